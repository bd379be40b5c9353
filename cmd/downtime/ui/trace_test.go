package ui_test

import (
	"math"
	"strings"
	"testing"

	"downtime/cmd/downtime/ui"
	"downtime/game/wave"
)

var allGlyphs = []ui.Glyphs{ui.Braille, ui.Blocks, ui.ASCII}

// inked says whether row y of a drawing holds anything between the columns from and to.
func inked(view string, y, from, to int) bool {
	row := []rune(strings.Split(view, "\n")[y])
	return strings.TrimSpace(string(row[from:to])) != ""
}

// peaks counts the separate groups of ink in the top row.
func peaks(view string) int {
	return len(strings.Fields(strings.Split(view, "\n")[0]))
}

func TestAQRSNeverVanishesAtAnyWidth(t *testing.T) {
	p := wave.Params{HR: 60, Rhythm: wave.Sinus}
	s := ui.NewScope(1)
	for range 130 { // 6.5 s: one whole screen and a little more
		s.Advance(&p, 0.05)
	}
	s.Trace(wave.ChannelECG).SetRange(-0.6, 1.1)
	for _, g := range allGlyphs {
		for w := 20; w <= 240; w++ {
			if n := peaks(s.View(wave.ChannelECG, ui.Theme{Glyphs: g}, w, 6)); n < 5 || n > 7 {
				t.Errorf("%d R waves in 6 s at 60/min, %d cells wide, glyphs %d", n, w, g)
			}
		}
	}
}

func TestASpikeOfOneSampleIsDrawnAtEveryWidth(t *testing.T) {
	for _, g := range allGlyphs {
		for w := 4; w <= 240; w += 7 {
			for at := 0; at < 1500; at += 97 {
				tr := ui.NewTrace(ui.ECG, 6, 250, 0, 1)
				for i := range 1500 {
					tr.Push(map[bool]float64{true: 1}[i == at])
				}
				view := tr.View(ui.Theme{Glyphs: g}, w, 5)
				if at > 1500/w*2 && peaks(view) != 1 { // what the erase bar has passed is gone
					t.Fatalf("spike at sample %d drawn %d times at width %d, glyphs %d\n%s", at, peaks(view), w, g, view)
				}
			}
		}
	}
}

func TestALineNeverBreaksBetweenColumns(t *testing.T) {
	tr := ui.NewTrace(ui.ECG, 2, 250, -1, 1)
	for i := range 499 {
		tr.Push(math.Sin(float64(i) / 9))
	}
	view := strings.Split(tr.View(ui.Theme{Glyphs: ui.Blocks}, 60, 9), "\n")
	for x := range 59 {
		here, there := extent(view, x), extent(view, x+1)
		if here[0] > there[1]+1 || there[0] > here[1]+1 {
			t.Errorf("columns %d and %d do not touch: %v %v", x, x+1, here, there)
		}
	}
}

// extent is the first and the last half row with ink in a column of blocks.
func extent(view []string, x int) [2]int {
	out := [2]int{1 << 30, -1}
	for y, row := range view {
		r := []rune(row)[x]
		if r == '▀' || r == '█' {
			out[0], out[1] = min(out[0], 2*y), max(out[1], 2*y)
		}
		if r == '▄' || r == '█' {
			out[0], out[1] = min(out[0], 2*y+1), max(out[1], 2*y+1)
		}
	}
	return out
}

func TestTheEraseBarRunsAheadOfThePenAndTheRestStays(t *testing.T) {
	tr := ui.NewTrace(ui.ECG, 6, 250, 0, 1)
	for range 1500 {
		tr.Push(0.1)
	}
	for range 750 {
		tr.Push(0.9)
	}
	view := tr.View(ui.Theme{Glyphs: ui.Blocks}, 100, 5)
	if !inked(view, 0, 0, 50) || inked(view, 0, 52, 100) {
		t.Errorf("the new lap does not reach the middle:\n%s", view)
	}
	if inked(view, 4, 0, 49) || !inked(view, 4, 60, 100) {
		t.Errorf("the lap before is not left beyond the bar:\n%s", view)
	}
	for y := range 5 {
		if inked(view, y, 51, 53) {
			t.Errorf("row %d has ink in the erase bar:\n%s", y, view)
		}
	}
}

