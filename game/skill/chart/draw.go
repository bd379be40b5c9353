package chart

import (
	"fmt"
	"math"
	"slices"

	"downtime/game/num"
	"downtime/game/skill"
)

// stream keeps this skill's draws apart from any other's.
const stream = 0x63686172

// shift is how far a go moves a patient's weight, kg.
const shift = 4

// plan is what a go asks for and what is right.
type plan struct {
	patient *Patient
	now     body
	old     body // by a weight that no longer holds
	number  string
	time    int    // minutes of the day
	asked   *Order // the drug that somebody asks for
	drug    *Order // the one that is right
	insulin *Order // or
	fluid   *Fluid
	lines   [2]*Line
	sum     question
	labels  []skill.Option
}

type drawer struct {
	seed  uint64
	level int
	book  *Book
}

func (d *drawer) unit(n uint32) float64 { return num.Unit(d.seed, stream, 0, n) }

// pick is a whole number below n.
func (d *drawer) pick(draw uint32, n int) int { return min(n-1, int(float64(n)*d.unit(draw))) }

// draw makes a go. The patient is not that of the last go, whose seed is before.
func (b *Book) draw(s skill.Setup) plan {
	d := drawer{s.Seed, s.Level, b}
	at := d.pick(0, len(b.Patients))
	if last := (&drawer{s.Before, s.Level, b}); s.Before != 0 && at == last.pick(0, len(b.Patients)) {
		at = (at + 1) % len(b.Patients)
	}
	p := plan{patient: &b.Patients[at], time: 60*(8+d.pick(1, 12)) + 5*d.pick(2, 12)}
	p.now = body{kg: p.patient.Weight + float64(d.pick(3, 2*shift+1)-shift), cm: p.patient.Height}
	p.old = p.now
	p.old.kg = math.Round(p.now.kg * 1.2)
	if d.unit(4) < 0.5 {
		p.old.kg = math.Round(p.now.kg * 0.8)
	}
	p.number = d.number(10)
	d.drawDrug(&p)
	d.drawSecond(&p)
	d.drawLines(&p)
	d.drawLabels(&p)
	p.sum = d.question()
	return p
}

// drawSecond draws an insulin or a fluid that fits the patient and the drug; where none of the one kind does, one of the other.
func (d *drawer) drawSecond(p *plan) {
	insulin := d.unit(30) < 0.5
	for p.insulin == nil && p.fluid == nil { // the book's check leaves one of either kind
		if insulin {
			p.insulin = pickOf(d, 31, d.book.Insulins, func(o *Order) bool { return p.takesInsulin(o, d.level) })
		} else {
			p.fluid = pickOf(d, 31, d.book.Fluids, func(f *Fluid) bool { return p.takesFluid(f, d.level) })
		}
		insulin = !insulin
	}
}

// takesDrug reports whether a drug may be asked for at a level without contradicting the patient's story.
func (p *Patient) takesDrug(o *Order, level int) bool {
	return o.Level <= level && apart(p.State, nil, o.State, o.Not)
}

func (p *plan) takesInsulin(o *Order, level int) bool {
	return p.patient.takesDrug(o, level) && apart(p.asked.State, p.asked.Not, o.State, o.Not)
}

func (p *plan) takesFluid(f *Fluid, level int) bool {
	return f.Level <= level && apart(p.patient.State, nil, f.State, f.Not) && apart(p.asked.State, p.asked.Not, f.State, f.Not)
}

// apart reports whether neither of two things excludes what the other says of the patient.
func apart(aState, aNot, bState, bNot []string) bool {
	excluded := func(states, not []string) bool {
		return slices.ContainsFunc(states, func(s string) bool { return slices.Contains(not, s) })
	}
	return !excluded(aState, bNot) && !excluded(bState, aNot)
}

// pickOf is one of those that may be drawn, nil if none may.
func pickOf[T any](d *drawer, draw uint32, all []T, may func(*T) bool) *T {
	var open []*T
	for i := range all {
		if may(&all[i]) {
			open = append(open, &all[i])
		}
	}
	if len(open) == 0 {
		return nil
	}
	return open[d.pick(draw, len(open))]
}

// drawDrug draws an order of the level: the plain ones seldom once there are harder ones. One that clashes is asked for where a patient has the allergy.
func (d *drawer) drawDrug(p *plan) {
	clash := d.level > 0 && p.patient.Class != "" && d.unit(20) < 0.6
	hard := d.level > 0 && d.unit(21) < 0.8
	may := func(o *Order) bool {
		return p.patient.takesDrug(o, d.level) && (o.Level > 0 || !hard) && (o.Class == "" || o.Class != p.patient.Class)
	}
	if clash {
		may = func(o *Order) bool { return o.Class == p.patient.Class && p.patient.takesDrug(o, d.level) }
	}
	p.asked = pickOf(d, 22, d.book.Drugs, may)
	p.drug = p.asked
	if clash {
		p.drug = d.book.drug(p.asked.Instead)
	}
}

// drawLines draws two lines for the second check, not both sound.
func (d *drawer) drawLines(p *plan) {
	n := len(d.book.Lines)
	i := d.pick(40, n)
	j := (i + 1 + d.pick(41, n-1)) % n
	p.lines = [2]*Line{&d.book.Lines[i], &d.book.Lines[j]}
	for k := 1; len(p.lines[0].Errors)+len(p.lines[1].Errors) == 0; k++ {
		p.lines[1] = &d.book.Lines[(j+k)%n]
	}
}

// drawLabels prints three labels: the right one, one of the neighbour's, one with figures exchanged.
func (d *drawer) drawLabels(p *plan) {
	b := []byte(p.number)
	b[5], b[6] = b[6], b[5]
	label := func(name, number string) string { return fmt.Sprintf("%s, born %s, %s", name, p.patient.Born, number) }
	p.labels = []skill.Option{{ID: "a"}, {ID: "b"}, {ID: "c"}}
	texts := [...]string{label(p.patient.Name, p.number), label(p.patient.Twin, d.number(60)), label(p.patient.Name, string(b))}
	turn := d.pick(50, len(texts))
	for i := range p.labels {
		p.labels[i].Label = texts[(i+turn)%len(texts)]
	}
}

// label is the id of the right label.
func (p *plan) label() string {
	want := fmt.Sprintf("%s, born %s, %s", p.patient.Name, p.patient.Born, p.number)
	for _, o := range p.labels {
		if o.Label == want {
			return o.ID
		}
	}
	return ""
}

// number is a hospital number.
func (d *drawer) number(draw uint32) string {
	out := skill.Digits(7, func(k int) int { return d.pick(draw+uint32(k), 10) })
	return fmt.Sprintf("%s %s", out[:3], out[3:])
}

// rate is mL/h of the fluid for this patient, and the hours that its bag lasts.
func (p *plan) rate() (perHour, hours float64) {
	f := p.fluid
	if f.Litres > 0 {
		perHour = HourlyFluid(f.Litres, BSA(p.now.cm, p.now.kg))
		return perHour, f.Volume / perHour
	}
	return f.Volume / f.Hours, f.Hours
}

func clock(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60%24, minutes%60) }
