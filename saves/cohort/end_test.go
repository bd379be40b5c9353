package cohort_test

import (
	"crypto/sha256"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"downtime/saves"
	"downtime/saves/cohort"
	"downtime/saves/handin"
)

var dated = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func opened(t *testing.T) *cohort.DB {
	t.Helper()
	db, err := cohort.Open(t.Context(), filepath.Join(t.TempDir(), "x.cohort"))
	must(t, err)
	t.Cleanup(func() { db.Close() })
	return db
}

// file is a hand-in of one run, by the run's digit.
func file(learner, observer, digit string) *cohort.Taken {
	r := cohort.Run{ID: digit + "0000000000000000000000000000000", Scenario: "bed", Variant: "plain", Kind: "plain", Started: dated, Status: saves.Ended, Ended: dated, Domains: "[]"}
	return &cohort.Taken{
		Sum: sha256.Sum256([]byte(learner + digit)), Header: handin.Header{Learner: learner, Observer: observer, Session: "KTPLM" + digit, Made: dated, Key: learner},
		Runs: []cohort.Run{r}, Answers: []handin.Answer{{When: "before", Item: "notice", Choice: 3}},
	}
}

func imported(t *testing.T, db *cohort.DB, x *cohort.Taken, at time.Time) {
	t.Helper()
	_, err := db.Import(t.Context(), x, at)
	must(t, err)
}

func TestWhoOnlyObservedIsErasedTooAndStaysSo(t *testing.T) {
	db := opened(t)
	imported(t, db, file("A1", "B2", "1"), dated)
	if n, err := db.Erase(t.Context(), "B2", "Dr A", dated); err != nil || n != 0 {
		t.Fatalf("%d runs, %v", n, err)
	}
	imported(t, db, file("A1", "B2", "2"), dated)
	runs, err := db.Runs(t.Context(), cohort.Filter{})
	must(t, err)
	if len(runs) != 2 || runs[0].Observer != "" || runs[1].Observer != "" {
		t.Errorf("%+v", runs)
	}
	if _, err := db.Erase(t.Context(), "C3", "Dr A", dated); !errors.Is(err, saves.ErrNotFound) {
		t.Errorf("nobody of that name: %v", err)
	}
}

func TestAnswersEndWithTheFilesOfTheirSession(t *testing.T) {
	db := opened(t)
	imported(t, db, file("A1", "", "1"), dated)
	imported(t, db, file("A1", "", "2"), dated.AddDate(0, 6, 0))
	if n, err := db.Expire(t.Context(), "Dr A", dated.AddDate(0, 13, 0)); err != nil || n != 1 {
		t.Fatalf("%d runs, %v", n, err)
	}
	answers, err := db.Surveys(t.Context())
	must(t, err)
	if len(answers) != 1 || answers[0].Session != "KTPLM2" {
		t.Errorf("%+v", answers)
	}
}