func TestAResizeRedrawsWhatWasThere(t *testing.T) {
	s := ui.NewScope(1)
	p := wave.Params{HR: 75, Rhythm: wave.Sinus, RR: 15, EtCO2: 5}
	for range 400 {
		s.Advance(&p, 0.05)
	}
	th := ui.Theme{}
	before := s.View(wave.ChannelECG, th, 90, 6)
	_ = s.View(wave.ChannelECG, th, 33, 3)
	if after := s.View(wave.ChannelECG, th, 90, 6); after != before {
		t.Error("a trace is not the same after being drawn at another size")
	}
}

func TestAFrozenScopeKeepsItsPicture(t *testing.T) {
	s := ui.NewScope(1)
	p := wave.Params{HR: 75, Rhythm: wave.Sinus}
	for range 100 {
		s.Advance(&p, 0.05)
	}
	before := s.View(wave.ChannelECG, ui.Theme{}, 90, 6)
	p.Frozen = true
	s.Advance(&p, 3)
	if s.View(wave.ChannelECG, ui.Theme{}, 90, 6) != before {
		t.Error("a frozen picture moved")
	}
}

func TestAFrozenScreenThatIsFirstLookedAtLaterShowsItsPicture(t *testing.T) {
	s := ui.NewScope(1)
	p := wave.Params{HR: 80, Rhythm: wave.Sinus, Frozen: true}
	s.Fill(&p, 24)
	before := s.View(wave.ChannelECG, ui.Theme{}, 60, 4)
	if strings.TrimSpace(before) == "" {
		t.Error("a screen that stands still is empty to whoever comes later")
	}
	s.Advance(&p, 1)
	if s.View(wave.ChannelECG, ui.Theme{}, 60, 4) != before {
		t.Error("and it moves")
	}
}

func TestOneFrameChangesFewCells(t *testing.T) {
	s := ui.NewScope(1)
	p := wave.Params{HR: 75, Rhythm: wave.Sinus, PlethAmp: 1}
	for range 300 {
		s.Advance(&p, 0.05)
	}
	before := []rune(s.View(wave.ChannelECG, ui.Theme{}, 170, 8))
	s.Advance(&p, 0.05)
	after := []rune(s.View(wave.ChannelECG, ui.Theme{}, 170, 8))
	changed := 0
	for i := range before {
		if before[i] != after[i] {
			changed++
		}
	}
	if changed > 30 {
		t.Errorf("%d of %d cells changed in one twentieth of a second", changed, len(before))
	}
}

// Four traces at 200 by 60, one frame of a twentieth of a second: samples and drawing.
// A frame of 1 ms is 2 % of a core at 20 frames a second.
func BenchmarkFourTracesAt200x60(b *testing.B) {
	s := ui.NewScope(1)
	p := wave.Params{HR: 90, SBP: 120, DBP: 60, ArtOn: true, PlethAmp: 1, RR: 15, EtCO2: 5, PPeak: 20, PEEP: 5, VT: 0.5}
	th := ui.Theme{Colours: ui.TrueColour}
	for range 600 {
		s.Advance(&p, 0.05)
	}
	b.ReportAllocs()
	for b.Loop() {
		s.Advance(&p, 0.05)
		var rows []ui.Box
		for c := range wave.Channel(4) {
			rows = append(rows, ui.Box{Size: 14, Body: s.View(c, th, 172, 14)})
		}
		ui.Columns(200, 60, ui.Box{Size: 172, Body: ui.Rows(172, 60, rows...)}, ui.Box{})
	}
}
