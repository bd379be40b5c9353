package content

import (
	"testing"

	"downtime/game/engine"
	"downtime/game/skill"
)

func TestEverySkillThatACaseAsksForIsOneOfTheLab(t *testing.T) {
	all, err := Skills()
	if err != nil {
		t.Fatal(err)
	}
	lab := map[string]skill.Skill{}
	for _, s := range all {
		lab[s.ID] = s
	}
	for _, k := range engine.HandSkills {
		s, ok := lab[k.ID]
		if !ok || len(s.Levels) != k.Levels {
			t.Errorf("%s: the lab has it %v, with %d levels; a case believes in %d", k.ID, ok, len(s.Levels), k.Levels)
		}
		for _, m := range k.Modes {
			setup := skill.Setup{Mode: m}
			if len(s.Modes) > 0 && skill.Check(&s, setup) != nil {
				t.Errorf("%s: the lab knows no mode %q", k.ID, m)
			}
		}
	}
	if n := len(engine.HandSkills) + 3; n != len(all) { // the bag, the ranking and the report stand in a case otherwise
		t.Errorf("%d skills of %d have a place in a case", n, len(all))
	}
}
