package qr_test

import (
	"bytes"
	"fmt"
	"image/color"
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/makiuchi-d/gozxing/qrcode/decoder"

	"downtime/cmd/downtime/qr"
	"downtime/cmd/downtime/ui"
	"downtime/cmd/downtime/ui/frame"
)

const signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ -/"

func sometext(r *rand.Rand, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = signs[r.IntN(len(signs))]
	}
	return string(b)
}

// read decodes squares by another library, without the light zone around them.
func read(t *testing.T, dark [][]bool) string {
	t.Helper()
	got, err := decoder.NewDecoder().DecodeBoolMap(dark, nil)
	if err != nil {
		t.Fatalf("it cannot be read: %v", err)
	}
	return got.GetText()
}

func squares(c *qr.Code) [][]bool {
	out := make([][]bool, c.Size)
	for y := range out {
		for x := range c.Size {
			out[y] = append(out[y], c.Dark(x, y))
		}
	}
	return out
}

func TestACodeOfAnySizeIsReadBackByAnotherLibrary(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for v := 3; v <= 20; v++ {
		for _, n := range []int{1, qr.Room(v) / 2, qr.Room(v) - 1, qr.Room(v)} {
			text := sometext(r, n)
			c, err := qr.Encode(text, v)
			if err != nil {
				t.Fatal(err)
			}
			if got := read(t, squares(c)); got != text {
				t.Errorf("version %d, %d characters: %q is read as %q", v, n, text, got)
			}
		}
		if _, err := qr.Encode(sometext(r, qr.Room(v)+1), v); err == nil {
			t.Errorf("version %d holds more than it says", v)
		}
	}
	// The table of ISO/IEC 18004:2015: letters that a version holds at level L.
	for v, want := range map[int]int{3: 77, 5: 154, 9: 335, 10: 395, 13: 619, 20: 1249} {
		if got := qr.Room(v); got != want {
			t.Errorf("version %d holds %d, and the standard says %d", v, got, want)
		}
	}
}

func TestSmallLettersAreRefusedAndNotBent(t *testing.T) {
	if _, err := qr.Encode("small", 5); err == nil {
		t.Error("a code was made of letters that it cannot hold")
	}
}

// seen is what a camera sees of a drawing: light or dark, square by square, on a window of a ground.
func seen(content string, w, h int, ascii bool, ground bool) [][]bool {
	grid := frame.Parse(content, w, h)
	var out [][]bool
	for y := range h {
		var upper, lower []bool
		for x := 0; x < w; x++ {
			c := grid.CellAt(x, y)
			fore, back := dark(c.Style.Fg, !ground), dark(c.Style.Bg, ground)
			if c.Style.Attrs&uv.AttrReverse != 0 {
				fore, back = back, fore
			}
			if ascii {
				if x%2 == 0 {
					upper = append(upper, map[bool]bool{true: fore, false: back}[c.Content == "#"])
				}
				continue
			}
			up := c.Content == "█" || c.Content == "▀"
			low := c.Content == "█" || c.Content == "▄"
			upper = append(upper, map[bool]bool{true: fore, false: back}[up])
			lower = append(lower, map[bool]bool{true: fore, false: back}[low])
		}
		if out = append(out, upper); !ascii {
			out = append(out, lower)
		}
	}
	return out
}

// dark reports whether a colour is; other is what the window has where no colour is named.
func dark(c color.Color, other bool) bool {
	if c == nil {
		return other
	}
	r, g, b, _ := c.RGBA()
	return r+g+b < 3*0x8000
}

