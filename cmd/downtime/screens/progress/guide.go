package progress

import (
	"fmt"

	report "downtime/cmd/downtime/progress"
	"downtime/cmd/downtime/ui"
)

// guide is the field guide: a place for each sign, and under the selected one its page. A sign that was not met yet tells nothing.
func (s *Screen) guide() block {
	b := block{}
	b.add("")
	b.add(s.wrap(s.report.Filled()+" "+report.GuideRule, s.width-2, ui.Text, " ")...)
	b.add("")
	text := min(s.width-8, 100)
	for i := range s.report.Guide {
		e := &s.report.Guide[i]
		mark, pen := s.mark(i)
		from := len(b.lines)
		shape, name := s.th.Pick("○", "o"), "not met yet"
		if e.Met {
			shape, name = s.th.Pick("●", "*"), e.Sign.Name
		} else if pen == ui.Text {
			pen = ui.Dim
		}
		b.add(mark + s.th.Paint(pen, fmt.Sprintf("%s %2d  %s", shape, e.Number, s.th.Spell(name))))
		if i != s.at[guidePage] {
			continue
		}
		if e.Met {
			for _, p := range report.Page(e.Sign) {
				b.add(s.wrap(p[0]+" "+p[1], text, ui.Text, "        ")...)
			}
			b.add(s.wrap(report.Where(e)+".", text, ui.Dim, "        ")...)
		}
		b.at, b.n = from, len(b.lines)-from
	}
	return b
}
