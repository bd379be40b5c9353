package room_test

import (
	"strings"
	"testing"

	"downtime/saves"
	"downtime/saves/lab"
)

func TestAGoAtASkillIsHeldToTheLevelTheModeAndTheSeedsOfItsSession(t *testing.T) {
	r := joined(session(t, func(s *lab.Session) {
		s.Attempts = 2
		s.Items = []lab.Item{{Scenario: "one"}, {Skill: "liar", Level: 1, Mode: "drill"}, {Skill: "gas"}}
	}), "L1")
	good := saves.Attempt{Skill: "liar", Level: 1, Mode: "drill", Seed: seed(t, r, 1, 1)}
	if item, attempt, err := r.SlotOfGo(good); err != nil || item != 1 || attempt != 1 {
		t.Errorf("item %d, go %d, %v", item, attempt, err)
	}
	if _, _, err := r.SlotOfGo(saves.Attempt{Skill: "gas", Mode: "any", Seed: seed(t, r, 2, 0)}); err != nil {
		t.Errorf("a mode where none was set: %v", err)
	}
	for why, change := range map[string]func(*saves.Attempt){
		"has no such skill at that": func(g *saves.Attempt) { g.Skill = "news2" },
		"at that level":             func(g *saves.Attempt) { g.Level = 0 },
		"in that mode":              func(g *saves.Attempt) { g.Mode = "shift" },
		"its seed is none":          func(g *saves.Attempt) { g.Seed++ },
		"said to follow another go": func(g *saves.Attempt) { g.Before = 7 },
		"none of those that session " + r.Session.Code + " gives L1": func(g *saves.Attempt) { g.Seed = seed(t, r, 2, 0) },
	} {
		g := good
		change(&g)
		if _, _, err := r.SlotOfGo(g); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: %v", why, err)
		}
	}
	if _, _, err := joined(r.Session, "L2").SlotOfGo(good); err == nil {
		t.Error("another learner's go was taken")
	}
}
