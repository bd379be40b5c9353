package engine

import (
	"fmt"
	"math"
	"slices"

	"downtime/game/device"
)

// over is why nothing can be done any more.
const over = "The run is over."

// Option is an action as it stands now: legal, or why not.
type Option struct {
	Action int
	By     int
	Legal  bool
	Why    string // in a trainee's words; empty if legal
}

// Legal lists every action of the case, for your own hands or the first person who can do it, with whether it can be begun now.
func Legal(sc *Scenario, s *State) []Option {
	out := make([]Option, 0, len(sc.Actions))
	for i := range sc.Actions {
		by := FirstHands(sc, s, i)
		why := whyNot(sc, s, i, by)
		if s.Over {
			why = over
		}
		out = append(out, Option{Action: i, By: by, Legal: why == "", Why: why})
	}
	return out
}

// FirstHands is who would do the action if nobody is named: you if you may, else the first person who may and is free.
func FirstHands(sc *Scenario, s *State, action int) int {
	a := &sc.Actions[action]
	first := 0
	found := false
	for p := range sc.People {
		if !a.By[p] {
			continue
		}
		if whyNot(sc, s, action, p) == "" {
			return p
		}
		if !found {
			first, found = p, true
		}
	}
	return first
}

// Check says why an input cannot be done now, as an *IllegalError, or nil if Step would take it.
func Check(sc *Scenario, s *State, in Input) error { return check(sc, s, &in) }

// check refuses an input that cannot be done now; s is not changed.
func check(sc *Scenario, s *State, in *Input) error {
	why := ""
	switch {
	case s.Over:
		why = over
	case in.Kind == Wait:
		if in.Ticks < 1 || in.Ticks > MaxWait {
			why = "A wait lasts from one tick (0.02 s) to an hour."
		}
	case in.Kind == DoAct:
		why = checkAct(sc, s, in)
	case in.Kind == Choose:
		why = checkChoice(sc, s, in)
	case in.Kind == Believe:
		why = checkBelief(sc, s, in)
	case in.Kind == Squeeze, in.Kind == Release:
		why = checkBag(s, in)
	case in.Kind == Live:
		if in.On && s.People[0].Bag < 0 {
			why = "You are not holding a bag."
		}
	case in.Kind == MoveLimit:
		why = checkLimit(sc, s, in)
	case in.Kind == Inject:
		why = checkInject(sc, s, in)
	default:
		why = "There is no such input."
	}
	if why != "" {
		return &IllegalError{why}
	}
	return nil
}

// checkInject refuses a scene that this case does not have, or that has been: each happens once.
func checkInject(sc *Scenario, s *State, in *Input) string {
	switch {
	case in.Scene < 0 || in.Scene >= len(sc.Scenes):
		return "That word means nothing in this case."
	case s.Scenes[in.Scene].Opened > 0:
		return "That has happened already."
	}
	return ""
}

func checkAct(sc *Scenario, s *State, in *Input) string {
	if in.Action < 0 || in.Action >= len(sc.Actions) || in.By < 0 || in.By >= len(sc.People) {
		return "There is no such action here."
	}
	a := &sc.Actions[in.Action]
	if a.HasValue && (in.Found || a.Skill.ID == "") && !(in.Value >= a.Low && in.Value <= a.High) {
		return fmt.Sprintf("%s takes a number from %g to %g %s.", a.Label, a.Low, a.High, a.Unit)
	}
	if why := checkOrder(sc, a, in.Order); why != "" {
		return why
	}
	return whyNot(sc, s, in.Action, in.By)
}

// checkOrder refuses an order that is not one of the patients asked for, each once. None at all is the act with nothing written.
func checkOrder(sc *Scenario, a *Action, order []int) string {
	if len(order) == 0 {
		return ""
	}
	if !a.Rank {
		return a.Label + " takes no order."
	}
	if asked := sc.Ranked(); !slices.Equal(slices.Sorted(slices.Values(order)), asked) {
		return fmt.Sprintf("Put each of the %d patients into the order once.", len(asked))
	}
	return ""
}

