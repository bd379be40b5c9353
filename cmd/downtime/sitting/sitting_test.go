package sitting_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"testing"
	"time"

	"downtime/cmd/downtime/sitting"
	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/score"
	"downtime/saves"
)

func TestARunIsTakenUpWhereItWasLeft(t *testing.T) {
	db, w := profile(t)
	s := begin(t, w, "silent-limiter")
	play(t, s)
	must(t, s.Flush(t.Context()))
	stored, err := db.Load(t.Context(), s.ID)
	must(t, err)
	if stored.LastTick != s.Run.State.Tick || len(stored.Inputs) != len(s.Run.Inputs) || stored.Status != saves.Playing {
		t.Fatalf("stored to tick %d with %d inputs, played to tick %d with %d", stored.LastTick, len(stored.Inputs), s.Run.State.Tick, len(s.Run.Inputs))
	}

	back, err := sitting.Resume(ward(), stored, w)
	must(t, err)
	if back.Run.State != s.Run.State {
		t.Error("the State is not the one that was left")
	}
	if !reflect.DeepEqual(back.Run.Lines(0), s.Run.Lines(0)) {
		t.Error("what has happened until now reads otherwise")
	}
	for _, it := range []*sitting.Sitting{s, back} {
		wait(t, it, 200)
	}
	if back.Run.State != s.Run.State {
		t.Error("the run goes on otherwise than it would have")
	}
}

func TestAFinishedRunIsStoredWithItsCardAndReplays(t *testing.T) {
	db, w := profile(t)
	s := begin(t, w, "agitated")
	play(t, s)
	wait(t, s, 3600)
	card, err := s.Finish(began.Add(time.Hour))
	must(t, err)
	again, err := s.Finish(began.Add(2 * time.Hour))
	must(t, err)
	if !reflect.DeepEqual(card, again) || !reflect.DeepEqual(card, score.Grade(ward(), &s.Run.State)) {
		t.Error("the Card is not that of the run, or changes when it is asked for twice")
	}
	must(t, s.Flush(t.Context()))
	stored, err := db.Load(t.Context(), s.ID)
	must(t, err)
	var kept score.Card
	must(t, json.Unmarshal(stored.Card, &kept))
	if !reflect.DeepEqual(kept, card) || stored.Status != saves.Ended || stored.Score != card.Total || len(stored.Events) != len(s.Run.Events) {
		t.Errorf("stored as %+v", stored.Summary)
	}
	r, err := sitting.Rebuild(ward(), stored)
	must(t, err)
	if r.State != s.Run.State || len(r.Marks) == 0 {
		t.Error("the stored run replays to another State, or nothing was compared")
	}
}

func TestALeftRunIsClosedWithoutACard(t *testing.T) {
	db, w := profile(t)
	s := begin(t, w, "agitated")
	play(t, s)
	s.Abandon(began.Add(time.Minute))
	must(t, w.Flush(t.Context()))
	stored, err := db.Load(t.Context(), s.ID)
	must(t, err)
	if stored.Status != saves.Abandoned || stored.Card != nil || len(stored.Inputs) != len(s.Run.Inputs) {
		t.Errorf("stored as %+v with %d inputs", stored.Summary, len(stored.Inputs))
	}
}

// TestEveryInputUpToTheTickCalledSavedIsOnTheDisk looks into the profile with a reader of its own after each report of the writer.
func TestEveryInputUpToTheTickCalledSavedIsOnTheDisk(t *testing.T) {
	db, w := profile(t)
	reader, err := saves.OpenReader(t.Context(), db.Path())
	must(t, err)
	defer reader.Close()
	s := begin(t, w, "silent-limiter")
	looked := 0
	look := func() {
		_, tick, err := s.Saving()
		must(t, err)
		given := 0
		for _, in := range s.Run.Inputs {
			if in.Tick <= tick {
				given++
			}
		}
		if tick <= 0 && given == 0 {
			return
		}
		stored, err := reader.Load(t.Context(), s.ID)
		must(t, err)
		if len(stored.Inputs) < given || stored.LastTick < tick {
			t.Fatalf("called saved to tick %d, with %d inputs; on the disk: tick %d, %d inputs", tick, given, stored.LastTick, len(stored.Inputs))
		}
		looked++
	}
	for range 60 {
		wait(t, s, 1)
		look()
		do(t, s, engine.Input{Kind: engine.Believe, P: 0.5}) // at the very tick to which the clock may be saved already
		look()
	}
	must(t, s.Flush(t.Context()))
	if _, tick, _ := s.Saving(); tick != s.Run.State.Tick {
		t.Errorf("after a flush tick %d is called saved, the run is at %d", tick, s.Run.State.Tick)
	}
	look()
	if looked == 0 {
		t.Error("nothing was ever called saved")
	}
}

