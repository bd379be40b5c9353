package review

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"time"

	"downtime/cmd/downtime/room"
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
	grades, scores, differ := rated(d)
	if len(grades) < 3 || !differ {
		return Standard{}, fmt.Errorf("a standard needs at least three runs with global ratings that are not all the same; there are %d (downtime cohort rate RUN --grade 1-5)", len(grades))
	}
	b := stats.BorderlineOf(grades, scores, border)
	s := Standard{
		At: now.UTC().Truncate(time.Second), Who: who, Case: scenario, Border: border, Ratings: len(grades), Slope: round4(b.Slope), Intercept: round4(b.Intercept),
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
		s.SEM = round4(*a.SEM / float64(max(a.Items, 1)))
	}
	return s, db.Note(ctx, who, "standard", s, now)
}

// rated are the grades and scores of the runs that have both; differ: the grades are not all the same.
func rated(d *data) (grades, scores []float64, differ bool) {
	for i := range d.runs {
		if r := &d.runs[i]; r.Counts() && d.ratings[r.N] > 0 {
			grades, scores = append(grades, float64(d.ratings[r.N])), append(scores, r.Total)
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

// identifying is what free text of a real patient tends to hold: ten digits of an NHS number, a date of birth, a hospital number, a mail address.
var identifying = regexp.MustCompile(`(?i)\b\d{3}[ -]?\d{3}[ -]?\d{4}\b|\b\d{1,2}[/.-]\d{1,2}[/.-](19|20)\d\d\b|\b(hospital|nhs|mrn)\s*(no|number)?[ .:]*\d{4,}|[\w.]+@[\w.]+\.\w+|\b[A-Z]{2}\d{6}[A-D]\b`)

// Warn says why a text may name a person; "" if nothing in it looks like it.
func Warn(text string) string {
	if identifying.MatchString(text) {
		return "this may name a person: a number, a date of birth or an address stands in it"
	}
	return ""
}

func free(d *data) []Free {
	out := []Free{}
	for _, w := range d.written {
		if r := d.chosen(w.Run); r != nil {
			out = append(out, Free{Learner: r.Learner, Run: r.ID, Case: r.Scenario, Part: w.Part, Text: w.Body, Warning: Warn(w.Body)})
		}
	}
	return out
}

func survey(d *data) []Survey {
	type key struct{ item, when string }
	sums := map[key][]float64{}
	who := map[key]map[string]bool{}
	for _, s := range d.surveys {
		k := key{s.Item, s.When}
		sums[k] = append(sums[k], float64(s.Choice))
		if who[k] == nil {
			who[k] = map[string]bool{}
		}
		who[k][s.Learner] = true
	}
	out := []Survey{}
	for _, q := range room.Questions {
		x := Survey{Item: q.ID, Text: q.Text}
		for i, to := range x.means() {
			k := key{q.ID, moments[i]}
			if x.by[i] = len(who[k]); x.by[i] > 0 {
				*to = some(mean(sums[k]))
			}
		}
		for name := range who[key{q.ID, "before"}] {
			if who[key{q.ID, "after"}][name] {
				x.N++
			}
		}
		if x.by != [3]int{} {
			out = append(out, x)
		}
	}
	return out
}

// moments are when the questions about oneself are asked.
var moments = [3]string{"before", "after", "later"}

// means are those of each moment.
func (s *Survey) means() [3]**float64 { return [3]**float64{&s.Before, &s.After, &s.Later} }

func (s *Survey) hide() {
	for i, m := range s.means() {
		if s.by[i] < Fewest {
			*m = nil
		}
	}
}

// hide leaves out every cell over fewer than five learners.
func (r *Report) hide() {
	r.Free = []Free{} // it is for the eyes of who teaches, in the review
	for i := range r.Heat.Mean {
		if r.Heat.Mean[i].N < Fewest {
			r.Heat.Mean[i].Score = nil
		}
	}
	r.Judgement.hide()
	for i := range r.Vignettes {
		r.Vignettes[i].hide()
	}
	for i := range r.Skills {
		if s := &r.Skills[i]; s.Learners < Fewest {
			s.Mean, s.Met = nil, nil
		}
	}
	for i := range r.Cases {
		r.Cases[i].hide()
	}
	for i := range r.Survey {
		r.Survey[i].hide()
	}
}

func (j *Judgement) hide() {
	for i := range j.Curve {
		if p := &j.Curve[i]; p.Learners < Fewest {
			p.Observed, p.Interval.Low, p.Interval.High = nil, 0, 1
		}
	}
}

func (c *Case) hide() {
	if c.Learners < Fewest {
		c.Mean, c.SD, c.Scale.Alpha, c.Scale.SEM = nil, nil, nil, nil
		c.Ranks = []Rank{}
	}
	for i := range c.Items {
		if it := &c.Items[i]; it.N < Fewest {
			it.Difficulty, it.Rest = nil, nil
		}
	}
	for i := range c.Clues {
		if x := &c.Clues[i]; x.N < Fewest {
			x.Missed, x.Found = nil, nil
		}
	}
	for i := range c.Scenes {
		few(c.Scenes[i].Choices)
	}
	few(c.Critical)
}

func few(counts []Count) {
	for i := range counts {
		if *counts[i].N < Fewest {
			counts[i].N = nil
		}
	}
}
