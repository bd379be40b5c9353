package judgement_test

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"downtime/cmd/downtime/judgement"
	"downtime/game/calibration"
	"downtime/game/engine"
	"downtime/game/score"
	"downtime/game/skill"
	"downtime/saves"
)

var tonight = time.Date(2026, 11, 21, 3, 14, 0, 0, time.UTC)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// profile is an empty one.
func profile(t testing.TB) *saves.DB {
	t.Helper()
	db, err := saves.Open(t.Context(), filepath.Join(t.TempDir(), "ann.db"))
	must(t, err)
	t.Cleanup(func() { db.Close() })
	return db
}

// vent is one judgement of the ventilator in a run of a kind.
func vent(kind string, p float64) score.Card {
	faulty := kind == "silent" || kind == "overt"
	return score.Card{Scored: true, Kind: kind, Domains: []score.Domain{}, Criticals: []score.Failure{}, Trials: []score.Trial{
		{Device: "vent4", Family: "ventilator", Faulty: faulty, Stated: true, P: p, Ideal: 0.9, From: 0.1, LR: 6},
	}}
}

// play stores runs that have ended with these cards.
func play(t testing.TB, db *saves.DB, engineVersion int, practice bool, cards ...score.Card) {
	t.Helper()
	var batches []saves.Batch
	for _, c := range cards {
		body, err := json.Marshal(c)
		must(t, err)
		h := saves.Header{ID: saves.NewID(), Scenario: "ward", Variant: "v", Engine: engineVersion, Pace: "paced", Started: tonight, Practice: practice}
		batches = append(batches, saves.Batch{Run: h.ID, Begin: &h, End: &saves.End{At: tonight, Card: body, Score: c.Total}})
	}
	_, err := db.Commit(t.Context(), batches...)
	must(t, err)
}

func times(n int, c score.Card) []score.Card {
	out := make([]score.Card, n)
	for i := range out {
		out[i] = c
	}
	return out
}

func read(t testing.TB, db *saves.DB) judgement.Record {
	t.Helper()
	r, err := judgement.Read(t.Context(), db)
	must(t, err)
	return r
}

func said(r judgement.Record) string {
	var b strings.Builder
	for _, s := range r.Sections() {
		fmt.Fprintln(&b, s.Title)
		for _, l := range s.Lines {
			fmt.Fprintln(&b, l)
		}
	}
	return b.String()
}

func wantSaid(t *testing.T, r judgement.Record, parts ...string) {
	t.Helper()
	text := said(r)
	for _, p := range parts {
		if !strings.Contains(text, p) {
			t.Errorf("it is not said %q:\n%s", p, text)
		}
	}
}

func TestTheRecordIsOfScoredRunsPlayedToTheirEnd(t *testing.T) {
	db := profile(t)
	play(t, db, engine.Version, false, vent("silent", 0.8), vent("plain", 0.2))
	play(t, db, engine.Version-1, false, vent("overt", 0.3))
	play(t, db, engine.Version, true, vent("silent", 1))          // its truth was known
	play(t, db, engine.Version, false, score.Card{Kind: "plain"}) // the bed for trying the keys
	open, left := saves.Header{ID: saves.NewID(), Scenario: "ward", Started: tonight}, saves.Header{ID: saves.NewID(), Scenario: "ward", Started: tonight}
	must(t, db.Begin(t.Context(), open))
	must(t, db.Begin(t.Context(), left))
	must(t, db.Abandon(t.Context(), left.ID, tonight))

	r := read(t, db)
	if want := (judgement.Counted{Runs: 3, Earlier: 1, Practice: 1, Unscored: 1, Unfinished: 1, Closed: 1}); r.Counted != want {
		t.Errorf("counted %+v, want %+v", r.Counted, want)
	}
	if len(r.Pools) != 1 || r.Pools[0].Pool != calibration.Case || r.Pools[0].All.Counts != (calibration.Counts{Hits: 1, Misses: 1, CorrectRejections: 1}) {
		t.Errorf("the pools are %+v", r.Pools)
	}
	wantSaid(t, r, "3 runs count: scored, and played to the end; 1 of them with an earlier version, judged as they were then.",
		"Not counted: 1 played as practice, with the truth known; 1 at the bed for trying the keys; 1 not finished yet; 1 closed unscored.",
		"All devices: 2 at fault: you called 1 of them (hit) and missed 1, 50 % (9 to 91) called; 1 sound: you called 0 of them at fault (false alarms) and left 1 alone (correct rejection), 0 % (0 to 79) called.",
		"Too few to say more: d' and criterion are told from 10 faulty and 10 sound devices on. There are 2 and 1.")
}

func TestAnEmptyProfileSaysWhatToDo(t *testing.T) {
	r := read(t, profile(t))
	if len(r.Pools) != 0 || r.Pools == nil {
		t.Errorf("the pools are %#v", r.Pools)
	}
	wantSaid(t, r, "No run counts yet: play a case to its end")
}

