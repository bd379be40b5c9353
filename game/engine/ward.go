package engine

// A ward: where everybody's hands are, what it takes to go from bed to bed, who has been sent away, what is due, and whether a line works.

// Due is what a patient is to get, or is to be done for them, at a time that everybody on the ward knows.
type Due struct {
	ID, Label string
	Patient   int
	At        int64 // tick
	When      Expr  // it is on the board only while this holds; zero: always
	Done      Expr
}

// DueView is one thing that is due, as it stands on the board.
type DueView struct {
	ID    string  `json:"id"`
	Label string  `json:"label"`
	At    string  `json:"at"`   // by the ward clock: "09:40:00"
	Left  float64 `json:"left"` // seconds; below 0: overdue
	Done  bool    `json:"done,omitempty"`
}

// Bed is the patient at whose bed an action is done, by their number; -1 if it is done anywhere: without a target, or by a call.
func (sc *Scenario) Bed(s *State, action int) int {
	a := &sc.Actions[action]
	switch {
	case a.Category == "call":
		return -1
	case a.device > 0:
		return int(s.Devices[a.device-1].Patient)
	}
	return a.patient - 1
}

// Whose is the patient, by their number, whom a target concerns: themselves, or whoever the device was on at the start; -1 nobody.
func (sc *Scenario) Whose(target string) int {
	for p := range sc.Patients {
		if sc.Patients[p].ID == target {
			return p
		}
	}
	for d := range sc.Devices {
		if sc.Devices[d].ID == target {
			return int(sc.Devices[d].Spec.Patient)
		}
	}
	return -1
}

// Cost is how many ticks an action takes if that person begins it now: its own, and the way to its bed.
func Cost(sc *Scenario, s *State, action, person int) int64 {
	return sc.Actions[action].Ticks + sc.way(s, sc.Bed(s, action), person)
}

// way is how many ticks it takes a person to come to a bed: what is left of it if they are on their way there, 0 if they stand there, or if it is
// done anywhere.
func (sc *Scenario) way(s *State, bed, person int) int64 {
	h := &s.People[person]
	switch {
	case bed < 0:
		return 0
	case h.At == int64(bed):
		return max(0, h.Hand.From-s.Tick, h.Voice.From-s.Tick)
	}
	return sc.Walk
}

// apart reports whether a bed is another than the one at which a person is, or to which they are on their way.
func (sc *Scenario) apart(s *State, bed, person int) bool {
	return sc.Walk > 0 && bed >= 0 && s.People[person].At != int64(bed)
}

// tied says what keeps a person whose hands are free from another bed: their voice is needed where they stand for as long as they talk with
// whoever lies there, or on a telephone, which hangs on a cord. A call across the ward ties nobody.
func (sc *Scenario) tied(s *State, bed, person int) string {
	h := &s.People[person]
	if !sc.apart(s, bed, person) || !h.Voice.Busy {
		return ""
	}
	if a := int(h.Voice.Action); sc.Bed(s, a) >= 0 || sc.Actions[a].Phone {
		return busy(sc, s, person, &h.Voice, "talking") + " That is at another bed."
	}
	return ""
}

// pressing says that hands on a chest stay there until somebody takes over.
func (sc *Scenario) pressing(s *State, person int) string {
	where := sc.TargetLabel(sc.Patients[s.People[person].Press].ID)
	if person == 0 {
		return "You press on the chest, " + where + ". Let somebody take over there first."
	}
	return sc.People[person].Label + " presses on the chest, " + where + "."
}

// goTo notes at whose bed a person is from now on; -1: at nobody's. Where everything is within reach nobody keeps account of it.
func (st *stepper) goTo(person, bed int) {
	if st.sc.Walk > 0 {
		st.s.People[person].At = int64(bed)
	}
}

