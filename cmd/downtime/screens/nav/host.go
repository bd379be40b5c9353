package nav

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/ui"
)

// The smallest window that every screen is made for.
const (
	LeastWidth  = 80
	LeastHeight = 24
)

// Into asks the terminal for what a frame wants, where so many lines stand above its body.
func (f Frame) Into(v *tea.View, above int) {
	if f.Cursor != nil {
		c := *f.Cursor
		c.Y += above
		v.Cursor = &c
	}
	if f.Mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if f.Release {
		v.KeyboardEnhancements = tea.KeyboardEnhancements{ReportEventTypes: true, ReportAllKeysAsEscapeCodes: true, ReportAssociatedText: true}
	}
}

// Pointed moves the pointer into a body above which so many lines stand; any other message is as it was.
func Pointed(msg tea.Msg, above int) tea.Msg {
	switch e := msg.(type) {
	case tea.MouseClickMsg:
		e.Y -= above
		return e
	case tea.MouseReleaseMsg:
		e.Y -= above
		return e
	case tea.MouseWheelMsg:
		e.Y -= above
		return e
	case tea.MouseMotionMsg:
		e.Y -= above
		return e
	}
	return msg
}

// Hints are what a footer says of keys: of those that work, the words of their help.
func Hints(keys []key.Binding) []ui.Hint {
	var hints []ui.Hint
	for _, b := range keys {
		if h := b.Help(); b.Enabled() && h.Key != "" {
			hints = append(hints, ui.Hint{Key: h.Key, Does: h.Desc})
		}
	}
	return hints
}

// BriefHints are the same in the words before the first comma or colon, for whoever has more keys to name than a footer holds.
func BriefHints(keys []key.Binding) []ui.Hint {
	hints := Hints(keys)
	for i, h := range hints {
		hints[i].Does = h.Does[:strings.IndexAny(h.Does+",", ",:")]
	}
	return hints
}

// TooSmall fills a window that is smaller than the smallest.
func TooSmall(w, h int) string {
	text := fmt.Sprintf("Downtime needs a window of %d by %d; this one is %d by %d. Please make it larger: nothing is lost.", LeastWidth, LeastHeight, w, h)
	lines := strings.Split(ui.Wrap(text, max(w-2, 1)), "\n")
	for i, l := range lines {
		lines[i] = ui.FitCentre(l, w)
	}
	return ui.Fill(strings.Repeat("\n", max(0, (h-len(lines))/2))+strings.Join(lines, "\n"), w, h)
}
