package review

import (
	"context"
	"time"

	"downtime/saves/cohort"
)

// Report is everything that is told of a cohort. What is not in its JSON is for the eyes of who teaches, on their own screen.
type Report struct {
	Wide int `json:"-"` // cells of a line of text; 0: as many as it takes

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
	Standards  []Standard    `json:"standards"`
	Survey     []Survey      `json:"survey"`
	Notes      []string      `json:"notes"`
	Hidden     bool          `json:"small_cells_hidden"`

	Read  []cohort.Summary `json:"-"` // the runs that it is made of
	Rated []Rated          `json:"-"`
	Audit []cohort.Entry   `json:"-"`
}

// Rated is a grade, a note or both that somebody gave to a run; Grade 0: a note alone.
type Rated struct {
	cohort.Rating
	Learner, Case, ID string
}

// Make gathers everything that is told of a cohort. Hide leaves out what concerns fewer than five learners.
func Make(ctx context.Context, db *cohort.DB, f cohort.Filter, program string, now time.Time, hide bool) (*Report, error) {
	d, err := gather(ctx, db, f)
	if err != nil {
		return nil, err
	}
	r := &Report{Made: now.UTC().Truncate(time.Second), Filter: f, Program: program, Learners: len(d.learners()), Runs: len(d.runs), Hidden: hide, Notes: notes, Read: d.runs, Audit: d.audit}
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
	r.Across, r.Free, r.Survey, r.Rated = across(d), free(d), survey(d), d.rated()
	if r.Standards, err = standards(d.audit); err != nil {
		return nil, err
	}
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
