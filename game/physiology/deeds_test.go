package physiology

import (
	"fmt"
	"math"
	"reflect"
	"strings"

	"downtime/game/device"
	"downtime/game/patient"
)

// deed is one step of a protocol.
type deed func(*world)

// script is a protocol ready to be run: its cases, of which there is one without a for, and its deeds.
type script struct {
	cases []map[string]float64
	deeds []deed
}

// read compiles a protocol.
func read(protocol string) script {
	s := script{cases: []map[string]float64{{}}}
	if protocol == "-" {
		return s
	}
	for line := range strings.SplitSeq(protocol, ";") {
		words := strings.Fields(line)
		if words[0] == "for" {
			s.spread(words[1:])
			continue
		}
		verb, ok := verbs[words[0]]
		if !ok {
			panic(fmt.Sprintf("no deed %q", strings.TrimSpace(line)))
		}
		s.deeds = append(s.deeds, verb(words[1:]))
	}
	return s
}

// spread multiplies the cases by the values of one name.
func (s *script) spread(words []string) {
	var values []float64
	number := func(i int) float64 { return compile(words[i])(&world{}) }
	switch {
	case words[1] == "in":
		for i := range words[2:] {
			values = append(values, number(i+2))
		}
	default:
		by := 1.0
		if len(words) > 5 {
			by = number(6)
		}
		from, to := number(2), number(4)
		for i := range int(math.Round((to-from)/by)) + 1 {
			values = append(values, from+float64(i)*by)
		}
	}
	var all []map[string]float64
	for _, c := range s.cases {
		for _, v := range values {
			next := map[string]float64{words[0]: v}
			for k, x := range c {
				next[k] = x
			}
			all = append(all, next)
		}
	}
	s.cases = all
}

// run does the deeds once for each case and each preset.
func (s *script) run(preset string) (worlds []*world) {
	presets := []string{preset}
	if preset == "every" {
		presets = patient.Presets()
	}
	for _, p := range presets {
		for _, c := range s.cases {
			w := newWorld(p)
			for k, v := range c {
				w.let[k] = v
			}
			for _, d := range s.deeds {
				d(w)
			}
			worlds = append(worlds, w)
		}
	}
	return worlds
}

var verbs map[string]func(words []string) deed

func init() {
	verbs = map[string]func([]string) deed{
		"with": with, "on": on, "in": inBed, "settle": settle,
		"wait": wait, "until": until, "zero": zero, "let": let, "watch": watching, "save": save, "back": back,
		"set": set, "put": put, "give": give, "run": runs, "line": line, "hold": hold,
		"paralyse": paralyse, "clamp": clamp, "compress": compress, "shock": shock, "pace": pace,
		"connect": connect, "turn": turn,
		"show": show, "draw": draw, "beat": beat, "average": average, "flush": flush, "trace": trace, "falls": falls, "pains": pains, "marks": marks, "screen": onScreen,
		"alike": alike, "disturb": disturb, "story": story, "halve": halve, "time": timed,
	}
}

// pairs reads NAME EXPRESSION NAME EXPRESSION.
func pairs(words []string) (names []string, values []value) {
	if len(words)%2 != 0 {
		panic(fmt.Sprintf("%v: a name without a value", words))
	}
	for i := 0; i < len(words); i += 2 {
		names, values = append(names, words[i]), append(values, compile(words[i+1]))
	}
	return names, values
}

// seconds reads EXPRESSION UNIT.
func seconds(words []string) value {
	unit, ok := map[string]float64{"s": 1, "min": 60, "h": 3600}[words[1]]
	if !ok {
		panic("no unit of time " + words[1])
	}
	x := compile(words[0])
	return func(w *world) float64 { return unit * x(w) }
}

func with(words []string) deed {
	names, values := pairs(words)
	return func(w *world) {
		for i, name := range names {
			setField(field(&w.params, name), values[i](w))
		}
	}
}

