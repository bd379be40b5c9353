package debrief

import (
	"encoding/json"
	"strings"
	"testing"

	"downtime/game/engine"
	"downtime/game/track"
)

func TestWhatTheTraineeWroteIsPrintedWhereItBelongsAndIsNoMarkup(t *testing.T) {
	sc, _, rep := played(t, "believer", "silent-limiter")
	q := sc.Questions[0]
	rep.Reflect(map[string]string{
		ReactionPart: "tired", ThoughtPart: "# a *plug*\n<b>", TellPart: "the noise", PlanPart: Plan("it is calm", "I touch him"),
		AnswerPart + q.ID: q.Answers[0], ReplayPart: "2 replayed: right.",
	})
	md := rep.Markdown()
	at := 0
	for _, part := range []string{
		"In your own words", "tired", "at " + rep.Moment.Clock, `\# a \*plug\* \<b\>`, "How it ended", "**You wrote:** the noise", "What would have told them apart",
		"## Your plan", "If it is calm, then I touch him.", "You answered: " + q.Answers[0], "2 replayed: right.", "## Where to talk",
	} {
		i := strings.Index(md[at:], part)
		if i < 0 {
			t.Fatalf("%q is missing, or stands before what should precede it", part)
		}
		at += i
	}
	body, err := json.Marshal(&rep)
	if err != nil {
		t.Fatal(err)
	}
	var out struct {
		Reflection struct {
			Thought, If, Then string
			Answers           []Answer
		}
	}
	if err := json.Unmarshal(body, &out); err != nil {
		t.Fatal(err)
	}
	if r := out.Reflection; r.If != "it is calm" || r.Then != "I touch him" || len(r.Answers) != 1 || r.Answers[0].Right != (q.Right == 0) {
		t.Errorf("the JSON holds %+v", r)
	}
}

func TestAPlanIsTakenApartAsItWasWritten(t *testing.T) {
	for _, p := range [][2]string{{"a, b", "c. d"}, {"", "x"}, {"x", ""}, {"If it", "then that"}} {
		if cue, act := Halves(Plan(p[0], p[1])); cue != p[0] || act != p[1] {
			t.Errorf("%q comes back as %q, %q", p, cue, act)
		}
	}
	if cue, act := Halves(Plan(" ", "")); cue != "" || act != "" || Plan("", " ") != "" {
		t.Error("an empty plan is kept")
	}
}

func TestTheKeyMomentIsFoundInTheTraineesOwnLogAlone(t *testing.T) {
	clocks := map[string]bool{}
	for _, v := range []string{"silent-limiter", "mucus-plug", "agitated"} {
		sc, r, _ := played(t, "idler", v)
		m := Key(sc, r)
		if m.Act != "" || m.Tick != r.State.Tick/2 {
			t.Errorf("%s: an idle run is asked about %+v", v, m)
		}
		sc, r, _ = played(t, "unplugger", v)
		m = Key(sc, r)
		if m.Act == "" {
			t.Errorf("%s: a busy run is asked about no act", v)
		}
		clocks[m.Clock] = true
	}
	if len(clocks) != 1 {
		t.Errorf("the same acts in another truth are asked about at other moments: %v", clocks)
	}
}

func TestAnInstantShowsTheBedsideAndTheTruthBesideIt(t *testing.T) {
	_, r, _ := played(t, "idler", "silent-limiter")
	tr, err := track.Of(r)
	if err != nil {
		t.Fatal(err)
	}
	x := Look(tr, r, 180*engine.TicksPerSecond)
	if len(x.Faults) == 0 || len(x.Open) == 0 || x.Seen.Tick != x.Tick || x.Seen.Clock != x.Clock {
		t.Fatalf("%+v", x)
	}
	set, given := 0.0, 0.0
	for _, v := range x.Rows[0].Values {
		if v.True {
			given = *v.Value
		} else if v.Name == "set" {
			set = *v.Value
		}
	}
	if set != 450 || given > 250 {
		t.Errorf("set %v, delivered %v", set, given)
	}
	// the fault that was there before the trainee came acts from the first moment
	if first, last := Look(tr, r, -5), Look(tr, r, 1<<40); first.Tick != 0 || last.Tick != tr.End || len(first.Faults) != 1 || last.Harm < first.Harm {
		t.Errorf("from %d to %d, harm %v to %v", first.Tick, last.Tick, first.Harm, last.Harm)
	}
}

func TestARunThatCannotBeSimulatedAgainKeepsItsCardEventsAndWords(t *testing.T) {
	_, _, now := played(t, "believer", "silent-limiter")
	rep := Stored("this run was played with engine 1", now.Card, []Moment{{Clock: "03:15:00", Text: "an act was begun"}})
	rep.Reflect(map[string]string{ThoughtPart: "a plug"})
	md := rep.Markdown()
	for _, part := range []string{"What can no longer be worked out", "This run was played with engine 1.", "**Total", "an act was begun", "a plug"} {
		if !strings.Contains(md, part) {
			t.Errorf("%q is missing", part)
		}
	}
	for _, part := range []string{"## What if", "## The twin case", "## Sources", "## Report a clinical error", "## What could be found"} {
		if strings.Contains(md, part) {
			t.Errorf("%q is there, and nothing is known of it", part)
		}
	}
}

func TestAPracticeRunHasNoPointsButKeepsWhatItAsks(t *testing.T) {
	_, _, rep := played(t, "believer", "silent-limiter")
	gaps := len(rep.Gaps)
	rep.Unscored()
	if rep.Card.Scored || rep.Card.Total != 0 || len(rep.Card.Domains) != 0 || len(rep.Gaps) != gaps || gaps == 0 {
		t.Errorf("%+v with %d gaps", rep.Card, len(rep.Gaps))
	}
	if !strings.Contains(rep.Markdown(), "This was practice") || rep.Card.Kind == "" {
		t.Error("practice does not say that it is")
	}
}
