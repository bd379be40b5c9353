package engine

import "downtime/game/patient"

// Care is what hands give one patient, beside the devices. What waits for the next tick is given once; courses, compressions and pads go on.
type Care struct {
	Due    bool                      // something waits for the next tick
	Runs   bool                      // a course of fluid is running
	Bolus  [patient.NumDrugs]float64 // in each drug's own unit, at the next tick
	Line   float64                   // micrograms of noradrenaline into its line, at the next tick
	Flush  float64                   // mL pushed through that line, at the next tick
	Shock  float64                   // J across the chest, at the next tick
	Press  float64                   // quality of chest compressions now, 0 none to 1
	Pads   patient.Pacing            // through the chest, from now on
	Oxygen float64                   // fraction breathed by mask or prongs while nothing drives the airway; below that of air: none given
	Fluid  [patient.NumFluids]Course // what runs in by hand: a bag under pressure, a syringe, a drip nobody counts
}

// Course is so much of one fluid, running in.
type Course struct {
	Left, Rate float64 // mL, mL/min
	Line       bool    // through noradrenaline's line, as its carrier
}

const (
	ticksPerMinute = 60 * TicksPerSecond
	lineStrength   = 80.0 // micrograms/mL: noradrenaline of 4 mg in 50 mL, the usual first syringe (UK practice)
)

// actOnBody does the effects that concern one patient. A value is what the author wrote, or the number of the act.
func (st *stepper) actOnBody(e *Effect, value float64) {
	c := &st.s.Care[e.Ref]
	amount := e.Value
	if e.UseValue {
		amount = max(0, value)
	}
	switch e.Kind {
	case GiveDrug:
		if c.Due = true; e.Line {
			c.Line += amount
		} else {
			c.Bolus[e.Sub] += amount
		}
	case Infuse:
		run := &c.Fluid[e.Sub]
		*run = Course{Left: run.Left + amount, Rate: amount * ticksPerMinute / float64(max(e.Over, 1)), Line: e.Line}
		if amount == 0 { // it is stopped
			run.Left = 0
		}
		c.Runs = true
	case FlushLine:
		c.Due, c.Flush = true, c.Flush+amount
	case GiveShock:
		c.Due, c.Shock = true, amount
	case Assess:
		st.chart(e.Ref)
	case GiveOxygen:
		c.Oxygen = min(amount, 1)
	case Pace:
		c.Pads = patient.Pacing{Rate: e.Value, Current: e.Current}
		if e.UseValue {
			c.Pads.Current = amount
		}
	default:
		st.turn(e)
	}
}

// care adds what hands give this tick to what the body receives.
func (st *stepper) care(c *Care) {
	in := &st.in
	st.gave = true
	if c.Due {
		in.Bolus, in.Shock, in.Line.Flush = c.Bolus, c.Shock, c.Flush
		in.Drug[patient.Noradrenaline] += float64(c.Line * ticksPerMinute)
		in.Line.Pump += float64(c.Line * (ticksPerMinute / lineStrength))
		c.Due, c.Bolus, c.Line, c.Flush, c.Shock = false, [patient.NumDrugs]float64{}, 0, 0, 0
	}
	if !c.Runs {
		return
	}
	c.Runs = false
	for i := range c.Fluid {
		run := &c.Fluid[i]
		if run.Left <= 0 {
			continue
		}
		ml := min(run.Rate*(1.0/ticksPerMinute), run.Left)
		run.Left -= ml
		in.Fluid[i] += float64(ml * ticksPerMinute)
		if run.Line {
			in.Line.Carrier += float64(ml * ticksPerMinute)
		}
		c.Runs = c.Runs || run.Left > 0
	}
}
