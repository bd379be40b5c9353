// Package settings is the page of the trainee's own wishes: how the game is drawn, how its clock runs, what it sounds.
//
// A change holds at once: the root reads Prefs after every key, redraws, and keeps them in the profile.
package settings

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
	"downtime/game/skill"
	"downtime/game/wave"
)

// Screen is the settings page.
type Screen struct {
	th            ui.Theme
	env           []string
	prefs         nav.Prefs
	width, height int
	at            int
	samples       [3]*ui.Scope // one beat for each set of characters
}

// row is one setting: its values in order, and which one holds.
type row struct {
	label  string
	values []value
	get    func(*nav.Prefs) string
	set    func(*nav.Prefs, string)
	about  string
}

type value struct{ id, label string }

var yesNo = []value{{"off", "off"}, {"on", "on"}}

func onOff(field func(*nav.Prefs) *bool) (func(*nav.Prefs) string, func(*nav.Prefs, string)) {
	get := func(p *nav.Prefs) string {
		if *field(p) {
			return "on"
		}
		return "off"
	}
	return get, func(p *nav.Prefs, v string) { *field(p) = v == "on" }
}

func flag(label, about string, field func(*nav.Prefs) *bool) row {
	get, set := onOff(field)
	return row{label: label, values: yesNo, get: get, set: set, about: about}
}

func choice(label, about string, field func(*nav.Prefs) *string, values ...value) row {
	return row{
		label: label, values: values, about: about,
		get: func(p *nav.Prefs) string {
			if *field(p) == "" {
				return "auto"
			}
			return *field(p)
		},
		set: func(p *nav.Prefs, v string) { *field(p) = v },
	}
}

// rows are the settings, in the order of the page.
var rows = []row{
	choice("Characters", "What curves are drawn with. Choose the finest that looks right below.",
		func(p *nav.Prefs) *string { return &p.Glyphs },
		value{"auto", "auto"}, value{"braille", "braille"}, value{"blocks", "blocks"}, value{"ascii", "ASCII"}),
	choice("Colour", "No meaning is carried by colour alone, so every choice can be played.",
		func(p *nav.Prefs) *string { return &p.Colour },
		value{"auto", "auto"}, value{"none", "none"}, value{"16", "16"}, value{"256", "256"}, value{"true", "true colour"}),
	{
		label: "Pace", values: []value{{"paced", "paced"}, {"live", "live"}},
		get: func(p *nav.Prefs) string {
			if p.Live {
				return "live"
			}
			return "paced"
		},
		set:   func(p *nav.Prefs, v string) { p.Live = v == "live" },
		about: "Paced: the clock moves when you act. Live: it runs by itself, and one key pauses it.",
	},
	flag("Bell", "The terminal's own bell for alarms of high priority, and for what a stethoscope hears in the Skills Lab. Off unless you ask for it.",
		func(p *nav.Prefs) *bool { return &p.Bell }),
	flag("Metronome", "An aid to the rhythm when you squeeze a bag. Scores are the same with and without.",
		func(p *nav.Prefs) *bool { return &p.Metronome }),
	{
		label: "Skills clock", values: []value{{string(skill.Usual), "usual"}, {string(skill.Double), "twice as long"}, {string(skill.Off), "off"}},
		get:   func(p *nav.Prefs) string { return string(p.Timing) },
		set:   func(p *nav.Prefs, v string) { p.Timing = skill.Timing(v) },
		about: "Time limits in the Skills Lab. What accuracy earns is the same with each; with the clock off nothing is earned or lost for speed.",
	},
	flag("Reduced motion", "Curves stand still between steps; nothing blinks.",
		func(p *nav.Prefs) *bool { return &p.Still }),
}

// New makes the page. env is the terminal's environment, from which "auto" chooses.
func New(ctx nav.Context, env []string) *Screen {
	s := &Screen{th: ctx.Theme, env: env, prefs: ctx.Prefs}
	for i := range s.samples {
		s.samples[i] = ui.NewScope(4)
		s.samples[i].Advance(&wave.Params{HR: 72, Rhythm: wave.Sinus}, 4.8)
	}
	return s
}

// Init implements nav.Screen.
func (s *Screen) Init() tea.Cmd { return nil }

// Prefs are the settings as they stand.
func (s *Screen) Prefs() nav.Prefs { return s.prefs }

