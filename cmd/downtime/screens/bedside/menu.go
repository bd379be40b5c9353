package bedside

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/bedside/panel"
	"downtime/cmd/downtime/screens/nav"
)

// menu is the list of everything that can be done, by sort, with a filter.
type menu struct {
	sorts     []string
	sort      int
	selected  int
	by        int // whose hands; anyone
	filtering bool
	filter    string
}

func newMenu(s *Screen, filtering bool) *menu {
	return &menu{sorts: categoryOrder(s.keys), by: anyone, filtering: filtering}
}

// found is an entry in view: offered here, or by the filter at another bed alone.
type found struct {
	*entry
	acts []int // its targets there
	bed  int   // the other bed; -1: here, or anywhere
}

// items are the entries in view: those of one sort, or all that match the filter. Those that match by their own words come first, the nearest
// before the others, then, once something is typed, what matches at other beds.
func (m *menu) items(s *Screen) []found {
	var out, there, rest []found
	want := strings.Fields(strings.ToLower(m.filter))
	for i := range s.keys {
		e := &s.keys[i]
		here := found{e, s.acts(e), -1}
		if m.filtering {
			there = append(there, s.elsewhereOf(e, want)...)
		}
		switch {
		case len(here.acts) == 0: // done at other beds
		case !m.filtering:
			if m.sort < len(m.sorts) && e.category == m.sorts[m.sort] {
				out = append(out, here)
			}
		case holdsAll(e.label, want):
			out = append(out, here)
		case holdsAll(e.label+" "+e.category, want):
			rest = append(rest, here)
		}
	}
	if m.filtering {
		typed := strings.Join(want, " ")
		slices.SortStableFunc(out, func(a, b found) int { return cmp.Compare(distance(a.label, typed), distance(b.label, typed)) })
	}
	return slices.Concat(out, there, rest)
}

// distance orders labels by what was typed: those that begin with it, those that hold it as it was typed, those that hold its words.
func distance(label, typed string) int {
	label = strings.ToLower(label)
	switch {
	case strings.HasPrefix(label, typed):
		return 0
	case strings.Contains(label, typed):
		return 1
	}
	return 2
}

