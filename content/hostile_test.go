package content

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"downtime/game/scenario"
)

func TestHostileFilesAreRefusedClearly(t *testing.T) {
	bomb := "a: &a [x,x,x,x,x,x,x,x,x]\n"
	for c := 'b'; c < 'j'; c++ {
		bomb += string(c) + ": &" + string(c) + " [" + strings.Repeat("*"+string(c-1)+",", 9) + "]\n"
	}
	for name, h := range map[string]struct {
		text string
		code scenario.Code
	}{
		"an anchor bomb":           {"id: &x tiny\ntitle: *x\n", scenario.CodeYAMLForm},
		"a bomb under unknown key": {bomb, scenario.CodeKey},
		"a huge file":              {"id: tiny\n" + strings.Repeat("# filler\n", 100_000), scenario.CodeTooBig},
		"a line without end":       {"id: " + strings.Repeat("a", 10_000), scenario.CodeTooBig},
		"a tower of lists":         {"id: " + strings.Repeat("[\n", 5_000), scenario.CodeTooBig},
		"a staircase":              {"- " + strings.Repeat("- ", 1_900) + "a\n", scenario.CodeValue},
		"UTF-16":                   {"\xff\xfei\x00d\x00", scenario.CodeBytes},
		"a byte order mark":        {"\uFEFFid: tiny\n", scenario.CodeBytes},
		"two documents":            {"id: tiny\n---\nid: tiny\n", scenario.CodeYAMLForm},
		"a directive":              {"%YAML 1.1\n---\nid: tiny\n", scenario.CodeYAMLForm},
		"a tag":                    {"id: !!binary aGk=\n", scenario.CodeYAMLForm},
		"a list":                   {"- id\n", scenario.CodeValue},
		"nothing":                  {"", scenario.CodeValue},
		"an octal number":          {"minutes: 012\n", scenario.CodeValue},
		"a number beyond numbers":  {"limit: 1e999\n", scenario.CodeValue},
		"not a number":             {"patients: [{harm: .nan}]\n", scenario.CodeValue},
	} {
		fsys := fstest.MapFS{"tiny/" + structure: &fstest.MapFile{Data: []byte(h.text)}}
		sc, probs := NewLibrary(fsys).Get("tiny")
		found := false
		for _, p := range probs {
			found = found || p.Code == h.code
		}
		if sc != nil || !found {
			t.Errorf("%s: want %s, have %v", name, h.code, probs)
		}
	}
}

func TestWindowsLineEndsAreTheSameScenario(t *testing.T) {
	fsys := tiny(t)
	unix, probs := Load(fsys, "tiny")
	if len(probs) > 0 {
		t.Fatal(probs)
	}
	for _, f := range fsys {
		f.Data = []byte(strings.ReplaceAll(string(f.Data), "\n", "\r\n"))
	}
	windows, _ := Load(fsys, "tiny")
	if unix.Hash != windows.Hash || len(unix.Hash) != 64 {
		t.Errorf("hash %s and %s", unix.Hash, windows.Hash)
	}
	fsys["tiny/brief.md"].Data = append(fsys["tiny/brief.md"].Data, "\nOne word more.\n"...)
	if more, _ := Load(fsys, "tiny"); more.Hash == unix.Hash {
		t.Error("the hash does not see a changed word")
	}
}

func FuzzNoFileBreaksTheLoader(f *testing.F) {
	good, err := os.ReadFile("testdata/tiny/scenario.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	for _, b := range brokenCases {
		if b.file == "" {
			f.Add([]byte(strings.Replace(string(good), b.old, b.new, 1)))
		}
	}
	for _, seed := range []string{"", "a", "{", "id: &x\nid: *x", "patients: {a: [", "? x\n: y", "a: |\n  x\n b", "actions: [{findings: [[{]]"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		fsys := fstest.MapFS{"tiny/" + structure: &fstest.MapFile{Data: text}}
		for _, p := range NewLibrary(fsys).Check("tiny") {
			if p.Line < 1 || p.Column < 1 || p.Message == "" || scenario.CodeTitle(p.Code) == "" {
				t.Fatalf("a problem without a place or a meaning: %+v", p)
			}
		}
	})
}
