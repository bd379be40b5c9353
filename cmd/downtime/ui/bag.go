package ui

import (
	"math"
	"strings"
)

// Bag is what a pair of hands and eyes know of a self-inflating bag: how far it is
// squeezed, how far the chest has risen, and what it feels like.
type Bag struct {
	Squeeze float64 // 0 full, 1 as far as a hand goes
	Chest   float64 // 0 at rest, 1 a deep breath
	Falls   bool    // the chest goes down
	Feel    string  // "soft", "stiff", ""; words, because a colour cannot be felt
}

// View draws the chest, the valve and the bag, exactly w by h: best at 46 by 9, useful
// from 24 by 5.
func (b Bag) View(th Theme, w, h int) string {
	if w < 24 || h < 5 {
		return b.Small(th, w, h)
	}
	d := newDots(th.Glyphs, w, h-1)
	cols, rows := d.cols(), d.rows()
	chestEnd := cols * 36 / 100
	bagStart, bagEnd := cols*50/100, cols*86/100
	mid := rows / 2
	b.drawChest(d, 0, chestEnd, rows)
	// The tube from the mouth to the valve, and the valve.
	d.curve(chestEnd, bagStart, Dim, func(int) int { return mid })
	valve := max(rows/8, 1)
	at := (chestEnd + bagStart) / 2
	d.run(at, mid-valve, mid+valve, Dim)
	d.run(at+d.perX, mid-valve, mid+valve, Dim)
	b.drawBag(d, bagStart, bagEnd, rows)
	// The reservoir behind it.
	half := float64(cols-1-bagEnd) / 2
	oval := func(sign float64) func(int) int {
		return func(x int) int {
			u := (float64(x-bagEnd) - half) / half
			return mid + int(math.Round(sign*float64(rows)*0.16*math.Sqrt(math.Max(0, 1-u*u))))
		}
	}
	d.curve(bagEnd, cols-1, Dim, oval(-1))
	d.curve(bagEnd, cols-1, Dim, oval(1))
	return Fill(d.String(th)+"\n"+b.words(th, w), w, h)
}

// drawChest draws the front of the chest above a bed line: it rises as it fills.
func (b Bag) drawChest(d *dots, x0, x1, rows int) {
	floor := rows - 1
	rest, rise := 0.30, 0.48*clamp01(b.Chest)
	d.curve(x0, x1, Rule, func(int) int { return floor })
	d.curve(x0, x1, Text, func(x int) int {
		u := float64(x-x0) / float64(x1-x0)
		dome := math.Pow(math.Sin(math.Pi*u), 0.7)
		return floor - int(math.Round((rest+rise)*dome*float64(rows-1)))
	})
}

// drawBag draws the bag's outline with the waist that the hand makes in it.
func (b Bag) drawBag(d *dots, x0, x1, rows int) {
	mid := float64(rows-1) / 2
	reach := func(x int) float64 {
		u := 2*float64(x-x0)/float64(x1-x0) - 1
		oval := math.Pow(math.Max(0, 1-u*u), 0.38)
		waist := 1 - 0.78*clamp01(b.Squeeze)*math.Exp(-u*u/0.22)
		return oval * waist * mid
	}
	d.curve(x0, x1, CO2, func(x int) int { return int(math.Round(mid - reach(x))) })
	d.curve(x0, x1, CO2, func(x int) int { return int(math.Round(mid + reach(x))) })
}

// words is the line under the drawing: what the eyes and the hand say.
func (b Bag) words(th Theme, w int) string {
	left := " chest " + chestWord(b.Chest, b.Falls) + " "
	if b.Feel == "" {
		return Fit(th.Paint(Dim, left), w)
	}
	right := "feels " + th.Paint(Title, th.Spell(b.Feel)) + " "
	if Width(left)+Width(right) > w {
		return Fit(" "+right, w)
	}
	return Fit(th.Paint(Dim, left), w-Width(right)) + right
}

func chestWord(rise float64, falls bool) string {
	switch {
	case rise < 0.08:
		return "at rest"
	case falls:
		return "falling"
	case rise < 0.35:
		return "barely rising"
	case rise < 0.75:
		return "rising"
	}
	return "full"
}

// Small draws the bag for a corner of the screen, exactly w by h, useful from 12 by 1.
func (b Bag) Small(th Theme, w, h int) string {
	const steps = 6
	hollow := int(math.Round(clamp01(b.Squeeze) * (steps - 2)))
	on, off := th.Pick("█", "#"), th.Pick("░", ".")
	left := (steps - hollow + 1) / 2
	body := strings.Repeat(on, left) + strings.Repeat(off, hollow) + strings.Repeat(on, steps-hollow-left)
	lines := []string{th.Pick("─", "-") + "(" + th.Paint(CO2, body) + ")"}
	lines = append(lines, th.Paint(Dim, "chest ")+Meter(th, Text, b.Chest, max(0, min(8, w-6))))
	if b.Feel != "" {
		lines = append(lines, th.Paint(Dim, "feels ")+th.Spell(b.Feel))
	}
	return fillLines(lines, w, h)
}
