package review_test

import (
	"crypto/sha256"
	"testing"

	"downtime/cmd/downtime/room"
	"downtime/saves/cohort"
	"downtime/saves/handin"
)

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
