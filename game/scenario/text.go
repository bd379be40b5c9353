package scenario

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"downtime/game/engine"
)

// most is the longest each sort of text may be, in characters, to stand on a screen of 80 by 24.
var most = struct{ scene, finding, reply, note, choice, action, line, short, label, ending, story, paragraph, unit, wide, brief int }{
	scene: 320, finding: 240, reply: 320, note: 240, choice: 60, action: 44, line: 76, short: 40, label: 28, ending: 320, story: 160, paragraph: 480, unit: 12,
	wide: 80, brief: 16, // columns of a line of Markdown, and lines of brief.md
}

// holeWidth is how many characters a filled hole is reckoned to take.
const holeWidth = 5

// text compiles words with holes and gives their number.
func (c *compiler) text(path, s string, s2 scope, longest int) int {
	c.fits(path, s, longest)
	t, ok := c.holes(path, s, s2)
	if ok && len(t.Holes) > engine.MaxHoles {
		c.report(path, CodeCap, "the text has "+number(float64(len(t.Holes)))+" holes; one text holds at most 4", "say less, or split it")
		t = engine.Text{Parts: []string{s}}
	}
	c.sc.Texts = append(c.sc.Texts, t)
	return len(c.sc.Texts) - 1
}

// holes splits words at their {expression:decimals}.
func (c *compiler) holes(path, s string, where scope) (engine.Text, bool) {
	var t engine.Text
	where.endsWith = numeric
	rest, at := s, 0 // at: characters before rest
	for {
		from := strings.IndexAny(rest, "{}")
		if from < 0 {
			t.Parts = append(t.Parts, rest)
			return t, true
		}
		length := strings.IndexAny(rest[from+1:], "{}")
		if rest[from] == '}' || length < 0 || rest[from+1+length] == '{' {
			c.probs.add(Problem{Path: path, Column: at + utf8.RuneCountInString(rest[:from]) + 1, Code: CodeHole, Message: "a brace without its partner", Fix: "a hole is {expression:decimals}; words may hold no other braces"})
			return engine.Text{Parts: []string{s}}, false
		}
		inside := rest[from+1 : from+1+length]
		before := at + utf8.RuneCountInString(rest[:from]) + 1
		hole, decimals, ok := c.hole(path, inside, before, where)
		if !ok {
			return engine.Text{Parts: []string{s}}, false
		}
		t.Parts = append(t.Parts, rest[:from])
		t.Holes = append(t.Holes, hole)
		t.Decimals = append(t.Decimals, decimals)
		at = before + utf8.RuneCountInString(inside) + 1
		rest = rest[from+length+2:]
	}
}

// hole compiles the inside of one pair of braces.
func (c *compiler) hole(path, inside string, before int, where scope) (engine.Expr, int, bool) {
	src, decimals := inside, 0
	if i := strings.LastIndexByte(inside, ':'); i >= 0 {
		n, err := strconv.Atoi(inside[i+1:])
		if err != nil || n < 0 || n > 3 {
			c.probs.add(Problem{Path: path, Column: before + i + 2, Code: CodeHole, Message: quote(inside[i+1:]) + " is no number of decimals", Fix: "from 0 to 3, as in {vent4.vte:0}"})
			return engine.Expr{}, 0, false
		}
		src, decimals = inside[:i], n
	}
	if strings.TrimSpace(src) == "" {
		c.probs.add(Problem{Path: path, Column: before, Code: CodeHole, Message: "a hole without an expression", Fix: "as in {vent4.vte:0}"})
		return engine.Expr{}, 0, false
	}
	e := c.expression(path, src, before, where)
	return e, decimals, !e.Always()
}

// fits reports a text that a small screen cannot show.
func (c *compiler) fits(path, s string, longest int) {
	if n := width(s); n > longest {
		c.report(path, CodeTooLong, lastKey(path)+" has "+number(float64(n))+" characters; a screen of 80 by 24 shows "+number(float64(longest)), "cut it, or split it")
	}
}

// width counts the characters of a text, each hole as a number of ordinary length.
func width(s string) int {
	n, inside := 0, false
	for _, r := range s {
		switch {
		case r == '{':
			inside = true
			n += holeWidth
		case r == '}':
			inside = false
		case !inside && wide(r):
			n += 2
		case !inside:
			n++
		}
	}
	return n
}

// wide reports whether a character takes two columns: the writings of East Asia and pictures.
func wide(r rune) bool { return r >= 0x1100 && unicode.Is(wideRunes, r) }

var wideRunes = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x1100, Hi: 0x115f, Stride: 1},
		{Lo: 0x2e80, Hi: 0xa4cf, Stride: 1},
		{Lo: 0xac00, Hi: 0xd7a3, Stride: 1},
		{Lo: 0xf900, Hi: 0xfaff, Stride: 1},
		{Lo: 0xfe30, Hi: 0xfe6f, Stride: 1},
		{Lo: 0xff00, Hi: 0xff60, Stride: 1},
		{Lo: 0xffe0, Hi: 0xffe6, Stride: 1},
	},
	R32: []unicode.Range32{{Lo: 0x1f300, Hi: 0x1faff, Stride: 1}, {Lo: 0x20000, Hi: 0x3fffd, Stride: 1}},
}
