package screens

import (
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/screens/profiles"
	"downtime/cmd/downtime/screens/settings"
	"downtime/cmd/downtime/ui"
	"downtime/saves"
)

// probe is a screen that remembers what reached it.
type probe struct {
	got     []string
	body    nav.Body
	modal   bool
	release bool
	intent  nav.Intent // what it asks for at the next key
	mouse   tea.Mouse
}

func (p *probe) Init() tea.Cmd { return nil }

func (p *probe) Update(msg tea.Msg) (nav.Screen, tea.Cmd, nav.Intent) {
	switch msg := msg.(type) {
	case nav.Body:
		p.body = msg
	case tea.KeyPressMsg:
		p.got = append(p.got, msg.String())
		intent := p.intent
		p.intent = nil
		return p, nil, intent
	case tea.KeyReleaseMsg:
		p.got = append(p.got, "release "+msg.String())
	case tea.BlurMsg:
		p.got = append(p.got, "blur")
	case tea.FocusMsg:
		p.got = append(p.got, "focus")
	case tea.MouseClickMsg:
		p.mouse = msg.Mouse()
	}
	return p, nil, nil
}

func (p *probe) View() nav.Frame {
	return nav.Frame{Body: ui.Fill("probe", p.body.Width, p.body.Height), Modal: p.modal, Release: p.release, Mouse: true, Cursor: tea.NewCursor(3, 4)}
}

func (p *probe) Keys() []key.Binding {
	return []key.Binding{key.NewBinding(key.WithKeys("z"), key.WithHelp("z", "a key of its own"))}
}

func TestTheNextKeyAlreadyReachesTheNextScreen(t *testing.T) {
	m := canned(80, 24, "none")
	press(m, "s", "right", "right", "esc", "p", "esc", "down")
	if len(m.stack) != 1 {
		t.Fatalf("%d screens are open", len(m.stack))
	}
	if m.prefs.Glyphs != "ascii" { // it began at braille
		t.Errorf("two turns of the first setting came to %q", m.prefs.Glyphs)
	}
}

func TestAScreenIsToldItsBodyWhenItComesAndWhenTheWindowChanges(t *testing.T) {
	m := canned(100, 30, "none")
	p := &probe{}
	m.push(p)
	if p.body != (nav.Body{Width: 100, Height: 28}) {
		t.Errorf("told %v", p.body)
	}
	m.Update(tea.WindowSizeMsg{Width: 140, Height: 45})
	if p.body != (nav.Body{Width: 140, Height: 43}) {
		t.Errorf("after a resize told %v", p.body)
	}
	m.push(&probe{})
	m.Update(tea.WindowSizeMsg{Width: 90, Height: 26})
	p.intent = nav.Back{}
	m.pop()
	if p.body != (nav.Body{Width: 90, Height: 24}) {
		t.Errorf("after the screen above it went, told %v", p.body)
	}
}

func TestAScreenThatTakesEveryKeyGetsTheGlobalLettersToo(t *testing.T) {
	m := canned(80, 24, "none")
	p := &probe{modal: true}
	m.push(p)
	press(m, "?", "q")
	if strings.Join(p.got, " ") != "? q" || m.helping {
		t.Errorf("it got %q, help %v", p.got, m.helping)
	}
	p.modal = false
	press(m, "?")
	if !m.helping || p.got[len(p.got)-1] != "blur" {
		t.Errorf("help %v, and the screen got %q: a run in play must pause", m.helping, p.got)
	}
	if v := m.View().Content; !strings.Contains(v, "a key of its own") {
		t.Errorf("the help page does not name the screen's key:\n%s", v)
	}
	if foot := lastLine(m.View().Content); strings.Contains(foot, "a key of its own") || !strings.Contains(foot, "closes this page") {
		t.Errorf("under the help page the footer offers keys that only close it: %q", foot)
	}
	press(m, "z")
	if m.helping || slices.Contains(p.got, "z") {
		t.Error("the key that closes help went on to the screen")
	}
	if p.got[len(p.got)-1] != "focus" {
		t.Errorf("after help the screen got %q: what stood still may go on", p.got)
	}
}

func TestAWindowThatIsTooSmallAsksForMoreAndPausesAndLosesNothing(t *testing.T) {
	m := canned(80, 24, "none")
	p := &probe{}
	m.push(p)
	m.Update(tea.WindowSizeMsg{Width: 60, Height: 20})
	content := m.View().Content
	exact(t, content, 60, 20)
	if !strings.Contains(content, "80 by 24") || strings.Contains(content, "probe") {
		t.Errorf("drawn:\n%s", content)
	}
	press(m, "x")
	if strings.Join(p.got, " ") != "blur" {
		t.Errorf("the hidden screen got %q", p.got)
	}
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	if !strings.Contains(m.View().Content, "probe") || len(m.stack) != 2 {
		t.Error("the screen did not come back")
	}
	for _, s := range []struct{ w, h int }{{1, 1}, {10, 3}, {79, 24}, {80, 23}} {
		m.Update(tea.WindowSizeMsg{Width: s.w, Height: s.h})
		exact(t, m.View().Content, s.w, s.h)
	}
}

