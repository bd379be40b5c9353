package exercise

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui/frame"
	"downtime/game/skill"
)

func (tb *table) sees(texts ...string) {
	tb.t.Helper()
	f := frame.Plain(tb.s.View().Body, tb.s.w, tb.s.h)
	flat := strings.Join(strings.Fields(f), " ")
	for _, text := range texts {
		if !strings.Contains(flat, text) {
			tb.t.Errorf("the screen does not show %q:\n%s", text, f)
		}
	}
}

func TestANumberFieldTakesDigitsAndLeavesTheLettersToTheHands(t *testing.T) {
	tb := sit(t, newBench(), false)
	tb.press("1", "o", "2", "-", ".", "5", "tab")
	tb.value("rate", "12.5")
	tb.did("open 0.1", "close -0.1")
}

func TestATextFieldTakesEverythingAndTabLeadsToTheControls(t *testing.T) {
	tb := sit(t, newBench(), false)
	tb.press("tab", "o", "q", "space", "?", "-", "1", "tab", "tab", "tab", "tab")
	tb.value("words", "oq ?-1")
	tb.did()
	tb.press("o")
	tb.did("open 0.1")
	tb.press("enter")
	if !tb.b.done {
		t.Error("enter on the controls does not end the step")
	}
	if _, is := tb.intent.(nav.Assess); !is {
		t.Errorf("the end leads to %T", tb.intent)
	}
}

func TestWordsCanBeCorrectedAnywhereInTheLine(t *testing.T) {
	tb := sit(t, newBench(), false)
	tb.press("tab", "b", "c", "space", "d", "e", "ctrl+w", "f", "home", "a", "right", "backspace")
	tb.send(tea.PasteMsg{Content: "X\nY"})
	tb.press("tab")
	tb.value("words", "aX Yc f")
}

func TestAChoiceIsMadeByArrowsOrDigitsAndNeverByPassing(t *testing.T) {
	tb := sit(t, newBench(), false)
	tb.press("tab", "tab", "down", "down", "down", "down") // through all three and on
	tb.value("one", "")
	tb.press("shift+tab", "2")
	tb.value("one", "b")
	tb.press("down", "space")
	tb.value("one", "c")
	tb.press("up", "up", "enter")
	tb.value("one", "a")
	if f := tb.s.form.focused(); f == nil || f.ID != "some" {
		t.Errorf("enter does not go on to the next field: %+v", f)
	}
}

func TestAListIsTickedBySpaceAndByDigits(t *testing.T) {
	tb := sit(t, newBench(), false)
	tb.press("tab", "tab", "tab", "space", "down", "down", "space", "2", "1")
	tb.value("some", "q,r")
	tb.did() // the space was the list's, not the bag's
}

func TestAnOrderIsMadeByMovingLines(t *testing.T) {
	for name, keys := range map[string][]string{
		"shift and arrows":    {"shift+down", "shift+down"},
		"capital letters":     {"J", "J", "K", "J"},
		"digits":              {"3"},
		"picked up, put down": {"space", "down", "down", "space"},
	} {
		tb := sit(t, newBench(), false)
		tb.press("tab", "tab", "tab", "tab")
		tb.press(keys...)
		if got := tb.b.form.Value("rank"); got != "y,z,x" {
			t.Errorf("by %s the order is %q, want y,z,x", name, got)
		}
	}
	tb := sit(t, newBench(), false)
	tb.press("tab", "tab", "tab", "tab", "enter")
	tb.value("rank", "x,y,z") // content with it as it stood
}

func TestNonsenseStaysUntilItIsCorrectedAndStopsTheEndOfTheStep(t *testing.T) {
	tb := sit(t, newBench(), false)
	tb.press("1", ",", "5", "tab")
	tb.sees("[1,5", "Write \"1,5\" with a point, not a comma")
	tb.press("tab", "ctrl+s")
	if tb.b.done {
		t.Fatal("the step was ended over a field that was refused")
	}
	if f := tb.s.form.focused(); f == nil || f.ID != "rate" {
		t.Errorf("the focus is not on the field that was refused but on %+v", f)
	}
	tb.press("backspace", "backspace", "ctrl+s")
	if tb.value("rate", "1"); !tb.b.done {
		t.Error("the corrected step was not ended")
	}
}

func TestAHeldControlEndsWithItsKeyWhereTheTerminalSaysSo(t *testing.T) {
	tb := sit(t, newBench(), true)
	tb.press("space")
	tb.send(tea.KeyPressMsg{Code: tea.KeySpace, Text: " ", IsRepeat: true})
	tb.did("squeeze 1")
	tb.send(tea.KeyReleaseMsg{Code: tea.KeySpace})
	tb.did("squeeze 1", "squeeze 0")
}

