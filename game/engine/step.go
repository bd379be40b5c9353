package engine

import (
	"downtime/game/device"
	"downtime/game/patient"
)

// stepper is one application of an input: a pointer to the State it moves, and the events that come out.
type stepper struct {
	sc     *Scenario
	s      *State
	events []Event
	cause  int64
	all    bool           // the rules look at every condition, not only at those that time, bodies and machines can change
	in     patient.Inputs // what the body in hand receives; cleared after one that was given anything
	gave   bool
}

// Step applies one input to a copy of s. On an error the State returned is s, unchanged, and the error (an *IllegalError) says why.
func Step(sc *Scenario, s State, in Input) (State, []Event, error) {
	next := s
	events, err := Apply(sc, &next, in, nil)
	if err != nil {
		return s, nil, err
	}
	return next, events, nil
}

// Apply is Step in place, for callers that own the State; events are appended to out. On an error s is unchanged.
func Apply(sc *Scenario, s *State, in Input, out []Event) ([]Event, error) {
	if err := check(sc, s, &in); err != nil {
		return out, err
	}
	st := stepper{sc: sc, s: s, events: out}
	if in.Kind == Wait { // leaves no mark of its own: Wait(a) then Wait(b) is Wait(a+b)
		for range in.Ticks {
			if s.Over {
				break
			}
			st.tick()
		}
		return st.events, nil
	}
	s.Inputs++
	s.Moved = true
	st.by(s.Inputs, func() { st.take(&in) })
	st.rules()
	return st.events, nil
}

func (st *stepper) take(in *Input) {
	switch in.Kind {
	case DoAct:
		st.begin(in)
	case Choose:
		st.choose(in.Scene, in.Choice, 0)
	case Believe:
		st.believe(in.Device, in.P)
	case Squeeze:
		st.squeeze(0, in.ML, in.Seconds, true)
	case Release:
		st.release()
	case Live:
		st.live(in.On)
	case MoveLimit:
		st.moveLimit(in)
	case Inject:
		st.open(in.Scene)
	}
}

func (st *stepper) emit(e Event) {
	e.Tick, e.Cause = st.s.Tick, st.cause
	st.events = append(st.events, e)
	st.s.Moved = true
}

// tick moves simulated time by 20 ms: hands and delayed effects, then devices and patients, then once a second the rules of the case.
func (st *stepper) tick() {
	s := st.s
	s.Tick++
	st.cause = 0
	if s.Tick == 1 {
		v := &st.sc.Variants[s.Variant]
		st.run(v.Setup, 0, 0)
	}
	st.ramps()
	st.tasks()
	st.pending()
	st.rhythms()
	st.bodies()
	if s.Tick%TicksPerSecond == 0 {
		st.second()
	}
}

// bodies moves every device and patient by one tick, in the order devices, bodies, measurements.
func (st *stepper) bodies() {
	s := st.s
	var whose [MaxDevices]int8 // the patient into whom each line runs; -1 nobody
	for i, d := range st.sc.lines {
		if whose[i] = -1; s.Here[d] {
			whose[i] = s.Devices[d].Patient
		}
	}
	for p := range st.sc.Patients {
		in := &st.in
		if st.gave {
			*in, st.gave = patient.Inputs{}, false
		}
		c := &s.Care[p]
		st.airway(p)
		in.Compressions, in.Pads = c.Press, c.Pads
		if c.Due || c.Runs {
			st.care(c)
		}
		for i, d := range st.sc.lines {
			if int(whose[i]) == p {
				s.Devices[d].Infuse(s.Tick, in)
				st.gave = true
			}
		}
		in.Quiet = !st.gave
		s.Patients[p].Step(in)
	}
	st.measure()
	if s.Tick%stripTicks == 0 {
		st.strips()
	}
}

// measure lets every device that is here, and senses now, look at whoever's signals reach it.
func (st *stepper) measure() {
	s, now := st.s, st.sc.ticking
	if s.Tick%TicksPerSecond == 0 {
		now = st.sc.all
	}
	for _, d := range now {
		dev := &s.Devices[d]
		p := dev.Patient
		if p < 0 && !dev.Kind.Shared() || !s.Here[d] {
			continue
		}
		if dev.Kinds != 0 {
			p = dev.Source(s.Tick)
		}
		if dev.Kind == device.Monitor {
			a := s.Airway[p]
			dev.Sample(a >= 0 && s.Devices[a].Capnography())
		}
		dev.Sense(s.Tick, &s.Patients[max(p, 0)])
	}
}

