// Package drive plays a run over JSON lines, so that anyone can write a player or a test in any language. The protocol is described in
// docs/driver.md. It touches no profile, and what it prints holds no wall clock, path or random number: the same lines in give the same
// lines out.
//
// It may import game; never saves' profiles or a screen.
package drive

import (
	"downtime/game/engine"
	"downtime/game/score"
)

// Hello is the first line out.
type Hello struct {
	Hello Greeting `json:"hello"`
}

// Greeting says which run this is. The seed is given back; what it stands for is not.
type Greeting struct {
	Scenario string `json:"scenario"`
	Seed     uint64 `json:"seed"`
	Engine   int    `json:"engine"`
}

// Command is one line in. Which fields count depends on Do; unknown fields are refused.
type Command struct {
	Do      string            `json:"do"`
	Ask     string            `json:"ask"`
	ID      string            `json:"id"`
	Target  string            `json:"target"`
	Value   *float64          `json:"value"`
	By      string            `json:"by"`
	Seconds float64           `json:"seconds"`
	Scene   string            `json:"scene"`
	Device  string            `json:"device"`
	P       *float64          `json:"p"`
	Breaths []Breath          `json:"breaths"`
	Text    string            `json:"text"`
	Order   []string          `json:"order"`
	Fields  map[string]string `json:"fields"`
	Alarm   string            `json:"alarm"`
	Low     *float64          `json:"low"`
	High    *float64          `json:"high"`
}

// Breath is one squeeze of a bout: At seconds from its beginning.
type Breath struct {
	At      float64 `json:"at"`
	ML      float64 `json:"squeeze_ml"`
	Seconds float64 `json:"seconds"`
}

// Envelope is the reply to a line.
type Envelope struct {
	Tick        int64              `json:"tick"`
	Seconds     float64            `json:"seconds"`
	Events      []engine.Line      `json:"events"`
	Observation engine.Observation `json:"observation"`
	Actions     []ActionLine       `json:"actions,omitempty"`
	Over        bool               `json:"over,omitempty"`
	Error       *string            `json:"error"`
}

// ActionLine is one action as it stands now.
type ActionLine struct {
	ID       string   `json:"id"`
	Label    string   `json:"label"`
	Category string   `json:"category"`
	Seconds  float64  `json:"seconds"`
	Targets  []string `json:"targets"`
	By       []string `json:"by"`
	Value    *Range   `json:"value,omitempty"`
	Skill    string   `json:"skill,omitempty"`  // of the hands, that finds the value if none is given
	Fields   []Field  `json:"fields,omitempty"` // of a report
	Order    []string `json:"order,omitempty"`  // of a ranking: the patients to be put in order
	Legal    bool     `json:"legal"`            // on at least one target
	Why      string   `json:"why"`              // why not, of the first target
}

// Range bounds the number an action takes.
type Range struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
	Unit string  `json:"unit"`
}

// Field is one question of a report.
type Field struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

// Result is the one reply to {"do":"end"}.
type Result struct {
	Card   score.Card `json:"card"`
	Truth  Truth      `json:"truth"`
	Inputs []Given    `json:"inputs"`
}

// Given is one input as the Card's lines count them: a bout is several.
type Given struct {
	Input int    `json:"input"` // from 1
	Tick  int64  `json:"tick"`
	Clock string `json:"clock"`
	Text  string `json:"text"`
}

// Truth is what was hidden.
type Truth struct {
	Variant string   `json:"variant"`
	Kind    string   `json:"kind"`
	Faulty  []string `json:"faulty"`
	Text    string   `json:"text"`
	Twin    string   `json:"twin,omitempty"`
	Tell    string   `json:"tell,omitempty"`
}
