package content_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"downtime/content"
)

func TestTheQuestionsOfACaseAreReadWithoutTheRestAndAreThoseOfTheCase(t *testing.T) {
	lib := content.NewLibrary(content.Built())
	for _, id := range lib.IDs() {
		sc, problems := lib.Get(id)
		if sc == nil {
			t.Fatalf("%s: %v", id, problems)
		}
		got := lib.Questions(id)
		if len(got) != len(sc.Questions) {
			t.Fatalf("%s has %d questions, %d are read", id, len(sc.Questions), len(got))
		}
		for i, q := range sc.Questions {
			if got[i].ID != q.ID || got[i].Ask != q.Ask || got[i].Right != q.Right || got[i].Because != q.Because || len(got[i].Answers) != len(q.Answers) {
				t.Errorf("question %s of %s is read as %+v", q.ID, id, got[i])
			}
		}
	}
	if got := lib.Questions("nowhere"); got != nil {
		t.Errorf("a case that is not there asks %v", got)
	}
}

func TestAQuestionThatCannotBeAskedIsLeftOutAndABrokenFileAsksNothing(t *testing.T) {
	files := fstest.MapFS{
		"half/scenario.yaml": {Data: []byte("id: half\ntitle: x\nquestions:\n- id: a\n  ask: Which?\n  answers: [one, two]\n  right: 1\n- id: b\n  ask: Which?\n  answers: [one]\n- id: c\n  ask: Which?\n  answers: [one, two]\n  right: 2\nlimit: 9\n")},
		"bad/scenario.yaml":  {Data: []byte("questions:\n- id: [")},
	}
	lib := content.NewLibrary(files)
	if got := lib.Questions("half"); len(got) != 1 || got[0].ID != "a" || got[0].Answers[got[0].Right] != "two" {
		t.Errorf("got %+v", got)
	}
	if got := lib.Questions("bad"); got != nil {
		t.Errorf("got %+v", got)
	}
}

func TestANameOfAPatientHoldsNoAge(t *testing.T) {
	lib := content.NewLibrary(content.Built())
	for _, id := range lib.IDs() {
		sc, problems := lib.Get(id)
		if sc == nil {
			t.Fatal(problems)
		}
		for i := range sc.Patients {
			if name := sc.Patients[i].Name; strings.ContainsAny(name, ",0123456789") {
				t.Errorf("%s: %q is no name alone: an age stands in the story", id, name)
			}
		}
	}
}
