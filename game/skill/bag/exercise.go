package bag

import (
	"fmt"

	"downtime/game/device"
	"downtime/game/num"
	"downtime/game/skill"
)

// stream keeps this skill's draws apart from any other's.
const stream uint32 = 0x62616721

// stage is where a go stands.
type stage uint8

const (
	choosing stage = iota // the kit
	squeezing
	teaching
	over
)

// Times, in s, chosen for the simulation (mark D).
const (
	bout      = 60
	soon      = 40 // to choose the kit in
	cylinder  = 20 // until somebody has brought one
	swapTakes = 4  // to take another bag from the wall, hands off the patient
)

// exercise is one go: one patient.
type exercise struct {
	setup   skill.Setup
	stage   stage
	hand    hand
	form    skill.Form
	kit     kit
	handed  string  // id of a bag that is in the hands already, "" none
	waited  int64   // ticks before the bag was taken up
	firm    float64 // of the usual grip
	asked   bool
	shown   bool
	failsAt int64 // tick of the bout at which the oxygen fails; 0: it does not
	failed  bool
	fetched int64 // tick at which a cylinder was asked for; 0: not yet
	brought bool
	busy    int64 // tick until which the hands are off the patient
	swapped bool
	pupil   pupil
	said    [numWords]bool
}

func begin(s skill.Setup) skill.Exercise {
	roll := func(n uint32) float64 { return num.Unit(s.Seed, stream, 0, n) }
	who := kind(roll(0) * float64(numKinds))
	switch s.Level {
	case tubed:
		who = adult
	case others:
		who = masked + kind(roll(0)*float64(numKinds-masked))
	case taught:
		who = [...]kind{adult, slow, acidotic}[int(3*roll(0))]
	}
	e := &exercise{setup: s, hand: take(who), firm: 1}
	e.form, e.kit = e.hand.need.form(), e.hand.need.right()
	switch s.Level {
	case failing:
		e.stage = choosing
		if roll(1) < 0.6 && e.hand.need.oxygen != "0" {
			e.failsAt = int64((14 + float64(16*roll(2))) * skill.TicksPerSecond)
		}
		if (who == adult || who == acidotic) && roll(3) < 0.5 {
			e.handed = "mapleson"
			_ = e.form.Set("bag", e.handed)
		}
	case taught:
		e.stage, e.pupil = teaching, newPupil(s.Seed)
		e.start()
		e.form = teachForm()
	default:
		e.stage = squeezing
		e.start()
	}
	return e
}

// start takes up the bag.
func (e *exercise) start() { e.hand.bag = e.kit.device(e.hand.need) }

// Step lets a tick pass.
func (e *exercise) Step() []skill.Event {
	switch e.stage {
	case choosing:
		e.waited++
		return e.hurry()
	case teaching:
		return e.teachStep()
	}
	h := &e.hand
	h.step()
	out := append(append(h.told(), e.supply()...), e.bedside()...)
	if h.ticks >= bout*skill.TicksPerSecond {
		if h.open {
			h.release()
		}
		e.stage = over
		out = append(out, skill.Event{Kind: "say", Text: "Someone takes the bag from you."})
	}
	return out
}

// supply is what becomes of the oxygen.
func (e *exercise) supply() []skill.Event {
	h := &e.hand
	set := func(ch uint8, v float64) { _ = h.bag.Set(h.ticks, ch, v) }
	switch t := h.ticks; {
	case e.failsAt > 0 && !e.failed && t >= e.failsAt:
		e.failed = true
		set(device.BagOxygen, 0)
		return []skill.Event{{Kind: "say", Text: "The hiss at the flowmeter stops. The low-pressure alarm of the oxygen sounds down the corridor."}}
	case e.fetched > 0 && !e.brought && t >= e.fetched+cylinder*skill.TicksPerSecond:
		e.brought = true
		set(device.BagOxygen, amount(e.kit.oxygen))
		return []skill.Event{{Kind: "say", Text: "The nurse is back with a full cylinder, and connects it."}}
	}
	return nil
}