func TestTheWordsAreNoSurerThanTheTrialsAllow(t *testing.T) {
	db := profile(t)
	play(t, db, engine.Version, false, times(9, vent("silent", 0.8))...)
	play(t, db, engine.Version, false, times(3, vent("silent", 0.3))...)
	play(t, db, engine.Version, false, times(2, vent("mimic", 0.7))...)
	play(t, db, engine.Version, false, times(10, vent("plain", 0.1))...)
	wantSaid(t, read(t, db), "How well you tell faulty from sound: d' 1.48 (0.39 to 2.58), provisional. 0 is guessing, and more is better.",
		"It is too early to say which way you lean. Criterion 0.13 (-0.42 to 0.67): above 0 is slow to call a fault, below 0 quick to.",
		"Provisional until there are 20 faulty and 20 sound devices.",
		"Ventilators: 12 at fault: you called 9 of them (hits) and missed 3", "Silent faults: 12 at fault: you called 9 of them (hits) and missed 3, 75 % (47 to 91) called; d' 1.48 (0.39 to 2.58), provisional.",
		"Sound, patient ill: 2 sound: you called 2 of them at fault (false alarms) and left 0 alone (correct rejections)",
		"Of the 10 times that you said about 10 %, 0 % were at fault.", "2 judgements in groups of fewer than 3: not shown.",
		"On average you said 44 %, and 50 % were at fault: 6 points too much trust (bias).",
		"Updating: the 24 times that you stated a belief again after finding clues, you moved")

	play(t, db, engine.Version, false, times(11, vent("overt", 0.9))...)
	play(t, db, engine.Version, false, times(9, vent("plain", 0.1))...)
	r := read(t, db)
	if g := r.Pools[0].All; g.Level != calibration.Reported {
		t.Fatalf("23 and 21 are %s", g.Level)
	}
	if text := said(r); strings.Contains(text, "Provisional until") {
		t.Errorf("it is still provisional:\n%s", text)
	}
}

func TestVignettesStandApartByTheirMode(t *testing.T) {
	db := profile(t)
	play(t, db, engine.Version, false, vent("silent", 0.8))
	trials, err := json.Marshal([]skill.Trial{{Family: "pump", Kind: "silent", Faulty: true, Stated: true, P: 0.9, Ideal: 0.7}, {Family: "pump", Kind: "plain"}})
	must(t, err)
	for _, a := range []saves.Attempt{
		{Mode: "drill", Trials: trials},
		{Mode: "shift", Trials: trials},
		{Mode: "shift", Trials: trials},
		{Mode: "drill", Trials: trials, Guided: true},
		{Mode: "drill", Trials: trials, Asked: true},
		{Mode: "drill"},
		{Mode: "drill", Trials: trials, Status: saves.Playing},
	} {
		a.ID, a.Skill, a.Version, a.Started, a.Inputs = saves.NewID(), "liar", 1, tonight, json.RawMessage(`[]`)
		if a.Status == "" {
			a.Status, a.EndedAt, a.Result = saves.Ended, tonight, json.RawMessage(`{}`)
		}
		must(t, db.KeepAttempt(t.Context(), a))
	}
	r := read(t, db)
	want := map[calibration.Pool]calibration.Counts{
		calibration.Case: {Hits: 1}, calibration.Drill: {Hits: 1, Unstated: 1}, calibration.Shift: {Hits: 2, Unstated: 2},
	}
	if len(r.Pools) != len(want) || r.Counted.Goes != 3 || r.Counted.Guided != 2 {
		t.Fatalf("counted %+v, pools %+v", r.Counted, r.Pools)
	}
	for i, pool := range calibration.Pools() {
		if got := r.Pools[i]; got.Pool != pool || got.All.Counts != want[pool] {
			t.Errorf("%s: %+v, want %+v", got.Pool, got.All.Counts, want[pool])
		}
	}
	wantSaid(t, r, "Cases\n", "Drills: vignettes, half of them at fault\n", "Shifts: vignettes, few of them at fault\n", "3 goes at vignettes", "Not counted: 2 goes at vignettes with feedback on the way.",
		"About 2 more devices you stated no belief: that is no answer, and is not counted as 50 %.")
}

func TestWhatOneRunAllowsToBeSaidHasNoPartsOfAScore(t *testing.T) {
	db := profile(t)
	play(t, db, engine.Version, false, vent("plain", 0.2))
	r := read(t, db)
	wantSaid(t, r, "Brier score 0.040 over 1 stated probability", "Ventilators: 1 sound")
	if text := said(r); strings.Contains(text, "reliability") || strings.Contains(text, "pairs") {
		t.Errorf("of one sound device is said:\n%s", text)
	}
}

func TestFaultsAreToldBeforeWhatWasSound(t *testing.T) {
	db := profile(t)
	play(t, db, engine.Version, false, vent("plain", 0.2), vent("mimic", 0.2), vent("overt", 0.9), vent("silent", 0.9))
	r := read(t, db)
	text, at := said(r), 0
	for _, name := range []string{"Silent faults:", "Overt faults:", "Sound, patient ill:", "Sound, all well:"} {
		i := strings.Index(text[at:], name)
		if i < 0 {
			t.Fatalf("%q is missing or out of its order:\n%s", name, text)
		}
		at += i
	}
}

func BenchmarkTheRecordOfFiveThousandRuns(b *testing.B) {
	db := profile(b)
	for i := range 50 {
		p := float64(i%11) / 10
		play(b, db, engine.Version, false, append(times(50, vent("silent", p)), times(50, vent("plain", 1-p))...)...)
	}
	for b.Loop() {
		r, err := judgement.Read(b.Context(), db)
		must(b, err)
		if r.Counted.Runs != 5000 {
			b.Fatal(r.Counted)
		}
	}
}
