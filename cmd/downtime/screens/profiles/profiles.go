// Package profiles is where a trainee says who is playing: the first-run screens, and the list on which profiles are made, switched,
// renamed, exported and deleted.
//
// It knows names and files, and opens none of them: the root does, because a profile must be closed before it is moved.
package profiles

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/lock"
	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
	"downtime/saves"
)

// Deps are what the page needs done; List and Export are called from commands.
type Deps struct {
	Current string // path of the open profile, "" if none is
	Dir     string // where profiles lie
	List    func() ([]saves.Found, error)
	Export  func(path string) (string, error)
}

// What is said between the page and the root.
type (
	// RenameMsg asks for a profile to be renamed. Passphrase is that of a locked one, "" if it was not asked for yet.
	RenameMsg struct{ Path, Name, Passphrase string }
	// DeleteMsg asks for a profile to be deleted for good, with the passphrase of a locked one.
	DeleteMsg struct{ Path, Passphrase string }
	// LockedMsg says that nothing was done without the passphrase: Asked is the message to be sent again with it.
	LockedMsg struct {
		Asked tea.Msg
		Why   string
	}
	// DoneMsg says what came of it. Current is the open profile now.
	DoneMsg struct{ Said, Current string }
	// OpenMsg says which profile is open now.
	OpenMsg struct{ Current string }
)

type listMsg struct {
	found []saves.Found
	err   error
}

// what the line at the foot asks for
type asking uint8

const (
	nothing asking = iota
	newName
	otherName
	deletion
	passphrase
)

// Screen is the list of profiles.
type Screen struct {
	th            ui.Theme
	deps          Deps
	width, height int
	found         []saves.Found
	read          bool
	at            int
	asks          asking
	waits         tea.Msg // what waits for a passphrase
	input         textinput.Model
	said          string
	bad           bool // said is why something was refused
}

// New makes the page.
func New(ctx nav.Context, d Deps) *Screen {
	s := &Screen{th: ctx.Theme, deps: d, input: textinput.New()}
	s.input.Prompt = ""
	s.input.CharLimit = 40
	s.input.SetVirtualCursor(false)
	return s
}

// Init reads the list.
func (s *Screen) Init() tea.Cmd { return s.list() }

func (s *Screen) list() tea.Cmd {
	d := s.deps
	return func() tea.Msg {
		found, err := d.List()
		return listMsg{found, err}
	}
}

var keys = struct{ use, up, down, make, rename, export, remove, back, ok, cancel key.Binding }{
	use:    key.NewBinding(key.WithKeys("enter", "space"), key.WithHelp("enter", "use")),
	up:     key.NewBinding(key.WithKeys("up", "k"), key.WithHelp("↑", "up")),
	down:   key.NewBinding(key.WithKeys("down", "j"), key.WithHelp("↓", "down")),
	make:   key.NewBinding(key.WithKeys("n"), key.WithHelp("n", "new")),
	rename: key.NewBinding(key.WithKeys("r"), key.WithHelp("r", "rename")),
	export: key.NewBinding(key.WithKeys("e"), key.WithHelp("e", "export")),
	remove: key.NewBinding(key.WithKeys("d"), key.WithHelp("d", "delete")),
	back:   key.NewBinding(key.WithKeys("esc", "q"), key.WithHelp("esc", "back")),
	ok:     key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "done")),
	cancel: key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "leave it")),
}

// Keys implements nav.Screen.
func (s *Screen) Keys() []key.Binding {
	if s.asks != nothing {
		return []key.Binding{keys.ok, keys.cancel}
	}
	use, rename, export, remove := keys.use, keys.rename, keys.export, keys.remove
	for _, b := range []*key.Binding{&use, &rename, &export, &remove} {
		b.SetEnabled(len(s.found) > 0)
	}
	return []key.Binding{use, keys.make, rename, export, remove, keys.back, keys.down, keys.up}
}

