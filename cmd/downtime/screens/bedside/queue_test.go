package bedside

import (
	"strings"
	"testing"
	"time"

	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
	"downtime/game/wave"
)

// taken counts how often a silence was taken for an answer.
func (p *player) taken() int {
	n := 0
	for _, l := range p.s.told {
		if l.Kind == "choice" && l.Who == "" {
			n++
		}
	}
	return n
}

// two brings Tom's question up, and Priya's while it is open.
func two(t *testing.T, opts ...option) *player {
	t.Helper()
	p := play(t, "sound", 80, 24, opts...)
	p.press("enter", "2", "C") // Tom asks, and waits 40 s
	p.press("enter", "7", "I") // a minute of writing: Priya asks after 5 s, and waits 30 s
	return p
}

func TestANewQuestionStandsBehindTheOneThatIsRead(t *testing.T) {
	p := two(t)
	p.sees("never bagged")
	p.misses("Shall I change the line?")
	p.sees("Waiting too: Priya")
}

func TestAQuestionNobodyHasReadNeverRunsOut(t *testing.T) {
	for name, opts := range map[string][]option{"moving": nil, "still": {still}} {
		p := two(t, opts...)
		p.sees("The clock holds")
		if at := p.seconds(); at < 20 || at > 27 {
			t.Errorf("%s: Priya's question of second 6 was held for at %v s", name, at)
		}
		p.frames(20 * time.Second)
		if p.taken() != 0 {
			t.Errorf("%s: a question nobody has read was taken as answered: %v", name, p.s.told)
		}
		p.press("w") // the other one first
		p.sees("Shall I change the line?")
		p.sees("Waiting too: Tom")
		p.press("1")
		if len(p.s.open.order) != 1 || p.taken() != 0 {
			t.Errorf("%s: after an answer to Priya %v are open and %d taken", name, p.s.open.order, p.taken())
		}
		p.press("1")
		if at := p.seconds(); at != 61 || p.taken() != 0 {
			t.Errorf("%s: with both answered the writing ends at %v s, %d taken", name, at, p.taken())
		}
	}
}

func TestAQuestionThatWasReadMayRunOut(t *testing.T) {
	p := two(t)
	p.press("w")
	p.frames(time.Second)
	p.press("w", "w")
	p.frames(3 * time.Second)
	if p.taken() == 0 {
		t.Errorf("the clock holds for ever at %v s: %s", p.seconds(), p.s.holds())
	}
}

func TestInABoutTheClockHoldsForAQuestionNobodyHasRead(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.press("enter", "2", "C", "H", "space")
	p.press("enter", "2", "S") // a second question, of 45 s, behind Tom's
	for range 30 {
		p.frames(time.Second)
	}
	p.sees("Waiting too: You, to yourself")
	for i := range p.s.obs.Scenes {
		if v := &p.s.obs.Scenes[i]; v.Asks != "" && v.Left < margin-1 {
			t.Errorf("a question nobody has read has %v s left", v.Left)
		}
	}
}

func TestInLivePaceNobodyHoldsTheClock(t *testing.T) {
	p := play(t, "sound", 80, 24, live)
	p.press("enter", "2", "C")
	p.frames(60 * time.Second)
	if p.taken() != 1 {
		t.Errorf("after a minute of live play %d questions have run out", p.taken())
	}
}

func TestTheMostUrgentQuestionComesNext(t *testing.T) {
	var q questions
	now := time.Unix(0, 0)
	a, b, c := engine.SceneView{Index: 4, Left: 90}, engine.SceneView{Index: 7, Left: 12}, engine.SceneView{Index: 2}
	q.follow([]engine.SceneView{a}, now)
	q.follow([]engine.SceneView{c, a, b}, now.Add(time.Second))
	if q.shown() != 4 || q.since != now {
		t.Errorf("the question being read was replaced by %d", q.shown())
	}
	q.follow([]engine.SceneView{c, b}, now.Add(time.Minute))
	if q.shown() != 7 {
		t.Errorf("after the answer comes %d, not the one that runs out first", q.shown())
	}
}

func TestAKeyBeforeACardCouldBeReadDoesNothingAndSaysSo(t *testing.T) {
	p := play(t, "sound", 80, 24, live)
	p.press("enter", "2", "S")
	p.s.open.since = p.at // it has just come up
	p.send(keyOf("1"))
	p.at = p.at.Add(grace - frameTime)
	p.send(keyOf("enter")) // the rest of what was typed
	if p.s.layer != nil || p.s.device("vent4").Belief != nil || p.s.open.typed != "" {
		t.Error("1 Enter as a question came up did something else than was meant")
	}
	p.sees("Read it first.")
	p.press("1", "enter")
	if b := p.s.device("vent4").Belief; b == nil || *b != 0.1 {
		t.Errorf("1 Enter once it was read states %v", b)
	}
}

