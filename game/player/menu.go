package player

import (
	"downtime/game/device"
	"downtime/game/engine"
)

// menu is what any trainee knows of the choices before the run: what each action and answer is about.
type menu struct {
	sc *engine.Scenario
}

// each calls f for every effect of some blocks.
func (m menu) each(f func(*engine.Effect) bool, blocks ...engine.Block) bool {
	for _, b := range blocks {
		for i := b.From; i < b.To; i++ {
			if f(&m.sc.Effects[i]) {
				return true
			}
		}
	}
	return false
}

func (m menu) act(a int, f func(*engine.Effect) bool) bool {
	return m.each(f, m.sc.Actions[a].Starts, m.sc.Actions[a].Effects)
}

// decides reports whether an effect is a decision about a device other than to keep it.
func decides(e *engine.Effect) bool {
	return e.Kind == engine.DecideAct && engine.Act(e.Sub) != engine.Keep
}

func disconnects(e *engine.Effect) bool {
	return e.Kind == engine.DecideAct && engine.Act(e.Sub) == engine.Disconnect
}

func keeps(e *engine.Effect) bool {
	return e.Kind == engine.DecideAct && engine.Act(e.Sub) == engine.Keep
}

func inspects(e *engine.Effect) bool { return e.Kind == engine.ShowPage || e.Kind == engine.ShowLog }

// changes reports whether an effect changes anything that a patient gets or a device does.
func changes(e *engine.Effect) bool {
	switch e.Kind {
	case engine.TurnKnob, engine.ScaleKnob, engine.SetDevice, engine.SetMode, engine.Connect, engine.DecideAct, engine.GiveDrug,
		engine.GiveOxygen, engine.Infuse, engine.FlushLine, engine.GiveShock, engine.Pace, engine.HoldBag, engine.DropBag, engine.Compress, engine.EndRun, engine.BeginFault, engine.MendFault:
		return true
	}
	return false
}

// doubts reports whether an action casts doubt on a device: it decides against one, looks behind its face, makes a fallback ready or
// reports it.
func (m menu) doubts(a int) bool {
	act := &m.sc.Actions[a]
	return act.Category == "hands" || act.Report || m.act(a, decides) || m.act(a, inspects) ||
		(act.Category == "device" && !m.act(a, m.setsMachine))
}

// setsMachine reports whether an effect turns a setting of a machine that is in use from the start.
func (m menu) setsMachine(e *engine.Effect) bool {
	return e.Kind == engine.SetDevice && m.sc.Devices[e.Ref].Spec.Kind != device.Bag && !m.sc.Devices[e.Ref].Away
}

// looks reports whether an action only finds out.
func (m menu) looks(a int) bool {
	switch act := &m.sc.Actions[a]; act.Category {
	case "look", "listen", "ask", "check":
		return true
	case "device":
		return !m.act(a, changes) && (m.act(a, inspects) || len(act.Findings) > 0)
	}
	return false
}

// category lists the actions of one category that carry no number, in the order of the menu.
func (m menu) category(name string) []int {
	var out []int
	for a := range m.sc.Actions {
		if m.sc.Actions[a].Category == name && !m.sc.Actions[a].HasValue {
			out = append(out, a)
		}
	}
	return out
}

// where lists the actions for which f holds.
func (m menu) where(f func(a int) bool) []int {
	var out []int
	for a := range m.sc.Actions {
		if !m.sc.Actions[a].HasValue && f(a) {
			out = append(out, a)
		}
	}
	return out
}

// by gives the input that does an action with the first hands that may do it, as the menu would.
func (m menu) by(v *View, a int) (engine.Input, bool) {
	in := engine.Input{Kind: engine.DoAct, Action: a}
	for p := range m.sc.People {
		in.By = p
		if m.sc.Actions[a].By[p] && v.Can(in) {
			return in, true
		}
	}
	return in, false
}

// answers lists the answers to a scene that can be given now.
func (m menu) answers(v *View, scene int) []engine.Input {
	var out []engine.Input
	for c := range m.sc.Scenes[scene].Choices {
		if in := (engine.Input{Kind: engine.Choose, Scene: scene, Choice: c}); v.Can(in) {
			out = append(out, in)
		}
	}
	return out
}

// choice gives the effects of an answer.
func (m menu) choice(in engine.Input) engine.Block {
	return m.sc.Scenes[in.Scene].Choices[in.Choice].Effects
}

// scored lists the devices about which a belief may be stated.
func (m menu) scored() []int {
	var out []int
	for d := range m.sc.Devices {
		if m.sc.Devices[d].Scored {
			out = append(out, d)
		}
	}
	return out
}
