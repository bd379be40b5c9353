package pressure

import (
	"testing"

	"downtime/game/skill"
)

func TestAnArmWithoutAPulseIsSilentAndWrittenAsNothing(t *testing.T) {
	s := New()
	a := skill.Begin(&s, skill.Setup{Seed: 3, Given: []float64{0, 0, 0}})
	for _, in := range []skill.Input{{Do: "ears"}, {Do: "pump"}} {
		if err := a.Do(in); err != nil {
			t.Fatal(err)
		}
	}
	for _, e := range a.Wait(120 * skill.TicksPerSecond) {
		if e.Kind == "sound" || e.Kind == "beat" {
			t.Fatalf("%+v", e)
		}
	}
	for _, f := range []string{"felt", "systolic", "diastolic"} {
		if err := a.Do(skill.Input{Set: f, Value: "0"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.Do(skill.Input{Do: "sign"}); err != nil || !a.Exercise.Done() {
		t.Fatalf("nothing was heard, and that cannot be signed: %v", err)
	}
	if r := a.Exercise.Result(); r.Found == nil || *r.Found != 0 {
		t.Errorf("%+v", r)
	}
}
