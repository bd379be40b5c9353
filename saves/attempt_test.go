package saves_test

import (
	"encoding/json"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"downtime/saves"
)

// aGo is a go that has just begun.
func aGo(id string) saves.Attempt {
	return saves.Attempt{
		ID: id, Skill: "news2", Version: 1, Level: 2, Mode: "drill", Timing: "double", Guided: true, Seed: 1<<64 - 3,
		Started: time.Date(2026, 11, 22, 3, 14, 0, 250e6, time.UTC), Status: saves.Playing, Inputs: json.RawMessage(`[]`),
	}
}

// goneOn is a go after some inputs.
func goneOn(id string, tick int64, inputs string, seq int) saves.Attempt {
	a := aGo(id)
	a.Tick, a.Inputs, a.Seq = tick, json.RawMessage(inputs), seq
	return a
}

func overGo(id string) saves.Attempt {
	a := goneOn(id, 500, `[{"tick":1,"do":"sign"},{"tick":9,"do":"ask"}]`, 2)
	a.Status, a.EndedAt, a.Score, a.Met, a.Asked = saves.Ended, a.Started.Add(time.Minute), 81.25, true, true
	a.Result, a.Trials = json.RawMessage(`{"Score":81.25}`), json.RawMessage(`[{"P":0.5}]`)
	return a
}

func TestAGoIsReadAsItWasStored(t *testing.T) {
	db := fresh(t)
	want := overGo("a1")
	for _, a := range []saves.Attempt{aGo("a1"), goneOn("a1", 100, `[{"tick":1,"do":"sign"}]`, 1), want, want} {
		must(t, db.KeepAttempt(t.Context(), a))
	}
	if diff := cmp.Diff(want, get[saves.Attempt](t)(db.Attempt(t.Context(), "a1"))); diff != "" {
		t.Errorf("the go differs (-sent +read):\n%s", diff)
	}
	want.Inputs, want.Result = nil, nil
	if diff := cmp.Diff([]saves.Attempt{want}, get[[]saves.Attempt](t)(db.Attempts(t.Context()))); diff != "" {
		t.Errorf("the list differs (-sent +read):\n%s", diff)
	}
	_, err := db.Attempt(t.Context(), "nobody's")
	wantKind(t, err, saves.ErrNotFound)
}

func TestOnlyAnOpenGoIsOfferedAgain(t *testing.T) {
	db := fresh(t)
	left := aGo("left")
	left.Status, left.EndedAt = saves.Abandoned, left.Started.Add(time.Second)
	for _, a := range []saves.Attempt{aGo("open"), overGo("over"), left} {
		must(t, db.KeepAttempt(t.Context(), a))
	}
	if list := get[[]saves.Attempt](t)(db.OpenAttempts(t.Context())); len(list) != 1 || list[0].ID != "open" {
		t.Errorf("offered again: %+v", list)
	}
}

func TestAGoOnlyEverGoesOn(t *testing.T) {
	db := fresh(t)
	must(t, db.KeepAttempt(t.Context(), goneOn("a1", 300, `[{"do":"a"},{"do":"b"}]`, 2)))
	must(t, db.KeepAttempt(t.Context(), goneOn("a1", 100, `[{"do":"a"}]`, 1))) // a late answer to an early question
	if a := get[saves.Attempt](t)(db.Attempt(t.Context(), "a1")); a.Tick != 300 || a.Seq != 2 {
		t.Errorf("the go went back to %+v", a)
	}
	other := aGo("a1")
	other.Seed = 7
	wantKind(t, db.KeepAttempt(t.Context(), other), saves.ErrExists)

	must(t, db.KeepAttempt(t.Context(), overGo("a1")))
	must(t, db.KeepAttempt(t.Context(), aGo("a1"))) // what was on its way when it ended
	late := overGo("a1")
	late.Status, late.Result = saves.Abandoned, nil
	wantKind(t, db.KeepAttempt(t.Context(), late), saves.ErrClosed)
	if a := get[saves.Attempt](t)(db.Attempt(t.Context(), "a1")); a.Status != saves.Ended || a.Score != 81.25 {
		t.Errorf("the end was undone: %+v", a)
	}
}

func TestNonsenseIsNotStoredAsAGo(t *testing.T) {
	db := fresh(t)
	for name, spoil := range map[string]func(*saves.Attempt){
		"no identity":         func(a *saves.Attempt) { a.ID = "" },
		"no skill":            func(a *saves.Attempt) { a.Skill = "" },
		"no status":           func(a *saves.Attempt) { a.Status = "" },
		"inputs no list":      func(a *saves.Attempt) { a.Inputs = json.RawMessage(`{}`) },
		"time runs backwards": func(a *saves.Attempt) { a.Tick = -1 },
		"result is no JSON":   func(a *saves.Attempt) { a.Result = json.RawMessage(`{`) },
		"ended with nothing":  func(a *saves.Attempt) { a.Status = saves.Ended },
		"trials no list":      func(a *saves.Attempt) { a.Trials = json.RawMessage(`3`) },
	} {
		a := aGo("a1")
		spoil(&a)
		if err := db.KeepAttempt(t.Context(), a); err == nil {
			t.Errorf("%s: stored", name)
		} else {
			wantKind(t, err, saves.ErrRefused)
		}
	}
	if list := get[[]saves.Attempt](t)(db.Attempts(t.Context())); len(list) != 0 {
		t.Errorf("stored: %+v", list)
	}
}

func TestAWriterSaysHowFarAGoIsSaved(t *testing.T) {
	db := fresh(t)
	w := saves.NewWriter(db)
	a, b := aGo("a1"), goneOn("a1", 120, `[{"do":"a"},{"do":"b"}]`, 2)
	w.Submit(saves.Batch{Attempt: &a})
	w.Submit(saves.Batch{Attempt: &b})
	must(t, w.Flush(t.Context()))
	if p := w.Progress(); p.Run != "a1" || p.Seq != 2 || p.Tick != 120 || p.Pending != 0 {
		t.Errorf("progress is %+v", p)
	}
	must(t, w.Close(t.Context()))
}

func TestAnExportedProfileHoldsItsGoes(t *testing.T) {
	db := fresh(t)
	must(t, db.KeepAttempt(t.Context(), overGo("a1")))
	to := filepath.Join(t.TempDir(), "copy.db")
	must(t, db.ExportProfile(t.Context(), to))
	there, err := saves.Open(t.Context(), to)
	must(t, err)
	defer there.Close()
	if diff := cmp.Diff(overGo("a1"), get[saves.Attempt](t)(there.Attempt(t.Context(), "a1"))); diff != "" {
		t.Errorf("the copy differs:\n%s", diff)
	}
}
