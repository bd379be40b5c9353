package bedside

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/bedside/panel"
	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
)

// devices shows one device after another on the whole screen, and lets its alarm limits be moved.
type devices struct {
	at       int // index into the devices here
	selected int
	typed    string
}

// newDevices begins at the ventilator of the bed shown.
func newDevices(s *Screen) *devices {
	d := &devices{}
	if v, ok := s.vent(); ok {
		for i := range s.obs.Devices {
			if s.obs.Devices[i].ID == v.Device.ID {
				d.at = i
			}
		}
	}
	s.layer = d // so that its picture is begun
	for _, v := range s.shown() {
		s.scope(v)
	}
	return d
}

func (d *devices) device(s *Screen) *engine.DeviceView {
	if len(s.obs.Devices) == 0 {
		return nil
	}
	return &s.obs.Devices[min(d.at, len(s.obs.Devices)-1)]
}

func (d *devices) press(s *Screen, k tea.KeyPressMsg) (tea.Cmd, nav.Intent) {
	if dev := d.device(s); dev != nil && !dev.Page && d.typed == "" && nameOf(k) == s.opens(dev) {
		return s.begin(s.does(engine.ShowPage, dev), anyone), nil
	}
	switch name := k.String(); name {
	case "esc", "v":
		if d.typed != "" {
			d.typed = ""
			return nil, nil
		}
		s.layer = nil
	case "p":
		s.pause(false)
	case ",", "left", ".", "right", "tab":
		d.turn(s, name == "," || name == "left")
	case "up", "down":
		if ends := len(panel.Ends(d.device(s))); ends > 0 {
			d.selected = (d.selected + map[string]int{"up": ends - 1, "down": 1}[name]) % ends
		}
		d.typed = ""
	case "enter":
		return d.set(s), nil
	default:
		d.typed = typeNumber(d.typed, k)
	}
	return nil, nil
}

// turn goes to the next device here, or back to the one before.
func (d *devices) turn(s *Screen, back bool) {
	n := len(s.obs.Devices)
	if n == 0 {
		return
	}
	step := 1
	if back {
		step = n - 1
	}
	d.at, d.selected, d.typed = (d.at+step)%n, 0, ""
	for _, v := range s.shown() {
		s.scope(v)
	}
}

// set moves the chosen end of the chosen limit; the other end stays.
func (d *devices) set(s *Screen) tea.Cmd {
	dev := d.device(s)
	ends := panel.Ends(dev)
	v, err := strconv.ParseFloat(d.typed, 64)
	if d.typed == "" || err != nil || d.selected >= len(ends) {
		s.says = "Choose a limit and type a number first."
		return nil
	}
	d.typed = ""
	e := ends[d.selected]
	l := e.Limit
	in := engine.Input{Kind: engine.MoveLimit, Device: dev.Index, Alarm: l.Index, Low: l.Low, High: l.High, LowOn: l.LowOn, HighOn: l.HighOn}
	if e.High {
		in.High = v
	} else {
		in.Low = v
	}
	cmd, ok := s.do(in)
	if ok {
		s.occupied(in)
	}
	return cmd
}

func (d *devices) view(s *Screen) sheet {
	area := rect{w: s.w, h: s.h}
	dev := d.device(s)
	if dev == nil {
		return sheet{area: area, body: ui.Fill(" There is no device here.", s.w, s.h)}
	}
	v := panel.Vent{Device: dev, Drives: true, Clears: s.clears(dev), Opens: s.opens(dev), Whose: s.whose(dev)}
	scope := s.scopes[dev.ID]
	page := panel.Page{Vent: v, At: d.at + 1, Of: len(s.obs.Devices), Selected: d.selected, Typed: d.typed, Why: s.says}
	return sheet{area: area, body: page.View(s.theme, scope, s.w, s.h)}
}

func (d *devices) help() []key.Binding {
	return []key.Binding{bind(", .", "other devices", ","), bind("↑ ↓", "limit", "up"), bind("0-9", "type it", "0"), bind("enter", "set it, 5 s", "enter"), keys.back}
}

// record is the whole story, to scroll.
type record struct{ back int }

