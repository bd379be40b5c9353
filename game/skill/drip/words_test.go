package drip_test

import (
	"strings"
	"testing"

	"downtime/game/skill"
)

// press uses a control by as much as its key would.
func press(t *testing.T, a *skill.Attempt, control string) {
	t.Helper()
	for _, c := range a.Exercise.View().Controls {
		if c.ID == control {
			do(t, a, control, c.By)
		}
	}
}

func TestEachPressOfTheClampDoesSomethingThatCanBeSeen(t *testing.T) {
	s := lab(t)
	a := with(t, &s, 0, "1 L over 12 hours")
	hang(t, a, 83, 28)
	if err := a.Do(skill.Input{Do: "close", By: 0.002}); err == nil || !strings.Contains(err.Error(), "shut") {
		t.Errorf("a shut clamp that is closed is answered with %v", err)
	}
	press(t, a, "open")
	if fell := len(a.Wait(15 * skill.TicksPerSecond)); fell == 0 {
		t.Error("the first press lets no drop fall in 15 s")
	}
	last := 0
	for n := range 4 {
		for range 8 {
			press(t, a, "open")
		}
		fell := len(a.Wait(60 * skill.TicksPerSecond))
		if fell <= last {
			t.Errorf("after %d presses %d drops fall in a minute, before them %d", 8*(n+1), fell, last)
		}
		last = fell
	}
	for range 33 {
		press(t, a, "close")
	}
	if d := a.Exercise.View().Drip; d.Clamp != 0 {
		t.Errorf("closed by as many presses as it was opened it is %v open", d.Clamp)
	}
	if err := a.Do(skill.Input{Do: "open", By: 1}); err != nil {
		t.Fatal(err)
	}
	if err := a.Do(skill.Input{Do: "open", By: 0.002}); err == nil || !strings.Contains(err.Error(), "wide open") {
		t.Errorf("a clamp that is wide open is answered with %v", err)
	}
}

func TestOneIsNotToldInThePlural(t *testing.T) {
	s := lab(t)
	for seed := range uint64(30) {
		a := skill.Begin(&s, skill.Setup{Seed: seed, Level: top, Guided: true})
		hang(t, a, 100, 33)
		do(t, a, "wide", 0.05)
		do(t, a, "count15", 0)
		a.Wait(15 * skill.TicksPerSecond)
		if h := a.Exercise.View().Hint; strings.HasPrefix(h, "1 drops") {
			t.Errorf("seed %d: %q", seed, h)
		}
		fill(t, a, "counted", "1")
		for !a.Exercise.Done() {
			do(t, a, "accept", 0)
		}
		if l := line(a.Exercise.Result(), "Counting"); l.Of > 0 && !strings.HasPrefix(l.Why, "1 count in 3 looks") || strings.Contains(l.Why, "1 drops") {
			t.Errorf("seed %d: %q", seed, l.Why)
		}
	}
}