// whyNot says in a trainee's words why this person cannot begin the action now; empty if they can.
func whyNot(sc *Scenario, s *State, action, person int) string {
	a := &sc.Actions[action]
	switch {
	case !a.By[person]:
		return fmt.Sprintf("%s cannot do that.", sc.People[person].Label)
	case !s.People[person].Here:
		return fmt.Sprintf("%s is not here.", sc.People[person].Label)
	case a.Once && s.Done[action].Times > 0:
		return "That has been done."
	}
	if why := occupied(sc, s, action, person); why != "" {
		return why
	}
	if a.When.holds(s, context{person: person}) {
		if a.Phone {
			return sc.dead(s)
		}
		return ""
	}
	if a.Why != "" {
		return a.Why
	}
	return "That is not possible now."
}

// occupied says what keeps the hands, or for a voice action the voice, of a person from it.
func occupied(sc *Scenario, s *State, action, person int) string {
	a, h := &sc.Actions[action], &s.People[person]
	switch {
	case a.Voice:
		return silenced(sc, s, action, person)
	case h.Hand.Busy:
		return busy(sc, s, person, &h.Hand, "busy")
	case h.Bag >= 0 && sc.regrips(a, h.Bag):
		return "" // the bag comes back into the same hands at its end
	case h.Bag >= 0 && person == 0:
		return "Your hands are on the bag. Hand it over, or put the patient back on a machine, first."
	case h.Bag >= 0:
		return fmt.Sprintf("%s is squeezing the bag.", sc.People[person].Label)
	case a.Away && h.Voice.Busy:
		return busy(sc, s, person, &h.Voice, "talking")
	case h.Press >= 0 && (a.Away || sc.Walk > 0 && h.Press != int64(sc.Bed(s, action))):
		return sc.pressing(s, person)
	}
	return sc.tied(s, sc.Bed(s, action), person)
}

// silenced says what keeps a person's voice from an action.
func silenced(sc *Scenario, s *State, action, person int) string {
	h := &s.People[person]
	switch {
	case sc.gone(h):
		return busy(sc, s, person, &h.Hand, "away")
	case (h.Hand.Busy || h.Bag >= 0) && sc.apart(s, sc.Bed(s, action), person):
		return stuck(sc, person, h)
	case h.Voice.Busy:
		return busy(sc, s, person, &h.Voice, "talking")
	case h.Press >= 0 && sc.apart(s, sc.Bed(s, action), person):
		return sc.pressing(s, person)
	}
	return ""
}

// stuck says that hands which are busy at one bed keep their voice from another.
func stuck(sc *Scenario, person int, h *Hands) string {
	where := "where they are"
	if h.At >= 0 {
		where = "at " + sc.TargetLabel(sc.Patients[h.At].ID)
	}
	if person == 0 {
		return "Your hands are busy " + where + ": that is at another bed."
	}
	return sc.People[person].Label + " is busy " + where + ": that is at another bed."
}

// regrips reports whether an action ends with a bag in the hands that did it, as taking out a tube and going on by mask does: who holds
// that bag may begin it, and does not squeeze meanwhile. Another bag is somebody else's breath.
func (sc *Scenario) regrips(a *Action, bag int64) bool {
	for i := a.Effects.From; i < a.Effects.To; i++ {
		if e := &sc.Effects[i]; e.Kind == HoldBag && e.Sub < 0 && int64(e.Ref) == bag {
			return true
		}
	}
	return false
}

func busy(sc *Scenario, s *State, person int, t *Task, how string) string {
	what := "at a device"
	if t.Action >= 0 {
		what = sc.Actions[t.Action].Label
	}
	left := (t.Until - s.Tick + TicksPerSecond - 1) / TicksPerSecond
	if person == 0 {
		return fmt.Sprintf("You are %s: %s, %d s more.", how, what, left)
	}
	return fmt.Sprintf("%s is %s: %s, %d s more.", sc.People[person].Label, how, what, left)
}