var ventilationFields = map[string]string{
	"vt": "VT", "rate": "Rate", "ti": "Ti", "pressure": "Pressure", "peep": "PEEP", "pmax": "PMax", "fio2": "FiO2", "fico2": "FiCO2",
}

func on(words []string) deed {
	switch words[0] {
	case "air":
		return func(w *world) { w.attach(patient.Ventilation{}) }
	case "oxygen":
		return func(w *world) { w.attach(patient.Ventilation{FiO2: 1}) }
	}
	names, values := pairs(words)
	return func(w *world) {
		var v patient.Ventilation
		for i, name := range names {
			setField(field(&v, ventilationFields[name]), values[i](w))
		}
		w.attach(v)
	}
}

func inBed([]string) deed {
	return func(w *world) { w.inBed = true; w.attach(usualSupport(w.preset)) }
}

func settle([]string) deed { return (*world).begin }

func wait(words []string) deed {
	s := seconds(words)
	return func(w *world) { w.wait(s(w)) }
}

// until reads CONDITION [within TIME UNIT] [as NAME].
func until(words []string) deed {
	text, name, limit := strings.Join(words, " "), "", func(*world) float64 { return 7200 }
	if before, after, ok := strings.Cut(text, " as "); ok {
		text, name = before, after
	}
	if before, after, ok := strings.Cut(text, " within "); ok {
		text, limit = before, seconds(strings.Fields(after))
	}
	holds := compile(text)
	return func(w *world) {
		t := w.until(limit(w), holds)
		if name != "" {
			w.let[name] = t
		}
	}
}

func zero([]string) deed {
	return func(w *world) { w.begin(); w.zero, w.ledger = w.Tick, w.held() }
}

func let(words []string) deed {
	x := compile(strings.Join(words[2:], " "))
	return func(w *world) {
		if w.preset != "-" {
			w.begin()
		}
		w.let[words[0]] = x(w)
	}
}

func watching(words []string) deed {
	return func(w *world) {
		w.begin()
		for _, name := range words {
			fresh := &watch{name: name, of: named(name)}
			kept := w.watched[:0:0]
			for _, x := range w.watched {
				if x.name != name {
					kept = append(kept, x)
				}
			}
			w.watched = append(kept, fresh)
		}
	}
}

func save(words []string) deed {
	return func(w *world) { w.begin(); w.saved[words[0]] = w.body }
}

func back(words []string) deed {
	return func(w *world) {
		b, ok := w.saved[words[0]]
		if !ok {
			panic("nothing saved as " + words[0])
		}
		w.body = b
	}
}

func set(words []string) deed {
	i, ok := patient.KnobIndex(words[0])
	if !ok {
		panic("no knob " + words[0])
	}
	x := compile(words[1])
	return func(w *world) { w.begin(); patient.Knobs[i].Set(&w.State, x(w)) }
}

func put(words []string) deed {
	x := compile(words[1])
	return func(w *world) { w.begin(); setField(field(&w.State, words[0]), x(w)) }
}

func drugNamed(name string) (patient.Drug, bool) {
	for d := range patient.NumDrugs {
		if d.String() == name {
			return d, true
		}
	}
	return 0, false
}

var fluidsNamed = map[string]patient.Fluid{
	"balanced": patient.Balanced, "saline": patient.Saline, "glucose5": patient.Glucose5, "redcells": patient.RedCells,
}

func give(words []string) deed {
	d, ok := drugNamed(words[0])
	if !ok {
		panic("no drug " + words[0])
	}
	x := compile(words[1])
	return func(w *world) {
		w.begin()
		dose := x(w)
		w.in.Bolus[d] += dose
		w.tick()
		w.in.Bolus[d] -= dose
	}
}

