package proof_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"downtime/cmd/downtime/proof"
	"downtime/game/engine"
	"downtime/game/player"
	"downtime/saves"
	"downtime/saves/cohort"
	"downtime/saves/handin"
)

// until is a run as it stood at its n-th State, not ended.
func until(whole saves.Run, n int) saves.Run {
	cut := whole.Marks[n]
	half := whole
	half.Status, half.EndedAt, half.Card, half.Score, half.LastTick = saves.Playing, time.Time{}, nil, 0, cut.Tick
	half.Inputs, half.Marks = slices.Clone(whole.Inputs[:cut.Seq]), whole.Marks[:n+1]
	return half
}

func TestARunIsTakenInAgainOnlyIfItIsTheSameRunGoingOn(t *testing.T) {
	lib := library()
	whole := played(t, lib, 3, 2)
	short := played(t, lib, 3, 1)
	short.ID, short.Started = whole.ID, whole.Started
	another := played(t, lib, 4, 2)
	another.ID = whole.ID
	later := whole
	later.Started = whole.Started.Add(time.Minute)
	last := len(whole.Marks) - 1
	silent := until(whole, last)
	silent.Inputs, silent.Marks = nil, nil
	for name, c := range map[string]struct {
		first, then saves.Run
		why         string
	}{
		"another seed":             {until(whole, 0), another, "its hidden truth or its seed is another"},
		"another seed, half way":   {whole, until(another, 0), "its hidden truth or its seed is another"},
		"another beginning":        {until(whole, 0), later, "it began at"},
		"an end before the middle": {until(whole, last), short, "is said to end after 60 s"},
		"two ends":                 {whole, short, "is said to end after 60 s"},
		"inputs put in afterwards": {silent, whole, "input 1 comes before"},
	} {
		dir := t.TempDir()
		db := filepath.Join(dir, "x.cohort")
		if got := taken(t, db, written(t, dir, "a.handin", handedIn(t, "A7", c.first))); got[0].Status != proof.Accepted {
			t.Errorf("%s: %+v", name, got[0])
			continue
		}
		got := taken(t, db, written(t, dir, "b.handin", handedIn(t, "A7", c.then)))
		if got[0].Status != proof.Refused || !strings.Contains(got[0].Reason, "run "+whole.ID[:8]+" is not the one taken in before: ") || !strings.Contains(got[0].Reason, c.why) {
			t.Errorf("%s: %+v", name, got[0])
		}
	}
}

func TestWhatWasRatedAndWrittenStaysWhenARunIsHandedInFurther(t *testing.T) {
	dir := t.TempDir()
	whole := played(t, library(), 3, 2)
	path := filepath.Join(dir, "x.cohort")
	half := handedIn(t, "A7", until(whole, 0))
	half.Reflections = []handin.Reflection{{Run: whole.ID, Part: "plan", Body: "Look first.", At: dated}}
	if got := taken(t, path, written(t, dir, "a.handin", half)); got[0].Status != proof.Accepted {
		t.Fatalf("%+v", got[0])
	}
	db, err := cohort.Open(t.Context(), path)
	must(t, err)
	before, err := db.Find(t.Context(), whole.ID)
	must(t, err)
	must(t, db.Rate(t.Context(), cohort.Rating{Run: before.N, At: dated, Rater: "T1", Grade: 4, Note: "looked early"}))
	must(t, db.Close())
	if got := taken(t, path, written(t, dir, "b.handin", handedIn(t, "A7", whole))); got[0].Longer != 1 {
		t.Fatalf("%+v", got[0])
	}
	db, err = cohort.Read(t.Context(), path)
	must(t, err)
	defer db.Close()
	after, err := db.Find(t.Context(), whole.ID)
	must(t, err)
	if after.Status != saves.Ended || after.Ticks != 2*60*engine.TicksPerSecond || after.Total != whole.Score {
		t.Errorf("the row was not brought to the end: %+v", after)
	}
	ratings, err := db.Ratings(t.Context())
	must(t, err)
	if len(ratings) != 1 || ratings[0].Run != after.N || ratings[0].Note != "looked early" {
		t.Errorf("the rating is lost: %+v", ratings)
	}
	texts, err := db.Written(t.Context())
	must(t, err)
	if len(texts) != 1 || texts[0].Run != after.N {
		t.Errorf("what was written is lost: %+v", texts)
	}
	body, err := db.Text(t.Context(), cohort.Body, after.N)
	must(t, err)
	if !strings.Contains(string(body), `"status":"ended"`) {
		t.Errorf("the stored run is still the half: %.200s", body)
	}
}

