package ui

import (
	"math"
	"strings"
)

// Pulse is a finger on an artery, or a stethoscope over the heart, and an eye on the chest, with a monitor beside them.
type Pulse struct {
	Since   float64 // seconds since the last beat; negative: none yet
	Strong  float64 // how strong it was, 0 to 1
	Apex    bool    // heard over the heart, not felt at the wrist
	Chest   float64 // how far the chest has risen, 0 to 1
	Falls   bool
	Monitor []Reading
}

// beatShown is how long a beat can be seen, in seconds: long enough to catch, short enough for two hundred a minute.
const beatShown = 0.16

// View draws wrist, chest and monitor, exactly w by h: best from 34 by 12, useful from 24 by 8.
func (p Pulse) View(th Theme, w, h int) string {
	if w < 24 || h < 8 {
		return p.small(th, w, h)
	}
	upper := max(5, h*45/100+1)
	wrist := p.wrist(th, w, upper)
	lower := h - upper
	monitor := 0
	if len(p.Monitor) > 0 {
		monitor = min(22, max(w*45/100, 17))
	}
	chest := p.chest(th, w-monitor, lower)
	side := strings.Split(p.screen(th, monitor-1, lower), "\n")
	return strings.Join(wrist, "\n") + "\n" +
		Columns(w, lower, Box{Size: w - monitor, Body: strings.Join(chest, "\n")}, Box{Body: " " + strings.Join(side, "\n ")})
}

// kick is how high the artery stands now, 0 to 1.
func (p Pulse) kick() float64 {
	if p.Since < 0 {
		return 0
	}
	rise := math.Min(1, p.Since/0.03+0.6)
	return clamp01(0.35+0.65*p.Strong) * rise * math.Exp(-math.Max(0, p.Since-0.05)/0.12)
}

// wrist is the artery under the finger, which lifts with each beat; or the ear over the heart.
func (p Pulse) wrist(th Theme, w, h int) []string {
	h-- // the last line says whose hand it is
	s := newSketch(th, w, h)
	kick := p.kick()
	base, top := float64(h)-1.4, 0.6
	finger := float64(w) * 0.42
	room := base - top - 1.2
	wave := func(x float64) float64 { // a hump that runs on towards the hand
		at := finger + math.Max(0, p.Since)*30
		return math.Exp(-(x-at)*(x-at)/18) * clamp01(0.35+0.65*p.Strong) * math.Exp(-math.Max(0, p.Since)/0.25)
	}
	for x := 0.0; x < float64(w); x += 0.5 {
		y := base
		if p.Since >= 0 {
			y -= wave(x) * math.Min(1.2, room*0.6)
		}
		s.dot(x, y, Art)
		s.dot(x, float64(h)-0.5, Rule)
	}
	tip := base - 0.5 - kick*math.Min(1.2, room*0.6)
	for i := -1.0; i <= 1; i += 0.05 { // a finger tip, seen from the front
		s.dot(finger+4*i, tip-0.9*math.Sqrt(math.Max(0, 1-i*i))*-1-0.9, Text)
	}
	s.line(finger-4, 0, finger-4, tip-0.9, Text)
	s.line(finger+4, 0, finger+4, tip-0.9, Text)
	p.lamp(th, s, int(finger)+7)
	label := "finger on the wrist"
	if p.Apex {
		label = "stethoscope at the apex"
	}
	return append(s.view(th), FitRight(th.Paint(Dim, label)+" ", w))
}

// lamp says the beat in a shape and a word, for whoever would rather not watch a finger.
func (p Pulse) lamp(th Theme, s *sketch, x int) {
	word := "beat"
	if p.Apex {
		word = "lub-dup"
	}
	y := s.h / 2
	if p.Since < 0 || p.Since >= beatShown {
		s.write(x, y, th.Paint(Dim, th.Pick("○", "o")))
		return
	}
	waves := strings.Repeat(")", 1+int(clamp01(p.Strong)*2.49))
	s.write(x, y, th.Paint(Title, th.Pick("●", "#")+" "+waves+" "+word))
}

// chest is the front of the chest above the bed: it rises with each breath.
func (p Pulse) chest(th Theme, w, h int) []string {
	d := newDots(th.Glyphs, w, h-1)
	Bag{Chest: p.Chest}.drawChest(d, 0, d.cols()-1-d.perX, d.rows())
	out := strings.Split(d.String(th), "\n")
	return append(out, th.Paint(Dim, " chest "+breathWord(p.Chest, p.Falls)))
}

func breathWord(rise float64, falls bool) string {
	switch {
	case rise < 0.08:
		return "at rest"
	case falls:
		return "falling"
	}
	return "rising"
}

// screen is the monitor as it stands beside the patient.
func (p Pulse) screen(th Theme, w, h int) string {
	if w < 8 || len(p.Monitor) == 0 {
		return Fill("", max(w, 0), h)
	}
	var lines []string
	for _, r := range p.Monitor {
		lines = append(lines, Compact(th, r, w-4))
	}
	return Frame(th, "Monitor", strings.Join(lines, "\n"), w, min(h, len(lines)+2))
}

// Compact is a reading in exactly w cells: its label at the left, its value at the right, its unit where there is room.
func Compact(th Theme, r Reading, w int) string {
	label, value := th.Spell(r.Label), th.Paint(r.Role, th.Spell(r.Value))
	if unit := th.Spell(r.Unit); Width(label)+Width(value)+Width(unit)+2 <= w && unit != "" {
		value += " " + th.Paint(Dim, unit)
	}
	return Fit(Fit(label, w-Width(value))+value, w)
}

func (p Pulse) small(th Theme, w, h int) string {
	beat := th.Pick("○", "o")
	if p.Since >= 0 && p.Since < beatShown {
		beat = th.Pick("●", "#")
	}
	lines := []string{th.Paint(Dim, "beat ") + beat, th.Paint(Dim, "chest ") + Meter(th, Text, p.Chest, max(0, min(8, w-6)))}
	for _, r := range p.Monitor {
		lines = append(lines, Line(th, r, w))
	}
	return fillLines(lines, w, h)
}
