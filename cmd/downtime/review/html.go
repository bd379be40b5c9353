package review

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"math"
	"strings"
)

//go:embed page.html
var pageText string

var page = template.Must(template.New("page").Funcs(template.FuncMap{
	"figure": figure, "count": count, "tallied": tallied, "bar": bar, "heat": heatClass, "plot": plot,
	"percent": func(v float64) string { return fmt.Sprintf("%.0f", 100*v) },
	"share": func(v *float64) *float64 {
		if v == nil {
			return nil
		}
		share := 100 * *v
		return &share
	},
	"part": func(n *int, of int) *float64 {
		if n == nil || of == 0 {
			return nil
		}
		share := 100 * float64(*n) / float64(of)
		return &share
	},
	"grey": func(s Standard) string {
		low, high := s.Grey()
		return fmt.Sprintf("%.1f to %.1f", low, high)
	},
}).Parse(pageText))

// HTML is the report as one page that fetches nothing and prints well.
func (r *Report) HTML() ([]byte, error) {
	var out bytes.Buffer
	if err := page.Execute(&out, r); err != nil {
		return nil, fmt.Errorf("write the report as HTML: %w", err)
	}
	return out.Bytes(), nil
}

// count is a number of learners; one that is hidden may be of fewer than five, or would tell of one that is.
func count(n *int) string {
	if n == nil {
		return "hidden"
	}
	return fmt.Sprint(*n)
}

// bar is a percentage as a bar beside its number; nothing where there is none. What it shows is written beside it, so that it needs no words of its own.
func bar(v *float64) template.HTML {
	if v == nil {
		return ""
	}
	return template.HTML(fmt.Sprintf(`<svg class="bar" viewBox="0 0 100 10" aria-hidden="true"><rect class="back" width="100" height="10"/><rect class="fill" width="%.0f" height="10"/></svg>`, min(max(*v, 0), 100))) //nolint:gosec // numbers alone
}

// heatClass is how dark a cell of the heat map is; the number stands in it.
func heatClass(v *float64) string {
	if v == nil {
		return "n"
	}
	return fmt.Sprintf("n heat%d", min(int(math.Round(max(*v, 0)))/20, 4))
}

// plot draws the calibration curve: said along, at fault up, an interval for each point, and the line of who is calibrated.
func plot(points []Point) template.HTML {
	const side, left, inside = 300.0, 60.0, 8.0 // what is said to be certain stands clear of the frame
	x := func(p float64) float64 { return left + inside + (side-2*inside)*p }
	y := func(p float64) float64 { return side - inside - (side-2*inside)*p }
	var words []string
	for _, p := range points {
		words = append(words, fmt.Sprintf("said %.0f per cent, at fault %.0f", 100*p.Said, 100*p.Observed))
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg class="plot" viewBox="0 -8 %g %g" role="img" aria-label="Calibration curve: %s.">`, left+side+24, side+48, strings.Join(words, "; "))
	fmt.Fprintf(&b, `<rect class="back" x="%g" y="0" width="%g" height="%g"/>`, left, side, side)
	for _, t := range []float64{0, 0.25, 0.5, 0.75, 1} {
		fmt.Fprintf(&b, `<path class="grid" d="M%g %gH%gM%g 0V%g"/><text x="%g" y="%g" text-anchor="middle">%.0f %%</text><text x="%g" y="%g" text-anchor="end">%.0f %%</text>`,
			left, y(t), left+side, x(t), side, x(t), side+15, 100*t, left-5, y(t)+4, 100*t)
	}
	fmt.Fprintf(&b, `<line class="even" x1="%g" y1="%g" x2="%g" y2="%g"/>`, x(0), y(0), x(1), y(1))
	fmt.Fprintf(&b, `<text x="%g" y="%g" text-anchor="middle">said: how likely at fault</text><text transform="rotate(-90)" x="%g" y="14" text-anchor="middle">how often it was at fault</text>`, left+side/2, side+34, -side/2)
	for _, p := range points {
		fmt.Fprintf(&b, `<line class="range" x1="%g" y1="%g" x2="%g" y2="%g"/><circle class="dot" cx="%g" cy="%g" r="4"/>`, x(p.Said), y(p.Interval.Low), x(p.Said), y(p.Interval.High), x(p.Said), y(p.Observed))
	}
	b.WriteString(`</svg>`)
	return template.HTML(b.String()) //nolint:gosec // numbers alone
}
