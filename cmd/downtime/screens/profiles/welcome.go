package profiles

import (
	"errors"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
	"downtime/saves"
)

// DefaultName is the profile of somebody who only presses Enter.
const DefaultName = "trainee"

// Welcome asks a new trainee for the name of their profile, and nothing else.
type Welcome struct {
	th            ui.Theme
	width, height int
	name          string
	form          *huh.Form
}

// NewWelcome makes the screen of the first run.
func NewWelcome(ctx nav.Context) *Welcome {
	s := &Welcome{th: ctx.Theme}
	s.build()
	return s
}

// build makes the form in the present theme; what was typed stays.
func (s *Welcome) build() {
	name := huh.NewInput().
		Title("What shall we call you?").
		Description("Any name will do. It only names a file on this machine: no account, nothing is sent.").
		Placeholder(DefaultName).CharLimit(40).Prompt("> ").
		Validate(func(name string) error { return usable(orDefault(name)) }).
		Value(&s.name)
	s.form = huh.NewForm(huh.NewGroup(name)).WithShowHelp(false).WithShowErrors(true).WithTheme(formTheme(s.th)).WithWidth(formWidth)
	s.form.Update(tea.WindowSizeMsg{Width: formWidth, Height: formHeight}) // it lays itself out only when told a size
}

// The form's own area.
const (
	formWidth  = 64
	formHeight = 10
)

func orDefault(name string) string {
	if name = strings.TrimSpace(name); name == "" {
		return DefaultName
	}
	return name
}

// usable says in words why a name cannot be used.
func usable(name string) error {
	var e *saves.Error
	if err := saves.CheckName(name); errors.As(err, &e) {
		return errors.New(e.Why)
	}
	return nil
}

// formTheme draws a form with the pens of the game.
func formTheme(th ui.Theme) huh.Theme {
	ink := func(r ui.Role) lipgloss.Style {
		if th.Colours == ui.NoColour {
			return lipgloss.NewStyle()
		}
		return lipgloss.NewStyle().Foreground(ui.RGB(r))
	}
	return huh.ThemeFunc(func(dark bool) *huh.Styles {
		t := huh.ThemeBase(dark)
		t.Focused.Base = lipgloss.NewStyle()
		t.Focused.Title = ink(ui.Title).Bold(true)
		t.Focused.Description = ink(ui.Dim)
		t.Focused.ErrorIndicator = ink(ui.Bad).SetString(" !")
		t.Focused.ErrorMessage = ink(ui.Bad).SetString("! ")
		t.Focused.TextInput.Prompt = ink(ui.Key)
		t.Focused.TextInput.Placeholder = ink(ui.Dim)
		t.Focused.TextInput.Cursor = ink(ui.Text)
		t.Blurred = t.Focused
		return t
	})
}

// Init implements nav.Screen.
func (s *Welcome) Init() tea.Cmd { return s.form.Init() }

var welcomeKeys = struct{ begin key.Binding }{
	key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "go on")),
}

// Keys implements nav.Screen.
func (s *Welcome) Keys() []key.Binding { return []key.Binding{welcomeKeys.begin} }

// Update implements nav.Screen.
func (s *Welcome) Update(msg tea.Msg) (nav.Screen, tea.Cmd, nav.Intent) {
	switch msg := msg.(type) {
	case nav.Body:
		s.width, s.height = msg.Width, msg.Height
		return s, nil, nil
	case nav.ThemeMsg:
		s.th = msg.Theme
		s.build()
		return s, s.form.Init(), nil
	}
	_, cmd := s.form.Update(msg)
	if k, ok := msg.(tea.KeyPressMsg); ok && key.Matches(k, welcomeKeys.begin) && len(s.form.Errors()) == 0 {
		s.form.NextGroup() // now, not by a message: the next key belongs to the next screen
		return s, nil, nav.Use{Profile: orDefault(s.name)}
	}
	return s, cmd, nil
}

// View implements nav.Screen.
func (s *Welcome) View() nav.Frame {
	lines := []string{
		s.th.Paint(ui.Title, "Downtime"), "",
	}
	lines = append(lines, strings.Split(ui.Wrap(s.th.Spell(about), formWidth), "\n")...)
	lines = append(lines, "")
	lines = append(lines, strings.Split(s.th.Spell(s.form.View()), "\n")...)
	return nav.Frame{
		Heading: ui.Heading{Place: "Welcome", Note: "first run"}, Modal: true,
		Body: middle(lines, formWidth, s.width, s.height),
	}
}

const about = "You are called to a bedside at night. A device there may be lying, or innocent, and the patient may be the one who is wrong. " +
	"You look, you decide, and then you are told what was really so."

// middle sets a block of text a third of the way down, in the middle.
func middle(lines []string, w, width, height int) string {
	out := make([]string, max(0, (height-len(lines))/3), height+len(lines))
	for _, l := range lines {
		out = append(out, ui.Blank((width-w)/2)+l)
	}
	return ui.Fill(strings.Join(out, "\n"), width, height)
}

// Offer says once what Downtime is not, and offers the tutorial bed.
type Offer struct {
	th            ui.Theme
	name          string
	width, height int
}

// NewOffer makes the screen that follows the first opening of a profile.
func NewOffer(ctx nav.Context, name string) *Offer { return &Offer{th: ctx.Theme, name: name} }

// Init implements nav.Screen.
func (s *Offer) Init() tea.Cmd { return nil }

var offerKeys = struct{ try, skip key.Binding }{
	try:  key.NewBinding(key.WithKeys("enter", "t"), key.WithHelp("enter", "try the tutorial bed")),
	skip: key.NewBinding(key.WithKeys("s", "esc"), key.WithHelp("s", "skip it")),
}

// Keys implements nav.Screen.
func (s *Offer) Keys() []key.Binding { return []key.Binding{offerKeys.try, offerKeys.skip} }

// Update implements nav.Screen.
func (s *Offer) Update(msg tea.Msg) (nav.Screen, tea.Cmd, nav.Intent) {
	switch msg := msg.(type) {
	case nav.Body:
		s.width, s.height = msg.Width, msg.Height
	case nav.ThemeMsg:
		s.th = msg.Theme
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, offerKeys.try):
			return s, nil, nav.Tutorial{}
		case key.Matches(msg, offerKeys.skip):
			return s, nil, nav.Home{}
		}
	}
	return s, nil, nil
}

// View implements nav.Screen.
func (s *Offer) View() nav.Frame {
	text := []string{
		"Downtime is for learning, not for care. Nothing here may guide the treatment of anybody.",
		"First, if you like: ninety seconds at a quiet bed, to try every key once. Nothing is wrong there and nothing is scored.",
	}
	lines := []string{s.th.Paint(ui.Title, s.th.Spell("Hello, "+s.name+".")), ""}
	for _, t := range text {
		lines = append(lines, strings.Split(ui.Wrap(s.th.Spell(t), formWidth), "\n")...)
		lines = append(lines, "")
	}
	lines = append(lines,
		s.th.Paint(ui.Key, "enter")+"  the tutorial bed, 90 seconds",
		s.th.Paint(ui.Key, "    s")+"  skip it, straight to the cases")
	return nav.Frame{Heading: ui.Heading{Place: "Welcome", Note: s.name}, Body: middle(lines, formWidth, s.width, s.height)}
}
