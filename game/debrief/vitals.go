package debrief

import (
	"math"
	"slices"

	"downtime/game/device"
	"downtime/game/engine"
)

// vitals adds heart rate, pressure and temperature of a patient who has a monitor, and consciousness where the run changed it: what was shown
// beside what was so. Which of them stands in the debrief is decided by what the run made of them.
func (c *curves) vitals(sc *engine.Scenario, p int, start, end *engine.State) {
	if c.monitored(sc, p) {
		for _, q := range []struct{ id, channel, quantity, title, unit string }{
			{"heart", "hr", "hr", "Heart rate, shown and true", "/min"},
			{"pressure", "map", "map", "Mean arterial pressure, shown and true", "mmHg"},
		} {
			lines := []Curve{{Name: "shown"}, {Name: "true", True: true}}
			c.add(p, q.id, q.title, q.unit, lines, onMonitor(sc, p, q.channel), quantity(p, q.quantity))
		}
	}
	gcs := quantity(p, "gcs")
	before, _ := gcs(start)
	if after, _ := gcs(end); math.Abs(after-before) >= 1 {
		c.add(p, "gcs", "Consciousness, GCS", "of 15", []Curve{{Name: "true", True: true}}, gcs)
	}
}

// monitored reports whether any monitor of the case lies on a patient at its beginning, or may be put there.
func (c *curves) monitored(sc *engine.Scenario, p int) bool {
	return slices.ContainsFunc(sc.Devices, func(d engine.Device) bool {
		return d.Spec.Kind == device.Monitor && (int(d.Spec.Patient) == p || d.Spec.Patient < 0)
	})
}

// blood adds what an analyser of the case measures and what was out of order in this patient: the last value printed for him beside his blood.
func (c *curves) blood(sc *engine.Scenario, p int, start, end *engine.State) {
	for _, q := range []struct {
		id, channel, quantity, title, unit string
		low, high                          float64 // usual adult ranges (mark K)
	}{
		{"ph", "ph", "ph", "pH, printed and true", "", 7.35, 7.45},
		{"potassium", "k", "potassium", "Potassium, printed and true", "mmol/L", 3.5, 5.3},
		{"glucose", "glucose", "glucose", "Glucose, printed and true", "mmol/L", 4, 11},
		{"ketones", "ketones", "ketones", "Ketones, printed and true", "mmol/L", 0, 1.5},
		{"lactate", "lactate", "lactate", "Lactate, printed and true", "mmol/L", 0, 2.5},
	} {
		read := quantity(p, q.quantity)
		if !analysed(sc) || !outside(read, start, end, q.low, q.high) {
			continue
		}
		lines := []Curve{{Name: "printed last"}, {Name: "true", True: true}}
		c.add(p, q.id, q.title, q.unit, lines, printed(sc, p, q.channel), read)
	}
}

func analysed(sc *engine.Scenario) bool {
	return slices.ContainsFunc(sc.Devices, func(d engine.Device) bool { return d.Spec.Kind == device.Analyser })
}

// outside reports whether a quantity left a range by the beginning or the end of a run.
func outside(read func(*engine.State) (float64, bool), start, end *engine.State, low, high float64) bool {
	for _, s := range []*engine.State{start, end} {
		if v, ok := read(s); ok && (v < low || v > high) {
			return true
		}
	}
	return false
}

// printed reads what the analysers of the case printed last for a patient, as they believe: the first that shows a value.
func printed(sc *engine.Scenario, p int, channel string) func(*engine.State) (float64, bool) {
	ch, ok := device.ChannelNamed(device.Analyser, channel)
	return func(s *engine.State) (float64, bool) {
		for d := range sc.Devices {
			if !ok || sc.Devices[d].Spec.Kind != device.Analyser || int(s.Devices[d].Patient) != p {
				continue
			}
			if v, shown := s.Devices[d].Shown(ch); shown {
				return v, true
			}
		}
		return 0, false
	}
}

// pumps adds what every pump and drip on a patient was ordered and showed, beside what it delivered.
func (c *curves) pumps(sc *engine.Scenario, p int) {
	for d := range sc.Devices {
		kind := sc.Devices[d].Spec.Kind
		if !kind.Infuses() || int(sc.Devices[d].Spec.Patient) != p {
			continue
		}
		rate, ok := device.ChannelNamed(kind, "rate")
		if !ok {
			continue
		}
		given := func(s *engine.State) (float64, bool) {
			return s.Devices[d].Chan[rate].Delivered, s.Devices[d].Attached() && s.Here[d]
		}
		lines := []Curve{{Name: "set, as shown"}, {Name: "delivered", True: true}}
		c.add(p, "rate-"+sc.Devices[d].ID, sc.Devices[d].Label+", set and delivered", "mL/h", lines, onDevice(d, rate), given)
	}
}

// quiet says for the series that a debrief may leave out how little, in their units, must have happened in them: true values that did not move, and
// nothing shown that was not so.
var quiet = map[string]float64{"oxygen": 2, "heart": 20, "pressure": 15, "gcs": 1, "ph": 0.05, "potassium": 0.4, "glucose": 2, "ketones": 0.5, "lactate": 1}

// quietRate is the same for pumps and drips, mL/h.
const quietRate = 0.5

// dull reports whether a series has nothing to tell.
func dull(s *Series) bool {
	least, ok := quiet[s.ID]
	if !ok && len(s.ID) > 5 && s.ID[:5] == "rate-" {
		least, ok = quietRate, true
	}
	if !ok {
		return false
	}
	low, high, lie := math.Inf(1), math.Inf(-1), 0.0
	for i := range s.Curves[len(s.Curves)-1].Points {
		so := s.Curves[len(s.Curves)-1].Points[i].Value
		if so == nil {
			continue
		}
		low, high = min(low, *so), max(high, *so)
		if shown := s.Curves[0].Points[i].Value; shown != nil && !s.Curves[0].True {
			lie = max(lie, math.Abs(*shown-*so))
		}
	}
	return !(high-low >= least || lie >= least)
}