func TestAHeldControlEndsWithASecondPressWhereTheTerminalDoesNot(t *testing.T) {
	tb := sit(t, newBench(), false)
	tb.press("space")
	for range 5 { // what the terminal sends of a key that is held down
		tb.now = tb.now.Add(30 * time.Millisecond)
		tb.press("space")
	}
	tb.did("squeeze 1")
	tb.sees("Squeeze: again to let go")
	tb.now = tb.now.Add(time.Second)
	tb.press("space")
	tb.did("squeeze 1", "squeeze 0")
}

func TestAPauseStopsTheClockAndLetsGo(t *testing.T) {
	tb := sit(t, newBench(), true)
	tb.pass(time.Second)
	tb.press("space", "esc")
	tb.did("squeeze 1", "squeeze 0")
	tb.sees("Paused", "The clock stands still")
	at := tb.b.tick
	for range 5 {
		tb.pass(time.Minute)
	}
	if tb.b.tick != at {
		t.Errorf("%d ticks passed in a pause", tb.b.tick-at)
	}
	tb.press("enter")
	tb.pass(time.Second)
	if tb.b.tick != at+50 {
		t.Errorf("%d ticks in the second after it, want 50", tb.b.tick-at)
	}
}

func TestAMachineThatSleptDoesNotPlayOn(t *testing.T) {
	tb := sit(t, newBench(), false)
	tb.pass(9 * time.Hour)
	if most := int64(longest.Seconds() * skill.TicksPerSecond); tb.b.tick > most {
		t.Errorf("%d ticks were caught up with, at most %d", tb.b.tick, most)
	}
}

func TestTheClockKeepsWallTimeWhateverTheFrames(t *testing.T) {
	tb := sit(t, newBench(), false)
	for range 100 {
		tb.pass(37 * time.Millisecond)
	}
	if tb.b.tick != 185 {
		t.Errorf("%d ticks in 3.7 s, want 185", tb.b.tick)
	}
	tb.now = tb.now.Add(500 * time.Millisecond)
	tb.press("o") // between two frames: the hand acts when it acts
	if in := tb.s.goes.Attempt.Inputs[0]; in.Tick != 210 {
		t.Errorf("the hand is stamped at tick %d, want 210", in.Tick)
	}
}

func TestFramesAreDrawnOnlyAsOftenAsSomethingMoves(t *testing.T) {
	tb := sit(t, newBench(), false)
	for _, c := range []struct {
		still, slow bool
		want        time.Duration
	}{{false, false, frameTime}, {false, true, slowFrame}, {true, false, stillTime}, {true, true, stillTime}} {
		tb.s.view.Still, tb.s.slow = c.still, c.slow
		if got := tb.s.wait(); got != c.want {
			t.Errorf("still %v, far away %v: a frame every %v, want %v", c.still, c.slow, got, c.want)
		}
	}
}

func TestWhatStandsInAFieldIsTakenWhenTheTimeIsUp(t *testing.T) {
	b := newBench()
	b.limit = 5 * skill.TicksPerSecond
	tb := sit(t, b, false)
	tb.press("1", "2")
	for range 60 {
		tb.pass(100 * time.Millisecond)
	}
	tb.value("rate", "12")
	if _, is := tb.intent.(nav.Assess); !is {
		t.Errorf("the end leads to %T", tb.intent)
	}
}

func TestWordsAreWrittenOnceNobodyHasTypedForAMoment(t *testing.T) {
	tb := sit(t, newBench(), false)
	tb.press("tab", "a", "b")
	early := settledMsg{"words", tb.s.form.typed - 1}
	tb.send(early)
	tb.value("words", "")
	if !tb.s.Drafting() {
		t.Error("what was typed is said to be handed over")
	}
	tb.send(settledMsg{"words", tb.s.form.typed})
	tb.value("words", "ab")
	if tb.s.Drafting() {
		t.Error("what was handed over is said not to be")
	}
	tb.press("left", "X", "tab")
	tb.value("words", "aXb")
}

func TestALeftGoIsKeptAndAnAbandonedOneIsAskedForTwice(t *testing.T) {
	tb := sit(t, newBench(), false)
	tb.press("7", "esc", "l")
	if _, is := tb.intent.(nav.PutDown); !is || tb.s.goes.Over() {
		t.Errorf("leaving for later leads to %T, over %v", tb.intent, tb.s.goes.Over())
	}
	tb.value("rate", "7") // what was half-typed is in it

	tb = sit(t, newBench(), false)
	tb.press("esc", "a")
	tb.sees("Abandon this go?")
	tb.press("n")
	if tb.s.goes.Over() {
		t.Fatal("one key abandoned it")
	}
	tb.press("a", "y")
	if _, is := tb.intent.(nav.PutDown); !is || !tb.s.goes.Over() {
		t.Errorf("abandoning leads to %T, over %v", tb.intent, tb.s.goes.Over())
	}
}

