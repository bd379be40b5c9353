package scenario

import (
	"math"

	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/patient"
)

// patients compiles the bodies as the case begins.
func (c *compiler) patients() {
	if len(c.doc.Patients) == 0 {
		c.report("patients", CodeMissing, "there is no patient", "add one under patients:")
	}
	for i := range c.doc.Patients {
		p, path := &c.doc.Patients[i], place("patients", i)
		out := engine.Patient{ID: p.ID, Name: p.Name, Story: p.Story, Weight: p.Harm}
		c.require(path+".name", p.Name, "an invented name")
		c.fits(path+".name", p.Name, most.label)
		c.fits(path+".story", p.Story, most.story)
		c.within(path+".harm", p.Harm, 0, 1, "")
		params, ok := patient.Preset(p.Preset)
		if !ok {
			c.word(path+".preset", "patient that can be chosen", p.Preset, patient.Presets())
		}
		out.Params = c.knobs(path+".knobs", p.Knobs, params)
		c.chart(path, p, &out)
		if p.Goal != nil {
			out.HasGoal, out.Goal = true, c.goal(path+".goal", p.Goal)
		}
		c.sc.Patients = append(c.sc.Patients, out)
	}
}

// chart compiles what the ward does for a patient: oxygen by mask, and the early warning score.
func (c *compiler) chart(path string, p *Patient, out *engine.Patient) {
	if p.Oxygen != 0 && c.within(path+".oxygen", p.Oxygen, 0.21, 1, "") {
		out.Oxygen = p.Oxygen
	}
	switch out.News2 = p.News2; {
	case p.News2 < 0 || p.News2 > 2:
		c.report(path+".news2", CodeRange, "NEWS2 has scale 1, and scale 2 for a target of 88 to 92 %", "write 1 or 2, or leave it out where the ward does not score")
		out.News2 = 0
	case p.News2 > 0 && (p.Preset == "child" || p.Preset == "pregnant"):
		c.report(path+".news2", CodeConflict, "NEWS2 is not for children under 16 nor in pregnancy", "remove it: their wards have charts of their own")
	}
}

// knobs turns a patient's knobs before the case begins. The body is not yet alive, so that its rhythm cannot be turned.
func (c *compiler) knobs(path string, turned map[string]float64, p patient.Params) patient.Params {
	body := patient.State{Par: p}
	for _, name := range sortedKeys(turned) {
		at := path + "." + name
		k, ok := patient.KnobIndex(name)
		switch {
		case !ok:
			c.unknown(at, "knob of a patient", name, knobNames())
		case name == "rhythm":
			c.report(at, CodeConflict, "a case begins with a beating heart", "turn the rhythm in a variant's setup")
		case c.within(at, turned[name], patient.Knobs[k].Low, patient.Knobs[k].High, " "+patient.Knobs[k].Unit):
			patient.Knobs[k].Set(&body, turned[name])
		}
	}
	return body.Par
}

func (c *compiler) goal(path string, g *Goal) engine.Goal {
	bands := []struct {
		key        string
		band       [2]float64
		least, top float64
	}{{"rate", g.Rate, 1, 80}, {"volume", g.Volume, 5, 1500}, {"etco2", g.EtCO2, 0.5, 20}, {"squeeze", g.Squeeze, 0.1, 5}}
	for _, b := range bands {
		if !(b.band[0] >= b.least && b.band[0] < b.band[1] && b.band[1] <= b.top) {
			c.report(path+"."+b.key, CodeRange, "the band must rise, between "+number(b.least)+" and "+number(b.top), "as in [12, 16]")
		}
	}
	c.cite(path+".source", g.Source)
	return engine.Goal{Rate: g.Rate, Volume: g.Volume, EtCO2: g.EtCO2, Squeeze: g.Squeeze, Source: g.Source}
}

// devices compiles the devices as the case begins.
func (c *compiler) devices() {
	var driven [engine.MaxPatients]bool
	papers := 0
	for i := range c.doc.Devices {
		d, path := &c.doc.Devices[i], place("devices", i)
		kind, ok := device.KindNamed(d.Kind)
		if !ok {
			c.word(path+".kind", "kind of device", d.Kind, kindNames)
		}
		c.require(path+".label", d.Label, "what it is called at the bedside")
		c.fits(path+".label", d.Label, most.label)
		out := engine.Device{ID: d.ID, Label: d.Label, Airway: d.Airway, Scored: d.Scored, Away: d.Away, Line: d.Line, Utility: -1}
		out.Spec = device.Spec{Kind: kind, Networked: d.Networked, Patient: -1, Drug: -1, Conc: d.Conc}
		if d.Patient != "" {
			p, ok := c.sym.patients.find(d.Patient)
			if !ok {
				c.unknown(path+".patient", "patient", d.Patient, c.sym.patients)
			}
			out.Spec.Patient = int8(p)
		}
		if ok {
			c.panel(path, d, &out.Spec)
		}
		if d.Airway {
			c.drive(path, &out, &driven)
		}
		if kind == device.CTG {
			if papers++; papers > engine.MaxStrips {
				c.report(path+".kind", CodeCap, "more than "+number(engine.MaxStrips)+" cardiotocographs", "drop one")
			}
		}
		c.line(path, d, kind)
		c.price(path, d, &out)
		c.sc.Devices = append(c.sc.Devices, out)
	}
}

