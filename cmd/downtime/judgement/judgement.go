// Package judgement gathers what a profile knows of how its trainee judges devices, over all runs of cases and goes at vignettes, and says it
// in words. The command and the screen of past runs show the same.
//
// It may import game, saves; never a screen. What counts is decided here; the figures are those of game/calibration.
package judgement

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"downtime/game/calibration"
	"downtime/game/engine"
	"downtime/game/score"
	"downtime/game/skill"
	"downtime/saves"
)

// Record is everything that is told about a trainee's judgement.
type Record struct {
	Counted Counted              `json:"counted"`
	Pools   []calibration.Report `json:"pools"` // those with a trial, in the order of calibration.Pools
}

// Counted says what the figures are of, and what was left out.
type Counted struct {
	Runs       int `json:"runs"`       // scored runs played to their end, of which every figure of the cases is made
	Earlier    int `json:"earlier"`    // of those, played under an earlier version of the rules: judged as they were then
	Goes       int `json:"goes"`       // finished goes at vignettes
	Practice   int `json:"practice"`   // left out: played with the truth known
	Unscored   int `json:"unscored"`   // left out: a bed for trying the keys
	Unfinished int `json:"unfinished"` // left out: not played to the end yet
	Closed     int `json:"closed"`     // left out: closed unscored
	Guided     int `json:"guided"`     // left out: goes at vignettes that were told about on the way
}

// Read gathers the record of a profile.
func Read(ctx context.Context, db *saves.DB) (Record, error) {
	runs, err := db.List(ctx)
	if err != nil {
		return Record{}, err
	}
	judged, err := db.Judged(ctx)
	if err != nil {
		return Record{}, err
	}
	goes, err := db.Attempts(ctx)
	if err != nil {
		return Record{}, err
	}
	return Of(runs, judged, goes), nil
}

// Dated is the judgements of one run or of one go, with when it was begun.
type Dated struct {
	At     time.Time
	Trials []calibration.Trial
}

// Of makes a record of runs, of what those that have ended were judged as, and of goes at skills.
func Of(runs []saves.Summary, judged []saves.Judged, goes []saves.Attempt) Record {
	r, _ := Gather(runs, judged, goes)
	return r
}

// Gather is Of, with the judgements that it is made of: those of runs in the order of judged, then those of goes in theirs.
func Gather(runs []saves.Summary, judged []saves.Judged, goes []saves.Attempt) (Record, []Dated) {
	var r Record
	var dated []Dated
	for i := range runs {
		switch runs[i].Status {
		case saves.Playing:
			r.Counted.Unfinished++
		case saves.Abandoned:
			r.Counted.Closed++
		}
	}
	var trials []calibration.Trial
	take := func(at time.Time, made []calibration.Trial) {
		if len(made) > 0 {
			trials, dated = append(trials, made...), append(dated, Dated{at, made})
		}
	}
	for i := range judged {
		take(judged[i].Started, r.run(&judged[i]))
	}
	for i := range goes {
		take(goes[i].Started, r.vignettes(&goes[i]))
	}
	r.Pools = []calibration.Report{}
	for _, pool := range calibration.Pools() {
		if rep := calibration.For(trials, pool); rep.Trials() > 0 {
			r.Pools = append(r.Pools, rep)
		}
	}
	return r, dated
}

// run takes in the judgements of one run that has ended. A run that was played with its truth known judges nothing; one of an earlier version does:
// what was believed and what was so do not change with the rules.
func (r *Record) run(j *saves.Judged) []calibration.Trial {
	switch {
	case !j.Scored.Bool:
		r.Counted.Unscored++
		return nil
	case j.Practice:
		r.Counted.Practice++
		return nil
	}
	r.Counted.Runs++
	if j.Engine != engine.Version {
		r.Counted.Earlier++
	}
	return calibration.FromCard(&score.Card{Scored: true, Kind: j.Kind, Trials: trialsOf(j)})
}

// trialsOf reads the judgements that were copied out of a run's card. A line that is none is left out.
func trialsOf(j *saves.Judged) []score.Trial {
	var out []score.Trial
	for line := range strings.SplitSeq(j.Trials, "\n") {
		if t, ok := trialOf(line); ok {
			out = append(out, t)
		}
	}
	return out
}

func trialOf(line string) (t score.Trial, ok bool) {
	var fields [7]string
	n := 0
	for f := range strings.SplitSeq(line, "\t") {
		if n == len(fields) {
			return t, false
		}
		fields[n] = f
		n++
	}
	if n != len(fields) {
		return t, false
	}
	t.Family, t.Faulty, t.Stated = fields[0], fields[1] == "1", fields[2] == "1"
	for i, into := range []*float64{&t.P, &t.Ideal, &t.From, &t.LR} {
		v, err := strconv.ParseFloat(fields[3+i], 64)
		if err != nil {
			return t, false
		}
		*into = v
	}
	return t, true
}

// vignettes takes in the judgements of one go at a skill, if it makes any: its mode names their pool.
func (r *Record) vignettes(a *saves.Attempt) []calibration.Trial {
	if a.Status != saves.Ended || a.Trials == nil {
		return nil
	}
	if a.Guided || a.Asked {
		r.Counted.Guided++
		return nil
	}
	var made []skill.Trial
	if json.Unmarshal(a.Trials, &made) != nil {
		return nil
	}
	r.Counted.Goes++
	out := make([]calibration.Trial, len(made))
	for i, t := range made {
		out[i] = calibration.Trial{Pool: calibration.Pool(a.Mode), Family: t.Family, Kind: t.Kind, Faulty: t.Faulty, Stated: t.Stated, P: t.P, Ideal: t.Ideal}
	}
	return out
}