func TestLookingAwayStopsOnlyWhatMoves(t *testing.T) {
	b := newBench()
	b.still = true
	tb := sit(t, b, false)
	tb.send(tea.BlurMsg{}, tea.FocusMsg{})
	if tb.s.pause.on {
		t.Error("a form asks how it goes on after a look away")
	}
	tb = sit(t, newBench(), false)
	tb.send(tea.BlurMsg{}, tea.FocusMsg{})
	if !tb.s.pause.on {
		t.Error("what moves went on by itself")
	}
}

func TestClosingThePageOfKeysGoesOnAtOnce(t *testing.T) {
	tb := sit(t, newBench(), false)
	tb.pass(time.Second)
	tb.send(tea.BlurMsg{}, tea.FocusMsg{}, nav.HelpReadMsg{})
	at := tb.b.tick
	if tb.pass(time.Second); tb.s.pause.on || tb.b.tick != at+50 {
		t.Errorf("paused %v, %d ticks in the second after it", tb.s.pause.on, tb.b.tick-at)
	}
	tb.press("esc")
	tb.send(nav.HelpReadMsg{})
	if !tb.s.pause.on {
		t.Error("a pause that was asked for does not last")
	}
}

func TestTheHeadingSaysHowTheClockIsWhateverTheRoom(t *testing.T) {
	tb := sit(t, newBench(), false)
	a := tb.s.goes.Attempt
	a.Setup.Timing, a.Setup.Guided = skill.Off, true
	if n := tb.s.View().Heading.Note; n != "clock off, guided, only" {
		t.Errorf("the heading notes %q", n)
	}
	a.Skill.Title, a.Skill.Levels = "Report a device and keep the evidence", []string{"A level with a name that takes all the room there is"}
	if n := tb.s.View().Heading.Note; n != "clock off, guided, level 1" {
		t.Errorf("with little room the heading notes %q", n)
	}
	a.Skill.Untimed = []int{0}
	if n := tb.s.View().Heading.Note; n != "guided, level 1" {
		t.Errorf("where there is no clock anyway the heading notes %q", n)
	}
}

func TestEveryDropIsSeenToFallAndToStrike(t *testing.T) {
	b := newBench()
	b.picture = func(tick int64, v *skill.View) { drips(tick*12/30, v) }
	tb := sit(t, b, false)
	seen, splashes := 0, 0
	last, wet := 0, false
	for range 25 * 12 { // twelve seconds, a drop every 0.6
		tb.pass(40 * time.Millisecond)
		if n := len(tb.s.motion.air); n > last {
			seen += n - last
		}
		last = len(tb.s.motion.air)
		now := tb.s.motion.splash >= 0 && tb.s.motion.splash < 0.04
		if now && !wet {
			splashes++
		}
		wet = now
	}
	if drops := int(b.tick / 30); seen != drops || splashes < drops-1 || splashes > drops {
		t.Errorf("of %d drops %d were seen to fall and %d to strike", drops, seen, splashes)
	}
}

func TestTheBellRingsForWhatAStethoscopeHears(t *testing.T) {
	b := newBench()
	b.picture = cuffs
	tb := sit(t, b, false)
	tb.s.prefs.Bell = true
	rang := 0
	for range 50 {
		tb.now = tb.now.Add(40 * time.Millisecond)
		if cmd := tb.s.pass(); cmd != nil {
			rang++
		}
	}
	if rang != int(b.tick/40) {
		t.Errorf("the bell rang %d times for %d sounds", rang, b.tick/40)
	}
}

func TestAStepBeginsAtTheFirstPlaceThatIsNotFilledIn(t *testing.T) {
	b := newBench()
	if f := sit(t, b, false).s.form.focused(); f.ID != "rate" {
		t.Errorf("with nothing filled in it begins at %s, want at the first", f.ID)
	}
	for id, value := range map[string]string{"rate": "7", "words": "so", "one": "a", "rank": "z,y,x"} {
		if err := b.form.Set(id, value); err != nil {
			t.Fatal(err)
		}
	}
	if f := sit(t, b, false).s.form.focused(); f.ID != "some" {
		t.Errorf("with only a list left unticked it begins at %s, want there", f.ID)
	}
	if err := b.form.Set("one", ""); err != nil {
		t.Fatal(err)
	}
	if f := sit(t, b, false).s.form.focused(); f.ID != "one" {
		t.Errorf("it begins at %s, want at the choice that is not made", f.ID)
	}
}

