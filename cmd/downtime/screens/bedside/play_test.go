package bedside

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/nav"
)

func TestKeysPlayAWholeRunToItsEndAndOpenTheDebrief(t *testing.T) {
	p := play(t, "limiter", 80, 24)
	p.press("L")
	p.sees("Eyes half shut, colour fair.")
	p.press("enter", "2", "C") // Tom is called, and asks
	p.sees("never bagged")
	p.press("1")
	p.sees("He is gloved before you have finished.")
	p.press("V") // the measured page
	p.sees("VTE")
	p.press("b", "8", "enter", "enter")
	if b := p.s.device("vent4").Belief; b == nil || *b != 0.8 {
		t.Errorf("belief stated as 80 %% is kept as %v", b)
	}
	p.press("w", "H", "space") // onto the bag, a bout
	for range 12 {
		p.press("space")
	}
	p.press("esc", "1") // give it to Tom
	p.sees("Tom on the bag")
	p.press("enter", "6", "O")
	p.sees("The case ends here. Hand over?")
	p.press("y")
	p.sees("Ewan has taken over.")
	if p.s.sit.Card == nil {
		t.Error("the run is over and no Card was kept")
	}
	p.press("enter")
	if d, ok := p.intent.(nav.Debrief); !ok || d.Sitting != p.s.sit {
		t.Errorf("after the end Enter asks for %#v", p.intent)
	}
}

func TestAnActTakesItsTimeAndShowsItPassing(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.send(keyOf("L"))
	p.frames(300 * time.Millisecond)
	if at := p.seconds(); at <= 0 || at >= 4 {
		t.Errorf("in the middle of a 4 s act the clock has moved %v s", at)
	}
	p.frames(2 * time.Second)
	if at := p.seconds(); at != 4 {
		t.Errorf("a 4 s act moved the clock by %v s", at)
	}
	p.frames(5 * time.Second)
	if at := p.seconds(); at != 4 {
		t.Errorf("thinking in paced play moved the clock to %v s", at)
	}
}

func TestAWaitStopsForADelegatedActThatIsDone(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.press("enter", "tab", "tab", "3", "f") // Priya feels the pulse: 8 s
	if at := p.seconds(); at != 0 {
		t.Errorf("an act by Priya moved your clock by %v s", at)
	}
	p.sees("Priya Feel the pulse")
	p.press("W")
	p.sees("Priya: Easy to feel.")
	if at := p.seconds(); at < 8 || at > 9 {
		t.Errorf("the wait stopped after %v s; the pulse was felt after 8", at)
	}
}

func TestAQuestionThatWouldPassUnheardHoldsTheClock(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.press("enter", "7", "I") // 60 s of writing; Priya asks after 5 s and waits 30 s
	p.sees("Shall I change the line?")
	if at := p.seconds(); at > 7 {
		t.Errorf("the clock ran on to %v s while she was asking", at)
	}
	p.press("1")
	if at := p.seconds(); at != 60 {
		t.Errorf("after the answer the writing ended at %v s, not at 60", at)
	}
}

func TestInLivePaceASecondIsASecondAndPauseStopsItAtOnce(t *testing.T) {
	p := play(t, "sound", 80, 24, live)
	p.frames(10 * time.Second)
	if at := p.seconds(); at < 9.9 || at > 10.1 {
		t.Errorf("ten seconds on the wall were %v s on the ward", at)
	}
	stale := frameMsg{p.s.clock.gen, p.at.Add(time.Second)}
	p.send(keyOf("p"))
	before := p.seconds()
	p.send(stale)
	p.frames(5 * time.Second)
	if p.seconds() != before {
		t.Errorf("paused, the clock moved from %v to %v s", before, p.seconds())
	}
	p.sees("Paused")
	p.press("p")
	p.frames(time.Second)
	if p.seconds() <= before {
		t.Error("after the pause the clock stands still")
	}
}

