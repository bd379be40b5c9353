package frame

import (
	"slices"
	"strings"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
)

// Strokes of one kind and colour are gathered into one path.
type stroke struct {
	fore  string
	kind  kind
	width float64
}

type kind uint8

const (
	dot  kind = iota // a point with a round end
	line             // a stroke
	fill             // an area
)

// shapes draws every cell that is a shape, gathered by colour, in order of colour.
func (d *drawing) shapes() {
	paths := map[stroke]*strings.Builder{}
	var order []stroke
	for y := range d.h {
		for x := range d.w {
			c := d.grid.CellAt(x, y)
			if c == nil || !isShape(c) {
				continue
			}
			fore, _ := inks(c.Style)
			r, _ := utf8.DecodeRuneInString(c.Content)
			kind, width, path := shape(r, left(x), top(y))
			key := stroke{fore, kind, width}
			if paths[key] == nil {
				paths[key] = &strings.Builder{}
				order = append(order, key)
			}
			paths[key].WriteString(path)
		}
	}
	slices.SortFunc(order, func(a, b stroke) int {
		if n := strings.Compare(a.fore, b.fore); n != 0 {
			return n
		}
		return int(a.kind)*100 + int(a.width*10) - int(b.kind)*100 - int(b.width*10)
	})
	for _, s := range order {
		switch s.kind {
		case fill:
			d.printf(`<path fill="%s" d="%s"/>`+"\n", s.fore, paths[s])
		default:
			d.printf(`<path fill="none" stroke="%s" stroke-width="%s" stroke-linecap="%s" d="%s"/>`+"\n",
				s.fore, num(s.width), map[kind]string{dot: "round", line: "square"}[s.kind], paths[s])
		}
	}
}

// isShape says that a cell is drawn and not written.
func isShape(c *uv.Cell) bool {
	r, size := utf8.DecodeRuneInString(c.Content)
	if size != len(c.Content) {
		return false
	}
	_, arms := boxArms[r]
	_, block := blocks[r]
	return arms || block || r > 0x2800 && r <= 0x28ff
}

// shape is the path of one character in the cell whose corner is x, y.
func shape(r rune, x, y float64) (kind, float64, string) {
	if r > 0x2800 && r <= 0x28ff {
		return dot, 2.6, braille(r, x, y)
	}
	if b, ok := blocks[r]; ok {
		return fill, 0, area(x+b[0]*cellW, y+b[1]*cellH, b[2]*cellW, b[3]*cellH)
	}
	arms := boxArms[r]
	width := 1.2
	if arms&heavy != 0 {
		width = 2.6
	}
	cx, cy := x+cellW/2, y+cellH/2
	var p strings.Builder
	for _, a := range []struct {
		bit  uint8
		x, y float64
	}{{up, cx, y}, {right, x + cellW, cy}, {down, cx, y + cellH}, {lefty, x, cy}} {
		if arms&a.bit != 0 {
			p.WriteString("M" + num(cx) + " " + num(cy) + "L" + num(a.x) + " " + num(a.y))
		}
	}
	return line, width, p.String()
}

// braille draws up to eight dots: two columns and four rows in a cell.
func braille(r rune, x, y float64) string {
	places := [8][2]int{{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}, {0, 3}, {1, 3}}
	var p strings.Builder
	for bit, at := range places {
		if (r-0x2800)>>bit&1 == 1 {
			p.WriteString("M" + num(x+(float64(at[0])+0.5)*cellW/2) + " " + num(y+(float64(at[1])+0.5)*cellH/4) + "h.01")
		}
	}
	return p.String()
}

func area(x, y, w, h float64) string {
	return "M" + num(x) + " " + num(y) + "h" + num(w) + "v" + num(h) + "h-" + num(w) + "z"
}

const (
	up uint8 = 1 << iota
	right
	down
	lefty
	heavy
)

// boxArms says which way the lines of a box drawing character go.
var boxArms = map[rune]uint8{
	'─': lefty | right, '│': up | down, '━': lefty | right | heavy, '┃': up | down | heavy,
	'┌': right | down, '┐': lefty | down, '└': up | right, '┘': up | lefty,
	'╭': right | down, '╮': lefty | down, '╰': up | right, '╯': up | lefty,
	'├': up | right | down, '┤': up | lefty | down, '┬': lefty | right | down,
	'┴': lefty | right | up, '┼': up | right | down | lefty,
}

// blocks are areas of a cell: left, top, width, height in parts of it.
var blocks = map[rune][4]float64{
	'█': {0, 0, 1, 1}, '▀': {0, 0, 1, 0.5}, '▄': {0, 0.5, 1, 0.5},
	'▌': {0, 0, 0.5, 1}, '▐': {0.5, 0, 0.5, 1}, '▍': {0, 0, 0.375, 1},
}
