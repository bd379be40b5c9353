package exercise

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/practice"
	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
	"downtime/game/skill"
)

// Screen is one go in play. Only its Update changes it.
type Screen struct {
	goes  *practice.Practice
	th    ui.Theme
	prefs nav.Prefs
	now   func() time.Time
	hold  bool // the terminal reports key releases
	slow  bool
	saved bool // there is a profile to keep the go in
	ward  bool // it is done in a case: whoever shows it says how it is left and what it comes to
	w, h  int

	view   skill.View
	form   form
	held   map[string]bool      // controls that last and are being used
	struck map[string]time.Time // when their keys were last pressed
	chosen int                  // control that enter uses when no field has the focus
	says   string               // about the last key: why not, or what is so
	heard  string               // what somebody said last
	scroll int                  // first line shown of the papers
	large  bool                 // the papers have the whole screen
	clock  clock
	pause  pause
	motion motion
}

// New makes the screen of a go. Its size comes as a nav.Body. Saved says whether there is a profile to keep it in.
func New(ctx nav.Context, p *practice.Practice, saved bool) *Screen {
	s := &Screen{
		goes: p, th: ctx.Theme, prefs: ctx.Prefs, now: ctx.Now, hold: ctx.Hold, slow: ctx.Slow, saved: saved, w: 80, h: 22,
		held: map[string]bool{}, struck: map[string]time.Time{},
	}
	s.look()
	s.form.resume(p.Attempt.Inputs)
	s.motion.follow(&s.view, 0)
	s.clock.last = s.now()
	return s
}

// NewInCase makes the screen of hands at work in a case. Nothing of it is kept, told or scored: it asks for nav.Assess when it is done, and for
// nav.PutDown when the hands are put down.
func NewInCase(ctx nav.Context, p *practice.Practice) *Screen {
	s := New(ctx, p, false)
	s.ward = true
	return s
}

// Init starts the clock. A go that was done when it was taken up is over at once.
func (s *Screen) Init() tea.Cmd {
	if s.goes.Attempt.Exercise.Done() {
		msg := frameMsg{s.clock.gen}
		return func() tea.Msg { return msg }
	}
	return s.wake()
}

// Update takes keys and the passing of time.
func (s *Screen) Update(msg tea.Msg) (nav.Screen, tea.Cmd, nav.Intent) {
	var cmd tea.Cmd
	var intent nav.Intent
	switch msg := msg.(type) {
	case nav.Body:
		s.w, s.h = msg.Width, msg.Height
	case nav.ThemeMsg:
		s.th = msg.Theme
	case tea.KeyboardEnhancementsMsg:
		s.hold = msg.SupportsEventTypes() && msg.SupportsAllKeysAsEscapeCodes()
	case tea.BlurMsg:
		s.halt(true)
	case tea.FocusMsg:
		s.focused()
	case nav.HelpReadMsg:
		s.helpRead()
	case frameMsg:
		cmd = s.frame(msg)
	case settledMsg:
		s.settle(msg)
	case tea.PasteMsg:
		cmd = s.paste(msg.Content)
	case tea.KeyPressMsg:
		cmd, intent = s.press(msg)
	case tea.KeyReleaseMsg:
		s.release(msg)
	}
	if intent == nil && s.goes.Attempt.Exercise.Done() {
		s.over()
		return s, cmd, nav.Assess{}
	}
	return s, tea.Batch(cmd, s.wake()), intent
}

// helpRead goes on at once where help had stopped the clock.
func (s *Screen) helpRead() {
	if s.pause.byBlur {
		s.goOn()
	}
}

// over closes a go that is done; one inside a case is the case's to judge.
func (s *Screen) over() {
	s.clock.stop()
	if !s.ward {
		s.goes.Finish(s.now())
	}
}

// look takes the view anew, and what of the form no longer belongs to it is dropped.
func (s *Screen) look() {
	was := s.view.Step
	s.view = s.goes.Attempt.Exercise.View()
	if s.form.follow(&s.view, s.view.Step != was) {
		s.scroll, s.large = 0, false
	}
	if n := len(s.view.Controls); s.chosen >= n || s.view.Step != was {
		s.chosen = max(0, slices.IndexFunc(s.view.Controls, func(c skill.Control) bool { return c.Big }))
	}
}

