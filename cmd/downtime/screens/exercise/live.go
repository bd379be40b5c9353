package exercise

import (
	"strings"

	"downtime/cmd/downtime/ui"
	"downtime/game/skill"
)

const (
	fallTime   = 0.24 // seconds that a drop is seen in the air: slower than it falls, so that an eye can follow
	splashTime = 0.30
	mostInAir  = 4
)

// motion is what a live picture needs beside the view: what has begun to move and since when.
type motion struct {
	step    string
	drops   int64
	air     []float64 // seconds since each drop let go
	splash  float64   // seconds since the last one struck; negative: none
	sounds  int64
	chest   float64
	falling bool
}

// follow takes a new view after so many seconds. It reports whether something was heard that a bell may ring for.
func (m *motion) follow(v *skill.View, seconds float64) (heard bool) {
	if v.Step != m.step {
		*m = motion{step: v.Step, splash: -1}
		if v.Drip != nil {
			m.drops = v.Drip.Drops
		}
		m.sounds = soundsOf(v)
	}
	if v.Drip != nil {
		m.fall(v.Drip, seconds)
	}
	if chest, shown := chestOf(v); shown && chest != m.chest {
		m.chest, m.falling = chest, chest < m.chest
	}
	n := soundsOf(v)
	heard = n > m.sounds
	m.sounds = n
	return heard
}

// fall moves the drops in the air on, and lets new ones go, spread over the time in which they did.
func (m *motion) fall(d *skill.Drip, seconds float64) {
	if m.splash >= 0 {
		m.splash += seconds
	}
	kept := m.air[:0]
	for _, age := range m.air {
		if age += seconds; age < fallTime {
			kept = append(kept, age)
		} else {
			m.splash = age - fallTime
		}
	}
	m.air = kept
	n := min(d.Drops-m.drops, mostInAir)
	for i := range max(n, 0) {
		m.air = append(m.air, seconds*float64(n-1-i)/float64(n))
	}
	m.drops = d.Drops
	if len(m.air) > mostInAir {
		m.air = m.air[len(m.air)-mostInAir:]
	}
}

// soundsOf counts what an ear has heard: of a cuff, or over the heart.
func soundsOf(v *skill.View) int64 {
	switch {
	case v.Cuff != nil && v.Cuff.Ears:
		return v.Cuff.Sounds
	case v.Pulse != nil && v.Pulse.Apex:
		return v.Pulse.Beats
	}
	return 0
}

func chestOf(v *skill.View) (float64, bool) {
	switch {
	case v.Bag != nil:
		return v.Bag.Chest, true
	case v.Pulse != nil:
		return v.Pulse.Chest, true
	}
	return 0, false
}

func (s *Screen) hasPicture() bool {
	v := &s.view
	return v.Drip != nil || v.Bag != nil || v.Pulse != nil || v.Cuff != nil
}

// pictureWidth is what the picture takes of the width when something stands beside it.
func (s *Screen) pictureWidth() int {
	switch {
	case s.w >= 130:
		return 56
	case s.w >= 110:
		return 50
	case s.w >= 96:
		return 44
	}
	return 37
}

// mostPicture is the height beyond which a picture gains nothing.
const mostPicture = 22

// picture draws what moves, exactly w by h.
func (s *Screen) picture(w, h int) string {
	tall := min(h, mostPicture)
	body := ""
	switch v := &s.view; {
	case v.Drip != nil:
		body = s.drip(v.Drip).View(s.th, w, tall)
	case v.Pulse != nil:
		body = s.pulse(v.Pulse).View(s.th, w, tall)
	case v.Cuff != nil:
		c := v.Cuff
		body = ui.Cuff{Gauge: c.Gauge, Top: c.Top, Since: c.Since, Loud: c.Loud, Ears: c.Ears, Pulse: c.Pulse, Valve: c.Valve}.View(s.th, w, tall)
	case v.Bag != nil:
		body = s.bag(v.Bag, w, tall)
	}
	return ui.Fill(body, w, h)
}

func (s *Screen) drip(v *skill.Drip) ui.Drip {
	d := ui.Drip{
		Forming: v.Forming, Splash: -1, Stream: v.Stream, Clamp: v.Clamp, Left: v.Left, Size: v.Bag, Height: v.Height, Bent: v.Bent,
	}
	for _, age := range s.motion.air {
		d.Falling = append(d.Falling, age/fallTime)
	}
	if s.motion.splash >= 0 {
		d.Splash = s.motion.splash / splashTime
	}
	for _, m := range v.Tape {
		d.Tape = append(d.Tape, ui.Level{Label: m.Label, Left: m.Left})
	}
	return d
}

func (s *Screen) pulse(v *skill.Pulse) ui.Pulse {
	return ui.Pulse{Since: v.Since, Strong: v.Strong, Apex: v.Apex, Chest: v.Chest, Falls: s.motion.falling, Monitor: readings(v.Monitor)}
}

func readings(list []skill.Reading) []ui.Reading {
	var out []ui.Reading
	for _, r := range list {
		out = append(out, ui.Reading{Label: r.Label, Value: r.Value, Unit: r.Unit, Role: ui.Title})
	}
	return out
}

// bag is the hand on the bag, under it the capnograph and the numbers, where there are any.
func (s *Screen) bag(v *skill.Bag, w, h int) string {
	lines := []string{s.th.Paint(ui.Dim, " "+bagWords(v))}
	below := (len(v.Number) + 1) / 2
	if len(v.CO2) > 0 {
		below += 4
	}
	tall := max(5, min(h-1-below, 11))
	lines = append(lines, strings.Split(ui.Bag{Squeeze: v.Squeezed, Chest: v.Chest, Falls: s.motion.falling, Feel: v.Feel}.View(s.th, w, tall), "\n")...)
	if len(v.CO2) > 0 {
		lines = append(lines, ui.TitleRule(s.th, "CO2", "kPa, 0 to 8", w))
		lines = append(lines, strings.Split(ui.Strip(s.th, ui.CO2, v.CO2, 0, 8, w, 3), "\n")...)
	}
	numbers, each := readings(v.Number), (w-3)/2
	for i := 0; i < len(numbers); i += 2 {
		line := " " + ui.Compact(s.th, numbers[i], each)
		if i+1 < len(numbers) {
			line += "  " + ui.Compact(s.th, numbers[i+1], each-1)
		}
		lines = append(lines, line)
	}
	return ui.Fill(strings.Join(lines, "\n"), w, h)
}

// bagWords say which bag it is, and how full one is that must be filled by a flow of gas.
func bagWords(v *skill.Bag) string {
	if v.Kind != "mapleson-c" {
		return "self-inflating bag"
	}
	switch {
	case v.Full < 0.15:
		return "Mapleson C: the bag is EMPTY"
	case v.Full < 0.6:
		return "Mapleson C: the bag is half full"
	}
	return "Mapleson C: the bag is full"
}
