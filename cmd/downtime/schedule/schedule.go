// Package schedule owns what to practise next and when: questions to keep and manual skills come back when they are about to be forgotten, at most
// ten minutes a day. The log of reviews is what is kept; everything else is worked out of it.
//
// The intervals are FSRS's, by its maintained Go library, with its published weights and a wished retention of 0.9 (Ye et al. 2022,
// 10.1145/3534678.3539081). It may import that library; it reads no clock and opens nothing.
package schedule

import (
	"cmp"
	"slices"
	"time"

	"github.com/open-spaced-repetition/go-fsrs/v3"
)

// PerDay is the most that is asked of anybody on one day.
const PerDay = 10 * time.Minute

// Grade says how a review went.
type Grade int

// The grades.
const (
	Again Grade = Grade(fsrs.Again)
	Hard  Grade = Grade(fsrs.Hard)
	Good  Grade = Grade(fsrs.Good)
	Easy  Grade = Grade(fsrs.Easy)
)

// OfAnswer grades the answer to a question.
func OfAnswer(right bool) Grade {
	if right {
		return Good
	}
	return Again
}

// OfScore grades a go at a skill: the standard met is good; a score from 60 on is hard (mark D).
func OfScore(score float64, met bool) Grade {
	switch {
	case met:
		return Good
	case score >= 60:
		return Hard
	}
	return Again
}

// Review is one line of the log.
type Review struct {
	Item  string // id: "skill/drip", "question/ventilator-autonomy/alarm"
	At    time.Time
	Grade Grade
}

// Item is something that can be practised.
type Item struct {
	ID, Title string
	Takes     time.Duration
}

// Due is an item as it stands on a day.
type Due struct {
	Item
	New     bool
	Due     time.Time
	Recall  float64   // how likely it is still there, 0 to 1; 0 of a new one
	Reviews int       // in the log
	Last    Grade     // of the last review; 0 of a new one
	At      time.Time // of the last review
}

// Day is what one day asks for.
type Day struct {
	Due     []Due         // in the order in which to practise
	Waiting int           // due or new as well, and beyond the day's ten minutes
	Spent   time.Duration // on this day already
	Next    time.Time     // when the next item falls due of those that are not; zero if there is none
}

// stand works an item's state out of its own reviews, oldest first. A new one is due at once.
func stand(it Item, own []Review, now time.Time) Due {
	if len(own) == 0 {
		return Due{Item: it, New: true, Due: now}
	}
	f := fsrs.NewFSRS(fsrs.DefaultParam())
	card := fsrs.NewCard()
	for _, r := range own {
		card = f.Next(card, r.At, fsrs.Rating(r.Grade)).Card
	}
	last := own[len(own)-1]
	return Due{Item: it, Due: card.Due, Recall: f.GetRetrievability(card, now), Reviews: len(own), Last: last.Grade, At: last.At}
}

// byItem sorts a log into those of its items.
func byItem(log []Review) map[string][]Review {
	out := map[string][]Review{}
	for _, r := range log {
		out[r.Item] = append(out[r.Item], r)
	}
	return out
}

// Plan is the day of now: what is due, the most forgotten first, then what is new in the order given, as far as the day's ten minutes go, less what
// has been practised on it already.
func Plan(items []Item, log []Review, now time.Time) Day {
	log = slices.Clone(log)
	slices.SortStableFunc(log, func(a, b Review) int { return a.At.Compare(b.At) })
	reviews := byItem(log)
	var day Day
	var due, fresh []Due
	for _, it := range items {
		day.Spent += spent(it, reviews[it.ID], now)
		switch d := stand(it, reviews[it.ID], now); {
		case d.New:
			fresh = append(fresh, d)
		case !d.Due.After(now):
			due = append(due, d)
		case day.Next.IsZero() || d.Due.Before(day.Next):
			day.Next = d.Due
		}
	}
	slices.SortStableFunc(due, func(a, b Due) int { return cmp.Compare(a.Recall, b.Recall) })
	left := PerDay - day.Spent
	for _, d := range append(due, fresh...) {
		if d.Takes > left {
			day.Waiting++
			continue
		}
		left -= d.Takes
		day.Due = append(day.Due, d)
	}
	return day
}

// spent is the time that an item has had on the day of now, of its own reviews.
func spent(it Item, own []Review, now time.Time) (sum time.Duration) {
	y, m, d := now.Date()
	for _, r := range own {
		if ry, rm, rd := r.At.In(now.Location()).Date(); ry == y && rm == m && rd == d {
			sum += it.Takes
		}
	}
	return sum
}
