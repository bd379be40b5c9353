package plain_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"downtime/cmd/downtime/plain"
	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/score"
	"downtime/saves"
)

// turn is a typed line and the input that it must be to the engine, if it is any. Of a bout, it is the squeeze. If until is set, time is let pass
// first until that has been said.
type turn struct {
	until string
	line  string
	is    *engine.Input
}

// script names inputs of a case as a reader of its file would.
type script struct {
	t  *testing.T
	sc *engine.Scenario
}

func (s script) act(id string, by int) engine.Input {
	s.t.Helper()
	for i := range s.sc.Actions {
		if s.sc.Actions[i].ID == id {
			return engine.Input{Kind: engine.DoAct, Action: i, By: by}
		}
	}
	s.t.Fatalf("no action %s", id)
	return engine.Input{}
}

// one is the input of a turn.
func one(in engine.Input) *engine.Input { return &in }

// asked is the answer to whatever is asked in what was said last: the first answer, or a belief. It is what an obliging trainee types.
func (s script) asked(said string) (turn, bool) {
	_, label, ok := strings.Cut(said, "Answer 1: ")
	if !ok {
		_, rest, ok := strings.Cut(said, "Type believe ")
		if !ok {
			return turn{}, false
		}
		device, _, _ := strings.Cut(rest, " ")
		for i := range s.sc.Devices {
			if s.sc.Devices[i].ID == device {
				return turn{line: "believe " + device + " 70", is: one(engine.Input{Kind: engine.Believe, Device: i, P: 0.7})}, true
			}
		}
	}
	for i := range s.sc.Scenes {
		if c := s.sc.Scenes[i].Choices; len(c) > 0 && strings.HasPrefix(label, strings.TrimRight(c[0].Label, ".")) {
			return turn{line: "answer 1", is: one(engine.Input{Kind: engine.Choose, Scene: i})}, true
		}
	}
	s.t.Fatalf("whose question is it? %s", said)
	return turn{}, false
}

// through plays these turns, answering every question on the way, to the end of the run. It returns what was typed, with its meaning.
func (s script) through(o plain.Options, turns []turn) (typed []turn, said string) {
	heard := 0
	said = played(s.t, o, func(said string) string {
		news := said[heard:]
		heard = len(said)
		if t, ok := s.asked(news); ok {
			typed = append(typed, t)
			return t.line
		}
		if len(turns) == 0 || turns[0].until != "" && !strings.Contains(said, turns[0].until) {
			return "wait 60"
		}
		t := turns[0]
		turns = turns[1:]
		typed = append(typed, t)
		return t.line
	})
	if len(turns) > 0 {
		s.t.Fatalf("the run is over before %q", turns[0].line)
	}
	return typed, said
}

// wantSameCard checks that the lines were taken as the inputs meant, and that those inputs, given to a run directly at the same ticks, lead to
// the same State and Card as those stored.
func wantSameCard(t *testing.T, sc *engine.Scenario, o plain.Options, kept saves.Run, turns []turn) score.Card {
	t.Helper()
	r, err := run.New(sc, 7, o.Variant)
	must(t, err)
	n := 0
	advance := func(tick int64) {
		for r.State.Tick < tick && !r.State.Over {
			_, err := r.Wait(min(tick-r.State.Tick, 7)) // in other slices than the game's
			must(t, err)
		}
	}
	take := func(line string, in engine.Input) {
		t.Helper()
		if n >= len(kept.Inputs) {
			t.Fatalf("%q came to no input", line)
		}
		var got engine.Input
		must(t, json.Unmarshal(kept.Inputs[n].Body, &got))
		n++
		in.Tick = got.Tick
		if !reflect.DeepEqual(got, in) {
			t.Fatalf("%q was taken as %+v, meant is %+v", line, got, in)
		}
		advance(in.Tick)
		_, err := r.Do(in)
		must(t, err)
	}
	for _, turn := range turns {
		switch {
		case turn.is == nil:
		case turn.is.Kind != engine.Squeeze:
			take(turn.line, *turn.is)
		default:
			take(turn.line, engine.Input{Kind: engine.Live, On: true})
			from := n
			for n < len(kept.Inputs) && strings.Contains(string(kept.Inputs[n].Body), `"ml"`) {
				take(turn.line, *turn.is)
			}
			if n-from < 3 {
				t.Errorf("%q came to %d squeezes", turn.line, n-from)
			}
			take(turn.line, engine.Input{Kind: engine.Live})
		}
	}
	if n != len(kept.Inputs) {
		t.Fatalf("%d inputs are stored, %d were meant", len(kept.Inputs), n)
	}
	advance(kept.LastTick)
	if !r.State.Over {
		t.Fatal("the run is not over")
	}
	var card score.Card
	must(t, json.Unmarshal(kept.Card, &card))
	want := score.Grade(sc, &r.State)
	if sc.Unscored { // practice is stored without a score
		want = score.Card{Scenario: want.Scenario, Variant: want.Variant, Kind: want.Kind}
	}
	if !reflect.DeepEqual(card, want) {
		t.Errorf("the linear mode gives the Card %v, the same inputs give %v", &card, &want)
	}
	return card
}