// Update implements nav.Screen.
func (s *Screen) Update(msg tea.Msg) (nav.Screen, tea.Cmd, nav.Intent) {
	switch msg := msg.(type) {
	case nav.Body:
		s.width, s.height = msg.Width, msg.Height
		s.input.SetWidth(max(10, msg.Width-40))
	case nav.ThemeMsg:
		s.th = msg.Theme
	case listMsg:
		s.take(msg)
	case LockedMsg:
		s.waits, s.said, s.bad = msg.Asked, msg.Why, true
		return s, s.ask(passphrase, ""), nil
	case OpenMsg:
		s.deps.Current = msg.Current
		return s, s.list(), nil
	case DoneMsg:
		s.said, s.bad, s.deps.Current = msg.Said, false, msg.Current
		return s, s.list(), nil
	case tea.KeyPressMsg:
		if s.asks != nothing {
			return s.typing(msg)
		}
		return s.press(msg)
	default:
		if s.asks != nothing {
			var cmd tea.Cmd
			s.input, cmd = s.input.Update(msg)
			return s, cmd, nil
		}
	}
	return s, nil, nil
}

func (s *Screen) take(msg listMsg) {
	s.read = true
	if msg.err != nil {
		s.said, s.bad = saves.Explain(msg.err), true
		return
	}
	was := ""
	if s.at < len(s.found) {
		was = s.found[s.at].Path
	}
	s.found = msg.found
	if i := slices.IndexFunc(s.found, func(f saves.Found) bool { return f.Path == was }); i >= 0 {
		s.at = i // the order may be another one now
	}
	s.at = max(0, min(s.at, len(s.found)-1))
}

func (s *Screen) press(k tea.KeyPressMsg) (nav.Screen, tea.Cmd, nav.Intent) {
	s.said = ""
	switch {
	case key.Matches(k, keys.back):
		return s, nil, nav.Back{}
	case key.Matches(k, keys.make):
		return s, s.ask(newName, ""), nil
	case key.Matches(k, keys.up):
		s.at = max(0, s.at-1)
	case key.Matches(k, keys.down):
		s.at = max(0, min(s.at+1, len(s.found)-1))
	case len(s.found) == 0:
	case key.Matches(k, keys.use):
		return s, nil, nav.Use{Profile: s.found[s.at].Path}
	case key.Matches(k, keys.rename):
		return s, s.ask(otherName, s.found[s.at].Name), nil
	case key.Matches(k, keys.remove):
		return s, s.ask(deletion, ""), nil
	case key.Matches(k, keys.export):
		return s, s.export(s.found[s.at].Path), nil
	}
	return s, nil, nil
}

func (s *Screen) export(path string) tea.Cmd {
	d := s.deps
	return func() tea.Msg {
		to, err := d.Export(path)
		if err != nil {
			var locked *lock.LockedError
			if errors.As(err, &locked) {
				return DoneMsg{"Not exported: " + err.Error() + ".", d.Current}
			}
			return DoneMsg{"Not exported: " + saves.Explain(err), d.Current}
		}
		return DoneMsg{"Exported to " + to + ", a file that any Downtime opens with --profile.", d.Current}
	}
}

func (s *Screen) ask(what asking, value string) tea.Cmd {
	s.asks = what
	s.input.EchoMode = textinput.EchoNormal
	if what == passphrase {
		s.input.EchoMode = textinput.EchoNone
	}
	s.input.SetValue(value)
	s.input.CursorEnd()
	return s.input.Focus()
}

// typing is a name being typed: every key belongs to it.
func (s *Screen) typing(k tea.KeyPressMsg) (nav.Screen, tea.Cmd, nav.Intent) {
	switch {
	case key.Matches(k, keys.cancel):
		s.asks, s.said = nothing, ""
		return s, nil, nil
	case key.Matches(k, keys.ok):
		if s.asks == passphrase {
			return s, s.unlocked(s.input.Value()), nil
		}
		return s.typed(strings.TrimSpace(s.input.Value()))
	}
	s.said = ""
	var cmd tea.Cmd
	s.input, cmd = s.input.Update(k)
	return s, cmd, nil
}

