package debrief

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
	"downtime/game/counterfactual"
	"downtime/game/debrief"
	"downtime/game/engine"
	"downtime/game/score"
	"downtime/game/track"
)

// ReplayedMsg brings back a practice run that was branched off this one, with the Card that it would have got: practice is never scored, but the
// line in question can be looked up.
type ReplayedMsg struct {
	Run    string
	Inputs []engine.Input
	Tick   int64
	Harm   float64
	Card   score.Card
}

// failed is the decision to be replayed until it is right: the one that cost the patient most, or where none did, the dearest line of the Card.
type failed struct {
	words string
	from  int64 // tick at which the replay begins
	right func(msg *ReplayedMsg) bool
}

// before is how long, in ticks, before a decision its replay begins (mark D).
const before = 20 * engine.TicksPerSecond

// toReplay finds the failed decision; nil if there is none, or if the decisions are still being worked out.
func (s *Screen) toReplay() *failed {
	if s.asked == nil || s.what.next < len(s.asked.Decisions) {
		return nil
	}
	best := -1
	for i := range s.what.all {
		if saved := s.what.all[i].Saved; saved >= mattered && (best < 0 || saved > s.what.all[best].Saved) {
			best = i
		}
	}
	if best >= 0 {
		r, t := s.what.all[best], s.asked.Track
		return &failed{r.Words(), max(0, r.From-before), func(msg *ReplayedMsg) bool {
			return counterfactual.Mended(t, s.asked.Decisions[r.decision], r.Result, msg.Inputs)
		}}
	}
	if len(s.report.Gaps) == 0 {
		return nil
	}
	g := s.report.Gaps[0]
	from := g.Tick
	if from == 0 {
		from = s.report.Moment.Tick
	}
	words := fmt.Sprintf("«%s»: it spared or cost the body nothing this time, and it is the line of the Card that lost most. %s", g.Label, g.Think)
	return &failed{words, max(0, from-3*before), func(msg *ReplayedMsg) bool { return earned(&msg.Card, g.Line) }}
}

// earned reports whether a line of a Card was earned in full.
func earned(c *score.Card, line string) bool {
	for _, d := range c.Domains {
		for _, l := range d.Lines {
			if l.ID == line {
				return l.Lost() <= 0
			}
		}
	}
	return false
}

// replay begins a practice run shortly before the failed decision.
func (s *Screen) replay() (tea.Cmd, nav.Intent) {
	f := s.toReplay()
	if f == nil {
		return nil, nil
	}
	cmd, intent := s.branch(f.from)
	if intent != nil {
		s.tried = f
	}
	return cmd, intent
}

// branch leaves the run at a tick for a practice run.
func (s *Screen) branch(tick int64) (tea.Cmd, nav.Intent) {
	if s.asked == nil {
		return nil, nil
	}
	b, err := s.asked.Track.Branch(tick)
	if err != nil {
		s.said = err.Error()
		return nil, nil
	}
	if b.State.Over {
		s.said = "The run is over here: go back a little to play on."
		return nil, nil
	}
	s.tried = nil
	return nil, nav.Branch{From: s.run.ID, Run: b}
}

// returned takes a practice run that was branched off, and says how the decision went this time.
func (s *Screen) returned(msg ReplayedMsg) tea.Cmd {
	if msg.Run != s.run.ID || s.asked == nil {
		return nil
	}
	sc, was := s.asked.Run.Scenario, s.asked.Track.At(msg.Tick)
	s.said = fmt.Sprintf("Practice, not scored: harm to all is %.0f at %s; in your run it was %.0f.", msg.Harm, sc.Clock(msg.Tick), track.Harm(sc, &was))
	more := s.ask() // what was on its way while another screen was open may be lost
	if s.tried == nil {
		return more
	}
	word := "not yet"
	if s.tried.right(&msg) {
		word = "right"
	}
	s.cached = cache{}
	return tea.Batch(more, s.keep(debrief.ReplayPart, fmt.Sprintf("%d replayed: %s.", tries(s.guide.kept[debrief.ReplayPart])+1, word)))
}

// tries reads how often the decision has been replayed out of what is kept.
func tries(kept string) int {
	n := 0
	_, _ = fmt.Sscanf(kept, "%d", &n)
	return n
}

// replayLines say which decision can be replayed, and how it went.
func (s *Screen) replayLines(w int) []string {
	if s.unlaid != "" {
		return s.cannot(w, "")
	}
	if s.asked == nil || s.what.next < len(s.asked.Decisions) {
		return wrapped(s.th, "One moment: your decisions are still being worked out.", w, "")
	}
	f := s.toReplay()
	if f == nil {
		return wrapped(s.th, "Nothing here asks to be replayed. From the timeline, p plays on from any moment, as practice.", w, "")
	}
	out := append([]string{"The decision that cost most:", ""}, wrapped(s.th, f.words, w-2, "  ")...)
	out = append(out, "", s.th.Paint(ui.Key, "p")+ui.Wrap(s.th.Spell(fmt.Sprintf(" plays on from %s, before it was due. It is practice: never scored, and your run stays as it is. Leave it with q when you have decided.", s.asked.Run.Scenario.Clock(f.from))), w-2))
	if kept := s.guide.kept[debrief.ReplayPart]; kept != "" {
		said, role := "Replayed "+times(tries(kept))+". The last time it was not yet as it needed to be: try again, or look at it under What if.", ui.Unsaved
		if strings.Contains(kept, "right") {
			said, role = "Replayed "+times(tries(kept))+". The last time the decision was right.", ui.Good
		}
		out = append(out, "", s.th.Paint(role, ui.Wrap(s.th.Spell(said), w)))
	}
	return strings.Split(strings.Join(out, "\n"), "\n")
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}
