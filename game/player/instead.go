package player

import "downtime/game/engine"

// instead is the expert with one key decision taken otherwise.
type instead struct {
	rules
	decision *engine.Decision
	choice   int
}

// NewInstead makes the expert with one decision changed: a scene gets another answer, an action is left undone (choice is then of no account).
func NewInstead(sc *engine.Scenario, decision, choice int) Player {
	p := &instead{rules: *newExpert(sc), decision: &sc.Decisions[decision], choice: choice}
	p.allow = func(_ *View, i int) bool {
		in := &sc.Expert[i].Input
		return p.decision.Scene >= 0 || in.Kind != engine.DoAct || in.Action != p.decision.Action
	}
	return p
}

// Next implements Player.
func (p *instead) Next(v *View) engine.Input {
	in := p.rules.Next(v)
	if in.Kind == engine.Choose && in.Scene == p.decision.Scene {
		if other := (engine.Input{Kind: engine.Choose, Scene: in.Scene, Choice: p.choice}); v.Can(other) {
			return other
		}
	}
	return in
}