// Apply chooses, squeezes, says, or asks.
func (e *exercise) Apply(in skill.Input) error {
	switch {
	case in.Do == "ask" && !e.setup.Guided:
		e.shown, e.asked = true, true
		return nil
	case e.stage == choosing:
		return e.choose(in)
	case e.stage == teaching:
		return e.teach(in)
	case in.Set != "":
		return fmt.Errorf("your hands are on the bag: there is nothing to write")
	case e.hand.ticks < e.busy && in.Do != "cylinder": // a voice is free
		return fmt.Errorf("your hands are off the patient: you are changing the bag")
	}
	return e.squeeze(in)
}

func (e *exercise) choose(in skill.Input) error {
	switch {
	case in.Set == "bag" && e.handed != "":
		return fmt.Errorf("the Mapleson C is in your hands already; you can change it later if it must be")
	case in.Set != "":
		return e.form.Set(in.Set, in.Value)
	case in.Do != "take":
		return fmt.Errorf("%q is nothing to do here", in.Do)
	}
	if gap := e.form.Empty(); gap != "" {
		return fmt.Errorf("choose %q first", gap)
	}
	e.kit, e.stage = chosen(&e.form), squeezing
	e.start()
	return nil
}

// Controls of the hands.
const (
	leastFirm, mostFirm = 0.2, 2.0
	leastTap, mostTap   = 0.2, 5.0 // s
)

func (e *exercise) squeeze(in skill.Input) error {
	h := &e.hand
	switch in.Do {
	case "squeeze":
		if in.By > 0 {
			most, speed := h.bag.Grip()
			speed = e.speed(speed)
			h.press(most, most/speed)
			return nil
		}
		if !h.open {
			return fmt.Errorf("the bag is not being squeezed")
		}
		h.release()
		return nil
	case "tap", "long":
		if !(in.By >= leastTap && in.By <= mostTap) {
			return fmt.Errorf("say how many seconds the squeeze lasts: %.1f to %.0f", leastTap, mostTap)
		}
		_, speed := h.bag.Grip()
		h.press(float64(e.speed(speed)*in.By), in.By)
		return nil
	case "firmer", "softer":
		return e.grip(in)
	case "cylinder", "swap":
		return e.rescue(in.Do)
	}
	return fmt.Errorf("%q is nothing to do here", in.Do)
}

// speed is that of a hand on a patient of that size before it is told firmer or softer, as a share of what the bag gives: somewhat too fast
// for the small ones (mark D).
func (e *exercise) speed(bag float64) float64 {
	usual := bag
	switch e.hand.kind {
	case child:
		usual = min(bag, 110)
	case infant:
		usual = min(bag, 60)
	case newborn:
		usual = min(bag, 45)
	}
	return float64(usual * e.firm)
}

// grip makes the hand firmer or softer.
func (e *exercise) grip(in skill.Input) error {
	if !(in.By > 0 && in.By <= 1) {
		return fmt.Errorf("say by how much: more than 0, at most 1")
	}
	way := 1.0
	if in.Do == "softer" {
		way = -1
	}
	e.firm = num.Clamp(e.firm+float64(way*in.By), leastFirm, mostFirm)
	return nil
}

// rescue is what can be done about oxygen that has failed.
func (e *exercise) rescue(what string) error {
	h := &e.hand
	switch {
	case what == "cylinder" && e.fetched > 0:
		return fmt.Errorf("a cylinder is on its way already")
	case what == "cylinder":
		e.fetched = max(1, h.ticks)
		return nil
	case e.kit.bag != "mapleson":
		return fmt.Errorf("the bag in your hands fills by itself: it needs no other")
	}
	if h.open {
		h.release()
	}
	e.swapped, e.kit.bag = true, bagIDs[h.need.bag]
	e.busy = h.ticks + swapTakes*skill.TicksPerSecond
	return h.bag.Set(h.ticks, device.BagSort, float64(h.need.bag))
}

// Done reports whether somebody has taken the bag.
func (e *exercise) Done() bool { return e.stage == over }
