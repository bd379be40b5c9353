package debrief

import (
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/progress"
	"downtime/cmd/downtime/ui"
)

// tick says of the earlier plan what became of it.
func (s *Screen) tick(k tea.KeyPressMsg) {
	answer, ok := progress.AnswerOf(k.String())
	if !ok {
		return
	}
	s.plan.Kept, s.cached = answer, cache{}
	if s.deps.Tick != nil {
		s.deps.Tick(s.plan.Run, answer)
	}
}

// planLines show the plan of an earlier debrief and ask what became of it.
func (s *Screen) planLines(w int) []string {
	p := s.plan
	out := wrapped(s.th, "On "+progress.Day(p.At)+", after "+p.Case+", you planned:", w, "")
	out = append(out, "")
	for _, l := range wrapped(s.th, p.Text, w-4, "    ") {
		out = append(out, s.th.Paint(ui.Title, l))
	}
	out = append(out, "")
	if p.Kept == "" {
		out = append(out, wrapped(s.th, "In this run, or at work since: was it kept? Only you can say, and nothing is scored by it. Enter leaves it open.", w, "")...)
		return append(out, "", s.th.Paint(ui.Key, "y")+" kept   "+s.th.Paint(ui.Key, "n")+" not kept   "+s.th.Paint(ui.Key, "o")+" no occasion")
	}
	return append(out, s.th.Pick("● ", "* ")+s.th.Paint(ui.Good, string(p.Kept)), "", s.th.Paint(ui.Key, "Enter")+" goes on to the next plan")
}
