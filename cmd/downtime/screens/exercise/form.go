package exercise

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/game/skill"
)

// form is the fields of the present step as they are being filled in. What is typed stays a draft until the field is left.
type form struct {
	fields []skill.Field
	at     int // the field that has the keys; len(fields): the controls have them
	last   int // the field that had them before the controls
	option int // the option that the keys stand on, -1 none
	grab   bool
	drafts map[string]*draft
	faults map[string]string // why a draft was refused
	typed  int               // counts keys, so that a pause in typing is known
}

// follow takes over the fields of a view. In a new step nothing of the old one stays. It reports whether it is one.
func (f *form) follow(v *skill.View, fresh bool) bool {
	id := ""
	if is := f.focused(); is != nil {
		id = is.ID
	}
	had := f.fields
	f.fields = v.Fields
	if fresh || f.drafts == nil {
		f.drafts, f.faults = map[string]*draft{}, map[string]string{}
		f.first()
		return true
	}
	if i := slices.IndexFunc(f.fields, func(x skill.Field) bool { return x.ID == id }); i >= 0 {
		f.at = i
	} else if id != "" || len(had) == 0 && len(f.fields) > 0 {
		f.first()
	} else {
		f.at = len(f.fields)
	}
	return false
}

// first puts the focus on the first field in which nothing was written, or on the first. An order is handed over as it stands, so it counts as
// written only where it is among the fields that were.
func (f *form) first(written ...string) {
	f.at = max(0, slices.IndexFunc(f.fields, func(x skill.Field) bool {
		return x.Value == "" || x.Kind == skill.Order && !slices.Contains(written, x.ID)
	}))
	f.arrive()
}

// resume puts the focus where the hand was when a go was left after these inputs: on the list that was being ticked or put in order last, or on the
// first field in which nothing was written.
func (f *form) resume(inputs []skill.Input) {
	var written []string // in this step
	for _, in := range slices.Backward(inputs) {
		if in.Do != "" {
			break
		}
		written = append(written, in.Set)
	}
	f.first(written...)
	if len(written) == 0 {
		return
	}
	i := slices.IndexFunc(f.fields, func(x skill.Field) bool { return x.ID == written[0] })
	if i >= 0 && i < f.at && (f.fields[i].Kind == skill.Ticks || f.fields[i].Kind == skill.Order) {
		f.focus(written[0])
	}
}

func (f *form) focus(id string) {
	f.at = max(0, slices.IndexFunc(f.fields, func(x skill.Field) bool { return x.ID == id }))
	f.arrive()
}

// named puts the focus on the field whose label a refusal quotes.
func (f *form) named(refusal string) {
	for _, x := range f.fields {
		if strings.Contains(refusal, strconv.Quote(x.Label)) {
			f.focus(x.ID)
			return
		}
	}
}

// step goes to the next field, or the one before; the controls are the last stop.
func (f *form) step(by int) {
	n := len(f.fields) + 1
	f.last, f.at = f.at, (f.at+by+n)%n
	f.arrive()
}

// open is the field that is shown whole: the one that has the focus, or had it before the controls.
func (f *form) open() int {
	if f.at < len(f.fields) {
		return f.at
	}
	return min(f.last, len(f.fields)-1)
}

// arrive puts the cursor of a field with options on what is chosen there. The controls leave it where it was, so that a long list does not jump.
func (f *form) arrive() {
	f.grab = false
	is := f.focused()
	if is == nil {
		return
	}
	f.option = -1
	switch is.Kind {
	case skill.Choice:
		f.option = slices.IndexFunc(is.Options, func(o skill.Option) bool { return o.ID == is.Value })
	case skill.Ticks, skill.Order:
		f.option = 0
	}
}

// focused is the field that has the keys, nil if the controls have them.
func (f *form) focused() *skill.Field {
	if f.at >= len(f.fields) {
		return nil
	}
	return &f.fields[f.at]
}

func (f *form) draft(id string) *draft { return f.drafts[id] }

func (f *form) drop(id string) {
	delete(f.drafts, id)
	delete(f.faults, id)
}

// begin is the draft of a field, made from what stands there if there is none yet.
func (f *form) begin(x *skill.Field) *draft {
	if f.drafts[x.ID] == nil {
		f.drafts[x.ID] = newDraft(x.Value)
	}
	return f.drafts[x.ID]
}

