package plain

import (
	"errors"

	"downtime/cmd/downtime/sitting"
	"downtime/game/engine"
	"downtime/game/skill"
)

// errHandsDown means that the trainee left an exercise in a case.
var errHandsDown = errors.New("you put your hands down; nothing was done; type list for what you can do")

// byHand does an act by the skill that it is done by: the lab's own exercise, in lines. The clock of the case stands still meanwhile.
func (g *game) byHand(action int) (engine.Input, error) {
	a, err := g.sitting.Hands(action, skill.Off)
	if err != nil {
		return engine.Input{}, err
	}
	g.say("Your hands. The clock of the case stands still; quit puts them down.")
	p := &practice{voice: g.voice, ctx: g.ctx, now: g.now, attempt: a, ward: true}
	if err := p.play(); err != nil {
		return engine.Input{}, err
	}
	return sitting.Found(action, a), nil
}
