package drip

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"downtime/game/num"
	"downtime/game/skill"
)

// player plays by what it sees: drops as they fall, the marks of the bag, what it is told. What is written on chart and packet it takes from the
// exercise; which drug may run by drops the good one has learnt.
type player struct {
	*skill.Attempt
	e     *exercise
	draws uint32
}

func (p *player) roll() float64 {
	p.draws++
	return num.Unit(p.Setup.Seed, stream+31, 0, p.draws)
}

func (p *player) do(control string, by float64) { _ = p.Do(skill.Input{Do: control, By: by}) }

func (p *player) set(field string, x float64) {
	_ = p.Do(skill.Input{Set: field, Value: strconv.FormatFloat(math.Round(10*x)/10, 'f', -1, 64)})
}

func (p *player) can(control string) bool {
	return slices.ContainsFunc(p.Exercise.View().Controls, func(c skill.Control) bool { return c.ID == control })
}

// count starts the watch for so many seconds, writes down what fell, and returns the rate a minute by the time from the first drop to the last.
func (p *player) count(seconds int64) float64 {
	p.do("count"+strconv.FormatInt(seconds, 10), 0)
	var at []int64
	for _, e := range p.Wait(seconds * skill.TicksPerSecond) {
		if e.Kind == "drop" {
			at = append(at, e.Tick)
		}
	}
	p.set("counted", float64(len(at)))
	if n := len(at); n > 1 {
		return float64(n-1) * (60 * skill.TicksPerSecond) / float64(max(1, at[n-1]-at[0]))
	}
	return float64(len(at)) * 60 / float64(seconds)
}

// roll the clamp from where it is by a factor.
func (p *player) scale(by float64) {
	now := p.Exercise.View().Drip.Clamp
	switch to := num.Clamp(now*by, 0, 1); {
	case to > now:
		p.do("open", to-now)
	case to < now:
		p.do("close", now-to)
	}
}

// adjust brings the drops to so many a minute: by counts of so many seconds, until one is so near.
func (p *player) adjust(want float64, seconds int64, near float64) {
	for range 6 {
		got := p.count(seconds)
		if p.Exercise.View().Drip.Stream {
			p.scale(0.6)
			continue
		}
		if got == 0 {
			p.do("wide", 0.04)
			continue
		}
		if math.Abs(got/want-1) <= near {
			return
		}
		p.scale(math.Sqrt(num.Clamp(want/got, 0.3, 3)))
	}
}

// aLittleMore is what a practised hand sets beyond the sum: a clamp that is left alone only ever closes.
const aLittleMore = 1.045

// playWell judges the drug, reads the packet, counts three times at least before it leaves the drip, and at each return looks at arm, stand, site, bag
// and drops.
func playWell(a *skill.Attempt) {
	p := &player{Attempt: a, e: a.Exercise.(*exercise)}
	o := p.e.order
	want := o.PerHour() * o.Factor / 60
	_ = a.Do(skill.Input{Set: "drug", Value: p.e.drug.right().ID})
	p.set("rate", o.PerHour())
	p.set("drops", want)
	a.Wait(30 * skill.TicksPerSecond)
	p.do("sign", 0)
	countable := want <= uncountable
	want *= aLittleMore
	if countable {
		p.do("wide", 0.1)
		p.adjust(want, 15, 0.12)
		p.adjust(want, 60, 0.04)
	} else {
		p.do("wide", 0.2)
		p.adjust(0.8*uncountable, 15, 0.05)
		p.scale(math.Sqrt(want / (0.8 * uncountable)))
		a.Wait(46 * skill.TicksPerSecond)
	}
	before, due := p.Exercise.View().Drip.Left, aLittleMore*o.PerHour()/4
	p.do("accept", 0)
	for !a.Exercise.Done() {
		p.putRight()
		v := p.Exercise.View().Drip
		if countable {
			p.adjust(want, 30, 0.04)
		} else {
			if ran := before - v.Left; ran > 0 && v.Left > 0 {
				p.scale(math.Sqrt(num.Clamp(due/ran, 0.5, 2)))
			}
			a.Wait(16 * skill.TicksPerSecond)
		}
		if p.can("hang") && p.Exercise.View().Drip.Left < o.PerHour()/2 {
			p.do("hang", 0)
			p.adjust(min(want, uncountable), 30, 0.04)
		}
		before = p.Exercise.View().Drip.Left
		p.do("accept", 0)
	}
}

// putRight looks for what has changed.
func (p *player) putRight() {
	for _, c := range [...]string{"straighten", "raise"} {
		if p.can(c) {
			p.do(c, 0)
		}
	}
	p.do("look", 0)
	if say := p.Exercise.View().Say; strings.Contains(say[len(say)-1], "puffed") {
		p.do("resite", 0)
	}
}

// playAsMost counts for 15 s and leaves it. How far off it ends is Gol's (2023, at 40 mL/h: 70 % of counted infusions more than half off, the median error 65 %;
// more of them too much than too little is mark D). It takes 20 drops for granted in three packets of ten, and half of what must not run by
// drops it would let run (mark D).
func playAsMost(a *skill.Attempt) {
	p := &player{Attempt: a, e: a.Exercise.(*exercise)}
	o, d := p.e.order, p.e.drug
	drug := d.right().ID
	if p.roll() < 0.5 {
		drug = byDrops
	}
	factor := o.Factor
	if p.roll() < 0.3 {
		factor = 20
	}
	_ = a.Do(skill.Input{Set: "drug", Value: drug})
	p.set("rate", o.PerHour())
	p.set("drops", o.PerHour()*factor/60)
	a.Wait(40 * skill.TicksPerSecond)
	p.do("sign", 0)
	p.do("wide", 0.1)
	p.adjust(min(p.off()*o.PerHour()*o.Factor/60, 0.9*uncountable), 15, 0.1)
	for !a.Exercise.Done() {
		p.do("accept", 0)
	}
}

// off is by what factor most are off as they leave it; the clamp then takes a tenth of it.
func (p *player) off() float64 {
	far, which, how := p.roll(), p.roll(), p.roll()
	switch {
	case far > 0.92:
		return 0.7 + float64(0.7*how)
	case which < 0.6:
		return 2.05 + float64(0.7*how)
	}
	return 0.15 + float64(0.33*how)
}
