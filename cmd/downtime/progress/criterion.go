package progress

import (
	"slices"
	"time"

	"downtime/cmd/downtime/judgement"
	"downtime/game/calibration"
)

// mostPeriods is how many stretches of time a course is told in.
const mostPeriods = 12

// Course is how the criterion of one pool went over time. Pools are never put together.
type Course struct {
	Pool    calibration.Pool `json:"pool"`
	Needed  int              `json:"needed"` // faulty and as many sound devices, judged, for a period
	Periods []Period         `json:"periods"`
	Since   Period           `json:"since"` // judged after the last period: too few for one
}

// Period is a stretch of time with its own judgements, none of which counts twice. Its interval and its lean are read as everywhere else.
type Period struct {
	From      time.Time            `json:"from"`
	To        time.Time            `json:"to"` // when its last run was begun
	Runs      int                  `json:"runs"`
	Counts    calibration.Counts   `json:"counts"`
	Level     calibration.Level    `json:"level"`
	Criterion float64              `json:"criterion"` // read Level first
	Interval  calibration.Interval `json:"interval"`  // 95 %
	Lean      calibration.Lean     `json:"lean"`
}

// courses follows the criterion of every pool with a judgement.
func courses(dated []judgement.Dated) []Course {
	sorted := slices.Clone(dated)
	slices.SortStableFunc(sorted, func(a, b judgement.Dated) int { return a.At.Compare(b.At) })
	out := []Course{}
	for _, pool := range calibration.Pools() {
		c := courseOf(sorted, pool, calibration.FewestProvisional)
		for len(c.Periods) > mostPeriods {
			c = courseOf(sorted, pool, 2*c.Needed)
		}
		for i := range c.Periods {
			c.Periods[i].measure()
		}
		if len(c.Periods) > 0 || c.Since.Runs > 0 {
			out = append(out, c)
		}
	}
	return out
}

// courseOf cuts a pool's judgements, oldest first, into periods: each ends with the run by which so many faulty and so many sound devices have been
// judged in it.
func courseOf(dated []judgement.Dated, pool calibration.Pool, needed int) Course {
	c := Course{Pool: pool, Needed: needed, Periods: []Period{}}
	var p Period
	for i := range dated {
		d := &dated[i]
		took := false
		for k := range d.Trials {
			if t := &d.Trials[k]; t.Pool == pool {
				p.Counts.Add(t)
				took = true
			}
		}
		if !took {
			continue
		}
		if p.Runs++; p.Runs == 1 {
			p.From = d.At
		}
		p.To = d.At
		if min(p.Counts.Signals(), p.Counts.Noise()) >= needed {
			c.Periods = append(c.Periods, p)
			p = Period{}
		}
	}
	c.Since = p
	return c
}

// measure fills in what the counts allow to be said.
func (p *Period) measure() {
	p.Level = calibration.LevelOf(p.Counts)
	if p.Level == calibration.CountsOnly {
		return
	}
	d := calibration.Detect(p.Counts)
	p.Criterion, p.Interval = d.Criterion, d.CriterionInterval
	p.Lean = calibration.LeanOf(p.Interval)
}
