package review

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
)

//go:embed page.html
var pageText string

var page = template.Must(template.New("page").Funcs(template.FuncMap{
	"figure": figure, "percent": percent, "count": count,
	"bar":  func(v *float64) template.HTML { return bar(orZero(v)) },
	"pct":  func(v *float64) template.HTML { return bar(100 * orZero(v)) },
	"plot": func(j Judgement) template.HTML { return plot(j.Curve) },
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

// bar is a percentage as a bar beside its number.
func bar(v float64) template.HTML {
	v = min(max(v, 0), 100)
	return template.HTML(fmt.Sprintf(`<svg class="bar" viewBox="0 0 100 10" role="img" aria-label="%.0f per cent"><rect class="back" width="100" height="10"/><rect class="fill" width="%.0f" height="10"/></svg>`, v, v)) //nolint:gosec // numbers alone
}

// plot draws the calibration curve: said along, at fault up, an interval for each point, and the line of who is calibrated.
func plot(points []Point) template.HTML {
	const side, margin = 300.0, 40.0
	x := func(p float64) float64 { return margin + side*p }
	y := func(p float64) float64 { return 10 + side*(1-p) }
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg class="plot" viewBox="0 0 %g %g" role="img" aria-label="calibration curve; the table below holds the same numbers">`, side+2*margin, side+margin+20)
	fmt.Fprintf(&b, `<rect class="back" x="%g" y="%g" width="%g" height="%g"/><line class="even" x1="%g" y1="%g" x2="%g" y2="%g"/>`, x(0), y(1), side, side, x(0), y(0), x(1), y(1))
	for _, t := range []float64{0, 0.5, 1} {
		fmt.Fprintf(&b, `<text x="%g" y="%g" text-anchor="middle">%.0f %%</text><text x="%g" y="%g" text-anchor="end">%.0f %%</text>`, x(t), y(0)+16, 100*t, x(0)-4, y(t)+4, 100*t)
	}
	fmt.Fprintf(&b, `<text x="%g" y="%g" text-anchor="middle">said</text>`, x(0.5), y(0)+32)
	for _, p := range points {
		if p.Observed != nil {
			fmt.Fprintf(&b, `<line class="range" x1="%g" y1="%g" x2="%g" y2="%g"/><circle class="dot" cx="%g" cy="%g" r="4"/>`, x(p.Said), y(p.Interval.Low), x(p.Said), y(p.Interval.High), x(p.Said), y(*p.Observed))
		}
	}
	b.WriteString(`</svg>`)
	return template.HTML(b.String()) //nolint:gosec // numbers alone
}
