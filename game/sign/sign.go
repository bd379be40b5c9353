// Package sign owns the field guide of the signs of device failure: general signs that a trainee meets in cases and can carry to any device.
// A clue of a case names the sign that it is an example of; the guide fills as they are met.
//
// It is data with no rules of play in it. It may import nothing of the program; package content reads the signs from their file.
package sign

import (
	"fmt"
	"slices"
)

// Sign is one general sign.
type Sign struct {
	ID       string `yaml:"id" json:"id"` // kebab-case; a clue's sign
	Name     string `yaml:"name" json:"name"`
	Looks    string `yaml:"looks" json:"looks"`       // how it looks
	Check    string `yaml:"check" json:"check"`       // how to check it
	Mistaken string `yaml:"mistaken" json:"mistaken"` // what it is often mistaken for, or what is mistaken for it
	Source   string `yaml:"source" json:"source"`
	Mark     string `yaml:"mark" json:"mark"` // V, V2, K, C, D: how well the source was verified
}

// Valid reports what is missing from a sign.
func (s *Sign) Valid() error {
	for _, f := range []struct{ key, text string }{
		{"id", s.ID}, {"name", s.Name}, {"looks", s.Looks}, {"check", s.Check}, {"mistaken", s.Mistaken}, {"source", s.Source}, {"mark", s.Mark},
	} {
		if f.text == "" {
			return fmt.Errorf("sign %q has no %s", s.ID, f.key)
		}
	}
	return nil
}

// Seen are the signs that were met in one run.
type Seen struct {
	Case  string // as it may be told: the title of a case that was played to its end
	Day   string // as 2026-11-22
	Signs []string
}

// Entry is one place of the guide. Of a sign that was not met yet only its number in the guide is told.
type Entry struct {
	Number int      `json:"number"` // from 1
	Met    bool     `json:"met"`
	Sign   *Sign    `json:"sign,omitempty"`
	Times  int      `json:"times"`           // runs in which it was met
	Cases  []string `json:"cases,omitempty"` // in which it was met, the first first
	First  string   `json:"first,omitempty"` // the day
}

// Guide fills the places of all signs from what was seen, oldest run first. A sign that the guide does not have any more is left out.
func Guide(all []Sign, seen []Seen) []Entry {
	out := make([]Entry, len(all))
	for i := range all {
		e := &out[i]
		e.Number = i + 1
		for j := range seen {
			if !slices.Contains(seen[j].Signs, all[i].ID) {
				continue
			}
			if e.Times++; !e.Met {
				e.Met, e.Sign, e.First = true, &all[i], seen[j].Day
			}
			if !slices.Contains(e.Cases, seen[j].Case) {
				e.Cases = append(e.Cases, seen[j].Case)
			}
		}
	}
	return out
}
