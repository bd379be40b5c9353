package debrief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/score"
)

// Gap is one place where this run and the best play parted: what the log shows, why it matters, and a question that only the trainee can
// answer (advocacy and inquiry: Rudolph 2006, Simul Healthc 1:49).
type Gap struct {
	Domain string  `json:"domain"`
	Line   string  `json:"line"` // id of the Card's line
	Points float64 `json:"points"`
	Label  string  `json:"label"`
	Tick   int64   `json:"tick"` // to which the line is put down; 0 none
	Saw    string  `json:"saw"`
	Think  string  `json:"think"`
	Wonder string  `json:"wonder"`
	Source string  `json:"source,omitempty"`
}

// mostGaps is how many gaps a debrief names: more are not remembered.
const mostGaps = 3

// right lists what went right: the lines that were earned in full, the weightiest first, at most six.
func right(card *score.Card) []string {
	var full []score.Line
	for _, d := range card.Domains {
		for _, l := range d.Lines {
			if l.Possible > 0 && l.Earned == l.Possible && (l.Kind == score.KindCriterion || l.Kind == score.KindHands || l.Kind == score.KindBrier) {
				full = append(full, l)
			}
		}
	}
	slices.SortStableFunc(full, func(a, b score.Line) int { return cmp.Compare(b.Possible, a.Possible) })
	out := []string{}
	for _, l := range full[:min(len(full), 6)] {
		out = append(out, l.Label+": "+l.What+". "+l.Reason)
	}
	return out
}

// clueDomains are the domains in which a clue that was not looked at belongs to the question.
var clueDomains = []string{score.DomainLabel(engine.DecisionDomain), score.DomainLabel(engine.Verification), score.DomainLabel(engine.Calibration)}

// gaps picks the three lines that cost most, one a domain.
func gaps(sc *engine.Scenario, r *run.Run, card *score.Card, found []Clue) []Gap {
	type loss struct {
		domain string
		line   score.Line
	}
	var all []loss
	for _, d := range card.Domains {
		worst := -1
		for i, l := range d.Lines {
			if asksNothing(l.Kind) || l.Lost() <= 0 || nearly(&l) {
				continue
			}
			if worst < 0 || l.Lost() > d.Lines[worst].Lost() {
				worst = i
			}
		}
		if worst >= 0 {
			all = append(all, loss{d.Label, d.Lines[worst]})
		}
	}
	slices.SortStableFunc(all, func(a, b loss) int { return cmp.Compare(b.line.Lost(), a.line.Lost()) })
	out := []Gap{}
	for _, l := range all[:min(len(all), mostGaps)] {
		g := Gap{Domain: l.domain, Line: l.line.ID, Label: l.line.Label, Tick: l.line.Tick, Points: l.line.Lost(), Think: l.line.Reason, Source: l.line.SourceID}
		g.Saw, g.Wonder = ask(sc, r, &l.line)
		if slices.Contains(clueDomains, l.domain) {
			g.Saw += missed(sc, r, found, &l.line)
		}
		out = append(out, g)
	}
	return out
}

// enough is the part of a line's points from which on nothing is asked about it (mark D).
const enough = 0.9

// nearly reports whether a line earned so much that a question about the rest would be beside the point.
func nearly(l *score.Line) bool { return l.Possible > 0 && l.Earned >= enough*l.Possible }

// asksNothing reports whether a line is no decision of the trainee's: harm follows from others, and a missing field from a missing report.
func asksNothing(k score.Kind) bool {
	return k == score.KindHarm || k == score.KindFloor || k == score.KindFacts
}

// ask says what the log shows around a line, and what one would like to understand.
func ask(sc *engine.Scenario, r *run.Run, l *score.Line) (saw, wonder string) {
	label := "«" + l.Label + "»"
	switch l.Kind {
	case score.KindDeduction:
		return fmt.Sprintf("The log has %s %s. Before it: %s.", label, l.What, before(sc, r, l.Tick)), "What made it seem the right thing at that moment?"
	case score.KindBrier, score.KindUpdating:
		return fmt.Sprintf("%s: %s.", l.Label, l.What), "What were you going by, and what would have changed your mind?"
	case score.KindOutcome, score.KindCoherence:
		return fmt.Sprintf("%s: %s.", l.Label, l.What), "How did you weigh leaving it against taking it away?"
	case score.KindHands:
		return fmt.Sprintf("%s: %s.", l.Label, l.What), "What could you see or hear that told you how it was going?"
	}
	if l.Earned > 0 {
		return fmt.Sprintf("%s came %s. Before it: %s.", label, l.What, before(sc, r, l.Tick)), "What held it up?"
	}
	if l.Tick > 0 {
		saw = fmt.Sprintf("%s: %s. In the minute before, the log has: %s.", label, l.What, before(sc, r, l.Tick))
	} else {
		saw = fmt.Sprintf("%s: %s.", label, l.What)
	}
	return saw, "What had your attention then, and what would have brought this to mind?"
}

// before lists what the trainee did in the minute before a tick, the last four things.
func before(sc *engine.Scenario, r *run.Run, tick int64) string {
	var acts []string
	for _, e := range r.Events {
		if e.Kind == engine.Began && e.Tick > tick-60*engine.TicksPerSecond && e.Tick < tick {
			acts = append(acts, strings.TrimSuffix(lower(sc.Actions[e.Ref].Label), "."))
		}
	}
	if len(acts) == 0 {
		return "no new act"
	}
	return strings.Join(acts[max(0, len(acts)-4):], "; ")
}

// missed names the strongest clue that pointed to the truth, was there in time, and was not looked at: about the device that the line
// names, otherwise about the first of the case that has such a clue. One about the next bed would answer another question.
func missed(sc *engine.Scenario, r *run.Run, found []Clue, l *score.Line) string {
	best := -1
	for d := 0; d < len(sc.Devices) && best < 0; d++ {
		if named(sc, l) && !strings.Contains(l.Label, sc.Devices[d].Label) {
			continue
		}
		for i := range found {
			c := &found[i]
			if c.Device == sc.Devices[d].ID && c.Missed() && (l.Tick == 0 || c.Available <= l.Tick) && c.tells(sc, &r.State) &&
				(best < 0 || weight(c.LR) > weight(found[best].LR)) {
				best = i
			}
		}
	}
	if best < 0 {
		return ""
	}
	return fmt.Sprintf(" From %s this could have been found, and was not: %s.", found[best].From, lower(found[best].Label))
}

// named reports whether a line of the Card is about one device, and says which.
func named(sc *engine.Scenario, l *score.Line) bool {
	for d := range sc.Devices {
		if strings.Contains(l.Label, sc.Devices[d].Label) {
			return true
		}
	}
	return false
}

// tells reports whether a clue about a device that mattered in this run points to what was so.
func (c *Clue) tells(sc *engine.Scenario, s *engine.State) bool {
	for d := range sc.Devices {
		if sc.Devices[d].ID == c.Device && sc.Devices[d].Scored {
			return score.Faulty(sc, s, d) == (c.LR > 1)
		}
	}
	return false
}

func weight(lr float64) float64 { return max(lr, 1/max(lr, 1e-9)) }
