package scenario

import (
	"math"
	"strings"

	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/patient"
)

// knobEffect compiles {knob: bed4.resistance, to: 60, over: 30}.
func (c *compiler) knobEffect(path string, e *Effect, out engine.Effect) (engine.Effect, bool) {
	who, name, _ := strings.Cut(e.Knob, ".")
	p, ok := c.sym.patients.find(who)
	if !ok {
		c.unknown(path+".knob", "patient", who, c.sym.patients)
		return out, false
	}
	k, ok := patient.KnobIndex(name)
	if !ok {
		c.unknown(path+".knob", "knob of a patient", name, knobNames())
		return out, false
	}
	out.Kind, out.Ref, out.Sub, out.Over = engine.TurnKnob, p, k, c.ticks(path+".over", e.Over)
	switch {
	case (e.To == nil) == (e.Times == nil):
		c.report(path, CodeConflict, "a knob is turned either to a value or by a factor", "give one of to, times")
		return out, false
	case e.Times != nil:
		out.Kind, out.Value = engine.ScaleKnob, *e.Times
		c.within(path+".times", *e.Times, 0, 1000, "")
	default:
		out.Value = *e.To
		c.within(path+".to", *e.To, patient.Knobs[k].Low, patient.Knobs[k].High, " "+patient.Knobs[k].Unit)
	}
	return out, true
}

// handsEffect compiles what comes, what drives an airway, and who squeezes.
func (c *compiler) handsEffect(path, verb string, e *Effect, out engine.Effect) (engine.Effect, bool) {
	switch verb {
	case "connect":
		return c.connectEffect(path, e, out)
	case "fetch":
		if p, ok := c.sym.people.find(e.Fetch); ok {
			out.Kind, out.Ref = engine.FetchPerson, p
			return out, true
		}
		d, ok := c.sym.devices.find(e.Fetch)
		if !ok {
			c.unknown(path+".fetch", "device or person", e.Fetch, append(c.sym.devices[:len(c.sym.devices):len(c.sym.devices)], c.sym.people...))
		}
		out.Kind, out.Ref = engine.FetchDevice, d
		return out, ok
	case "teach":
		p, ok := c.person(path+".teach", e.Teach)
		out.Kind, out.Ref = engine.TeachPerson, p
		return out, ok
	default: // hold, drop
		return c.bagEffect(path, verb, e, out)
	}
}

func (c *compiler) bagEffect(path, verb string, e *Effect, out engine.Effect) (engine.Effect, bool) {
	d, ok := c.deviceNamed(path+"."+verb, e.Hold+e.Drop)
	if !ok {
		return out, false
	}
	if c.sym.kinds[d] != device.Bag {
		c.report(path+"."+verb, CodeConflict, quote(c.sym.devices[d])+" is not a bag: hands hold bags", "")
		return out, false
	}
	out.Kind, out.Ref, out.Sub = engine.DropBag, d, -1
	if verb == "hold" {
		out.Kind = engine.HoldBag
	}
	if e.Person != "" {
		p, ok := c.person(path+".person", e.Person)
		if !ok {
			return out, false
		}
		out.Sub = p
	}
	return out, true
}

func (c *compiler) connectEffect(path string, e *Effect, out engine.Effect) (engine.Effect, bool) {
	p, found := c.sym.patients.find(e.On)
	if !found {
		c.unknown(path+".on", "patient", e.On, c.sym.patients)
	}
	out.Kind, out.Ref, out.Sub = engine.Connect, -1, p
	if e.Connect == "none" {
		return out, found
	}
	d, ok := c.deviceNamed(path+".connect", e.Connect)
	if !ok {
		return out, false
	}
	if !drivesAirways(c.sym.kinds[d]) && c.sym.kinds[d] != device.Monitor {
		c.report(path+".connect", CodeConflict, "a "+c.sym.kinds[d].String()+" cannot drive an airway", "connect a ventilator or a bag, or a monitor to watch him")
		return out, false
	}
	out.Ref = d
	return out, found
}

func drivesAirways(k device.Kind) bool { return k == device.Ventilator || k == device.Bag }

// deviceNamed finds a device of a known kind; one of an unknown kind has been reported already.
func (c *compiler) deviceNamed(path, id string) (int, bool) {
	d, ok := c.sym.devices.find(id)
	if !ok {
		c.unknown(path, "device", id, c.sym.devices)
		return -1, false
	}
	return d, c.sym.kinds[d] != device.None
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
