package debrief

import (
	"fmt"
	"math"
	"strings"

	"downtime/cmd/downtime/ui"
	"downtime/game/debrief"
	"downtime/game/score"
)

// cache keeps the lines of one page as last laid out, so that scrolling does not lay out again.
type cache struct {
	page    page
	part    part
	guided  bool
	width   int
	height  int
	th      ui.Theme
	inWords bool
	lines   []string
}

// lines are the lines of the open page.
func (s *Screen) lines() []string {
	want := cache{page: s.page, part: s.guide.at, guided: s.guide.on, width: s.width, height: s.height, th: s.th, inWords: s.inWords}
	if c := s.cached; c.lines != nil && c.page == want.page && c.part == want.part && c.guided == want.guided && c.width == want.width && c.height == want.height && c.th == want.th && c.inWords == want.inWords {
		return c.lines
	}
	want.lines = append(s.layOut(min(s.width-4, 100)), "")
	s.cached = want
	return want.lines
}

func (s *Screen) layOut(w int) []string {
	if s.guide.on {
		return s.guideLines(w)
	}
	if s.report == nil {
		return s.withoutReport(w)
	}
	switch s.page {
	case happenedPage:
		return append(s.truth(w), s.moments(s.report.Timeline, w)...)
	case curvesPage:
		return s.curves(s.width - 4)
	case beliefPage:
		return s.beliefs(w)
	case wordsPage:
		return s.sections(w, "thought", "ended", "truth", "right", "gaps", "twin", "plan", "replay", "words", "atwork", "local", "support")
	case sourcesPage:
		return s.sections(w, "sources")
	case errorPage:
		return s.errorReport(w)
	default:
		return nil
	}
}

// withoutReport is what stays readable of a run that cannot be simulated again.
func (s *Screen) withoutReport(w int) []string {
	if s.why == "" {
		return []string{s.th.Paint(ui.Dim, s.th.Spell("Working out what was true…"))}
	}
	out := append(wrapped(s.th, s.why+".", w, ""), "")
	if s.page == happenedPage && len(s.events) > 0 {
		out = append(out, wrapped(s.th, "These are the events as they were stored; the words of that version are not in this program.", w, "")...)
		return append(append(out, ""), s.moments(s.events, w)...)
	}
	if own := s.ownWords(w); s.page == wordsPage && len(own) > 0 {
		return append(out, own...)
	}
	return append(out, wrapped(s.th, "The score (1) and the events (2) are as they were stored. This page needs the run to be simulated again.", w, "")...)
}

// ownWords are what the trainee wrote: it needs no simulation to be read.
func (s *Screen) ownWords(w int) []string {
	rep := debrief.Stored(s.why, score.Card{}, nil)
	rep.Reflect(s.guide.kept)
	var md strings.Builder
	for _, sec := range rep.Sections() {
		switch sec.ID {
		case "thought", "plan", "replay":
			fmt.Fprintf(&md, "## %s\n\n%s\n\n", sec.Title, strings.TrimSpace(sec.Body))
		}
	}
	if md.Len() == 0 {
		return nil
	}
	return strings.Split(ui.Markdown(s.th, md.String(), min(w, 88)), "\n")
}

// truth comes before the timeline: what was really so.
func (s *Screen) truth(w int) []string {
	out := []string{s.th.Paint(ui.Title, s.th.Spell("What was really so"))}
	out = append(out, wrapped(s.th, s.report.Truth, w, "")...)
	legend := "Lines marked * could not be seen during the run."
	return append(out, "", s.th.Paint(ui.Dim, s.th.Pick(strings.Replace(legend, "*", "◆", 1), legend)), "")
}

// moments is the timeline, one paragraph each, hung under its clock.
func (s *Screen) moments(all []debrief.Moment, w int) []string {
	var out []string
	for _, m := range gathered(all) {
		text, r, mark := m.Text, ui.Text, "  "
		switch {
		case m.Hidden:
			r, mark = ui.Truth, s.th.Pick("◆ ", "* ")
		case m.Kind == "alarm":
			r = ui.Dim
		case m.Who != "":
			text = m.Who + ": " + text
		}
		clock := ui.Fit(m.Clock, 10)
		for i, l := range strings.Split(ui.Wrap(s.th.Spell(text), w-12), "\n") {
			head := s.th.Paint(ui.Dim, clock) + s.th.Paint(r, mark)
			if i > 0 {
				head = ui.Blank(12)
			}
			out = append(out, head+s.th.Paint(r, l))
		}
	}
	return out
}