var keys = struct{ up, down, next, prev, back key.Binding }{
	up:   key.NewBinding(key.WithKeys("up", "k"), key.WithHelp("↑", "up")),
	down: key.NewBinding(key.WithKeys("down", "j"), key.WithHelp("↓", "down")),
	next: key.NewBinding(key.WithKeys("right", "l", "enter", "space"), key.WithHelp("→", "next value")),
	prev: key.NewBinding(key.WithKeys("left", "h"), key.WithHelp("←", "value before")),
	back: key.NewBinding(key.WithKeys("esc", "q"), key.WithHelp("esc", "back, kept")),
}

// Keys implements nav.Screen.
func (s *Screen) Keys() []key.Binding {
	return []key.Binding{keys.next, keys.prev, keys.up, keys.down, keys.back}
}

// Update implements nav.Screen.
func (s *Screen) Update(msg tea.Msg) (nav.Screen, tea.Cmd, nav.Intent) {
	switch msg := msg.(type) {
	case nav.Body:
		s.width, s.height = msg.Width, msg.Height
	case nav.ThemeMsg:
		s.th = msg.Theme
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, keys.back):
			return s, nil, nav.Back{}
		case key.Matches(msg, keys.up):
			s.at = max(0, s.at-1)
		case key.Matches(msg, keys.down):
			s.at = min(len(rows)-1, s.at+1)
		case key.Matches(msg, keys.next):
			s.turn(1)
		case key.Matches(msg, keys.prev):
			s.turn(-1)
		}
	}
	return s, nil, nil
}

// turn goes to the next value of the selected setting, round and round.
func (s *Screen) turn(by int) {
	r := rows[s.at]
	is := r.get(&s.prefs)
	for i, v := range r.values {
		if v.id == is {
			r.set(&s.prefs, r.values[(i+by+len(r.values))%len(r.values)].id)
			return
		}
	}
	r.set(&s.prefs, r.values[0].id) // a value from a newer version
}

// View implements nav.Screen.
func (s *Screen) View() nav.Frame {
	lines := []string{""}
	for i, r := range rows {
		lines = append(lines, s.row(i, r))
	}
	lines = append(lines, "")
	for _, l := range strings.Split(ui.Wrap(s.th.Spell(rows[s.at].about), s.width-8), "\n") {
		lines = append(lines, "   "+s.th.Paint(ui.Dim, l))
	}
	lines = append(lines, "", "   "+ui.TitleRule(s.th, "The same heart in each set of characters", "", min(s.width-6, 90)))
	lines = append(lines, s.card(s.height-len(lines))...)
	return nav.Frame{Heading: ui.Heading{Place: "Settings", Note: "kept in your profile"}, Body: ui.Fill(strings.Join(lines, "\n"), s.width, s.height)}
}

func (s *Screen) row(i int, r row) string {
	mark := "   "
	label := ui.Fit(s.th.Spell(r.label), 16)
	if i == s.at {
		mark, label = s.th.Paint(ui.Focus, s.th.Pick(" ▶ ", " > ")), s.th.Paint(ui.Focus, label)
	}
	is := r.get(&s.prefs)
	line := mark + label
	for _, v := range r.values {
		text := v.label
		if v.id == "auto" && is == "auto" {
			text += " (" + s.found(r.label) + ")"
		}
		if v.id == is {
			line += " " + s.th.Paint(ui.Title, "["+text+"]")
		} else {
			line += "  " + s.th.Paint(ui.Dim, text) + " "
		}
	}
	return line
}

// found is what auto came to on this terminal.
func (s *Screen) found(label string) string {
	th := ui.Detect(s.env, ui.Settings{})
	if label == "Colour" {
		return [...]string{"none", "16", "256", "true colour"}[th.Colours]
	}
	return [...]string{"braille", "blocks", "ASCII"}[th.Glyphs]
}

// card draws the same beats three times, so that a font without braille shows itself.
func (s *Screen) card(room int) []string {
	each := max(2, min(5, room/3-1))
	w := min(s.width-18, 80)
	var lines []string
	for g, name := range []string{"braille", "blocks", "ASCII"} {
		th := s.th
		th.Glyphs = ui.Glyphs(g)
		for i, l := range strings.Split(s.samples[g].View(wave.ChannelECG, th, w, each), "\n") {
			head := ""
			if i == each/2 {
				head = name
			}
			lines = append(lines, "   "+ui.Fit(s.th.Paint(ui.Dim, head), 10)+l)
		}
		if len(lines)+1 < room {
			lines = append(lines, "")
		}
	}
	return lines
}