func squeezed(ml float64) *engine.Input {
	return &engine.Input{Kind: engine.Squeeze, ML: ml, Seconds: 1}
}

func TestTheTutorialIsPlayedToItsEndInLines(t *testing.T) {
	o := options(t, bay, "")
	s := script{t, compiled(t, bay)}
	turns, said := s.through(o, []turn{
		{line: "look at her", is: one(s.act("look-patient", 0))},
		{line: "measured", is: one(s.act("measured", 0))},
		{until: "Next your hands", line: "take her onto", is: one(s.act("bag", 0))},
		{line: "bag 14 470", is: squeezed(470)},
		{until: "Alarms want to be seen", line: "acknowledge", is: one(s.act("quiet-alarms", 0))},
		{until: "Last, a call", line: "call the registrar", is: one(s.act("call-registrar", 0))},
	})
	wantSameCard(t, s.sc, o, stored(t, o), turns)
	wantSaid(t, said, "For learning, not for care.", "Recovery, bay 1", "Pink, warm", "That is all of it",
		"This run is saved.", "Debrief. Recovery, bay 1", "This case is called: The tutorial bed.", "Heading: What was really so.", "Nothing was wrong.", "Practice. Not scored.")
}

func TestTheBedAt0314IsPlayedToItsEndInLinesAndReachesTheSameCard(t *testing.T) {
	o := options(t, icu, "silent-limiter")
	s := script{t, compiled(t, icu)}
	report := []turn{{until: "03:18:", line: "report"}}
	sent := s.act("report-device", 0)
	sent.Fields = map[string]string{}
	for i, f := range s.sc.Report {
		words := ""
		if given := []string{"Selby V6 ventilator", "2231", "4.2", "set 450, exhaled 190", "moderate"}; i < len(given) {
			words = given[i]
			sent.Fields[f.ID] = words
		}
		report = append(report, turn{line: words})
	}
	report[len(report)-1].is = &sent
	turns, said := s.through(o, append([]turn{
		{line: "prepare-bag by Priya", is: one(s.act("prepare-bag", 1))},
		{line: "look-patient", is: one(s.act("look-patient", 0))},
		{line: "emergency buzzer", is: one(s.act("buzzer", 0))},
		{line: "nonsense"},
		{until: "capnograph between", line: "measured", is: one(s.act("measured", 0))},
		{line: "believe vent4 80", is: one(engine.Input{Kind: engine.Believe, P: 0.8})},
		{line: "bag", is: one(s.act("bag", 0))},
		{line: "bag 14 470", is: squeezed(470)},
		{line: "saline by priya", is: one(s.act("saline", 1))},
		{until: "He coughs weakly", line: "suction the tube by priya", is: one(s.act("suction", 1))},
		{until: "Suction the tube: done", line: "hand the bag to tom", is: one(s.act("give-bag-student", 0))},
	}, report...))
	kept := stored(t, o)
	card := wantSameCard(t, s.sc, o, kept, turns)
	wantSaid(t, said, "High priority alarm.", "The report is written", "This run is saved.",
		"Debrief. "+s.sc.Place, "This case is called: "+s.sc.Title, "Your Card, by domain.", fmt.Sprintf("Total: %.1f of 100 points.", card.Total))
	wantSaid(t, said, "There is nothing called \"nonsense\"")
	for _, d := range card.Domains {
		wantSaid(t, said, fmt.Sprintf("%s: %.1f of %.1f points.", d.Label, d.Points, d.Weight), "Heading: "+d.Label+", line by line.")
		for _, l := range d.Lines {
			words := l.Reason[:max(strings.IndexAny(l.Reason+"0", "0123456789"), 1)] // up to a number, whose unit is spoken
			if !strings.Contains(said, words) {
				t.Errorf("the reason of %s is not said: %s", l.ID, l.Reason)
			}
		}
	}
	for _, f := range card.Criticals {
		wantSaid(t, said, "Critical failure at "+f.Clock)
	}
}
