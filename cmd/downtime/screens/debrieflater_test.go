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
		s.seesNo("read half-way")
		s.hit("h", enter, tab, tab)
		s.sees("Before any feedback")
		s.interrupted()

		s = raise(t, d)
		s.sees("ICU, bed 4: its debrief, read half-way", "Enter takes it up at the part where you left")
		s.hit(enter)
		s.sees("Before any feedback")
		s.skips(15)
		s.sees("[1 Score]")
		s.hit(escape)
		s.sees("last score")
		s.seesNo("read half-way")
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
		s.hit("h", enter)
		s.skips(13)
		s.sees("Your plan from before", "If the volumes differ, then I look at the chest.", "after Patient care and ventilator autonomy", "y kept")
		s.hit("y")
		s.sees("● kept")
		s.hit(enter)
		s.sees("If …", "14 of 17")
		s.hit(escape, escape, "g", "5")
		s.sees("● kept", "1 kept, 0 not kept")
		s.interrupted()
	})
}
