package desk

import (
	"slices"
	"strconv"

	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
)

// The fields of the form, from the top.
const (
	truthField = iota
	secondField
	whoField
	seedField
	fields
)

// form is where the author says from where to play.
type form struct {
	field int
	start start
}

// fit keeps what is asked for inside what the case now has.
func (f *form) fit(sc *engine.Scenario) {
	if sc.VariantNamed(f.start.variant) < 0 {
		f.start.variant = sc.Variants[0].ID
	}
	f.start.second = max(0, min(f.start.second, int(sc.Limit/engine.TicksPerSecond)-10))
}

// change moves the value of the field in hand.
func (f *form) change(sc *engine.Scenario, who []string, by int) {
	s := &f.start
	switch f.field {
	case truthField:
		v := (sc.VariantNamed(s.variant) + by + len(sc.Variants)) % len(sc.Variants)
		s.variant = sc.Variants[v].ID
	case secondField:
		s.second += 10 * by
	case whoField:
		all := append([]string{nobody}, who...)
		s.who = all[(slices.Index(all, s.who)+by+len(all))%len(all)]
	case seedField:
		s.seed = uint64(max(1, int64(s.seed)+int64(by)))
	}
	f.fit(sc)
}

// leap moves the time by a minute.
func (f *form) leap(sc *engine.Scenario, by int) {
	f.field = secondField
	f.start.second += 60 * by
	f.fit(sc)
}

// lines draws the form.
func (f *form) lines(th ui.Theme, sc *engine.Scenario, w int) []string {
	v := &sc.Variants[sc.VariantNamed(f.start.variant)]
	clock := sc.Clock(int64(f.start.second) * engine.TicksPerSecond)
	rows := [fields][2]string{
		truthField:  {"Truth", v.ID + " (" + v.Kind.String() + ")"},
		secondField: {"From", minutes(f.start.second) + ", " + clock},
		whoField:    {"Until then", f.start.who},
		seedField:   {"Seed", strconv.FormatUint(f.start.seed, 10)},
	}
	out := make([]string, 0, fields)
	for i, row := range rows {
		mark, value := "  ", row[1]
		if i == f.field {
			mark = th.Paint(ui.Focus, th.Pick("▸ ", "> "))
			value = th.Pick("◂ ", "< ") + value + th.Pick(" ▸", " >")
		}
		out = append(out, ui.Fit("  "+mark+th.Paint(ui.Dim, ui.Fit(row[0], 12))+value, w))
	}
	return out
}
