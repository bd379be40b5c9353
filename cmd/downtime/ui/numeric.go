package ui

import "strings"

// Alarm is the priority of an alarm, after IEC 60601-1-8. Each differs from the others
// in shape as well as in colour.
type Alarm uint8

// None, and the three priorities.
const (
	Quiet Alarm = iota
	LowPriority
	MediumPriority
	HighPriority
)

// Mark is the shape of a priority: "", "!", "!!", "!!!".
func (a Alarm) Mark() string { return "!!!"[:min(int(a), 3)] }

// Role is the pen of a priority; Text when quiet.
func (a Alarm) Role() Role {
	return [...]Role{Text, Low, Medium, High}[min(a, HighPriority)]
}

// Reading is one number of a device as it is displayed.
type Reading struct {
	Label string // "SpO2"
	Value string // "94", "118/62", "--" when there is none
	Unit  string // "%"
	Note  string // limits or source: "50-120", "NIBP 03:10"
	Role  Role
	Alarm Alarm
	Muted bool // acknowledged: the shape stays, the sound does not
}

// mark is the alarm as a badge; a muted one stands in brackets.
func (r Reading) mark(th Theme) string {
	m := r.Alarm.Mark()
	switch {
	case m == "":
		return ""
	case r.Muted:
		return th.Paint(r.Alarm.Role(), "("+m+")")
	}
	return th.Paint(r.Alarm.Role(), " "+m+" ")
}

// Line is a reading in one row, exactly w cells: label at the left, value right-aligned
// at a fixed column so that readings under each other line up, unit, alarm mark.
func Line(th Theme, r Reading, w int) string {
	value, unit := th.Spell(r.Value), th.Spell(r.Unit)
	labelW, markW := min(7, w/3), 5
	badge := r.mark(th)
	if w < 20 {
		markW = len(r.Alarm.Mark())
		badge = th.Paint(r.Alarm.Role(), r.Alarm.Mark())
	}
	valueW := max(min(7, w-labelW-markW), Width(value))
	unitW := max(0, min(6, w-labelW-valueW-markW-1))
	if Width(unit) > unitW {
		unit = "" // half a unit is worse than none
	}
	valueW = max(Width(value), w-labelW-markW-unitW-1)
	line := th.Paint(r.Role, Fit(th.Spell(r.Label), labelW)) +
		Blank(valueW-Width(value)) + th.Paint(r.pen(), value)
	if unitW > 0 {
		line += " " + th.Paint(Dim, Fit(unit, unitW))
	}
	return Fit(Fit(line, w-Width(badge))+badge, w)
}

// pen is the signal's own, or the alarm's.
func (r Reading) pen() Role {
	if r.Alarm > Quiet {
		return r.Alarm.Role()
	}
	return r.Role
}

// Big is a reading as a panel of exactly w by h: label, unit and alarm above, digits of
// three rows, a note below. Where the digits do not fit, the value is one row.
func Big(th Theme, r Reading, w, h int) string {
	if w <= 0 || h <= 0 {
		return ""
	}
	head := th.Paint(r.Role, th.Spell(r.Label)) + " " + th.Paint(Dim, th.Spell(r.Unit))
	badge := r.mark(th)
	if Width(head)+Width(badge) > w {
		head = th.Paint(r.Role, th.Spell(r.Label))
	}
	if free := w - Width(badge); free > 0 {
		head = Fit(head, free) + badge
	}
	digits := Digits(th, th.Spell(r.Value))
	if h < 4 || Width(digits[0]) > w {
		return Fill(head+"\n"+r.paintValue(th, FitRight(th.Spell(r.Value), w))+"\n"+th.Paint(Dim, th.Spell(r.Note)), w, h)
	}
	lines := []string{head}
	for _, row := range digits {
		lines = append(lines, Blank(w-Width(row))+r.paintValue(th, row))
	}
	lines = append(lines, th.Paint(Dim, th.Spell(r.Note)))
	return fillLines(lines, w, h)
}

// paintValue writes digits in the pen of the signal; an alarm takes them over in its
// own colour without a filled ground, which would swallow their shape.
func (r Reading) paintValue(th Theme, s string) string {
	switch {
	case r.Alarm == HighPriority:
		return th.Paint(Bad, s)
	case r.Alarm == MediumPriority:
		return th.Paint(Unsaved, s)
	}
	return th.Paint(r.Role, s)
}

// Digits writes a short number in three rows of equal width.
func Digits(th Theme, s string) [3]string {
	font := blockDigits
	if th.Glyphs == ASCII {
		font = asciiDigits
	}
	var rows [3]strings.Builder
	for i, c := range s {
		g, ok := font[c]
		if !ok {
			g = font[' ']
		}
		for y := range rows {
			if i > 0 {
				rows[y].WriteByte(' ')
			}
			rows[y].WriteString(g[y])
		}
	}
	return [3]string{rows[0].String(), rows[1].String(), rows[2].String()}
}

var blockDigits = map[rune][3]string{
	'0': {"█▀█", "█ █", "▀▀▀"},
	'1': {" ▀█", "  █", "  ▀"},
	'2': {"▀▀█", "█▀▀", "▀▀▀"},
	'3': {"▀▀█", " ▀█", "▀▀▀"},
	'4': {"█ █", "▀▀█", "  ▀"},
	'5': {"█▀▀", "▀▀█", "▀▀▀"},
	'6': {"█▀▀", "█▀█", "▀▀▀"},
	'7': {"▀▀█", "  █", "  ▀"},
	'8': {"█▀█", "█▀█", "▀▀▀"},
	'9': {"█▀█", "▀▀█", "▀▀▀"},
	'-': {"   ", "▀▀▀", "   "},
	'+': {" ▄ ", "▀█▀", "   "},
	'/': {"  █", " █ ", "▀  "},
	'.': {" ", " ", "▀"},
	':': {"▄", "▄", " "},
	'%': {"▀ █", " █ ", "▀ ▀"},
	'?': {"▀▀█", " ▀▀", " ▀ "},
	' ': {" ", " ", " "},
}

var asciiDigits = map[rune][3]string{
	'0': {" _ ", "| |", "|_|"},
	'1': {"   ", "  |", "  |"},
	'2': {" _ ", " _|", "|_ "},
	'3': {" _ ", " _|", " _|"},
	'4': {"   ", "|_|", "  |"},
	'5': {" _ ", "|_ ", " _|"},
	'6': {" _ ", "|_ ", "|_|"},
	'7': {" _ ", "  |", "  |"},
	'8': {" _ ", "|_|", "|_|"},
	'9': {" _ ", "|_|", " _|"},
	'-': {"   ", "---", "   "},
	'+': {"   ", "-+-", "   "},
	'/': {"  /", " / ", "/  "},
	'.': {" ", " ", "."},
	':': {" ", ".", "."},
	'%': {"o /", " / ", "/ o"},
	'?': {" _ ", " _|", " . "},
	' ': {" ", " ", " "},
}