func (f *form) keys() []key.Binding {
	is := f.focused()
	switch {
	case is == nil && len(f.fields) == 0:
		return nil
	case is == nil:
		return noFieldKey
	case is.Kind == skill.Order && f.grab:
		return grabbed
	}
	return map[skill.FieldKind][]key.Binding{
		skill.Number: numberKeys, skill.Text: textKeys, skill.Choice: choiceKeys, skill.Ticks: ticksKeys, skill.Order: orderKeys,
	}[is.Kind]
}

// writes gives a key to the field that has the focus. It reports whether the field took it.
func (s *Screen) writes(f *skill.Field, k tea.KeyPressMsg) bool {
	name := k.String()
	if name == "enter" && f.Kind != skill.Choice && f.Kind != skill.Order {
		s.enter(f)
		return true
	}
	switch f.Kind {
	case skill.Number:
		return s.writesNumber(f, k)
	case skill.Text:
		if name == "up" || name == "down" {
			return s.walk(name)
		}
		d := s.form.begin(f)
		if !d.edit(name) && k.Text != "" {
			d.insert(k.Text)
		}
		return true
	case skill.Choice:
		return s.chooses(f, name)
	case skill.Ticks:
		return s.ticks(f, name)
	}
	return s.orders(f, name)
}

// walk goes to the next field or the one before, and writes what was drafted. Up stays on the first; from below a list is entered at its last line.
func (s *Screen) walk(name string) bool {
	if name == "up" && s.form.at == 0 {
		return true
	}
	s.leave()
	s.form.step(map[string]int{"up": -1, "down": +1}[name])
	if f := s.form.focused(); name == "up" && f != nil && (f.Kind == skill.Ticks || f.Kind == skill.Order) {
		s.form.option = len(f.Options) - 1
	}
	return true
}

// writesNumber takes what can stand in a number; a sign that is a control's key stays the control's.
func (s *Screen) writesNumber(f *skill.Field, k tea.KeyPressMsg) bool {
	name := k.String()
	switch {
	case name == "up" || name == "down":
		return s.walk(name)
	case len(k.Text) == 1 && strings.Contains("0123456789.,-", k.Text) && !s.isControl(k):
		s.form.begin(f).insert(k.Text)
		return true
	case name == "left" || name == "right" || name == "backspace" || name == "delete" || name == "home" || name == "end" || name == "ctrl+u":
		return s.form.begin(f).edit(name)
	}
	return false
}

func (s *Screen) isControl(k tea.KeyPressMsg) bool {
	return slices.ContainsFunc(s.view.Controls, func(c skill.Control) bool { return pressed(c.Key, k) })
}

// paste puts text into a typed field.
func (s *Screen) paste(text string) tea.Cmd {
	f := s.form.focused()
	if f == nil || s.pause.on || f.Kind != skill.Text && f.Kind != skill.Number {
		return nil
	}
	s.form.begin(f).insert(text)
	return s.settleSoon(f)
}

// settledMsg comes when nobody has typed for a moment: words are then written, so that they are kept whatever happens.
type settledMsg struct {
	field string
	typed int
}

const settleTime = 1500 * time.Millisecond

func (s *Screen) settleSoon(f *skill.Field) tea.Cmd {
	s.form.typed++
	if f.Kind != skill.Text {
		return nil
	}
	msg := settledMsg{f.ID, s.form.typed}
	return tea.Tick(settleTime, func(time.Time) tea.Msg { return msg })
}

// settle writes words while they are being thought about. The cursor stays where it is.
func (s *Screen) settle(msg settledMsg) {
	f := s.form.focused()
	if s.pause.on || f == nil || f.ID != msg.field || s.form.typed != msg.typed || s.form.draft(f.ID) == nil {
		return
	}
	at := s.form.draft(f.ID).at
	s.pass()
	if f = s.form.focused(); f == nil || f.ID != msg.field || s.form.draft(f.ID) == nil {
		return
	}
	text, id := s.form.draft(f.ID).String(), f.ID
	if s.commit(f) && s.form.focused() != nil && s.form.focused().ID == id {
		d := newDraft(text) // a space at the end is still being typed
		d.at = min(at, len(d.text))
		s.form.drafts[id] = d
	}
}
