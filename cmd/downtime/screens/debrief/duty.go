package debrief

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/ui"
	"downtime/game/debrief"
)

// duty is the division of responsibility as it is being made.
type duty struct {
	at    int
	given debrief.Division
}

// divides reports whether the case asks for a division: it says who owed what. Of a fresh run that is known before its report is made.
func (s *Screen) divides() bool {
	if s.report != nil {
		return len(s.report.Owed) > 0
	}
	return s.run.Divides
}

// divide takes a key of the division. Each change is handed to the disk at once.
func (s *Screen) divide(k tea.KeyPressMsg) tea.Cmd {
	d := &s.guide.duty
	switch {
	case key.Matches(k, keys.up):
		d.at = max(0, d.at-1)
		return nil
	case key.Matches(k, keys.down):
		d.at = min(d.at+1, len(d.given)-1)
		return nil
	}
	to := d.given[d.at]
	switch name := k.String(); {
	case name == "left" || name == "-":
		to = max(0, to-1)
	case name == "right" || name == "+":
		to = min(to+1, debrief.MostWeight)
	case len(name) == 1 && name[0] >= '0' && name[0] <= '9':
		to = int(name[0] - '0')
	}
	if to == d.given[d.at] {
		return nil
	}
	d.given[d.at] = to
	return s.keep(debrief.DutyPart, d.given.String())
}

// dutyLines are the four parties, each with its weight and its share.
func (s *Screen) dutyLines(w int) []string {
	d := &s.guide.duty
	var out []string
	for _, l := range wrapped(s.th, debrief.DutyQuestion, w, "") {
		out = append(out, s.th.Paint(ui.Title, l))
	}
	for _, l := range wrapped(s.th, debrief.DutyHint, w, "") {
		out = append(out, s.th.Paint(ui.Dim, l))
	}
	out = append(out, "")
	shares := d.given.Shares()
	for i, label := range debrief.PartyLabels() {
		mark, pen := "   ", ui.Text
		if i == d.at {
			mark, pen = s.th.Pick(" ▶ ", " > "), ui.Focus
		}
		out = append(out, s.th.Paint(pen, mark+ui.Fit(label, 30))+ui.Meter(s.th, pen, float64(d.given[i])/debrief.MostWeight, 2*debrief.MostWeight)+
			fmt.Sprintf("  %2d", d.given[i])+s.th.Paint(ui.Dim, fmt.Sprintf("  %3d of 100", shares[i])), "")
	}
	if !d.given.Given() {
		return append(out, s.th.Paint(ui.Dim, "Nothing is divided yet. Tab leaves it so."))
	}
	return append(out, s.mark(debrief.DutyPart))
}

// owedLines tell who owed what beside the division, and which promises a connected device kept.
func (s *Screen) owedLines(w int) []string {
	out := s.body(w, "owed")
	if oath := s.body(w, "oath"); len(oath) > 0 {
		out = append(append(out, "", s.th.Paint(ui.Title, "What a connected device promises"), ""), oath...)
	}
	for len(out) > 0 && strings.TrimSpace(out[len(out)-1]) == "" {
		out = out[:len(out)-1]
	}
	return out
}
