package review

import (
	"context"
	"time"

	"downtime/game/calibration"
	"downtime/saves/cohort"
)

// Report is everything that is told of a cohort.
type Report struct {
	Made       time.Time     `json:"made"`
	Filter     cohort.Filter `json:"filter"`
	Program    string        `json:"program"`
	Learners   int           `json:"learners"`
	Runs       int           `json:"runs"`
	Scored     int           `json:"scored"`
	Completion []Completion  `json:"completion"`
	Heat       Heat          `json:"heat"`
	Judgement  Judgement     `json:"judgement"`
	Vignettes  []Judgement   `json:"vignettes"`
	Skills     []Skill       `json:"skills"`
	Cases      []Case        `json:"cases"`
	Across     *Scale        `json:"across_cases"` // cases as items; null unless two or more were played by the same learners
	Free       []Free        `json:"free_text"`
	Ratings    int           `json:"ratings"`
	Standards  []Standard    `json:"standards"`
	Survey     []Survey      `json:"survey"`
	Notes      []string      `json:"notes"`
	Hidden     bool          `json:"small_cells_hidden"`
}

// Completion is how far one learner has come.
type Completion struct {
	Learner string   `json:"learner"`
	Runs    int      `json:"runs"`
	Ended   int      `json:"ended"`
	Open    int      `json:"open"`
	Cases   int      `json:"cases"`
	Minutes float64  `json:"minutes"` // of simulated time
	Mean    *float64 `json:"mean"`    // of first goes; null without one
	Latest  string   `json:"latest"`
}

// Heat is how learners stand in each domain, in per cent of what they could earn in first goes.
type Heat struct {
	Domains []string  `json:"domains"`
	Rows    []HeatRow `json:"rows"`
	Mean    []Cell    `json:"mean"`
}

// HeatRow is one learner's.
type HeatRow struct {
	Learner string `json:"learner"`
	Cells   []Cell `json:"cells"`
}

// Cell is a percentage of so many learners or runs; Score null: none, or hidden.
type Cell struct {
	N     int      `json:"n"`
	Score *float64 `json:"score"`
}

// Judgement is how the learners lean and how well the beliefs stated came true. Learners are never pooled into one criterion: people with different
// ones make a biased mixture. The verdicts are counted.
type Judgement struct {
	Pool         string   `json:"pool"` // case, or of vignettes drill and shift: pools are never put together
	OverTrusting int      `json:"over_trusting"`
	Balanced     int      `json:"balanced"`
	TriggerHappy int      `json:"trigger_happy"`
	NotToldApart int      `json:"not_told_apart"` // with enough trials, and an interval that holds both
	TooFew       int      `json:"too_few"`        // trials to say
	MeanDPrime   *float64 `json:"mean_d_prime"`   // of those with enough
	MeanC        *float64 `json:"mean_criterion"`
	Judged       int      `json:"judgements"`
	Unstated     int      `json:"unstated"`
	Hits         int      `json:"hits"`
	Misses       int      `json:"misses"`
	FalseAlarms  int      `json:"false_alarms"`
	Rejections   int      `json:"correct_rejections"`
	Brier        *float64 `json:"brier"`
	Curve        []Point  `json:"curve"`
	Leans        []Lean   `json:"leans"`
}

// Lean is one learner's verdict.
type Lean struct {
	Learner   string   `json:"learner"`
	Lean      string   `json:"lean"`
	Faulty    int      `json:"faulty"`
	Sound     int      `json:"sound"`
	DPrime    *float64 `json:"d_prime"`
	Criterion *float64 `json:"criterion"`
}

// Point is one bin of the cohort's calibration curve. Each learner counts once in a bin, whatever they said in it; its interval is as wide as so many
// learners allow, not so many judgements.
type Point struct {
	Said     float64              `json:"said"`
	Observed *float64             `json:"observed"` // null: hidden
	Interval calibration.Interval `json:"interval"`
	N        int                  `json:"n"`
	Learners int                  `json:"learners"`
}

// Case is one case over its learners.
type Case struct {
	ID       string   `json:"id"`
	Learners int      `json:"learners"`
	Mean     *float64 `json:"mean"`
	SD       *float64 `json:"sd"`
	Scale    Scale    `json:"scale"`
	Items    []Item   `json:"items"`
	Clues    []Clue   `json:"clues"`
	Scenes   []Scene  `json:"scenes"`
	Ranks    []Rank   `json:"ranks"`
	Critical []Count  `json:"criticals"`
}

