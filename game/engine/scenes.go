package engine

func (st *stepper) open(scene int) {
	sc := &st.s.Scenes[scene]
	if sc.Opened > 0 || st.sc.Scenes[scene].Phone && st.sc.dead(st.s) != "" {
		return // a scene happens once, and nobody gets through on a dead line
	}
	sc.Opened, sc.Choice = max(st.s.Tick, 1), -1
	st.s.SceneText[scene] = st.numbers(st.sc.Scenes[scene].Text, 0, 0)
	st.emit(Event{Kind: SceneOpened, Ref: scene, Val: st.s.SceneText[scene]})
}

// choose answers a scene. By is the person, or -1 when the deadline answers.
func (st *stepper) choose(scene, choice, by int) {
	sc, spec := &st.s.Scenes[scene], &st.sc.Scenes[scene]
	sc.Closed, sc.Choice, sc.ByDefault = max(st.s.Tick, 1), int64(choice), by < 0
	st.emit(Event{Kind: SceneChosen, Ref: scene, Sub: choice, By: by})
	c := &spec.Choices[choice]
	if c.Reply >= 0 {
		st.emit(Event{Kind: Replied, Ref: scene, Sub: choice, Val: st.numbers(c.Reply, max(by, 0), 0)})
	}
	st.run(c.Effects, max(by, 0), 0)
}

// pass closes a scene without an answer.
func (st *stepper) pass(scene int) {
	sc := &st.s.Scenes[scene]
	if !sc.Open() {
		return
	}
	sc.Closed = max(st.s.Tick, 1)
	st.emit(Event{Kind: ScenePassed, Ref: scene})
}

// deadlines answers or passes every scene whose time is up.
func (st *stepper) deadlines() {
	for i := range st.sc.Scenes {
		spec := &st.sc.Scenes[i]
		if !st.s.Scenes[i].Open() || spec.Deadline == 0 || st.s.Tick < st.s.Scenes[i].Opened+spec.Deadline {
			continue
		}
		if spec.Default >= 0 {
			st.choose(i, spec.Default, -1)
		} else {
			st.pass(i)
		}
	}
}

// believe states the probability that a device is at fault, and answers any belief moment that asks about it.
func (st *stepper) believe(d int, p float64) {
	b := &st.s.Beliefs[d]
	if b.P, b.Tick, b.Times, b.Cause = p, st.s.Tick, b.Times+1, st.cause; b.Times == 1 {
		b.First, b.FirstAt = p, st.s.Tick
	}
	st.emit(Event{Kind: Believed, Ref: d, Val: [MaxHoles]float64{p}})
	for i := range st.sc.Scenes {
		if st.sc.Scenes[i].Asks == d && st.s.Scenes[i].Open() {
			st.s.Scenes[i].Closed = max(st.s.Tick, 1)
		}
	}
}

// see marks a clue as found.
func (st *stepper) see(clue int) {
	c := &st.s.Clues[clue]
	if c.Seen > 0 {
		return
	}
	c.Seen = max(st.s.Tick, 1)
	if c.Available == 0 {
		c.Available = c.Seen
	}
	st.emit(Event{Kind: ClueSeen, Ref: clue})
}
