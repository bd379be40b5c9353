package pulse

import (
	"fmt"
	"math"

	"downtime/game/num"
	"downtime/game/skill"
)

// lie is what is wrong with a monitor.
type lie uint8

// The lies, mark K; how far each goes is chosen for the simulation (mark D).
const (
	honest  lie = iota
	frozen      // every number, the clock too, stands where it stood
	doubled     // tall T waves are counted as beats
	moved       // an arm that moves is counted as a heart
	missed      // small breaths go uncounted
)

// monitor is a display of heart rate by electrodes, breaths by impedance, saturation, and the time. It averages as such machines do and changes
// every two seconds.
type monitor struct {
	lie        lie
	heart, rr  float64 // what it stands at when it is frozen
	saturation int
	clock      int // s after midnight when the patient is met
}

const (
	renewed     = 2 * skill.TicksPerSecond
	heartWindow = 15 * skill.TicksPerSecond
	chestWindow = 30 * skill.TicksPerSecond
	before      = 40 * skill.TicksPerSecond // of the patient that the monitor has seen when the learner comes
)

// shows is the display at a tick of the patient's own time.
func (m *monitor) shows(p *patient, tick int64) []skill.Reading {
	at := tick - tick%renewed
	rate, rr, clock := m.electrodes(p, at), m.impedance(p, at), m.clock+int((tick-before)/skill.TicksPerSecond)
	if m.lie == frozen {
		rate, rr, clock = m.heart, m.rr, m.clock-47*60
	}
	return []skill.Reading{
		{Label: "HR", Value: fmt.Sprintf("%.0f", rate), Unit: "/min"},
		{Label: "RESP", Value: fmt.Sprintf("%.0f", rr), Unit: "/min"},
		{Label: "SpO2", Value: fmt.Sprintf("%d", m.saturation), Unit: "%"},
		{Label: "TIME", Value: fmt.Sprintf("%02d:%02d:%02d", clock/3600%24, clock/60%60, clock%60)},
	}
}

func (m *monitor) electrodes(p *patient, at int64) float64 {
	p.heart.reach(at)
	var first, last int64
	n := 0
	for _, b := range p.heart.beats {
		if b.at < at-heartWindow || b.at >= at {
			continue
		}
		if n == 0 {
			first = b.at
		}
		last = b.at
		n++
	}
	rate := perMinute(n, first, last)
	switch m.lie {
	case doubled:
		return float64(2 * rate)
	case moved:
		return 148 + math.Floor(float64(44*num.Unit(p.heart.seed, p.heart.stream, at, 7)))
	}
	return rate
}

func (m *monitor) impedance(p *patient, at int64) float64 {
	p.chest.reach(float64(at) / skill.TicksPerSecond)
	var first, last int64
	n := 0
	for i := range p.chest.breaths {
		b := p.chest.breaths[i].begins()
		if b < at-chestWindow || b >= at {
			continue
		}
		if n == 0 {
			first = b
		}
		last = b
		n++
	}
	rate := perMinute(n, first, last)
	if m.lie == missed {
		return rate / 2
	}
	return rate
}

// perMinute is the rate of n events of which the first and the last are known.
func perMinute(n int, first, last int64) float64 {
	if n < 2 || last <= first {
		return 0
	}
	return float64(n-1) * (60 * skill.TicksPerSecond) / float64(last-first)
}
