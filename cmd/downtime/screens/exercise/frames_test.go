package exercise

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
	"downtime/cmd/downtime/ui/frame"
	"downtime/game/skill"
)

var live = []struct {
	name    string
	picture func(int64, *skill.View)
}{{"drip", drips}, {"pulse", pulses}, {"cuff", cuffs}, {"bag", bags}}

var glyphs = map[string]ui.Glyphs{"braille": ui.Braille, "blocks": ui.Blocks, "ascii": ui.ASCII}

// moving is a bench of a size with its picture in the middle of a movement.
func moving(t *testing.T, th ui.Theme, w, h int, picture func(int64, *skill.View)) *table {
	b := newBench()
	b.form.Fields = b.form.Fields[:1]
	b.picture = picture
	tb := sit(t, b, false)
	tb.send(nav.Body{Width: w, Height: h}, nav.ThemeMsg{Theme: th})
	for range 26 {
		tb.pass(40 * time.Millisecond)
	}
	return tb
}

func TestPicturesThatMoveAtEverySize(t *testing.T) {
	for _, p := range live {
		for name, g := range glyphs {
			for _, size := range [][2]int{{80, 22}, {120, 38}} {
				t.Run(fmt.Sprintf("%s-%s-%dx%d", p.name, name, size[0], size[1]), func(t *testing.T) {
					tb := moving(t, ui.Theme{Glyphs: g}, size[0], size[1], p.picture)
					golden.RequireEqual(t, []byte(frame.Plain(tb.s.View().Body, size[0], size[1])))
				})
			}
		}
	}
}

func TestALongListScrolls(t *testing.T) {
	for _, at := range []int{0, 12, 25} {
		t.Run(fmt.Sprint(at), func(t *testing.T) {
			b := newBench()
			b.form.Fields = b.form.Fields[2:5]
			b.form.Fields[1].Options = options(strings.Split("abcdefghijklmnopqrstuvwxyz", "")...)
			tb := sit(t, b, false)
			tb.press("1", "tab")
			for range at {
				tb.press("down")
			}
			golden.RequireEqual(t, []byte(frame.Plain(tb.s.View().Body, 80, 22)))
		})
	}
}

func TestTheColoursOfPicturesThatMove(t *testing.T) {
	for _, p := range live {
		for name, c := range map[string]ui.Colours{"true": ui.TrueColour, "16": ui.Colour16} {
			t.Run(p.name+"-"+name, func(t *testing.T) {
				tb := moving(t, ui.Theme{Colours: c}, 80, 22, p.picture)
				golden.RequireEqual(t, []byte(frame.Pens(tb.s.View().Body, 80, 22)))
			})
		}
	}
}

func TestEveryFrameFillsItsBodyExactlyAndIsPlainWhereThatIsAsked(t *testing.T) {
	long := func(_ int64, v *skill.View) {
		v.Say = []string{strings.Repeat("It goes on and on, and nobody is the wiser. ", 20)}
		v.Hint = strings.Repeat("So does the hint. ", 40)
		for range 4 {
			drips(0, v)
			v.Papers = append(v.Papers, v.Papers...)
		}
	}
	for i, picture := range []func(int64, *skill.View){nil, drips, pulses, cuffs, bags, long} {
		for w := 80; w <= 160; w += 8 {
			for h := 20; h <= 50; h += 5 {
				for _, keys := range [][]string{{}, {"tab"}, {"tab", "tab"}, {"shift+tab", "shift+tab"}, {"1", ",", "enter"}, {"esc"}, {"ctrl+p", "pgdown", "pgdown"}} {
					b := newBench()
					b.picture = picture
					tb := sit(t, b, false)
					tb.send(nav.Body{Width: w, Height: h}, nav.ThemeMsg{Theme: ui.Theme{Glyphs: ui.ASCII}})
					tb.press(keys...)
					body := tb.s.View().Body
					lines := strings.Split(body, "\n")
					if len(lines) != h {
						t.Fatalf("picture %d at %dx%d after %v: %d lines", i, w, h, keys, len(lines))
					}
					for y, l := range lines {
						if n := ui.Width(l); n != w || strings.ContainsFunc(l, func(r rune) bool { return r > 126 }) {
							t.Fatalf("picture %d at %dx%d after %v: line %d is %d cells: %q", i, w, h, keys, y, n, l)
						}
					}
				}
			}
		}
	}
}

func TestAfterReadingInFullTheCursorIsWhereItWas(t *testing.T) {
	b := newBench()
	b.picture = func(_ int64, v *skill.View) {
		for range 5 {
			v.Papers = append(v.Papers, skill.Paper{Title: "Sheet", Rows: [][]string{{"a", "b"}, {"c", "d"}, {"e", "f"}}})
		}
	}
	tb := sit(t, b, false)
	was := tb.s.View().Cursor
	tb.press("ctrl+p")
	if tb.s.View().Cursor != nil {
		t.Error("a cursor blinks on the papers")
	}
	tb.press("esc")
	if is := tb.s.View().Cursor; tb.s.pause.on || was == nil || is == nil || is.X != was.X || is.Y != was.Y {
		t.Errorf("the cursor is at %v, was at %v; paused %v", is, was, tb.s.pause.on)
	}
}
