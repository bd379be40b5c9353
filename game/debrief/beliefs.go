package debrief

import (
	"cmp"
	"math"
	"slices"

	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/score"
)

// Belief is one scored device, or another about which something was said, over the run: what was stated, and what an ideal observer would have believed of the clues found by then.
type Belief struct {
	Device  string   `json:"device"`
	Label   string   `json:"label"`
	Faulty  bool     `json:"faulty"`
	Stated  []Point  `json:"stated"` // empty: none was stated, which is not one half
	Ideal   []Point  `json:"ideal"`
	Updates []Update `json:"updates"`
}

// Update is one change of a stated belief beside the change that the clues found meanwhile support. Ratio: 1 as an ideal observer, below 1
// sluggish, above 1 over-reacting; nil where the clues did not call for a change.
type Update struct {
	At        float64  `json:"at"`
	From      float64  `json:"from"`
	To        float64  `json:"to"`
	IdealFrom float64  `json:"idealFrom"`
	IdealTo   float64  `json:"idealTo"`
	Ratio     *float64 `json:"ratio"`
}

func beliefs(sc *engine.Scenario, r *run.Run) []Belief {
	out := []Belief{}
	for d := range sc.Devices {
		if !sc.Devices[d].Scored && r.State.Beliefs[d].Times == 0 {
			continue
		}
		b := Belief{
			Device: sc.Devices[d].ID, Label: sc.Devices[d].Label, Faulty: score.Faulty(sc, &r.State, d), Stated: []Point{}, Updates: []Update{},
			Ideal: ideal(sc, &r.State, d),
		}
		var last *engine.Event
		for i := range r.Events {
			e := &r.Events[i]
			if e.Kind != engine.Believed || e.Ref != d {
				continue
			}
			b.Stated = append(b.Stated, point(e.Tick, e.Val[0]))
			if last != nil {
				b.Updates = append(b.Updates, update(sc, &r.State, d, last, e))
			}
			last = e
		}
		out = append(out, b)
	}
	return out
}

// ideal is the ideal observer's belief at the start, at each clue found, and at the end.
func ideal(sc *engine.Scenario, s *engine.State, d int) []Point {
	ticks := []int64{0}
	for i := range sc.Clues {
		if t := s.Clues[i].Seen; t > 0 && sc.Clues[i].Device == d {
			ticks = append(ticks, t)
		}
	}
	ticks = append(ticks, s.Tick)
	slices.Sort(ticks)
	out := []Point{}
	for _, t := range slices.Compact(ticks) {
		out = append(out, point(t, score.Ideal(sc, s, d, t)))
	}
	return out
}

func update(sc *engine.Scenario, s *engine.State, d int, from, to *engine.Event) Update {
	u := Update{
		At: seconds(to.Tick), From: from.Val[0], To: to.Val[0],
		IdealFrom: score.Ideal(sc, s, d, from.Tick), IdealTo: score.Ideal(sc, s, d, to.Tick),
	}
	if called := score.Logit(u.IdealTo) - score.Logit(u.IdealFrom); math.Abs(called) > 0.05 {
		ratio := math.Round((score.Logit(u.To)-score.Logit(u.From))/called*100) / 100
		u.Ratio = &ratio
	}
	return u
}

func point(tick int64, v float64) Point {
	v = math.Round(v*1000) / 1000
	return Point{At: seconds(tick), Value: &v}
}

func seconds(tick int64) float64 { return float64(tick) / engine.TicksPerSecond }

// Clue is one piece of evidence that could be found in this run.
type Clue struct {
	ID        string  `json:"id"`
	Label     string  `json:"label"`
	Device    string  `json:"device,omitempty"`
	LR        float64 `json:"lr"`
	Available int64   `json:"available"` // tick from which it could be found
	Seen      int64   `json:"seen"`      // tick at which it was; 0 never
	From      string  `json:"from"`      // the same as clocks
	At        string  `json:"at,omitempty"`
	Why       string  `json:"why"`
	Sign      string  `json:"sign,omitempty"` // of the field guide, of which it is an example
}

// Missed reports whether the clue was there and was not found.
func (c *Clue) Missed() bool { return c.Seen == 0 }

// clues lists what could be found in this run, in the order in which it could.
func clues(sc *engine.Scenario, s *engine.State) []Clue {
	out := []Clue{}
	for i := range sc.Clues {
		c, st := &sc.Clues[i], &s.Clues[i]
		if st.Available == 0 {
			continue
		}
		x := Clue{ID: c.ID, Label: c.Label, LR: c.LR, Available: st.Available, Seen: st.Seen, From: sc.Clock(st.Available), Why: c.Why, Sign: c.Sign}
		if c.Device >= 0 {
			x.Device = sc.Devices[c.Device].ID
		}
		if st.Seen > 0 {
			x.At = sc.Clock(st.Seen)
		}
		out = append(out, x)
	}
	slices.SortStableFunc(out, func(a, b Clue) int { return cmp.Compare(a.Available, b.Available) })
	return out
}

// Found are the clues that were found, in the order in which they could be; Overlooked those that were not, first those that pointed to what was so
// about a device that mattered, the strongest of them before the rest.
func (r *Report) Found() []Clue { return r.cluesBy(false) }

// Overlooked is explained at Found.
func (r *Report) Overlooked() []Clue {
	out := r.cluesBy(true)
	slices.SortStableFunc(out, func(a, b Clue) int { return cmp.Compare(r.pull(&b), r.pull(&a)) })
	return out
}

func (r *Report) cluesBy(missed bool) (out []Clue) {
	for i := range r.Clues {
		if r.Clues[i].Missed() == missed {
			out = append(out, r.Clues[i])
		}
	}
	return out
}

// pull is how far a clue points to what was so: its weight of evidence if it does, else 0.
func (r *Report) pull(c *Clue) float64 {
	for i := range r.Beliefs {
		if b := &r.Beliefs[i]; b.Device == c.Device && b.Faulty == (c.LR > 1) {
			if b.Faulty {
				return 1e6 + weight(c.LR) // what is at fault before what is sound
			}
			return weight(c.LR)
		}
	}
	return 0
}
