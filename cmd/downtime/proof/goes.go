package proof

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"downtime/cmd/downtime/room"
	"downtime/game/skill"
	"downtime/saves"
	"downtime/saves/cohort"
	"downtime/saves/handin"
)

// GoOf is a stored go as it is handed in.
func GoOf(a *saves.Attempt) handin.Go {
	return handin.Go{
		ID: a.ID, Skill: a.Skill, Version: a.Version, Level: a.Level, Mode: a.Mode, Timing: a.Timing, Guided: a.Guided || a.Asked, Seed: a.Seed, Before: a.Before,
		Started: a.Started, Ended: a.EndedAt, Tick: a.Tick, Score: a.Score, Met: a.Met, Inputs: a.Inputs,
	}
}

// maxGoTicks bounds what is simulated of one go: an hour, far more than any lasts.
const maxGoTicks = 3600 * skill.TicksPerSecond

// attempt proves one go: it is played again from its inputs, and has to come to the score that is claimed. That it was guided only by what was asked for
// on the way shows in its inputs; that its result was known from before does not. In is the session to which it is held; nil: none.
func (p *Prover) attempt(g *handin.Go, in *room.Room) (out cohort.Go, err error) {
	defer func() {
		if trouble := recover(); trouble != nil {
			err = fmt.Errorf("it holds inputs that no program of ours writes (%v)", trouble)
		}
	}()
	i := slices.IndexFunc(p.skills, func(s skill.Skill) bool { return s.ID == g.Skill })
	if i < 0 {
		return out, errors.New("this program has no such skill")
	}
	setup := skill.Setup{Seed: g.Seed, Before: g.Before, Level: g.Level, Timing: skill.Timing(g.Timing), Guided: g.Guided, Mode: g.Mode}
	if err := skill.Check(&p.skills[i], setup); err != nil {
		return out, err
	}
	if err := within(g, in); err != nil {
		return out, err
	}
	r := skill.Record{Skill: g.Skill, Version: g.Version, Setup: setup, Tick: g.Tick}
	if err := json.Unmarshal(g.Inputs, &r.Inputs); err != nil {
		return out, fmt.Errorf("its inputs cannot be read (%w)", err)
	}
	if err := given(g, r.Inputs); err != nil {
		return out, err
	}
	// A go in which feedback was only asked for, or whose result was known, was begun as unguided.
	for _, guided := range []bool{g.Guided, false} {
		r.Setup.Guided = guided
		if out, err = again(&p.skills[i], r, g); err == nil {
			return out, nil
		}
	}
	return out, err
}

// within says why a go is none of its session, or has times that cannot be.
func within(g *handin.Go, in *room.Room) error {
	if in != nil {
		if _, _, err := in.SlotOfGo(saves.Attempt{Skill: g.Skill, Level: g.Level, Mode: g.Mode, Seed: g.Seed, Before: g.Before}); err != nil {
			return err
		}
	}
	switch {
	case !g.Ended.IsZero() && g.Ended.Before(g.Started):
		return errors.New("it is said to have ended before it began")
	case g.Tick > maxGoTicks:
		return errors.New("it is said to have lasted for more than an hour")
	}
	return nil
}

// given says why nobody can have given the inputs of a go.
func given(g *handin.Go, inputs []skill.Input) error {
	n := len(inputs)
	switch {
	case n > maxInputs:
		return fmt.Errorf("it holds %d inputs, and nobody gives more than %d", n, maxInputs)
	case n > 0 && inputs[n-1].Tick > g.Tick:
		return errors.New("an input was given after its end")
	case !g.Guided && slices.ContainsFunc(inputs, func(in skill.Input) bool { return in.Do == "ask" }):
		return errors.New("feedback was asked for, and it is said to be unguided")
	}
	return nil
}

func again(s *skill.Skill, r skill.Record, g *handin.Go) (cohort.Go, error) {
	a, err := skill.Replay(s, r)
	if err != nil {
		return cohort.Go{}, err
	}
	if !a.Exercise.Done() || a.Tick != g.Tick {
		return cohort.Go{}, fmt.Errorf("it is said to end at tick %d, and replay does not", g.Tick)
	}
	res := a.Exercise.Result()
	if res.Score != g.Score || res.Met != g.Met {
		return cohort.Go{}, fmt.Errorf("its score is said to be %v and replay gives %v", g.Score, res.Score)
	}
	trials := [][6]any{}
	for _, t := range res.Trials {
		trials = append(trials, [6]any{t.Family, t.Kind, t.Faulty, t.Stated, t.P, t.Ideal})
	}
	text, err := json.Marshal(trials)
	return cohort.Go{
		ID: g.ID, Skill: g.Skill, Mode: g.Mode, Timing: g.Timing, Version: g.Version, Level: g.Level, Guided: g.Guided, Seed: g.Seed, Started: g.Started,
		Seconds: float64(g.Tick) / skill.TicksPerSecond, Score: res.Score, Met: res.Met, Trials: string(text),
	}, err
}
