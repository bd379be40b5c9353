package gas_test

import (
	"strings"
	"testing"

	"downtime/game/skill"
)

// wellPlayed gives the lines of what became of each print-out, over many seeds.
func wellPlayed(t *testing.T, with func(seed uint64, l skill.Line)) {
	t.Helper()
	s := open(t)
	for seed := range uint64(150) {
		_, r := play(t, &s, 0, skill.Setup{Seed: seed, Level: int(seed % 3)})
		for _, l := range r.Lines {
			if strings.Contains(l.Label, "what becomes") {
				with(seed, l)
			}
		}
	}
}

func TestAPrintOutOfAnotherPersonOrTimeIsRejectedAndTheAnalyserStays(t *testing.T) {
	rejected, out := 0, 0
	wellPlayed(t, func(seed uint64, l skill.Line) {
		for _, rule := range []string{"Identity", "Time", "Vessel", "Winter", "Anion gap", "Second measurement"} {
			if strings.Contains(l.Why, `It broke the rule "`+rule+`"`) {
				rejected++
				if !strings.HasPrefix(l.Why, "right: reject this print-out") {
					t.Errorf("seed %d: %s", seed, l.Why)
				}
			}
		}
		for _, rule := range []string{"Repeated", "Henderson-Hasselbalch", "The patient"} {
			if strings.Contains(l.Why, `It broke the rule "`+rule+`"`) {
				out++
				if !strings.HasPrefix(l.Why, "right: take the analyser out") {
					t.Errorf("seed %d: %s", seed, l.Why)
				}
			}
		}
	})
	if rejected < 20 || out < 20 {
		t.Errorf("%d rejected, %d analysers out", rejected, out)
	}
}

func TestSettingAPrintOutAsideIsNeverWaiting(t *testing.T) {
	ecg := 0
	wellPlayed(t, func(seed uint64, l skill.Line) {
		if strings.HasPrefix(l.Why, "right: accept") {
			return
		}
		if !strings.Contains(l.Why, "shows now") || !strings.Contains(l.Why, "fresh sample") || !strings.Contains(l.Why, "is not waiting") {
			t.Errorf("seed %d: nothing says what is done meanwhile: %s", seed, l.Why)
		}
		if strings.Contains(l.Why, "Treat what the ECG shows now, calcium first") {
			ecg++
		}
	})
	if ecg == 0 {
		t.Error("no changed ECG was set aside")
	}
}

// The hint of a guided go with the same answers on the form is the same whatever is right.
func TestAHintNeitherGivesTheVerdictAwayNorPraises(t *testing.T) {
	s := open(t)
	for _, rule := range []string{"", "none", "identity", "time", "same", "hh", "sample", "winter", "gap", "other", "patient"} {
		for _, verdict := range []string{"accept", "repeat", "quarantine"} {
			said := map[string]bool{}
			for seed := range uint64(30) {
				a := skill.Begin(&s, skill.Setup{Seed: seed, Guided: true})
				_ = a.Do(skill.Input{Set: "verdict", Value: verdict})
				if rule != "" {
					_ = a.Do(skill.Input{Set: "rule", Value: rule})
				}
				h := a.Exercise.View().Hint
				said[h] = true
				if strings.Contains(h, "holds together") || strings.Contains(h, "content") || rule == "" && strings.Contains(h, "Sign") {
					t.Fatalf("%s, %q: %q", verdict, rule, h)
				}
			}
			if len(said) != 1 {
				t.Errorf("%s, %q: the hint tells right from wrong: %v", verdict, rule, said)
			}
		}
	}
}

func TestAGuidedGoTellsOfTheLastPrintOutBeforeTheNext(t *testing.T) {
	s := open(t)
	a := skill.Begin(&s, skill.Setup{Seed: 4, Guided: true})
	_ = a.Do(skill.Input{Set: "verdict", Value: "quarantine"})
	_ = a.Do(skill.Input{Set: "rule", Value: "patient"})
	if err := a.Do(skill.Input{Do: "sign"}); err != nil {
		t.Fatal(err)
	}
	if h := a.Exercise.View().Hint; !strings.HasPrefix(h, "The last one: ") || !strings.Contains(strings.ToLower(h), "right: ") {
		t.Errorf("the hint is %q", h)
	}
}