func TestAnOrderAsItIsHandedOverIsNotYetWritten(t *testing.T) {
	b := newBench()
	b.form.Fields = []skill.Field{b.form.Fields[4], b.form.Fields[3]}
	if err := b.form.Set("rank", "x,y,z"); err != nil {
		t.Fatal(err)
	}
	tb := sit(t, b, false)
	if f := tb.s.form.focused(); f.ID != "rank" {
		t.Errorf("it begins at %s, want at the order", f.ID)
	}
	tb.press("J", "tab", "esc", "l")
	tb.s = New(nav.Context{Now: func() time.Time { return tb.now }}, tb.s.goes, true)
	if f := tb.s.form.focused(); f.ID != "rank" {
		t.Errorf("taken up it begins at %s, want at the order that was worked at", f.ID)
	}
}

func TestTheFaceOfTheWatchStaysWhateverFieldIsOpen(t *testing.T) {
	for h := 18; h <= 40; h++ {
		b := newBench()
		b.picture = pulses
		tb := sit(t, b, false)
		tb.send(nav.Body{Width: 80, Height: h})
		tall := tb.s.watchHeight(42, h-4)
		for range b.form.Fields {
			tb.press("tab")
			if now := tb.s.watchHeight(42, h-4); now != tall {
				t.Errorf("at %d lines the watch is %d lines high, and %d in the next field", h, tall, now)
			}
		}
	}
}

func TestAGoThatIsTakenUpGoesOnAtTheListThatWasBeingTicked(t *testing.T) {
	tb := sit(t, newBench(), false)
	tb.press("7", "tab", "a", "tab", "1", "tab", "2", "esc", "l")
	tb.s = New(nav.Context{Now: func() time.Time { return tb.now }}, tb.s.goes, true)
	if f := tb.s.form.focused(); f == nil || f.ID != "some" {
		t.Fatalf("it goes on at %+v, want at the list", f)
	}
	tb.press("1")
	tb.value("some", "p,q")
}

func TestAGoThatWasDoneWhenItWasTakenUpIsOverAtOnce(t *testing.T) {
	b := newBench()
	b.done = true
	tb := sit(t, b, false)
	tb.send(tb.s.Init()())
	if _, is := tb.intent.(nav.Assess); !is {
		t.Errorf("it leads to %T", tb.intent)
	}
}

func TestNoLabelOfAControlOrAFieldIsCut(t *testing.T) {
	b := newBench()
	b.form.Fields[0].Label, b.form.Fields[0].Unit = "how many of the computers are down now", "computers down"
	b.form.Fields[3].Label = "hazards that are there and that are still to come"
	b.picture = func(_ int64, v *skill.View) {
		v.Papers = []skill.Paper{{Title: "Sheet", Rows: [][]string{{"Something", "that is rather long to read"}}}}
		for _, k := range []string{"e", "f", "g", "h", "i", "j"} {
			v.Controls = append(v.Controls, skill.Control{ID: k, Label: "Something else entirely that is done with the key " + k, Key: k})
		}
	}
	tb := sit(t, b, false)
	for range 6 {
		for _, k := range []string{"e", "f", "g", "h", "i", "j"} {
			tb.sees(k + " Something else entirely that is done with the key " + k)
		}
		body := frame.Plain(tb.s.View().Body, tb.s.w, tb.s.h)
		if strings.Contains(body, "…") {
			t.Errorf("something is cut:\n%s", body)
		}
		tb.press("tab")
	}
	tb.sees("computers down")
}

func TestEveryAnswerOfALongListIsReachedAndSeen(t *testing.T) {
	b := newBench()
	b.form.Fields = b.form.Fields[3:4]
	b.form.Fields[0].Options = options(strings.Split("abcdefghijklmnopqrstuvwxyz", "")...)
	tb := sit(t, b, false)
	tb.press("up", "up") // stays where it is
	tb.sees("▼ more below")
	for _, o := range b.form.Fields[0].Options {
		body := frame.Plain(tb.s.View().Body, tb.s.w, tb.s.h)
		if _, line, ok := strings.Cut(body, "▸"); !ok || !strings.Contains(strings.SplitN(line, "\n", 2)[0], o.Label) {
			t.Fatalf("the cursor is not seen on %q:\n%s", o.Label, body)
		}
		tb.press("space", "down")
	}
	tb.value("some", "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,x,y,z")
	if tb.s.form.focused() != nil {
		t.Fatal("down does not lead on to the controls")
	}
	tb.sees("▲ more above", "[✓] The answer z") // the list stays open under the hand
	tb.press("up", "space")
	tb.value("some", "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,x,y")
}

func TestARefusalThatNamesAFieldLeadsToIt(t *testing.T) {
	tb := sit(t, newBench(), false)
	tb.s.form.named(`fill in "in order" before you sign`)
	if f := tb.s.form.focused(); f == nil || f.ID != "rank" {
		t.Errorf("it leads to %+v", f)
	}
}
