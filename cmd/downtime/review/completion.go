package review

import (
	"math"

	stats "downtime/game/cohort"
	"downtime/game/engine"
	"downtime/game/score"
	"downtime/saves"
)

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

	all, ended, open, first []int64 // the runs behind each
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

	runs []int64
}

func completion(d *data) []Completion {
	by := map[string]*Completion{}
	first := map[string][]float64{}
	cases := map[string]map[string]bool{}
	var out []Completion
	for i := range d.runs {
		r := &d.runs[i]
		c := by[r.Learner]
		if c == nil {
			c, cases[r.Learner] = &Completion{Learner: r.Learner}, map[string]bool{}
			by[r.Learner] = c
		}
		c.all = append(c.all, r.N)
		c.Minutes += float64(r.Ticks) / engine.TicksPerSecond / 60
		switch r.Status {
		case saves.Ended:
			c.ended = append(c.ended, r.N)
		case saves.Playing:
			c.open = append(c.open, r.N)
		}
		cases[r.Learner][r.Scenario] = true
		c.Latest = r.Started.Format(iso)
		if d.first[r.N] {
			c.first = append(c.first, r.N)
			first[r.Learner] = append(first[r.Learner], r.Total)
		}
	}
	for _, name := range d.learners() {
		c := by[name]
		c.Runs, c.Ended, c.Open, c.Cases, c.Minutes = len(c.all), len(c.ended), len(c.open), len(cases[name]), math.Round(c.Minutes*10)/10
		if x := first[name]; len(x) > 0 {
			c.Mean = some(stats.Mean(x))
		}
		out = append(out, *c)
	}
	return out
}

// earned is what a learner has earned of a domain, of what could be earned, in which runs.
type earned struct {
	points, weight float64
	runs           []int64
}

func heat(d *data) Heat {
	by := map[string]*[engine.NumDomains]earned{}
	place := map[string]int{}
	h := Heat{Domains: []string{}, Rows: []HeatRow{}, Mean: []Cell{}}
	for i := range engine.NumDomains {
		place[score.DomainID(i)] = int(i)
		h.Domains = append(h.Domains, score.DomainLabel(i))
	}
	for i := range d.runs {
		r := &d.runs[i]
		if !d.first[r.N] {
			continue
		}
		if by[r.Learner] == nil {
			by[r.Learner] = &[engine.NumDomains]earned{}
		}
		for _, p := range domainsOf(r.Domains) {
			if k, ok := place[p.ID]; ok && p.Weight > 0 {
				e := &by[r.Learner][k]
				e.points, e.weight, e.runs = e.points+p.Points, e.weight+p.Weight, append(e.runs, r.N)
			}
		}
	}
	var columns [engine.NumDomains][]float64
	for _, name := range d.learners() {
		if by[name] == nil {
			continue
		}
		row := HeatRow{Learner: name}
		for k, e := range by[name] {
			c := Cell{}
			if e.weight > 0 {
				c = Cell{len(e.runs), some(100 * e.points / e.weight), e.runs}
				columns[k] = append(columns[k], *c.Score)
			}
			row.Cells = append(row.Cells, c)
		}
		h.Rows = append(h.Rows, row)
	}
	for _, x := range columns {
		c := Cell{N: len(x)}
		if len(x) > 0 {
			c.Score = some(stats.Mean(x))
		}
		h.Mean = append(h.Mean, c)
	}
	return h
}