func TestAClockThatOnlyRunsIsSavedEachSecond(t *testing.T) {
	db, w := profile(t)
	s := begin(t, w, "agitated")
	for range 7 * 50 / 5 {
		_, err := s.Wait(5)
		must(t, err)
	}
	_, err := s.Wait(5)
	must(t, err)
	must(t, w.Flush(t.Context())) // the writer's own: nothing more is handed over
	stored, err := db.Load(t.Context(), s.ID)
	must(t, err)
	if stored.LastTick != 350 {
		t.Errorf("after 7.1 s the clock is saved at tick %d, want 350", stored.LastTick)
	}
}

func TestARunOfOtherRulesOrWordsIsReadAndNotSimulated(t *testing.T) {
	db, w := profile(t)
	s := begin(t, w, "agitated")
	play(t, s)
	must(t, s.Flush(t.Context()))
	stored, err := db.Load(t.Context(), s.ID)
	must(t, err)
	for what, change := range map[string]func(*saves.Run){
		"engine": func(r *saves.Run) { r.Engine++ },
		"text":   func(r *saves.Run) { r.ContentHash = "another" },
	} {
		other := stored
		change(&other)
		_, err := sitting.Resume(ward(), other, w)
		var version *run.VersionError
		if !errors.As(err, &version) {
			t.Errorf("another %s: %v", what, err)
		}
	}
}

func TestARunThatWasTamperedWithNamesTheTick(t *testing.T) {
	db, w := profile(t)
	s := begin(t, w, "agitated")
	play(t, s)
	must(t, s.Flush(t.Context()))
	stored, err := db.Load(t.Context(), s.ID)
	must(t, err)
	if len(stored.Marks) == 0 {
		t.Fatal("no hash was stored: nothing could show")
	}
	for i, in := range s.Run.Inputs {
		if in.Kind == engine.Squeeze {
			in.ML = 700
			stored.Inputs[i].Body, _ = json.Marshal(in)
			break
		}
	}
	_, err = sitting.Resume(ward(), stored, w)
	var diverged *run.DivergedError
	if !errors.As(err, &diverged) || diverged.Tick != stored.Marks[0].Tick {
		t.Errorf("got %v, want a divergence at tick %d", err, stored.Marks[0].Tick)
	}
	stored.Inputs[0].Tick += 5
	if _, err = sitting.Resume(ward(), stored, w); err == nil {
		t.Error("an input that contradicts its own tick is taken")
	}
}

func TestABoutThatTheProgramDidNotSurviveLeavesTheRhythmStanding(t *testing.T) {
	db, w := profile(t)
	s := begin(t, w, "ventilator-failure")
	do(t, s, action(t, "bag"))
	wait(t, s, 3)
	do(t, s, engine.Input{Kind: engine.Live, On: true})
	for range 3 {
		do(t, s, engine.Input{Kind: engine.Squeeze, ML: 480, Seconds: 1})
		wait(t, s, 4)
	}
	must(t, s.Flush(t.Context()))
	stored, err := db.Load(t.Context(), s.ID)
	must(t, err)
	back, err := sitting.Resume(ward(), stored, w)
	must(t, err)
	if back.Squeezing() || len(back.Run.Inputs) != len(s.Run.Inputs)+1 {
		t.Errorf("the bag waits for keys that nobody presses, or was let go of more than once: %d inputs became %d", len(s.Run.Inputs), len(back.Run.Inputs))
	}
	wait(t, back, 30)
	if n := back.Run.State.Bagging[0].Breaths; n < 8 {
		t.Errorf("in the half minute after coming back the patient got %d breaths in all", n)
	}
}

func TestARecordIsTheSameBytesForTheSameRun(t *testing.T) {
	record := func() []byte {
		s := begin(t, nil, "silent-limiter")
		play(t, s)
		rec, err := sitting.Record(s.Run, score.Grade(ward(), &s.Run.State))
		must(t, err)
		var b bytes.Buffer
		must(t, saves.WriteRun(&b, rec))
		return b.Bytes()
	}
	first := record()
	if !bytes.Equal(first, record()) {
		t.Error("the same run was recorded otherwise the second time")
	}
	stored, err := saves.ReadRun(bytes.NewReader(first))
	must(t, err)
	if _, err := sitting.Rebuild(ward(), stored); err != nil {
		t.Error(err)
	}
	if now := []byte(time.Now().Format("2006-01-02")); bytes.Contains(first, now) {
		t.Error("the record holds today's date")
	}
}

func TestWithoutAProfilePlayGoesOnUnsaved(t *testing.T) {
	s := begin(t, nil, "agitated")
	play(t, s)
	if on, _, err := s.Saving(); on || err != nil {
		t.Errorf("saving: %v, %v", on, err)
	}
	must(t, s.Flush(t.Context()))
	s.Retry()
	if _, err := s.Finish(began); err != nil {
		t.Error(err)
	}
}
