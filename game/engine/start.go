package engine

import (
	"downtime/game/device"
	"downtime/game/num"
	"downtime/game/patient"
)

// runIn is how long, in ticks, bodies and devices live together before tick 0, so that the first second is as steady as the next; where there
// is a cardiotocograph, as long as its paper, so that it has been writing when play begins.
func (sc *Scenario) runIn() int64 {
	for d := range sc.Devices {
		if sc.Devices[d].Spec.Kind == device.CTG {
			return device.StripPoints * stripTicks
		}
	}
	return 120 * TicksPerSecond
}

// PickVariant draws the hidden truth that a seed stands for, by the variants' weights.
func PickVariant(sc *Scenario, seed uint64) int {
	total := 0.0
	for i := range sc.Variants {
		total += sc.Variants[i].Weight
	}
	u := float64(num.Unit(seed, streamVariant, 0, 0) * total)
	for i := range sc.Variants {
		if u -= sc.Variants[i].Weight; u < 0 {
			return i
		}
	}
	return len(sc.Variants) - 1
}

// Start gives the State at tick 0: the same for every variant but for the variant's number.
func Start(sc *Scenario, seed uint64, variant int) State {
	s := sc.opening
	s.Seed, s.Variant, s.Kind = seed, int64(variant), int64(sc.Variants[variant].Kind)
	return s
}

// Settle prepares the opening State of a scenario; the compiler calls it once, last. It lets every body live for two minutes with the
// devices it is on, silently, at ticks before 0.
func Settle(sc *Scenario) {
	s := State{Tick: -sc.runIn(), Ending: -1, Moved: true}
	for i := range s.Airway {
		s.Airway[i] = -1
	}
	for i := range s.People {
		s.People[i].Bag, s.People[i].At, s.People[i].Press = -1, -1, -1
		s.People[i].Here = i < len(sc.People) && !sc.People[i].Away
	}
	for i := range sc.Flags {
		s.Flags[i] = sc.Flags[i].Start
	}
	for d := range sc.Devices {
		spec := &sc.Devices[d]
		spec.Spec.Clock = int64(sc.StartSecond) * TicksPerSecond
		s.Devices[d] = device.New(spec.Spec)
		s.Here[d] = !spec.Away
		if spec.Airway {
			s.Airway[spec.Spec.Patient] = int64(d)
		}
	}
	for p := range sc.Patients {
		s.Care[p].Oxygen = sc.Patients[p].Oxygen
		s.Patients[p] = patient.New(sc.Patients[p].Params, settleUnder(&s, p))
	}
	sc.sortDevices()
	sc.index()
	st := stepper{sc: sc, s: &s}
	for s.Tick < 0 {
		s.Tick++
		st.bodies()
	}
	for d := range sc.Devices {
		dev := &s.Devices[d] // a quiet start: an empty log and no alarm left from the run-in
		dev.Log, dev.Logged, dev.Alarm = [device.MaxLog]device.Entry{}, 0, [device.MaxAlarms]device.Alarm{}
	}
	for p := range sc.Patients {
		st.chart(p)
	}
	sc.opening = s
}

// sortDevices lists the devices by what they do at a tick: a device is large, and to look at each only to pass it by would cost more than the rest.
func (sc *Scenario) sortDevices() {
	sc.lines, sc.all, sc.ticking = nil, nil, nil
	for d := range sc.Devices {
		k := sc.Devices[d].Spec.Kind
		sc.all = append(sc.all, d)
		if k.Infuses() {
			sc.lines = append(sc.lines, d)
		}
		if k.Ticks() {
			sc.ticking = append(sc.ticking, d)
		}
	}
}

// settleUnder is the ventilation a body is run in under: that of the ventilator which drives its airway, else its own breathing.
func settleUnder(s *State, p int) patient.Ventilation {
	d := s.Airway[p]
	if d < 0 || s.Devices[d].Kind != device.Ventilator {
		return patient.Ventilation{FiO2: max(patient.RoomAir, s.Care[p].Oxygen)}
	}
	c := &s.Devices[d].Chan
	v := patient.Ventilation{
		Rate: c[device.VentRate].Ordered, VT: c[device.VentVT].Ordered, Ti: c[device.VentTi].Ordered,
		PEEP: c[device.VentPEEP].Ordered, FiO2: c[device.VentFiO2].Ordered,
	}
	if c[device.VentMode].Ordered == device.PressureControl {
		v.Pressure = c[device.VentPinsp].Ordered
	}
	return v
}

// VariantNamed gives the index of a variant; -1 if the scenario has none of that name.
func (sc *Scenario) VariantNamed(id string) int {
	for i := range sc.Variants {
		if sc.Variants[i].ID == id {
			return i
		}
	}
	return -1
}
