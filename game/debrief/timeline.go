package debrief

import (
	"fmt"
	"slices"

	"downtime/game/engine"
	"downtime/game/run"
)

// Moment is one line of the timeline.
type Moment struct {
	Tick   int64  `json:"tick"`
	Clock  string `json:"clock"`
	Kind   string `json:"kind"` // as engine.Line.Kind, or "hidden"
	Who    string `json:"who,omitempty"`
	Text   string `json:"text"`
	Hidden bool   `json:"hidden"` // it could not be seen during the run
	Input  int64  `json:"input,omitempty"`
}

// timeline puts every event into words, those that were hidden among them. An alarm that comes and goes is told once and counted.
func timeline(sc *engine.Scenario, r *run.Run) []Moment {
	type alarm struct{ dev, alarm int }
	var order []alarm
	at := map[alarm]int{}
	count := map[alarm]int{}
	out := foregoneMoments(sc, r)
	for _, e := range r.Events {
		m := Moment{Tick: e.Tick, Clock: sc.Clock(e.Tick), Input: e.Cause}
		if e.Kind == engine.FaultBegan {
			if there, _ := foregone(sc, &r.State, &e); there {
				continue
			}
		}
		if e.Kind == engine.AlarmEnded || e.Kind == engine.Believed && e.Cause == 0 {
			continue
		}
		if e.Kind == engine.AlarmBegan {
			k := alarm{e.Ref, e.Sub}
			count[k]++
			if count[k] > 1 {
				continue
			}
			order, at[k] = append(order, k), len(out)
		}
		if l, ok := sc.Narrate(e); ok {
			m.Kind, m.Who, m.Text = l.Kind, l.Who, l.Text
		} else if text := hidden(sc, e); text != "" {
			m.Kind, m.Text, m.Hidden = "hidden", text, true
		} else {
			continue
		}
		out = append(out, m)
	}
	for _, k := range order {
		switch n := count[k]; {
		case n == 2:
			out[at[k]].Text += " (and once more)"
		case n > 2:
			out[at[k]].Text += fmt.Sprintf(" (and %d times more)", n-1)
		}
	}
	return out
}

// foregoneMoments tell, at the beginning of a run, of the faults that were there before it: each once.
func foregoneMoments(sc *engine.Scenario, r *run.Run) []Moment {
	out := []Moment{}
	for i := range r.Events {
		e := &r.Events[i]
		if e.Kind != engine.FaultBegan {
			continue
		}
		there, since := foregone(sc, &r.State, e)
		if since != "" {
			since = ", since " + since
		}
		text := fmt.Sprintf("There before you came%s, a fault in %s: %s.", since, sc.Devices[e.Ref].Label, faultWord(e.Sub))
		if there && !slices.ContainsFunc(out, func(m Moment) bool { return m.Text == text }) {
			out = append(out, Moment{Clock: sc.Clock(0), Kind: "hidden", Text: text, Hidden: true})
		}
	}
	return out
}

// hidden puts into words what a trainee could not see; "" if it is no event of its own.
func hidden(sc *engine.Scenario, e engine.Event) string {
	switch e.Kind {
	case engine.FaultBegan:
		return fmt.Sprintf("A fault began in %s: %s.", sc.Devices[e.Ref].Label, faultWord(e.Sub))
	case engine.FaultEnded:
		return fmt.Sprintf("A fault in %s ended: %s.", sc.Devices[e.Ref].Label, faultWord(e.Sub))
	case engine.ClueAvailable:
		return "Could be found from here: " + lower(sc.Clues[e.Ref].Label) + "."
	case engine.ClueSeen:
		return "You found: " + lower(sc.Clues[e.Ref].Label) + "."
	case engine.CriticalFailed:
		return "Critical: " + lower(sc.Critical[e.Ref].Label) + "."
	case engine.ArrestBegan:
		return sc.Patients[e.Ref].Name + " lost the pulse."
	case engine.ArrestEnded:
		return sc.Patients[e.Ref].Name + " has a pulse again."
	}
	return ""
}

// lower makes the first letter small, unless the word is an abbreviation.
func lower(s string) string {
	if len(s) > 1 && s[0] >= 'A' && s[0] <= 'Z' && (s[1] < 'A' || s[1] > 'Z') {
		return string(s[0]+'a'-'A') + s[1:]
	}
	return s
}
