package wall

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"downtime/cmd/downtime/ui"
	"downtime/cmd/downtime/ui/frame"
)

// shows makes a wall of twenty, at a page, as it stands once all that it asked for has come.
func shows(t testing.TB, p page, w, h int, env ...string) *Wall {
	t.Helper()
	d := deps(t, &given{[]Looked{looked(20)}})
	d.Width, d.Height, d.Env = w, h, append(d.Env, env...)
	m := New(d)
	m.Update(m.look())
	if cmd := m.open(p); cmd != nil {
		m.Update(cmd())
	}
	return m
}

// press gives a key to a wall without a program, and what comes of it.
func press(m *Wall, k tea.KeyPressMsg) {
	if _, cmd := m.Update(k); cmd != nil {
		m.Update(cmd())
	}
}

var (
	reveal = tea.KeyPressMsg{Code: 'r', Text: "r"}
	later  = tea.KeyPressMsg{Code: tea.KeyDown}
)

var pictures = []struct {
	name string
	page page
	keys []tea.KeyPressMsg
}{
	{"room", roomPage, nil},
	{"missed", missedPage, nil},
	{"beliefs", beliefsPage, nil},
	{"answers", answersPage, nil},
	{"twin", twinPage, []tea.KeyPressMsg{later, later, later}},
	{"revealed", twinPage, []tea.KeyPressMsg{reveal}},
}

func TestGoldenFramesOfTheWall(t *testing.T) {
	for _, x := range pictures {
		for _, z := range [][2]int{{80, 24}, {120, 40}} {
			t.Run(fmt.Sprintf("%s-%dx%d", x.name, z[0], z[1]), func(t *testing.T) {
				m := shows(t, x.page, z[0], z[1])
				for _, k := range x.keys {
					press(m, k)
				}
				golden.RequireEqual(t, []byte(frame.Plain(m.View().Content, z[0], z[1])))
			})
		}
	}
}

func TestEveryPageFitsEverySizeAndBreaksNoWord(t *testing.T) {
	for _, env := range []string{"A=b", "LANG=C", "NO_COLOR=1", "TERM=linux"} {
		for _, x := range pictures {
			for _, z := range [][2]int{{80, 24}, {100, 30}, {120, 40}, {200, 60}} {
				m := shows(t, x.page, z[0], z[1], env)
				for _, k := range x.keys {
					press(m, k)
				}
				content := m.View().Content
				lines := strings.Split(content, "\n")
				if len(lines) != z[1] {
					t.Errorf("%s at %v: %d lines", x.name, z, len(lines))
				}
				for _, l := range lines {
					if ui.Width(l) != z[0] {
						t.Errorf("%s at %v: a line of %d cells: %q", x.name, z, ui.Width(l), l)
					}
				}
				if i := strings.IndexFunc(content, func(r rune) bool { return r >= 0x80 }); env == "LANG=C" && i >= 0 {
					t.Errorf("%s at %v is not ASCII: %q", x.name, z, content[i:i+8])
				}
				if env == "NO_COLOR=1" && strings.Contains(content, "\x1b[3") {
					t.Errorf("%s at %v has a colour", x.name, z)
				}
			}
		}
	}
	m := shows(t, missedPage, 60, 20)
	if s := m.View().Content; !strings.Contains(s, "80 by 24") {
		t.Errorf("in too small a window:\n%s", s)
	}
}

func TestDigitsTabAndArrowsLeadThroughThePages(t *testing.T) {
	on(t, &given{[]Looked{looked(20)}}, func(s *show) {
		s.Sees("[1 room]", "have handed in")
		s.SeesNo("missed it")
		s.Hit("2")
		s.Sees("[2 missed]", "or more of 20 missed it", "1 of 3", "of 20")
		s.Hit(right)
		s.Sees("What you missed", "2 of 3", "of 20 missed it")
		s.Hit(left, left)
		s.Sees("3 of 3")
		s.Hit(tab)
		s.Sees("[3 beliefs]", "How likely at fault: Ventilator, bed 4", "the highest")
		s.Hit(right)
		s.Sees("How likely at fault: Monitor, bed 4")
		s.Hit("4")
		s.Sees("[4 answers]", "Can we take the ventilators off the network", "2 of 2", "Together, since fewer than five")
		s.Hit(right)
		s.Sees("Shall I bring the other pump?", "1 of 2")
		s.Hit(tab, tab, backTab, "?")
		s.Sees("which is which and what told them apart")
		s.Hit("x", "1")
		s.Sees("[1 room]")
		s.Hit("q")
		if err := <-s.Ended; err != nil {
			t.Error(err)
		}
	})
}

