package physiology

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"

	"downtime/game/device"
	"downtime/game/patient"
	"downtime/game/wave"
)

// body is a patient with whatever is attached: one flat value, so that a copy of it can be taken up again.
type body struct {
	patient.State
	in      patient.Inputs
	support patient.Ventilation
	cycle   patient.Cycle
	clamped bool
	device  device.Device
	given   float64 // by the device since it was connected: mL
}

// world is one run of one protocol.
type world struct {
	body
	params  patient.Params
	begun   bool
	inBed   bool
	zero    int64
	ledger  held
	let     map[string]float64
	saved   map[string]body
	watched []*watch
	screen  wave.Params
	series  map[string]series
	preset  string
}

// held is what a body holds and what has crossed its boundary, mL STPD.
type held struct{ o2, co2, mouthO2, mouthCO2, used, made float64 }

func (w *world) held() held {
	o2, co2 := w.Stores()
	return held{o2, co2, w.Sum.MouthO2, w.Sum.MouthCO2, w.Sum.UsedO2, w.Sum.MadeCO2}
}

func newWorld(preset string) *world {
	w := &world{let: map[string]float64{}, saved: map[string]body{}, series: map[string]series{}, preset: preset}
	w.screen = wave.Params{HR: 60, PlethAmp: 1, SBP: 120, DBP: 60, ArtOn: true}
	if preset == "-" {
		return w
	}
	p, ok := patient.Preset(preset)
	if !ok {
		panic("no preset " + preset)
	}
	w.params = p
	return w
}

// begin settles the patient before the first deed that needs one.
func (w *world) begin() {
	if w.begun {
		return
	}
	if w.preset == "-" {
		panic("there is no patient")
	}
	w.begun = true
	w.State = patient.New(w.params, w.support)
	w.cycle = w.support.Cycle()
	if w.inBed {
		if w.params.Running == patient.Noradrenaline {
			w.in.Drug[patient.Noradrenaline] = w.params.Dose
		}
		w.in.Drug[patient.InsulinSkin] = patient.BasalInsulin(w.params) / 60
	}
	w.ledger = w.held()
}

// usualSupport is what each preset is attached to when it lies in its bed.
func usualSupport(preset string) patient.Ventilation {
	switch preset {
	case "ards":
		return patient.Ventilation{VT: 450, Rate: 18, Ti: 1, PEEP: 14, FiO2: 0.6}
	case "head-injury":
		return patient.Ventilation{VT: 480, Rate: 14, Ti: 1.2, PEEP: 5, FiO2: 0.35}
	case "septic-shock", "asthma":
		return patient.Ventilation{FiO2: 0.4}
	}
	return patient.Ventilation{}
}

func (w *world) attach(v patient.Ventilation) {
	w.support, w.cycle, w.device.Kind = v, v.Cycle(), device.None
}

// tick advances everything by 20 ms.
func (w *world) tick() {
	w.begin()
	d, now := &w.device, w.Tick
	switch {
	case w.clamped:
		w.in.Airway = patient.Airway{Drive: patient.DriveClosed}
	case d.Kind == device.Ventilator:
		d.Drive(now, &w.State, &w.in.Airway)
	default:
		w.in.Airway = *w.cycle.At(now)
	}
	if d.Kind.Infuses() {
		in := w.in
		w.infuse(now, &in)
		w.Step(&in)
	} else {
		w.Step(&w.in)
	}
	if d.Kind != device.None {
		d.Sense(now, &w.State)
	}
	for _, x := range w.watched {
		x.see(x.of(w))
	}
}

// infuse runs a pump or a drip and counts what leaves it.
func (w *world) infuse(now int64, in *patient.Inputs) {
	was := *in
	w.device.Infuse(now, in)
	const perMinute = 60 * patient.TicksPerSecond
	for i := range in.Fluid {
		w.given += (in.Fluid[i] - was.Fluid[i]) / perMinute
	}
	if conc, ok := device.ChannelNamed(w.device.Kind, "conc"); ok {
		strength := w.device.Chan[conc].Ordered
		for i := range in.Drug {
			w.given += ((in.Drug[i]-was.Drug[i])/perMinute + in.Bolus[i] - was.Bolus[i]) / strength
		}
	}
}

func (w *world) wait(seconds float64) {
	w.begin()
	for range int(math.Round(seconds * patient.TicksPerSecond)) {
		w.tick()
	}
}

// clock is the seconds since the start or the last zero.
func (w *world) clock() float64 { return float64(w.Tick-w.zero) / patient.TicksPerSecond }

// until runs until holds, and gives the clock then; infinity past the limit.
func (w *world) until(limit float64, holds value) float64 {
	w.begin()
	for range int(limit * patient.TicksPerSecond) {
		w.tick()
		if holds(w) != 0 {
			return w.clock()
		}
	}
	return math.Inf(1)
}

// watch keeps the course of one reading.
type watch struct {
	name                          string
	of                            value
	n, low, high, sum, slow, low0 float64
}

// see takes in one reading; slow follows with a time constant of six seconds.
func (x *watch) see(v float64) {
	if x.n == 0 {
		x.low, x.high, x.slow = v, v, v
	}
	x.n++
	if v < x.low {
		x.low, x.low0 = v, x.n
	}
	x.high = max(x.high, v)
	x.sum += v
	x.slow += (v - x.slow) / (6 * patient.TicksPerSecond)
}

func (w *world) watchOf(name string) *watch {
	for _, x := range w.watched {
		if x.name == name {
			return x
		}
	}
	panic(name + " is not watched")
}

// field finds a field of a struct by its path: Circ.Energy, Drugs.Amount[2].
func field(root any, path string) reflect.Value {
	v := reflect.ValueOf(root).Elem()
	for part := range strings.SplitSeq(path, ".") {
		name, index, has := strings.Cut(strings.TrimSuffix(part, "]"), "[")
		v = v.FieldByName(name)
		if !v.IsValid() {
			panic(fmt.Sprintf("no field %s", path))
		}
		if has {
			i, err := strconv.Atoi(index)
			if err != nil {
				panic(err)
			}
			v = v.Index(i)
		}
	}
	return v
}

func setField(v reflect.Value, x float64) {
	switch {
	case v.CanFloat():
		v.SetFloat(x)
	case v.CanInt():
		v.SetInt(int64(x))
	case v.CanUint():
		v.SetUint(uint64(x))
	default:
		v.SetBool(x != 0)
	}
}

func readField(v reflect.Value) float64 {
	switch {
	case v.CanFloat():
		return v.Float()
	case v.CanInt():
		return float64(v.Int())
	case v.CanUint():
		return float64(v.Uint())
	}
	return truth(v.Bool())
}
