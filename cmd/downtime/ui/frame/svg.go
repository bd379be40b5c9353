package frame

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"downtime/cmd/downtime/ui"

	uv "github.com/charmbracelet/ultraviolet"
)

// Picture is what a frame needs to be understood without being seen.
type Picture struct {
	Title string
	Desc  string
}

// A cell is 9 by 18 units; the type is 15 high, on a baseline 13.5 down.
const (
	cellW, cellH = 9.0, 18.0
	baseline     = 13.5
	margin       = 14.0
)

// SVG writes a frame of w by h cells as a picture on a dark ground. Braille, blocks and
// lines are drawn as shapes, so that no font has to have them; text keeps its columns
// by its stated length.
func SVG(out io.Writer, content string, w, h int, p Picture) error {
	b := Parse(content, w, h)
	d := &drawing{grid: b, w: w, h: h, out: bufio.NewWriter(out)}
	width, height := float64(w)*cellW+2*margin, float64(h)*cellH+2*margin
	d.printf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" width="%s" height="%s" role="img" aria-labelledby="t d">`+"\n",
		num(width), num(height), num(width), num(height))
	d.printf("<title id=\"t\">%s</title>\n<desc id=\"d\">%s</desc>\n", escape(p.Title), escape(p.Desc))
	d.printf(`<rect width="%s" height="%s" rx="10" fill="%s"/>`+"\n", num(width), num(height), hex(ui.Night))
	d.printf(`<g font-family="'Cascadia Mono','DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="15" xml:space="preserve">` + "\n")
	d.grounds()
	d.shapes()
	for y := range h {
		d.texts(y)
	}
	d.printf("</g>\n</svg>\n")
	if d.err == nil {
		d.err = d.out.Flush()
	}
	if d.err != nil {
		return fmt.Errorf("write picture: %w", d.err)
	}
	return nil
}

type drawing struct {
	grid uv.ScreenBuffer
	w, h int
	out  *bufio.Writer
	err  error
}

func (d *drawing) printf(format string, args ...any) {
	if d.err == nil {
		_, d.err = fmt.Fprintf(d.out, format, args...)
	}
}

// left and top are the corner of a cell.
func left(x int) float64 { return margin + float64(x)*cellW }
func top(y int) float64  { return margin + float64(y)*cellH }

// inks are the colours of a cell after reversal; ground is "" where there is none.
func inks(s uv.Style) (fore, ground string) {
	fore = hex(ui.RGB(ui.Text))
	if s.Fg != nil {
		fore = hex(s.Fg)
	}
	if s.Bg != nil {
		ground = hex(s.Bg)
	}
	if s.Attrs&uv.AttrReverse != 0 {
		if ground == "" {
			ground = hex(ui.Night)
		}
		fore, ground = ground, fore
	}
	return fore, ground
}

// grounds fills the cells that have a background, run by run.
func (d *drawing) grounds() {
	for y := range d.h {
		for x := 0; x < d.w; {
			ground := d.ground(x, y)
			end := x + 1
			for end < d.w && d.ground(end, y) == ground {
				end++
			}
			if ground != "" {
				d.printf(`<rect x="%s" y="%s" width="%s" height="%s" fill="%s"/>`+"\n",
					num(left(x)), num(top(y)), num(float64(end-x)*cellW), num(cellH), ground)
			}
			x = end
		}
	}
}

func (d *drawing) ground(x, y int) string {
	c := d.grid.CellAt(x, y)
	if c == nil {
		return ""
	}
	_, ground := inks(c.Style)
	return ground
}

// texts writes one row as runs of one pen each.
func (d *drawing) texts(y int) {
	for x := 0; x < d.w; {
		c := d.grid.CellAt(x, y)
		if !written(c) {
			x++
			continue
		}
		end, run := x, strings.Builder{}
		for end < d.w {
			next := d.grid.CellAt(end, y)
			if next == nil || isShape(next) || !next.Style.Equal(&c.Style) {
				break
			}
			run.WriteString(text(next))
			end++
		}
		words := strings.TrimRight(run.String(), " ")
		d.run(x, y, words, end-x-(len(run.String())-len(words)), c.Style)
		x = end
	}
}

// written says that a cell begins a run of text.
func written(c *uv.Cell) bool {
	return c != nil && c.Width > 0 && text(c) != " " && !isShape(c)
}

func (d *drawing) run(x, y int, words string, cells int, s uv.Style) {
	fore, _ := inks(s)
	style := ""
	if s.Attrs&uv.AttrBold != 0 {
		style += ` font-weight="bold"`
	}
	if s.Attrs&uv.AttrItalic != 0 {
		style += ` font-style="italic"`
	}
	if s.Underline != uv.UnderlineNone {
		style += ` text-decoration="underline"`
	}
	if s.Attrs&uv.AttrFaint != 0 {
		style += ` opacity="0.6"`
	}
	d.printf(`<text x="%s" y="%s" textLength="%s" lengthAdjust="spacingAndGlyphs" fill="%s"%s>%s</text>`+"\n",
		num(left(x)), num(top(y)+baseline), num(float64(cells)*cellW), fore, style, escape(words))
}

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder never fails
	return b.String()
}

// num writes a length without needless digits.
func num(v float64) string {
	s := fmt.Sprintf("%.2f", v)
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
}
