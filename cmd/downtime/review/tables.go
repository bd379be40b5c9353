package review

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"
	"strconv"

	"downtime/game/calibration"
	stats "downtime/game/cohort"
	"downtime/game/engine"
	"downtime/game/score"
	"downtime/saves"
	"downtime/saves/cohort"
)

func some(v float64) *float64 {
	v = math.Round(v*1e4) / 1e4
	return &v
}

func mean(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum / float64(len(x))
}

func sd(x []float64) float64 {
	m, sum := mean(x), 0.0
	for _, v := range x {
		sum += (v - m) * (v - m)
	}
	return math.Sqrt(sum / float64(len(x)-1))
}

func median(x []float64) float64 {
	slices.Sort(x)
	n := len(x)
	if n%2 == 1 {
		return x[n/2]
	}
	return (x[n/2-1] + x[n/2]) / 2
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
		c.Runs++
		c.Minutes += float64(r.Ticks) / engine.TicksPerSecond / 60
		switch r.Status {
		case saves.Ended:
			c.Ended++
		case saves.Playing:
			c.Open++
		}
		cases[r.Learner][r.Scenario] = true
		c.Latest = r.Started.Format("2006-01-02T15:04:05Z")
		if d.first[r.N] {
			first[r.Learner] = append(first[r.Learner], r.Total)
		}
	}
	for _, name := range d.learners() {
		c := by[name]
		c.Cases, c.Minutes = len(cases[name]), math.Round(c.Minutes*10)/10
		if x := first[name]; len(x) > 0 {
			c.Mean = some(mean(x))
		}
		out = append(out, *c)
	}
	return out
}

func heat(d *data) Heat {
	type sum struct{ points, weight float64 }
	by := map[string][engine.NumDomains]sum{}
	place := map[string]int{}
	h := Heat{Domains: []string{}, Rows: []HeatRow{}, Mean: []Cell{}}
	for i := range engine.NumDomains {
		place[score.DomainID(i)] = int(i)
		h.Domains = append(h.Domains, score.DomainLabel(i))
	}
	runs := map[string]int{}
	for i := range d.runs {
		r := &d.runs[i]
		if !d.first[r.N] {
			continue
		}
		all := by[r.Learner]
		for _, p := range domainsOf(r.Domains) {
			if k, ok := place[p.ID]; ok {
				all[k].points += p.Points
				all[k].weight += p.Weight
			}
		}
		by[r.Learner] = all
		runs[r.Learner]++
	}
	var columns [engine.NumDomains][]float64
	for _, name := range d.learners() {
		if runs[name] == 0 {
			continue
		}
		row := HeatRow{Learner: name}
		for k, s := range by[name] {
			c := Cell{}
			if s.weight > 0 {
				c = Cell{runs[name], some(100 * s.points / s.weight)}
				columns[k] = append(columns[k], *c.Score)
			}
			row.Cells = append(row.Cells, c)
		}
		h.Rows = append(h.Rows, row)
	}
	for _, x := range columns {
		c := Cell{N: len(x)}
		if len(x) > 0 {
			c.Score = some(mean(x))
		}
		h.Mean = append(h.Mean, c)
	}
	return h
}

func judgement(ctx context.Context, db *cohort.DB, d *data) (Judgement, error) {
	byRun, err := d.trials(ctx, db)
	if err != nil {
		return Judgement{}, err
	}
	by := map[string][]calibration.Trial{}
	for i := range d.runs {
		by[d.runs[i].Learner] = append(by[d.runs[i].Learner], byRun[d.runs[i].N]...)
	}
	return judged(calibration.Case, by), nil
}

