package engine

import (
	"downtime/game/device"
	"downtime/game/patient"
)

// run does the effects of a block, or leaves the delayed ones for their time. Person is who acts; value the number they gave.
func (st *stepper) run(b Block, person int, value float64) {
	for i := b.From; i < b.To; i++ {
		e := &st.sc.Effects[i]
		if e.After > 0 {
			st.delay(i, person, value)
			continue
		}
		st.act(e, person, value)
	}
}

func (st *stepper) delay(effect, person int, value float64) {
	for i := range st.s.Pending {
		if !st.s.Pending[i].Active {
			at := st.s.Tick + st.sc.Effects[effect].After
			st.s.Pending[i] = Pending{true, int64(effect), at, int64(person), value, st.cause}
			if st.s.Due == 0 || at < st.s.Due {
				st.s.Due = at
			}
			return
		}
	}
	panic("engine: more delayed effects than MaxPending") // the compiler bounds them; a broken invariant, not bad input
}

// act does one effect now, if its guard holds.
func (st *stepper) act(e *Effect, person int, value float64) {
	if !e.When.holds(st.s, context{person, value}) {
		return
	}
	s := st.s
	s.Moved = true
	switch e.Kind {
	case SetFlag:
		s.Flags[e.Ref] = e.Value
	case AddFlag:
		s.Flags[e.Ref] += e.Value
	case TurnKnob, ScaleKnob, GiveDrug, Infuse, FlushLine, GiveShock, Pace, GiveOxygen, Assess:
		st.actOnBody(e, value)
	case Compress:
		st.compress(e.Ref, e.whose(person), e.Value)
	case OpenScene, CloseScene, Note, SeeClue, GiveFact, EndRun:
		st.actOnStory(e, person, value)
	case FetchPerson:
		s.People[e.Ref].Here = true
		st.emit(Event{Kind: Arrived, Ref: e.Ref})
	case HoldBag:
		st.hold(e.Ref, e.whose(person))
	case DropBag:
		st.drop(e.Ref)
	case TeachPerson:
		st.teach(e.Ref)
	default:
		st.actOnDevice(e, value)
	}
}

// actOnStory does the effects that ask, tell and end.
func (st *stepper) actOnStory(e *Effect, person int, value float64) {
	switch e.Kind {
	case OpenScene:
		st.open(e.Ref)
	case CloseScene:
		st.pass(e.Ref)
	case Note:
		st.emit(Event{Kind: Noted, Ref: e.Ref, By: person, Val: st.numbers(e.Ref, person, value)})
	case SeeClue:
		st.see(e.Ref)
	case GiveFact:
		st.fact(e.Ref)
	case EndRun:
		st.end(e.Ref)
	}
}

// whose hands an effect is about: those of whoever acts, unless it names others or nobody's.
func (e *Effect) whose(acts int) int {
	if e.Sub == -1 {
		return acts
	}
	return e.Sub
}

// actOnDevice does the effects that concern one device.
func (st *stepper) actOnDevice(e *Effect, value float64) {
	s := st.s
	switch e.Kind {
	case SetDevice:
		if e.UseValue {
			e = &Effect{Ref: e.Ref, Sub: e.Sub, Value: value}
		}
		st.setDevice(e.Ref, e.Sub, e.Value)
	case SetMode:
		st.setMode(e.Ref, device.Mode(e.Sub))
	case Connect:
		if e.Ref >= 0 && st.sc.Devices[e.Ref].Spec.Kind == device.Monitor { // it goes to that bed, and no airway is touched
			s.Devices[e.Ref].Attach(s.Tick, int8(e.Sub))
			return
		}
		st.connect(e.Ref, e.Sub)
	case FetchDevice:
		s.Here[e.Ref] = true
		st.emit(Event{Kind: Arrived, Ref: e.Ref, Sub: 1})
	case DecideAct:
		st.decide(e.Ref, Act(e.Sub))
	case ShowPage:
		s.Page[e.Ref] = true
	case ShowLog:
		s.LogOpen[e.Ref] = true
	case TakeSample:
		s.Devices[e.Ref].Draw(s.Tick, int8(e.Sub), s.Patients[:])
	case QuietAlarms:
		s.Devices[e.Ref].Acknowledge(s.Tick)
		s.Devices[e.Ref].Silence(s.Tick, 120*TicksPerSecond)
	case Undock:
		s.Devices[e.Ref].Networked = false
	default:
		st.actOnFault(e)
	}
}

