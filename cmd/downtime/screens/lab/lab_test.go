package lab

import (
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"downtime/cmd/downtime/screens/nav"
	"downtime/game/skill"
)

var tonight = time.Date(2026, 11, 22, 3, 14, 0, 0, time.UTC)

func open(goes ...Go) *Screen {
	s := New(nav.Context{Now: func() time.Time { return tonight }, Prefs: nav.Prefs{Timing: skill.Double}}, Deps{})
	levels := []string{"easy", "harder", "hardest"}
	s.Update(nav.Body{Width: 100, Height: 28})
	s.Update(DataMsg{Listed: true, Read: true, Goes: goes, Skills: []skill.Skill{
		{ID: "drip", Title: "Count a drip", Levels: levels}, {ID: "liar", Title: "Spot the liar", Levels: levels, Modes: []string{"drill", "shift"}},
	}})
	return s
}

func typed(name string) tea.KeyPressMsg {
	codes := map[string]rune{"enter": tea.KeyEnter, "left": tea.KeyLeft, "right": tea.KeyRight, "down": tea.KeyDown, "up": tea.KeyUp, "esc": tea.KeyEscape}
	if c, ok := codes[name]; ok {
		return tea.KeyPressMsg{Code: c}
	}
	return tea.KeyPressMsg{Code: rune(name[0]), Text: name}
}

func press(s *Screen, names ...string) (last nav.Intent) {
	for _, n := range names {
		_, _, last = s.Update(typed(n))
	}
	return last
}

func past(of string, days, level int, score float64, met, guided bool) Go {
	at := tonight.AddDate(0, 0, -days)
	return Go{ID: "g", Skill: of, Started: at, Ended: at, Level: level, Score: score, Met: met, Guided: guided}
}

func TestTheFirstGoIsGuidedAndWhatFollowsGoesOnFromTheLast(t *testing.T) {
	for name, c := range map[string]struct {
		goes []Go
		want skill.Setup
	}{
		"never tried":             {nil, skill.Setup{Guided: true}},
		"a guided one, not well":  {[]Go{past("drip", 1, 0, 50, false, true)}, skill.Setup{Guided: true}},
		"a guided one, well done": {[]Go{past("drip", 1, 0, 85, false, true)}, skill.Setup{Level: 1}},
		"not well at the second":  {[]Go{past("drip", 1, 1, 50, false, false), past("drip", 2, 0, 90, false, false)}, skill.Setup{Level: 1}},
		"well at the second":      {[]Go{past("drip", 1, 1, 95, false, false)}, skill.Setup{Level: 2}},
		"at the top":              {[]Go{past("drip", 1, 2, 95, true, false)}, skill.Setup{Level: 2}},
		"another skill's":         {[]Go{past("liar", 1, 2, 95, true, false)}, skill.Setup{Guided: true}},
		"one that was closed":     {[]Go{{ID: "x", Skill: "drip", Level: 2, Left: true}}, skill.Setup{Guided: true}},
	} {
		c.want.Timing = skill.Double
		if got := press(open(c.goes...), "1"); !reflect.DeepEqual(got, nav.Practise{Skill: "drip", Setup: c.want}) {
			t.Errorf("%s: the next go is %+v, want %+v", name, got, c.want)
		}
	}
}

func TestLevelGuidanceClockAndModeAreChosenBeforehand(t *testing.T) {
	s := open()
	want := nav.Practise{Skill: "liar", Setup: skill.Setup{Level: 2, Mode: "shift", Timing: skill.Off}}
	if got := press(s, "down", "right", "right", "right", "left", "right", "g", "m", "t", "enter"); !reflect.DeepEqual(got, want) {
		t.Errorf("it begins %+v, want %+v", got, want)
	}
	if s.Prefs().Timing != skill.Off {
		t.Errorf("the timing to remember is %q", s.Prefs().Timing)
	}
}

func TestTheKeyOfASkillBeginsIt(t *testing.T) {
	for name, id := range map[string]string{"1": "drip", "2": "liar", "3": ""} {
		in, _ := press(open(), name).(nav.Practise)
		if in.Skill != id {
			t.Errorf("%s begins %q, want %q", name, in.Skill, id)
		}
	}
}

