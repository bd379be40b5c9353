package debrief

import (
	"fmt"
	"strings"

	"downtime/game/score"
)

// Section is one part of a debrief in Markdown. A screen may skip one, or draw a chart in its place.
type Section struct {
	ID    string
	Title string
	Body  string
}

// Markdown is the whole debrief.
func (r *Report) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n\n*%s*\n", r.Title, r.Place, r.Safety)
	for _, s := range r.Sections() {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n", s.Title, strings.TrimSpace(s.Body))
	}
	return b.String()
}

// Sections gives the debrief in its order; a section with nothing to say is left out.
func (r *Report) Sections() []Section {
	all := []Section{
		{"old", "What can no longer be worked out", r.old()},
		{"thought", "In your own words, before the feedback", r.thought()},
		{"ended", "How it ended", r.Ended},
		{"card", "Your Card", r.card()},
		{"standard", "The standard", r.standard()},
		{"truth", "What was really so", r.Truth},
		{"timeline", "What happened, and what you could not see", r.timeline()},
		{"series", "Shown beside true", r.series()},
		{"beliefs", "What you believed", r.beliefs()},
		{"clues", "What could be found", r.clues()},
		{"right", "What went right", bullets(r.Right)},
		{"gaps", "Questions to take away", r.gaps()},
		{"whatif", "What if", r.whatIf()},
		{"twin", "The twin case", r.twin()},
		{"owed", "Who owed what", r.owed()},
		{"oath", "What a connected device promises", r.oath()},
		{"plan", "Your plan", r.plan()},
		{"words", "Notes on this case", demote(r.Words)},
		{"questions", "Questions to keep", r.questions()},
		{"replay", "The decision, replayed", r.Reflection.Replay},
		{"atwork", "At work", r.AtWork},
		{"local", "At your own hospital", here(r.Local)},
		{"support", "Where to talk", r.Support},
		{"sources", "Sources", r.sources()},
		{"error", "Report a clinical error in this case", r.errorReport()},
	}
	out := all[:0]
	for _, s := range all {
		if strings.TrimSpace(s.Body) != "" {
			out = append(out, s)
		}
	}
	return out
}

// old says plainly what is missing from the debrief of a run that cannot be simulated again.
func (r *Report) old() string {
	if r.Why == "" {
		return ""
	}
	return r.Why + ".\n\nThe score, its reasons and the events are as they were stored. What was shown beside what was true, the beliefs, the clues, the twin case and " +
		"what would have happened otherwise need the run to be simulated, so they are not here.\n"
}

func (r *Report) errorReport() string {
	if r.ErrorText == "" {
		return ""
	}
	return "```\n" + r.ErrorText + "```"
}

// card is the profile, then the total, then what capped it, then every line.
func (r *Report) card() string {
	c := &r.Card
	if !c.Scored {
		return "This was practice: it is not scored."
	}
	var b strings.Builder
	b.WriteString("| domain | score | points |\n|---|---:|---:|\n")
	for _, d := range c.Domains {
		fmt.Fprintf(&b, "| %s | %.0f | %.1f of %.1f |\n", d.Label, d.Score, d.Points, d.Weight)
	}
	fmt.Fprintf(&b, "\n**Total %.1f of 100**", c.Total)
	if c.Capped {
		fmt.Fprintf(&b, " (%.1f before a critical failure held it at %d)", c.Uncapped, score.CriticalCap)
	}
	b.WriteString("\n")
	for _, f := range c.Criticals {
		fmt.Fprintf(&b, "\n**Critical at %s: %s.** %s\n", f.Clock, f.Label, f.Reason)
	}
	for _, d := range c.Domains {
		fmt.Fprintf(&b, "\n### %s\n\n", d.Label)
		told := ""
		for _, l := range d.Lines {
			fmt.Fprintf(&b, "- **%+.1f** of %.1f: %s (%s%s%s).", l.Earned, l.Possible, l.Label, l.What, at(&l), r.input(l.Input))
			if l.Reason != told && l.Reason != "" {
				b.WriteString(" " + l.Reason)
			}
			told = l.Reason
			b.WriteString("\n")
		}
	}
	return b.String()
}

// at is the minute of a line that does not say it itself.
func at(l *score.Line) string {
	if l.Clock == "" || strings.Contains(l.What, l.Clock) {
		return ""
	}
	return ", at " + l.Clock
}

// input says in the trainee's words what a line is put down to.
func (r *Report) input(n int64) string {
	if n < 1 || int(n) > len(r.Inputs) || r.Inputs[n-1] == "" {
		return ""
	}
	return fmt.Sprintf("; input %d, %s", n, lower(r.Inputs[n-1]))
}

func (r *Report) timeline() string {
	var b strings.Builder
	for _, m := range r.Timeline {
		switch {
		case m.Hidden:
			fmt.Fprintf(&b, "- %s *%s*\n", m.Clock, m.Text)
		case m.Who != "":
			fmt.Fprintf(&b, "- %s **%s**: %s\n", m.Clock, m.Who, m.Text)
		default:
			fmt.Fprintf(&b, "- %s %s\n", m.Clock, m.Text)
		}
	}
	return b.String()
}

// series prints each series minute by minute: the same numbers as the charts draw.
func (r *Report) series() string {
	const perMinute = 12
	var b strings.Builder
	for _, s := range r.Series {
		fmt.Fprintf(&b, "### %s\n\n| minute |", s.Heading())
		for _, c := range s.Curves {
			name := c.Name
			if c.True && name != "true" {
				name = "true: " + name
			}
			fmt.Fprintf(&b, " %s |", name)
		}
		b.WriteString("\n|---:|" + strings.Repeat("---:|", len(s.Curves)) + "\n")
		for i := 0; len(s.Curves) > 0 && i < len(s.Curves[0].Points); i += perMinute {
			fmt.Fprintf(&b, "| %.0f |", s.Curves[0].Points[i].At/60)
			for _, c := range s.Curves {
				if v := c.Points[i].Value; v != nil {
					fmt.Fprintf(&b, " %.*f |", Decimals(s.ID, s.Unit), *v)
				} else {
					b.WriteString(" - |")
				}
			}
			b.WriteString("\n")
		}
		b.WriteString("\n")
	}
	return b.String()
}

