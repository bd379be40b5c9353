package debrief

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"downtime/content"
	"downtime/game/engine"
	"downtime/game/player"
	"downtime/game/run"
	"downtime/game/score"
)

// played is a run of the first case by one of the players, and its debrief.
func played(t testing.TB, name, variant string) (*engine.Scenario, *run.Run, Report) {
	t.Helper()
	sc, problems := content.NewLibrary(content.Built()).Get("ventilator-autonomy")
	if sc == nil {
		t.Fatalf("the case does not load: %v", problems)
	}
	r, card, err := player.Play(sc, 3, variant, name, 0)
	if err != nil {
		t.Fatal(err)
	}
	return sc, r, Build(sc, r, card)
}

func curve(t *testing.T, rep *Report, series, patient, name string) []Point {
	t.Helper()
	for _, s := range rep.Series {
		for _, c := range s.Curves {
			if s.ID == series && s.Patient == patient && c.Name == name {
				return c.Points
			}
		}
	}
	t.Fatalf("no curve %q of %s of %s", name, series, patient)
	return nil
}

func TestTheDebriefSimulatesTheRunAgainToTheSameState(t *testing.T) {
	for _, name := range []string{"expert", "random", "idler"} {
		sc, r, _ := played(t, name, "silent-limiter")
		end := again(sc, r, func(*engine.State) {})
		if engine.Hash(&end) != engine.Hash(&r.State) {
			t.Errorf("%s: the debrief came to another State at tick %d of %d", name, end.Tick, r.State.Tick)
		}
	}
}

func TestTheSilentLimiterShowsLessDeliveredThanSet(t *testing.T) {
	_, r, rep := played(t, "idler", "silent-limiter")
	set, given := curve(t, &rep, "volume", "bed4", "set"), curve(t, &rep, "volume", "bed4", "delivered")
	if want := int(r.State.Tick/SampleEvery) + 1; len(set) != want || len(given) != want {
		t.Fatalf("%d and %d samples, want %d", len(set), len(given), want)
	}
	at := 180 / 5 // three minutes
	if s, g := *set[at].Value, *given[at].Value; s != 450 || g > 250 {
		t.Errorf("after three minutes: set %v mL, delivered %v", s, g)
	}
	if s, g := *set[0].Value, *given[0].Value; g < s-20 || g > s+20 {
		t.Errorf("at the start: set %v mL, delivered %v", s, g)
	}
}

func TestAVentilatorThatHasStoppedDeliversNothing(t *testing.T) {
	_, r, rep := played(t, "idler", "ventilator-failure")
	stopped, given := 0, curve(t, &rep, "volume", "bed4", "delivered")
	again(r.Scenario, r, func(s *engine.State) {
		if at := s.Tick / SampleEvery; s.Airway[0] == 0 && s.Devices[0].Failed(s.Tick) {
			stopped++
			if v := *given[at].Value; v != 0 {
				t.Errorf("minute %.1f: the ventilator is dead, and %.0f mL are delivered", given[at].At/60, v)
			}
		}
	})
	if stopped == 0 {
		t.Error("the ventilator never fails: this proves nothing")
	}
	_, _, rep = played(t, "expert", "ventilator-failure")
	for _, p := range curve(t, &rep, "volume", "bed4", "delivered") {
		if *p.Value > 850 {
			t.Errorf("minute %.1f: %.0f mL delivered, more than a hand or a set volume gives", p.At/60, *p.Value)
		}
	}
}

func TestWhatNothingShowsIsAGapAndNotANumber(t *testing.T) {
	_, _, rep := played(t, "expert", "ventilator-failure")
	gap := false
	for _, p := range curve(t, &rep, "volume", "bed4", "set") {
		gap = gap || p.Value == nil
	}
	if !gap {
		t.Error("a patient on the bag is shown with a set volume throughout")
	}
	if _, err := json.Marshal(rep); err != nil {
		t.Errorf("the report cannot be stored: %v", err)
	}
}

func TestTheTimelineShowsWhatWasHidden(t *testing.T) {
	_, _, rep := played(t, "believer", "silent-limiter")
	fault, clue := false, false
	for i, m := range rep.Timeline {
		fault = fault || (m.Hidden && strings.Contains(m.Text, "A fault began in Selby V6 ventilator, bed 5"))
		clue = clue || (m.Hidden && strings.HasPrefix(m.Text, "Could be found"))
		if i > 0 && m.Tick < rep.Timeline[i-1].Tick {
			t.Errorf("the timeline runs backwards at %s", m.Clock)
		}
	}
	if !fault || !clue {
		t.Errorf("fault shown: %v, clue shown: %v", fault, clue)
	}
}

func TestAFaultThatWasThereBeforeTheRunIsToldSo(t *testing.T) {
	sc, r, rep := played(t, "idler", "silent-limiter")
	if m := rep.Timeline[0]; m.Clock != sc.Clock(0) || m.Text != "There before you came, a fault in Selby V6 ventilator, bed 4: it gives less than it was set to, and says nothing." {
		t.Errorf("first is told %+v", m)
	}
	sc.Variants[r.State.Variant].Since = "an update ten days ago"
	defer func() { sc.Variants[r.State.Variant].Since = "" }()
	told := timeline(sc, r)
	if m := told[1]; m.Tick != 0 || m.Text != "There before you came, since an update ten days ago, a fault in Selby V6 ventilator, bed 5: it changes its own settings." {
		t.Errorf("then is told %+v", m)
	}
	for _, m := range told {
		if strings.Contains(m.Text, "fault began") {
			t.Errorf("at %s what was there before is told as new: %s", m.Clock, m.Text)
		}
	}
	if on := acting(sc, r, 0); len(on) != 2 {
		t.Errorf("at the beginning act %+v", on)
	}
}

