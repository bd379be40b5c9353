package bedside

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"downtime/game/engine"
)

// squeezes counts the squeezes that were handed to the run.
func (p *player) squeezes() (n int, last engine.Input) {
	for _, in := range p.s.sit.Run.Inputs {
		if in.Kind == engine.Squeeze {
			n, last = n+1, in
		}
	}
	return n, last
}

func (p *player) handle(k tea.KeyPressMsg, after time.Duration) {
	p.frames(after)
	p.send(k)
}

func bagging(t *testing.T, opts ...option) *player {
	p := play(t, "sound", 80, 24, opts...)
	p.press("H")
	p.send(keyOf("space"))
	if p.s.bout == nil {
		t.Fatalf("space does not begin a bout: %s", p.s.says)
	}
	return p
}

func TestNoRateOfYoursIsShownBeforeYouHaveSqueezed(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.press("H")
	p.misses("You squeeze the bag")
	p.press("w")
	p.sees("nobody counts")
	p.press("enter", "esc")
	p.sees("You on the bag")
	p.misses("/min   Priya")
	p.press("space", "space", "space", "space")
	p.sees("/min   Priya")
}

func TestEachTapIsOneSqueeze(t *testing.T) {
	p := bagging(t)
	for range 5 {
		p.handle(keyOf("space"), 4*time.Second)
	}
	n, last := p.squeezes()
	if n != 5 || last.ML != tapML || last.Seconds != tapSeconds {
		t.Errorf("five taps were %d squeezes, the last %+v", n, last)
	}
	p.frames(time.Second)
	if r := p.s.obs.Bag.Rate; r < 14 || r > 16 {
		t.Errorf("a tap every 4 s is %v a minute", r)
	}
}

func TestAHeldKeyIsOneTapWhereTheTerminalDoesNotSayWhatIsARepeat(t *testing.T) {
	for _, ms := range []int{200, 250, 400, 500, 660, 900} {
		p := bagging(t)
		p.handle(keyOf("space"), 3*time.Second)
		p.handle(keyOf("space"), time.Duration(ms)*time.Millisecond)
		for range 60 { // two seconds of auto-repeat
			p.at = p.at.Add(33 * time.Millisecond)
			p.send(keyOf("space"))
			p.frames(0)
		}
		if n, _ := p.squeezes(); n != 1 {
			t.Errorf("a key held down, repeating after %d ms, made %d squeezes", ms, n)
		}
	}
}

func TestARepeatThatTheTerminalNamesIsNoSqueeze(t *testing.T) {
	p := bagging(t)
	p.handle(keyOf("space"), 3*time.Second)
	for range 10 {
		k := keyOf("space")
		k.IsRepeat = true
		p.handle(k, 1500*time.Millisecond)
	}
	if n, _ := p.squeezes(); n != 1 {
		t.Errorf("a repeating key made %d squeezes", n)
	}
}

func TestAKeyHeldSqueezesUntilItIsLetGo(t *testing.T) {
	p := bagging(t, holds)
	p.handle(keyOf("space"), 3*time.Second)
	p.frames(800 * time.Millisecond)
	p.send(tea.KeyReleaseMsg{Code: tea.KeySpace})
	n, last := p.squeezes()
	if n != 1 || last.ML != holdML || last.Seconds != holdSeconds {
		t.Fatalf("%d squeezes, the last %+v", n, last)
	}
	p.frames(time.Second)
	if ml := p.s.obs.Bag.ML; ml < 350 || ml > 450 {
		t.Errorf("held for 0.8 s the bag gave %v mL; 400 is what the curve says", ml)
	}
	p.handle(keyOf("space"), 3*time.Second)
	if n, _ := p.squeezes(); n != 2 {
		t.Error("after a release the next press is no squeeze")
	}
}

func TestABoutEndsByItselfAndAsksHowToGoOn(t *testing.T) {
	p := bagging(t)
	for range 20 {
		p.frames(3 * time.Second)
		if p.s.bout == nil {
			break
		}
		p.send(keyOf("space"))
	}
	if p.s.bout != nil || p.s.sit.Squeezing() {
		t.Fatal("a bout has no end")
	}
	p.sees("let this rhythm stand")
	p.sees("Hand the bag to Tom")
	before := p.seconds()
	p.frames(10 * time.Second)
	if p.seconds() != before {
		t.Error("the clock runs while the bag is being talked about")
	}
	p.s.layer.(*handover).since = p.at
	p.send(keyOf("space"))
	if p.s.bout != nil {
		t.Error("a tap that was on its way began another bout unseen")
	}
	p.press("space")
	if p.s.bout == nil {
		t.Error("space does not go on")
	}
}

func TestCallingForHelpNeverStopsTheHands(t *testing.T) {
	p := bagging(t)
	p.handle(keyOf("space"), time.Second)
	p.press("z")
	if p.s.bout == nil {
		t.Error("the buzzer ended the bout")
	}
	p.sees("Emergency buzzer")
	p.send(keyOf("enter"))
	p.handle(keyOf("space"), 4*time.Second)
	if n, _ := p.squeezes(); n != 2 {
		t.Errorf("with the list of actions open the bag was squeezed %d times, not twice", n)
	}
}

func TestHandingTheBagOverEndsTheBout(t *testing.T) {
	p := bagging(t)
	p.handle(keyOf("space"), time.Second)
	p.press("/", "h", "a", "n", "d", " ", "t", "h", "e", "enter")
	p.frames(3 * time.Second)
	if p.s.bout != nil || p.s.sit.Squeezing() {
		t.Errorf("Tom has the bag and your keys still squeeze it:\n%s", plainText(p.body()))
	}
}

func TestAPauseStopsTheBagToo(t *testing.T) {
	p := bagging(t)
	p.handle(keyOf("space"), time.Second)
	p.send(keyOf("p"))
	before := p.seconds()
	p.frames(10 * time.Second)
	if p.seconds() != before {
		t.Errorf("paused, the bout ran from %v to %v s", before, p.seconds())
	}
	p.send(keyOf("p"))
	p.frames(time.Second)
	if p.seconds() <= before {
		t.Error("after the pause the bout stands still")
	}
}
