package progress

import (
	"time"

	"downtime/cmd/downtime/practice"
	"downtime/game/skill"
	"downtime/saves"
)

// Skill is how a skill stands.
type Skill struct {
	ID    string    `json:"id"`
	Title string    `json:"title"`
	State State     `json:"state"`
	Goes  int       `json:"goes"`           // finished
	Level int       `json:"level"`          // the highest that was reached, counted from 1; 0: none yet
	Of    int       `json:"levels"`         // it has
	Last  float64   `json:"last"`           // score of the last go
	Ended time.Time `json:"ended,omitzero"` // when the last go was
	Open  string    `json:"open,omitempty"` // a go that was left half-way, newest first
}

// State is where a trainee stands with a skill.
type State string

// The states.
const (
	NotBegun State = "not begun"
	Learning State = "learning"
	Mastered State = "mastered"
	Rusty    State = "rusty" // mastered once, and not done for 60 days
)

// skills fills in how every skill of the lab stands.
func (r *Report) skills(s *Stored, lib *Library, now time.Time) {
	r.Skills = []Skill{}
	for i := range lib.Skills {
		k := &lib.Skills[i]
		stands := skill.Mastery(len(k.Levels), practice.Past(s.Goes, k.ID), now.Unix())
		line := Skill{ID: k.ID, Title: k.Title, State: stateOf(stands), Goes: stands.Goes, Level: stands.Level + 1, Of: len(k.Levels), Last: stands.Last}
		for _, g := range s.Goes {
			switch {
			case g.Skill != k.ID:
			case g.Status == saves.Playing && line.Open == "":
				line.Open = g.ID
			case g.Status == saves.Ended && line.Ended.IsZero():
				line.Ended = g.EndedAt
			}
		}
		r.Skills = append(r.Skills, line)
	}
}

func stateOf(s skill.Standing) State {
	switch {
	case s.Rusty:
		return Rusty
	case s.Mastered:
		return Mastered
	case s.Goes > 0:
		return Learning
	}
	return NotBegun
}
