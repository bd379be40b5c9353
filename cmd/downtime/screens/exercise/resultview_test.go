package exercise

import (
	"strings"
	"testing"

	"downtime/cmd/downtime/screens/nav"
	"downtime/game/skill"
)

func TestTheHeadOfAResultIsNotCutInANarrowWindow(t *testing.T) {
	r := NewResult(nav.Context{}, Outcome{Skill: skill.Skill{Levels: []string{"one", "two"}}, Asked: true, Result: skill.Result{Score: 40}}, ResultDeps{})
	for _, w := range []int{60, 80, 132} {
		r.Update(nav.Body{Width: w, Height: 24})
		if got := strings.Join(strings.Fields(r.View().Body), " "); !strings.Contains(got, "feedback that you had") {
			t.Errorf("%d columns: %s", w, got)
		}
	}
}