func TestTheFooterSaysWhatEnterDoesToABelief(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.press("enter", "2", "S")
	if h := helpOf(p.s.Keys()); !strings.Contains(h, "enter act") {
		t.Errorf("with nothing typed: %s", h)
	}
	p.press("4")
	if h := helpOf(p.s.Keys()); !strings.Contains(h, "enter state it") || strings.Contains(h, "enter act") {
		t.Errorf("with a number typed: %s", h)
	}
}

func TestEscPutsAQuestionAsideBeforeItAsksToLeave(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.press("enter", "2", "C") // Tom asks
	if h := helpOf(p.s.Keys()); !strings.Contains(h, "esc put it aside") {
		t.Errorf("with a question open: %s", h)
	}
	p.press("esc")
	p.misses("Leave the case?")
	p.misses("Yes. Gloves on")
	p.sees("Waiting: Tom, medical student 40 s.  [ ] opens it")
	p.press("1")
	if p.s.obs.Scenes[0].ID != "offer" || len(p.s.sit.Run.Inputs) != 1 {
		t.Error("a digit answered a question that was put aside")
	}
	p.press("]")
	p.sees("Yes. Gloves on")
	p.press("esc", "esc")
	p.sees("Leave the case?")
	p.press("n", "]", "1")
	p.sees("He is gloved before you have finished.")
	p.press("esc")
	p.sees("Leave the case?")
}

func TestANewQuestionComesUpOverOneThatWasPutAside(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.press("enter", "2", "C", "esc")
	p.press("enter", "2", "S")
	p.sees("How likely is it that this ventilator is at fault?")
	p.sees("Waiting too: Tom, medical student")
	p.press("esc")
	p.sees("Waiting: Tom, medical student")
}

func TestAfterABeliefIsLetPassTheQuestionComesUpThatWasNotPutAside(t *testing.T) {
	var q questions
	now := time.Unix(0, 0)
	tom, priya, belief := engine.SceneView{Index: 1, Left: 5}, engine.SceneView{Index: 2, Left: 40}, engine.SceneView{Index: 3, Left: 30}
	all := []engine.SceneView{tom, priya, belief}
	q.follow(all[:1], now)
	q.fold(1, now)
	q.follow([]engine.SceneView{tom, belief}, now)
	q.follow(all, now)
	if q.shown() != 3 {
		t.Fatalf("%d is shown, not the belief", q.shown())
	}
	q.letPass(3, now)
	if q.shown() != 2 {
		t.Errorf("%d comes up, not the one that was not put aside", q.shown())
	}
}

func TestEscThatWasMeantForTheBagDoesNotAskToLeave(t *testing.T) {
	p := bagging(t)
	p.press("enter", "5", "T") // it takes two seconds to hand it to Tom
	for range 40 {
		if p.s.bout == nil {
			break
		}
		p.frames(frameTime)
	}
	if p.s.bout != nil {
		t.Fatal("Tom has not taken the bag")
	}
	p.send(keyOf("esc"))
	p.misses("Leave the case?")
	p.frames(3 * time.Second)
	p.send(keyOf("esc"))
	p.sees("Leave the case?")
}

func TestInABoutEscClosesTheQuestionAndTheHandsGoOn(t *testing.T) {
	p := bagging(t)
	p.frames(time.Second)
	p.press("enter", "2", "C", "esc")
	if p.s.bout == nil {
		t.Fatal("Esc stopped the squeezing and not the question")
	}
	p.sees("Waiting: Tom")
	p.press("esc")
	if p.s.bout != nil {
		t.Error("with nothing open Esc does not stop the squeezing")
	}
}

func TestAQuestionPutAsideStillHoldsTheClockBeforeItRunsOut(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.press("enter", "2", "C", "esc", "W", "W")
	if p.taken() != 0 {
		t.Error("a question that was put aside ran out under a wait")
	}
	p.sees("still waits")
}

func TestWhereABeliefIsStatedItIsSaidOfHowManyItWas(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.press("enter", "2", "S")
	p.sees("0 of 2 devices judged; unstated earns nothing. b lists them.")
	p.press("3", "enter", "b")
	p.sees("1 of 2 devices judged; unstated earns nothing.")
}

func TestTheSuspicionListTakesThePlaceOfABeliefMoment(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.press("enter", "2", "S", "b")
	if n := strings.Count(plainText(p.body()), "How likely is it"); n != 1 {
		t.Errorf("the same question stands %d times on the screen:\n%s", n, plainText(p.body()))
	}
	p.press("3", "enter")
	if b := p.s.device("vent4").Belief; b == nil || *b != 0.3 || p.s.layer == nil {
		t.Errorf("after Enter the belief is %v and the list is open: %v", b, p.s.layer != nil)
	}
	p.press("1", "enter") // the next device, without opening the list again
	if n := strings.Count(plainText(p.body()), "not stated"); n != 0 {
		t.Errorf("%d devices are still not stated:\n%s", n, plainText(p.body()))
	}
	if p.press("enter"); p.s.layer != nil {
		t.Error("Enter without a number leaves the list open")
	}
}

