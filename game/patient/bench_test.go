package patient

import (
	"math"
	"testing"
)

// bench is a patient under test with whatever is attached to the airway.
type bench struct {
	State
	v     Ventilation
	in    Inputs
	cycle Cycle
	of    Ventilation // that cycle was worked out for
}

// support is what each preset is attached to when a test lets it be.
func support(name string) Ventilation {
	switch name {
	case "ards":
		return caseSettings()
	case "head-injury":
		return Ventilation{VT: 480, Rate: 14, Ti: 1.2, PEEP: 5, FiO2: 0.35}
	case "septic-shock", "asthma":
		return Ventilation{FiO2: 0.4}
	}
	return alone()
}

// bed is a named preset on its usual support, with its pressor and its basal insulin running.
func bed(t testing.TB, name string) *bench {
	b := on(preset(t, name), support(name))
	if b.Par.Running == Noradrenaline {
		b.in.Drug[Noradrenaline] = b.Par.Dose
	}
	return b.basal()
}

func alone() Ventilation { return Ventilation{} }

func oxygen() Ventilation { return Ventilation{FiO2: 1} }

// standard is a ventilator for a healthy adult.
func standard(vt, rate, fio2 float64) Ventilation {
	return Ventilation{VT: vt, Rate: rate, Ti: 1, FiO2: fio2}
}

// caseSettings is the ventilator of the first case.
func caseSettings() Ventilation {
	return Ventilation{VT: 450, Rate: 18, Ti: 1, PEEP: 14, FiO2: 0.6}
}

func passive(p Params, compliance, resistance float64) Params {
	p.Compliance, p.Resistance, p.Paralysed = compliance, resistance, 1
	return p
}

// on settles a preset under a ventilation.
func on(p Params, v Ventilation) *bench { return &bench{State: New(p, v), v: v} }

func preset(t testing.TB, name string) Params {
	t.Helper()
	p, ok := Preset(name)
	if !ok {
		t.Fatalf("no preset %q", name)
	}
	return p
}

func (b *bench) tick() {
	if b.v != b.of || b.Tick == 0 {
		b.cycle, b.of = b.v.Cycle(), b.v
	}
	if b.in.Airway.Drive != DriveClosed {
		b.in.Airway = *b.cycle.At(b.Tick)
	}
	b.Step(&b.in)
}

// wait runs for some seconds.
func (b *bench) wait(seconds float64) {
	for range int(math.Round(seconds * TicksPerSecond)) {
		b.tick()
	}
}

// until returns the seconds after which holds is true, or +Inf past the limit.
func (b *bench) until(limit float64, holds func() bool) float64 {
	begin := b.Tick
	for range int(limit * TicksPerSecond) {
		b.tick()
		if holds() {
			return float64(b.Tick-begin) / TicksPerSecond
		}
	}
	return math.Inf(1)
}

func (b *bench) get(name string) float64 {
	i, ok := QuantityIndex(name)
	if !ok {
		panic("no quantity " + name)
	}
	return Quantities[i].Get(&b.State)
}

func (b *bench) set(name string, value float64) {
	i, ok := KnobIndex(name)
	if !ok {
		panic("no knob " + name)
	}
	Knobs[i].Set(&b.State, value)
}

// give delivers a dose at the next tick.
func (b *bench) give(drug Drug, dose float64) {
	b.in.Bolus[drug] += dose
	b.tick()
	b.in.Bolus[drug] -= dose
}

// basal runs a pump under the skin at what the patient needs.
func (b *bench) basal() *bench {
	b.in.Drug[InsulinSkin] = BasalInsulin(b.Par) / 60
	return b
}

// paralyse takes the patient's own breathing away at once.
func (b *bench) paralyse() *bench {
	b.set("paralysed", 1)
	b.Ctl.Effort, b.Drugs.Block = 0, 1
	return b
}

// airway attaches another ventilation.
func (b *bench) airway(v Ventilation) *bench {
	b.v = v
	return b
}

// clamp closes the airway for good.
func (b *bench) clamp() *bench {
	b.in.Airway = Airway{Drive: DriveClosed}
	return b
}

// all returns every quantity by name.
func (b *bench) all() map[string]float64 {
	m := map[string]float64{}
	for _, q := range Quantities {
		m[q.Name] = q.Get(&b.State)
	}
	return m
}