func (r *Report) beliefs() string {
	var b strings.Builder
	for _, x := range r.Beliefs {
		fmt.Fprintf(&b, "### %s: it was %s\n\n", x.Label, map[bool]string{true: "at fault", false: "sound"}[x.Faulty])
		if len(x.Stated) == 0 {
			b.WriteString("You stated no belief about it. It stays unstated: it is not read as 50 %.\n")
		}
		for i, p := range x.Stated {
			fmt.Fprintf(&b, "- minute %s: you said %.0f %%", minute(p.At), *p.Value*100)
			if i > 0 && x.Updates[i-1].Ratio != nil {
				fmt.Fprintf(&b, "; the clues you had found since called for a change, and you made %.1f of it", *x.Updates[i-1].Ratio)
			}
			b.WriteString("\n")
		}
		b.WriteString("\nAn ideal observer with the same clues: ")
		for i, p := range x.Ideal {
			if i > 0 {
				b.WriteString(", ")
			}
			fmt.Fprintf(&b, "%.0f %% at %s", *p.Value*100, minute(p.At))
		}
		b.WriteString(".\n\n")
	}
	return b.String()
}

func minute(at float64) string { return fmt.Sprintf("%d:%02d", int(at)/60, int(at)%60) }

func (r *Report) clues() string {
	if len(r.Clues) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("| clue | from | found | what it says |\n|---|---|---|---|\n")
	for _, c := range append(r.Found(), r.Overlooked()...) {
		found := c.At
		if c.Missed() {
			found = "missed"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", c.Label, c.From, found, c.Why)
	}
	return b.String()
}

func (r *Report) gaps() string {
	var b strings.Builder
	for _, g := range r.Gaps {
		fmt.Fprintf(&b, "**%s.** %s\n\n%s%s\n\n*%s*\n\n", g.Domain, g.Saw, g.Think, r.cited(g.Source), g.Wonder)
	}
	return b.String()
}

// cited is a source in brackets; "" if there is none.
func (r *Report) cited(id string) string {
	for _, s := range r.Sources {
		if s.ID == id {
			return fmt.Sprintf(" (%s [%s: %s])", s.Text, s.Mark, s.Means)
		}
	}
	if id == "" {
		return ""
	}
	return " (" + id + ")"
}

func (r *Report) twin() string {
	if r.Twin == nil {
		return ""
	}
	own := ""
	if w := r.Reflection.Tell; w != "" {
		own = "**You wrote:** " + plain(w) + "\n\n"
	}
	return own + fmt.Sprintf("The same opening, another truth: %s\n\n**What would have told them apart:** %s\n", r.Twin.Truth, r.Twin.Tell)
}

// questions prints each with its answers, and the right one under it.
func (r *Report) questions() string {
	var b strings.Builder
	for _, q := range r.Questions {
		fmt.Fprintf(&b, "**%s**\n\n", q.Ask)
		for i, a := range q.Answers {
			fmt.Fprintf(&b, "%d. %s\n", i+1, a)
		}
		b.WriteString("\n")
		if a := r.Reflection.answer(q.ID); a != nil {
			b.WriteString("You answered: " + plain(a.Text) + ".\n\n")
		}
		fmt.Fprintf(&b, "*Right: %d.* %s\n\n", q.Right+1, q.Because)
	}
	return b.String()
}

func (r *Report) sources() string {
	if len(r.Sources) == 0 {
		return ""
	}
	var b strings.Builder
	for _, s := range r.Sources {
		fmt.Fprintf(&b, "- **%s** [%s] %s", s.ID, s.Mark, s.Text)
		if s.DOI != "" {
			fmt.Fprintf(&b, " doi %s", s.DOI)
		}
		b.WriteString("\n")
	}
	b.WriteString("\nMarks: V " + Means("V") + "; V2 " + Means("V2") + "; K " + Means("K") + "; C " + Means("C") + "; D " + Means("D") +
		". Values marked C or D are invented for the simulation.\n")
	fmt.Fprintf(&b, "\nAuthor: %s. Clinical reviewer: %s. Sources of %s, to be reviewed by %s.\n", r.Author, r.Reviewer, r.SourcesDate, r.ReviewBy)
	if r.Credits != "" {
		b.WriteString("\n" + r.Credits + "\n")
	}
	return b.String()
}

func bullets(items []string) string {
	var b strings.Builder
	for _, s := range items {
		fmt.Fprintf(&b, "- %s\n", s)
	}
	return b.String()
}

// here is an instructor's Markdown below a heading of the debrief; its title, if it has one, stays.
func here(md string) string {
	if md = strings.TrimSpace(md); strings.HasPrefix(md, "# ") {
		md = "#" + md
	}
	return demote(md)
}

// demote lowers the headings of the author's words by one and drops their first title: the debrief has its own.
func demote(md string) string {
	var out []string
	for i, line := range strings.Split(strings.TrimSpace(md), "\n") {
		if i == 0 && strings.HasPrefix(line, "# ") {
			continue
		}
		if strings.HasPrefix(line, "#") {
			line = "#" + line
		}
		out = append(out, line)
	}
	return strings.TrimSpace(strings.Join(out, "\n"))
}
