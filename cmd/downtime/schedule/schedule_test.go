package schedule_test

import (
	"testing"
	"time"

	"downtime/cmd/downtime/schedule"
)

var (
	day   = 24 * time.Hour
	start = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	drip  = schedule.Item{ID: "skill/drip", Title: "Count a drip", Takes: 4 * time.Minute}
)

func TestWhatIsRememberedComesBackLaterAndWhatIsNotComesBackSoon(t *testing.T) {
	now := start
	var log []schedule.Review
	last := time.Duration(0)
	for range 4 {
		log = append(log, schedule.Review{Item: drip.ID, At: now, Grade: schedule.Good})
		d := schedule.Stand(drip, log, now)
		gap := d.Due.Sub(now)
		if gap < last {
			t.Errorf("after %d good reviews it comes back in %v, sooner than %v", len(log), gap, last)
		}
		last, now = gap, d.Due
	}
	if last < 7*day {
		t.Errorf("after four good reviews it comes back in %v", last)
	}
	log = append(log, schedule.Review{Item: drip.ID, At: now, Grade: schedule.Again})
	if d := schedule.Stand(drip, log, now); d.Due.Sub(now) > day {
		t.Errorf("what was forgotten comes back only in %v", d.Due.Sub(now))
	}
}

func TestADayAsksForTenMinutesAtMostAndCountsWhatWasDone(t *testing.T) {
	var items []schedule.Item
	for _, id := range []string{"a", "b", "c", "d", "e"} {
		items = append(items, schedule.Item{ID: id, Takes: 4 * time.Minute})
	}
	sum := func(due []schedule.Due) (t time.Duration) {
		for _, d := range due {
			t += d.Takes
		}
		return t
	}
	if got := schedule.Today(items, nil, start); len(got) != 2 || sum(got) > schedule.PerDay {
		t.Errorf("a new profile is asked for %v", got)
	}
	log := []schedule.Review{{Item: "a", At: start, Grade: schedule.Good}, {Item: "b", At: start.Add(time.Minute), Grade: schedule.Good}}
	if got := schedule.Today(items, log, start.Add(time.Hour)); len(got) != 0 {
		t.Errorf("after eight minutes, four more are asked for: %v", got)
	}
	if got := schedule.Today(items, log, start.Add(30*day)); len(got) != 2 || got[0].ID != "a" {
		t.Errorf("a month later what was learnt is not first: %v", got)
	}
}

func TestTheMostForgottenComesFirst(t *testing.T) {
	items := []schedule.Item{{ID: "fresh", Takes: time.Minute}, {ID: "old", Takes: time.Minute}}
	log := []schedule.Review{
		{Item: "old", At: start, Grade: schedule.Good}, {Item: "fresh", At: start.Add(20 * day), Grade: schedule.Good},
	}
	got := schedule.Today(items, log, start.Add(60*day))
	if len(got) != 2 || got[0].ID != "old" || !(got[0].Recall < got[1].Recall) {
		t.Errorf("%+v", got)
	}
}

func TestTheOrderOfTheLogAndAnotherZoneChangeNothing(t *testing.T) {
	a := schedule.Review{Item: drip.ID, At: start, Grade: schedule.Good}
	b := schedule.Review{Item: drip.ID, At: start.Add(5 * day), Grade: schedule.Hard}
	now := start.Add(40 * day)
	one := schedule.Today([]schedule.Item{drip}, []schedule.Review{a, b}, now)
	two := schedule.Today([]schedule.Item{drip}, []schedule.Review{b, a}, now)
	if len(one) != 1 || len(two) != 1 || one[0].Recall != two[0].Recall || !one[0].Due.Equal(two[0].Due) {
		t.Errorf("%+v and %+v", one, two)
	}
}

func TestGradesFollowAnswersAndScores(t *testing.T) {
	for _, c := range []struct {
		got, want schedule.Grade
	}{
		{schedule.OfAnswer(true), schedule.Good},
		{schedule.OfAnswer(false), schedule.Again},
		{schedule.OfScore(70, true), schedule.Good},
		{schedule.OfScore(85, false), schedule.Hard},
		{schedule.OfScore(30, false), schedule.Again},
	} {
		if c.got != c.want {
			t.Errorf("got %v, want %v", c.got, c.want)
		}
	}
}

func TestADaySaysWhatItLeavesAndWhenTheNextFallsDue(t *testing.T) {
	items := []schedule.Item{{ID: "a", Takes: 6 * time.Minute}, {ID: "b", Takes: 6 * time.Minute}, {ID: "c", Takes: time.Minute}}
	day := schedule.Plan(items, nil, start)
	if len(day.Due) != 2 || day.Due[0].ID != "a" || day.Due[1].ID != "c" || day.Waiting != 1 || day.Spent != 0 || !day.Next.IsZero() {
		t.Errorf("a new profile's day is %+v", day)
	}
	log := []schedule.Review{{Item: "c", At: start, Grade: schedule.Good}, {Item: "a", At: start, Grade: schedule.Again}}
	day = schedule.Plan(items[:1], log, start.Add(2*time.Hour))
	if len(day.Due) != 0 || day.Waiting != 1 && day.Next.IsZero() || day.Spent != 6*time.Minute {
		t.Errorf("after one of them the day is %+v", day)
	}
	stands := schedule.Stand(items[2], log, start.Add(time.Hour))
	if stands.Last != schedule.Good || !stands.At.Equal(start) || !stands.Due.After(start) {
		t.Errorf("it stands at %+v", stands)
	}
}
