package debrief

import (
	"encoding/json"
	"strings"
	"testing"

	"downtime/game/engine"
)

func TestADivisionIsKeptAndItsSharesSumToAHundred(t *testing.T) {
	for kept, want := range map[string][4]int{
		"3 4 2 1": {30, 40, 20, 10}, "1 1 1 0": {34, 33, 33, 0}, "10 0 0 0": {100, 0, 0, 0}, "7 7 7 7": {25, 25, 25, 25},
		"": {}, "0 0 0 0": {}, "1 2 3": {}, "1 2 3 11": {}, "1 2 3 -1": {}, "a b c d": {},
	} {
		d := ReadDivision(kept)
		if got := d.Shares(); got != want {
			t.Errorf("%q comes to shares %v, want %v", kept, got, want)
		}
		if again := ReadDivision(d.String()); again != d {
			t.Errorf("%q kept and read again is %v, was %v", kept, again, d)
		}
	}
}

func TestWhoOwedWhatStandsBesideTheTraineesDivision(t *testing.T) {
	sc, _, rep := played(t, "idler", "silent-limiter")
	if md := rep.Markdown(); !strings.Contains(md, "## Who owed what") || !strings.Contains(md, sc.Owed.Maker) || strings.Contains(md, "You gave") {
		t.Error("who owed what is not told, or a share that nobody gave is")
	}
	rep.Reflect(map[string]string{DutyPart: "1 2 1 0"})
	md := rep.Markdown()
	for _, want := range []string{"**The trust that runs the place.** You gave 50 of 100. " + sc.Owed.Trust, "How you divided responsibility:** clinicians, at the bed 25; the trust that runs the place 50"} {
		if !strings.Contains(md, want) {
			t.Errorf("the debrief does not say %q", want)
		}
	}
	body, err := json.Marshal(rep)
	if err != nil || !strings.Contains(string(body), `"responsibility":[1,2,1,0]`) || !strings.Contains(string(body), `"share":50`) {
		t.Errorf("the division is not in the JSON: %v", err)
	}
	rep.Reflect(nil)
	if strings.Contains(rep.Markdown(), "You gave") {
		t.Error("a division that was taken back is still told")
	}
}

func TestAConnectedDeviceIsToldWhichPromisesItKept(t *testing.T) {
	sc := engine.Scenario{Oath: []engine.Promise{
		{Promise: "updates", Verdict: engine.Verdict{Kept: true, Why: "Mended in a week."}},
		{Promise: "design", Verdict: engine.Verdict{Why: "Anyone could talk to it."}, Innocent: engine.Verdict{Kept: true, Why: "It asked who was talking."}},
	}}
	rep := Report{Oath: oathOf(&sc, false)}
	md := rep.oath()
	for _, want := range []string{"The device kept 1 of 2.", "**Cyber safety by design: not kept.**", "Anyone could talk to it.", "**Cyber safety updates: kept.**", "I Am The Cavalry, 2016"} {
		if !strings.Contains(md, want) {
			t.Errorf("the oath does not say %q:\n%s", want, md)
		}
	}
	if strings.Index(md, "design") > strings.Index(md, "updates: kept") {
		t.Error("the promises are not in the order of the oath")
	}
	rep = Report{Oath: oathOf(&sc, true), Innocent: true}
	md = rep.oath()
	for _, want := range []string{"The device was sound this time", "It kept 2 of 2.", "**Cyber safety by design: kept.**", "It asked who was talking.", "Mended in a week."} {
		if !strings.Contains(md, want) {
			t.Errorf("of an innocent device the oath does not say %q:\n%s", want, md)
		}
	}
	if strings.Contains(md, "Anyone could talk") {
		t.Error("an innocent device is told what only a faulty one did")
	}
}