func (s *Screen) typed(name string) (nav.Screen, tea.Cmd, nav.Intent) {
	if s.asks == deletion {
		return s, s.delete(name), nil
	}
	if err := usable(name); err != nil {
		s.said, s.bad = "That cannot be a name: "+err.Error()+".", true
		return s, nil, nil
	}
	for i, f := range s.found {
		if strings.EqualFold(f.Name, name) && (s.asks == newName || i != s.at) {
			s.said, s.bad = fmt.Sprintf("There is a profile %s already.", f.Name), true
			return s, nil, nil
		}
	}
	if s.asks == newName {
		return s, nil, nav.Use{Profile: name}
	}
	s.asks = nothing
	change := RenameMsg{Path: s.found[s.at].Path, Name: name}
	return s, func() tea.Msg { return change }, nil
}

// unlocked sends what waited again, with the passphrase.
func (s *Screen) unlocked(typed string) tea.Cmd {
	s.asks = nothing
	s.input.SetValue("")
	switch again := s.waits.(type) {
	case RenameMsg:
		again.Passphrase = typed
		return func() tea.Msg { return again }
	case DeleteMsg:
		again.Passphrase = typed
		return func() tea.Msg { return again }
	}
	return nil
}

// delete wants the profile's own name: it cannot be undone.
func (s *Screen) delete(typed string) tea.Cmd {
	f := s.found[s.at]
	if typed != f.Name {
		s.said, s.bad = fmt.Sprintf("That is not %q, so nothing was deleted.", f.Name), true
		return nil
	}
	s.asks = nothing
	return func() tea.Msg { return DeleteMsg{Path: f.Path} }
}

// View implements nav.Screen.
func (s *Screen) View() nav.Frame {
	f := nav.Frame{Heading: ui.Heading{Place: "Profiles", Note: "each one file on this machine"}, Modal: s.asks != nothing}
	lines := []string{""}
	if s.read && len(s.found) == 0 {
		lines = append(lines, "   No profile here yet. "+s.th.Paint(ui.Key, "n")+" makes one.")
	}
	room := s.height - 7
	from := max(0, s.at-room+1)
	for i := from; i < min(len(s.found), from+room); i++ {
		lines = append(lines, s.line(i))
	}
	foot := []string{"   " + s.th.Paint(ui.Dim, s.th.Shorten("They lie in "+s.deps.Dir, s.width-6)), ""}
	if s.asks != nothing {
		label := " " + s.question() + " "
		foot = append(foot, s.th.Paint(ui.Title, label)+s.th.Spell(s.input.View()))
		if c := s.input.Cursor(); c != nil {
			c.X += ui.Width(label)
			c.Y = s.height - 2
			f.Cursor = c
		}
	} else {
		foot = append(foot, "")
	}
	role := ui.Text
	if s.bad {
		role = ui.Bad
	}
	foot = append(foot, " "+s.th.Paint(role, s.th.Shorten(s.th.Spell(s.said), s.width-2)))
	f.Body = ui.Fill(ui.Fill(strings.Join(lines, "\n"), s.width, s.height-len(foot))+"\n"+strings.Join(foot, "\n"), s.width, s.height)
	return f
}

func (s *Screen) question() string {
	switch s.asks {
	case newName:
		return "Name of the new profile:"
	case otherName:
		return "New name:"
	case deletion:
		return fmt.Sprintf("Delete %s and every run in it for good? Type its name:", s.found[s.at].Name)
	case passphrase:
		return "Its passphrase (unseen):"
	case nothing:
	}
	return ""
}

func (s *Screen) line(i int) string {
	f := s.found[i]
	mark, name := "   ", ui.Fit(s.th.Spell(f.Name), 42)
	if i == s.at {
		mark, name = s.th.Paint(ui.Focus, s.th.Pick(" ▶ ", " > ")), s.th.Paint(ui.Focus, name)
	}
	used := s.th.Paint(ui.Dim, "last used "+f.Used.Format("2006-01-02 15:04"))
	if f.Path == s.deps.Current {
		used = s.th.Paint(ui.Good, s.th.Pick("● ", "* ")) + "in use"
	}
	return mark + name + " " + used
}