func TestCluesSayWhenTheyWereThereAndWhetherTheyWereFound(t *testing.T) {
	_, _, rep := played(t, "idler", "silent-limiter")
	for _, c := range rep.Clues {
		if !c.Missed() || c.At != "" {
			t.Errorf("an idler found %s", c.ID)
		}
	}
	_, _, rep = played(t, "expert", "silent-limiter")
	found := 0
	for _, c := range rep.Clues {
		if !c.Missed() {
			found++
			if c.Seen < c.Available {
				t.Errorf("%s was found before it was there", c.ID)
			}
		}
	}
	if found < 2 {
		t.Errorf("the expert found %d clues", found)
	}
}

func TestBeliefsStandBesideAnIdealObserver(t *testing.T) {
	_, _, rep := played(t, "expert", "silent-limiter")
	b := rep.Beliefs[0]
	if !b.Faulty || len(b.Stated) == 0 || len(b.Ideal) < 2 {
		t.Fatalf("%+v", b)
	}
	if first, last := *b.Ideal[0].Value, *b.Ideal[len(b.Ideal)-1].Value; last <= first || last < 0.9 {
		t.Errorf("the ideal observer goes from %v to %v on the expert's clues", first, last)
	}
	_, _, rep = played(t, "idler", "silent-limiter")
	if len(rep.Beliefs[0].Stated) != 0 || !strings.Contains(rep.Markdown(), "You stated no belief about it") {
		t.Error("a belief that was not stated is not said to be so")
	}
}

func TestGapsAreAtMostThreeAndBlameNobody(t *testing.T) {
	for _, name := range player.Names() {
		_, _, rep := played(t, name, "mucus-plug")
		if len(rep.Gaps) > mostGaps {
			t.Errorf("%s is told %d gaps", name, len(rep.Gaps))
		}
		for _, g := range rep.Gaps {
			if g.Saw == "" || g.Think == "" || !strings.HasSuffix(g.Wonder, "?") || g.Points <= 0 {
				t.Errorf("%s: a gap without what was seen, why, or a question: %+v", name, g)
			}
			for _, bad := range []string{"you failed", "should have", "mistake", "careless", "your fault"} {
				if strings.Contains(strings.ToLower(g.Saw+g.Wonder), bad) {
					t.Errorf("%s: %q blames: %s", name, bad, g.Saw)
				}
			}
		}
	}
}

func TestTheDebriefHoldsEveryPartInItsOrder(t *testing.T) {
	sc, _, rep := played(t, "believer", "silent-limiter")
	md := rep.Markdown()
	at := 0
	for _, part := range []string{
		"# " + sc.Title, Safety, "How it ended", "| domain |", "**Total", "What was really so", "What happened", "Shown beside true", "What you believed",
		"What could be found", "What went right", "Questions to take away", "The twin case", "At work an odd reading is nearly always the patient", "Sources",
		sc.Reviewer, "Report a clinical error", sc.Hash,
	} {
		i := strings.Index(md[at:], part)
		if i < 0 {
			t.Fatalf("%q is missing, or stands before what should precede it", part)
		}
		at += i
	}
	for _, d := range rep.Card.Domains {
		for _, l := range d.Lines {
			if !strings.Contains(md, l.Label) {
				t.Errorf("line %s of the Card is not in the debrief", l.ID)
			}
		}
	}
}

func TestCurvesAreHeadedByTheBedAsInPlay(t *testing.T) {
	sc, _, rep := played(t, "believer", "silent-limiter")
	md := rep.Markdown()
	if !strings.Contains(md, "### Tidal volume, set, shown and delivered (bed 4, mL)") {
		t.Error("the tidal volume is not headed by its bed")
	}
	if pump := (&Series{Title: "Insulin pump, bed 5, set and delivered", Unit: "mL/h", Label: "bed 5"}); pump.Heading() != "Insulin pump, bed 5, set and delivered (mL/h)" {
		t.Errorf("a pump is headed %q", pump.Heading())
	}
	for _, p := range sc.Patients {
		if strings.Contains(md, p.ID) {
			t.Errorf("the debrief names a patient %s", p.ID)
		}
	}
}

func TestNothingIsAskedAboutALineThatEarnedNineTenths(t *testing.T) {
	sc, r, _ := played(t, "idler", "silent-limiter")
	card := score.Card{Domains: []score.Domain{
		{Label: "Calibration", Lines: []score.Line{{ID: "belief", Label: "Belief", Possible: 4.5, Earned: 4.2}, {ID: "turn", Label: "Turn", Possible: 2, Earned: 1.9}}},
		{Label: "Escalation", Lines: []score.Line{{ID: "call", Label: "Call", Possible: 1, Earned: 0.8}}},
		{Label: "Decision", Lines: []score.Line{{ID: "wrong", Label: "Wrong", Kind: score.KindDeduction, Earned: -1}}},
	}}
	var asked []string
	for _, g := range gaps(sc, r, &card, nil) {
		asked = append(asked, g.Line)
	}
	if want := []string{"wrong", "call"}; !slices.Equal(asked, want) {
		t.Errorf("it asks about %v, not %v", asked, want)
	}
}
