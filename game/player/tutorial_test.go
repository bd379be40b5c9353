package player

import (
	"testing"

	"downtime/content"
	"downtime/game/engine"
)

func TestTheTutorialEndsWithNoAlarmLeft(t *testing.T) {
	sc, problems := content.NewLibrary(content.Built()).Get("tutorial")
	if sc == nil {
		t.Fatal(problems)
	}
	r, _, err := Play(sc, 1, sc.Variants[0].ID, "expert", 0)
	if err != nil {
		t.Fatal(err)
	}
	bagged := false
	for _, e := range r.Events {
		bagged = bagged || e.Kind == engine.HandsOn
	}
	if !bagged || !r.State.Over {
		t.Fatal("she was never on the bag: this proves nothing")
	}
	for _, d := range r.Observe().Devices {
		for _, a := range d.Alarms {
			t.Errorf("%s: %s, ended %v", d.Label, a.Label, a.Ended)
		}
	}
}