func TestALetterThatActsAtTheBedsideActsFromAnyList(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.press("enter", "V") // the list stands at look
	if at := p.seconds(); at != 4 {
		t.Errorf("V in another sort took %v s, not the 4 of the measured page", at)
	}
}

func TestALetterThatCountsWithinASortIsShownWithItsNumberAndIsNothingWithoutIt(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.press("enter", "7")
	p.sees(" 7I Write it in the notes")
	p.sees("  k Read the how-to card")
	p.press("esc", "enter", "I") // the list stands at look: 2I and 7I are elsewhere
	p.sees("The number first: 2I Say it aloud, 7I Write it")
	if len(p.s.sit.Run.Inputs) != 0 {
		t.Error("a letter without its number did something")
	}
	p.press("6", "O")
	p.sees("The case ends here. Hand over?")
	p.press("n", "enter", "!")
	p.sees("No action has the letter !")
}

func TestNoLetterOfTheListMeansSomethingElseAtTheBedside(t *testing.T) {
	hot := map[string]string{}
	all := entries(ward())
	for _, e := range all {
		hot[e.hot] = e.id
	}
	for _, e := range all {
		if other := hot[e.key]; other != "" && other != e.id {
			t.Errorf("%s does %s in the list and %s at the bedside", e.key, e.id, other)
		}
	}
}

func TestAnEmptyFilterStaysOpenUntilEsc(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.press("/", "b", "backspace", "backspace", "L", "V")
	if p.seconds() != 0 || len(p.s.sit.Run.Inputs) != 0 {
		t.Error("letters typed into a search did something at the bedside")
	}
	p.press("esc")
	if p.s.layer != nil {
		t.Error("Esc does not close the search")
	}
}

func TestEnterIsNotYes(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.press("q", "enter")
	if p.intent != nil || p.s.layer == nil {
		t.Error("Enter left the bedside")
	}
	p.sees("y or n")
	p.press("y")
	if p.intent == nil {
		t.Error("y does not leave")
	}
}

func TestATapOnItsWayHandsTheBagToNobody(t *testing.T) {
	p := bagging(t)
	p.frames(46 * time.Second)
	h, ok := p.s.layer.(*handover)
	if !ok {
		t.Fatal("the bout has no end")
	}
	h.since = p.at
	p.send(keyOf("1"))
	if p.s.layer != h {
		t.Error("a digit meant for a question handed the bag over")
	}
}

func TestWithoutAListOfLettersTheScreenSaysThatLettersAct(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.sees("letters act at once (Enter lists them)")
	p = play(t, "sound", 120, 40)
	p.misses("letters act at once")
}

func TestWhileTheBagIsSqueezedTheBigMonitorKeepsItsCO2(t *testing.T) {
	p := play(t, "sound", 120, 40)
	p.press("H", "space")
	if p.s.bout == nil {
		t.Fatal("no bout")
	}
	p.sees("CO2 kPa")
	p.sees("oxygen 15 L/min")
}

func TestTheChestIsNotSaidToRiseWhileItFalls(t *testing.T) {
	p := bagging(t)
	p.handle(keyOf("space"), 3*time.Second)
	words := map[bool]string{}
	for range 60 {
		before := p.s.obs.Bag.Chest
		p.frames(frameTime)
		if b := p.s.obs.Bag; b.Chest > 0.1 && b.Chest != before {
			word := "ris"
			if strings.Contains(plainText(p.body()), "chest falling") {
				word = "fall"
			}
			words[b.Chest > before] += word
		}
	}
	if words[true] == "" || strings.Contains(words[true], "fall") || words[false] == "" || strings.Contains(words[false], "ris") {
		t.Errorf("while it rises the words are %q, while it falls %q", words[true], words[false])
	}
}

func TestADisconnectedVentilatorHasNoOldCurvesWhenItComesBack(t *testing.T) {
	p := play(t, "sound", 120, 40)
	p.press("H")
	p.sees("DISCONNECTED: no curves")
	empty := ui.NewScope(1).View(wave.ChannelPaw, p.s.theme, 40, 4)
	if got := p.s.scopes["vent4"].View(wave.ChannelPaw, p.s.theme, 40, 4); got != empty {
		t.Errorf("its old curves are kept:\n%s", got)
	}
}

func TestTheDevicePageNamesTheKeyThatOpensItsMeasuredPageAndTakesIt(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.press("v")
	p.sees("the measured page is closed, V opens it")
	p.press("V")
	if !p.s.device("vent4").Page || p.seconds() != 4 {
		t.Errorf("V on the page of the device: open %v at %v s", p.s.device("vent4").Page, p.seconds())
	}
}