func TestAGoLeftHalfWayComesFirstAndANewOneIsOneKeyAway(t *testing.T) {
	left := Go{ID: "left", Skill: "drip", Open: true, Started: tonight, At: 40, Level: 1}
	older := Go{ID: "older", Skill: "drip", Open: true, Started: tonight.Add(-time.Hour)}
	for _, name := range []string{"1", "enter"} {
		if got := press(open(left, older), name); got != (nav.TakeUp{Go: "left"}) {
			t.Errorf("%s leads to %+v", name, got)
		}
	}
	if _, is := press(open(left, older), "n").(nav.Practise); !is {
		t.Error("n does not begin anew")
	}
	if got := press(open(left, older), "h", "down", "enter"); got != (nav.TakeUp{Go: "older"}) {
		t.Errorf("past goes take up %+v", got)
	}
}

// shown is the lab's body without colours, in single blanks.
func shown(s *Screen) string { return strings.Join(strings.Fields(ansi.Strip(s.View().Body)), " ") }

func TestAGoLeftHalfWayIsDatedByItsBeginning(t *testing.T) {
	s := open(Go{ID: "left", Skill: "drip", Open: true, Started: tonight, At: 111})
	if body := shown(s); !strings.Contains(body, "Begun on 22 November at 03:14, and left 01:51 into it.") {
		t.Errorf("it does not say when the go was begun and how far it came:\n%s", body)
	}
}

func TestALevelWithoutAClockOffersNone(t *testing.T) {
	s := open()
	s.data.Skills[0].Untimed = []int{0}
	if body := shown(s); !strings.Contains(body, "Clock no clock at this level") {
		t.Errorf("a clock is offered where there is none:\n%s", body)
	}
	press(s, "right")
	if body := shown(s); !strings.Contains(body, "[double]") {
		t.Errorf("the clock of a level that has one is not offered:\n%s", body)
	}
}

func TestNamesOfSkillsAndLevelsAreReadWhole(t *testing.T) {
	name, level := "Report a device and keep the evidence", "Slow, fast and nearly empty ones; the arm, the stand, the cannula"
	for w := 80; w <= 200; w += 8 {
		s := open()
		s.data.Skills[0].Title, s.data.Skills[0].Levels = name, []string{level, "harder"}
		s.Update(nav.Body{Width: w, Height: 38})
		words := 0
		for _, word := range strings.Fields(level) {
			if strings.Contains(shown(s), word) {
				words++
			}
		}
		if body := shown(s); !strings.Contains(body, "1 "+name) || words != len(strings.Fields(level)) {
			t.Errorf("at %d the name or the level is cut:\n%s", w, s.View().Body)
		}
	}
}

func TestClosingAGoIsAskedForTwice(t *testing.T) {
	closed := ""
	s := open(Go{ID: "left", Skill: "drip", Open: true, Started: tonight})
	s.deps.Abandon = func(id string) tea.Msg { closed = id; return nil }
	press(s, "h", "a", "n", "a")
	if closed != "" {
		t.Fatal("one key closed it")
	}
	if _, cmd, _ := s.Update(typed("y")); cmd == nil || cmd() != nil || closed != "left" {
		t.Errorf("closed %q", closed)
	}
}

func TestTheResultOfAPastGoCanBeReadAndThatOfAClosedOneCannot(t *testing.T) {
	s := open(past("drip", 1, 0, 50, false, false), Go{ID: "x", Skill: "drip", Left: true, Started: tonight.AddDate(0, 0, -2)})
	if got := press(s, "h", "enter"); got != (nav.Assess{Go: "g"}) {
		t.Errorf("enter leads to %+v", got)
	}
	if got := press(s, "down", "enter"); got != nil || s.said == "" {
		t.Errorf("enter on a closed one leads to %+v and says %q", got, s.said)
	}
}

func TestTheListStandsOnWhatWasDoneLastUntilAKeyIsPressed(t *testing.T) {
	s := open(past("liar", 1, 0, 50, false, false))
	if s.at != 1 {
		t.Errorf("it stands on %d, want on the last skill", s.at)
	}
	press(s, "up")
	s.Update(DataMsg{Skills: s.data.Skills, Goes: s.data.Goes, Listed: true, Read: true})
	if s.at != 0 {
		t.Error("news moved the selection")
	}
}

func TestAClickSelectsAndASecondOneBegins(t *testing.T) {
	s := open()
	click := func(y int) nav.Intent {
		_, _, in := s.Update(tea.MouseClickMsg{Y: y})
		return in
	}
	if in := click(headLines + 1); in != nil || s.at != 1 {
		t.Errorf("the first click does %+v and selects %d", in, s.at)
	}
	if in, is := click(headLines + 1).(nav.Practise); !is || in.Skill != "liar" {
		t.Errorf("the second click does %+v", in)
	}
	if in := click(20); in != nil {
		t.Errorf("a click beside the list does %+v", in)
	}
}
