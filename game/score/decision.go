package score

import (
	"fmt"

	"downtime/game/device"
	"downtime/game/engine"
)

const (
	whyOutcome = "What this act is worth in truth, against the best of keep, safe mode, manual and disconnect. The prices are authored by how " +
		"much the patient depends on the device, and count the people a fallback takes from others."
	whyCoherence = "What this act is worth at the belief you held when you took it: the same evidence justifies different acts where the " +
		"patient depends more or less on the device."
)

// Faulty reports whether device d counts as at fault in a run: the variant says so, and the fault had begun by the end.
func Faulty(sc *engine.Scenario, s *engine.State, d int) bool {
	return sc.Variants[s.Variant].Faulty[d] && (s.Wrong[d] > 0 || s.Devices[d].Defective(s.Tick))
}

// Judged is the belief at which an act on device d is judged: the one held when it was taken, or for a device left in use the last one stated.
// A belief that was not stated by then is unstated: it is never taken for one half, and the act is then judged in truth alone.
func Judged(s *engine.State, d int) (p float64, stated bool) {
	if a := &s.Acts[d]; a.Times > 0 {
		return a.P, a.P >= 0
	}
	b := &s.Beliefs[d]
	return b.P, b.Times > 0
}

// atStake reports whether an act on device d was a decision: the device was at fault, or the trainee did something about it. A sound device that
// nobody touched is no decision, unless there was nothing else to decide: then leaving all of them alone was the decision.
func atStake(sc *engine.Scenario, s *engine.State, d int) bool {
	if sc.Devices[d].Utility < 0 {
		return false
	}
	decided := false
	for i := range sc.Devices {
		decided = decided || (sc.Devices[i].Utility >= 0 && (s.Acts[i].Times > 0 || Faulty(sc, s, i)))
	}
	return !decided && sc.Devices[d].Scored || s.Acts[d].Times > 0 || Faulty(sc, s, d)
}

// regrets makes the two halves of what the acts were worth: in truth, and at the trainee's own belief. Where no belief was stated the second
// half has nothing to judge and its share falls to the first; the silence itself is priced in Calibration.
func regrets(sc *engine.Scenario, s *engine.State, share float64) (outcome, coherence part) {
	outcome, coherence = part{share: share / 2}, part{share: share / 2}
	for d := range sc.Devices {
		if !atStake(sc, s, d) {
			continue
		}
		u := &sc.Utilities[sc.Devices[d].Utility]
		faulty := Faulty(sc, s, d)
		e := actEntry(sc, s, d, u)
		e.What += map[bool]string{true: "; it was at fault", false: "; it was sound"}[faulty]
		e.regret(KindOutcome, u, s.Acts[d].Act, certainty(faulty))
		e.ID, e.Reason = "act-"+sc.Devices[d].ID, whyOutcome
		outcome.entries = append(outcome.entries, e)

		p, stated := Judged(s, d)
		if !stated {
			continue
		}
		e = actEntry(sc, s, d, u)
		e.What += fmt.Sprintf("; you put the chance of a fault at %.0f %%", p*100)
		e.regret(KindCoherence, u, s.Acts[d].Act, p)
		e.ID, e.Reason = "belief-act-"+sc.Devices[d].ID, whyCoherence
		coherence.entries = append(coherence.entries, e)
	}
	if len(coherence.entries) == 0 {
		outcome.share = share
	}
	return outcome, coherence
}

func actEntry(sc *engine.Scenario, s *engine.State, d int, u *engine.Utility) entry {
	a := &s.Acts[d]
	e := entry{Line: Line{Label: actWords(engine.Act(a.Act)) + ": " + sc.Devices[d].Label, Tick: a.Tick, Input: a.Cause, SourceID: u.Source}}
	if a.Times > 0 {
		e.Clock = sc.Clock(a.Tick)
		e.What = "from " + e.Clock
		return e
	}
	e.Label, e.What = "Left as it was: "+sc.Devices[d].Label, "no act of yours about it"
	if off(sc, s, d) {
		e.What += "; that it came off was others' doing"
	}
	return e
}

// off reports whether a ventilator no longer drives its patient's airway.
func off(sc *engine.Scenario, s *engine.State, d int) bool {
	spec := &sc.Devices[d].Spec
	return spec.Kind == device.Ventilator && spec.Patient >= 0 && s.Airway[spec.Patient] != int64(d)
}

// regret prices the act at belief p: the worse the possible mistake, the more the line weighs.
func (e *entry) regret(kind Kind, u *engine.Utility, act int64, p float64) {
	e.Kind = kind
	e.weight = WorstRegret(u, p)
	if e.weight > 0 {
		e.share = 1 - CoherenceRegret(u, engine.Act(act), p)/e.weight
	}
	if best := BestAct(u, p); best != engine.Act(act) {
		e.What += fmt.Sprintf("; by the table of prices %s was better by %.0f", insteadWords(best), CoherenceRegret(u, engine.Act(act), p))
	}
}

// insteadWords names the act that would have been best.
func insteadWords(a engine.Act) string {
	return [engine.NumActs]string{"keeping it in use", "its safe mode", "taking over by hand or another device", "disconnecting it"}[a]
}

func actWords(a engine.Act) string {
	return [engine.NumActs]string{"Kept in use", "In its safe mode", "Taken over by hand or by another device", "Disconnected with no fallback"}[a]
}
