package early_test

import (
	"reflect"
	"testing"

	"downtime/game/skill"
	"downtime/game/skill/early"
)

func play(t *testing.T, bot string, seed uint64, level int) (*skill.Attempt, skill.Result) {
	t.Helper()
	s := early.New()
	for _, b := range s.Bots {
		if b.Name == bot {
			a := skill.Begin(&s, skill.Setup{Seed: seed, Level: level})
			b.Play(a)
			return a, a.Exercise.Result()
		}
	}
	t.Fatalf("no bot %s", bot)
	return nil, skill.Result{}
}

func TestWhoeverKnowsTheChartMeetsTheStandardAndMostDoNot(t *testing.T) {
	met := 0
	for seed := range uint64(40) {
		if _, r := play(t, "good", seed, 2); r.Score != 100 || !r.Met {
			t.Fatalf("seed %d: the good bot scores %.1f, met %v: %+v", seed, r.Score, r.Met, r.Lines)
		}
		if _, r := play(t, "usual", seed, 2); r.Met {
			met++
		}
	}
	if met > 12 {
		t.Errorf("the usual bot meets the standard in %d of 40", met)
	}
}

func TestAGoReplaysToTheSameResult(t *testing.T) {
	a, want := play(t, "usual", 7, 1)
	b, err := skill.Replay(a.Skill, a.Record())
	if err != nil {
		t.Fatal(err)
	}
	if got := b.Exercise.Result(); !reflect.DeepEqual(got, want) {
		t.Errorf("replayed to %+v, want %+v", got, want)
	}
}

func TestNonsenseIsExplainedAndChangesNothing(t *testing.T) {
	s := early.New()
	a := skill.Begin(&s, skill.Setup{Seed: 1})
	for _, in := range []skill.Input{
		{Set: "total", Value: "lots"},
		{Set: "total", Value: "21"},
		{Set: "pulse", Value: "1,5"},
		{Set: "pulse", Value: "2 points"},
		{Set: "scale", Value: "3"},
		{Set: "nothing", Value: "1"},
		{Do: "fly"},
		{Do: "sign"},
	} {
		if err := a.Do(in); err == nil || len(err.Error()) < 15 {
			t.Errorf("%+v is answered with %v", in, err)
		}
	}
	if len(a.Inputs) != 0 {
		t.Errorf("nonsense was kept: %+v", a.Inputs)
	}
}

func TestWithTheClockOffNothingIsEarnedForSpeedAndNothingIsLost(t *testing.T) {
	s := early.New()
	a := skill.Begin(&s, skill.Setup{Seed: 3, Level: 2, Timing: skill.Off})
	a.Wait(10 * 60 * skill.TicksPerSecond)
	if a.Exercise.Done() {
		t.Fatal("the chart was taken away though the clock is off")
	}
	s.Bots[0].Play(a)
	if r := a.Exercise.Result(); r.Score != 100 || !r.Met {
		t.Errorf("score %.1f, met %v, want 100 and met", r.Score, r.Met)
	}
}

func TestPaperWhoseTimeIsUpIsTakenAsItStands(t *testing.T) {
	s := early.New()
	a := skill.Begin(&s, skill.Setup{Seed: 3, Level: 2})
	a.Wait(3 * 76 * skill.TicksPerSecond)
	if !a.Exercise.Done() {
		t.Fatal("three charts without an answer are still open")
	}
	if r := a.Exercise.Result(); r.Score != 0 || r.Met {
		t.Errorf("empty charts score %.1f", r.Score)
	}
}
