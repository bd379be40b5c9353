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
	for i, e := range r.Events {
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
		} else if text := hidden(sc, r.Events, i); text != "" {
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
		where, first := together(sc, r.Events, i, func(x *engine.Event) bool {
			there, _ := foregone(sc, &r.State, x)
			return there
		})
		text := fmt.Sprintf("There before you came%s, a fault in %s: %s.", since, where, faultWord(e.Sub))
		if there && first {
			out = append(out, Moment{Clock: sc.Clock(0), Kind: "hidden", Text: text, Hidden: true})
		}
	}
	return out
}

// together names the devices to which the same happened as in event i, among those events that count, and whether i is the first of them.
func together(sc *engine.Scenario, events []engine.Event, i int, counts func(*engine.Event) bool) (where string, first bool) {
	var devices []int
	first = true
	for k := range events {
		if x := &events[k]; x.Kind != events[i].Kind || x.Sub != events[i].Sub || !counts(x) {
			continue
		}
		first = first && k >= i
		if !slices.Contains(devices, events[k].Ref) {
			devices = append(devices, events[k].Ref)
		}
	}
	if where = sc.Devices[events[i].Ref].Label; len(devices) > 1 {
		where += fmt.Sprintf(" and in %d more", len(devices)-1)
	}
	return where, first
}

// pause is how short, in ticks, a time without a pulse is told in one line: 30 seconds.
const pause = 30 * engine.TicksPerSecond

// pulseless says how long a patient whose pulse went, or came back, at event i had none; 0: longer than a pause, or to the end.
func pulseless(events []engine.Event, i int) (seconds float64) {
	other := engine.ArrestEnded
	step := 1
	if events[i].Kind == engine.ArrestEnded {
		other, step = engine.ArrestBegan, -1
	}
	for k := i + step; k >= 0 && k < len(events); k += step {
		if events[k].Kind != other || events[k].Ref != events[i].Ref {
			continue
		}
		if apart := max(events[k].Tick-events[i].Tick, events[i].Tick-events[k].Tick); apart <= pause {
			return float64(apart) / engine.TicksPerSecond
		}
		break
	}
	return 0
}

// hidden puts into words what a trainee could not see in event i; "" if it is no event of its own, or told with another.
func hidden(sc *engine.Scenario, events []engine.Event, i int) string {
	e := events[i]
	switch e.Kind {
	case engine.FaultBegan, engine.FaultEnded:
		return faultText(sc, events, i)
	case engine.ClueAvailable:
		return "Could be found from here: " + lower(sc.Clues[e.Ref].Label) + "."
	case engine.ClueSeen:
		return "You found: " + lower(sc.Clues[e.Ref].Label) + "."
	case engine.CriticalFailed:
		return "Critical: " + lower(sc.Critical[e.Ref].Label) + "."
	case engine.ArrestBegan:
		if s := pulseless(events, i); s > 0 {
			return fmt.Sprintf("%s had no pulse for %.0f s.", sc.Patients[e.Ref].Name, max(s, 1))
		}
		return sc.Patients[e.Ref].Name + " lost the pulse."
	case engine.ArrestEnded:
		if pulseless(events, i) > 0 {
			return ""
		}
		return sc.Patients[e.Ref].Name + " has a pulse again."
	}
	return ""
}

// faultText tells of a fault that began or ended, once for all devices to which it came in the same second.
func faultText(sc *engine.Scenario, events []engine.Event, i int) string {
	second := events[i].Tick / engine.TicksPerSecond
	where, first := together(sc, events, i, func(x *engine.Event) bool { return x.Tick/engine.TicksPerSecond == second })
	switch {
	case !first:
		return ""
	case events[i].Kind == engine.FaultEnded:
		return fmt.Sprintf("A fault in %s ended: %s.", where, faultWord(events[i].Sub))
	}
	return fmt.Sprintf("A fault began in %s: %s.", where, faultWord(events[i].Sub))
}

// lower makes the first letter small, unless the word is an abbreviation.
func lower(s string) string {
	if len(s) > 1 && s[0] >= 'A' && s[0] <= 'Z' && (s[1] < 'A' || s[1] > 'Z') {
		return string(s[0]+'a'-'A') + s[1:]
	}
	return s
}
