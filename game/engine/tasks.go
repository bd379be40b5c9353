package engine

import "strings"

// begin starts an action, at the bed that it is done at. Its starts act once they are there; its findings and effects come when the hands (or the
// voice) have done it.
func (st *stepper) begin(in *Input) {
	s, a := st.s, &st.sc.Actions[in.Action]
	bed := st.sc.Bed(s, in.Action)
	way := st.sc.way(s, bed, in.By)
	task := Task{Busy: true, Action: int64(in.Action), Until: s.Tick + way + a.Ticks, Cause: st.cause, Value: st.valueOf(in)}
	if bed >= 0 || a.Away {
		st.goTo(in.By, bed)
	}
	st.emit(Event{Kind: Began, Ref: in.Action, By: in.By})
	st.match(a, in)
	if way == 0 {
		st.run(a.Starts, in.By, task.Value)
	} else {
		task.From = s.Tick + way
	}
	slot := &s.People[in.By].Hand
	if a.Voice {
		slot = &s.People[in.By].Voice
	}
	*slot = task
	s.await(slot)
	if way+a.Ticks == 0 {
		slot.Busy = false
		st.finish(in.Action, in.By, task.Value)
	}
}

// tasks completes every action whose time has come. Free spares every tick the look at all hands.
func (st *stepper) tasks() {
	if st.s.Free == 0 || st.s.Tick < st.s.Free {
		return
	}
	st.s.Free = 0
	for i := range st.sc.People {
		p := &st.s.People[i]
		for _, t := range [2]*Task{&p.Hand, &p.Voice} {
			if t.Busy && t.From > 0 && st.s.Tick >= t.From {
				st.arrive(i, t)
			}
			if !t.Busy || st.s.Tick < t.Until {
				st.s.await(t)
				continue
			}
			t.Busy, st.s.Moved = false, true
			if t.Action >= 0 {
				st.by(t.Cause, func() { st.finish(int(t.Action), i, t.Value) })
				st.cause = 0
			}
		}
	}
}

// arrive begins a task for which somebody had to go to another bed.
func (st *stepper) arrive(person int, t *Task) {
	t.From = 0
	if t.Action < 0 { // a limit: it is set by whoever walks there
		return
	}
	st.by(t.Cause, func() { st.run(st.sc.Actions[t.Action].Starts, person, t.Value) })
	st.cause = 0
}

// await keeps the tick at which the next task ends, or is come to.
func (s *State) await(t *Task) {
	next := t.Until
	if t.From > 0 {
		next = t.From
	}
	if t.Busy && (s.Free == 0 || next < s.Free) {
		s.Free = next
	}
}

// finish records an action as done, tells its finding and runs its effects.
func (st *stepper) finish(action, person int, value float64) {
	s, a := st.s, &st.sc.Actions[action]
	r := &s.Done[action]
	if r.Times++; r.Times == 1 {
		r.First = s.Tick
	}
	r.Last = s.Tick
	st.emit(Event{Kind: Finished, Ref: action, By: person})
	c := context{person, value}
	for i := range a.Findings {
		f := &a.Findings[i]
		if !f.When.holds(s, c) {
			continue
		}
		st.emit(Event{Kind: Found, Ref: action, Sub: i, By: person, Val: st.numbers(f.Text, person, value)})
		if f.Clue >= 0 {
			st.see(f.Clue)
		}
		break
	}
	st.run(a.Effects, person, value)
}

// match keeps of what the trainee wrote only the bits that a pure matcher finds in it.
func (st *stepper) match(a *Action, in *Input) {
	text := strings.ToLower(in.Text)
	for _, m := range a.Matches {
		for _, w := range m.Any {
			if strings.Contains(text, w) {
				st.s.Flags[m.Flag] = 1
				break
			}
		}
	}
	if a.Report {
		st.report(in)
	}
	if a.Rank && len(in.Order) > 0 {
		st.rank(in)
	}
}

// rank keeps the order of patients that the trainee wrote. The last one counts, and the lines that ask for it are put down to it.
func (st *stepper) rank(in *Input) {
	for i, p := range in.Order {
		st.s.Order[p] = int64(i + 1)
	}
	for i := range st.sc.Criteria {
		if len(st.sc.Criteria[i].Order) > 0 {
			st.s.Met[i] = Latch{max(st.s.Tick, 1), st.cause}
			st.emit(Event{Kind: CriterionMet, Ref: i})
		}
	}
}

// moveLimit sets an alarm limit: both hands, five seconds.
func (st *stepper) moveLimit(in *Input) {
	s := st.s
	low, high := in.limits()
	if s.Devices[in.Device].SetLimit(s.Tick, uint8(in.Alarm), low, high) != nil {
		return // check has refused it before it comes here
	}
	bed := int(s.Devices[in.Device].Patient)
	way := st.sc.way(s, bed, 0)
	s.People[0].Hand = Task{Busy: true, Action: -1, Until: s.Tick + way + limitTicks, Cause: st.cause}
	if way > 0 {
		s.People[0].Hand.From = s.Tick + way
	}
	if bed >= 0 {
		st.goTo(0, bed)
	}
	s.await(&s.People[0].Hand)
	st.emit(Event{Kind: LimitSet, Ref: in.Device, Sub: in.Alarm, Val: [MaxHoles]float64{in.Low, in.High}})
}
