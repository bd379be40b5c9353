package room

import (
	"errors"
	"fmt"

	"downtime/game/engine"
	"downtime/saves"
	"downtime/saves/lab"
)

// Check says why a run could not be one of this session; nil if it could.
func (r *Room) Check(h saves.Header) error {
	_, _, err := r.Slot(h)
	return err
}

// Slot says which go, from 0, at which item of the session a run is. The error says why it could be none of this learner's.
func (r *Room) Slot(h saves.Header) (item, attempt int, err error) {
	known := false
	for i, it := range r.Session.Items {
		if it.Skill != "" || it.Scenario != h.Scenario {
			continue
		}
		known = true
		for a := range r.Session.Attempts {
			seed, err := r.Seed(i, a)
			if err != nil {
				return 0, 0, err
			}
			if seed == h.Seed && (it.Variant == "" || it.Variant == h.Variant) {
				return i, a, r.drawn(it, h)
			}
		}
	}
	if !known {
		return 0, 0, fmt.Errorf("session %s has no such case", r.Session.Code)
	}
	return 0, 0, r.foreign()
}

// SlotOfGo is Slot of a go at a skill. An item that names no mode takes any.
func (r *Room) SlotOfGo(g saves.Attempt) (item, attempt int, err error) {
	known := false
	for i, it := range r.Session.Items {
		if it.Skill == "" || it.Skill != g.Skill || it.Level != g.Level || it.Mode != "" && it.Mode != g.Mode {
			continue
		}
		known = true
		for a := range r.Session.Attempts {
			if seed, err := r.Seed(i, a); err == nil && seed == g.Seed {
				return i, a, anew(&g)
			}
		}
	}
	if !known {
		return 0, 0, fmt.Errorf("session %s has no such skill at that level and in that mode", r.Session.Code)
	}
	return 0, 0, r.foreign()
}

// anew refuses a go that was not begun as a session begins each: what a go asks depends on the one before it.
func anew(g *saves.Attempt) error {
	if g.Before != 0 {
		return errors.New("it is said to follow another go, and a session begins each anew")
	}
	return nil
}

func (r *Room) foreign() error {
	return fmt.Errorf("its seed is none of those that session %s gives %s", r.Session.Code, r.Learner)
}

// drawn checks that the seed drew the truth, where none was set.
func (r *Room) drawn(it lab.Item, h saves.Header) error {
	if it.Variant != "" || r.cases == nil {
		return nil
	}
	sc, err := r.cases(it.Scenario)
	if err != nil {
		return err
	}
	if sc.Variants[engine.PickVariant(sc, h.Seed)].ID != h.Variant {
		return errors.New("its hidden truth is not the one that its seed draws")
	}
	return nil
}
