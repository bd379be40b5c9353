package screens

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	report "downtime/game/debrief"
	"downtime/saves"
)

func TestHomeOffersADebriefThatWasLeftHalfWayUntilItIsGoneThrough(t *testing.T) {
	d, _, _, _ := debriefed(t, "idler", "silent-limiter")
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.SeesNo("read half-way")
		s.Hit("h", enter, tab, tab)
		s.Sees("Before any feedback")
		s.interrupted()

		s = raise(t, d)
		s.Sees("ICU, bed 4: its debrief, read half-way", "Enter takes it up at the part where you left")
		s.Hit(enter)
		s.Sees("Before any feedback")
		s.skips(15)
		s.Sees("[1 Score]")
		s.Hit(escape)
		s.Sees("last score")
		s.SeesNo("read half-way")
		s.interrupted()
	})
}

func TestThePlanOfAnEarlierDebriefIsShownInTheNextOneAndTicked(t *testing.T) {
	d, _, _, first := debriefed(t, "idler", "silent-limiter")
	_, _, next := finished(t, "expert", "agitated")
	next.Started, next.EndedAt = first.Started.Add(time.Hour), first.EndedAt.Add(time.Hour)
	shelve(t, d.Profile, next)
	db, err := saves.Open(t.Context(), d.Profile)
	if err != nil {
		t.Fatal(err)
	}
	plan := saves.Reflection{Run: first.ID, Part: report.PlanPart, Body: report.Plan("the volumes differ", "I look at the chest"), At: first.EndedAt}
	if err := errors.Join(db.Reflect(t.Context(), plan), db.Close()); err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.Hit("h", enter)
		s.skips(13)
		s.Sees("Your plan from before", "If the volumes differ, then I look at the chest.", "after Patient care and ventilator autonomy", "y kept")
		s.Hit("y")
		s.Sees("● kept")
		s.Hit(enter)
		s.Sees("If …", "14 of 17")
		s.Hit(escape, escape, "g", "5")
		s.Sees("● kept", "1 kept, 0 not kept")
		s.interrupted()
	})
}
