package debrief

import (
	"math"
	"slices"
	"strings"

	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/news"
	"downtime/game/patient"
	"downtime/game/run"
)

// SampleEvery is how far apart, in ticks, the points of a series are: 5 seconds.
const SampleEvery = 5 * engine.TicksPerSecond

// Series is one quantity of one patient over the run: what was shown beside what was so.
type Series struct {
	ID      string  `json:"id"` // "volume", "co2", "oxygen", "stimulation", "fhr", "news2"
	Title   string  `json:"title"`
	Unit    string  `json:"unit"`
	Patient string  `json:"patient"` // id
	Label   string  `json:"label"`   // the patient's bed or name, as in play
	Curves  []Curve `json:"curves"`
}

// Heading is the title with whose it is, unless it says so itself, and the unit.
func (s *Series) Heading() string {
	var of []string
	if !strings.Contains(s.Title, s.Label) {
		of = append(of, s.Label)
	}
	if s.Unit != "" {
		of = append(of, s.Unit)
	}
	if len(of) == 0 {
		return s.Title
	}
	return s.Title + " (" + strings.Join(of, ", ") + ")"
}

// Curve is one line of a series.
type Curve struct {
	Name   string  `json:"name"`
	True   bool    `json:"true"` // what was so; otherwise what a device showed
	Points []Point `json:"points"`
}

// Point is a value at a time in seconds; a nil Value is a gap: nothing was shown.
type Point struct {
	At    float64  `json:"at"`
	Value *float64 `json:"value"`
}

// Decimals is with how many decimals a quantity is told, by its series and unit.
func Decimals(id, unit string) int {
	switch {
	case id == "ph":
		return 2
	case unit == "kPa" || unit == "mmol/L" || unit == "mL/h" || unit == "mA":
		return 1
	}
	return 0
}

// probe reads one curve of one patient from a State.
type probe struct {
	series, curve int
	read          func(s *engine.State) (float64, bool)
}

// quantities are the series of a run that came to State end, still without a point, and how each curve is read: of every patient, or only of those
// whose curves belong in the debrief.
func quantities(sc *engine.Scenario, end *engine.State, every bool) ([]Series, []probe) {
	c := curves{sc: sc}
	start := engine.Start(sc, end.Seed, int(end.Variant))
	for p := range sc.Patients {
		if !every && !shown(sc, end, p) {
			continue
		}
		if start.Airway[p] >= 0 { // whoever breathes alone has no volume that was set
			volume := []Curve{{Name: "set"}, {Name: "shown, exhaled"}, {Name: "delivered", True: true}}
			co2 := []Curve{{Name: "shown, end-tidal"}, {Name: "arterial", True: true}}
			c.add(p, "volume", "Tidal volume, set, shown and delivered", "mL", volume, onAirway(sc, p, "vt"), onAirway(sc, p, "vte"), delivered(p))
			c.add(p, "co2", "Carbon dioxide, shown and in the blood", "kPa", co2, onMonitor(sc, p, "etco2"), quantity(p, "paco2"))
		}
		c.implant(sc, p)
		c.child(sc, p)
		oxygen := []Curve{{Name: "shown, SpO2"}, {Name: "arterial, SaO2", True: true}}
		c.add(p, "oxygen", "Oxygen saturation, shown and in the blood", "%", oxygen, onMonitor(sc, p, "spo2"), quantity(p, "sao2"))
		c.pumps(sc, p)
		c.blood(sc, p, &start, end)
		c.vitals(sc, p, &start, end)
	}
	for p := range sc.Patients {
		if scale := sc.Patients[p].News2; scale > 0 && (every || shown(sc, end, p)) {
			lines := []Curve{{Name: "shown"}, {Name: "true", True: true}}
			c.add(p, "news2", "NEWS2, of what was shown and of what was so", "", lines, shownNews(p, scale), trueNews(p, scale))
		}
	}
	return c.series, c.probes
}

// series simulates the run again and samples it every five seconds. What has nothing to tell is left out.
func series(sc *engine.Scenario, r *run.Run) []Series {
	out, probes := quantities(sc, &r.State, false)
	again(sc, r, func(s *engine.State) {
		for _, pr := range probes {
			c := &out[pr.series].Curves[pr.curve]
			pt := Point{At: float64(s.Tick) / engine.TicksPerSecond}
			if v, ok := pr.read(s); ok {
				v = math.Round(v*100) / 100
				pt.Value = &v
			}
			c.Points = append(c.Points, pt)
		}
	})
	return slices.DeleteFunc(out, func(s Series) bool { return dull(&s) })
}

