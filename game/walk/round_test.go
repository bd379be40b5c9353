package walk_test

import (
	"os"
	"strings"
	"testing"

	"downtime/content"
	"downtime/game/scenario"
	"downtime/game/walk"
)

// The small ward of testdata/round asks for an order in which to see four patients.

func TestAnOrderOfPatientsIsWalkedAndScored(t *testing.T) {
	lib := content.NewLibrary(os.DirFS("testdata"))
	for _, p := range lib.Check("round") {
		t.Error(p)
	}
	n, problems := lib.Walk(players)
	for _, p := range problems {
		t.Error(p)
	}
	if n != 4 {
		t.Errorf("%d walks, want 4", n)
	}
}

func TestAnOrderThatMeansNothingIsNamedWhereItStands(t *testing.T) {
	s, probs := content.Load(os.DirFS("testdata"), "round")
	if len(probs) > 0 {
		t.Fatal(probs)
	}
	s.Compile()
	names := scenario.NamesOf(s.Doc)
	for line, want := range map[string]struct {
		column int
		code   scenario.Code
		says   string
	}{
		"rank rank-round":          {1, scenario.CodeWalk, "not complete"},
		"rank look bed2 bed3":      {6, scenario.CodeWalk, "takes no order"},
		"rank rank-round bed2 be3": {22, scenario.CodeWalkName, `no patient "be3"`},
	} {
		_, probs := walk.Parse(names, "walk A title\nvariant quiet\nexpect t >= 0\n"+line)
		if len(probs) != 1 || probs[0].Column != want.column || probs[0].Code != want.code || !strings.Contains(probs[0].Message, want.says) {
			t.Errorf("%s: %+v, want column %d, %s %q", line, probs, want.column, want.code, want.says)
		}
	}
}

func TestAnOrderThatCannotBeAskedIsNamed(t *testing.T) {
	good := func() *scenario.Doc {
		s, probs := content.Load(os.DirFS("testdata"), "round")
		if len(probs) > 0 {
			t.Fatal(probs)
		}
		return s.Doc
	}
	order := func(d *scenario.Doc) *scenario.Criterion { return &d.Rubric[0] }
	giver := func(d *scenario.Doc) *scenario.Action { return &d.Actions[0] }
	for _, c := range []struct {
		path, says string
		spoil      func(*scenario.Doc)
	}{
		{"rubric[0].rank[1].patient", `there is no patient "bed9"`, func(d *scenario.Doc) { order(d).Rank[1].Patient = "bed9" }},
		{"rubric[0].rank[1].patient", "has two places", func(d *scenario.Doc) { order(d).Rank[1].Patient = "bed3" }},
		{"rubric[0].rank[2].place", "place is 0", func(d *scenario.Doc) { order(d).Rank[2].Place = 0 }},
		{"rubric[0].rank", "from 2 to 8", func(d *scenario.Doc) { order(d).Rank = order(d).Rank[:1] }},
		{"rubric[0].rank", "nothing is asked", func(d *scenario.Doc) {
			for i := range order(d).Rank {
				order(d).Rank[i].Place = 2
			}
		}},
		{"rubric[0]", "earned by its order alone", func(d *scenario.Doc) { order(d).When = "t > 5" }},
		{"rubric[0].points", "costs none", func(d *scenario.Doc) { order(d).Points = -2 }},
		{"rubric[0].disputed[0]", "two patients", func(d *scenario.Doc) { order(d).Disputed[0] = []string{"bed3"} }},
		{"rubric[0].disputed[0][1]", `no patient of this order "bed7"`, func(d *scenario.Doc) { order(d).Disputed[0][1] = "bed7" }},
		{"rubric[0].disputed[0]", "nobody can differ", func(d *scenario.Doc) { order(d).Rank[1].Place = 1 }},
		{"rubric[0].rank", "no action gives an order", func(d *scenario.Doc) { giver(d).Text = "" }},
		{"actions[0].text", "no scored line asks", func(d *scenario.Doc) { d.Rubric = d.Rubric[1:] }},
		{"actions[0].text", "is not a kind of written text", func(d *scenario.Doc) { giver(d).Text = "ranking" }},
		{"expert[0].order", "each patient of the ranking once", func(d *scenario.Doc) { d.Expert[0].Order = d.Expert[0].Order[1:] }},
		{"expert[0].order[0]", `there is no patient "bed8"`, func(d *scenario.Doc) { d.Expert[0].Order[0] = "bed8" }},
		{"expert[2].order", "carries no order", func(d *scenario.Doc) {
			d.Expert[2] = scenario.Rule{When: "t > 3", Do: "look", Order: []string{"bed2"}}
		}},
		{"rubric[1].rank", `other patients than the ranking "round-order"`, func(d *scenario.Doc) {
			d.Rubric[1].When = ""
			d.Rubric[1].Rank = []scenario.Place{{Patient: "bed2", Place: 1}, {Patient: "bed3", Place: 2}}
		}},
	} {
		d := good()
		c.spoil(d)
		found := false
		_, problems := scenario.Compile(d)
		for _, p := range problems {
			found = found || p.Path == c.path && strings.Contains(p.Message, c.says)
		}
		if !found {
			t.Errorf("%s: nothing says %q", c.path, c.says)
			t.Log(problems)
		}
	}
}
