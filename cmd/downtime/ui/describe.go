package ui

import (
	"fmt"
	"math"
	"strings"
)

// Describe says in words what the chart shows, for a screen reader and for anyone who
// would rather read it: where each line begins, turns and ends, and where two lines are
// furthest apart.
func (c Chart) Describe() string {
	s := c.scale()
	s.places = c.Decimals
	parts := []string{}
	for _, line := range c.Series {
		parts = append(parts, upper(line.describe(s, c.Unit)))
	}
	if len(c.Series) == 2 {
		if gap := c.gap(s); gap != "" {
			parts = append(parts, gap)
		}
	}
	for _, m := range c.Marks {
		parts = append(parts, fmt.Sprintf("At %s: %s.", Clock(m.At), m.Label))
	}
	return c.Title + ". " + strings.Join(parts, " ")
}

// describe follows one line: first value, extremes that differ from the ends, last.
func (s Series) describe(sc scale, unit string) string {
	var known []Point
	for _, p := range s.Points {
		if !math.IsNaN(p.Value) {
			known = append(known, p)
		}
	}
	if len(known) == 0 {
		return s.Name + ": nothing recorded."
	}
	first, last := known[0], known[len(known)-1]
	low, high := first, first
	for _, p := range known {
		if p.Value < low.Value {
			low = p
		}
		if p.Value > high.Value {
			high = p
		}
	}
	say := func(p Point) string { return withUnit(sc.number(p.Value), unit) + " at " + Clock(p.At) }
	if sc.number(low.Value) == sc.number(high.Value) {
		return fmt.Sprintf("%s: %s throughout, from %s to %s.", s.Name,
			withUnit(sc.number(first.Value), unit), Clock(first.At), Clock(last.At))
	}
	turns := []string{say(first)}
	for _, p := range inOrder(low, high) {
		if p.At <= first.At || p.At >= last.At {
			continue
		}
		word := "highest "
		if p == low {
			word = "lowest "
		}
		turns = append(turns, word+say(p))
	}
	if last.At > first.At {
		turns = append(turns, say(last))
	}
	return s.Name + ": " + strings.Join(turns, ", ") + "."
}

// upper begins a sentence.
func upper(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func inOrder(a, b Point) []Point {
	if a.At <= b.At {
		return []Point{a, b}
	}
	return []Point{b, a}
}

func withUnit(v, unit string) string {
	switch unit {
	case "":
		return v
	case "%":
		return v + "%"
	}
	return v + " " + unit
}

// gap says where the two lines of a chart are furthest apart.
func (c Chart) gap(s scale) string {
	a, b := c.Series[0], c.Series[1]
	most, at := 0.0, 0.0
	for _, line := range [][]Point{a.Points, b.Points} {
		for _, p := range line {
			if d := math.Abs(a.at(p.At) - b.at(p.At)); d > most {
				most, at = d, p.At
			}
		}
	}
	if most < (s.hi-s.lo)/50 {
		return upper(fmt.Sprintf("%s and %s agree throughout.", a.Name, b.Name))
	}
	return fmt.Sprintf("Furthest apart at %s: %s %s; %s %s.", Clock(at),
		a.Name, withUnit(s.number(a.at(at)), c.Unit), b.Name, withUnit(s.number(b.at(at)), c.Unit))
}
