package content

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

func TestANewScenarioChecksCleanUnderItsOwnName(t *testing.T) {
	files, err := New("silent-pump")
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, f := range files {
		fsys["silent-pump/"+f.Path] = &fstest.MapFile{Data: []byte(f.Text)}
	}
	l := NewLibrary(fsys)
	for _, p := range l.Check() {
		t.Error(p)
	}
	if sc, probs := l.Get("silent-pump"); sc == nil || sc.ID != "silent-pump" {
		t.Errorf("%v", probs)
	}
	if list := l.List(); len(list) != 1 || list[0].Variants != (Variants{1, 1, 1, 1}) {
		t.Errorf("%+v", list)
	}
}

func TestANewScenarioHasANameThatIsAFolderEverywhere(t *testing.T) {
	for _, id := range []string{"", "Pump", "a b", "../x", "x-", "-x", "a--b", "con/x", "9lives", "con", "com1", "tutorial", strings.Repeat("a", 41)} {
		if _, err := New(id); err == nil {
			t.Errorf("%q is taken", id)
		}
	}
}

func TestTheWorkedScenarioIsTheOneThatNewWrites(t *testing.T) {
	page, err := os.ReadFile("../CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	files, err := New("my-case")
	if err != nil {
		t.Fatal(err)
	}
	all := ""
	for _, f := range files {
		all += f.Text
	}
	quoted := 0
	for i, block := range strings.Split(string(page), "```") {
		if i%2 == 0 {
			continue // between the blocks
		}
		head, lines, _ := strings.Cut(block, "\n")
		if head != "" && head != "yaml" {
			continue // commands and what they print, changes, other files: the test of the page runs them
		}
		for line := range strings.Lines(lines) {
			if quoted++; strings.TrimSpace(line) != "" && !strings.Contains(all, strings.TrimSuffix(line, "\n")) {
				t.Errorf("CONTRIBUTING.md quotes a line that the case does not have: %s", line)
			}
		}
	}
	if quoted < 30 {
		t.Errorf("only %d lines are quoted", quoted)
	}
}
