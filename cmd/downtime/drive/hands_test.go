package drive_test

import (
	"os"
	"strings"
	"testing"

	"downtime/content"
	"downtime/game/run"
)

// byHands is the small case in which everything is found by hand.
func byHands(t *testing.T) *run.Run {
	t.Helper()
	sc, problems := content.NewLibrary(os.DirFS("../../../game/engine/testdata")).Get("hands")
	if sc == nil {
		t.Fatal(problems)
	}
	r, err := run.New(sc, 5, "sound")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestADriverMayFindByHandsOfItsOwnOrLeaveItToACarefulColleague(t *testing.T) {
	r := byHands(t)
	out := told(t, r, `{"ask":"actions"}`, `{"do":"act","id":"count-pulse","value":63}`, `{"do":"act","id":"count-breaths"}`, `{"do":"act","id":"cuff","by":"nurse"}`,
		`{"do":"wait","seconds":61}`, `{"do":"act","id":"chart"}`, `{"do":"act","id":"set-drip","value":0.3}`, `{"do":"act","id":"set-drip","value":1.5}`)
	skills := map[string]string{}
	for _, a := range read(t, out[2]).Actions {
		skills[a.ID] = a.Skill
	}
	if skills["count-pulse"] != "pulse" || skills["set-drip"] != "drip" || skills["buzzer"] != "" {
		t.Errorf("the list names the skills %v", skills)
	}
	for i, want := range map[int]string{3: "You count 63.", 4: "He breathes 1", 6: "Systolic 1", 7: "It comes to ", 8: "as you left it"} {
		if !strings.Contains(out[i], want) {
			t.Errorf("reply %d does not say %q: %.300s", i, want, out[i])
		}
	}
	if e := read(t, out[9]); e.Error == nil || !strings.Contains(*e.Error, "from 0 to 1") {
		t.Errorf("a clamp more than open was taken: %.200s", out[9])
	}
	if in := r.Inputs; !in[0].Found || in[0].Value != 63 || in[1].Found || in[2].Found || !in[4].Found {
		t.Errorf("%+v", in)
	}
}
