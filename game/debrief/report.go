package debrief

import (
	"strings"

	"downtime/game/counterfactual"
	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/score"
)

// Report is one run, debriefed.
type Report struct {
	Scenario string `json:"scenario"`
	Title    string `json:"title"` // the case's real title, told only now
	Place    string `json:"place"`
	Variant  string `json:"variant"`
	Kind     string `json:"kind"`
	Innocent bool   `json:"innocent"` // no device was at fault
	Safety   string `json:"safety"`   // one line, first
	Ended    string `json:"ended"`    // what ended it, and when
	Truth    string `json:"truth"`    // what was really wrong
	AtWork   string `json:"atWork"`

	Card     score.Card `json:"card"`
	Standard *Standard  `json:"standard,omitempty"` // set by an instructor; nil: formative
	Inputs   []string   `json:"inputs"`             // what each input was, in words; the Card's lines count them from 1
	Timeline []Moment   `json:"timeline"`
	Series   []Series   `json:"series"`
	Beliefs  []Belief   `json:"beliefs"`
	Clues    []Clue     `json:"clues"`
	Right    []string   `json:"right"`
	Gaps     []Gap      `json:"gaps"` // at most three
	Twin     *Twin      `json:"twin,omitempty"`
	Owed     []Owed     `json:"owed,omitempty"` // who owed what, in the order of engine.Parties
	Oath     []Promise  `json:"oath,omitempty"` // of a connected implant or an app

	WhatIf []counterfactual.Result `json:"counterfactuals"`

	Moment     KeyMoment  `json:"moment"`          // about which the trainee was asked before any feedback
	Reflection Reflection `json:"reflection"`      // what the trainee wrote
	Support    string     `json:"support"`         // where to talk
	Local      string     `json:"local,omitempty"` // what is so at this hospital, an instructor's Markdown
	Why        string     `json:"why,omitempty"`   // why the run could not be simulated again; then only what was stored is here

	Words     string            `json:"words"` // the author's own debrief, Markdown
	Questions []engine.Question `json:"questions"`
	Sources   []Source          `json:"sources"`
	ErrorText string            `json:"errorText"` // "report a clinical error in this case", prefilled

	Author      string `json:"author"`
	Reviewer    string `json:"reviewer"`
	SourcesDate string `json:"sourcesDate"`
	ReviewBy    string `json:"reviewBy"`
	Credits     string `json:"credits"`
}

// Source is one reference of the case.
type Source struct {
	ID    string `json:"id"`
	Text  string `json:"text"`
	DOI   string `json:"doi,omitempty"`
	Mark  string `json:"mark"`
	Means string `json:"means"` // what the mark means, in words
}

// Twin is the case that opens the same way and is another.
type Twin struct {
	Variant string `json:"variant"`
	Kind    string `json:"kind"`
	Truth   string `json:"truth"`
	Tell    string `json:"tell"` // what would have told the two apart
}

// Safety is the first line of every debrief.
const Safety = "This case was built so that most people miss something. It is for learning, not for care, and nobody is marked as a person."

// Stored is the debrief of a run that this program cannot simulate again, for the reason why: the Card and the events as they were stored. The
// trainee's own words are added by Reflect.
func Stored(why string, card score.Card, events []Moment) Report {
	return Report{Scenario: card.Scenario, Variant: card.Variant, Kind: card.Kind, Safety: Safety, Card: card, Timeline: events, Support: Support, Why: capital(why)}
}

// Build debriefs a run that is over. The series come from simulating it again; the run itself is not changed.
func Build(sc *engine.Scenario, r *run.Run, card score.Card) Report {
	v := &sc.Variants[r.State.Variant]
	rep := Report{
		Scenario: sc.ID, Title: sc.Title, Place: sc.Place + ", " + sc.Hour, Variant: v.ID, Kind: v.Kind.String(), Safety: Safety,
		Ended: sc.Clock(r.State.Tick) + ". " + ended(sc, &r.State), Truth: v.Truth, AtWork: atWork(sc), Card: card, Inputs: Inputs(sc, r),
		Timeline: timeline(sc, r), Series: series(sc, r), Beliefs: beliefs(sc, r), Clues: clues(sc, &r.State),
		Right: right(&card), Words: sc.Debrief, Questions: sc.Questions, ErrorText: errorText(sc, r),
		Author: sc.Author, Reviewer: sc.Reviewer, SourcesDate: sc.SourcesDate, ReviewBy: sc.ReviewBy, Credits: sc.Credits,
		Moment: Key(sc, r), Support: Support, Owed: owedOf(sc), Oath: oathOf(sc, v.Kind.Innocent()), Innocent: v.Kind.Innocent(),
	}
	rep.Gaps = gaps(sc, r, &card, rep.Clues)
	if v.Twin >= 0 && v.Twin < len(sc.Variants) {
		t := &sc.Variants[v.Twin]
		rep.Twin = &Twin{Variant: t.ID, Kind: t.Kind.String(), Truth: t.Truth, Tell: v.Tell}
	}
	for _, s := range sc.Sources {
		rep.Sources = append(rep.Sources, Source{s.ID, s.Text, s.DOI, s.Mark, Means(s.Mark)})
	}
	return rep
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func ended(sc *engine.Scenario, s *engine.State) string {
	if !s.Over {
		return "You left before the end."
	}
	return sc.EndingText(int(s.Ending))
}

// Means says what the mark of a source or a number means.
func Means(mark string) string {
	switch mark {
	case "V":
		return "read in the source itself, often its abstract"
	case "V2":
		return "read in a second-hand copy"
	case "K":
		return "general knowledge, not checked for this case"
	case "C":
		return "computed for the simulation"
	case "D":
		return "chosen for the simulation"
	}
	return "not marked"
}
