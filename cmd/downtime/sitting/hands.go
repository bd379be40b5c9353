package sitting

import (
	"fmt"
	"slices"
	"sync"

	"downtime/content"
	"downtime/game/engine"
	"downtime/game/skill"
)

// lab are the skills as they are practised: cases use the same ones.
var lab = sync.OnceValues(content.Skills)

// Hands begins the exercise by which an action is done, with the true quantities that hands perceive there now; nil if the action has none.
// While it is done the run stands still. That much of the truth, and no more, leaves the State for a screen of play.
func (s *Sitting) Hands(action int, timing skill.Timing) (*skill.Attempt, error) {
	given, seed, ok := s.Run.Feel(action)
	if !ok {
		return nil, nil
	}
	all, err := lab()
	if err != nil {
		return nil, fmt.Errorf("begin a skill: %w", err)
	}
	h := &s.Run.Scenario.Actions[action].Skill
	i := slices.IndexFunc(all, func(k skill.Skill) bool { return k.ID == h.ID })
	if i < 0 {
		return nil, fmt.Errorf("there is no skill %q", h.ID)
	}
	if len(given) == 0 {
		given = nil
	}
	return skill.Begin(&all[i], skill.Setup{Seed: seed, Level: h.Level, Mode: h.Mode, Timing: timing, Given: given}), nil
}

// Found is the input that an exercise comes to: the action, by your own hands, with the number that they found. What lies outside the
// range of the action is refused like any other input.
func Found(action int, a *skill.Attempt) engine.Input {
	r := a.Exercise.Result()
	return engine.Input{Kind: engine.DoAct, Action: action, Value: r.Number(), Found: true}
}
