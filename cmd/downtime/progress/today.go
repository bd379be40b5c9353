package progress

import (
	"fmt"
	"math"
	"slices"
	"time"

	"downtime/cmd/downtime/schedule"
	"downtime/game/scenario"
	"downtime/saves"
)

// questionTakes is what a question and its answer are reckoned at (mark D).
const questionTakes = time.Minute

// The beginnings of an item's id in the log.
const (
	skillItem    = "skill/"
	questionItem = "question/"
)

// Today is what to practise on the day of the report, and why.
type Today struct {
	Tasks   []Task    `json:"tasks"`   // in the order in which to do them
	Waiting int       `json:"waiting"` // due as well, and beyond the day's ten minutes
	Spent   int       `json:"spent"`   // minutes practised today
	Next    time.Time `json:"next,omitzero"`
}

// Task is one thing to practise: a skill, or a question.
type Task struct {
	Item     string    `json:"item"`
	Skill    string    `json:"skill,omitempty"` // id; "" of a question
	Title    string    `json:"title"`
	Case     string    `json:"case,omitempty"` // that a question is from
	Minutes  int       `json:"minutes"`
	Why      string    `json:"why"`
	New      bool      `json:"new"`
	Recall   float64   `json:"recall"` // how likely it is still there, 0 to 1; read New first
	Question *Question `json:"-"`      // nil of a skill
}

// Question is one to be asked again, its answers in the order to show them: it turns from one time to the next, so that a place is not learnt.
type Question struct {
	Ask     string
	Answers []string
	Right   int // index
	Because string
}

// item is something that can be practised, with what it is.
type item struct {
	schedule.Item
	skill    string
	of       string // case
	question *scenario.Question
	state    State
}

// itemsOf are the questions of the cases that were played to their end, those of the case played last first, then the skills of the lab.
func itemsOf(s *Stored, lib *Library, skills []Skill) []item {
	var out []item
	seen := map[string]bool{}
	for _, j := range slices.Backward(s.Judged) {
		if seen[j.Scenario] || lib.Questions == nil {
			continue
		}
		seen[j.Scenario] = true
		name, title := nameOf(lib, j.Scenario, true)
		if title != "" {
			name = title
		}
		for _, q := range lib.Questions(j.Scenario) {
			it := schedule.Item{ID: questionItem + j.Scenario + "/" + q.ID, Title: q.Ask, Takes: questionTakes}
			out = append(out, item{Item: it, of: name, question: &q})
		}
	}
	for i, k := range skills {
		it := schedule.Item{ID: skillItem + k.ID, Title: k.Title, Takes: time.Duration(lib.Skills[i].Minutes) * time.Minute}
		out = append(out, item{Item: it, skill: k.ID, state: k.State})
	}
	return out
}

// logOf is the log of reviews: answers to questions, and finished goes at skills. A go with feedback on the way is no retrieval, so it is hard at best.
func logOf(s *Stored) []schedule.Review {
	var log []schedule.Review
	for _, r := range s.Reviews {
		log = append(log, schedule.Review{Item: r.Item, At: r.At.Local(), Grade: schedule.Grade(r.Grade)})
	}
	for _, g := range s.Goes {
		if g.Status != saves.Ended {
			continue
		}
		grade := schedule.OfScore(g.Score, g.Met)
		if g.Guided || g.Asked {
			grade = min(grade, schedule.Hard)
		}
		log = append(log, schedule.Review{Item: skillItem + g.Skill, At: g.EndedAt.Local(), Grade: grade})
	}
	return log
}

// plan works out the day of now.
func (r *Report) plan(now time.Time) {
	items := make([]schedule.Item, len(r.items))
	for i := range r.items {
		items[i] = r.items[i].Item
	}
	day := schedule.Plan(items, r.log, now)
	r.Today = Today{Tasks: []Task{}, Waiting: day.Waiting, Spent: int(day.Spent / time.Minute), Next: day.Next}
	for _, d := range day.Due {
		i := slices.IndexFunc(r.items, func(it item) bool { return it.ID == d.ID })
		r.Today.Tasks = append(r.Today.Tasks, r.items[i].task(&d, now))
	}
}

func (it *item) task(d *schedule.Due, now time.Time) Task {
	t := Task{Item: it.ID, Skill: it.skill, Title: it.Title, Case: it.of, Minutes: int(it.Takes / time.Minute), Why: it.why(d, now), New: d.New, Recall: d.Recall}
	if q := it.question; q != nil {
		n := len(q.Answers)
		by := d.Reviews % n
		asked := Question{Ask: q.Ask, Because: q.Because, Right: (q.Right + by) % n, Answers: make([]string, n)}
		for i, a := range q.Answers {
			asked.Answers[(i+by)%n] = a
		}
		t.Question = &asked
	}
	return t
}

// why says in a line why an item comes now.
func (it *item) why(d *schedule.Due, now time.Time) string {
	if d.New {
		if it.question != nil {
			return "new: from a case you have played"
		}
		return "new: you have not tried it yet"
	}
	kind := ""
	if it.state == Rusty {
		kind = "rusty: "
	}
	last := "last " + ago(d.At, now)
	switch {
	case d.Last == schedule.Again && it.question != nil:
		last += ", not right then"
	case d.Last == schedule.Again:
		last += ", below 60 then"
	case d.Last == schedule.Hard:
		last += ", not to the standard alone"
	}
	if d.Last == schedule.Again && now.Sub(d.At) < 24*time.Hour { // it was not there then: the model's figure for so soon would say that it is
		return kind + last
	}
	return fmt.Sprintf("%s%s; recall about %.0f %%", kind, last, math.Floor(100*d.Recall))
}

// ago says how long ago something was, in days.
func ago(t, now time.Time) string {
	switch days := int(midnight(now).Sub(midnight(t.In(now.Location()))).Hours()/24 + 0.5); {
	case days <= 0:
		return "today"
	case days == 1:
		return "yesterday"
	default:
		return fmt.Sprintf("%d days ago", days)
	}
}

func midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}

// Answered is what to store of the answer to a question of a case.
func Answered(scenario, question string, right bool, at time.Time) *saves.Review {
	return &saves.Review{Item: questionItem + scenario + "/" + question, At: at, Grade: int(schedule.OfAnswer(right))}
}

// Answer takes the answer to a question of today, by its place in the order shown, and says what to store. The day is worked out again.
func (r *Report) Answer(t *Task, answer int, at time.Time) (right bool, log saves.Review) {
	right = answer == t.Question.Right
	grade := schedule.OfAnswer(right)
	r.log = append(slices.Clone(r.log), schedule.Review{Item: t.Item, At: at, Grade: grade})
	r.plan(at)
	return right, saves.Review{Item: t.Item, At: at, Grade: int(grade)}
}
