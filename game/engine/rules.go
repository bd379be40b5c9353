package engine

// rules evaluates the conditions of the case: once a simulated second, and after each input that is not a Wait.
// What is scored is looked at besides before and after whatever an input brings about, so that it is put down to the right one.
//
// Most conditions read only what inputs and effects change. While nothing has Moved they are what they were, and what could follow from them
// has followed: they are not looked at again.
func (st *stepper) rules() {
	if st.s.Over {
		return
	}
	st.all, st.s.Moved = st.s.Moved, false
	st.ruleScenes()
	st.ruleTriggers()
	st.ruleClues()
	st.ruleScores()
	st.ruleEndings()
}

func (st *stepper) ruleScenes() {
	for i := range st.sc.Scenes {
		w := &st.sc.Scenes[i].When
		if !w.Always() && st.s.Scenes[i].Opened == 0 && !st.same(w) && w.holds(st.s, context{}) {
			st.open(i)
		}
	}
}

func (st *stepper) ruleTriggers() {
	for i := range st.sc.Triggers {
		spec, t := &st.sc.Triggers[i], &st.s.Triggers[i]
		if t.Fired && !spec.Repeat {
			continue
		}
		if !st.stands(&spec.When, t.Since) {
			t.Since, t.Fired = 0, false
			continue
		}
		if t.Since == 0 {
			t.Since = max(st.s.Tick, 1)
		}
		if !t.Fired && st.s.Tick >= t.Since+spec.Hold {
			t.Fired = true
			st.run(spec.Effects, 0, 0)
		}
	}
}

func (st *stepper) ruleClues() {
	for i := range st.sc.Clues {
		c, w := &st.s.Clues[i], &st.sc.Clues[i].Available
		if c.Available > 0 || w.Always() || st.same(w) || !w.holds(st.s, context{}) {
			continue
		}
		c.Available = max(st.s.Tick, 1)
		st.emit(Event{Kind: ClueAvailable, Ref: i})
	}
}

// same reports whether a condition cannot have changed since the rules last looked at it.
func (st *stepper) same(e *Expr) bool { return e.steady && !st.all && !st.s.Moved }

// stands reports whether a condition holds that has held since a tick; 0: it did not when it was last looked at.
func (st *stepper) stands(e *Expr, since int64) bool {
	if st.same(e) {
		return since > 0
	}
	return e.holds(st.s, context{})
}

// ruleScores latches the first tick at which each criterion is met and each critical failure committed, and the input that brought it about:
// the one being taken, or the one that began what has just been done. What comes by the course of things has none.
func (st *stepper) ruleScores() {
	for i := range st.sc.Criteria {
		spec, l := &st.sc.Criteria[i], &st.s.Met[i]
		if l.Tick > 0 || st.settled(spec) || !st.enough(spec) {
			continue
		}
		l.Tick, l.Cause = max(st.s.Tick, 1), st.cause
		st.emit(Event{Kind: CriterionMet, Ref: i})
	}
	for i := range st.sc.Critical {
		spec, l := &st.sc.Critical[i], &st.s.Failed[i]
		if l.Tick > 0 || st.same(&spec.When) || !spec.When.holds(st.s, context{}) {
			continue
		}
		l.Tick, l.Cause = max(st.s.Tick, 1), st.cause
		st.emit(Event{Kind: CriticalFailed, Ref: i})
	}
}

// by does something that an input brings about: what was so before it is not put down to that input, and what is so after it is.
func (st *stepper) by(cause int64, do func()) {
	if cause > 0 {
		st.cause = 0
		st.ruleScores()
	}
	st.cause = cause
	do()
	if cause > 0 {
		st.ruleScores()
	}
}

// settled reports whether a scored line that was not met cannot be met now either.
func (st *stepper) settled(c *Criterion) bool {
	for i := range c.Any {
		if !st.same(&c.Any[i]) {
			return false
		}
	}
	return len(c.Any) > 0
}

func (st *stepper) enough(c *Criterion) bool {
	n := 0
	for i := range c.Any {
		if c.Any[i].holds(st.s, context{}) {
			if n++; n >= c.Need {
				return true
			}
		}
	}
	return false
}

func (st *stepper) ruleEndings() {
	for i := range st.sc.Endings {
		spec, since := &st.sc.Endings[i], &st.s.EndHold[i]
		if spec.When.Always() {
			continue // reached by an effect only
		}
		if !st.stands(&spec.When, *since) {
			*since = 0
			continue
		}
		if *since == 0 {
			*since = max(st.s.Tick, 1)
		}
		if st.s.Tick >= *since+spec.Hold {
			st.end(i)
			return
		}
	}
}
