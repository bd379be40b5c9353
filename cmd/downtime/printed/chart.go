package printed

import (
	"fmt"
	"html/template"
	"math"
	"strings"

	"downtime/game/debrief"
)

// chart is one figure: curves over the minutes of a run.
type chart struct {
	ID, Title, Describe, Unit string
	Low, High                 float64 // of the scale; both 0: as the data are
	Curves                    []curve
}

// curve is one line; Step holds a value until the next point.
type curve struct {
	Name   string
	Class  string // k0 to k3: colour and dashes, so that neither is needed alone
	Step   bool
	Points []debrief.Point
}

// The drawing, in the SVG's own units.
const (
	wide, high       = 680.0, 240.0
	left, right      = 48.0, 8.0
	top, bottom      = 14.0, 34.0
	steps            = 4 // of the scale
	secondsPerMinute = 60
	tableEvery       = 60.0
)

// svgTemplate is filled with numbers and with text that the template escapes.
var svgTemplate = template.Must(template.New("chart").Parse(`<figure>
<figcaption>{{.Title}}{{if .Unit}} ({{.Unit}}){{end}}</figcaption>
<svg viewBox="0 0 {{.Width}} {{.Height}}" role="img" aria-labelledby="{{.ID}}-t {{.ID}}-d">
<title id="{{.ID}}-t">{{.Title}}</title>
<desc id="{{.ID}}-d">{{.Describe}}</desc>
{{range .Grid}}<line class="grid" x1="{{.X1}}" y1="{{.Y1}}" x2="{{.X2}}" y2="{{.Y2}}"/><text x="{{.TX}}" y="{{.TY}}" text-anchor="{{.Anchor}}">{{.Text}}</text>
{{end}}{{range .Lines}}<path class="line {{.Class}}" d="{{.D}}"/>
{{end}}</svg>
<p class="key">{{range .Curves}}<span><i class="{{.Class}}"></i>{{.Name}}</span> {{end}}</p>
<details><summary>The same in numbers</summary>
<table><thead><tr><th scope="col">minute</th>{{range .Curves}}<th scope="col">{{.Name}}</th>{{end}}</tr></thead>
<tbody>{{range .Rows}}<tr><th scope="row">{{.Minute}}</th>{{range .Cells}}<td>{{.}}</td>{{end}}</tr>
{{end}}</tbody></table></details>
</figure>
`))

type gridLine struct {
	X1, Y1, X2, Y2, TX, TY string
	Anchor, Text           string
}

type drawn struct{ Class, D string }

type row struct {
	Minute string
	Cells  []string
}

type figure struct {
	chart
	Width, Height string
	Grid          []gridLine
	Lines         []drawn
	Rows          []row
}

// svg draws a chart.
func (c chart) svg() template.HTML {
	lo, hi, step, end := c.bounds()
	x := func(at float64) float64 { return left + (wide-left-right)*at/end }
	y := func(v float64) float64 { return top + (high-top-bottom)*(1-(v-lo)/(hi-lo)) }
	f := figure{chart: c, Width: num(wide), Height: num(high), Grid: grid(lo, hi, step, end, x, y)}
	for _, k := range c.Curves {
		f.Lines = append(f.Lines, drawn{Class: k.Class, D: path(k, x, y)})
	}
	f.Rows = c.rows(end)
	var out strings.Builder
	if err := svgTemplate.Execute(&out, f); err != nil {
		return "" // a strings.Builder takes everything, and the template is a constant
	}
	return template.HTML(out.String()) //nolint:gosec // made by html/template
}

// bounds are the ends of the scale, what lies between its lines, and the last second. Where the scale is the data's it ends on round numbers.
func (c chart) bounds() (lo, hi, step, end float64) {
	lo, hi, end = c.Low, c.High, 1
	fixed := lo != hi
	if !fixed {
		lo, hi = math.Inf(1), math.Inf(-1)
	}
	for _, k := range c.Curves {
		for _, p := range k.Points {
			end = max(end, p.At)
			if p.Value != nil && !fixed {
				lo, hi = min(lo, *p.Value), max(hi, *p.Value)
			}
		}
	}
	if fixed {
		return lo, hi, (hi - lo) / steps, end
	}
	if lo > hi {
		lo, hi = 0, 1
	}
	lo = min(lo, max(min(lo, 0), hi-1)) // what hardly moves is not blown up
	hi = max(hi, lo+1)
	step = round((hi - lo) / steps)
	return step * math.Floor(lo/step), step * math.Ceil(hi/step), step, end
}

// round is the next of 1, 2, 5, 10, 20 and so on that is not below v.
func round(v float64) float64 {
	ten := math.Pow(10, math.Floor(math.Log10(v)))
	for _, by := range []float64{1, 2, 5} {
		if v <= by*ten {
			return by * ten
		}
	}
	return 10 * ten
}

func grid(lo, hi, step, end float64, x, y func(float64) float64) []gridLine {
	var out []gridLine
	places := 0
	if step < 1 {
		places = 1
	}
	for i := range int(math.Round((hi-lo)/step)) + 1 {
		v := lo + step*float64(i)
		out = append(out, gridLine{
			X1: num(left), Y1: num(y(v)), X2: num(wide - right), Y2: num(y(v)), TX: num(left - 6), TY: num(y(v) + 4), Anchor: "end", Text: fmt.Sprintf("%.*f", places, v),
		})
	}
	every := max(1, math.Ceil(end/secondsPerMinute/8))
	for m := 0.0; m*secondsPerMinute <= end; m += every {
		at := x(m * secondsPerMinute)
		out = append(out, gridLine{
			X1: num(at), Y1: num(high - bottom), X2: num(at), Y2: num(high - bottom + 4), TX: num(at), TY: num(high - bottom + 24), Anchor: "middle",
			Text: fmt.Sprintf("%.0f min", m),
		})
	}
	return out
}

// path draws a curve; where nothing was shown it is broken.
func path(k curve, x, y func(float64) float64) string {
	var b strings.Builder
	pen := false
	for _, p := range k.Points {
		switch {
		case p.Value == nil:
			pen = false
			continue
		case !pen:
			fmt.Fprintf(&b, "M%s %s", num(x(p.At)), num(y(*p.Value)))
		case k.Step:
			fmt.Fprintf(&b, "H%sV%s", num(x(p.At)), num(y(*p.Value)))
		default:
			fmt.Fprintf(&b, "L%s %s", num(x(p.At)), num(y(*p.Value)))
		}
		pen = true
	}
	return b.String()
}

// rows is the table: each curve at every minute, by its last point until then.
func (c chart) rows(end float64) []row {
	var out []row
	for at := 0.0; at <= end; at += tableEvery {
		r := row{Minute: fmt.Sprintf("%.0f", at/secondsPerMinute)}
		for _, k := range c.Curves {
			cell := "-"
			for _, p := range k.Points {
				if p.At > at {
					break
				}
				if cell = "-"; p.Value != nil {
					cell = short(*p.Value)
				}
			}
			r.Cells = append(r.Cells, cell)
		}
		out = append(out, r)
	}
	return out
}

func num(v float64) string { return strings.TrimSuffix(fmt.Sprintf("%.1f", v), ".0") }

// short is a value as a scale says it.
func short(v float64) string {
	if math.Abs(v) >= 20 || v == math.Trunc(v) {
		return fmt.Sprintf("%.0f", v)
	}
	return fmt.Sprintf("%.1f", v)
}