func TestLosingFocusPausesAndComingBackToAPacedCaseGoesOn(t *testing.T) {
	p := play(t, "sound", 80, 24, live)
	p.send(tea.BlurMsg{})
	p.send(tea.FocusMsg{})
	if !p.s.clock.paused {
		t.Error("a live case went on by itself when the window came back")
	}
	p = play(t, "sound", 80, 24)
	p.send(tea.BlurMsg{})
	p.sees("Paused")
	p.send(tea.FocusMsg{})
	p.misses("Paused")
	p.send(tea.BlurMsg{})
	p.press("L") // a key says that somebody is back
	if p.seconds() != 4 {
		t.Error("the first key after a pause of the window was lost")
	}
}

func TestAMachineThatSleptDoesNotCatchUp(t *testing.T) {
	p := play(t, "sound", 80, 24, live)
	p.frames(time.Second)
	p.at = p.at.Add(time.Hour)
	p.send(frameMsg{p.s.clock.gen, p.at})
	if at := p.seconds(); at > 1.5 {
		t.Errorf("after an hour of sleep the ward is at %v s", at)
	}
}

func TestABeliefIsTypedInPercentAndMayBeLetPass(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.press("enter", "2", "S")
	p.sees("How likely is it that this ventilator is at fault?")
	p.press("7", "5", "enter")
	if b := p.s.device("vent4").Belief; b == nil || *b != 0.75 {
		t.Errorf("7 5 is %v, not 75 %%", b)
	}
	p.misses("Enter states it")

	p = play(t, "sound", 80, 24)
	p.press("enter", "2", "S", "esc")
	p.misses("Enter states it")
	if p.s.device("vent4").Belief != nil {
		t.Error("a belief that was let pass is stated")
	}
	if p.s.layer != nil {
		t.Error("letting a belief pass asks to leave")
	}
}

func TestScaleKeys(t *testing.T) {
	for keys, want := range map[string]float64{"7": 0.7, "7 5": 0.75, "0 7": 0.07, "=": 1, "0": 0, "1 0 0": 1, "right": 0.5, "5 right": 0.55, "9 9 3": 0.3} {
		typed, p := "", 0.0
		for _, k := range strings.Fields(keys) {
			typed, p, _ = scaleKey(k, typed, p)
		}
		if p != want {
			t.Errorf("%s is %v, not %v", keys, p, want)
		}
	}
}

func TestANewQuestionTakesNoKeyThatWasOnItsWay(t *testing.T) {
	p := play(t, "sound", 80, 24, live)
	p.press("enter", "2", "C")
	p.s.open.since = p.at // it has just come up
	p.send(keyOf("2"))
	if len(p.s.open.order) != 1 {
		t.Fatal("a digit pressed as the question came up answered it")
	}
	p.frames(500 * time.Millisecond)
	p.send(keyOf("2"))
	if len(p.s.open.order) != 0 {
		t.Error("the question takes no answer")
	}
}

func TestWhatCannotBeUndoneIsAskedOnce(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.press("/", "s", "t", "a", "n", "d", "enter")
	p.sees("It stops breathing for him. Stand-by?")
	p.press("n")
	if p.s.device("vent4").Mode != "in-service" {
		t.Error("no was taken for yes")
	}
	p.press("/", "s", "t", "a", "n", "d", "enter", "y")
	if p.s.device("vent4").Mode != "standby" {
		t.Error("yes was not heard")
	}
}

func TestANumberIsAskedForWithItsRange(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.press("/", "t", "i", "d", "a", "l", "enter")
	p.sees("From 200 to 700 mL")
	p.press("9", "9", "9", "enter")
	p.sees("A number from 200 to 700 mL.")
	p.press("backspace", "backspace", "backspace", "3", "8", "0", "enter")
	p.sees("VT 380")
}

func TestATargetIsPickedInASecondStep(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.press("enter", "G")
	p.sees("bed 3")
	p.press("2")
	if at := p.seconds(); at != 15 {
		t.Errorf("going to bed 3 takes 15 s, not %v", at)
	}
}

func TestWhatCannotBeDoneNowSaysWhy(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.press("H", "L")
	p.sees("Your hands are on the bag.")
	p.press("enter")
	p.sees("not now")
}

