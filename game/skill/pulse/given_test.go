package pulse

import (
	"math"
	"testing"

	"downtime/game/skill"
)

// minute is how many beats and breaths of a patient of a case come in a minute.
func minute(given ...float64) (beats, breaths int) {
	s := New()
	a := skill.Begin(&s, skill.Setup{Seed: 11, Given: given})
	for _, e := range a.Wait(60 * skill.TicksPerSecond) {
		switch e.Kind {
		case "beat":
			beats++
		case "breath":
			breaths++
		}
	}
	return beats, breaths
}

func TestThePatientOfACaseBeatsAndBreathesAsTheyDoThere(t *testing.T) {
	for _, c := range [][2]float64{{52, 9}, {88, 16}, {141, 34}} {
		beats, breaths := minute(c[0], c[1], 0)
		if math.Abs(float64(beats)-c[0]) > 3 || math.Abs(float64(breaths)-c[1]) > 2 {
			t.Errorf("%v came to %d beats and %d breaths", c, beats, breaths)
		}
	}
	if beats, breaths := minute(0, 0, 0); beats != 0 || breaths != 0 {
		t.Errorf("in an arrest %d beats and %d breaths were felt", beats, breaths)
	}
	if beats, _ := minute(150, 20, 1); beats < 138 || beats > 160 {
		t.Errorf("of an irregular pulse of 150 %d beats were felt", beats)
	}
}

func TestInACaseNobodyStandsByToBeAskedAndOneNumberIsWritten(t *testing.T) {
	s := New()
	for _, mode := range []string{"pulse", "breaths"} {
		a := skill.Begin(&s, skill.Setup{Seed: 3, Given: []float64{80, 16, 0}, Mode: mode})
		if err := a.Do(skill.Input{Do: "ask"}); err == nil {
			t.Error("somebody was asked")
		}
		if err := a.Do(skill.Input{Set: mode, Value: "14"}); err != nil {
			t.Fatal(err)
		}
		if err := a.Do(skill.Input{Do: "sign"}); err != nil || !a.Exercise.Done() {
			t.Fatalf("one number was written and signed for: %v", err)
		}
		if r := a.Exercise.Result(); r.Found == nil || r.Number() != 14 || r.Score != 0 || len(r.Lines) != 0 {
			t.Errorf("%s: %+v", mode, r)
		}
	}
}