// judged is how learners lean, by the judgements of one pool.
func judged(pool calibration.Pool, by map[string][]calibration.Trial) Judgement {
	j := Judgement{Pool: string(pool), Curve: []Point{}, Leans: []Lean{}}
	var all []calibration.Trial
	names := slices.Sorted(maps.Keys(by))
	for _, name := range names {
		all = append(all, by[name]...)
	}
	var ds, cs []float64
	for _, name := range names {
		var c calibration.Counts
		for i := range by[name] {
			c.Add(&by[name][i])
		}
		if len(by[name]) == 0 {
			continue
		}
		l := Lean{Learner: name, Faulty: c.Signals(), Sound: c.Noise(), Lean: "too few to say"}
		if calibration.LevelOf(c) == calibration.CountsOnly {
			j.TooFew++
		} else {
			det := calibration.Detect(c)
			l.DPrime, l.Criterion = some(det.DPrime), some(det.Criterion)
			ds, cs = append(ds, det.DPrime), append(cs, det.Criterion)
			l.Lean = j.verdict(det.CriterionInterval)
		}
		j.Leans = append(j.Leans, l)
	}
	if len(ds) > 0 {
		j.MeanDPrime, j.MeanC = some(mean(ds)), some(mean(cs))
	}
	var c calibration.Counts
	for i := range all {
		c.Add(&all[i])
	}
	j.Hits, j.Misses, j.FalseAlarms, j.Rejections, j.Unstated = c.Hits, c.Misses, c.FalseAlarms, c.CorrectRejections, c.Unstated
	j.Judged = c.Signals() + c.Noise()
	if f := calibration.Forecast(all); f.N > 0 {
		j.Brier = some(f.Brier)
	}
	j.Curve = curve(by)
	return j
}

// verdict counts which way an interval leans, and says it.
func (j *Judgement) verdict(c calibration.Interval) string {
	switch {
	case c.Low > 0:
		j.OverTrusting++
		return "over-trusting"
	case c.High < 0:
		j.TriggerHappy++
		return "trigger-happy"
	case c.Low > -0.5 && c.High < 0.5:
		j.Balanced++
		return "balanced"
	}
	j.NotToldApart++
	return "no lean can be told"
}

// curve puts what was said into eleven bins, each learner's share in each counting once.
func curve(by map[string][]calibration.Trial) []Point {
	var shares [11][]float64
	var n [11]int
	for _, name := range slices.Sorted(maps.Keys(by)) { // sums of floats depend on their order
		var hit, all [11]int
		for _, t := range by[name] {
			if t.Stated {
				k := int(math.Round(t.P * 10))
				all[k]++
				if t.Faulty {
					hit[k]++
				}
			}
		}
		for k := range all {
			if all[k] > 0 {
				shares[k] = append(shares[k], float64(hit[k])/float64(all[k]))
				n[k] += all[k]
			}
		}
	}
	out := []Point{}
	for k, s := range shares {
		if len(s) > 0 {
			m := mean(s)
			out = append(out, Point{
				Said: float64(k) / 10, Observed: some(m), N: n[k], Learners: len(s), Interval: calibration.Wilson(int(math.Round(m*float64(len(s)))), len(s)),
			})
		}
	}
	return out
}

// across takes cases for items, of the learners who have played all of those that most have played.
func across(d *data) *Scale {
	totals := map[string]map[string]float64{}
	count := map[string]int{}
	for i := range d.runs {
		r := &d.runs[i]
		if !d.first[r.N] {
			continue
		}
		if totals[r.Learner] == nil {
			totals[r.Learner] = map[string]float64{}
		}
		totals[r.Learner][r.Scenario] = r.Total
		count[r.Scenario]++
	}
	var common []string
	for _, sc := range d.scenarios() {
		if count[sc]*2 >= len(totals) && count[sc] > 1 {
			common = append(common, sc)
		}
	}
	var table stats.Table
	for _, name := range d.learners() {
		var row []float64
		for _, sc := range common {
			if v, ok := totals[name][sc]; ok {
				row = append(row, v)
			}
		}
		if len(row) == len(common) {
			table = append(table, row)
		}
	}
	if len(common) < 2 || len(table) < 3 {
		return nil
	}
	s := scale(table)
	g := stats.Generalise(table)
	s.CasesFor = g.CasesFor(0.8, true)
	s.Note = strconv.Itoa(len(common)) + " cases as items, of learners who played each"
	return &s
}

// scale is how far the totals of a table can be relied on.
func scale(t stats.Table) Scale {
	s := Scale{Learners: len(t)}
	if len(t) > 0 {
		s.Items = len(t[0])
	}
	if s.Learners < 3 || s.Items < 2 {
		s.Note = "too few to say"
		return s
	}
	s.Alpha, s.SEM = some(stats.Alpha(t)), some(stats.ErrorOfMeasurement(t))
	return s
}

func byMissed(a, b Clue) int {
	return cmp.Or(-cmp.Compare(*a.Missed, *b.Missed), -cmp.Compare(a.N, b.N), cmp.Compare(a.ID, b.ID))
}
