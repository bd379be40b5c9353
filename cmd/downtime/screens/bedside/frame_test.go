package bedside

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
)

func checkSize(t interface{ Errorf(string, ...any) }, body string, w, h int) {
	rows := strings.Split(body, "\n")
	if len(rows) != h {
		t.Errorf("%d lines in a body of %d", len(rows), h)
	}
	for i, l := range rows {
		if n := ui.Width(l); n != w {
			t.Errorf("line %d is %d cells of %d: %q", i, n, w, l)
			return
		}
	}
}

func TestEveryViewFillsItsBodyExactly(t *testing.T) {
	names := []string{
		"enter", "esc", "tab", "up", "down", "left", "right", "space", "/", "w", "W", "b", "l", "v", "h", "k", ",", ".", "p", "m", "q", "y", "n",
		"1", "2", "3", "5", "7", "9", "=", "[", "]", "H", "L", "V", "e", "f", "z", "c", "d", "s", "backspace", "pgup", "home",
	}
	rapid.Check(t, func(r *rapid.T) {
		p := play(t, rapid.SampledFrom([]string{"sound", "limiter"}).Draw(r, "variant"), 80, 24)
		p.wanders(r, names, 25)
	})
}

// wanders presses any of some keys at any time in a window of any size, at most so many, and holds every view to its size.
func (p *player) wanders(r *rapid.T, keys []string, most int) {
	for range rapid.IntRange(0, most).Draw(r, "keys") {
		p.frames(time.Duration(rapid.IntRange(0, 20).Draw(r, "frames")) * frameTime)
		p.send(keyOf(rapid.SampledFrom(keys).Draw(r, "key")))
		w, h := rapid.IntRange(20, 200).Draw(r, "w"), rapid.IntRange(8, 66).Draw(r, "h")
		p.send(nav.Body{Width: w, Height: h})
		checkSize(r, p.body(), w, h)
	}
}

func TestHiddenTruthNeverChangesAFrame(t *testing.T) {
	for _, z := range sizes {
		a, b := play(t, "sound", z[0], z[1]), play(t, "limiter", z[0], z[1])
		for _, k := range []string{"", "enter", "esc", "v", "esc", "b", "esc", "l", "esc"} {
			if k != "" {
				a.send(keyOf(k))
				b.send(keyOf(k))
			}
			if a.body() != b.body() {
				t.Errorf("at %v after %q the frame tells a sound device from a guilty one", z, k)
			}
		}
	}
}

func TestReducedMotionMovesNothingByItself(t *testing.T) {
	p := play(t, "sound", 120, 40, still)
	before := p.body()
	if p.s.moving() {
		t.Error("a still picture asks for frames")
	}
	p.frames(3 * time.Second)
	if p.body() != before {
		t.Error("a still picture moved")
	}
	p.press("L")
	p.sees("Eyes half shut")
}

func TestTheTraceSweepsWhileTheClockStands(t *testing.T) {
	p := play(t, "sound", 80, 24)
	before := p.body()
	p.frames(time.Second)
	if p.body() == before {
		t.Error("the trace stands still")
	}
	if p.seconds() != 0 {
		t.Error("a picture cost simulated time")
	}
}

func TestNoTwoActionsShareAKeyAndNoneTakesOneOfTheBedside(t *testing.T) {
	all := entries(ward())
	hot, inMenu := map[string]string{}, map[string]string{}
	for _, e := range all {
		if e.key == "" || strings.Contains(takenInMenu, e.key) {
			t.Errorf("%s has the key %q in the menu", e.id, e.key)
		}
		if other := inMenu[e.category+e.key]; other != "" {
			t.Errorf("%s and %s share %q in %s", e.id, other, e.key, e.category)
		}
		inMenu[e.category+e.key] = e.id
		if e.hot == "" {
			continue
		}
		if strings.Contains(taken, e.hot) || hot[e.hot] != "" {
			t.Errorf("%s has the key %q, which %q has", e.id, e.hot, hot[e.hot])
		}
		hot[e.hot] = e.id
	}
	if hot["e"] != "capno" || hot["L"] != "look" {
		t.Errorf("a free letter is kept and one of the bedside becomes a capital: %v", hot)
	}
}

// forbidden are the packages in which the truth lives.
var forbidden = []string{"downtime/game/patient", "downtime/game/device", "downtime/game/score", "downtime/game/run"}

func TestTheBedsideCannotReachTheTruth(t *testing.T) {
	for _, dir := range []string{".", "panel"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no files in %s: %v", dir, err)
		}
		for _, name := range files {
			if !strings.HasSuffix(name, "_test.go") {
				checkFile(t, name)
			}
		}
	}
}

func checkFile(t *testing.T, name string) {
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, name, src, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, im := range f.Imports {
		path, _ := strconv.Unquote(im.Path.Value)
		for _, bad := range forbidden {
			if path == bad {
				t.Errorf("%s imports %s: a screen of play reads an Observation", name, path)
			}
		}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if ok && (sel.Sel.Name == "State" || sel.Sel.Name == "Run" || sel.Sel.Name == "Variants") {
			t.Errorf("%s touches %s: that is the truth of the run", fset.Position(sel.Pos()), sel.Sel.Name)
		}
		return true
	})
}

func TestTheFooterNamesTheKeysThatWorkNow(t *testing.T) {
	p := play(t, "sound", 80, 24)
	if h := helpOf(p.s.Keys()); !strings.Contains(h, "enter act") || strings.Contains(h, "space") {
		t.Errorf("at the opening: %s", h)
	}
	p.press("H")
	if h := helpOf(p.s.Keys()); !strings.Contains(h, "space squeeze") {
		t.Errorf("with the bag in your hands: %s", h)
	}
}

// BenchmarkAFrameOfFourTraces is one picture at 200 by 60: twenty of them a second must leave a core nearly idle.
func BenchmarkAFrameOfFourTraces(b *testing.B) {
	p := play(b, "sound", 200, 60, func(c *nav.Context) { c.Theme.Colours = ui.TrueColour })
	for b.Loop() {
		p.at = p.at.Add(frameTime)
		p.send(frameMsg{p.s.clock.gen, p.at})
		p.body()
	}
}

// BenchmarkAKey is a key that changes what is shown, and the picture after it.
func BenchmarkAKey(b *testing.B) {
	p := play(b, "sound", 200, 60, func(c *nav.Context) { c.Theme.Colours = ui.TrueColour })
	for b.Loop() {
		p.send(keyOf("enter"))
		p.body()
		p.send(keyOf("esc"))
		p.body()
	}
}
