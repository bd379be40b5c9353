package sitting

import (
	"slices"

	"downtime/game/engine"
)

// News reports whether something happened that somebody who waits would turn to: a question, an alarm, a finding, an answer, somebody who
// comes or has done what they were sent to do.
func News(events []engine.Event) bool {
	return slices.ContainsFunc(events, func(e engine.Event) bool {
		switch e.Kind {
		case engine.SceneOpened, engine.AlarmBegan, engine.Arrived, engine.Found, engine.Noted, engine.Replied:
			return true
		case engine.Finished:
			return e.By > 0
		}
		return false
	})
}

// Asked reports whether somebody put a question: what also reaches a person whose hands are busy.
func Asked(events []engine.Event) bool {
	return slices.ContainsFunc(events, func(e engine.Event) bool { return e.Kind == engine.SceneOpened })
}