// mostEqual is how many patients of one weight are all the main ones of a case; on a ward of more, those are whom harm was done to.
const mostEqual = 2

// shown reports whether a patient's curves belong in the debrief: the main patient, whoever was on a device at fault, and on a ward whoever came to
// harm.
func shown(sc *engine.Scenario, s *engine.State, p int) bool {
	heavier, equal := 0, 0
	for i := range sc.Patients {
		switch w := sc.Patients[i].Weight; {
		case w > sc.Patients[p].Weight:
			heavier++
		case w == sc.Patients[p].Weight:
			equal++
		}
	}
	if heavier == 0 && equal <= mostEqual || len(sc.Patients) > mostEqual && s.Harm[p].Points() >= 1 {
		return true
	}
	for d := range sc.Devices {
		if sc.Variants[s.Variant].Faulty[d] && int(sc.Devices[d].Spec.Patient) == p {
			return true
		}
	}
	return false
}

// again folds the inputs of a run over a fresh State and shows it every SampleEvery ticks. A run of this engine and content cannot be refused;
// one that is shows what came before. It gives the State it came to.
func again(sc *engine.Scenario, r *run.Run, see func(*engine.State)) engine.State {
	s := engine.Start(sc, r.State.Seed, int(r.State.Variant))
	var events []engine.Event
	see(&s)
	next := 0
	for {
		for ; next < len(r.Inputs) && r.Inputs[next].Tick <= s.Tick; next++ {
			var err error
			if events, err = engine.Apply(sc, &s, r.Inputs[next], events[:0]); err != nil {
				return s
			}
		}
		to := min(r.State.Tick, s.Tick-s.Tick%SampleEvery+SampleEvery)
		if next < len(r.Inputs) {
			to = min(to, r.Inputs[next].Tick)
		}
		if s.Over || to <= s.Tick {
			return s
		}
		var err error
		if events, err = engine.Apply(sc, &s, engine.Input{Kind: engine.Wait, Ticks: to - s.Tick}, events[:0]); err != nil {
			return s
		}
		if s.Tick%SampleEvery == 0 {
			see(&s)
		}
	}
}

// onAirway reads what the ventilator on a patient's airway shows on a channel.
func onAirway(sc *engine.Scenario, p int, channel string) func(*engine.State) (float64, bool) {
	ch, _ := device.ChannelNamed(device.Ventilator, channel)
	return func(s *engine.State) (float64, bool) {
		d := s.Airway[p]
		if d < 0 || sc.Devices[d].Spec.Kind != device.Ventilator {
			return 0, false
		}
		return s.Devices[d].Shown(ch)
	}
}

// delivered reads what the last breath brought into the lung from whatever is on the airway: nothing, if that has stopped. What the patient
// breathes alone, and the gas that leaves when PEEP is lost, nobody delivers.
func delivered(p int) func(*engine.State) (float64, bool) {
	return func(s *engine.State) (float64, bool) {
		d := s.Airway[p]
		if d < 0 {
			return 0, true
		}
		return min(s.Devices[d].Given(s.Tick), s.Patients[p].Meter.VTi), true
	}
}

// shownNews reads the early warning score of what was displayed: nothing where a number was missing.
func shownNews(p, scale int) func(*engine.State) (float64, bool) {
	return func(s *engine.State) (float64, bool) {
		v := engine.ShownVitals(s, p)
		score := news.Of(&v, news.Scale(scale-1))
		return float64(score.Total), score.Gaps == 0
	}
}

// trueNews reads the score that a perfect observer would have charted.
func trueNews(p, scale int) func(*engine.State) (float64, bool) {
	return func(s *engine.State) (float64, bool) {
		v := engine.TrueVitals(s, p)
		score := news.Of(&v, news.Scale(scale-1))
		return float64(score.Total), true
	}
}

// onMonitor reads what the first monitor on a patient shows on a channel.
func onMonitor(sc *engine.Scenario, p int, channel string) func(*engine.State) (float64, bool) {
	ch, _ := device.ChannelNamed(device.Monitor, channel)
	return func(s *engine.State) (float64, bool) {
		for d := range sc.Devices {
			if sc.Devices[d].Spec.Kind == device.Monitor && int(s.Devices[d].Patient) == p && s.Here[d] {
				return s.Devices[d].Shown(ch)
			}
		}
		return 0, false
	}
}

func quantity(p int, name string) func(*engine.State) (float64, bool) {
	i, ok := patient.QuantityIndex(name)
	return func(s *engine.State) (float64, bool) {
		if !ok {
			return 0, false
		}
		return patient.Quantities[i].Get(&s.Patients[p]), true
	}
}
