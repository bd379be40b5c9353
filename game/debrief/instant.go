package debrief

import (
	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/track"
)

// Instant is one moment of a run: the bedside as the trainee saw it, and the truth beside it.
type Instant struct {
	Tick   int64
	Clock  string
	Seen   engine.Observation
	Rows   []Beside
	Faults []Fault  // acting at this moment
	Open   []string // clues that could be found at this moment, and had not been
	Harm   float64  // done so far, 0 none to 100
}

// Beside is one quantity of one patient at a moment: what was set and shown, and what was so.
type Beside struct {
	ID, Title, Unit, Patient string // ID: of the series
	Values                   []Reading
}

// Reading is one value of a Beside; nil: nothing was shown.
type Reading struct {
	Name  string
	True  bool
	Value *float64
}

// Look opens an instant of a run. A tick outside the run is its beginning or its end.
func Look(t *track.Track, r *run.Run, tick int64) Instant {
	sc := t.Scenario
	tick = max(0, min(tick, t.End))
	s := t.At(tick)
	x := Instant{Tick: tick, Clock: sc.Clock(tick), Seen: engine.Observe(sc, &s), Harm: track.Harm(sc, &s)}
	list, probes := quantities(sc, &r.State, true)
	for i := range list {
		b := Beside{ID: list[i].ID, Title: list[i].Title, Unit: list[i].Unit, Patient: list[i].Label}
		for _, c := range list[i].Curves {
			b.Values = append(b.Values, Reading{Name: c.Name, True: c.True})
		}
		x.Rows = append(x.Rows, b)
	}
	for _, p := range probes {
		if v, ok := p.read(&s); ok {
			x.Rows[p.series].Values[p.curve].Value = &v
		}
	}
	x.Faults = acting(sc, r, tick)
	for i := range sc.Clues {
		if c := &r.State.Clues[i]; c.Available > 0 && c.Available <= tick && (c.Seen == 0 || c.Seen > tick) {
			x.Open = append(x.Open, sc.Clues[i].Label)
		}
	}
	return x
}
