// Package help draws the page that ? opens over any screen: every key of that screen, from the bindings it answers to.
//
// It may import the drawing kit and the key bindings. It knows no screen.
package help

import (
	"strings"

	"charm.land/bubbles/v2/key"

	"downtime/cmd/downtime/ui"
)

// Over lays the keys over a screen of w by h cells.
func Over(th ui.Theme, screen string, w, h int, keys []key.Binding) string {
	rows := entries(th, keys)
	width := min(w-4, 64)
	columns := 1
	if len(rows) > h-7 {
		columns, width = 2, w-4
	}
	per := (len(rows) + columns - 1) / columns
	per = min(per, h-7)
	cell := (width - 4) / columns
	var lines []string
	for y := range per {
		line := ""
		for x := range columns {
			if i := x*per + y; i < len(rows) {
				line += ui.Fit(th.Shorten(rows[i], cell-1), cell)
			}
		}
		lines = append(lines, line)
	}
	lines = append(lines, "", th.Paint(ui.Dim, "Any key closes this page. A run in play is paused meanwhile."))
	height := len(lines) + 2
	block := ui.Frame(th, "Keys", strings.Join(lines, "\n"), width, height)
	return ui.Over(screen, w, h, block, (w-width)/2, (h-height)/2, width, height)
}

// entries are the keys in words, one line each; a binding that is off now is left out.
func entries(th ui.Theme, keys []key.Binding) []string {
	var out []string
	for _, k := range keys {
		if h := k.Help(); k.Enabled() && h.Key != "" {
			out = append(out, th.Paint(ui.Key, ui.FitRight(th.Spell(h.Key), 10))+"  "+th.Spell(h.Desc))
		}
	}
	return out
}