func runs(words []string) deed {
	x := compile(words[1])
	if f, ok := fluidsNamed[words[0]]; ok {
		return func(w *world) { w.begin(); w.in.Fluid[f] = x(w) }
	}
	d, ok := drugNamed(words[0])
	if !ok {
		panic("no drug or fluid " + words[0])
	}
	return func(w *world) { w.begin(); w.in.Drug[d] = x(w) }
}

func line(words []string) deed {
	names, values := pairs(words)
	return func(w *world) {
		w.begin()
		for i, name := range names {
			switch x := values[i](w); name {
			case "pump":
				w.in.Line.Pump = x
			case "carrier":
				w.in.Line.Carrier = x
			case "flush":
				w.in.Line.Flush = x
				w.tick()
				w.in.Line.Flush = 0
			default:
				panic("no part of a line " + name)
			}
		}
	}
}

// hold reads PRESSURE TIME UNIT: it holds arterial pressure by the resistance of the vessels.
func hold(words []string) deed {
	x, s := compile(words[0]), seconds(words[1:])
	return func(w *world) {
		w.begin()
		i, _ := patient.KnobIndex("svr")
		for range int(s(w) * patient.TicksPerSecond) {
			w.tick()
			want := x(w)
			patient.Knobs[i].Set(&w.State, w.Par.SVRFactor*(1+0.001*(want-w.Circ.MAP)/want))
		}
	}
}

// paralyse takes the patient's own breathing away at once.
func paralyse([]string) deed {
	return func(w *world) {
		w.begin()
		w.Par.Paralysed, w.Ctl.Effort, w.Drugs.Block = 1, 0, 1
	}
}

func clamp([]string) deed { return func(w *world) { w.begin(); w.clamped = true } }

func compress(words []string) deed {
	x := compile(words[0])
	return func(w *world) { w.begin(); w.in.Compressions = x(w) }
}

func shock(words []string) deed {
	x := compile(words[0])
	return func(w *world) {
		w.begin()
		w.in.Shock = x(w)
		w.tick()
		w.in.Shock = 0
	}
}

func pace(words []string) deed {
	rate, current := compile(words[0]), compile(words[1])
	return func(w *world) { w.begin(); w.in.Pads = patient.Pacing{Rate: rate(w), Current: current(w)} }
}

// connect reads KIND, then channels and their values; drug and conc are a pump's.
func connect(words []string) deed {
	kind, ok := device.KindNamed(words[0])
	if !ok {
		panic("no device " + words[0])
	}
	spec := device.Spec{Kind: kind, Drug: -1}
	words = words[1:]
	if len(words) > 1 && words[0] == "drug" {
		d, ok := drugNamed(words[1])
		if !ok {
			panic("no drug " + words[1])
		}
		spec.Drug, words = int(d), words[2:]
	}
	names, values := pairs(words)
	return func(w *world) {
		w.begin()
		spec.Settings = nil
		for i, name := range names {
			if name == "conc" {
				spec.Conc = values[i](w)
				continue
			}
			ch, ok := device.ChannelNamed(kind, name)
			if !ok {
				panic("no channel " + name)
			}
			spec.Settings = append(spec.Settings, device.Setting{Channel: ch, Value: values[i](w)})
		}
		w.device, w.given = device.New(spec), 0
		w.device.Sense(w.Tick, &w.State)
	}
}

func turn(words []string) deed {
	x := compile(words[1])
	return func(w *world) {
		ch, ok := device.ChannelNamed(w.device.Kind, words[0])
		if !ok {
			panic("no channel " + words[0])
		}
		if err := w.device.Set(w.Tick, ch, x(w)); err != nil {
			panic(err)
		}
	}
}

func show(words []string) deed {
	names, values := pairs(words)
	return func(w *world) {
		for i, name := range names {
			v := field(&w.screen, name)
			if v.Kind() == reflect.Struct { // the membrane at an effective potassium
				w.screen.Membrane = membraneAt(values[i](w))
				continue
			}
			setField(v, values[i](w))
		}
	}
}
