package methane

import (
	"downtime/game/num"
	"downtime/game/skill"
)

// stream keeps this skill's draws apart from any other's.
const stream = 0x6d657468

// plan is a situation with its numbers.
type plan struct {
	*Situation
	a, b, units, harmed, unknown, more int
	places                             []skill.Option
	traps                              []*Deed
}

type drawer struct{ seed uint64 }

// pick is a whole number below n.
func (d drawer) pick(draw uint32, n int) int {
	return min(n-1, int(float64(n)*num.Unit(d.seed, stream, 0, draw)))
}

// from is a whole number of a span.
func (d drawer) from(draw uint32, span [2]int) int { return span[0] + d.pick(draw, span[1]-span[0]+1) }

// situation is the one of a seed, among those of the level.
func (b *Book) situation(seed uint64, level int) int {
	var open []int
	for i := range b.Situations {
		if b.Situations[i].Level <= level {
			open = append(open, i)
		}
	}
	return open[drawer{seed}.pick(0, len(open))]
}

// draw makes a go. It is not the situation of the last go, whose seed is s.Before, if there is another.
func (b *Book) draw(s skill.Setup) plan {
	at := b.situation(s.Seed, s.Level)
	if s.Before != 0 && at == b.situation(s.Before, s.Level) {
		for k := 1; k < len(b.Situations); k++ {
			if next := (at + k) % len(b.Situations); b.Situations[next].Level <= s.Level {
				at = next
				break
			}
		}
	}
	d, x := drawer{s.Seed}, &b.Situations[at]
	n := &x.Numbers
	p := plan{
		Situation: x, a: d.from(1, n.A), b: d.from(2, n.B), units: d.from(3, n.Units),
		harmed: d.from(4, n.Harmed), unknown: d.from(5, n.Unknown), more: 1 + d.pick(6, 3),
	}
	turn := d.pick(7, 3)
	for i := range 3 {
		p.places = append(p.places, skill.Option{ID: string(rune('a' + i)), Label: p.text(x.Where[(i+turn)%3], false)})
	}
	first := d.pick(8, len(b.Traps))
	for i := range 3 {
		p.traps = append(p.traps, &b.Traps[(first+i)%len(b.Traps)])
	}
	return p
}

// place is the id of the exact one.
func (p *plan) place() string {
	for _, o := range p.places {
		if o.Label == p.text(p.Where[0], false) {
			return o.ID
		}
	}
	return ""
}

// exposed are the patients exposed, before or after the update.
func (p *plan) exposed(updated bool) int {
	if updated {
		return p.a + p.b + p.more
	}
	return p.a + p.b
}

// count are the devices of the kind, before or after the update.
func (p *plan) count(updated bool) int {
	if updated && p.Update.Units {
		return p.units + p.more
	}
	return p.units
}

// text fills the numbers into a text.
func (p *plan) text(s string, updated bool) string {
	for _, x := range [...]struct {
		name string
		n    int
	}{
		{"a", p.a},
		{"b", p.b},
		{"units", p.count(updated)},
		{"harmed", p.harmed},
		{"unknown", p.unknown},
		{"more", p.more},
		{"exposed", p.exposed(updated)},
	} {
		s = skill.Counted(s, x.name, x.n)
	}
	return s
}

// deeds are what can be done with a card in hand: its lines and three traps, in an order that gives nothing away.
func (p *plan) deeds(c *Card, seed uint64) []*Deed {
	var all []*Deed
	for i := range c.Lines {
		all = append(all, &c.Lines[i])
	}
	all = append(all, p.traps...)
	d := drawer{seed}
	for i := len(all) - 1; i > 0; i-- {
		j := d.pick(20+uint32(i), i+1)
		all[i], all[j] = all[j], all[i]
	}
	return all
}
