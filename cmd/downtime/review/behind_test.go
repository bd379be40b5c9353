package review_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"downtime/cmd/downtime/review"
	"downtime/game/debrief"
	"downtime/game/score"
	"downtime/saves/cohort"
)

// TestEveryFigureHasExactlyItsRunsBehindIt counts what lies behind the figures of each table, and finds it again by its name.
func TestEveryFigureHasExactlyItsRunsBehindIt(t *testing.T) {
	db, _ := filled(t, 7, 2, "", "expert", "idler", "believer", "resident", "unplugger")
	r := made(t, db, cohort.Filter{}, false)
	runs, err := db.Runs(t.Context(), cohort.Filter{})
	must(t, err)
	grids := r.Grids(runs)
	told := map[string]int{}
	for _, g := range grids {
		for _, row := range g.Rows {
			for _, f := range row.Fields {
				if f.Behind == nil {
					continue
				}
				told[g.Name]++
				if got := review.Find(grids, f.Behind.Name); got == nil || !slices.Equal(got.Runs, f.Behind.Runs) {
					t.Errorf("%s is not found again by its name %s", f.Text, f.Behind.Name)
				}
			}
		}
	}
	for _, name := range []string{"completion", "heat", "cases", "items", "clues", "answers", "calibration", "judgement"} {
		if told[name] == 0 {
			t.Errorf("nothing in the table %s leads to a run", name)
		}
	}
	for _, c := range r.Cases[0].Clues {
		name := "clues/ventilator-autonomy/" + c.ID
		missed, found := review.Find(grids, name+"/missed"), review.Find(grids, name+"/found")
		if n := len(missed.Runs); float64(n)/float64(c.N)-*c.Missed > 1e-3 || n+len(found.Runs) != c.N {
			t.Errorf("%s: %d missed it and %d found it, of %d; told is %.2f", c.ID, n, len(found.Runs), c.N, *c.Missed)
		}
	}
	for _, s := range r.Cases[0].Scenes {
		for _, c := range s.Choices {
			if b := review.Find(grids, "answers/ventilator-autonomy/"+c.ID); b == nil || len(b.Runs) != *c.N {
				t.Errorf("%s: %d answered so, behind it %+v", c.ID, *c.N, b)
			}
		}
	}
	for _, it := range r.Cases[0].Items {
		name := "items/ventilator-autonomy/" + it.ID
		if n := len(review.Find(grids, name+"/lost").Runs) + len(review.Find(grids, name+"/full").Runs); n != it.N {
			t.Errorf("%s: %d lost or earned it of %d", it.ID, n, it.N)
		}
	}
}

// TestNothingHiddenFollowsBySubtraction looks at every whole of a report whose parts are told: what is left over is no cell of one to four.
func TestOfAFigureThatIsNotThereTheNearestAreNamedByOnePartMore(t *testing.T) {
	db, _ := filled(t, 3, 1, "", "resident")
	runs, err := db.Runs(t.Context(), cohort.Filter{})
	must(t, err)
	r := made(t, db, cohort.Filter{}, false)
	near := review.Near(r.Grids(runs), "clues/nobody/x")
	if len(near) != 1 || near[0] != "clues/"+runs[0].Scenario+"/…" {
		t.Errorf("%d: %.300v", len(near), near)
	}
}

func TestNothingHiddenFollowsBySubtraction(t *testing.T) {
	for _, learners := range []int{6, 9, 13, 23} {
		db, _ := filled(t, learners, 1, "", "expert", "idler", "believer", "resident", "unplugger", "expert", "expert")
		r := made(t, db, cohort.Filter{}, true)
		whole := func(what string, all int, parts []review.Count) {
			left, hidden := all, 0
			for _, p := range parts {
				switch {
				case p.N == nil:
					hidden++
				case *p.N > 0 && *p.N < review.Fewest:
					t.Errorf("%s of %d learners: %d %s", what, learners, *p.N, p.Label)
				default:
					left -= *p.N
				}
			}
			if hidden == 1 || hidden > 0 && left < review.Fewest {
				t.Errorf("%s of %d learners: %d hidden, and what is left over is %d", what, learners, hidden, left)
			}
		}
		whole("verdicts", learners, r.Judgement.Verdicts)
		for _, c := range r.Cases {
			for _, s := range c.Scenes {
				whole(s.Label, s.N, s.Choices)
			}
			for _, x := range c.Critical {
				if n := x.N; n != nil && (*n < review.Fewest || learners-*n > 0 && learners-*n < review.Fewest) {
					t.Errorf("of %d learners %d failed at %s", learners, *n, x.Label)
				}
			}
			for _, x := range c.Clues {
				if x.Missed == nil {
					if x.Found != nil || !strings.Contains(x.Few, "fewer than five") {
						t.Errorf("%+v", x)
					}
					continue
				}
				if missed := *x.Missed * float64(x.N); x.N < review.Fewest || missed > 0.5 && missed < 4.5 || float64(x.N)-missed > 0.5 && float64(x.N)-missed < 4.5 {
					t.Errorf("of %d for whom it was there %.1f missed %s", x.N, missed, x.ID)
				}
			}
		}
	}
}

func TestTwoRunsStandSideBySideWithWhatTellsThemApart(t *testing.T) {
	db, _ := filled(t, 2, 1, "", "expert", "idler")
	runs, err := db.Runs(t.Context(), cohort.Filter{})
	must(t, err)
	both, err := review.Compare(t.Context(), db, &runs[0], &runs[1])
	must(t, err)
	seen := map[string]int{}
	for _, r := range both.Rows {
		what, _, _ := strings.Cut(r.Fields[0].Text, ": ")
		seen[what]++
		if (r.Fields[1].Text != "") != (r.Fields[2].Text != r.Fields[3].Text) {
			t.Errorf("%s: %q beside %q is marked %q", r.Fields[0].Text, r.Fields[2].Text, r.Fields[3].Text, r.Fields[1].Text)
		}
		for i, n := range []int64{runs[0].N, runs[1].N} {
			if b := r.Fields[2+i].Behind; len(b.Runs) != 1 || b.Runs[0] != n {
				t.Errorf("a side leads to %+v", b)
			}
		}
	}
	for _, what := range []string{"score", "truth", "Patient outcome", "clue", "asked", "line"} {
		if seen[what] == 0 {
			t.Errorf("nothing is said of %s: %v", what, seen)
		}
	}
}

func TestOfARunThatCannotBeSimulatedAgainItsCardAndDecisionsStay(t *testing.T) {
	db, _ := filled(t, 1, 1, "", "resident")
	runs, err := db.Runs(t.Context(), cohort.Filter{})
	must(t, err)
	rep := debrief.Stored("it was played with another text", score.Card{}, nil)
	must(t, review.Kept(t.Context(), db, &runs[0], &rep))
	said := rep.Markdown()
	for _, w := range []string{"It was played with another text", "Patient outcome", fmt.Sprintf("Total %.1f of 100", runs[0].Total), "03:14:"} {
		if !strings.Contains(said, w) {
			t.Errorf("it does not say %q:\n%s", w, said)
		}
	}
	if len(rep.Timeline) < 10 {
		t.Errorf("%d decisions", len(rep.Timeline))
	}
}
