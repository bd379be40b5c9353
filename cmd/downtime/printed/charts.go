package printed

import (
	"fmt"
	"html/template"
	"math"
	"slices"

	"downtime/game/debrief"
)

func seriesCharts(r *debrief.Report) []template.HTML {
	var out []template.HTML
	for i, s := range r.Series {
		c := chart{
			ID: fmt.Sprintf("series%d", i), Title: s.Heading(),
			Describe: "What was shown beside what was true, over the minutes of the run. The table below holds the same values.",
		}
		shown := 0
		for _, k := range s.Curves {
			class := "k2"
			if !k.True {
				class = [...]string{"k0", "k1", "k3"}[min(shown, 2)]
				if len(s.Curves) == 2 {
					class = "k1"
				}
				shown++
			}
			name := k.Name
			if k.True && name != "true" {
				name = "true: " + name
			}
			if !slices.ContainsFunc(k.Points, func(p debrief.Point) bool { return p.Value != nil }) {
				name += " (nothing)" // a line in the key, and none in the chart
			}
			c.Curves = append(c.Curves, curve{Name: name, Class: class, Points: k.Points})
		}
		out = append(out, c.svg())
	}
	return out
}

func beliefCharts(r *debrief.Report) []template.HTML {
	var out []template.HTML
	for i, b := range r.Beliefs {
		if len(b.Stated) == 0 {
			continue
		}
		was := "it was sound"
		if b.Faulty {
			was = "it was at fault"
		}
		end := b.Ideal[len(b.Ideal)-1].At
		out = append(out, chart{
			ID: fmt.Sprintf("belief%d", i), Title: b.Label + ": how likely at fault; " + was, Unit: "per cent", Low: 0, High: 100,
			Describe: "Your stated probability beside that of an ideal observer who had found the same clues, over the minutes of the run.",
			Curves: []curve{
				{Name: "you", Class: "k1", Step: true, Points: percent(b.Stated, end)},
				{Name: "an ideal observer with your clues", Class: "k2", Step: true, Points: percent(b.Ideal, end)},
			},
		}.svg())
	}
	return out
}

// percent makes probabilities per cent, and holds the last one to the end.
func percent(points []debrief.Point, end float64) []debrief.Point {
	var out []debrief.Point
	for _, p := range points {
		v := 100 * *p.Value
		out = append(out, debrief.Point{At: p.At, Value: &v})
	}
	if n := len(out); n > 0 && out[n-1].At < end {
		out = append(out, debrief.Point{At: end, Value: out[n-1].Value})
	}
	return out
}

// whatIfCharts are the decisions that would have changed the harm as curves, and the others after them, each in its words alone.
func whatIfCharts(r *debrief.Report) []template.HTML {
	var out []template.HTML
	same := ""
	for i, w := range r.WhatIf {
		if !apart(w.Actual, w.Moved) {
			same += "<li>" + template.HTMLEscapeString(w.Words()) + "</li>\n"
			continue
		}
		out = append(out, chart{
			ID: fmt.Sprintf("whatif%d", i), Title: w.Words(), Unit: "harm to all patients, 0 none to 100", Low: 0, High: 100,
			Describe: "Harm to the patients over the minutes of the run as it was, and with this one decision changed.",
			Curves: []curve{
				{Name: "as it was", Class: "k1", Points: points(w.Actual)},
				{Name: "with this changed", Class: "k2", Points: points(w.Moved)},
			},
		}.svg())
	}
	if same != "" {
		out = append(out, template.HTML("<ul>\n"+same+"</ul>")) //nolint:gosec // escaped above
	}
	return out
}

// apart says whether two curves of harm come apart by half a point, which is the least that is told in words.
func apart(a, b [][2]float64) bool {
	for i := range min(len(a), len(b)) {
		if math.Abs(a[i][1]-b[i][1]) >= 0.5 {
			return true
		}
	}
	return false
}

func points(pairs [][2]float64) []debrief.Point {
	out := make([]debrief.Point, len(pairs))
	for i := range pairs {
		out[i] = debrief.Point{At: pairs[i][0], Value: &pairs[i][1]}
	}
	return out
}
