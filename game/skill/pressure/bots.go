package pressure

import (
	"math"
	"strconv"

	"downtime/game/num"
	"downtime/game/skill"
)

// player plays by what it perceives: the needle, the pulse, the sounds.
type player struct {
	*skill.Attempt
	draws uint32
}

func (p *player) roll() float64 {
	p.draws++
	return num.Unit(p.Setup.Seed, stream+31, 0, p.draws)
}

func (p *player) do(control string, by float64) { _ = p.Do(skill.Input{Do: control, By: by}) }

func (p *player) set(field string, x float64) {
	_ = p.Do(skill.Input{Set: field, Value: strconv.Itoa(int(math.Round(x)))})
}

func (p *player) gauge() float64 { return p.Exercise.View().Cuff.Gauge }

// pumpTo squeezes the bulb until the needle stands at so much.
func (p *player) pumpTo(mmHg float64) {
	p.do("shut", 0)
	for p.gauge() < mmHg-squeeze/2 {
		p.do("pump", 0)
		p.Wait(skill.TicksPerSecond / 2)
	}
}

// palpate finds where the pulse goes: 10 by 10 up, and a little down until it is back.
func (p *player) palpate() float64 {
	p.do("shut", 0)
	quiet := int64(0)
	for quiet < 5*skill.TicksPerSecond/2 && p.gauge() < 270 {
		p.do("pump", 0)
		quiet = p.silence(5 * skill.TicksPerSecond / 2)
	}
	felt := p.gauge()
	p.do("open", 0.2)
	for n := 0; n < 40*skill.TicksPerSecond; n++ {
		felt = p.gauge()
		if has(p.Wait(1), "beat") {
			break
		}
	}
	p.do("empty", 0)
	p.Wait(3 * skill.TicksPerSecond)
	return felt
}

// silence waits for so many ticks, or until a beat is felt, and returns how long it was.
func (p *player) silence(ticks int64) int64 {
	for n := int64(0); n < ticks; n++ {
		if has(p.Wait(1), "beat") && n > skill.TicksPerSecond/2 {
			return n
		}
	}
	return ticks
}

func has(events []skill.Event, kind string) bool {
	for _, e := range events {
		if e.Kind == kind {
			return true
		}
	}
	return false
}

// listen lets the cuff down to the floor at a speed that turn keeps, and returns where the first and the last sound came, and how unlike the times
// between them were.
func (p *player) listen(floor float64, turn func(falling float64)) (first, last, scatter float64) {
	before, n := p.gauge(), 0
	var sounds []int64
	for p.gauge() > floor {
		if n++; n%25 == 0 {
			now := p.gauge()
			turn((before - now) * 2)
			before = now
		}
		at := p.gauge()
		if has(p.Wait(1), "sound") {
			if len(sounds) == 0 {
				first = at
			}
			last = at
			sounds = append(sounds, int64(n))
		}
		if n > 180*skill.TicksPerSecond {
			break
		}
	}
	p.do("empty", 0)
	p.Wait(3 * skill.TicksPerSecond)
	return first, last, unlike(sounds)
}

// unlike is the mean change from one interval to the next, as a share of the mean interval; a gap in the sounds is left out.
func unlike(at []int64) float64 {
	sum, change, n := 0.0, 0.0, 0
	for i := 2; i < len(at); i++ {
		a, b := float64(at[i-1]-at[i-2]), float64(at[i]-at[i-1])
		if max(a, b) > float64(3*min(a, b)) {
			continue
		}
		sum += b
		change += math.Abs(a - b)
		n++
	}
	if n == 0 {
		return 0
	}
	return change / sum
}

// playWell does it as the guidance has it; an irregular pulse it measures twice.
func playWell(a *skill.Attempt) {
	p := &player{Attempt: a}
	for !a.Exercise.Done() {
		felt := p.palpate()
		p.set("felt", nearest(felt))
		p.do("ears", 0)
		systolic, diastolic, times := 0.0, 0.0, 0.0
		for want := 1.0; times < want; times++ {
			p.pumpTo(felt + 28)
			first, last, scatter := p.listen(36, func(falling float64) {
				switch {
				case falling < 2.2:
					p.do("open", 0.01)
				case falling > 2.8:
					p.do("close", 0.01)
				}
				if falling < 1 {
					p.do("open", 0.04)
				}
			})
			systolic, diastolic = systolic+first, diastolic+last
			if scatter > 0.1 {
				want = timesIrregular
			}
		}
		p.do("ears", 0)
		p.set("systolic", nearest(systolic/times))
		p.set("diastolic", nearest(diastolic/times))
		p.do("sign", 0)
	}
}

// playAsMost does not palpate first, pumps to 160 to 190 whoever it is, lets down at 4 to 8 mmHg a second, and rounds to 10 about half of the time (Nietert 2006;
// of 159 students one did every step, the mean did 4 of 11: Rakotz 2017; the speeds are mark D).
func playAsMost(a *skill.Attempt) {
	p := &player{Attempt: a}
	for !a.Exercise.Done() {
		p.do("ears", 0)
		p.pumpTo(160 + float64(30*p.roll()))
		speed := 4 + float64(4*p.roll())
		first, last, _ := p.listen(40, func(falling float64) {
			switch {
			case falling < float64(0.8*speed):
				p.do("open", 0.03)
			case falling > float64(1.2*speed):
				p.do("close", 0.02)
			}
		})
		first, last = p.round(first), p.round(last)
		p.set("felt", first)
		p.set("systolic", max(first, last+2))
		p.set("diastolic", last)
		p.do("ears", 0)
		p.do("sign", 0)
	}
}

func (p *player) round(x float64) float64 {
	if p.roll() < 0.46 {
		return float64(10 * math.Round(x/10))
	}
	return nearest(x)
}
