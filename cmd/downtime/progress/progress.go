// Package progress gathers what a profile says of how its trainee is coming along, over all runs, goes at skills, plans and answers, and puts it into
// words. The screen, the verb and the linear mode show the same. There are no streaks, no ranks and no pass mark in it.
//
// It may import game, content, saves, judgement, practice and schedule; never a screen. It opens nothing and writes nothing.
package progress

import (
	"context"
	"time"

	"downtime/cmd/downtime/judgement"
	"downtime/cmd/downtime/schedule"
	"downtime/content"
	"downtime/game/engine"
	"downtime/game/scenario"
	"downtime/game/sign"
	"downtime/game/skill"
	"downtime/saves"
)

// Formative is what every page of figures says of itself.
const Formative = "Formative: these figures are for you. No pass mark is set, and no number or colour here stands for one; a standard is an instructor's to set."

// Library is what can be practised: the cases in the order of a list, and the skills in that of the lab.
type Library struct {
	Cases     []content.Summary
	Questions func(scenario string) []scenario.Question
	Skills    []skill.Skill
	Signs     []sign.Sign // the field guide
}

// Stored is what a profile holds of progress.
type Stored struct {
	Open    []saves.Summary // not ended: left half-way or closed
	Judged  []saves.Judged  // oldest first
	Goes    []saves.Attempt // newest first
	Plans   []saves.Written // and what became of them, oldest first
	Reviews []saves.Review
}

// Report is everything that is told about a trainee's progress.
type Report struct {
	Formative string           `json:"formative"`
	Runs      Runs             `json:"runs"`
	Today     Today            `json:"today"`
	Cases     []Case           `json:"cases"`
	Courses   []Course         `json:"criterion"`
	Judgement judgement.Record `json:"judgement"`
	Skills    []Skill          `json:"skills"`
	Plans     []Plan           `json:"plans"` // newest first
	Guide     []sign.Entry     `json:"guide"` // the field guide, a place for each sign

	items []item // that can be practised
	log   []schedule.Review
}

// Runs counts what the heat map is made of.
type Runs struct {
	Scored  int `json:"scored"`
	Earlier int `json:"earlier"` // of those, played under another version of the rules: by the Card that was stored then
}

// Read gathers what a profile holds.
func Read(ctx context.Context, db *saves.DB) (s Stored, err error) {
	if s.Open, err = db.NotEnded(ctx); err != nil {
		return s, err
	}
	if s.Judged, err = db.Judged(ctx); err != nil {
		return s, err
	}
	if s.Goes, err = db.Attempts(ctx); err != nil {
		return s, err
	}
	if s.Plans, err = db.Written(ctx, planPart, KeptPart); err != nil {
		return s, err
	}
	s.Reviews, err = db.Reviews(ctx)
	return s, err
}

// Of makes the report of what is stored, as it stands at now.
func Of(s *Stored, lib *Library, now time.Time) Report {
	r := Report{Formative: Formative}
	var dated []judgement.Dated
	r.Judgement, dated = judgement.Gather(s.Open, s.Judged, s.Goes)
	r.Courses = courses(dated)
	r.heat(s, lib)
	r.skills(s, lib, now)
	r.plans(s, lib)
	r.guide(s, lib)
	r.items, r.log = itemsOf(s, lib, r.Skills), logOf(s)
	r.plan(now)
	return r
}

// counts reports whether a run that has ended counts: it is scored, and its truth was not known. A Card so old that it does not say is a scored one.
func counts(j *saves.Judged) bool { return !j.Practice && (j.Scored.Bool || !j.Scored.Valid) }

// nameOf is a case as a trainee may know it: by its title once it was played to its end, else by place and hour.
func nameOf(lib *Library, id string, ended bool) (name, title string) {
	for _, c := range lib.Cases {
		if c.ID != id {
			continue
		}
		if ended {
			title = c.Title
		}
		return c.Place + ", " + c.Hour, title
	}
	return id, ""
}

// earlier reports whether a run was played under another version of the rules.
func earlier(j *saves.Judged) bool { return j.Engine != engine.Version }
