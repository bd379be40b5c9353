package content

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestTheBuiltScenariosCheckCleanAndCompile(t *testing.T) {
	l := NewLibrary(Built())
	for _, p := range l.Check() {
		t.Error(p)
	}
	for _, id := range l.IDs() {
		if sc, probs := l.Get(id); sc == nil || sc.ID != id || len(sc.Hash) != 64 {
			t.Errorf("%s does not compile: %v", id, probs)
		}
	}
}

func TestTheListTellsWhatTheWholeFileTells(t *testing.T) {
	for _, l := range []*Library{NewLibrary(Built()), NewLibrary(tiny(t))} {
		list := l.List()
		if len(list) != len(l.IDs()) || len(list) == 0 {
			t.Fatalf("%d of %d listed", len(list), len(l.IDs()))
		}
		for _, id := range l.IDs() {
			s, _ := Load(l.fsys, id)
			if whole := summarise(s.Doc); !slices.Contains(list, whole) || whole.ID != id {
				t.Errorf("%+v is not in %+v", whole, list)
			}
		}
		for i := range list[1:] {
			if a, b := list[i], list[i+1]; b.Unscored && !a.Unscored || a.order > b.order || a.order == b.order && a.ID >= b.ID {
				t.Errorf("%s stands before %s", a.ID, b.ID)
			}
		}
	}
}

func TestTheListOnTheWireHasItsFields(t *testing.T) {
	out, err := json.Marshal(NewLibrary(os.DirFS("testdata")).List())
	if err != nil {
		t.Fatal(err)
	}
	const want = `[{"id":"tiny","title":"The smallest case that is fair","place":"Test ward, bed 1","hour":"03:14","specialty":"intensive care",` +
		`"minutes":5,"variants":{"silent":1,"overt":1,"mimic":1,"plain":1},"source":"Written for tests.",` +
		`"summary":"A ventilated patient and a number that does not fit."}]`
	if string(out) != want {
		t.Errorf("%s", out)
	}
}

func TestAFolderOnDiskIsCheckedUnderItsOwnPath(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "tiny")
	if err := os.CopyFS(dir, os.DirFS("testdata/tiny")); err != nil {
		t.Fatal(err)
	}
	if sc, probs := NewLibrary(Built()).Compile(dir); sc == nil || len(probs) > 0 {
		t.Fatalf("%v", probs)
	}
	file := filepath.Join(dir, structure)
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(strings.Replace(string(text), "minutes: 5", "minuts: 5", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	sc, probs := NewLibrary(Built()).Compile(dir)
	if sc != nil || len(probs) == 0 || !strings.HasPrefix(probs[0].String(), file+":8:1: S006 ") || !strings.HasSuffix(probs[0].String(), "(fix: did you mean minutes?)") {
		t.Errorf("%v", probs)
	}
	if again := NewLibrary(Built()).Check(dir); len(again) != len(probs) {
		t.Errorf("check gives %v", again)
	}
}

func TestEachCaseHasAPlaceOfItsOwnInTheList(t *testing.T) {
	list := NewLibrary(Built()).List()
	for i, s := range list {
		if s.order != i {
			t.Errorf("%s stands %d. in the list and names %d", s.ID, i, s.order)
		}
	}
}
