package content

import (
	"io/fs"
	"os"
	"path/filepath"
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
		"lines without end":        {"id: tiny\n" + strings.Repeat("#\n", 20_000), scenario.CodeTooBig},
		"a list without end":       {"actions:\n" + strings.Repeat("  - {}\n", 5_000), scenario.CodeTooBig},
		"keys without end":         {strings.Repeat("id: tiny\n", 5_000), scenario.CodeTooBig},
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

func TestOneFaultyFileIsNotToldWithoutEnd(t *testing.T) {
	text := "actions:\n" + strings.Repeat("  - {idd: x}\n", 900)
	probs := NewLibrary(fstest.MapFS{"tiny/" + structure: &fstest.MapFile{Data: []byte(text)}}).Check("tiny")
	last := probs[len(probs)-1]
	if len(probs) != mostProblems+1 || !strings.Contains(last.Message, "more problems") {
		t.Errorf("%d problems, the last: %s", len(probs), last)
	}
}

func TestAScenarioNamedByItsFileIsToldToNameTheFolder(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, structure)
	if err := os.WriteFile(file, []byte("id: x\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	probs := NewLibrary(Built()).Check(file)
	if len(probs) != 1 || probs[0].Code != scenario.CodeFile || !strings.Contains(probs[0].Fix, "folder") {
		t.Errorf("%v", probs)
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
	for _, seed := range []string{
		"", "a", "{", "id: &x\nid: *x", "patients: {a: [", "? x\n: y", "a: |\n  x\n b", "actions: [{findings: [[{]]",
		"actions:\n  - findings:\n      - clue: a\nclues:\n- {id: a, device: b, lr: 2}", "scenes:\n  - id: a\nexpert:\n  - {choose: a/}",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		judge(t, fstest.MapFS{"tiny/" + structure: &fstest.MapFile{Data: text}})
	})
}

func FuzzNoWordsBesideACaseBreakTheLoader(f *testing.F) {
	f.Add("brief.md", []byte("# A\n\nText with 020 7946 0123 and \xff.\n"))
	f.Add("walks/a.walk", []byte("walk A\nvariant quiet-night\nuntil 20\ndo look on bed1\nexpect bed1.spo2 > 80 by 30\nfinish\n"))
	f.Add("walks/a.walk", []byte("walk A\nvariant overt\nbag 12 1e9 3\nlimit vent1 phigh - 40\nsay warn \nreport x y: z; ;\nplay expert until\n"))
	f.Fuzz(func(t *testing.T, name string, text []byte) {
		if !fs.ValidPath(name) {
			return // no name of a file
		}
		fsys := tiny(t)
		fsys["tiny/"+name] = &fstest.MapFile{Data: text}
		judge(t, fsys)
	})
}

// judge checks what may be anything: every problem must have a place and a meaning, and what has none must compile.
func judge(t *testing.T, fsys fstest.MapFS) {
	l := NewLibrary(fsys)
	probs := l.Check("tiny")
	for _, p := range probs {
		if p.Line < 1 || p.Column < 1 || p.Message == "" || scenario.CodeTitle(p.Code) == "" {
			t.Fatalf("a problem without a place or a meaning: %+v", p)
		}
	}
	if sc, _ := l.Get("tiny"); len(probs) == 0 && sc == nil {
		t.Fatal("no problem, and no scenario")
	}
	l.List()
}
