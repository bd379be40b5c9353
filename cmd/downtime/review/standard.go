package review

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"time"

	stats "downtime/game/cohort"
	"downtime/game/debrief"
	"downtime/saves/cohort"
)

// Standard is a cut by borderline regression, as it was set.
type Standard struct {
	At        time.Time `json:"at"`
	Who       string    `json:"who"`
	Case      string    `json:"case"` // "": all cases together
	Border    float64   `json:"border"`
	Ratings   int       `json:"ratings"`
	Slope     float64   `json:"slope"`
	Intercept float64   `json:"intercept"`
	R2        float64   `json:"r2"`
	Cut       float64   `json:"cut"`
	Error     float64   `json:"standard_error"`
	SEM       float64   `json:"sem"` // of a score; 0 not known
	Note      string    `json:"note,omitempty"`
}

// Grey is the zone of cut ± one SEM in which no score decides anything.
func (s *Standard) Grey() (low, high float64) { return max(0, s.Cut-s.SEM), min(100, s.Cut+s.SEM) }

// Set works a standard out of the global ratings that people gave, and writes it to the audit. Border is the grade of a learner at the border.
func Set(ctx context.Context, db *cohort.DB, scenario string, border float64, who, why string, now time.Time) (Standard, error) {
	d, err := gather(ctx, db, cohort.Filter{Scenario: scenario})
	if err != nil {
		return Standard{}, err
	}
	marks, scores, differ := grades(d)
	if len(marks) < 3 || !differ {
		return Standard{}, fmt.Errorf("a standard needs at least three runs with global ratings that are not all the same; there are %d (downtime cohort rate RUN --grade 1-5)", len(marks))
	}
	b := stats.BorderlineOf(marks, scores, border)
	s := Standard{
		At: now.UTC().Truncate(time.Second), Who: who, Case: scenario, Border: border, Ratings: len(marks), Slope: round4(b.Slope), Intercept: round4(b.Intercept),
		R2: round4(b.R2), Cut: round4(b.Cut), Error: round4(b.Error), Note: why,
	}
	if math.IsNaN(b.Cut) || math.IsInf(b.Cut, 0) {
		return Standard{}, fmt.Errorf("these ratings and scores give no line")
	}
	if b.Slope <= 0 {
		return Standard{}, fmt.Errorf("no standard is set: scores do not rise with the ratings (slope %.2f), so a cut would mean nothing; look at the runs again", b.Slope)
	}
	made, err := cases(ctx, db, d)
	if err != nil {
		return Standard{}, err
	}
	if len(made) == 1 && made[0].Scale.SEM != nil {
		s.SEM = *made[0].Scale.SEM
	} else if a := across(d); a != nil && a.SEM != nil {
		s.SEM = *a.SEM
	}
	return s, db.Note(ctx, who, "standard", s, now)
}

// grades are the grades and scores of the runs that have both; differ: the grades are not all the same.
func grades(d *data) (grades, scores []float64, differ bool) {
	for i := range d.runs {
		if r := &d.runs[i]; r.Counts() && d.grade[r.N] > 0 {
			grades, scores = append(grades, float64(d.grade[r.N])), append(scores, r.Total)
			differ = differ || grades[len(grades)-1] != grades[0]
		}
	}
	return grades, scores, differ
}

func round4(x float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return 0
	}
	return math.Round(x*1e4) / 1e4
}

// standards are those of the audit, the oldest first: the last of a case is in force, the others are its history.
func standards(audit []cohort.Entry) ([]Standard, error) {
	out := []Standard{}
	for _, e := range audit {
		if e.What != "standard" {
			continue
		}
		var s Standard
		if err := json.Unmarshal(e.Body, &s); err != nil {
			return nil, fmt.Errorf("read standard: %w", err)
		}
		out = append(out, s)
	}
	return out, nil
}

// Ranks are experts' ranks of a case's patients as an instructor has changed them: they hold in the table of ranks. Scores stay as the case has them,
// since a score is what replay gives.
type Ranks struct {
	Case  string         `json:"case"`
	Ranks map[string]int `json:"ranks"` // by the patient's id, from 1; equal ranks are a tie
	Note  string         `json:"note,omitempty"`
}

// SetRanks writes changed ranks to the audit.
func SetRanks(ctx context.Context, db *cohort.DB, r Ranks, who string, now time.Time) error {
	if r.Case == "" || len(r.Ranks) == 0 {
		return fmt.Errorf("ranks are of a case, and of patients in it")
	}
	for id, n := range r.Ranks {
		if n < 1 || n > 64 {
			return fmt.Errorf("the rank of %s is %d; ranks count from 1", id, n)
		}
	}
	return db.Note(ctx, who, "ranks", r, now)
}

// changed are the ranks in force of a case, by the patient's id; nil where nobody has changed them.
func changed(audit []cohort.Entry, scenario string) map[string]int {
	var out map[string]int
	for _, e := range audit {
		var r Ranks
		if e.What == "ranks" && json.Unmarshal(e.Body, &r) == nil && r.Case == scenario {
			out = r.Ranks
		}
	}
	return out
}

// InForce is the standard of a case as a debrief shows it: the last that was set; nil if there is none.
func InForce(ctx context.Context, db *cohort.DB, scenario string) (*debrief.Standard, error) {
	audit, err := db.Audit(ctx, "standard")
	if err != nil {
		return nil, err
	}
	all, err := standards(audit)
	if err != nil {
		return nil, err
	}
	for i := len(all) - 1; i >= 0; i-- {
		if s := all[i]; s.Case == scenario {
			return &debrief.Standard{Cut: s.Cut, SEM: s.SEM, By: s.Who, Day: s.At.Format("2006-01-02")}, nil
		}
	}
	return nil, nil
}
