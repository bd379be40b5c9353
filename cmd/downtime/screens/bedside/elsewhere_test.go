package bedside

import "testing"

func TestFindingAtABedFindsWhatIsDoneAtOthersWithTheWayAndGoesThere(t *testing.T) {
	p := onWard(t, 80, 24)
	p.press("3", "/", "f", "o", "l", "i")
	p.sees("bed 2: Give the folinic acid")
	p.sees("10 s walk, 60 s")
	p.press("enter")
	if p.s.bed != 1 || p.s.onBoard() {
		t.Errorf("bed %d is shown", p.s.bed+1)
	}
	if at := p.seconds(); at != 70 {
		t.Errorf("it took %v s", at)
	}
}

func TestFindingAtABedPutsWhatIsDoneThereFirstAndTakesTheBedForAWord(t *testing.T) {
	p := onWard(t, 80, 24)
	p.press("3", "/", "l", "o", "o", "k")
	m := p.s.layer.(*menu)
	if got := m.items(p.s); len(got) != 8 || got[0].bed != -1 || got[1].bed != 0 {
		t.Errorf("found: %+v", got)
	}
	p.press("space", "8")
	if got := m.items(p.s); len(got) != 1 || got[0].bed != 7 {
		t.Errorf("found at bed 8: %+v", got)
	}
	p.press("ctrl+u")
	for _, f := range m.items(p.s) {
		if f.bed >= 0 {
			t.Error("with nothing typed, what is done elsewhere is listed")
		}
	}
}

func TestWhyNothingBeginsAtAnotherBedWhileYouTalkIsSaid(t *testing.T) {
	p := onWard(t, 80, 24, live)
	p.press("r", "5", "enter")
	p.sees("Amara 15 s") // whoever can
	p.sees("You (talking)")
	p.press("tab")
	p.sees("not now")
	p.sees("Not now: You are talking: Ring the consultant")
	p.sees("That is at another")
}

func TestWhoPressesOnAChestIsSeenOnTheBoardAtTheBedAndAmongTheHands(t *testing.T) {
	p := onWard(t, 120, 40)
	st := &p.s.sit.Run.State
	st.Care[1].Press, st.People[1].Press, st.People[1].At = 0.8, 1, 1
	st.Care[4].Press = 0.8
	p.s.look()
	p.sees("CPR Amara")
	p.sees("CPR others")
	p.sees("bed 2: chest compressions")
	p.press("2")
	p.sees("chest compressions: Amara")
	p.misses("nobody is with them")
}

func TestWhatBeginsWithWhatIsTypedStandsAboveWhatOnlyHoldsIt(t *testing.T) {
	p := play(t, "sound", 80, 24)
	p.press("/", "h", "a")
	want := []string{"Hand the bag to Tom", "Hand over to Ewan", "Ask Priya: what changed?"}
	for i, f := range p.s.layer.(*menu).items(p.s)[:3] {
		if f.label != want[i] {
			t.Errorf("%d is %q, not %q", i+1, f.label, want[i])
		}
	}
}