// Occupies is how long, in ticks, an input that has just been taken keeps your own hands or voice: who gave it usually lets that time pass.
func Occupies(sc *Scenario, s *State, in Input) int64 {
	task := &s.People[0].Hand
	switch {
	case in.Kind == DoAct && in.By == 0:
		if sc.Actions[in.Action].Voice {
			task = &s.People[0].Voice
		}
	case in.Kind != MoveLimit:
		return 0
	}
	if !task.Busy {
		return 0
	}
	return task.Until - s.Tick
}

// index finds for each action the patient or device that it is done on, so that nobody has to look for names in play.
func (sc *Scenario) index() {
	for i := range sc.Actions {
		a := &sc.Actions[i]
		a.patient, a.device = 0, 0
		for p := range sc.Patients {
			if a.Target != "" && sc.Patients[p].ID == a.Target {
				a.patient = p + 1
			}
		}
		for d := range sc.Devices {
			if a.Target != "" && sc.Devices[d].ID == a.Target {
				a.device = d + 1
			}
		}
	}
}

// gone reports whether a person has been sent off the ward: neither their hands nor their voice can be had.
func (sc *Scenario) gone(h *Hands) bool {
	return h.Hand.Busy && h.Hand.Action >= 0 && sc.Actions[h.Hand.Action].Away
}

// dead says why nobody can call or be called; empty if a line works, or the case has no line to lose.
func (sc *Scenario) dead(s *State) string {
	why := ""
	for d := range sc.Devices {
		if !sc.Devices[d].Line || !s.Here[d] {
			continue
		}
		if works(s, d) {
			return ""
		}
		if why == "" {
			why = "The line is dead: " + sc.Devices[d].Label + ". Somebody has to go."
		}
	}
	return why
}

// works reports whether a line can be used. One that has failed says so; one that lies is found out by using it.
func works(s *State, d int) bool {
	dev := &s.Devices[d]
	return dev.Attached() && !dev.Failed(s.Tick)
}

// observeDue lists what is due for patient p, in the order of the case.
func observeDue(sc *Scenario, s *State, p int) []DueView {
	var out []DueView
	for i := range sc.Dues {
		d := &sc.Dues[i]
		if d.Patient == p && d.When.holds(s, context{}) {
			out = append(out, DueView{ID: d.ID, Label: d.Label, At: sc.Clock(d.At), Left: seconds(d.At - s.Tick), Done: d.Done.holds(s, context{})})
		}
	}
	return out
}

// compress lets chest compressions of a quality begin on patient p, or stop at quality 0. Whoever is named presses from now on, and lets go of
// all else; who pressed before lets go. Where nobody is named, whoever presses goes on.
func (st *stepper) compress(p, person int, quality float64) {
	st.s.Care[p].Press = quality
	if quality > 0 && person < 0 {
		return
	}
	st.letGo(p)
	if quality <= 0 || !st.s.People[person].Here || st.sc.gone(&st.s.People[person]) {
		return
	}
	st.leaveFor(p, person)
	st.s.People[person].Press = int64(p)
	st.goTo(person, p)
}

// letGo takes whoever presses on the chest of patient p off it.
func (st *stepper) letGo(p int) {
	for i := range st.sc.People {
		if h := &st.s.People[i]; h.Press == int64(p) {
			h.Press = -1
		}
	}
}

// leaveFor lets a person break off what their hands do at another bed than that of patient p.
func (st *stepper) leaveFor(p, person int) {
	h := &st.s.People[person]
	if !st.sc.apart(st.s, p, person) {
		return
	}
	if h.Bag >= 0 {
		st.drop(int(h.Bag))
	}
	if h.Hand.Busy && h.Hand.Action >= 0 {
		st.emit(Event{Kind: HandsFull, Ref: int(h.Hand.Action), Sub: 1, By: person})
	}
	h.Hand = Task{}
}

// with lists who stands at the bed of patient p.
func with(sc *Scenario, s *State, p int) []string {
	var out []string
	for i := range sc.People {
		if h := &s.People[i]; h.Here && h.At == int64(p) && !sc.gone(h) {
			out = append(out, sc.People[i].ID)
		}
	}
	return out
}