func TestATerminalWithoutASizeIsDrawnAsEightyByTwentyFour(t *testing.T) {
	m := canned(0, 0, "none")
	exact(t, m.View().Content, 80, 24)
	if got := knownSize(m, tea.WindowSizeMsg{}); got != (tea.WindowSizeMsg{Width: 80, Height: 24}) {
		t.Errorf("a size of nothing becomes %v", got)
	}
	if got := knownSize(m, tea.WindowSizeMsg{Width: 120, Height: 40}); got != (tea.WindowSizeMsg{Width: 120, Height: 40}) {
		t.Errorf("a known size becomes %v", got)
	}
}

func TestTheTerminalIsAskedForReleasesAndMouseOnlyWhereAScreenUsesThem(t *testing.T) {
	m := canned(80, 24, "none")
	p := &probe{}
	m.push(p)
	if v := m.View(); v.KeyboardEnhancements.ReportEventTypes || v.MouseMode == tea.MouseModeNone || !v.AltScreen || !v.ReportFocus {
		t.Errorf("asked for %+v", v)
	}
	p.release = true
	if v := m.View(); !v.KeyboardEnhancements.ReportEventTypes || !v.KeyboardEnhancements.ReportAllKeysAsEscapeCodes {
		t.Error("releases are not asked for")
	}
	m.Update(tea.KeyboardEnhancementsMsg{Flags: 11})
	if !m.context().Hold {
		t.Error("the terminal reports releases, and new screens are not told")
	}
	if c := m.View().Cursor; c == nil || c.X != 3 || c.Y != 5 {
		t.Errorf("the cursor stands at %v, want one line below where the body puts it", c)
	}
	m.Update(tea.MouseClickMsg{X: 9, Y: 6})
	if p.mouse.X != 9 || p.mouse.Y != 5 {
		t.Errorf("a click at 9, 6 of the window reached the body at %d, %d", p.mouse.X, p.mouse.Y)
	}
	m.stack = m.stack[:1]
	m.push(profiles.NewOffer(m.context(), "Sam"))
	if m.View().MouseMode != tea.MouseModeNone {
		t.Error("the mouse is taken from a screen that does not use it")
	}
}

func TestFocusReachesEveryScreenAndInputOnlyTheTop(t *testing.T) {
	m := canned(80, 24, "none")
	below, above := &probe{}, &probe{}
	m.push(below)
	m.push(above)
	m.Update(tea.FocusMsg{})
	m.Update(tea.BlurMsg{})
	m.Update(tea.KeyReleaseMsg{Code: 'x', Text: "x"})
	press(m, "y")
	if strings.Join(below.got, " ") != "focus blur" || strings.Join(above.got, " ") != "focus blur release x y" {
		t.Errorf("below got %q, above %q", below.got, above.got)
	}
}

func TestWithoutColourNothingIsColouredWhateverTheVariableSays(t *testing.T) {
	for _, value := range []string{"1", "yes", "0"} {
		m := New(Deps{Env: []string{"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8", "NO_COLOR=" + value}, Width: 80, Height: 24})
		m.stack[0].Update(homeData())
		m.push(settings.New(m.context(), m.deps.Env))
		v := m.View()
		if strings.Contains(v.Content, "\x1b[3") || strings.Contains(v.Content, "\x1b[38") || strings.Contains(v.Content, "\x1b[9") || v.BackgroundColor != nil {
			t.Errorf("NO_COLOR=%s leaves colour in %q", value, v.Content)
		}
	}
}

func TestAQuestionTakesEveryKeyUntilItIsAnswered(t *testing.T) {
	m := canned(80, 24, "none")
	p := &probe{}
	m.push(p)
	answered := false
	m.ask = &question{title: "Well", text: "Shall we?", answers: []answer{{"y", "yes", func() tea.Cmd { answered = true; return nil }}}}
	press(m, "n", "?", "q")
	if len(p.got) != 0 || m.helping || answered {
		t.Errorf("the screen got %q under a question", p.got)
	}
	press(m, "y")
	if !answered || m.ask != nil {
		t.Error("the answer was not taken")
	}
}

func lastLine(screen string) string { return screen[strings.LastIndex(screen, "\n")+1:] }

func TestTheDebriefOfABedThatIsNotScoredSpeaksOfNoScore(t *testing.T) {
	m := canned(80, 24, "none")
	showDebrief(m, practiceReport())
	v := m.View().Content
	if !strings.Contains(v, "Practice: not scored.") || strings.Contains(v, "most people miss something") {
		t.Errorf("the tutorial ends with\n%s", v)
	}
}

func TestWhatTheDiskSaysRunsOnIntoTheNextSentence(t *testing.T) {
	if got := reason(&saves.Error{Kind: saves.ErrIO, Path: "ann.db"}); !strings.Contains(got, "ann.db") || strings.HasSuffix(got, ".") {
		t.Errorf("the reason is %q; a stop follows it", got)
	}
}