// actOnFault begins a fault, or ends one.
func (st *stepper) actOnFault(e *Effect) {
	dev, tick := &st.s.Devices[e.Ref], st.s.Tick
	switch e.Kind {
	case BeginFault:
		f := e.Fault
		f.From = tick
		if dev.Begin(tick, f) {
			st.emit(Event{Kind: FaultBegan, Ref: e.Ref, Sub: int(f.Kind)})
		}
	case MendFault:
		dev.Mend(e.Fault.Kind)
		st.emit(Event{Kind: FaultEnded, Ref: e.Ref, Sub: int(e.Fault.Kind)})
	}
}

// turn moves a knob at once or along a ramp; a new ramp replaces an old one of the same knob.
func (st *stepper) turn(e *Effect) {
	s, k := st.s, patient.Knobs[e.Sub]
	from, to := k.Get(&s.Patients[e.Ref]), e.Value
	if e.Kind == ScaleKnob {
		to = from * e.Value
	}
	to = min(max(to, k.Low), k.High)
	slot := -1
	for i := range s.Ramps {
		r := &s.Ramps[i]
		if r.Active && int(r.Patient) == e.Ref && int(r.Knob) == e.Sub {
			r.Active = false
		}
		if !r.Active && slot < 0 {
			slot = i
		}
	}
	if e.Over <= 0 {
		k.Set(&s.Patients[e.Ref], to)
		return
	}
	if slot < 0 {
		panic("engine: more ramps than MaxRamps") // the compiler bounds them
	}
	s.Ramps[slot] = Ramp{true, int64(e.Ref), int64(e.Sub), from, to, s.Tick, s.Tick + e.Over}
}

func (st *stepper) setDevice(d, channel int, v float64) {
	dev := &st.s.Devices[d]
	from := dev.Chan[channel].Ordered
	if err := dev.Set(st.s.Tick, uint8(channel), v); err != nil {
		return // out of the device's range: the action's own range refuses it before it comes here
	}
	st.emit(Event{Kind: DeviceSet, Ref: d, Sub: channel, Val: [MaxHoles]float64{from, v}})
}

func (st *stepper) setMode(d int, m device.Mode) {
	st.s.Devices[d].SetMode(st.s.Tick, m)
	st.emit(Event{Kind: DeviceMode, Ref: d, Sub: int(m)})
}

// connect lets device d (-1: nothing) drive the airway of patient p. What drove it before is left where it is, disconnected.
func (st *stepper) connect(d, p int) {
	s := st.s
	if old := s.Airway[p]; old >= 0 && int(old) != d {
		st.drop(int(old))
		if s.Devices[old].Attached() {
			s.Devices[old].Attach(s.Tick, -1)
		}
	}
	s.Airway[p] = int64(d)
	if d >= 0 {
		s.Devices[d].Attach(s.Tick, int8(p))
	}
	st.emit(Event{Kind: AirwayNow, Ref: p, Sub: d})
}

func (st *stepper) decide(d int, a Act) {
	s := st.s
	p := -1.0
	if s.Beliefs[d].Times > 0 {
		p = s.Beliefs[d].P
	}
	s.Acts[d] = Decided{Act: int64(a), Tick: s.Tick, P: p, Times: s.Acts[d].Times + 1, Cause: st.cause}
	st.emit(Event{Kind: Acted, Ref: d, Sub: int(a)})
}

// numbers evaluates the holes of a text now, rounded to what is shown.
func (st *stepper) numbers(text, person int, value float64) (v [MaxHoles]float64) {
	t := &st.sc.Texts[text]
	for i := range t.Holes {
		v[i] = roundTo(t.Holes[i].eval(st.s, context{person, value}), t.Decimals[i])
	}
	return v
}
