package progress

import (
	"fmt"
	"strings"

	"downtime/cmd/downtime/judgement"
	report "downtime/cmd/downtime/progress"
	"downtime/cmd/downtime/ui"
	"downtime/game/calibration"
)

// widest is the criterion at the ends of the line.
const widest = 2.5

// judgement is the criterion over time and the curve of what was said against what was so, or both in words.
func (s *Screen) judgement() block {
	b := block{}
	b.add("")
	if len(s.report.Courses) == 0 {
		b.add(s.wrap("No belief counts yet. At the bedside b says how likely you think it is that a device is at fault; after a run is played to its end, it counts.", s.width-2, ui.Text, " ")...)
		return b
	}
	for i := range s.report.Courses {
		b.add(s.course(&s.report.Courses[i])...)
		b.add("")
	}
	for i := range s.report.Judgement.Pools {
		if p := &s.report.Judgement.Pools[i]; p.Stated.N > 0 {
			b.add(s.curve(p)...)
			b.add("")
		}
	}
	b.add(s.wrap(report.Formative, s.width-2, ui.Dim, " ")...)
	return b
}

// course is one pool: a line for each period, with its interval and its words.
func (s *Screen) course(c *report.Course) []string {
	out := []string{ui.TitleRule(s.th, judgement.PoolTitle(c.Pool)+": which way you lean, over time", "criterion, 95 %", s.width)}
	if s.inWords {
		for _, l := range c.Lines() {
			out = append(out, s.wrap(l, s.width-2, ui.Text, " ")...)
		}
		return out
	}
	const when, figures = 32, 22
	line := s.width - when - figures - 2
	if len(c.Periods) > 0 {
		scale := ui.Fit("doubts", line/2) + ui.FitRight("trusts", line-line/2)
		out = append(out, ui.Blank(when+1)+s.th.Paint(ui.Dim, scale))
	}
	for i := range c.Periods {
		p := &c.Periods[i]
		v := ui.Interval{Low: p.Interval.Low, At: p.Criterion, High: p.Interval.High, Lo: -widest, Hi: widest}
		numbers := fmt.Sprintf("%5.2f (%.2f to %.2f)", p.Criterion, p.Interval.Low, p.Interval.High)
		out = append(out, " "+ui.Fit(p.When(), when)+v.View(s.th, lean(p.Lean), line)+" "+ui.FitRight(numbers, figures))
		words := p.Lean.String()
		if p.Level == calibration.Provisional {
			words += " (provisional)"
		}
		out = append(out, "   "+s.th.Paint(lean(p.Lean), words))
	}
	lines := c.Lines() // the last two are what came since, and how to read it
	for _, l := range lines[len(c.Periods):] {
		out = append(out, s.wrap(l, s.width-2, ui.Dim, " ")...)
	}
	return out
}

// lean is the pen of a way to lean; the words say it too.
func lean(l calibration.Lean) ui.Role {
	return [...]ui.Role{ui.Dim, ui.CO2, ui.ECG, ui.Paw}[l]
}

// curve is the calibration curve of one pool as a picture, or in words; c leads to all of its figures.
func (s *Screen) curve(p *calibration.Report) []string {
	out := []string{ui.TitleRule(s.th, judgement.PoolTitle(p.Pool)+": what you said, and what was so", "c: all figures", s.width)}
	if !s.inWords && len(p.Curve.Points) > 0 {
		q := ui.Square{Said: "you said", So: "were at fault"}
		for _, x := range p.Curve.Points {
			q.Points = append(q.Points, ui.SquareDot{Said: x.Said, So: x.Observed})
		}
		out = append(out, strings.Split(q.View(s.th, min(s.width-2, 64), 14), "\n")...)
		out = append(out, s.wrap("On the dotted line what you say comes true as often as you say it. w tells the points.", s.width-2, ui.Dim, " ")...)
		if p.Curve.Suppressed > 0 {
			out = append(out, s.wrap(judgement.Suppressed(&p.Curve), s.width-2, ui.Dim, " ")...)
		}
		return out
	}
	for _, l := range append(judgement.Forecasts(&p.Stated), judgement.Curve(&p.Curve)...) {
		out = append(out, s.wrap(l, s.width-2, ui.Text, " ")...)
	}
	return out
}