func TestEveryDrawingIsDarkOnLightWhateverTheWindowIs(t *testing.T) {
	text := sometext(rand.New(rand.NewPCG(3, 4)), 150)
	c, err := qr.Encode(text, 5)
	if err != nil {
		t.Fatal(err)
	}
	for _, glyphs := range []ui.Glyphs{ui.Braille, ui.Blocks, ui.ASCII} {
		for _, colours := range []ui.Colours{ui.NoColour, ui.Colour16, ui.Colour256, ui.TrueColour} {
			for _, darkWindow := range []bool{true, false} {
				th := ui.Theme{Glyphs: glyphs, Colours: colours}
				lines := c.Draw(th, qr.Of(th, darkWindow))
				w, h := qr.Wide(th, 5), qr.Tall(th, 5)
				if len(lines) != h || ui.Width(lines[0]) != w {
					t.Fatalf("%+v: %d by %d cells, %d by %d announced", th, ui.Width(lines[0]), len(lines), w, h)
				}
				all := seen(strings.Join(lines, "\n"), w, h, glyphs == ui.ASCII, darkWindow)
				inner := make([][]bool, c.Size)
				for y := range inner {
					inner[y] = all[y+qr.Quiet][qr.Quiet : qr.Quiet+c.Size]
				}
				if got := read(t, inner); got != text {
					t.Errorf("%+v on a dark window %v: read as %q", th, darkWindow, got)
				}
				for y, row := range all {
					for x, d := range row {
						if d && (x < qr.Quiet || y < qr.Quiet || x >= c.Size+qr.Quiet || y >= c.Size+qr.Quiet) {
							t.Fatalf("%+v on a dark window %v: the light zone is dark at %d, %d", th, darkWindow, x, y)
						}
					}
				}
				if colours != ui.NoColour && strings.Count(strings.Join(lines, ""), "\x1b[7;") != h {
					t.Errorf("%+v: light cells may be erased instead of painted", th)
				}
				if glyphs == ui.ASCII && strings.Trim(uvText(lines), "# ") != "" {
					t.Errorf("%+v draws other than ASCII", th)
				}
			}
		}
	}
}

func uvText(lines []string) string {
	return strings.TrimSpace(frame.Plain(strings.Join(lines, ""), 10_000, 1))
}

var colourful = []string{"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=en_GB.UTF-8"}

// split cuts a text of n characters, and keeps for what room it was asked.
func split(n int, room *int) func(int) ([]string, error) {
	return func(most int) ([]string, error) {
		*room = most
		text := sometext(rand.New(rand.NewPCG(5, 6)), n)
		var out []string
		for len(text) > 0 {
			cut := min(most, len(text))
			out, text = append(out, text[:cut]), text[cut:]
		}
		return out, nil
	}
}

func keys(m *qr.Shower, names ...string) (last tea.Cmd) {
	for _, n := range names {
		k := tea.Key{Code: rune(n[0]), Text: n}
		switch n {
		case "right":
			k = tea.Key{Code: tea.KeyRight}
		case "left":
			k = tea.Key{Code: tea.KeyLeft}
		case "esc":
			k = tea.Key{Code: tea.KeyEscape}
		}
		_, last = m.Update(tea.KeyPressMsg(k))
	}
	return last
}

func shown(m *qr.Shower, w, h int) string { return frame.Plain(m.View().Content, w, h) }

func TestAHandInIsShownCodeByCodeInAWindowOfEightyByTwentyFour(t *testing.T) {
	room := 0
	m := qr.New(qr.Deps{Env: colourful, Split: split(1_000, &room)})
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	if room != qr.Room(5) {
		t.Errorf("it was split for %d characters", room)
	}
	texts, _ := split(1_000, &room)(room)
	for i, step := range []string{"right", "n", "space"} {
		all := seen(m.View().Content, 45, 23, false, true)
		inner := make([][]bool, 37)
		for y := range inner {
			inner[y] = all[y+qr.Quiet][qr.Quiet : qr.Quiet+37]
		}
		if got := read(t, inner); got != texts[i] {
			t.Errorf("code %d is read as %q", i+1, got)
		}
		if s := shown(m, 80, 24); !strings.Contains(s, fmt.Sprintf("Code %d of %d", i+1, len(texts))) || !strings.Contains(s, "q  leave") {
			t.Errorf("code %d is shown as\n%s", i+1, s)
		}
		keys(m, strings.Replace(step, "space", " ", 1))
	}
	keys(m, "left", "p")
	if s := shown(m, 80, 24); !strings.Contains(s, "Code 2 of") {
		t.Errorf("back leads to\n%s", s)
	}
	for range texts {
		keys(m, "n")
	}
	if s := shown(m, 80, 24); !strings.Contains(s, fmt.Sprintf("Code %d of %d", len(texts), len(texts))) || !strings.Contains(s, "seen all") {
		t.Errorf("at the end it says\n%s", s)
	}
	if cmd := keys(m, "esc"); cmd == nil || cmd() != (tea.QuitMsg{}) {
		t.Error("it cannot be left")
	}
}