// panel compiles settings, alarm limits and drug of a device.
func (c *compiler) panel(path string, d *Device, spec *device.Spec) {
	for _, name := range sortedKeys(d.Settings) {
		at := path + ".settings." + name
		ch, info, ok := c.setting(at, c.number(d), name)
		if ok && c.within(at, d.Settings[name], info.Low, info.High, " "+info.Unit) {
			spec.Settings = append(spec.Settings, device.Setting{Channel: uint8(ch), Value: d.Settings[name]})
		}
	}
	for _, name := range sortedKeys(d.Limits) {
		at := path + ".limits." + name
		a, ok := device.AlarmNamed(spec.Kind, name)
		if !ok {
			c.unknown(at, "alarm of a "+spec.Kind.String(), name, alarmNames(spec.Kind))
			continue
		}
		if l, ok := c.limit(at, d.Limits[name]); ok {
			spec.Limits = append(spec.Limits, device.LimitSpec{Alarm: a, Limit: l})
		}
	}
	if spec.Kind != device.SyringePump {
		if d.Drug != "" || d.Conc != 0 {
			c.report(path+".drug", CodeConflict, "only a syringe pump holds a drug", "remove drug and concentration")
		}
		return
	}
	drugNumber, ok := drugs.find(d.Drug)
	if !ok {
		c.unknown(path+".drug", "drug", d.Drug, drugs)
	}
	spec.Drug = drugNumber
	if !(d.Conc > 0 && finite(d.Conc)) {
		c.report(path+".concentration", CodeRange, "a syringe pump needs a concentration above 0, in units a mL", "")
	}
}

func (c *compiler) number(d *Device) int {
	i, _ := c.sym.devices.find(d.ID)
	return i
}

// limit reads [low, high]; a limit that is not a number is off.
func (c *compiler) limit(path string, v []float64) (device.Limit, bool) {
	if len(v) != 2 {
		c.report(path, CodeRange, "an alarm has a low and a high limit", "as in [5, 30]; .nan leaves one off")
		return device.Limit{}, false
	}
	var l device.Limit
	if !math.IsNaN(v[0]) {
		l.LowOn, l.Low = true, v[0]
	}
	if !math.IsNaN(v[1]) {
		l.HighOn, l.High = true, v[1]
	}
	if l.LowOn && l.HighOn && l.Low >= l.High {
		c.report(path, CodeRange, "the low limit is not below the high one", "as in [5, 30]")
		return l, false
	}
	return l, true
}

// drive checks a device that drives an airway when the case begins.
func (c *compiler) drive(path string, d *engine.Device, driven *[engine.MaxPatients]bool) {
	p := d.Spec.Patient
	switch {
	case !drivesAirways(d.Spec.Kind) && d.Spec.Kind != device.None:
		c.report(path+".airway", CodeConflict, "a "+d.Spec.Kind.String()+" cannot drive an airway", "only a ventilator or a bag can")
	case p < 0:
		c.report(path+".airway", CodeConflict, "it drives an airway but is on no patient", "name the patient")
	case d.Away:
		c.report(path+".airway", CodeConflict, "it drives an airway but is away", "remove one of the two")
	case driven[p]:
		c.report(path+".airway", CodeConflict, "another device already drives this airway", "only one can")
	default:
		driven[p] = true
	}
}

// price finds the utilities by which acts on a device are judged.
func (c *compiler) price(path string, d *Device, out *engine.Device) {
	if d.Dependence == "" {
		if d.Scored && !c.doc.Unscored {
			c.report(path+".dependence", CodeUtility, "a scored device needs a dependence: how much its patient depends on it", "one of: high medium low")
		}
		return
	}
	if _, ok := dependences.find(d.Dependence); !ok {
		c.word(path+".dependence", "dependence", d.Dependence, dependences)
		return
	}
	for i, u := range c.doc.Utilities {
		if u.Dependence == d.Dependence {
			out.Utility = i
			return
		}
	}
	if !c.doc.Unscored {
		c.report(path+".dependence", CodeUtility, "no utilities are given for dependence "+quote(d.Dependence), "add a row to utilities")
	}
}

// people compiles the pairs of hands; the first is the trainee's.
func (c *compiler) people() {
	if len(c.doc.People) == 0 || c.doc.People[0].ID != "you" {
		c.report("people", CodeMissing, `the first person is the trainee, "you"`, "begin people: with {id: you, label: You}")
	}
	for i := range c.doc.People {
		p, path := &c.doc.People[i], place("people", i)
		c.require(path+".label", p.Label, "what they are called")
		c.fits(path+".label", p.Label, most.label)
		if p.Rate[0] != 0 || p.Volume[0] != 0 {
			c.within(path+".rate[0]", p.Rate[0], 1, 80, " a minute")
			c.within(path+".volume[0]", p.Volume[0], 5, 1500, " mL")
			c.cite(path+".source", p.Source)
		}
		c.within(path+".rate[1]", p.Rate[1], 0, 40, " a minute")
		c.within(path+".volume[1]", p.Volume[1], 0, 700, " mL")
		c.within(path+".drift", p.Drift, -20, 20, " a minute")
		c.sc.People = append(c.sc.People, engine.Person{
			ID: p.ID, Label: p.Label, Away: p.Away, Rate: p.Rate[0], RateSD: p.Rate[1],
			Volume: p.Volume[0], VolumeSD: p.Volume[1], Drift: p.Drift, Source: p.Source,
		})
	}
}

func (c *compiler) flags() {
	for _, f := range c.doc.Flags {
		c.sc.Flags = append(c.sc.Flags, engine.Flag{ID: f.ID, Start: f.Start})
	}
}
