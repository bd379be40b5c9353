package sitting

import (
	"encoding/json"
	"fmt"

	"downtime/game/debrief"
	"downtime/game/engine"
	"downtime/saves"
)

// Moments tells stored events without the case they belong to: their numbers mean something only beside the text they were stored with, so only
// the kind of each is said. clock gives the hour at a tick.
func Moments(stored saves.Run, clock func(int64) string) []debrief.Moment {
	var out []debrief.Moment
	for _, body := range stored.Events {
		var e engine.Event
		if json.Unmarshal(body, &e) != nil {
			continue
		}
		if text := kindWords[e.Kind]; text != "" {
			if e.Kind == engine.Believed {
				text = fmt.Sprintf("you stated a belief: %.0f %%", e.Val[0]*100)
			}
			out = append(out, debrief.Moment{Tick: e.Tick, Clock: clock(e.Tick), Text: text, Hidden: e.Kind.Hidden(), Input: e.Cause})
		}
	}
	return out
}

// kindWords name the events that say something without their scenario.
var kindWords = map[engine.EventKind]string{
	engine.Began: "an act was begun", engine.Found: "something was found", engine.SceneOpened: "somebody asked something",
	engine.SceneChosen: "an answer was given", engine.Believed: "a belief", engine.AlarmBegan: "an alarm began",
	engine.DeviceSet: "a setting was changed", engine.DeviceMode: "a device changed its mode", engine.HandsOn: "hands took the bag",
	engine.HandsOff: "hands left the bag", engine.Reported: "a report was written", engine.Ended: "the run ended",
	engine.FaultBegan: "a fault began", engine.FaultEnded: "a fault ended", engine.CriticalFailed: "a critical failure",
	engine.ArrestBegan: "the pulse was lost", engine.ArrestEnded: "the pulse came back",
}