func checkChoice(sc *Scenario, s *State, in *Input) string {
	if in.Scene < 0 || in.Scene >= len(sc.Scenes) || !s.Scenes[in.Scene].Open() {
		return "Nobody is waiting for that answer."
	}
	spec := &sc.Scenes[in.Scene]
	if in.Choice < 0 || in.Choice >= len(spec.Choices) {
		return "There is no such answer."
	}
	if !spec.Choices[in.Choice].When.holds(s, context{}) {
		return "You cannot say that now."
	}
	return ""
}

func checkBelief(sc *Scenario, s *State, in *Input) string {
	if in.Device < 0 || in.Device >= len(sc.Devices) || !s.Here[in.Device] {
		return "There is no such device here."
	}
	if !(in.P >= 0 && in.P <= 1) {
		return "A belief is a probability from 0 to 1 (0 % to 100 %)."
	}
	return ""
}

func checkBag(s *State, in *Input) string {
	if s.People[0].Bag < 0 {
		return "You are not holding a bag."
	}
	if in.Kind == Release {
		return ""
	}
	if s.People[0].Hand.Busy {
		return "Your hands are busy."
	}
	if !(in.ML > 0 && in.ML <= device.SqueezeMax && in.Seconds >= 0.1 && in.Seconds <= 5) {
		return fmt.Sprintf("A squeeze is up to %d mL and lasts 0.1 to 5 seconds.", int(device.SqueezeMax))
	}
	return ""
}

func checkLimit(sc *Scenario, s *State, in *Input) string {
	if in.Device < 0 || in.Device >= len(sc.Devices) || !s.Here[in.Device] || in.Alarm < 0 || in.Alarm >= device.MaxAlarms {
		return "There is no such alarm here."
	}
	if why := sc.handless(s, int(s.Devices[in.Device].Patient)); why != "" {
		return why
	}
	d := s.Devices[in.Device] // a copy: trying the limit changes nothing
	if alarms := device.Alarms(d.Kind); in.Alarm < len(alarms) {
		lo, hi := limitRange(d.Kind, alarms[in.Alarm])
		outside := func(on bool, v float64) bool { return on && !(v >= lo && v <= hi) }
		if outside(in.LowOn, in.Low) || outside(in.HighOn, in.High) {
			return fmt.Sprintf("A limit of this alarm lies from %g to %g %s.", lo, hi, alarms[in.Alarm].Unit)
		}
	}
	low, high := in.limits()
	if err := d.SetLimit(s.Tick, uint8(in.Alarm), low, high); err != nil {
		return err.Error()
	}
	return ""
}

// handless says why you cannot turn a knob at a bed now; empty if you can.
func (sc *Scenario) handless(s *State, bed int) string {
	you := &s.People[0]
	switch {
	case you.Hand.Busy || you.Bag >= 0:
		return "You need a free hand to set an alarm."
	case you.Press >= 0 && sc.apart(s, bed, 0):
		return sc.pressing(s, 0)
	}
	return sc.tied(s, bed, 0)
}

// limitRange is what a limit can be set to: what the alarm's channel can show; an alarm that watches no channel counts up to two minutes.
func limitRange(k device.Kind, a device.AlarmInfo) (low, high float64) {
	if a.Channel == device.All {
		return 0, 120
	}
	c := device.Channels(k)[a.Channel]
	return c.Low, c.High
}

// off is NaN, bit by bit the same on every processor.
const off = 0x7ff8000000000001

// limits gives the two limits of a MoveLimit as a device takes them: NaN for one that is off.
func (in *Input) limits() (low, high float64) {
	low, high = in.Low, in.High
	if !in.LowOn {
		low = math.Float64frombits(off)
	}
	if !in.HighOn {
		high = math.Float64frombits(off)
	}
	return low, high
}
