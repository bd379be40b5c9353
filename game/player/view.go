package player

import (
	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/run"
)

// Player chooses the next input of a run from what can be perceived now. A Wait lets time pass.
type Player interface {
	Next(v *View) engine.Input
}

// View is all that a player perceives. It is valid for one call of Next.
type View struct {
	r *run.Run
}

// Tick is the present tick: the ward has a clock on its wall.
func (v *View) Tick() int64 { return v.r.State.Tick }

// Can reports whether an input would be taken now.
func (v *View) Can(in engine.Input) bool { return engine.Check(v.r.Scenario, &v.r.State, in) == nil }

// sees evaluates an observable condition of the expert's rules for the player.
func (v *View) sees(when *engine.Expr) bool { return engine.Holds(when, &v.r.State) }

// holding reports whether the player's own hands are on a bag.
func (v *View) holding() bool { return v.r.State.People[0].Bag >= 0 }

// scenes lists the questions that wait for an answer.
func (v *View) scenes() []int {
	var open []int
	for i := range v.r.Scenario.Scenes {
		if v.r.State.Scenes[i].Open() {
			open = append(open, i)
		}
	}
	return open
}

// believed is the last belief the player stated about a device; false if none.
func (v *View) believed(d int) (float64, bool) {
	b := &v.r.State.Beliefs[d]
	return b.P, b.Times > 0
}

// alarmed reports whether a device at hand sounds an alarm of high priority that nobody has acknowledged.
func (v *View) alarmed() bool {
	for d := range v.r.Scenario.Devices {
		for a := range v.r.State.Devices[d].Alarm {
			al := &v.r.State.Devices[d].Alarm[a]
			if v.r.State.Here[d] && al.Active && al.Priority == device.High && al.Acknowledged == 0 {
				return true
			}
		}
	}
	return false
}
