package progress_test

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"downtime/cmd/downtime/progress"
	"downtime/content"
	"downtime/game/engine"
	"downtime/game/scenario"
	"downtime/game/score"
	"downtime/game/sign"
	"downtime/game/skill"
	"downtime/saves"
)

// tonight is when everything in these tests is looked at.
var tonight = time.Date(2026, 11, 21, 20, 0, 0, 0, time.Local)

const day = 24 * time.Hour

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func profile(t testing.TB) *saves.DB {
	t.Helper()
	db, err := saves.Open(t.Context(), filepath.Join(t.TempDir(), "ann.db"))
	must(t, err)
	t.Cleanup(func() { db.Close() })
	return db
}

// library is two cases with a question each, and two skills.
func library() *progress.Library {
	return &progress.Library{
		Cases: []content.Summary{
			{ID: "vent", Title: "Patient care and ventilator autonomy", Place: "ICU, bed 4", Hour: "03:14"},
			{ID: "ward", Title: "The weekend ward", Place: "Ward 7, bay 2", Hour: "22:40"},
		},
		Questions: func(id string) []scenario.Question {
			return []scenario.Question{{ID: "q-" + id, Ask: "Which number settles it in " + id + "?", Answers: []string{"The set", "The exhaled", "The peak"}, Right: 1, Because: "Exhaled is what came back."}}
		},
		Skills: []skill.Skill{
			{ID: "drip", Title: "Count a drip", Minutes: 3, Levels: []string{"one", "two"}},
			{ID: "bag", Title: "Ventilate by hand", Minutes: 4, Levels: []string{"one", "two"}},
		},
		Signs: []sign.Sign{
			{ID: "clock-still", Name: "The clock stands still", Looks: "It does not run.", Check: "Watch it.", Mistaken: "Slowness.", Source: "General", Mark: "K"},
			{ID: "too-quiet", Name: "Too quiet", Looks: "x", Check: "x", Mistaken: "x", Source: "x", Mark: "D"},
		},
	}
}

// card is that of one run, with so many points in each domain of a hundred, and its judgements.
func card(percent float64, trials ...score.Trial) score.Card {
	c := score.Card{Scored: true, Kind: "silent", Total: percent, Uncapped: percent, Criticals: []score.Failure{}, Trials: append([]score.Trial{}, trials...)}
	for d, weight := range score.Weights(false) {
		if weight == 0 {
			continue
		}
		id := score.DomainID(engine.Domain(d))
		lines := []score.Line{}
		for i := range 6 {
			lines = append(lines, score.Line{ID: fmt.Sprint(id, i), Label: "Compare set with delivered, and the chest with both", Earned: weight / 6, Possible: weight / 6, What: "at 03:17:44", Reason: "A set value is an order, not a measurement.", SourceID: "s1"})
		}
		c.Domains = append(c.Domains, score.Domain{ID: id, Label: score.DomainLabel(engine.Domain(d)), Weight: weight, Points: weight * percent / 100, Score: percent, Lines: lines})
	}
	return c
}

// judged is one judgement of the ventilator.
func judged(faulty bool, p float64) score.Trial {
	return score.Trial{Device: "vent4", Family: "ventilator", Faulty: faulty, Stated: true, P: p, Ideal: 0.8}
}

// ended is a run of a case that ended so many days ago.
func ended(t testing.TB, id, scenario string, days int, c score.Card) saves.Batch {
	t.Helper()
	body, err := json.Marshal(c)
	must(t, err)
	h := saves.Header{ID: id, Scenario: scenario, Variant: "v", Engine: engine.Version, Pace: "paced", Started: tonight.Add(-time.Duration(days) * day)}
	return saves.Batch{Run: id, Begin: &h, End: &saves.End{At: h.Started.Add(20 * time.Minute), Card: body, Score: c.Total}}
}

// goOf is a finished go at a skill.
func goOf(skill string, level int, score float64, met bool, days int) saves.Batch {
	at := tonight.Add(-time.Duration(days) * day)
	a := saves.Attempt{
		ID: saves.NewID(), Skill: skill, Version: 1, Level: level, Started: at, Status: saves.Ended, EndedAt: at.Add(3 * time.Minute), Score: score, Met: met,
		Inputs: json.RawMessage(`[]`), Result: json.RawMessage(`{}`),
	}
	return saves.Batch{Attempt: &a}
}

func plan(run, part, body string, days int) saves.Batch {
	return saves.Batch{Reflection: &saves.Reflection{Run: run, Part: part, Body: body, At: tonight.Add(-time.Duration(days) * day)}}
}

func keep(t testing.TB, db *saves.DB, batches ...saves.Batch) {
	t.Helper()
	_, err := db.Commit(t.Context(), batches...)
	must(t, err)
}

func report(t testing.TB, db *saves.DB) progress.Report {
	t.Helper()
	s, err := progress.Read(t.Context(), db)
	must(t, err)
	return progress.Of(&s, library(), tonight)
}