func TestAWindowThatIsTooSmallForACodeIsToldAndALargerOneTakesFewer(t *testing.T) {
	room := 0
	m := qr.New(qr.Deps{Env: colourful, Split: split(1_000, &room)})
	m.Update(tea.WindowSizeMsg{Width: 36, Height: 12})
	if s := shown(m, 36, 12); !strings.Contains(s, "37 by 20") {
		t.Errorf("a small window says\n%s", s)
	}
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	m.Update(tea.WindowSizeMsg{Width: 160, Height: 50})
	if s := shown(m, 160, 50); !strings.Contains(s, "of 7") || !strings.Contains(s, "fewer and larger") {
		t.Errorf("a window that grew says\n%s", s)
	}
	keys(m, "s")
	if s := shown(m, 160, 50); !strings.Contains(s, "of 1") {
		t.Errorf("split again it says\n%s", s)
	}
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	if s := shown(m, 80, 24); !strings.Contains(s, "too small") {
		t.Errorf("a window that shrank says\n%s", s)
	}
	keys(m, "s")
	if s := shown(m, 80, 24); !strings.Contains(s, "of 7") {
		t.Errorf("split smaller it says\n%s", s)
	}
}

func TestWithoutColoursAKeyOrTheWindowItselfTurnsDarkAndLight(t *testing.T) {
	room := 0
	env := []string{"TERM=xterm-256color", "LANG=en_GB.UTF-8", "NO_COLOR=1"}
	m := qr.New(qr.Deps{Env: env, Split: split(300, &room)})
	if m.Init() == nil {
		t.Error("the window is not asked for its colour")
	}
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	corner := func() string { return strings.TrimSpace(frame.Plain(m.View().Content, 1, 1)) }
	if corner() != "" {
		t.Errorf("on a light window the light zone is %q", corner())
	}
	m.Update(tea.BackgroundColorMsg{Color: color.Black})
	if corner() != "█" {
		t.Errorf("on a dark window the light zone is %q", corner())
	}
	keys(m, "i")
	m.Update(tea.BackgroundColorMsg{Color: color.Black})
	if corner() != "" {
		t.Errorf("turned round the light zone is %q", corner())
	}
	if strings.Contains(m.View().Content, "\x1b[3") || strings.Contains(m.View().Content, "\x1b[4") {
		t.Error("it is coloured")
	}
}

func TestPrintedCodesFitTheWindowOrAPage(t *testing.T) {
	for _, c := range []struct {
		env        []string
		w, h       int
		wide, tall int
	}{
		{colourful, 80, 24, 80, 23},
		{colourful, 120, 40, 120, 39},
		{colourful, 0, 0, 80, 59},
		{[]string{"TERM=dumb"}, 80, 50, 80, 49},
		{[]string{"TERM=dumb"}, 0, 0, 80, 59},
	} {
		room := 0
		var out bytes.Buffer
		if err := qr.Print(&out, qr.Deps{Env: c.env, Split: split(800, &room)}, c.w, c.h); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), "1 of ") {
			t.Error("the codes are not numbered")
		}
		if c.w == 0 && strings.Contains(out.String(), "\x1b") {
			t.Error("a page holds what a terminal obeys")
		}
		for _, code := range strings.Split(strings.TrimSpace(out.String()), "\n\n") {
			lines := strings.Split(code, "\n")
			if n := len(lines) - 1; n > c.tall {
				t.Errorf("%+v: a code of %d lines", c, n)
			}
			for _, l := range lines {
				if ui.Width(l) > c.wide {
					t.Errorf("%+v: a line of %d", c, ui.Width(l))
				}
			}
		}
	}
	if err := qr.Print(&bytes.Buffer{}, qr.Deps{Env: []string{"TERM=dumb"}, Split: split(800, new(int))}, 80, 24); err == nil || !strings.Contains(err.Error(), "74 by 38") {
		t.Errorf("ASCII in 80 by 24: %v", err)
	}
}
