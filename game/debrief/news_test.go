package debrief

import (
	"slices"
	"testing"

	"downtime/game/run"
	"downtime/game/score"
)

func TestTheDebriefSetsTheScoreOfWhatWasShownBesideThatOfWhatWasSo(t *testing.T) {
	sc, _, _ := played(t, "idler", "silent-limiter")
	ward := *sc
	ward.Patients = slices.Clone(sc.Patients)
	ward.Patients[0].News2 = 1
	r, err := run.New(&ward, 3, "silent-limiter")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Wait(300 * 50); err != nil {
		t.Fatal(err)
	}
	rep := Build(&ward, r, score.Card{})
	shown, so := curve(t, &rep, "news2", "bed4", "shown"), curve(t, &rep, "news2", "bed4", "true")
	if len(shown) != 61 || len(so) != len(shown) {
		t.Fatalf("%d and %d points", len(shown), len(so))
	}
	if last := so[60].Value; last == nil || *last < 5 {
		t.Errorf("starved for five minutes he truly scores %v", last)
	}
	for _, s := range rep.Series {
		if s.ID == "news2" && s.Patient != "bed4" {
			t.Errorf("%s is scored, and his ward does not", s.Patient)
		}
	}
}
