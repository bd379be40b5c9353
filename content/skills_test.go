package content

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"downtime/game/skill"
)

func TestEverySkillOfTheLabSaysWhatItIsAndCanBePlayed(t *testing.T) {
	all, err := Skills()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for i := range all {
		s := &all[i]
		if s.ID == "" || seen[s.ID] || s.Title == "" || s.Standard == "" || s.About == "" || len(s.Sources) == 0 {
			t.Errorf("skill %d (%q) lacks an id of its own, a title, a standard, a paragraph or sources", i, s.ID)
		}
		if s.Minutes < 1 || s.Minutes > 4 || len(s.Levels) < 2 {
			t.Errorf("%s takes %d minutes at %d levels", s.ID, s.Minutes, len(s.Levels))
		}
		seen[s.ID] = true
		for level := range s.Levels {
			checkBots(t, s, level)
		}
	}
}

// checkBots plays each bot once and looks at what every go must keep to.
func checkBots(t *testing.T, s *skill.Skill, level int) {
	t.Helper()
	for _, b := range s.Bots {
		a := skill.Begin(s, skill.Setup{Seed: 11, Level: level})
		b.Play(a)
		if !a.Exercise.Done() {
			t.Errorf("%s, level %d: the %s bot does not come to the end", s.ID, level, b.Name)
			continue
		}
		r := a.Exercise.Result()
		for _, l := range r.Lines {
			known := l.Source == ""
			for _, src := range s.Sources {
				known = known || src.ID == l.Source
			}
			if !known || l.Why == "" || l.Points > l.Of+1e-9 {
				t.Errorf("%s, level %d: the line %+v has no reason, an unknown source, or more points than it can", s.ID, level, l)
			}
		}
		again, err := skill.Replay(s, a.Record())
		if err != nil || again.Exercise.Result().Score != r.Score {
			t.Errorf("%s, level %d: replay gives another score: %v", s.ID, level, err)
		}
	}
}

func TestALevelHasAClockJustWhereItsSkillSaysSo(t *testing.T) {
	all, err := Skills()
	if err != nil {
		t.Fatal(err)
	}
	for i := range all {
		for level := range all[i].Levels {
			if got, want := clocked(&all[i], level), !slices.Contains(all[i].Untimed, level); got != want {
				t.Errorf("%s, level %d: a clock is shown %v, said %v", all[i].ID, level, got, want)
			}
		}
	}
}

// clocked reports whether a limit is shown at any input of a go of the good bot.
func clocked(s *skill.Skill, level int) bool {
	setup := skill.Setup{Seed: 11, Level: level}
	played := skill.Begin(s, setup)
	s.Bots[0].Play(played)
	a := skill.Begin(s, setup)
	for _, in := range played.Inputs {
		a.Wait(in.Tick - a.Tick)
		if a.Exercise.View().Left != nil {
			return true
		}
		if err := a.Do(in); err != nil {
			panic(err) // the bot's own go: it was accepted a moment ago
		}
	}
	return false
}

func TestABrokenBookIsNamedWithItsPlace(t *testing.T) {
	text, err := os.ReadFile("skills/rank.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for what, c := range map[string]struct{ old, new, want string }{
		"an unknown key": {"    place: Acute", "    plaice: Acute", `skills/rank.yaml:5:5: unknown field "plaice"`},
		"a wrong type":   {"early: 7, exposed", "early: seven, exposed", "skills/rank.yaml:10:"},
		"no YAML":        {"wards:", "wards: [", "skills/rank.yaml:"},
		"a wrong figure": {"time: 3, fallback: 2", "time: 13, fallback: 2", "skills/rank.yaml: ward A, patient A1: a figure is out of its range"},
	} {
		files := fstest.MapFS{}
		for _, id := range []string{"rank"} {
			files["skills/"+id+".yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(string(text), c.old, c.new, 1))}
		}
		if _, err := skillsFrom(files); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if _, err := skillsFrom(fstest.MapFS{}); err == nil || !strings.Contains(err.Error(), "skills/kit.yaml") {
		t.Errorf("missing books: %v", err)
	}
}
