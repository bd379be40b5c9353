package gas

import (
	"fmt"
	"math"

	"downtime/game/num"
	"downtime/game/skill"
)

// stream keeps this skill's draws apart from any other's.
const stream = 0x676173

const prints = 5 // a go

// item is one print-out of a go, as it is and as it is judged.
type item struct {
	of     *Case
	slip   Slip
	broken []Finding
	sum    int // which of the sums is asked
}

// verdict is the right one, and the strictest where two rules broke.
func (it *item) verdict() string {
	out := Accept
	for _, f := range it.broken {
		if out != Quarantine {
			out = f.Verdict
		}
	}
	return out
}

// drawer makes the print-outs of one go.
type drawer struct {
	seed  uint64
	level int
	book  *Book
}

func (d *drawer) unit(i int, n uint32) float64 { return num.Unit(d.seed, stream, int64(i), n) }

// pick is a whole number below n.
func (d *drawer) pick(i int, draw uint32, n int) int {
	return min(n-1, int(float64(n)*d.unit(i, draw)))
}

// draw makes five print-outs of five patients. Two or three of them are sound: at work it is nearly all, but then a go would teach no rule.
func (d *drawer) draw() [prints]item {
	order := d.shuffle(len(d.book.Cases), 100)
	plan := d.plan(order)
	var out [prints]item
	for i := range out {
		out[i] = d.item(i, &d.book.Cases[order[i]], &d.book.Cases[order[prints]], plan[i])
	}
	return out
}

func (d *drawer) shuffle(n int, draw uint32) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	for i := n - 1; i > 0; i-- {
		j := d.pick(i, draw, i+1)
		order[i], order[j] = order[j], order[i]
	}
	return order
}

// fault is what is wrong with a print-out: a rule, and the lie of the patient's own if the rule is not one that any print-out can break.
type fault struct {
	rule Rule
	lie  *Lie
}

// common are the rules that any patient's print-out can break.
var common = [...]Rule{Identity, Time, HH, Same}

// plan says which print-outs lie and how: no rule twice in a go but that of the patient, and from the second level a coherent lie where a patient drawn has one.
func (d *drawer) plan(order []int) [prints]fault {
	var plan [prints]fault
	lies, used := 2+d.pick(0, 200, 2), map[Rule]bool{}
	places := d.shuffle(prints, 201)
	if d.level > 0 {
		for _, at := range places {
			if c := d.book.Cases[order[at]].coherent(); len(c) > 0 {
				plan[at] = fault{Patient, &c[d.pick(at, 202, len(c))]}
				used[Patient], lies = true, lies-1
				break
			}
		}
	}
	for _, at := range places {
		if lies == 0 {
			break
		}
		if plan[at].rule != "" {
			continue
		}
		if f := d.fault(at, &d.book.Cases[order[at]], used); f.rule != "" {
			plan[at] = f
			used[f.rule], lies = true, lies-1
		}
	}
	return plan
}

// fault draws one for a patient among those not used yet.
func (d *drawer) fault(i int, c *Case, used map[Rule]bool) fault {
	var open []fault
	for j := range c.Lies {
		l := &c.Lies[j]
		if easy := l.Rule == Sample || l.Rule == Other; !used[l.Rule] && (easy || d.level > 0) {
			open = append(open, fault{l.Rule, l})
		}
	}
	own := len(open)
	for _, r := range common {
		if !used[r] && (r != Same || d.level > 0) {
			open = append(open, fault{rule: r})
		}
	}
	if own > 0 && d.unit(i, 203) < 0.5 {
		return open[d.pick(i, 204, own)]
	}
	if len(open) == 0 {
		return fault{}
	}
	return open[d.pick(i, 204, len(open))]
}

func (d *drawer) item(i int, c, before *Case, f fault) item {
	it := item{of: c}
	v := c.True
	if f.lie != nil {
		v = f.lie.over(v)
	}
	it.slip.Bed = c.bed()
	it.slip.Print = c.print(d.shake(i, v))
	it.slip.Before = before.print(d.shake(50, before.True))
	p, b := &it.slip.Print, &it.slip.Bed
	p.Venous = c.Venous && (f.lie == nil || !f.lie.Vein)
	p.Number = d.number(i)
	b.Number, it.slip.Before.Number = p.Number, d.number(50)
	b.Taken = 60*(7+d.pick(i, 1, 15)) + d.pick(i, 2, 55)
	p.Printed = b.Taken + 4 + d.pick(i, 3, 14)
	it.slip.Before.Printed = p.Printed - 6 - d.pick(i, 5, 9)
	d.spoil(i, &it, f.rule)
	it.broken = Check(&it.slip)
	it.sum = d.pick(i, 6, 2)
	if p.HCO3 < acidosis {
		it.sum = d.pick(i, 6, 3)
	}
	return it
}

// spoil breaks a rule that any print-out can break.
func (d *drawer) spoil(i int, it *item, r Rule) {
	p, b := &it.slip.Print, &it.slip.Bed
	switch r {
	case Identity:
		if d.level == 0 || d.unit(i, 10) < 0.5 {
			p.Name = it.of.Twin
			p.Number = d.number(60 + i)
			return
		}
		p.Number = swapped(p.Number)
	case Time:
		p.Printed = b.Taken + 70 + d.pick(i, 11, 60)
		if d.unit(i, 12) < 0.5 {
			p.Printed = b.Taken - 8 - d.pick(i, 11, 40)
		}
	case HH:
		by := 0.15 + float64(0.12*d.unit(i, 13))
		if p.PH > 7.3 {
			by = -by
		}
		p.PH = hundredths(p.PH + by)
	case Same:
		p.Values = it.slip.Before.Values
	}
}

// shake makes the numbers of a print-out new without moving them across a limit: pCO2 follows bicarbonate as the lungs would have it.
func (d *drawer) shake(i int, v Values) Values {
	draw := func(n uint32) float64 { return float64(2*d.unit(i, n)) - 1 }
	by := float64(0.03 * v.HCO3 * draw(30))
	v.HCO3 = tenths(v.HCO3 + by)
	v.PCO2 = tenths(v.PCO2 + float64(0.2*by))
	v.PO2 = tenths(v.PO2 + float64(0.2*draw(31)))
	na := math.Round(draw(32))
	v.Na, v.Cl = v.Na+na, v.Cl+na
	v.K = tenths(v.K + float64(0.1*draw(33)))
	v.Glucose = tenths(v.Glucose + float64(0.02*v.Glucose*draw(34)))
	v.Lactate = tenths(v.Lactate + float64(0.05*v.Lactate*draw(35)))
	v.Hb = math.Round(v.Hb + float64(2*draw(36)))
	return v
}

// number is a hospital number.
func (d *drawer) number(i int) string {
	out := skill.Digits(7, func(k int) int { return d.pick(i, 40+uint32(k), 10) })
	return fmt.Sprintf("%s %s", out[:3], out[3:])
}

// swapped is a number with two neighbouring figures exchanged, as a tired hand types it.
func swapped(number string) string {
	b := []byte(number)
	b[5], b[6] = b[6], b[5]
	return string(b)
}

func tenths(x float64) float64     { return math.Round(10*x) / 10 }
func hundredths(x float64) float64 { return math.Round(100*x) / 100 }
