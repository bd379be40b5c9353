package skill_test

import (
	"testing"

	"downtime/game/skill"
)

const day = 24 * 3600

func goes(list ...skill.Past) []skill.Past {
	for i := range list {
		list[i].At = int64(i) * day
	}
	return list
}

var (
	met     = skill.Past{Level: 2, Met: true, Score: 96}
	failed  = skill.Past{Level: 2, Score: 60}
	guided  = skill.Past{Level: 2, Met: true, Guided: true, Score: 100}
	lower   = skill.Past{Level: 1, Score: 85}
	lowly   = skill.Past{Level: 0, Score: 40}
	beneath = skill.Past{Level: 1, Met: true, Score: 90}
)

func TestMasteryTakesTwoUnguidedGoesInARowAtTheTopLevel(t *testing.T) {
	for name, c := range map[string]struct {
		goes     []skill.Past
		mastered bool
		level    int
	}{
		"never tried":                     {goes(), false, -1},
		"one":                             {goes(met), false, 2},
		"two":                             {goes(met, met), true, 2},
		"two guided":                      {goes(guided, guided), false, 2},
		"one of them guided":              {goes(met, guided), false, 2},
		"practice in between":             {goes(met, guided, lower, met), true, 2},
		"a failure in between":            {goes(met, failed, met), false, 2},
		"a failure before":                {goes(failed, met, met), true, 2},
		"a failure after":                 {goes(met, met, failed), true, 2},
		"well done two levels below":      {goes(lower, lower, lowly), false, 1},
		"standard met below the top":      {goes(beneath, beneath), false, 1},
		"badly done at the lowest level":  {goes(lowly), false, -1},
		"a failure at the top is no step": {goes(failed), false, -1},
	} {
		s := skill.Mastery(3, c.goes, 10*day)
		if s.Mastered != c.mastered || s.Level != c.level || s.Goes != len(c.goes) || s.Rusty {
			t.Errorf("%s: %+v, want mastered %v at level %d", name, s, c.mastered, c.level)
		}
	}
}

func TestWhatWasMasteredGrowsRustyAfterSixtyDaysWithoutAGo(t *testing.T) {
	list := goes(met, met)
	for now, rusty := range map[int64]bool{1 * day: false, 60 * day: false, 61*day - 1: false, 61 * day: true, 400 * day: true} {
		if s := skill.Mastery(3, list, now); !s.Mastered || s.Rusty != rusty {
			t.Errorf("on day %d: %+v, want rusty %v", now/day, s, rusty)
		}
	}
	again := append(list, skill.Past{At: 100 * day, Level: 0, Score: 10})
	if s := skill.Mastery(3, again, 101*day); s.Rusty || !s.Mastered || s.Last != 10 {
		t.Errorf("a go of any sort brushes it up: %+v", s)
	}
	if s := skill.Mastery(3, goes(failed), 300*day); s.Rusty {
		t.Error("what was never mastered cannot rust")
	}
}
