package debrief

import (
	"downtime/game/device"
	"downtime/game/engine"
)

// curves collects the series of a debrief, and how each of their curves is read.
type curves struct {
	sc     *engine.Scenario
	series []Series
	probes []probe
}

// add appends a series of a patient: for each of its curves a way to read it.
func (c *curves) add(p int, id, title, unit string, lines []Curve, read ...func(*engine.State) (float64, bool)) {
	for i, f := range read {
		c.probes = append(c.probes, probe{len(c.series), i, f})
	}
	patient := c.sc.Patients[p].ID
	c.series = append(c.series, Series{ID: id, Title: title, Unit: unit, Patient: patient, Label: c.sc.TargetLabel(patient), Curves: lines})
}

// child adds the heart of the child whose mother lies at a cardiotocograph: shown, and the child's own.
func (c *curves) child(sc *engine.Scenario, p int) {
	rate, _ := device.ChannelNamed(device.CTG, "fhr")
	for d := range sc.Devices {
		if sc.Devices[d].Spec.Kind != device.CTG || int(sc.Devices[d].Spec.Patient) != p {
			continue
		}
		lines := []Curve{{Name: "shown, CTG"}, {Name: "the child's own", True: true}}
		c.add(p, "fhr", "Heart of the child, shown and true", "/min", lines, onDevice(d, rate), alive(quantity(p, "fhr")))
		return
	}
}

// implant adds what a stimulator was set to, as its programmer showed it, beside what was felt of it.
func (c *curves) implant(sc *engine.Scenario, p int) {
	amplitude, _ := device.ChannelNamed(device.Stimulator, "amplitude")
	for d := range sc.Devices {
		if sc.Devices[d].Spec.Kind != device.Stimulator || int(sc.Devices[d].Spec.Patient) != p {
			continue
		}
		felt := func(s *engine.State) (float64, bool) { return s.Devices[d].Chan[amplitude].Effect, true }
		lines := []Curve{{Name: "set, as shown"}, {Name: "felt", True: true}}
		c.add(p, "stimulation", "Stimulation, set and felt", "mA", lines, onDevice(d, amplitude), felt)
	}
}

// onDevice reads what a device in use shows on a channel.
func onDevice(d int, channel uint8) func(*engine.State) (float64, bool) {
	return func(s *engine.State) (float64, bool) {
		if !s.Devices[d].Attached() {
			return 0, false
		}
		return s.Devices[d].Shown(channel)
	}
}

// alive leaves a gap where there is nothing to count.
func alive(read func(*engine.State) (float64, bool)) func(*engine.State) (float64, bool) {
	return func(s *engine.State) (float64, bool) {
		v, ok := read(s)
		return v, ok && v > 0
	}
}
