package ui_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"downtime/cmd/downtime/ui"
	"downtime/game/wave"
)

// columnsOf counts the separate columns in which a drawing holds the glyph.
func columnsOf(view, glyph string) int {
	held := map[int]bool{}
	for line := range strings.SplitSeq(view, "\n") {
		for x, r := range []rune(ansi.Strip(line)) {
			if string(r) == glyph {
				held[x] = true
			}
		}
	}
	n := 0
	for x := range held {
		if !held[x-1] {
			n++
		}
	}
	return n
}

// pulsesIn counts the pacing pulses of the first seconds.
func pulsesIn(p *wave.Params, seconds float64) (n int) {
	ph := wave.Phase{Seed: 1}
	for range int(seconds*250 + 0.5) {
		if ph.Advance(p, 1.0/250); ph.Spike() {
			n++
		}
	}
	return n
}

// Row W04 of the reference: at 30 columns of dots a second and at every other width each pulse is there.
func TestEveryPacingPulseIsDrawnWithItsOwnStrokeAtEveryWidth(t *testing.T) {
	p := wave.Params{HR: 60, Rhythm: wave.Paced, Capture: true}
	for _, capture := range []bool{true, false} {
		p.Capture = capture
		s := ui.NewScope(1)
		for range 116 { // just under one screen, nothing erased yet
			s.Advance(&p, 0.05)
		}
		pulses := pulsesIn(&p, 116*0.05)
		for _, g := range allGlyphs {
			stroke := map[bool]string{false: "┆", true: "!"}[g == ui.ASCII]
			for w := 30; w <= 240; w++ {
				n := columnsOf(s.View(wave.ChannelECG, ui.Theme{Glyphs: g}, w, 5), stroke)
				if n != pulses {
					t.Fatalf("%d pulses drawn of %d, capture %v, %d cells wide, glyphs %d", n, pulses, capture, w, g)
				}
			}
		}
	}
}

func TestAPulseHasItsOwnInkAndABeatWithoutOneHasNot(t *testing.T) {
	th := ui.Theme{Colours: ui.TrueColour}
	ink := th.Pen(ui.Pace)
	for _, paced := range []bool{true, false} {
		p := wave.Params{HR: 60, Rhythm: wave.Sinus}
		if paced {
			p = wave.Params{HR: 60, Rhythm: wave.Paced}
		}
		s := ui.NewScope(1)
		for range 100 {
			s.Advance(&p, 0.05)
		}
		if has := strings.Contains(s.View(wave.ChannelECG, th, 80, 5), ink); has != paced {
			t.Errorf("paced %v but the ink of a pulse is used: %v", paced, has)
		}
	}
}

func TestAPulseIsErasedWithTheSampleThatCarriedIt(t *testing.T) {
	p := wave.Params{HR: 60, Rhythm: wave.Paced}
	s := ui.NewScope(1)
	s.Advance(&p, 5.9)
	p.Rhythm = wave.Sinus
	for range 130 {
		s.Advance(&p, 0.05)
	}
	if n := columnsOf(s.View(wave.ChannelECG, ui.Theme{}, 80, 5), "┆"); n != 0 {
		t.Errorf("%d pulses stand on a screen that was written over", n)
	}
}