// Scale is how far a total can be relied on.
type Scale struct {
	Learners int      `json:"learners"`
	Items    int      `json:"items"`
	Alpha    *float64 `json:"alpha"`
	SEM      *float64 `json:"sem"` // in points of the total
	CasesFor int      `json:"cases_for_phi_80"`
	Note     string   `json:"note,omitempty"`
}

// Item is one scored line.
type Item struct {
	ID         string   `json:"id"`
	Label      string   `json:"label"`
	Domain     string   `json:"domain"`
	N          int      `json:"n"`
	Difficulty *float64 `json:"difficulty"` // mean share of what it could earn
	Rest       *float64 `json:"item_rest"`
	Flag       string   `json:"flag"`
}

// Clue is one piece of evidence.
type Clue struct {
	ID     string   `json:"id"`
	Label  string   `json:"label"`
	LR     float64  `json:"lr"`
	N      int      `json:"n"` // learners for whom it was there
	Missed *float64 `json:"missed"`
	From   float64  `json:"available_minute"` // median
	Found  *float64 `json:"found_minute"`     // median of those who found it
}

// Scene is what was answered to a question.
type Scene struct {
	ID      string  `json:"id"`
	Label   string  `json:"label"`
	N       int     `json:"n"`
	Choices []Count `json:"choices"`
}

// Count is how often something was so; N nil: hidden.
type Count struct {
	Label string `json:"label"`
	N     *int   `json:"n"`
}

// Rank is where learners put a patient whom the experts put at a place.
type Rank struct {
	Patient string `json:"patient"`
	Expert  int    `json:"expert"`
	Changed int    `json:"changed_from,omitempty"` // the case's own rank, where an instructor has another
	Placed  []int  `json:"placed"`                 // learners by the place they gave, from the first
}

// Free is what a learner wrote.
type Free struct {
	Learner string `json:"learner"`
	Run     string `json:"run"`
	Case    string `json:"case"`
	Part    string `json:"part"`
	Text    string `json:"text"`
	Warning string `json:"warning,omitempty"` // it may name a person
}

// Survey is one question before and after.
type Survey struct {
	Item   string   `json:"item"`
	Text   string   `json:"text"`
	Before *float64 `json:"before"`
	After  *float64 `json:"after"`
	Later  *float64 `json:"later"`
	N      int      `json:"n"` // learners who answered before and after

	by [3]int // learners who answered before, after and later
}

// Make gathers everything that is told of a cohort. Hide leaves out what concerns fewer than five learners.
func Make(ctx context.Context, db *cohort.DB, f cohort.Filter, program string, now time.Time, hide bool) (*Report, error) {
	d, err := gather(ctx, db, f)
	if err != nil {
		return nil, err
	}
	r := &Report{Made: now.UTC().Truncate(time.Second), Filter: f, Program: program, Learners: len(d.learners()), Runs: len(d.runs), Ratings: len(d.ratings), Hidden: hide}
	for i := range d.runs {
		if d.runs[i].Counts() {
			r.Scored++
		}
	}
	r.Completion, r.Heat = completion(d), heat(d)
	if r.Judgement, err = judgement(ctx, db, d); err != nil {
		return nil, err
	}
	if r.Cases, err = cases(ctx, db, d); err != nil {
		return nil, err
	}
	goes, err := db.Goes(ctx, f)
	if err != nil {
		return nil, err
	}
	r.Skills, r.Vignettes = skills(goes), vignettes(goes)
	r.Across, r.Free, r.Survey = across(d), free(d), survey(d)
	if r.Standards, err = standards(d.audit); err != nil {
		return nil, err
	}
	r.Notes = notes
	if hide {
		r.hide()
	}
	return r, nil
}

var notes = []string{
	"Formative. Not evidence of competence, and not for progression or discipline unless that was said beforehand. No score decides anything without a person.",
	"The proof shows that inputs lead to scores. It cannot show who played, when, or how often.",
	"With 10 to 15 learners every index of an item swings widely from group to group: flags are muted below 30.",
	"Compare groups by site or grade only with ten or more learners in each.",
}
