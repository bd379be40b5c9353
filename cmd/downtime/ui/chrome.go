package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// splice replaces w cells of line from x by part.
func splice(line, part string, x, w int) string {
	left := Fit(ansi.Truncate(line, x, ""), x)
	if strings.Contains(left, "\x1b[") {
		left += reset
	}
	rest := Width(line) - x - w
	right := ansi.TruncateLeft(line, x+w, "")
	if Width(right) > rest { // the cut went through a wide character: a blank stands for its half
		right = " " + ansi.TruncateLeft(line, x+w+1, "")
	}
	return left + part + right
}

// Save says what is on disk.
type Save uint8

// What the header says about the run.
const (
	SaveNone  Save = iota // nothing to save here
	SaveDone              // on disk up to the time given
	SaveBusy              // on its way
	SaveError             // not saved
)

// Heading is what the top line says: where you are, when, and whether it is kept.
type Heading struct {
	Place string // "ICU, bed 4"
	Clock string // "03:14:20"
	Note  string // "paused", "learning, not care"
	Save  Save
	Until string // "03:12", with SaveDone
}

// Header is the top line of every screen, exactly w cells.
func Header(th Theme, h Heading, w int) string {
	place, clock := th.Spell(h.Place), th.Spell(h.Clock)
	left := " " + th.Paint(Title, place)
	if clock != "" {
		left += "  " + clock
	}
	right := saveText(th, h) + " "
	note := th.Spell(h.Note)
	used := Width(left) + Width(right)
	if note != "" && used+Width(note)+3 <= w {
		left += "  " + th.Paint(Dim, note)
		used = Width(left) + Width(right)
	}
	if used > w {
		return Fit(left, w)
	}
	return Fit(left+Blank(w-used)+right, w)
}

func saveText(th Theme, h Heading) string {
	switch h.Save {
	case SaveDone:
		return th.Paint(Saved, strings.TrimSpace(th.Pick("● ", "")+"saved "+h.Until))
	case SaveBusy:
		return th.Paint(Dim, th.Pick("○ ", "")+"saving")
	case SaveError:
		return th.Paint(Unsaved, th.Pick("▲ ", "! ")+"NOT SAVED")
	}
	return ""
}

// Hint is one key and what it does here.
type Hint struct{ Key, Does string }

// Footer is the bottom line, exactly w cells: the keys of this screen, most useful
// first. Hints that do not fit are left out from the end; the last one ("? help")
// always stays.
func Footer(th Theme, hints []Hint, w int) string {
	if len(hints) == 0 || w <= 0 {
		return Blank(w)
	}
	last := hintText(th, hints[len(hints)-1])
	line := " "
	for _, h := range hints[:len(hints)-1] {
		next := hintText(th, h) + "  "
		if Width(line)+Width(next)+Width(last) > w {
			break
		}
		line += next
	}
	return Fit(line+last, w)
}

func hintText(th Theme, h Hint) string {
	return th.Paint(Key, th.Spell(h.Key)) + " " + th.Paint(Dim, th.Spell(h.Does))
}

// Meter is a bar of w cells, filled to part (0..1) in the pen of its role.
func Meter(th Theme, r Role, part float64, w int) string {
	if w <= 0 {
		return ""
	}
	part = clamp01(part)
	full := int(part*float64(w) + 0.5)
	on, off := th.Pick("━", "="), th.Pick("─", "-")
	return th.Paint(r, strings.Repeat(on, full)) + th.Paint(Rule, strings.Repeat(off, w-full))
}

func clamp01(v float64) float64 {
	return max(0, min(v, 1))
}
