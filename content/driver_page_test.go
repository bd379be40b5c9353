package content

import (
	"os"
	"strings"
	"testing"

	"downtime/game/skill"
)

func TestTheDriversPageNamesWhatAGoodGoUsesOfEverySkill(t *testing.T) {
	text, err := os.ReadFile("../docs/driver.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]string{}
	for line := range strings.SplitSeq(string(text), "\n") {
		if id, rest, ok := strings.Cut(strings.TrimPrefix(line, "| `"), "` |"); ok && strings.HasPrefix(line, "| `") {
			rows[id] = rest
		}
	}
	written := map[string]bool{"liar": true, "methane": true} // their looks and deeds are content
	all, err := Skills()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range all {
		for level := range s.Levels {
			a := skill.Begin(&s, skill.Setup{Seed: 1, Level: level})
			s.Bots[0].Play(a)
			for _, in := range a.Inputs {
				if id := in.Set + in.Do; !strings.Contains(rows[s.ID], "`"+id+"`") && !(written[s.ID] && in.Do != "") {
					t.Errorf("%s: the page says nothing of %q", s.ID, id)
				}
			}
		}
	}
}
