package bag

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"downtime/game/num"
	"downtime/game/skill"
)

// player plays by what it sees, feels and is told. What it knows of the patient is what the handover says; the bands it knows by heart.
type player struct {
	*skill.Attempt
	e      *exercise
	draws  uint32
	failed bool // has heard the oxygen fail
	firm   float64
	wants  float64 // firm as it should be
}

func newPlayer(a *skill.Attempt) *player {
	return &player{Attempt: a, e: a.Exercise.(*exercise), firm: 1, wants: 1}
}

func (p *player) normal(mean, sd float64) float64 {
	p.draws++
	return mean + float64(sd*num.Normal(p.Setup.Seed, stream+31, 0, p.draws))
}

func (p *player) roll() float64 {
	p.draws++
	return num.Unit(p.Setup.Seed, stream+32, 0, p.draws)
}

func (p *player) do(control string, by float64) { _ = p.Do(skill.Input{Do: control, By: by}) }

func (p *player) set(field, value string) { _ = p.Do(skill.Input{Set: field, Value: value}) }

func (p *player) can(control string) bool {
	return slices.ContainsFunc(p.Exercise.View().Controls, func(c skill.Control) bool { return c.ID == control })
}

// wait lets seconds pass and listens.
func (p *player) wait(seconds float64) {
	for _, e := range p.Wait(int64(math.Round(seconds * skill.TicksPerSecond))) {
		p.failed = p.failed || strings.Contains(e.Text, "hiss")
	}
}

// takeUp chooses a kit.
func (p *player) takeUp(k kit, seconds float64) {
	if !p.can("take") {
		return
	}
	p.wait(seconds)
	for _, a := range [...][2]string{{"bag", k.bag}, {"oxygen", k.oxygen}, {"reservoir", k.reservoir}, {"peep", k.peep}, {"seal", k.seal}} {
		p.set(a[0], a[1])
	}
	p.do("take", 0)
}

// grip moves the hand to the firmness that is wanted.
func (p *player) grip() {
	by := math.Abs(p.wants - p.firm)
	switch {
	case by < 0.02:
		return
	case p.wants > p.firm:
		p.do("firmer", min(by, 1))
	default:
		p.do("softer", min(by, 1))
	}
	p.firm = p.wants
}

// breathe gives one squeeze of so many seconds, and returns how far the chest rose.
func (p *player) breathe(control string, seconds float64) (rise float64) {
	p.do(control, seconds)
	for range int(seconds*skill.TicksPerSecond) + 2 {
		p.wait(tickSeconds)
		if v := p.Exercise.View(); v.Bag != nil {
			rise = max(rise, v.Bag.Chest)
		}
	}
	return rise
}

// playWell takes the kit that the patient needs, counts, looks at the chest after every breath, and meets the oxygen's failure at once.
func playWell(a *skill.Attempt) {
	p := newPlayer(a)
	n := p.e.hand.need
	if p.can("leave") {
		p.teachWell(n)
		return
	}
	p.takeUp(n.right(), 20)
	if p.can("long") {
		for range inflating {
			p.breathe("long", 2.5)
			p.wait(0.7)
		}
		p.wants = 0.7
	}
	period, seconds := 60/n.rate.middle(), n.squeeze.middle()
	for !a.Exercise.Done() {
		if p.failed {
			if p.can("swap") {
				p.do("swap", 0)
				p.wait(swapTakes)
			}
			p.do("cylinder", 0)
			p.failed = false
		}
		p.grip()
		rise := p.breathe("tap", seconds)
		if rise > 0.05 && math.Abs(rise-1) > 0.06 {
			p.wants = num.Clamp(p.firm*num.Clamp(1/rise, 0.6, 1.5), leastFirm, mostFirm)
		}
		p.wait(max(0, period-seconds-2*tickSeconds))
	}
}

// teachWell gives a count, says what to look at, has it watched and told back, looks once more, and steps back.
func (p *player) teachWell(n *need) {
	p.wait(6)
	p.set("every", strconv.FormatFloat(math.Round(600/n.rate.middle())/10, 'f', -1, 64))
	for _, what := range [...]string{"count", "chest", "watch", "back"} {
		p.do(what, 0)
		p.wait(sinksIn + 1)
	}
	p.wait(8)
	p.do("leave", 0)
}

// playAsMost squeezes as professionals did who were measured (Khoury 2016: 24.1, SD 9.5, a minute; 590, SD 193, mL; for smaller patients as much more than they
// need), takes the adult bag with oxygen, no valve, and one hand on the mask, and is slow to see that the oxygen has failed (mark D).
func playAsMost(a *skill.Attempt) {
	p := newPlayer(a)
	n := p.e.hand.need
	if p.can("leave") {
		p.wait(5)
		p.do([...]string{"slower", "fine", "properly"}[int(3*p.roll())], 0)
		p.wait(10)
		p.do("leave", 0)
		return
	}
	p.takeUp(kit{"adult", "15", "on", "0", "one"}, 15+float64(30*p.roll()))
	_, speed := p.e.hand.bag.Grip()
	rate, ml := num.Clamp(p.normal(24.1, 9.5), 8, 45), num.Clamp(p.normal(590, 193), 150, 800)
	if n.volume.high < 200 {
		ml *= n.volume.middle() / 460
	}
	seconds := num.Clamp(p.normal(0.8, 0.2), 0.4, min(1.5, 36/rate))
	p.wants = num.Clamp(ml/(seconds*p.e.speed(speed)), leastFirm, mostFirm)
	swapAt, fetchAt := 10+float64(25*p.roll()), 10+float64(60*p.roll())
	for since := 0.0; !a.Exercise.Done(); {
		if p.failed {
			since += 60 / rate
		}
		if since > swapAt && p.can("swap") {
			p.do("swap", 0)
			p.wait(swapTakes)
		}
		if since > fetchAt {
			p.do("cylinder", 0)
		}
		p.grip()
		p.do("tap", seconds)
		p.wait(60 / rate)
	}
}