func TestAPictureFollowsAnotherOnlyWhenFiveHaveComeOrGone(t *testing.T) {
	g := &given{[]Looked{looked(4), looked(12), looked(13), looked(16), looked(17), {Trouble: "the share is away", Refused: 2}}}
	on(t, g, func(s *show) {
		s.Sees("have handed in. Nothing is shown of fewer than 5")
		s.Hit("2")
		s.Sees("Nothing is shown of fewer than 5")
		s.SeesNo("missed it")
		s.Passes(LookEvery)
		s.Sees("of 12 missed it")
		s.Passes(LookEvery)
		s.Sees("of 12 missed it", "first runs of 12", "1 more is in")
		s.Passes(LookEvery)
		s.Sees("first runs of 12", "4 more are in")
		s.Passes(LookEvery)
		s.Sees("of 17 missed it")
		s.SeesNo("more are in", "more is in")
		s.Passes(LookEvery)
		s.Sees("of 17 missed it", "tried again: the share is away")
	})
}

func TestWhereNothingCanBeShownApartThePageSaysSo(t *testing.T) {
	l := looked(9)
	l.Picture.Asked = []Asked{{"it-calls", "IT: what now?", together([]string{"Off the network", "Everything off", NoAnswer, NotAsked}, []int{4, 4, 1, 0})}}
	on(t, &given{[]Looked{l}}, func(s *show) {
		s.Hit("4")
		s.Sees("What the 9 of you said cannot be shown apart yet", "- Everything off")
		s.SeesNo("▒")
	})
}

func TestNoPictureIsTakenWhileFilesAreLeft(t *testing.T) {
	half := looked(12)
	half.Left = 8
	whole := looked(20)
	m := New(deps(t, &given{[]Looked{half, whole}}))
	m.open(missedPage)
	if _, cmd := m.Update(m.look()); cmd == nil || m.shown != nil || !strings.Contains(m.View().Content, "8 files are still to be taken in") {
		t.Errorf("with files left: %+v\n%s", m.shown, m.View().Content)
	} else if m.Update(cmd()); m.shown == nil || m.shown.Learners != 20 {
		t.Errorf("the next look does not follow at once: %+v", m.shown)
	}
}

func TestThePageOfTheRoomTellsNothingAndTakesNoPicture(t *testing.T) {
	g := &given{[]Looked{looked(12), looked(14)}}
	on(t, g, func(s *show) {
		s.Passes(LookEvery)
		s.Hit("2") // the first picture is taken when somebody asks for it: of all that are there by then
		s.Sees("of 14 missed it")
		s.SeesNo("more are in", "more is in")
	})
}

func TestWhatStandsOpenStaysOpenInTheNextPicture(t *testing.T) {
	later := looked(20)
	later.Picture.Asked = append([]Asked{{"earlier", "A question that comes before it", together([]string{"Yes", "No"}, []int{10, 10})}}, later.Picture.Asked...)
	on(t, &given{[]Looked{looked(12), later}}, func(s *show) {
		s.Hit("4")
		s.Sees("off the network", "2 of 2")
		s.Passes(LookEvery)
		s.Sees("off the network", "3 of 3", "of 20")
	})
}

func TestTheTwinIsPlayedOnFromWhereItPartsAndLeadsBack(t *testing.T) {
	on(t, &given{[]Looked{looked(20)}}, func(s *show) {
		s.Hit("t")
		s.Sees("[5 twin]", "Alike until here, nobody acts", "PPEAK")
		s.SeesNo("a silent", "sound", "mucus")
		parted := s.m.twin.got.Parted
		s.Hit(enter)
		s.Sees("practice, unscored", s.m.deps.Scenario.Clock(parted), "Selby V6 ventilator")
		s.Hit("w") // the room plays
		s.Passes(LookEvery)
		s.Hit("q", "y")
		s.Sees("[5 twin]", "Back on the wall", "nothing of it was kept or scored")
		s.Hit(enter, "q", "n")
		s.Sees("practice, unscored")
		s.Hit("q", "y", up, up)
		s.Sees("Nothing that can be seen or heard differs")
		s.Hit("r")
		s.Sees("ONE: a silent fault", "THE OTHER: sound devices, an illness", "What would have told them apart")
		s.Hit("r")
		s.Sees("To be found in ONE", "Set and exhaled volume differ")
		s.Hit("r", "h")
		s.Sees("as the expert acts")
		s.Hit(right)
		s.Sees("2 of 6")
		s.SeesNo("ONE: ")
	})
}

func TestTheTwinIsOfTheTruthAndTheSeedThatMostHavePlayed(t *testing.T) {
	m := shows(t, roomPage, 80, 24)
	m.newest.Variant, m.newest.Seed = "agitated", 11
	if cmd := m.open(twinPage); cmd != nil {
		m.Update(cmd())
	}
	sc := m.deps.Scenario
	if got := m.twin.got; got == nil || sc.Variants[got.Variants[0]].ID != "agitated" || got.Variants[1] != sc.Variants[got.Variants[0]].Twin || got.Seed != 11 {
		t.Errorf("%+v", m.twin)
	}
	m.Update(partedMsg{asked: m.twin.asked - 1})
	if m.twin.got == nil {
		t.Error("an answer to an earlier question was taken")
	}
}