func (r *record) press(s *Screen, k tea.KeyPressMsg) (tea.Cmd, nav.Intent) {
	switch k.String() {
	case "esc", "l", "q", "enter":
		s.layer = nil
	case "p":
		s.pause(false)
	case "up", "k":
		r.scroll(s, 1)
	case "down", "j":
		r.scroll(s, -1)
	case "pgup", "b":
		r.scroll(s, s.h-3)
	case "pgdown", "space":
		r.scroll(s, 3-s.h)
	case "home", "g":
		r.scroll(s, 1<<20)
	case "end", "G":
		r.back = 0
	}
	return nil, nil
}

func (r *record) scroll(s *Screen, rows int) {
	most := max(panel.StoryRows(s.theme, s.told, s.w)-(s.h-1), 0)
	r.back = max(0, min(r.back+rows, most))
}

func (r *record) view(s *Screen) sheet {
	body := s.blocks.record.get(storyKey{s.theme, s.seq, r.back, s.w, s.h - 1}, func() string {
		return panel.Story(s.theme, s.told, r.back, s.w, s.h-1)
	})
	note := "the end"
	if r.back > 0 {
		note = strconv.Itoa(r.back) + " rows further"
	}
	return sheet{area: rect{w: s.w, h: s.h}, body: ui.TitleRule(s.theme, "What happened", note, s.w) + "\n" + body}
}

func (r *record) help() []key.Binding {
	return []key.Binding{bind("↑ ↓ pgup pgdn", "scroll", "up"), bind("home end", "ends", "home"), keys.back}
}

// card is a laminated card, read at leisure: what it costs was paid when it was taken up.
type card struct {
	title, text string
	from        int
}

func (c *card) press(s *Screen, k tea.KeyPressMsg) (tea.Cmd, nav.Intent) {
	switch k.String() {
	case "esc", "h", "q", "enter":
		s.layer = nil
	case "p":
		s.pause(false)
	case "up":
		c.from = max(c.from-1, 0)
	case "down":
		c.from++
	case "pgup":
		c.from = max(c.from-s.h+4, 0)
	case "pgdown", "space":
		c.from += s.h - 4
	}
	return nil, nil
}

func (c *card) view(s *Screen) sheet {
	w := min(s.w-4, 80)
	rows := strings.Split(ui.Markdown(s.theme, c.text, w-4), "\n")
	h := min(s.h, len(rows)+2)
	from := max(0, min(c.from, len(rows)-(h-2)))
	area := rect{x: (s.w - w) / 2, y: (s.h - h) / 2, w: w, h: h}
	return sheet{area: area, body: ui.Frame(s.theme, c.title, strings.Join(rows[from:], "\n"), w, h)}
}

func (c *card) help() []key.Binding {
	return []key.Binding{bind("↑ ↓ pgup pgdn", "scroll", "up"), keys.back}
}

// ending says how it ended; the only way on is the debrief, or out where a session tells nothing yet.
type ending struct{ silent bool }

func (*ending) press(s *Screen, k tea.KeyPressMsg) (tea.Cmd, nav.Intent) {
	switch k.String() {
	case "enter", "d", "space":
		return nil, nav.Debrief{Sitting: s.sit}
	case "l":
		s.layer = &after{}
	case "q", "esc":
		return nil, nav.Home{}
	}
	return nil, nil
}

func (e *ending) view(s *Screen) sheet {
	th := s.theme
	w := s.plan().box() - 4
	out := strings.Split(ui.Wrap(th.Spell(s.obs.Ending), w), "\n")
	at := len(out) + 2
	on := "the debrief: what was shown, what was so, and your card"
	if e.silent {
		on = "go on: the run is saved, and what it came to is told later"
	}
	out = append(out, "", th.Paint(ui.Key, "Enter")+"  "+on)
	return s.box("The case is over", out, []panel.Spot{{X: 2, Y: at, W: w, Key: "enter"}})
}

func (e *ending) help() []key.Binding {
	if e.silent {
		return []key.Binding{keys.done, keys.log}
	}
	return []key.Binding{keys.debrief, keys.log, bind("q", "home", "q")}
}

// after is the story once it is over; it goes back to the ending.
type after struct{ record }

func (a *after) press(s *Screen, k tea.KeyPressMsg) (tea.Cmd, nav.Intent) {
	cmd, intent := a.record.press(s, k)
	if s.layer == nil {
		s.layer = &ending{silent: s.silent}
	}
	return cmd, intent
}