// press takes one key.
func (s *Screen) press(k tea.KeyPressMsg) (tea.Cmd, nav.Intent) {
	if s.pause.on {
		return nil, s.pressPaused(k)
	}
	s.pass()
	if s.goes.Attempt.Exercise.Done() {
		return nil, nil
	}
	if name := k.String(); s.ward && !s.large && (name == "esc" || name == "q" && !s.typing()) {
		s.clock.stop()
		return nil, nav.PutDown{}
	}
	s.says = ""
	if s.large {
		s.pressLarge(k.String())
		return nil, nil
	}
	return s.pressStep(k), nil
}

// pressStep gives a key to the first that wants it: the page, the field that has the focus, the controls.
func (s *Screen) pressStep(k tea.KeyPressMsg) tea.Cmd {
	name := k.String()
	f := s.form.focused()
	switch {
	case name == "esc" || name == "q" && !s.typing():
		s.halt(false)
	case name == "ctrl+s":
		s.useBig()
	case s.moved(name):
	case f != nil && s.writes(f, k):
		return s.settleSoon(f)
	case s.uses(k):
	case f == nil && s.strip(name):
	case f != nil && f.Kind == skill.Number && len(k.Text) == 1:
		s.says = "This field takes a number; " + k.Text + " is no key here."
	}
	return nil
}

// typing reports whether letters are text now.
func (s *Screen) typing() bool {
	f := s.form.focused()
	return f != nil && f.Kind == skill.Text && !s.pause.on
}

// moved takes the keys that move about: between fields, and over papers that do not fit.
func (s *Screen) moved(name string) bool {
	switch name {
	case "tab":
		s.leave()
		s.form.step(+1)
	case "shift+tab":
		s.leave()
		s.form.step(-1)
	case "ctrl+p":
		s.large = s.hasReading()
		s.scroll = 0
	case "pgdown":
		s.turn(+1)
	case "pgup":
		s.turn(-1)
	default:
		return false
	}
	return true
}

// turn moves the papers on by what is in sight of them.
func (s *Screen) turn(by int) {
	w, h := s.readingBox()
	s.scroll = max(0, min(s.scroll+by*max(1, h-2), len(s.readingLines(w))-h+1))
}

// pressLarge takes the keys while the papers have the whole screen; what is no key of a page puts them down again.
func (s *Screen) pressLarge(name string) {
	switch name {
	case "pgdown", "down", "space":
		s.turn(+1)
	case "pgup", "up":
		s.turn(-1)
	default:
		s.large, s.scroll = false, 0
	}
}

// enter confirms a field and goes on to the next; past the last one it goes to the controls.
func (s *Screen) enter(f *skill.Field) {
	if f.Kind == skill.Order && f.Value == "" && s.form.draft(f.ID) == nil {
		s.form.drafts[f.ID] = newDraft(shownOrder(f, nil))
	}
	if s.commit(f) {
		s.form.step(+1)
	}
}

// leave writes what was drafted in the field that the keys go to now; if it is refused it stays visible, with the reason.
func (s *Screen) leave() {
	if f := s.form.focused(); f != nil {
		s.commit(f)
	}
}

// commit gives a draft to the go. It reports whether nothing stands in the way.
func (s *Screen) commit(f *skill.Field) bool {
	d := s.form.draft(f.ID)
	if d == nil {
		return true
	}
	value := d.String()
	if value == f.Value {
		s.form.drop(f.ID)
		return true
	}
	if err := s.goes.Do(skill.Input{Set: f.ID, Value: value}); err != nil {
		s.form.faults[f.ID] = err.Error()
		return false
	}
	s.form.drop(f.ID)
	s.look()
	return true
}

// commitAll writes every draft, and goes to the first that is refused.
func (s *Screen) commitAll() bool {
	for _, f := range slices.Clone(s.form.fields) {
		if !s.commit(&f) {
			s.form.focus(f.ID)
			return false
		}
	}
	return true
}

