package progress

import (
	"fmt"
	"strings"

	report "downtime/cmd/downtime/progress"
	"downtime/cmd/downtime/ui"
)

// quarter is the pen of a share of points, by its quarter. It tells more from less, and no quarter is a pass.
func quarter(score float64) ui.Role {
	return [...]ui.Role{ui.Art, ui.CO2, ui.SpO2, ui.ECG}[band(score)]
}

func band(score float64) int { return max(0, min(3, int(score/25))) }

// shade is the shape of a quarter, so that colour never stands alone.
func (s *Screen) shade(score float64) string {
	return [...]string{s.th.Pick("▁", "."), s.th.Pick("▃", "-"), s.th.Pick("▅", "+"), s.th.Pick("▇", "#")}[band(score)]
}

// heads are the domains over the columns, long and short.
var heads = map[string][2]string{
	"outcome": {"outcome", "outc."}, "decision": {"decision", "decis"}, "prioritisation": {"priority", "prior"}, "verification": {"verify", "verif"},
	"calibration": {"calibr.", "calib"}, "hands": {"hands", "hands"}, "escalation": {"escalate", "escal"}, "report": {"report", "rept."}, "candour": {"candour", "cand."},
}

// domains is the heat map, with the selected row in words under it.
func (s *Screen) domains() block {
	b := block{}
	b.add("")
	b.add(s.wrap(s.report.Made(), s.width-2, ui.Text, " ")...)
	if len(s.report.Cases) == 0 {
		return b
	}
	if s.inWords {
		for i := range s.report.Cases {
			b.add("")
			b.add(s.wrap(s.report.Cases[i].Words(), s.width-2, ui.Text, " ")...)
		}
		b.add("")
		b.add(s.wrap(report.Formative, s.width-2, ui.Dim, " ")...)
		return b
	}
	used, cell, short := s.columns()
	names := min(52, s.width-3-5-cell*len(used)-1)
	head := ui.Blank(3+names) + ui.FitRight("runs", 5)
	for _, d := range used {
		head += ui.FitRight(heads[d][short], cell)
	}
	b.add("", s.th.Paint(ui.Dim, ui.Fit(head, s.width)))
	for i := range s.report.Cases {
		c := &s.report.Cases[i]
		name := c.Title
		if name == "" || s.width < 110 {
			name = c.Name
		}
		mark, pen := s.mark(i)
		if i == s.at[domainsPage] {
			b.at, b.n = len(b.lines), 1
		}
		b.add(mark + s.th.Paint(pen, s.th.Shorten(s.th.Spell(name), names-1)) + " " + ui.FitRight(fmt.Sprint(c.Runs), 5) + s.cells(c, used, cell))
	}
	if all := s.report.All(); len(s.report.Cases) > 1 {
		b.add("   " + s.th.Paint(ui.Title, ui.Fit("All cases", names)) + ui.FitRight(fmt.Sprint(all.Runs), 5) + s.cells(&all, used, cell))
	}
	b.add("", s.legend())
	c := &s.report.Cases[s.at[domainsPage]]
	b.add("")
	b.add(s.wrap(c.Words(), s.width-2, ui.Text, " ")...)
	b.add("")
	b.add(s.wrap(report.Formative, s.width-2, ui.Dim, " ")...)
	return b
}

// columns are the domains that any case uses, and how wide each is; short says which head.
func (s *Screen) columns() (used []string, cell, short int) {
	for _, c := range s.report.All().Domains {
		if c.Of > 0 {
			used = append(used, c.Domain)
		}
	}
	if s.width >= 110 {
		return used, 9, 0
	}
	return used, 6, 1
}

func (s *Screen) cells(c *report.Case, used []string, w int) string {
	line := ""
	for _, d := range used {
		text := ui.FitRight(s.th.Pick("·", "."), w)
		for _, x := range c.Domains {
			if x.Domain == d && x.Of > 0 {
				text = s.th.Paint(quarter(x.Score), ui.FitRight(fmt.Sprintf("%s%3.0f", s.shade(x.Score), x.Score), w))
			}
		}
		line += text
	}
	return line
}

func (s *Screen) legend() string {
	var parts []string
	for i, name := range []string{"under 25", "under 50", "under 75", "75 and over"} {
		parts = append(parts, s.th.Paint(quarter(float64(25*i)), s.shade(float64(25*i))+" "+name))
	}
	return " " + strings.Join(parts, "  ") + s.th.Paint(ui.Dim, "  of the points; no pass mark")
}
