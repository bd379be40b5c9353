package pulse

import (
	"math"
	"slices"
	"strconv"

	"downtime/game/num"
	"downtime/game/skill"
)

// player plays by what it perceives: the events of a count and the numbers of the monitor.
type player struct {
	*skill.Attempt
	seed  uint64
	draws uint32
}

func (p *player) roll() float64 {
	p.draws++
	return num.Unit(p.seed, stream+31, 0, p.draws)
}

func (p *player) set(field string, rate float64) {
	_ = p.Do(skill.Input{Set: field, Value: strconv.Itoa(int(math.Round(rate)))})
}

func (p *player) choose(field, id string) { _ = p.Do(skill.Input{Set: field, Value: id}) }

// count starts the watch, and returns when the events of those seconds came, by kind.
func (p *player) count(control string, seconds int64) (beats, breaths []int64) {
	_ = p.Do(skill.Input{Do: control})
	for _, e := range p.Wait(seconds * skill.TicksPerSecond) {
		switch e.Kind {
		case "beat", "sound":
			beats = append(beats, e.Tick)
		case "breath":
			breaths = append(breaths, e.Tick)
		}
	}
	return beats, breaths
}

// shown is a number of the monitor, with whether there is one.
func (p *player) shown(label string) (float64, bool) {
	for _, r := range p.Exercise.View().Pulse.Monitor {
		if r.Label == label {
			x, err := strconv.ParseFloat(r.Value, 64)
			return x, err == nil
		}
	}
	return 0, false
}

// playWell counts pulse and breaths for a minute each, feels the rhythm, and listens at the apex when the monitor and the wrist disagree.
func playWell(a *skill.Attempt) {
	p := &player{Attempt: a, seed: a.Setup.Seed}
	for !a.Exercise.Done() {
		beats, _ := p.count("count60", 60)
		p.set("pulse", float64(len(beats)))
		p.choose("rhythm", feel(beats))
		_, breaths := p.count("count60", 60)
		p.set("breaths", float64(len(breaths)))
		if _, watched := p.shown("HR"); watched {
			p.choose("belief", p.judge(float64(len(beats)), float64(len(breaths))))
		}
		a.Wait(10 * skill.TicksPerSecond)
		_ = a.Do(skill.Input{Do: "sign"})
	}
}

// feel names a rhythm by its intervals.
func feel(beats []int64) string {
	var gaps []float64
	for i := 1; i < len(beats); i++ {
		gaps = append(gaps, float64(beats[i]-beats[i-1]))
	}
	if len(gaps) == 0 {
		return "regular"
	}
	sorted := slices.Clone(gaps)
	slices.Sort(sorted)
	middle, near := sorted[len(sorted)/2], 0
	for _, g := range gaps {
		if math.Abs(g-middle) < 0.1*middle {
			near++
		}
	}
	switch share := float64(near) / float64(len(gaps)); {
	case share > 0.97:
		return "regular"
	case share > 0.55:
		return "odd"
	}
	return "irregular"
}

// judge sets the monitor against the counts, and against the apex where the heart rate differs.
func (p *player) judge(pulse, breaths float64) string {
	heart, _ := p.shown("HR")
	rr, _ := p.shown("RESP")
	wrongBreaths := math.Abs(rr-breaths) > 4
	if math.Abs(heart-pulse) > max(8, 0.1*pulse) {
		_ = p.Do(skill.Input{Do: "apex"})
		apex, _ := p.count("count60", 60)
		_ = p.Do(skill.Input{Do: "apex"})
		heard := float64(len(apex))
		now, _ := p.shown("HR")
		near := min(math.Abs(now-heard), math.Abs(heart-heard)) <= max(8, 0.1*heard)
		switch {
		case near && heard > pulse+6:
			return "deficit"
		case near:
			return "agree"
		case wrongBreaths:
			return "neither"
		}
		return "heart"
	}
	if wrongBreaths {
		return "breaths"
	}
	return "agree"
}

// playAsMost counts the pulse for 15 s, slips by a beat in every third count, writes 18 or 20 breaths for most (Badawy 2017) and counts the others
// for 15 s, feels an uneven pulse as often as health workers did (fast fibrillation 81 %, slow 56 %, ectopic beats 71 %: Jaakkola 2017; the View
// does not say which is which, so about 70 % of all), and believes the monitor, as the clinicians of Straw 2024 (10.2196/50505) said they would.
func playAsMost(a *skill.Attempt) {
	p := &player{Attempt: a, seed: a.Setup.Seed}
	for !a.Exercise.Done() {
		beats, breaths := p.count("count15", 15)
		n := float64(len(beats))
		if p.roll() < 1.0/3 {
			n += float64(2*math.Floor(float64(2*p.roll()))) - 1
		}
		p.set("pulse", float64(4*n))
		switch r := p.roll(); {
		case r < 0.35:
			p.set("breaths", 18)
		case r < 0.65:
			p.set("breaths", 20)
		default:
			p.set("breaths", float64(4*len(breaths)))
		}
		rhythm := feel(beats)
		if p.roll() > 0.7 {
			rhythm = "regular"
		}
		p.choose("rhythm", rhythm)
		if _, watched := p.shown("HR"); watched {
			p.choose("belief", "agree")
		}
		_ = a.Do(skill.Input{Do: "sign"})
	}
}