func TestAReportIsTypedAndADraftIsKept(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.press("enter", "7", "D")
	p.sees("What was seen")
	for _, r := range "set is not given ?" {
		p.send(keyOf(map[bool]string{true: "space", false: string(r)}[r == ' ']))
	}
	p.press("esc")
	if at := p.seconds(); at != 0 {
		t.Errorf("a form that was put aside cost %v s", at)
	}
	p.press("enter", "7", "D")
	p.sees("set is not given ?")
	p.press("ctrl+s")
	if at := p.seconds(); at != 20 {
		t.Errorf("the report took %v s, not 20", at)
	}
	if in := p.s.sit.Run.Inputs; len(in) != 1 || in[0].Fields["what"] != "set is not given ?" {
		t.Errorf("the report was handed in as %+v", in)
	}
}

func TestWhatHasBeenHandedInIsNoDraftAnyMore(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.press("enter", "7", "D")
	p.sees("What was seen")
	p.press("o", "n", "c", "e", "ctrl+s")
	if len(p.s.drafts) != 0 {
		t.Errorf("handed in, and kept as a draft all the same: %v", p.s.drafts)
	}
}

func TestAnAlarmLimitIsMovedOnItsDevice(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.press("v", "down", "3", "4", "0", "enter")
	for _, l := range p.s.device("vent4").Limits {
		if l.Name == "vte-low" && l.Low == 340 {
			if p.seconds() != 5 {
				t.Errorf("setting a limit took %v s, not 5", p.seconds())
			}
			return
		}
	}
	t.Errorf("the low volume limit did not move: %s", p.s.says)
}

func TestTheHowToCardCostsWhatTheCaseSays(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.press("h")
	p.sees("The front page shows")
	if at := p.seconds(); at != 10 {
		t.Errorf("the card cost %v s, not 10", at)
	}
}

func TestOtherBedsHaveTheirOwnMonitor(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.press(".")
	p.sees("Monitor, bed 3")
	p.sees("Selby V6 ventilator, bed 3")
	p.sees("Ms Gwen Tarrant")
	p.press(",")
	p.sees("Monitor, bed 4")
}

func TestLeavingKeepsTheRun(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.press("q", "n")
	if p.intent != nil {
		t.Fatal("no means no")
	}
	p.press("q", "y")
	if l, ok := p.intent.(nav.Leave); !ok || l.Sitting != p.s.sit {
		t.Errorf("leaving asks for %#v", p.intent)
	}
}

func TestTheStoryScrollsBackToItsBeginning(t *testing.T) {
	p := play(t, "sound", 80, 24)
	for range 12 {
		p.press("L", "e")
	}
	p.press("l")
	p.misses("Mr Leonard Ashby")
	p.press("home")
	p.sees("Mr Leonard Ashby")
	p.press("end")
	p.misses("Mr Leonard Ashby")
}

func TestAClickIsTheKeyUnderIt(t *testing.T) {
	for _, size := range sizes {
		p := play(t, "sound", size[0], size[1])
		p.press("enter", "2", "C")
		click(p, "Call out saturation")
		if len(p.s.open.order) != 0 {
			t.Errorf("at %v a click on an answer does not give it", size)
		}
		p.press("enter")
		click(p, "Read the CO2 trace")
		p.frames(2 * time.Second)
		if at := p.seconds(); at != 4 {
			t.Errorf("at %v a click on a 3 s act after 1 s moved the clock to %v s", size, at)
		}
	}
}

// click presses the left button on the first place where a text stands.
func click(p *player, text string) {
	p.t.Helper()
	for y, line := range strings.Split(plainText(p.body()), "\n") {
		if i := strings.Index(line, text); i >= 0 {
			p.send(tea.MouseClickMsg{X: len([]rune(line[:i])), Y: y, Button: tea.MouseLeft})
			return
		}
	}
	p.t.Errorf("there is no %q to click:\n%s", text, plainText(p.body()))
}

func TestTheEndOfAnExamPromisesNoDebrief(t *testing.T) {
	p := play(t, "sound", 80, 24, func(c *nav.Context) { c.Silent = true })
	p.press("enter", "6", "O", "y")
	p.sees("what it came to is told later")
	p.misses("debrief")
	for _, k := range p.s.layer.help() {
		if strings.Contains(k.Help().Desc, "debrief") {
			t.Errorf("a key is said to open %q", k.Help().Desc)
		}
	}
}