// holdsAll reports whether every word is somewhere in the text.
func holdsAll(text string, words []string) bool {
	text = strings.ToLower(text)
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

func (m *menu) press(s *Screen, k tea.KeyPressMsg) (tea.Cmd, nav.Intent) {
	name := nameOf(k)
	items := m.items(s)
	switch name {
	case "esc":
		s.layer = nil
		return nil, nil
	case "enter":
		if m.selected < len(items) {
			return m.begin(s, items[m.selected]), nil
		}
		return nil, nil
	case "tab", "shift+tab":
		m.nextHands(s)
		return nil, nil
	}
	if m.move(name, len(items)) {
		return nil, nil
	}
	if m.filtering {
		m.typeFilter(k)
		return nil, nil
	}
	return m.letter(s, name, items), nil
}

// move takes the keys that change the selection. It reports whether the key was one.
func (m *menu) move(name string, n int) bool {
	switch name {
	case "up":
		m.selected--
	case "down":
		m.selected++
	case "pgup":
		m.selected -= 8
	case "pgdown":
		m.selected += 8
	case "home":
		m.selected = 0
	case "end":
		m.selected = n - 1
	case "left", "right":
		if m.filtering {
			return true
		}
		step := map[string]int{"left": len(m.sorts) - 1, "right": 1}[name]
		m.sort, m.selected = (m.sort+step)%len(m.sorts), 0
		return true
	default:
		return false
	}
	m.selected = max(0, min(m.selected, n-1))
	return true
}

func (m *menu) typeFilter(k tea.KeyPressMsg) {
	switch {
	case k.String() == "backspace" && m.filter != "":
		r := []rune(m.filter)
		m.filter = string(r[:len(r)-1])
	case k.String() == "backspace": // it stays open: what is typed next is still a search, never an act
	case k.String() == "ctrl+u":
		m.filter = ""
	default:
		m.filter += k.Text
	}
	m.selected = 0
}

// letter is a key of the list in view, a digit for a sort, or a key of the menu itself.
func (m *menu) letter(s *Screen, name string, items []found) tea.Cmd {
	switch {
	case name == "/":
		m.filtering, m.filter, m.selected = true, "", 0
	case name == "p":
		s.pause(false)
	case len(name) == 1 && name[0] >= '0' && name[0] <= '9':
		if i := (int(name[0]-'0') + 9) % 10; i < len(m.sorts) {
			m.sort, m.selected = i, 0
		}
	default:
		return m.act(s, name, items)
	}
	return nil
}

// act does the action with a letter: of the list in view, or one that acts at the bedside too. A letter that means something in other sorts
// alone does nothing.
func (m *menu) act(s *Screen, name string, items []found) tea.Cmd {
	for i, f := range items {
		if f.key == name {
			m.selected = i
			return m.begin(s, f)
		}
	}
	for i := range s.keys {
		if e := &s.keys[i]; e.hot == name && len(s.acts(e)) > 0 {
			m.find(s, e)
			return m.begin(s, found{e, s.acts(e), -1})
		}
	}
	if len(name) == 1 {
		s.says = m.elsewhere(s, name)
	}
	return nil
}

// elsewhere says with which numbers a letter means something, if it means nothing in this sort.
func (m *menu) elsewhere(s *Screen, name string) string {
	var codes []string
	for i := range s.keys {
		if e := &s.keys[i]; e.key == name && len(s.acts(e)) > 0 {
			codes = append(codes, m.number(e)+name+" "+e.label)
		}
	}
	if len(codes) == 0 {
		return "No action has the letter " + name + " here. / finds one by its words."
	}
	return name + " alone is nothing here. The number first: " + strings.Join(codes, ", ")
}

// number is the digit of an action's sort; "" if its letter counts everywhere.
func (m *menu) number(e *entry) string {
	i := slices.Index(m.sorts, e.category)
	if e.hot != "" || i < 0 {
		return ""
	}
	return fmt.Sprint((i + 1) % 10)
}

// find turns to the sort of an action and selects it.
func (m *menu) find(s *Screen, e *entry) {
	m.sort = max(slices.Index(m.sorts, e.category), 0)
	m.selected = max(slices.IndexFunc(m.items(s), func(f found) bool { return f.entry == e }), 0)
}

// begin does an action, or says why it cannot be done now.
func (m *menu) begin(s *Screen, f found) tea.Cmd {
	if legal, why := s.option(f.acts, m.by); !legal {
		s.says = why
		return nil
	}
	return s.further(order{entry: f.entry, acts: f.acts, action: -1, by: m.by})
}

// nextHands goes through the people at the bed.
func (m *menu) nextHands(s *Screen) {
	people := s.obs.People
	at := -1
	for i := range people {
		if m.by != anyone && people[i].ID == s.sc.People[m.by].ID {
			at = i
		}
	}
	if at++; at >= len(people) {
		m.by = anyone
		return
	}
	for i := range s.sc.People {
		if s.sc.People[i].ID == people[at].ID {
			m.by = i
		}
	}
}

func (m *menu) handsWords(s *Screen) string {
	switch m.by {
	case anyone:
		return "you, or who can"
	case 0:
		return "your hands"
	}
	return s.sc.People[m.by].Label
}

func (m *menu) view(s *Screen) sheet {
	items := m.items(s)
	m.selected = max(0, min(m.selected, len(items)-1))
	v := panel.Menu{
		Categories: m.sorts, Current: m.sort, Selected: m.selected, Filtering: m.filtering, Filter: m.filter,
		Hands: s.hereOnly() + m.handsWords(s), Detail: s.says,
	}
	for _, f := range items {
		it := s.item(f, f.key, m.by)
		it.Number = m.number(f.entry)
		if m.filtering {
			it.Key, it.Number = "", "" // letters are being typed
		}
		v.Items = append(v.Items, it)
	}
	if v.Detail == "" && len(items) > 0 {
		v.Detail = m.detail(s, items[m.selected])
	}
	area := s.plan().actions()
	body, spots := v.View(s.theme, area.w, area.h)
	return sheet{area: area, body: body, spots: spots, text: m.filtering}
}

// item is one line of a list of actions.
func (s *Screen) item(f found, k string, by int) panel.Item {
	legal, _ := s.option(f.acts, by)
	return panel.Item{Key: k, Label: s.bedsOf(f) + f.label, Cost: s.cost(f, by), Legal: legal}
}

// fewBeds is at how many beds an action is done at most if the board names them before it.
const fewBeds = 4

// bedsOf says at whose bed an action is done if that is another than the one shown; on the board, by the keys of the beds. Nothing if it is done
// here, anywhere, or nearly everywhere.
func (s *Screen) bedsOf(f found) string {
	if f.bed >= 0 {
		return s.sc.TargetLabel(s.obs.Patients[f.bed].ID) + ": "
	}
	if !s.onBoard() {
		return ""
	}
	var beds []string
	for _, a := range f.acts {
		bed := s.sit.Bed(a)
		if bed < 0 {
			return ""
		}
		if d := s.digit(bed); !slices.Contains(beds, d) {
			beds = append(beds, d)
		}
	}
	if len(beds) > fewBeds {
		return ""
	}
	return "bed " + strings.Join(beds, ",") + ": "
}

// detail says of the selected action why it cannot be done, or in full what it is and who can do it.
func (m *menu) detail(s *Screen, f found) string {
	if legal, why := s.option(f.acts, m.by); !legal {
		return "Not now: " + why
	}
	a := &s.sc.Actions[f.acts[0]]
	var who []string
	for i := range s.sc.People {
		if a.By[i] {
			who = append(who, s.sc.People[i].Label+s.whereabouts(s.sc.People[i].ID))
		}
	}
	parts := []string{s.bedsOf(f) + f.label}
	if a.HasValue {
		parts = append(parts, fmt.Sprintf("%g to %g %s", a.Low, a.High, a.Unit))
	}
	switch {
	case a.Voice:
		parts = append(parts, "by voice, it needs no hands")
	case len(who) > 1:
		parts = append(parts, "Tab: "+strings.Join(who, ", "))
	}
	return strings.Join(parts, " · ")
}

func (m *menu) help() []key.Binding {
	if m.filtering {
		return []key.Binding{bind("type", "to find", "a"), keys.choose, bind("enter", "do it", "enter"), keys.hands, keys.back}
	}
	return []key.Binding{keys.sorts, bind("letter", "do it", "a"), keys.choose, bind("enter", "do it", "enter"), keys.hands, keys.find, keys.back}
}