// couldBeFound begins the moments from which a clue could be found; several at once are told in one line.
const couldBeFound = "Could be found from here: "

func gathered(all []debrief.Moment) []debrief.Moment {
	var out []debrief.Moment
	for _, m := range all {
		clue, is := strings.CutPrefix(m.Text, couldBeFound)
		if n := len(out) - 1; is && n >= 0 && out[n].Clock == m.Clock && strings.HasPrefix(out[n].Text, couldBeFound) {
			out[n].Text = strings.TrimSuffix(out[n].Text, ".") + "; " + clue
			continue
		}
		out = append(out, m)
	}
	return out
}

// curves are the small charts of what was shown beside what was true, or the same in words.
func (s *Screen) curves(w int) []string {
	var charts []ui.Chart
	var out []string
	whose := onlyPatient(s.report.Series)
	for i := range s.report.Series {
		charts = append(charts, chartOf(&s.report.Series[i], whose == ""))
	}
	if s.inWords {
		if whose != "" {
			out = append(out, s.th.Paint(ui.Title, s.th.Spell(whose)), "")
		}
		for _, c := range charts {
			out = append(out, wrapped(s.th, c.Describe(), min(w, 100), "")...)
			out = append(out, "")
		}
		return out
	}
	if len(charts) == 0 {
		return []string{"No curves were kept for this case."}
	}
	legend := s.th.Paint(ui.Title, s.th.Spell(whose)) + strings.Repeat(" ", min(2, len(whose))) + s.th.Paint(ui.Truth, "true: solid") + s.th.Paint(ui.Dim, ", ") + s.th.Paint(ui.Shown, "shown or set: dotted") +
		s.th.Paint(ui.Dim, ". All simulated. w: in words.")
	across := max(1, min(w/40, 3, len(charts)))
	rows := (len(charts) + across - 1) / across
	each := max(8, min(16, (s.height-4)/rows))
	return append([]string{legend}, strings.Split(ui.Multiples(s.th, charts, w, each*rows), "\n")...)
}

// onlyPatient is whose all the curves are; "" if they are of several patients.
func onlyPatient(all []debrief.Series) string {
	whose := ""
	for i := range all {
		if i > 0 && all[i].Label != whose {
			return ""
		}
		whose = all[i].Label
	}
	return capital(whose)
}

// shortTitles leave room for the unit and for a neighbour.
var shortTitles = map[string]string{
	"volume": "Tidal volume", "co2": "CO2", "oxygen": "Saturation", "fhr": "Child's heart", "stimulation": "Stimulation", "pressure": "Mean pressure", "gcs": "GCS",
}

func chartOf(sr *debrief.Series, named bool) ui.Chart {
	c := ui.Chart{Title: sr.Title, Unit: sr.Unit, Decimals: debrief.Decimals(sr.ID, sr.Unit)}
	c.Title, _, _ = strings.Cut(c.Title, ",")
	if t := shortTitles[sr.ID]; t != "" {
		c.Title = t
	}
	if named {
		c.Title = capital(sr.Label) + ": " + c.Title
	}
	for _, line := range sr.Curves {
		r := ui.Shown
		switch {
		case line.True:
			r = ui.Truth
		case line.Name == "set":
			r = ui.Dim
		}
		c.Series = append(c.Series, ui.Series{Name: line.Name, Role: r, Points: points(line.Points, 1), Dotted: !line.True, Step: line.Name == "set"})
	}
	return c
}

func points(in []debrief.Point, scale float64) []ui.Point {
	out := make([]ui.Point, len(in))
	for i, p := range in {
		out[i] = ui.Point{At: p.At, Value: math.NaN()}
		if p.Value != nil {
			out[i].Value = *p.Value * scale
		}
	}
	return out
}

// beliefs are what was stated about each device beside what the clues supported, and then the clues.
func (s *Screen) beliefs(w int) []string { return append(s.believed(w), s.clues(w)...) }