// stripTicks is how far apart the points on the paper of a cardiotocograph lie.
const stripTicks = device.StripSeconds * TicksPerSecond

// strips lets every cardiotocograph that works write a point on its paper.
func (st *stepper) strips() {
	n := 0
	for d := range st.sc.Devices {
		dev := &st.s.Devices[d]
		if dev.Kind != device.CTG {
			continue
		}
		if st.s.Here[d] && dev.Attached() && !dev.Failed(st.s.Tick) {
			st.s.Strips[n].Write(dev)
		}
		n++
	}
}

// airway lets whatever is on the airway of patient p drive it.
func (st *stepper) airway(p int) {
	s, d := st.s, st.s.Airway[p]
	if d < 0 {
		st.in.Airway = patient.Airway{Drive: patient.DriveNone, FiO2: max(patient.RoomAir, s.Care[p].Oxygen)}
		return
	}
	s.Devices[d].Drive(s.Tick, &s.Patients[p], &st.in.Airway)
}

// second runs once a simulated second.
func (st *stepper) second() {
	st.announce()
	for d := range st.sc.Devices {
		if st.s.Wrong[d] == 0 && st.s.Devices[d].Faulty(st.s.Tick) {
			st.s.Wrong[d] = st.s.Tick
		}
	}
	for p := range st.sc.Patients {
		st.suffer(p)
		st.watchBag(p)
	}
	st.deadlines()
	st.rules()
	if !st.s.Over && st.s.Tick >= st.sc.Limit {
		st.end(MaxEndings)
	}
}

// announce turns alarms that began or ended in the last second into events.
func (st *stepper) announce() {
	s := st.s
	for d := range st.sc.Devices {
		for a := range s.Devices[d].Alarm {
			st.announceAlarm(d, a)
		}
	}
}

// announceAlarm tells what became of one alarm since a second ago. One that ended and began anew meanwhile is told as both, and one that
// began and ended too; one whose message alone still stands has ended.
func (st *stepper) announceAlarm(d, a int) {
	s := st.s
	al, told := &s.Devices[d].Alarm[a], &s.Sounding[d][a]
	since := int64(0)
	if al.Active && s.Here[d] {
		since = al.Since
	}
	fresh := since > 0 && since != *told && since != -*told
	if *told > 0 && (since == 0 || al.Latched || fresh) {
		st.emit(Event{Kind: AlarmEnded, Ref: d, Sub: a})
	}
	if fresh {
		st.emit(Event{Kind: AlarmBegan, Ref: d, Sub: a, Val: [MaxHoles]float64{float64(al.Priority)}})
		if al.Latched {
			st.emit(Event{Kind: AlarmEnded, Ref: d, Sub: a})
		}
	}
	if *told = since; al.Latched {
		*told = -since
	}
}

func (st *stepper) ramps() {
	s := st.s
	if s.Tick%5 != 0 { // 10 Hz is finer than any change of a body
		return
	}
	for i := range s.Ramps {
		r := &s.Ramps[i]
		if !r.Active {
			continue
		}
		k := patient.Knobs[r.Knob]
		if s.Tick >= r.End {
			k.Set(&s.Patients[r.Patient], r.To)
			r.Active = false
			continue
		}
		f := float64(s.Tick-r.Start) / float64(r.End-r.Start)
		k.Set(&s.Patients[r.Patient], r.From+float64(f*(r.To-r.From)))
	}
}

// pending does the delayed effects whose time has come. Due spares every tick the look at all of them.
func (st *stepper) pending() {
	s := st.s
	if s.Due == 0 || s.Tick < s.Due {
		return
	}
	for i := range s.Pending {
		p := &s.Pending[i]
		if p.Active && s.Tick >= p.At {
			p.Active = false
			st.by(p.Cause, func() { st.act(&st.sc.Effects[p.Effect], int(p.Person), p.Value) })
			st.cause = 0
		}
	}
	s.Due = 0
	for i := range s.Pending {
		if p := &s.Pending[i]; p.Active && (s.Due == 0 || p.At < s.Due) {
			s.Due = p.At
		}
	}
}

func (st *stepper) end(ending int) {
	if st.s.Over {
		return
	}
	st.s.Over, st.s.Ending = true, int64(ending)
	if ending == MaxEndings {
		ending = -1
	}
	st.emit(Event{Kind: Ended, Ref: ending})
}