// useBig ends the step.
func (s *Screen) useBig() {
	for i := range s.view.Controls {
		if s.view.Controls[i].Big {
			s.use(&s.view.Controls[i], false)
			return
		}
	}
}

// use uses a control once. What was drafted before it is written first.
func (s *Screen) use(c *skill.Control, over bool) {
	control := *c
	if control.Big && !s.commitAll() {
		s.says = "Look at the field that is marked first."
		return
	}
	in := skill.Input{Do: control.ID, By: control.By}
	if over {
		in.By = 0
	}
	if err := s.goes.Do(in); err != nil {
		s.says = err.Error()
		s.form.named(s.says)
		return
	}
	if control.Hold {
		s.held[control.ID] = !over
	}
	s.heard = ""
	s.look()
}

// View implements nav.Screen.
func (s *Screen) View() nav.Frame {
	body, cursor := s.compose()
	return nav.Frame{
		Heading: ui.Heading{Place: s.goes.Attempt.Skill.Title, Note: s.note()}, Body: body, Cursor: cursor,
		Modal: s.typing() || s.pause.on, Release: s.holds(),
	}
}

// Drafting reports whether something was typed that is not yet handed over to be saved.
func (s *Screen) Drafting() bool {
	return slices.ContainsFunc(s.form.fields, func(f skill.Field) bool {
		d := s.form.draft(f.ID)
		return d != nil && strings.TrimSpace(d.String()) != f.Value
	})
}

func (s *Screen) holds() bool {
	return slices.ContainsFunc(s.view.Controls, func(c skill.Control) bool { return c.Hold })
}

// savedRoom is what the header's word about the disk takes, with the blanks round it.
const savedRoom = 20

// note says how the go is done, first what can surprise; the name of the level takes what room is left.
func (s *Screen) note() string {
	if s.pause.on {
		return "paused"
	}
	a := s.goes.Attempt
	var words []string
	switch clocked := !slices.Contains(a.Skill.Untimed, a.Setup.Level); {
	case a.Setup.Timing == skill.Double && clocked:
		words = append(words, "double time")
	case a.Setup.Timing == skill.Off && clocked:
		words = append(words, "clock off")
	}
	if a.Setup.Guided {
		words = append(words, "guided")
	}
	if a.Setup.Mode != "" {
		words = append(words, a.Setup.Mode)
	}
	how := strings.Join(append(words, ""), ", ")
	level := s.th.Spell(a.Skill.Levels[a.Setup.Level])
	room := s.w - ui.Width(a.Skill.Title) - ui.Width(how) - savedRoom
	if ui.Width(level) > room {
		level = s.th.Spell(fmt.Sprintf("level %d", a.Setup.Level+1))
	}
	return how + level
}

func bind(keys, label, does string) key.Binding {
	return key.NewBinding(key.WithKeys(keys), key.WithHelp(label, does))
}

// leaves is what Esc does.
func (s *Screen) leaves() string {
	if s.ward {
		return "put your hands down"
	}
	return "pause"
}

// Keys are those of the field that has the focus, then the controls.
func (s *Screen) Keys() []key.Binding {
	if s.pause.on {
		return s.pauseKeys()
	}
	if s.large {
		return []key.Binding{bind("ctrl+p", "esc", "put the papers down"), bind("pgdown", "PgUp PgDn", "read on")}
	}
	out := append(slices.Clone(s.form.keys()), bind("esc", "esc", s.leaves()))
	if s.overflowing() { // what cannot be seen is wanted before the ways to move about
		out = slices.Insert(out, min(1, len(out)-1), bind("ctrl+p", "ctrl+p", "papers in full"))
	}
	for i := range s.view.Controls {
		if c := &s.view.Controls[i]; c.Big && len(s.form.fields) > 0 {
			out = append(out, bind("ctrl+s", "ctrl+s", c.Label))
		}
	}
	if s.overflowing() {
		out = append(out, bind("pgdown", "PgUp PgDn", "read on"))
	}
	for i := range s.view.Controls {
		if c := &s.view.Controls[i]; !c.Big || len(s.form.fields) == 0 {
			out = append(out, bind(c.Key, c.Key, s.effect(c)))
		}
	}
	return out
}
