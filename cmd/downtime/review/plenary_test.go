package review_test

import (
	"bytes"
	"crypto/sha256"
	"strings"
	"testing"

	"downtime/cmd/downtime/review"
	"downtime/cmd/downtime/room"
	"downtime/saves/cohort"
	"downtime/saves/handin"
)

func TestThePlenaryShowsTheRoomAndNobodyInIt(t *testing.T) {
	db, _ := filled(t, 8, 1, "", "resident", "believer", "expert")
	p, err := review.Show(t.Context(), db, cohort.Filter{Scenario: "ventilator-autonomy"}, "ICU, bed 4", "")
	must(t, err)
	var b bytes.Buffer
	must(t, p.Write(&b))
	wall := b.String()
	for _, w := range []string{"8 have handed in", "MISSED BY", "█", "It was there from minute", "HOW LIKELY AT FAULT", "ASKED: "} {
		if !strings.Contains(wall, w) {
			t.Errorf("the wall does not show %q:\n%s", w, wall)
		}
	}
	if strings.Contains(wall, "L000") {
		t.Errorf("somebody is named:\n%s", wall)
	}
	few, _ := filled(t, 4, 1, "", "resident")
	p, err = review.Show(t.Context(), few, cohort.Filter{Scenario: "ventilator-autonomy"}, "ICU, bed 4", "")
	must(t, err)
	b.Reset()
	must(t, p.Write(&b))
	if strings.Contains(b.String(), "MISSED") || !strings.Contains(b.String(), "fewer than 5") {
		t.Errorf("of four: %s", b.String())
	}
}

func TestThePlenaryHidesEveryCellOfOneToFour(t *testing.T) {
	db, _ := filled(t, 14, 1, "", "resident", "resident", "resident", "believer", "expert", "idler", "unplugger")
	f := cohort.Filter{Scenario: "ventilator-autonomy"}
	hidden, open := 0, made(t, db, f, false).Cases[0].Scenes
	for _, s := range open {
		p, err := review.Show(t.Context(), db, f, "ICU", s.ID)
		must(t, err)
		if (p.Scene == nil) != (s.N < review.Fewest) {
			t.Errorf("%s: answered by %d, shown: %v", s.ID, s.N, p.Scene != nil)
		}
		if p.Scene == nil {
			continue
		}
		for i, c := range p.Scene.Choices {
			n := *s.Choices[i].N
			if few := n > 0 && n < review.Fewest; few != (c.N == nil) {
				t.Errorf("%s, %s: %d answered so, hidden: %v", s.ID, c.Label, n, c.N == nil)
			} else if few {
				hidden++
			}
		}
		dots := 0
		for _, row := range p.At {
			for _, n := range row {
				if n > 0 && n < review.Fewest {
					t.Fatalf("a belief of %d is shown", n)
				}
				if n < 0 {
					dots++
				}
			}
		}
		var b bytes.Buffer
		must(t, p.Write(&b))
		if dots == 0 || !strings.Contains(b.String(), "·") {
			t.Errorf("%d beliefs of few are dots:\n%s", dots, b.String())
		}
	}
	if hidden == 0 {
		t.Error("nothing had to be hidden")
	}
}

// asked imports answers to the first question about oneself.
func asked(t *testing.T, db *cohort.DB, learner, session string, choices map[string]int) {
	t.Helper()
	x := cohort.Taken{Sum: sha256.Sum256([]byte(learner + session)), Header: handin.Header{Learner: learner, Session: session, Made: dated}}
	for _, when := range []string{"before", "after"} {
		if n := choices[when]; n > 0 {
			x.Answers = append(x.Answers, handin.Answer{When: when, Item: room.Questions[0].ID, Choice: n})
		}
	}
	_, err := db.Import(t.Context(), &x, dated)
	must(t, err)
}
