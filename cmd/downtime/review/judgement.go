package review

import (
	"context"
	"maps"
	"math"
	"slices"

	"downtime/game/calibration"
	stats "downtime/game/cohort"
	"downtime/saves/cohort"
)

// Judgement is how the learners lean and how well the beliefs stated came true. Learners are never pooled into one criterion: people with different
// ones make a biased mixture. The verdicts are counted.
type Judgement struct {
	Pool       string   `json:"pool"`         // case, or of vignettes drill and shift: pools are never put together
	Verdicts   []Count  `json:"verdicts"`     // learners by how they lean
	MeanDPrime *float64 `json:"mean_d_prime"` // of learners with enough trials
	MeanC      *float64 `json:"mean_criterion"`
	Tally      []Count  `json:"judgements"` // judgements by what became of them
	Brier      *float64 `json:"brier"`
	Curve      []Point  `json:"curve"`
	Leans      []Lean   `json:"leans,omitempty"` // left out where small cells are hidden

	told int // learners with enough trials
}

// Lean is one learner's verdict.
type Lean struct {
	Learner   string   `json:"learner"`
	Lean      string   `json:"lean"`
	Faulty    int      `json:"faulty"`
	Sound     int      `json:"sound"`
	DPrime    *float64 `json:"d_prime"`
	Criterion *float64 `json:"criterion"`

	faulty, sound []int64 // runs in which they were judged
}

// Point is one bin of the cohort's calibration curve. Each learner counts once in a bin, whatever they said in it; its interval is as wide as so many
// learners allow, not so many judgements.
type Point struct {
	Said     float64              `json:"said"`
	Observed float64              `json:"observed"`
	Interval calibration.Interval `json:"interval"`
	Learners int                  `json:"learners"`
	N        int                  `json:"n,omitempty"` // judgements; left out where small cells are hidden

	runs, hit []int64 // in which it was said, and of those where the device was at fault
}

// The verdicts, in the order in which they are told.
const (
	overTrusting = "over-trusting"
	balanced     = "balanced"
	triggerHappy = "trigger-happy"
	notToldApart = "no lean can be told"
	tooFew       = "too few judgements to say"
)

var verdicts = []string{overTrusting, balanced, triggerHappy, notToldApart, tooFew}

// said is one judgement and the run it was made in; run 0: a go at a vignette.
type said struct {
	run int64
	calibration.Trial
}

func judgement(ctx context.Context, db *cohort.DB, d *data) (Judgement, error) {
	byRun, err := d.trials(ctx, db)
	if err != nil {
		return Judgement{}, err
	}
	by := map[string][]said{}
	for i := range d.runs {
		r := &d.runs[i]
		for _, t := range byRun[r.N] {
			by[r.Learner] = append(by[r.Learner], said{r.N, t})
		}
	}
	return judged(calibration.Case, by), nil
}

// judged is how learners lean, by the judgements of one pool.
func judged(pool calibration.Pool, by map[string][]said) Judgement {
	j := Judgement{Pool: string(pool), Leans: []Lean{}}
	var all []calibration.Trial
	var total calibration.Counts
	var ds, cs []float64
	lean := map[string]int{}
	for _, name := range slices.Sorted(maps.Keys(by)) {
		if len(by[name]) == 0 {
			continue
		}
		l, c := Lean{Learner: name, Lean: tooFew}, calibration.Counts{}
		for i := range by[name] {
			t := &by[name][i]
			c.Add(&t.Trial)
			total.Add(&t.Trial)
			all = append(all, t.Trial)
			if runs := map[bool]*[]int64{true: &l.faulty, false: &l.sound}[t.Faulty]; t.Stated {
				*runs = append(*runs, t.run)
			}
		}
		l.Faulty, l.Sound = c.Signals(), c.Noise()
		if calibration.LevelOf(c) != calibration.CountsOnly {
			det := calibration.Detect(c)
			l.DPrime, l.Criterion, l.Lean = some(det.DPrime), some(det.Criterion), verdict(det.CriterionInterval)
			ds, cs = append(ds, det.DPrime), append(cs, det.Criterion)
		}
		lean[l.Lean]++
		j.Leans = append(j.Leans, l)
	}
	if j.told = len(ds); j.told > 0 {
		j.MeanDPrime, j.MeanC = some(stats.Mean(ds)), some(stats.Mean(cs))
	}
	for _, v := range verdicts {
		j.Verdicts = append(j.Verdicts, counted(v, v, lean[v]))
	}
	j.Tally = []Count{
		counted("hits", "hits", total.Hits), counted("misses", "misses", total.Misses), counted("false_alarms", "false alarms", total.FalseAlarms),
		counted("correct_rejections", "correct rejections", total.CorrectRejections), counted("unstated", "not stated", total.Unstated),
	}
	if f := calibration.Forecast(all); f.N > 0 {
		j.Brier = some(f.Brier)
	}
	j.Curve = curve(by)
	return j
}

// verdict says which way an interval of the criterion leans.
func verdict(c calibration.Interval) string {
	switch {
	case c.Low > 0:
		return overTrusting
	case c.High < 0:
		return triggerHappy
	case c.Low > -0.5 && c.High < 0.5:
		return balanced
	}
	return notToldApart
}

// bins is how many there are of what was said: 0, 10, … 100 per cent.
const bins = 11

// curve puts what was said into bins, each learner's share in each counting once.
func curve(by map[string][]said) []Point {
	var shares [bins][]float64
	var points [bins]Point
	for _, name := range slices.Sorted(maps.Keys(by)) { // sums of floats depend on their order
		var hit, all [bins]int
		for _, t := range by[name] {
			if !t.Stated {
				continue
			}
			k := int(math.Round(t.P * (bins - 1)))
			all[k]++
			points[k].runs = append(points[k].runs, t.run)
			if t.Faulty {
				hit[k]++
				points[k].hit = append(points[k].hit, t.run)
			}
		}
		for k := range all {
			if all[k] > 0 {
				shares[k] = append(shares[k], float64(hit[k])/float64(all[k]))
				points[k].N += all[k]
			}
		}
	}
	out := []Point{}
	for k, s := range shares {
		if len(s) > 0 {
			p, m := points[k], stats.Mean(s)
			p.Said, p.Observed, p.Learners = float64(k)/(bins-1), *some(m), len(s)
			p.Interval = calibration.Wilson(int(math.Round(m*float64(len(s)))), len(s))
			out = append(out, p)
		}
	}
	return out
}
