package bedside

import (
	"sync"
	"testing"

	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/patient"
)

// surgery is a room without a monitor, with one app.
var surgery = sync.OnceValue(func() *engine.Scenario {
	params, ok := patient.Preset("adult")
	if !ok {
		panic("no preset adult")
	}
	sc := &engine.Scenario{ID: "surgery", Place: "GP surgery, room 3", Limit: sec(600), Hash: "surgery", Grade: "resident doctor"}
	b := builder{sc}
	sc.Patients = []engine.Patient{{ID: "maya", Name: "Maya Fenwick", Story: "four seizures in nine days", Params: params, Weight: 1}}
	sc.Devices = []engine.Device{{ID: "app", Label: "Diary app", Scored: true, Utility: -1, Spec: device.Spec{Kind: device.System, Patient: -1}}}
	sc.People = []engine.Person{{ID: "you", Label: "You"}}
	sc.Actions = []engine.Action{
		{ID: "look", Label: "Look at her", Category: "look", Key: "l", Ticks: sec(4), By: [engine.MaxPeople]bool{true}, Findings: b.tells("Pale.")},
	}
	sc.Variants = []engine.Variant{{ID: "sound", Kind: engine.Plain, Weight: 1, Twin: -1}}
	engine.Settle(sc)
	return sc
})

func TestWhereNoMonitorIsTheStoryHasItsRows(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {104, 30}, {120, 40}} {
		p := starts(t, surgery(), 1, "sound", size[0], size[1])
		pl := p.s.plan()
		if pl.monitor.h != 0 {
			t.Errorf("%v: %d rows stay empty for a monitor that is not there", size, pl.monitor.h)
		}
		if want := map[bool]int{true: 0, false: pl.vent.h}[pl.wide]; pl.story.y != want {
			t.Errorf("%v: the story begins at row %d instead of %d", size, pl.story.y, want)
		}
		if pl.wide && pl.vent.h > 3 {
			t.Errorf("%v: one machine in a line each takes %d rows from the actions", size, pl.vent.h)
		}
	}
}
