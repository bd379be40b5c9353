package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"downtime/game/num"
	"downtime/game/skill"
)

// stream keeps this skill's draws apart from any other's.
const stream = 0x72657074

// plan is an incident with its numbers.
type plan struct {
	*Incident
	serial, beside, lot, asset string
	set, did                   float64
	elsewhere                  int
	devices, evidence          []skill.Option
}

type drawer struct{ seed uint64 }

// pick is a whole number below n.
func (d drawer) pick(draw uint32, n int) int {
	return min(n-1, int(float64(n)*num.Unit(d.seed, stream, 0, draw)))
}

// incident is the one of a seed, among those of the level.
func (b *Book) incident(seed uint64, level int) int {
	var open []int
	for i := range b.Incidents {
		if b.Incidents[i].Level <= level {
			open = append(open, i)
		}
	}
	return open[drawer{seed}.pick(0, len(open))]
}

// draw makes a go. It is not the incident of the last go, whose seed is s.Before, if there is another.
func (b *Book) draw(s skill.Setup) plan {
	at := b.incident(s.Seed, s.Level)
	if s.Before != 0 && at == b.incident(s.Before, s.Level) {
		for k := 1; k < len(b.Incidents); k++ {
			if next := (at + k) % len(b.Incidents); b.Incidents[next].Level <= s.Level {
				at = next
				break
			}
		}
	}
	d, x := drawer{s.Seed}, &b.Incidents[at]
	p := plan{Incident: x, elsewhere: x.Elsewhere[0] + d.pick(1, x.Elsewhere[1]-x.Elsewhere[0]+1)}
	scale := math.Round(num.Pow(10, float64(x.Digits)))
	p.set = math.Round(scale*(x.Set[0]+float64((x.Set[1]-x.Set[0])*num.Unit(s.Seed, stream, 0, 2)))) / scale
	p.did = math.Round(scale*p.set*x.Times) / scale
	p.serial, p.beside = d.serials(x.Prefix)
	p.lot = fmt.Sprintf("L%02d%03d", 10+d.pick(20, 80), d.pick(21, 1000))
	p.asset = fmt.Sprintf("CE%04d", 1000+d.pick(22, 9000))
	p.devices = d.pickList(x.Devices)
	p.evidence = d.checklist(x.Keep)
	return p
}

// serials are a serial number and that of the device beside it, two figures of it exchanged.
func (d drawer) serials(prefix string) (own, beside string) {
	out := skill.Digits(5, func(k int) int { return d.pick(10+uint32(k), 10) })
	own = prefix + "-" + string(out)
	out[2], out[3] = out[3], out[2]
	return own, prefix + "-" + string(out)
}

func (d drawer) pickList(devices []string) []skill.Option {
	turn := d.pick(30, len(devices))
	out := make([]skill.Option, len(devices))
	for i := range devices {
		out[i] = skill.Option{ID: string(rune('a' + i)), Label: devices[(i+turn)%len(devices)]}
	}
	return out
}

// device is the id of the right one.
func (p *plan) device() string {
	for _, o := range p.devices {
		if o.Label == p.Devices[0] {
			return o.ID
		}
	}
	return ""
}

// checklist mixes what is to be kept with five things not to do, among them always one that ends all evidence.
func (d drawer) checklist(keep []string) []skill.Option {
	var bad []string
	last := len(donts) - 2
	first := d.pick(31, last)
	for i := range 4 {
		bad = append(bad, donts[(first+i)%last].ID)
	}
	bad = append(bad, donts[last+d.pick(32, 2)].ID)
	all := append(with(keeps, keep), with(donts, bad)...)
	for i := len(all) - 1; i > 0; i-- {
		j := d.pick(40+uint32(i), i+1)
		all[i], all[j] = all[j], all[i]
	}
	return all
}

// figure is a number as the papers print it.
func (p *plan) figure(x float64) string { return strconv.FormatFloat(x, 'f', p.Digits, 64) }

// text fills the numbers into a text.
func (p *plan) text(s, serial string) string {
	s = skill.Counted(s, "elsewhere", p.elsewhere)
	return strings.NewReplacer("{set}", p.figure(p.set), "{did}", p.figure(p.did), "{serial}", serial, "{name}", p.Name).Replace(s)
}