// believed is what was stated about each device beside what an ideal observer of the same clues would have.
func (s *Screen) believed(w int) []string {
	var out, silent []string
	for _, b := range s.report.Beliefs {
		was := "it was sound"
		if b.Faulty {
			was = "it was at fault"
		}
		if len(b.Stated) == 0 {
			silent = append(silent, b.Label+" ("+was+")")
			continue
		}
		last := *b.Stated[len(b.Stated)-1].Value
		out = append(out, s.th.Paint(ui.Title, s.th.Shorten(s.th.Spell(fmt.Sprintf("%s: %s. You ended at %.0f %%.", b.Label, was, last*100)), w)))
		end := b.Ideal[len(b.Ideal)-1].At
		stated := append(points(b.Stated, 100), ui.Point{At: end, Value: last * 100})
		c := ui.Chart{Title: "Chance of a fault", Unit: "%", Lo: 0, Hi: 100, From: 0, To: end, Series: []ui.Series{
			{Name: "you", Role: ui.Shown, Points: stated, Step: true},
			{Name: "the clues you held", Role: ui.Truth, Points: points(b.Ideal, 100), Step: true, Dotted: true},
		}}
		if s.inWords {
			out = append(out, wrapped(s.th, c.Describe(), w, "")...)
		} else {
			out = append(out, strings.Split(c.View(s.th, w, 8), "\n")...)
		}
		out = append(out, "")
	}
	if len(silent) > 0 {
		out = append(out, wrapped(s.th, "You gave no number for: "+strings.Join(silent, "; ")+". That is kept as no answer; it does not count as 50 %.", w, "")...)
		out = append(out, "")
	}
	return out
}

func (s *Screen) clues(w int) []string {
	out := []string{ui.TitleRule(s.th, "What could be found", "", w)}
	for _, missed := range []bool{false, true} {
		list := s.report.Found()
		if missed {
			list = s.report.Overlooked()
		}
		for _, c := range list {
			mark, r, found := s.th.Pick("● ", "x "), ui.Good, "found "+c.At
			if missed {
				mark, r, found = s.th.Pick("○ ", "o "), ui.Text, "not looked at"
			}
			found += ", there from " + c.From
			label := s.th.Shorten(s.th.Spell(c.Label), w-3-ui.Width(found))
			out = append(out, s.th.Paint(r, mark)+s.th.Paint(ui.Title, label)+" "+s.th.Paint(r, found))
			for _, l := range wrapped(s.th, c.Why+" ("+ratio(c.LR)+")", w-4, "") {
				out = append(out, "    "+s.th.Paint(ui.Dim, l))
			}
			if s.deps.Sign != nil && c.Sign != "" && !missed {
				out = append(out, wrapped(s.th, "A sign for the field guide: "+s.deps.Sign(c.Sign)+".", w-4, "    ")...)
			}
		}
	}
	return out
}

// ratio says a likelihood ratio in words.
func ratio(lr float64) string {
	switch {
	case lr >= 1.05:
		return fmt.Sprintf("%.3g times likelier if the device is at fault", lr)
	case lr > 0 && lr <= 0.95:
		return fmt.Sprintf("%.3g times likelier if the device is sound", 1/lr)
	}
	return "it says little about the device"
}

// sections are parts of the report as Markdown.
func (s *Screen) sections(w int, ids ...string) []string {
	var md strings.Builder
	for _, id := range ids {
		for _, sec := range s.report.Sections() {
			if sec.ID == id {
				fmt.Fprintf(&md, "## %s\n\n%s\n\n", sec.Title, strings.TrimSpace(sec.Body))
			}
		}
	}
	return strings.Split(ui.Markdown(s.th, md.String(), min(w, 88)), "\n")
}

// body is a part of the report as Markdown, without its title: that stands over the part already.
func (s *Screen) body(w int, id string) []string {
	for _, sec := range s.report.Sections() {
		if sec.ID == id {
			return strings.Split(ui.Markdown(s.th, strings.TrimSpace(sec.Body), min(w, 88)), "\n")
		}
	}
	return nil
}

func (s *Screen) errorReport(w int) []string {
	out := []string{s.th.Paint(ui.Title, s.th.Spell("Is something here clinically wrong?"))}
	out = append(out, wrapped(s.th, "Say so: this page is filled in for you. w writes it to a file in the folder you started from; send that when you have a network. Nothing is sent by itself.", w, "")...)
	out = append(out, "")
	for _, l := range strings.Split(s.report.ErrorText, "\n") {
		out = append(out, wrapped(s.th, l, w-2, s.th.Paint(ui.Rule, s.th.Pick("│ ", "| ")))...)
	}
	return out
}
