package debrief

import (
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/ui"
	"downtime/game/debrief"
	"downtime/game/run"
	"downtime/game/track"
)

// Reviewed is the timeline of a debrief by itself, for who reviews the run of another: the bedside as it was seen with the truth beside it.
type Reviewed struct{ s *Screen }

// Review lays the timeline of a run open at its beginning.
func Review(th ui.Theme, rep *debrief.Report, laid *track.Track, r *run.Run) *Reviewed {
	s := &Screen{th: th, report: rep, asked: &Asked{Asked: debrief.Asked{Track: laid}, Run: r}}
	s.look(0)
	return &Reviewed{s}
}

// Press moves through the run by seconds, minutes and beds.
func (v *Reviewed) Press(k tea.KeyPressMsg) {
	if k.String() != "p" { // nobody plays on from another's run
		v.s.pressTimeline(k)
	}
}

// Clue goes to the next moment in a direction that could not be seen during the run: a fault begins, a clue is there or is found. False: there is none.
func (v *Reviewed) Clue(by int) bool {
	at, to := v.s.scrub.at.Tick, int64(-1)
	for _, m := range v.s.report.Timeline {
		switch {
		case !m.Hidden:
		case by > 0 && m.Tick > at && to < 0, by < 0 && m.Tick < at:
			to = m.Tick
		}
	}
	if to < 0 {
		return false
	}
	v.s.happened(to)
	return true
}

// At opens a moment at which something happened.
func (v *Reviewed) At(tick int64) { v.s.happened(tick) }

// View draws the moment that is open, exactly w by h.
func (v *Reviewed) View(w, h int) string { return v.s.timelineView(w, h) }
