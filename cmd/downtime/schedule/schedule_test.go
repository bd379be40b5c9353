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

// next is when the drip falls due again after a log, which is later than now.
func next(log []schedule.Review, now time.Time) time.Time {
	return schedule.Plan([]schedule.Item{drip}, log, now).Next
}

func TestWhatIsRememberedComesBackLaterAndWhatIsNotComesBackSoon(t *testing.T) {
	now := start
	var log []schedule.Review
	last := time.Duration(0)
	for range 4 {
		log = append(log, schedule.Review{Item: drip.ID, At: now, Grade: schedule.Good})
		due := next(log, now)
		gap := due.Sub(now)
		if gap < last {
			t.Errorf("after %d good reviews it comes back in %v, sooner than %v", len(log), gap, last)
		}
		last, now = gap, due
	}
	if last < 7*day {
		t.Errorf("after four good reviews it comes back in %v", last)
	}
	log = append(log, schedule.Review{Item: drip.ID, At: now, Grade: schedule.Again})
	if gap := next(log, now).Sub(now); gap > day {
		t.Errorf("what was forgotten comes back only in %v", gap)
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
	if got := schedule.Plan(items, nil, start).Due; len(got) != 2 || sum(got) > schedule.PerDay {
		t.Errorf("a new profile is asked for %v", got)
	}
	log := []schedule.Review{{Item: "a", At: start, Grade: schedule.Good}, {Item: "b", At: start.Add(time.Minute), Grade: schedule.Good}}
	if got := schedule.Plan(items, log, start.Add(time.Hour)).Due; len(got) != 0 {
		t.Errorf("after eight minutes, four more are asked for: %v", got)
	}
	if got := schedule.Plan(items, log, start.Add(30*day)).Due; len(got) != 2 || got[0].ID != "a" {
		t.Errorf("a month later what was learnt is not first: %v", got)
	}
}

func TestTheMostForgottenComesFirst(t *testing.T) {
	items := []schedule.Item{{ID: "fresh", Takes: time.Minute}, {ID: "old", Takes: time.Minute}}
	log := []schedule.Review{
		{Item: "old", At: start, Grade: schedule.Good}, {Item: "fresh", At: start.Add(20 * day), Grade: schedule.Good},
	}
	got := schedule.Plan(items, log, start.Add(60*day)).Due
	if len(got) != 2 || got[0].ID != "old" || !(got[0].Recall < got[1].Recall) {
		t.Errorf("%+v", got)
	}
}

func TestTheOrderOfTheLogAndAnotherZoneChangeNothing(t *testing.T) {
	a := schedule.Review{Item: drip.ID, At: start, Grade: schedule.Good}
	b := schedule.Review{Item: drip.ID, At: start.Add(5 * day), Grade: schedule.Hard}
	now := start.Add(40 * day)
	one := schedule.Plan([]schedule.Item{drip}, []schedule.Review{a, b}, now).Due
	two := schedule.Plan([]schedule.Item{drip}, []schedule.Review{b, a}, now).Due
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
	if len(day.Due) != 0 || day.Waiting != 1 || day.Spent != 6*time.Minute {
		t.Errorf("after one of them the day is %+v", day)
	}
	day = schedule.Plan(items[2:], log, start.Add(time.Minute))
	if len(day.Due) != 0 || !day.Next.After(start.Add(time.Minute)) {
		t.Errorf("what was just learnt is asked for again: %+v", day)
	}
	day = schedule.Plan(items[2:], log, day.Next)
	if len(day.Due) != 1 || day.Due[0].Last != schedule.Good || !day.Due[0].At.Equal(start) {
		t.Errorf("when it falls due the day is %+v", day)
	}
}
