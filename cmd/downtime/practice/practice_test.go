package practice_test

import (
	"encoding/json"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"downtime/cmd/downtime/practice"
	"downtime/game/skill"
	"downtime/game/skill/early"
	"downtime/saves"
)

var tonight = time.Date(2026, 11, 22, 3, 14, 0, 0, time.UTC)

func profile(t *testing.T) (*saves.DB, *saves.Writer) {
	t.Helper()
	db, err := saves.Open(t.Context(), filepath.Join(t.TempDir(), "ann.db"))
	if err != nil {
		t.Fatal(err)
	}
	w := saves.NewWriter(db)
	t.Cleanup(func() { _ = w.Close(t.Context()); db.Close() })
	return db, w
}

func do(t *testing.T, p *practice.Practice, in skill.Input) {
	t.Helper()
	if err := p.Do(in); err != nil {
		t.Fatal(err)
	}
}

func reread(t *testing.T, db *saves.DB, w *saves.Writer, id string) saves.Attempt {
	t.Helper()
	if err := w.Flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	a, err := db.Attempt(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAGoLeftHalfWayIsTakenUpWhereItWasLeft(t *testing.T) {
	s := early.New()
	db, w := profile(t)
	p := practice.New(&s, skill.Setup{Seed: 4, Before: 3, Level: 2, Timing: skill.Double}, w, tonight)
	p.Wait(125)
	do(t, p, skill.Input{Set: "total", Value: "5"})
	p.Wait(60)
	stored := reread(t, db, w, p.ID)
	if stored.Status != saves.Playing || stored.Tick != 185 && stored.Tick != 175 || stored.Seq != 1 {
		t.Fatalf("stored at tick %d with %d inputs: %+v", stored.Tick, stored.Seq, stored)
	}
	if _, tick, err := p.Saving(); tick != stored.Tick || err != nil {
		t.Errorf("it says it is saved up to %d (%v), and is to %d", tick, err, stored.Tick)
	}
	p.Pause()
	stored = reread(t, db, w, p.ID)
	again, err := practice.Resume(&s, stored, w)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := again.Attempt.Exercise.View(), p.Attempt.Exercise.View(); !reflect.DeepEqual(got, want) {
		t.Errorf("it goes on with %+v, want %+v", got, want)
	}
	if again.Attempt.Tick != 185 || !reflect.DeepEqual(again.Attempt.Setup, p.Attempt.Setup) {
		t.Errorf("it goes on at tick %d with %+v", again.Attempt.Tick, again.Attempt.Setup)
	}
}

func TestAFinishedGoIsStoredWithItsResultOnce(t *testing.T) {
	s := early.New()
	db, w := profile(t)
	p := practice.New(&s, skill.Setup{Seed: 4, Level: 2}, w, tonight)
	s.Bots[0].Play(p.Attempt)
	r := p.Finish(tonight.Add(3 * time.Minute))
	p.Finish(tonight.Add(time.Hour))
	p.Abandon(tonight.Add(time.Hour))
	a := reread(t, db, w, p.ID)
	var kept skill.Result
	if err := json.Unmarshal(a.Result, &kept); err != nil {
		t.Fatal(err)
	}
	if a.Status != saves.Ended || a.Score != 100 || !a.Met || !reflect.DeepEqual(kept, r) || !a.EndedAt.Equal(tonight.Add(3*time.Minute)) {
		t.Errorf("stored %+v with %+v", a, kept)
	}
}

func TestAGoOfAnotherVersionIsExplained(t *testing.T) {
	s := early.New()
	_, err := practice.Resume(&s, saves.Attempt{Skill: "news2", Version: skill.Version + 1, Inputs: json.RawMessage(`[]`)}, nil)
	if err == nil {
		t.Fatal("a go of another version was taken up")
	}
}

func TestWithoutAProfileNothingIsSaidToBeSaved(t *testing.T) {
	s := early.New()
	p := practice.New(&s, skill.Setup{}, nil, tonight)
	p.Wait(100)
	if on, tick, _ := p.Saving(); on || tick != -1 {
		t.Errorf("saved up to %d, on %v", tick, on)
	}
	p.Abandon(tonight)
	if !p.Over() {
		t.Error("an abandoned go goes on")
	}
}

func TestOnlyFinishedGoesCountAndOneThatAskedIsAGuidedOne(t *testing.T) {
	at := func(id, of string, status saves.Status, asked bool) saves.Attempt {
		return saves.Attempt{ID: id, Skill: of, Status: status, Asked: asked, Met: true, Score: 90, Level: 2, EndedAt: tonight}
	}
	past := practice.Past([]saves.Attempt{
		at("4", "news2", saves.Ended, true), at("3", "drip", saves.Ended, false), at("2", "news2", saves.Abandoned, false), at("1", "news2", saves.Ended, false),
	}, "news2")
	if len(past) != 2 || past[0].Guided || !past[1].Guided {
		t.Errorf("past goes are %+v", past)
	}
}
