package drive_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"downtime/content"
	"downtime/game/engine"
	"downtime/game/run"
)

// weekend is a run of the ward of eight on the night of the heatwave.
func weekend(t *testing.T) *run.Run {
	t.Helper()
	sc, problems := content.NewLibrary(content.Built()).Get("weekend-cyberattack")
	if sc == nil {
		t.Fatal(problems)
	}
	r, err := run.New(sc, 1, "heatwave")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// seen is the observation of one line out.
func seen(t *testing.T, line string) engine.Observation {
	t.Helper()
	var e struct {
		Observation engine.Observation `json:"observation"`
	}
	if err := json.Unmarshal([]byte(line), &e); err != nil {
		t.Fatal(err)
	}
	return e.Observation
}

func TestAPlayerOfAWardIsToldWhatStandsOnTheBoard(t *testing.T) {
	out := told(t, weekend(t), `{"do":"act","id":"look","target":"bed2"}`, `{"do":"act","id":"battle-box","by":"kofi"}`, `{"do":"act","id":"undock","target":"pump7"}`)
	o := seen(t, out[2])
	if way := time.Duration(read(t, out[2]).Seconds) * time.Second; way != 14*time.Second || o.Walk != 8 {
		t.Errorf("a look of 6 s at a bed 8 s away took %v; the way is said to be %v s", way, o.Walk)
	}
	if o.People[0].At != "bed2" || len(o.Patients[1].With) != 1 || o.Patients[1].With[0] != "you" {
		t.Errorf("you are at %q, and with bed 2 are %v", o.People[0].At, o.Patients[1].With)
	}
	if d := o.Patients[0].Due; len(d) != 1 || d[0].At != "20:20:00" || d[0].Left != 586 || d[0].Done {
		t.Errorf("due at bed 1: %+v", d)
	}
	o = seen(t, out[4])
	if p := o.People[1]; !p.Away || p.Left <= 0 {
		t.Errorf("Kofi, sent for the box, is %+v", p)
	}
	for _, d := range o.Devices {
		if d.ID == "pump7" && (d.Network || d.Act != engine.Safe.String()) {
			t.Errorf("undocked, the pump is on the network %v and the act is %q", d.Network, d.Act)
		}
	}
}

func TestAPlayerIsToldThatALineIsDead(t *testing.T) {
	out := told(t, weekend(t), `{"do":"wait","seconds":210}`, `{"do":"act","id":"call-nadia"}`)
	e := read(t, out[3])
	if e.Error == nil || !strings.Contains(*e.Error, "The line is dead: Ward telephones.") {
		t.Errorf("a call on a dead line came to %.200s", out[3])
	}
}