func TestARunOfAnotherLearnerIsRefusedWithWhoseItIsAndInWhichFile(t *testing.T) {
	dir := t.TempDir()
	one := played(t, library(), 3, 1)
	db := filepath.Join(dir, "x.cohort")
	taken(t, db, written(t, dir, "a.handin", handedIn(t, "A7", one)))
	got := taken(t, db, written(t, dir, "b.handin", handedIn(t, "B2", one)))
	for _, w := range []string{"another learner before: A7", "in the file of 2026-01-05 10:00:00 (SHA-256 ", "from machine 3b6a27bc"} {
		if got[0].Status != proof.Refused || !strings.Contains(got[0].Reason, w) {
			t.Errorf("it does not say %q: %+v", w, got[0])
		}
	}
}

func TestOfTwoTextsAndTwoAnswersTheNewerStaysInWhateverOrderTheirFilesCome(t *testing.T) {
	one := played(t, library(), 3, 1)
	file := func(hours int, body string, choice int) handin.File {
		f := handedIn(t, "A7", one)
		f.Header.Made = dated.Add(time.Duration(hours) * time.Hour)
		f.Reflections = []handin.Reflection{{Run: one.ID, Part: "plan", Body: body, At: f.Header.Made}}
		f.Answers = []handin.Answer{{When: "after", Item: "q1", Choice: choice}}
		return f
	}
	for _, order := range [][]string{{"early", "late"}, {"late", "early"}} {
		dir := t.TempDir()
		files := map[string]string{"early": written(t, dir, "early", file(2, "First.", 1)), "late": written(t, dir, "late", file(3, "Second.", 5))}
		path := filepath.Join(dir, "x.cohort")
		taken(t, path, files[order[0]], files[order[1]])
		db, err := cohort.Read(t.Context(), path)
		must(t, err)
		texts, err := db.Written(t.Context())
		must(t, err)
		answers, err := db.Surveys(t.Context())
		must(t, err)
		if len(texts) != 1 || texts[0].Body != "Second." || len(answers) != 1 || answers[0].Choice != 5 {
			t.Errorf("%v: %+v, %+v", order, texts, answers)
		}
		must(t, db.Close())
	}
}

func TestAPseudonymInOtherCapitalsIsNoted(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "x.cohort")
	taken(t, db, written(t, dir, "a", handedIn(t, "L01", played(t, library(), 3, 1))))
	said(t, taken(t, db, written(t, dir, "b", handedIn(t, "l01", played(t, library(), 4, 1))))[0], proof.Accepted, "l01 and L01 differ in capitals alone, and are two learners here")
}

func TestAReportStandsInTheDecisionsInTheLearnersOwnWords(t *testing.T) {
	lib := library()
	sc, problems := lib.Get(firstCase)
	if sc == nil {
		t.Fatal(problems)
	}
	for seed := range uint64(20) {
		r, _, err := player.Play(sc, seed+1, "", "expert", 0)
		must(t, err)
		said := slices.IndexFunc(r.Inputs, func(in engine.Input) bool { return in.Fields["device"] != "" })
		if said < 0 {
			continue
		}
		stored, err := proof.Headless(r)
		must(t, err)
		stored.ID, stored.Started, stored.EndedAt = saves.NewID(), dated, dated.Add(time.Hour)
		dir := t.TempDir()
		path := filepath.Join(dir, "x.cohort")
		taken(t, path, written(t, dir, "a", handedIn(t, "A7", stored)))
		db, err := cohort.Read(t.Context(), path)
		must(t, err)
		defer db.Close()
		run, err := db.Find(t.Context(), stored.ID)
		must(t, err)
		text, err := db.Text(t.Context(), cohort.Decisions, run.N)
		must(t, err)
		if !strings.Contains(string(text), "device: "+r.Inputs[said].Fields["device"]) {
			t.Errorf("the report is not there: %s", text)
		}
		return
	}
	t.Fatal("no expert has written a report: the test proves nothing")
}
