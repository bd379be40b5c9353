package qr

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/ui"
)

// Deps are what the screen is given. Split cuts what is to be told into texts of at most so many characters.
type Deps struct {
	Env   []string
	Split func(room int) ([]string, error)
	Dark  bool // without colours: the window is dark
}

// beside is the least width of the words beside a code.
const beside = 26

// Shower is the model. Only its Update changes it.
type Shower struct {
	deps    Deps
	theme   ui.Theme
	w, h    int
	ink     Ink
	chosen  bool // the ink, by whoever sits there
	version int  // what the texts were split for; 0: not yet
	texts   []string
	at      int
	seen    []bool
	code    *Code
	err     error
}

// New makes the model.
func New(d Deps) *Shower {
	th := ui.Detect(d.Env, ui.Settings{})
	return &Shower{deps: d, theme: th, ink: Of(th, d.Dark), chosen: d.Dark}
}

// Run shows the codes until whoever sits there leaves, or ctx asks to end.
func Run(ctx context.Context, d Deps) error {
	m := New(d)
	return errors.Join(ui.Run(ctx, m, m.theme, d.Env), m.err)
}

// Init asks for the window's own colour where it decides how a code is drawn. Nothing waits for the answer.
func (m *Shower) Init() tea.Cmd {
	if m.ink == Colours {
		return nil
	}
	return tea.RequestBackgroundColor
}

// Update takes keys, the size, and the window's colour.
func (m *Shower) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = msg.Width, msg.Height
		if m.version == 0 {
			m.split()
		}
	case tea.BackgroundColorMsg:
		if m.ink != Colours && !m.chosen {
			m.ink = Of(m.theme, msg.IsDark())
		}
	case tea.KeyPressMsg:
		return m, m.key(msg.String())
	}
	if m.err != nil {
		return m, tea.Quit
	}
	return m, nil
}

func (m *Shower) key(key string) tea.Cmd {
	switch key {
	case "q", "esc", "ctrl+c":
		return tea.Quit
	case "n", "right", "down", "space", "enter", "pgdown", "l", "j":
		m.turn(m.at + 1)
	case "p", "left", "up", "backspace", "pgup", "h", "k":
		m.turn(m.at - 1)
	case "i":
		if m.ink != Colours {
			m.ink, m.chosen = OnLight+OnDark-m.ink, true
		}
	case "s":
		if m.version != m.fit() {
			m.split()
		}
	}
	return nil
}

// fit is the largest version that leaves room for the words, beside the code or in the last line.
func (m *Shower) fit() int {
	return max(Largest(m.theme, m.w-beside, m.h), Largest(m.theme, m.w, m.h-1))
}

// split cuts what is to be told for the window as it is now.
func (m *Shower) split() {
	v := m.fit()
	if v == 0 {
		return
	}
	texts, err := m.deps.Split(Room(v))
	if err != nil {
		m.err = err
		return
	}
	m.version, m.texts, m.seen = v, texts, make([]bool, len(texts))
	m.turn(0)
}

func (m *Shower) turn(to int) {
	if to < 0 || to >= len(m.texts) {
		return
	}
	m.at, m.seen[to] = to, true
	m.code, m.err = Encode(m.texts[to], m.version)
}

// View draws the code that is shown, with the words beside it or below it.
func (m *Shower) View() tea.View {
	v := tea.NewView(m.body())
	v.AltScreen = true
	v.WindowTitle = "Downtime: hand-in"
	return v
}

func (m *Shower) body() string {
	switch {
	case m.w == 0 || m.err != nil || m.version != 0 && m.code == nil:
		return ""
	case m.version == 0:
		return ui.Wrap(m.tooSmall(), max(m.w, 10))
	}
	code := m.code.Draw(m.theme, m.ink)
	wide := m.w - Wide(m.theme, (m.code.Size-17)/4)
	switch {
	case wide >= beside && len(code) <= m.h:
		words := strings.Split(ui.Wrap(m.words(), wide-2), "\n")
		for i := range code {
			if i < len(words) {
				code[i] += "  " + words[i]
			}
		}
		return strings.Join(code, "\n")
	case wide >= 0 && len(code) < m.h:
		return strings.Join(append(code, ui.Fit(m.line(), m.w)), "\n")
	}
	return ui.Wrap(m.shrunk(), max(m.w, 10))
}

func (m *Shower) shrunk() string {
	return m.where() + ". The window has become too small for it: make it as large as it was, or press s for smaller codes, of which all must be read anew. q leaves."
}

func (m *Shower) tooSmall() string {
	s := fmt.Sprintf("A code needs a window of %d by %d and this one has %d by %d: make it larger, or its letters smaller. q leaves.",
		Wide(m.theme, least), Tall(m.theme, least)+1, m.w, m.h)
	if m.theme.Glyphs == ui.ASCII {
		s += " This terminal draws in ASCII, which takes four times the room."
	}
	return s
}

func (m *Shower) where() string { return fmt.Sprintf("Code %d of %d", m.at+1, len(m.texts)) }

// line is what stands under a code where there is no room beside it.
func (m *Shower) line() string {
	out := fmt.Sprintf("%d of %d  n next  p back  q leave", m.at+1, len(m.texts))
	if m.ink != Colours {
		out += "  i dark/light"
	}
	return out
}

func (m *Shower) words() string {
	left := 0
	for _, s := range m.seen {
		if !s {
			left++
		}
	}
	out := "\n" + m.where() + "\n\nn  next\np  back\nq  leave\n"
	if m.ink != Colours {
		out += "i  dark or light, if your reader does not see it\n"
	}
	out += "\nRead each once, in any order, and keep all the texts in one file: that file is the hand-in.\n"
	switch {
	case m.version < m.fit():
		out += "\ns  fewer and larger codes for this window: then read all anew\n"
	case left > 0:
		out += "\nA larger window, or smaller letters, takes fewer codes.\n"
	default:
		out += "\nYou have seen all of them.\n"
	}
	return out
}

// Print writes all codes one below the other, for a window of w by h or, with 0 by 0, for a page.
func Print(out io.Writer, d Deps, w, h int) error {
	th := ui.Detect(d.Env, ui.Settings{})
	ink := Of(th, d.Dark)
	if w == 0 || h == 0 {
		w, h = pageWide, pageTall
		th.Colours = ui.NoColour
		if ink == Colours {
			ink = OnLight
		}
	}
	v := Largest(th, w, h-1)
	if v == 0 {
		return fmt.Errorf("a code needs a window of %d by %d and this one has %d by %d: make it larger, or print to a file", Wide(th, least), Tall(th, least)+1, w, h)
	}
	texts, err := d.Split(Room(v))
	if err != nil {
		return err
	}
	for n, text := range texts {
		c, err := Encode(text, v)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%d of %d\n%s\n\n", n+1, len(texts), strings.Join(c.Draw(th, ink), "\n"))
	}
	return nil
}

// A page takes 80 characters a line and 60 lines.
const (
	pageWide = 80
	pageTall = 60
)
