package exercise

import (
	"slices"
	"strings"

	"downtime/game/skill"
)

// digit is the option that a digit stands for: 1 is the first, 0 the tenth; -1 none.
func digit(name string, n int) int {
	if len(name) != 1 || name[0] < '0' || name[0] > '9' {
		return -1
	}
	i := int(name[0]-'1'+10) % 10
	if i >= n {
		return -1
	}
	return i
}

// give writes the value of a field with options at once.
func (s *Screen) give(f *skill.Field, value string) bool {
	s.form.drafts[f.ID] = newDraft(value)
	if s.commit(f) {
		return true
	}
	delete(s.form.drafts, f.ID)
	return false
}

// among moves the cursor over the options; past the ends it goes to another field.
func (s *Screen) among(name string, n int) bool {
	switch name {
	case "down", "right":
		if s.form.option >= n-1 {
			return name == "right" || s.walk("down")
		}
		s.form.option++
	case "up", "left":
		if s.form.option <= 0 {
			return name == "left" || s.walk("up")
		}
		s.form.option--
	default:
		return false
	}
	return true
}

// chooses takes the keys of a choice.
func (s *Screen) chooses(f *skill.Field, name string) bool {
	if i := digit(name, len(f.Options)); i >= 0 {
		s.form.option = i
		s.give(f, f.Options[i].ID)
		return true
	}
	switch name {
	case "enter":
		if i := s.form.option; i < 0 || s.give(f, f.Options[i].ID) {
			s.form.step(+1)
		}
	case "space":
		if i := s.form.option; i >= 0 {
			s.give(f, f.Options[i].ID)
		}
	case "backspace", "delete":
		s.give(f, "")
	default:
		return s.among(name, len(f.Options))
	}
	return true
}

// ticks takes the keys of a list to tick.
func (s *Screen) ticks(f *skill.Field, name string) bool {
	i := digit(name, len(f.Options))
	if name == "space" {
		i = s.form.option
	}
	if i < 0 || i >= len(f.Options) {
		return s.among(name, len(f.Options))
	}
	s.form.option = i
	s.give(f, toggled(f, f.Options[i].ID))
	return true
}

// toggled is the value of a list to tick with one tick set or taken away, in the order of the list.
func toggled(f *skill.Field, id string) string {
	on := strings.Split(f.Value, ",")
	var out []string
	for _, o := range f.Options {
		if slices.Contains(on, o.ID) != (o.ID == id) {
			out = append(out, o.ID)
		}
	}
	return strings.Join(out, ",")
}

// shownOrder is the order in which a list stands now: as drafted, as written, or as it was handed over.
func shownOrder(f *skill.Field, d *draft) string {
	switch {
	case d != nil:
		return d.String()
	case f.Value != "":
		return f.Value
	}
	ids := make([]string, len(f.Options))
	for i, o := range f.Options {
		ids[i] = o.ID
	}
	return strings.Join(ids, ",")
}

// orders takes the keys of a list to put in order.
func (s *Screen) orders(f *skill.Field, name string) bool {
	n := len(f.Options)
	at := s.form.option
	if s.form.grab && (name == "up" || name == "down") {
		name = "shift+" + name
	}
	if to := digit(name, n); to >= 0 {
		return s.moveTo(f, to)
	}
	switch name {
	case "shift+up", "K":
		return s.moveTo(f, at-1)
	case "shift+down", "J":
		return s.moveTo(f, at+1)
	case "space":
		s.form.grab = !s.form.grab
		if !s.form.grab {
			s.give(f, shownOrder(f, s.form.draft(f.ID)))
		}
	case "enter":
		s.form.grab = false
		s.form.drafts[f.ID] = newDraft(shownOrder(f, s.form.draft(f.ID)))
		s.enter(f)
	default:
		return s.among(name, n)
	}
	return true
}

// moveTo moves the line under the cursor to another place. One that is being carried is written when it is put down.
func (s *Screen) moveTo(f *skill.Field, to int) bool {
	ids := strings.Split(shownOrder(f, s.form.draft(f.ID)), ",")
	at := s.form.option
	if at < 0 || at >= len(ids) || to < 0 || to >= len(ids) {
		return true
	}
	id := ids[at]
	ids = slices.Insert(slices.Delete(ids, at, at+1), to, id)
	s.form.option = to
	if s.form.grab {
		s.form.drafts[f.ID] = newDraft(strings.Join(ids, ","))
	} else {
		s.give(f, strings.Join(ids, ","))
	}
	return true
}
