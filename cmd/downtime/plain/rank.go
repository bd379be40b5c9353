package plain

import (
	"errors"
	"fmt"
	"strings"

	"downtime/game/engine"
)

// rank gives an order of the patients, where the case asks for one: all of them on the line, or asked for if the line names none.
func (g *game) rank(rest string) (err error) {
	for i := range g.sc().Actions {
		if !g.sc().Actions[i].Rank {
			continue
		}
		in := engine.Input{Kind: engine.DoAct, Action: i, By: g.sitting.FirstHands(i)}
		if rest != "" {
			if in.Order, err = g.placed(rest); err != nil {
				return err
			}
		}
		return g.give(in)
	}
	return errors.New("this case asks for no ranking; type list for what you can do")
}

// order asks for the order of the patients.
func (g *game) order() ([]int, error) {
	asked := g.sc().Ranked()
	g.say("Put these %d patients in order, the first to be seen first:", len(asked))
	for _, p := range asked {
		spec := &g.sc().Patients[p]
		g.say("%s: %s. %s", g.sc().TargetLabel(spec.ID), spec.Name, sentence(spec.Story))
	}
	g.say("Type their beds on one line, with commas between; an empty line stops.")
	line, err := g.hear(g.ctx)
	switch {
	case err != nil:
		return nil, err
	case line == "":
		return nil, errors.New("no order was given; type rank and the beds")
	}
	return g.placed(line)
}

// placed reads an order: beds, names or numbers of beds, with commas or spaces between.
func (g *game) placed(line string) ([]int, error) {
	asked := g.sc().Ranked()
	var order []int
	for _, word := range strings.FieldsFunc(strings.ReplaceAll(strings.ToLower(line), "bed ", "bed"), func(r rune) bool { return r == ',' || r == ' ' || r == ';' }) {
		p, ok := g.patientCalled(asked, word)
		if !ok {
			return nil, fmt.Errorf("nobody of those to be put in order is called %q; type their beds", word)
		}
		order = append(order, p)
	}
	if len(order) != len(asked) {
		return nil, fmt.Errorf("%d of %d patients have a place; type rank and all of them, the first to be seen first", len(order), len(asked))
	}
	return order, nil
}

// patientCalled finds a patient by the bed, its number, or a word of the name.
func (g *game) patientCalled(among []int, word string) (int, bool) {
	found, hits := 0, 0
	for _, p := range among {
		spec := &g.sc().Patients[p]
		if strings.EqualFold(spec.ID, word) || strings.EqualFold(strings.TrimLeft(spec.ID, "abcdefghijklmnopqrstuvwxyz"), word) {
			return p, true
		}
		for _, part := range strings.Fields(spec.Name) {
			if strings.EqualFold(part, word) {
				found, hits = p, hits+1
			}
		}
	}
	return found, hits == 1
}
