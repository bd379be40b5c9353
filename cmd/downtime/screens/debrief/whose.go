package debrief

import (
	"downtime/game/debrief"
	"downtime/game/engine"
)

// happened opens an instant at which something happened, at the bed where it did; where it was at no bed, at the one where the trainee stood.
func (s *Screen) happened(tick int64) {
	s.scrub.chosen = false
	s.look(tick)
	if s.asked == nil || s.scrub.at == nil {
		return
	}
	sc := s.asked.Run.Scenario
	for _, e := range s.asked.Run.Events {
		if e.Tick != tick {
			continue
		}
		if p := patientOf(sc, e); p >= 0 {
			s.scrub.bed = min(p, max(0, len(s.scrub.at.Seen.Patients)-1))
			return
		}
	}
}

// ownBed is the bed at which the trainee stood; before they stood at one, that of the patient of whom most is known: the one the case is about.
func (s *Screen) ownBed(x *debrief.Instant) int {
	at := ""
	if len(x.Seen.People) > 0 {
		at = x.Seen.People[0].At
	}
	for i := range x.Seen.Patients {
		id := x.Seen.Patients[i].ID
		if id == at || at == "" && len(x.Rows) > 0 && s.asked.Run.Scenario.TargetLabel(id) == x.Rows[0].Patient {
			return i
		}
	}
	return 0
}

// patientOf is the patient, by their number, whom an event concerns; -1 nobody, or everybody.
func patientOf(sc *engine.Scenario, e engine.Event) int {
	switch e.Kind {
	case engine.Began, engine.Finished, engine.Found:
		return sc.Whose(sc.Actions[e.Ref].Target)
	case engine.AlarmBegan, engine.AlarmEnded, engine.DeviceSet, engine.DeviceMode, engine.LimitSet, engine.FaultBegan, engine.FaultEnded:
		return sc.Whose(sc.Devices[e.Ref].ID)
	case engine.AirwayNow, engine.ArrestBegan, engine.ArrestEnded:
		return e.Ref
	case engine.ClueAvailable, engine.ClueSeen:
		if d := sc.Clues[e.Ref].Device; d >= 0 {
			return sc.Whose(sc.Devices[d].ID)
		}
	}
	return -1
}
