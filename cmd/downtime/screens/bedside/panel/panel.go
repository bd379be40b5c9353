// Package panel draws the parts of the bedside, each from an Observation and nothing else: the monitor's numbers and traces, the
// ventilator's own panel, the people, the story, the open question, the actions, the bag.
//
// Every function returns exactly the width and height it was given. It may import the drawing kit, game/engine and game/wave; it keeps
// nothing between two calls, and it never sees the truth.
package panel

import (
	"fmt"
	"slices"
	"strings"

	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
)

// Spot is a place that can be clicked: W cells of one line, and the key that it stands for.
type Spot struct {
	X, Y, W int
	Key     string
}

// At finds the key under a click; empty if there is none.
func At(spots []Spot, x, y int) string {
	for _, s := range spots {
		if y == s.Y && x >= s.X && x < s.X+s.W {
			return s.Key
		}
	}
	return ""
}

// Priority is an alarm's priority from its word.
func Priority(word string) ui.Alarm {
	switch word {
	case "low":
		return ui.LowPriority
	case "medium":
		return ui.MediumPriority
	case "high":
		return ui.HighPriority
	}
	return ui.Quiet
}

// Reading finds a reading by its name; nil if the device shows none.
func Reading(d *engine.DeviceView, name string) *engine.Reading {
	for i := range d.Readings {
		if d.Readings[i].Name == name {
			return &d.Readings[i]
		}
	}
	return nil
}

// Value writes a reading as its screen does.
func Value(r *engine.Reading) string {
	if r == nil || r.Value == nil {
		return "--"
	}
	if r.Says != "" {
		return r.Says
	}
	return fmt.Sprintf("%.*f", r.Decimals, *r.Value)
}

// Seconds writes a time that is left or has gone.
func Seconds(s float64) string {
	n := int(s + 0.999)
	if n < 100 {
		return fmt.Sprintf("%d s", n)
	}
	return fmt.Sprintf("%d:%02d", n/60, n%60)
}

// Rule is a titled rule whose right end holds the alarms of a device, loudest first, or else a quiet note. Clears is the key that takes away
// the messages of alarms whose cause has gone; "" if there is none.
func Rule(th ui.Theme, title, note string, alarms []engine.AlarmView, clears string, w int) string {
	if len(alarms) == 0 {
		return ui.TitleRule(th, title, note, w)
	}
	badges := Alarms(th, alarms, clears, w-ui.Width(th.Spell(title))-6)
	n := ui.Width(badges)
	return ui.TitleRule(th, title, "", max(w-n, 0)) + ui.Fit(badges, min(n, w))
}

// Alarms writes as many alarms as fit, loudest first: shape, words and for how long; then those that were, and the key that clears them.
func Alarms(th ui.Theme, alarms []engine.AlarmView, clears string, w int) string {
	out, used, left := "", 0, len(alarms)
	for _, i := range loudest(alarms) {
		text, badge := alarm(th, &alarms[i])
		if used+ui.Width(text) > w-4 && used > 0 {
			return out + th.Paint(ui.Dim, fmt.Sprintf("+%d ", left))
		}
		out += badge
		used += ui.Width(text)
		left--
	}
	if key := clearing(th, alarms, clears); used+ui.Width(key) <= w {
		out += key
		used += ui.Width(key)
	}
	return ui.Fit(out, min(used, max(w, 0)))
}

// clearing names the key that takes away the messages of alarms whose cause has gone.
func clearing(th ui.Theme, alarms []engine.AlarmView, clears string) string {
	if clears == "" || !slices.ContainsFunc(alarms, func(a engine.AlarmView) bool { return a.Ended }) {
		return ""
	}
	return th.Paint(ui.Key, clears) + th.Paint(ui.Dim, " clears ")
}

// AlarmLines packs the alarms into at most n lines, loudest first.
func AlarmLines(th ui.Theme, alarms []engine.AlarmView, clears string, w, n int) []string {
	if len(alarms) == 0 || n < 1 {
		return nil
	}
	part := make([]engine.AlarmView, 0, len(alarms))
	for _, i := range loudest(alarms) {
		part = append(part, alarms[i])
	}
	first := 0
	for used := 0; first < len(part); first++ {
		text, _ := alarm(th, &part[first])
		if used += ui.Width(text); used > w-4 && first > 0 {
			break
		}
	}
	if first >= len(part) || n == 1 {
		return []string{Alarms(th, part, clears, w)}
	}
	return append([]string{Alarms(th, part[:first], "", w)}, AlarmLines(th, part[first:], clears, w, n-1)...)
}

// loudest orders alarms by priority; those whose cause has gone come last.
func loudest(alarms []engine.AlarmView) []int {
	out := make([]int, 0, len(alarms))
	for _, ended := range [...]bool{false, true} {
		for p := ui.HighPriority; p >= ui.LowPriority; p-- {
			for i := range alarms {
				if a := &alarms[i]; a.Ended == ended && Priority(a.Priority) == p {
					out = append(out, i)
				}
			}
		}
	}
	return out
}

func alarm(th ui.Theme, a *engine.AlarmView) (text, badge string) {
	if a.Ended {
		words := "was " + th.Spell(a.Label) + ", " + Seconds(a.Seconds) + " ago"
		return " " + words + " ", " " + th.Paint(ui.Dim, words) + " "
	}
	p := Priority(a.Priority)
	words := p.Mark() + " " + th.Spell(a.Label) + " " + Seconds(a.Seconds)
	switch {
	case a.Acknowledged:
		words = "(" + words + ")"
		return " " + words + " ", " " + th.Paint(plain(p), words) + " "
	case a.Silenced:
		words += ", silenced"
		return " " + words + " ", " " + th.Paint(plain(p), words) + " "
	}
	return " " + words + "  ", th.Paint(p.Role(), " "+words+" ") + " "
}

// plain is the pen of an alarm that makes no sound any more.
func plain(p ui.Alarm) ui.Role {
	if p == ui.HighPriority {
		return ui.Bad
	}
	return ui.Unsaved
}

// between sets two texts at the ends of a line.
func between(left, right string, w int) string {
	n := ui.Width(right)
	if n >= w {
		return ui.Fit(left, w)
	}
	return ui.Fit(left, w-n) + right
}

func lines(block string) []string { return strings.Split(block, "\n") }
