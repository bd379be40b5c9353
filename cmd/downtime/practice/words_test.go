package practice

import (
	"strings"
	"testing"

	"downtime/game/skill"
)

func TestThePointsOfTheLinesAreSaidToMakeTheScore(t *testing.T) {
	for want, r := range map[string]skill.Result{
		"122.5 of 200 points make 61 of 100.":                      {Lines: []skill.Line{{Points: 100, Of: 100}, {Points: 22.5, Of: 100}}},
		"95 of 100 points make 95 of 100; less 5: 90.":             {Lines: []skill.Line{{Points: 95, Of: 100}, {Points: -5}}},
		"30 of 40 points make 75 of 100; held at 49.":              {Lines: []skill.Line{{Points: 30, Of: 40}}, Critical: "harm"},
		"10 of 40 points make 25 of 100.":                          {Lines: []skill.Line{{Points: 10, Of: 40}}, Critical: "harm"},
		"90 of 100 points make 90 of 100; less 5: 85; held at 49.": {Lines: []skill.Line{{Points: 90, Of: 100}, {Points: -5}}, Critical: "harm", Score: 49},
		"": {},
	} {
		if r.Score == 0 {
			r.Sum(skill.Usual)
		}
		if got := Sum(r); got != want {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
}

func TestAHighScoreThatMissesTheStandardSaysWhy(t *testing.T) {
	s := &skill.Skill{Levels: []string{"one", "two"}, Standard: "Everything right"}
	for _, c := range []struct {
		level int
		r     skill.Result
		want  string
	}{
		{0, skill.Result{Score: 100}, "level 1 of 2, and the standard is that of the top level: Everything right."},
		{1, skill.Result{Score: 95}, "asks for more than points: Everything right."},
		{1, skill.Result{Score: 95, Met: true}, ""},
		{1, skill.Result{Score: 40}, ""},
	} {
		if got := Unmet(s, skill.Setup{Level: c.level}, c.r); !strings.HasSuffix(got, c.want) || c.want == "" && got != "" {
			t.Errorf("level %d, %+v: %q, want %q", c.level, c.r, got, c.want)
		}
	}
}
