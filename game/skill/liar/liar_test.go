package liar_test

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"downtime/content"
	"downtime/game/skill"
	"downtime/game/skill/liar"
)

func book(t *testing.T) liar.Book {
	t.Helper()
	b, err := content.SkillBook[liar.Book]("liar")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func spot(t *testing.T) skill.Skill {
	t.Helper()
	s, err := liar.New(book(t))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func play(s *skill.Skill, bot int, setup skill.Setup) (*skill.Attempt, skill.Result) {
	a := skill.Begin(s, setup)
	s.Bots[bot].Play(a)
	return a, a.Exercise.Result()
}

func TestThereAreSixtyVignettesAndHalfHaveASoundDevice(t *testing.T) {
	b := book(t)
	if n := 2 * len(b.Pairs); n < 60 {
		t.Errorf("%d vignettes", n)
	}
	mimics := 0
	for _, p := range b.Pairs {
		if p.Mimic {
			mimics++
		}
	}
	if mimics < len(b.Pairs)/3 || mimics > len(b.Pairs)*9/10 {
		t.Errorf("%d of %d sound devices stand beside an illness that looks like a fault", mimics, len(b.Pairs))
	}
}

func TestWhoLooksMeetsTheStandardAndWhoTrustsOrDoubtsEverythingDoesNot(t *testing.T) {
	s := spot(t)
	for _, mode := range s.Modes {
		var mean [3]float64
		var met [3]int
		for seed := range uint64(60) {
			for bot := range mean {
				_, r := play(&s, bot, skill.Setup{Seed: seed + 1, Level: 2, Mode: mode})
				mean[bot] += r.Score / 60
				if r.Met {
					met[bot]++
				}
			}
		}
		if mean[0] < 90 || met[0] < 55 {
			t.Errorf("%s: who looks scores %.1f and meets the standard in %d of 60", mode, mean[0], met[0])
		}
		if mean[1] > mean[0]-25 || mean[2] > mean[0]-25 || met[1] > 0 || met[2] > 0 {
			t.Errorf("%s: trust scores %.1f (%d met), doubt %.1f (%d met)", mode, mean[1], met[1], mean[2], met[2])
		}
	}
}

func TestADrillHasHalfAtFaultAndAShiftOneInSeven(t *testing.T) {
	s := spot(t)
	for mode, want := range map[string]float64{liar.Drill: 0.5, liar.Shift: 1.0 / 7} {
		faulty, all := 0, 0
		for seed := range uint64(400) {
			_, r := play(&s, 1, skill.Setup{Seed: seed + 1, Level: 2, Mode: mode})
			for _, x := range r.Trials {
				all++
				if x.Faulty {
					faulty++
				}
			}
		}
		if got := float64(faulty) / float64(all); math.Abs(got-want) > 0.05 {
			t.Errorf("%s: %.3f at fault, want %.3f", mode, got, want)
		}
	}
}

func TestNoVignetteComesTwiceInARow(t *testing.T) {
	s := spot(t)
	story := func(a *skill.Attempt) string { return a.Exercise.View().Say[0] }
	for seed := range uint64(300) {
		for _, mode := range s.Modes {
			a := skill.Begin(&s, skill.Setup{Seed: seed + 1, Level: 2, Mode: mode})
			seen := map[string]bool{}
			last := ""
			for !a.Exercise.Done() {
				last = story(a)
				if seen[last] {
					t.Fatalf("seed %d: %q comes twice in one go", seed+1, last)
				}
				seen[last] = true
				for _, in := range []skill.Input{{Set: "p", Value: "50"}, {Set: "act", Value: "keep"}, {Do: "sign"}} {
					if err := a.Do(in); err != nil {
						t.Fatal(err)
					}
				}
				if mode == liar.Drill {
					if err := a.Do(skill.Input{Do: "on"}); err != nil {
						t.Fatal(err)
					}
				}
			}
			for next := range uint64(5) {
				b := skill.Begin(&s, skill.Setup{Seed: seed*7 + next + 2, Level: 2, Mode: mode, Before: seed + 1})
				if story(b) == last {
					t.Fatalf("seed %d after %d begins as the last go ended", seed*7+next+2, seed+1)
				}
			}
		}
	}
}

func TestTheTruthOfADrillIsToldAtOnceAndOfAShiftAtTheEnd(t *testing.T) {
	s := spot(t)
	for _, mode := range s.Modes {
		a := skill.Begin(&s, skill.Setup{Seed: 4, Mode: mode})
		for _, in := range []skill.Input{{Set: "p", Value: "50"}, {Set: "act", Value: "keep"}, {Do: "sign"}} {
			if err := a.Do(in); err != nil {
				t.Fatal(err)
			}
		}
		told := strings.Contains(strings.Join(a.Exercise.View().Say, " "), "You said 50 %")
		if told != (mode == liar.Drill) {
			t.Errorf("%s: told is %v", mode, told)
		}
	}
}

func TestASureWrongAnswerNeverScoresMoreThanAHesitantOne(t *testing.T) {
	s := spot(t)
	score := func(seed uint64, p string) (float64, bool) {
		a := skill.Begin(&s, skill.Setup{Seed: seed, Mode: liar.Shift})
		for !a.Exercise.Done() {
			for _, in := range []skill.Input{{Set: "p", Value: p}, {Set: "act", Value: "keep"}, {Do: "sign"}} {
				if err := a.Do(in); err != nil {
					t.Fatal(err)
				}
			}
		}
		r := a.Exercise.Result()
		faulty := true
		for _, x := range r.Trials {
			faulty = faulty && !x.Faulty
		}
		return r.Score, faulty
	}
	for seed := uint64(1); seed < 30; seed++ {
		low, sound := score(seed, "0")
		mid, _ := score(seed, "40")
		high, _ := score(seed, "100")
		if sound && !(low > mid && mid > high) {
			t.Errorf("seed %d, all sound: 0 %% scores %.1f, 40 %% %.1f, 100 %% %.1f", seed, low, mid, high)
		}
	}
}

func TestAGoReplaysToTheSameResult(t *testing.T) {
	s := spot(t)
	for bot := range s.Bots {
		a, want := play(&s, bot, skill.Setup{Seed: 8, Level: 2, Mode: liar.Shift, Before: 3})
		b, err := skill.Replay(&s, a.Record())
		if err != nil {
			t.Fatal(err)
		}
		if got := b.Exercise.Result(); !reflect.DeepEqual(got, want) {
			t.Errorf("replayed to %+v, want %+v", got, want)
		}
	}
}

func TestNonsenseIsExplainedAndChangesNothing(t *testing.T) {
	s := spot(t)
	a := skill.Begin(&s, skill.Setup{Seed: 1})
	for _, in := range []skill.Input{{Set: "p", Value: "-1"}, {Set: "p", Value: "101"}, {Set: "p", Value: "often"}, {Set: "act", Value: "run"}, {Do: "sign"}, {Do: "on"}, {Do: "fly"}} {
		if err := a.Do(in); err == nil || len(err.Error()) < 12 {
			t.Errorf("%+v is answered with %v", in, err)
		}
	}
	if len(a.Inputs) != 0 {
		t.Errorf("nonsense was kept: %+v", a.Inputs)
	}
}

func TestWithTheClockOffAVignetteWaits(t *testing.T) {
	s := spot(t)
	a := skill.Begin(&s, skill.Setup{Seed: 3, Level: 2, Timing: skill.Off})
	a.Wait(10 * 60 * skill.TicksPerSecond)
	if a.Exercise.Done() || len(a.Exercise.View().Fields) == 0 {
		t.Fatal("the vignette was taken away though the clock is off")
	}
}

func TestABookThatCannotBeIsRefusedByName(t *testing.T) {
	for what, breakIt := range map[string]func(*liar.Book){
		"30 are needed":               func(b *liar.Book) { b.Pairs = b.Pairs[:20] },
		"stands twice":                func(b *liar.Book) { b.Pairs[1].ID = b.Pairs[0].ID },
		"the level is 1 to 3":         func(b *liar.Book) { b.Pairs[0].Level = 4 },
		"two or three checks":         func(b *liar.Book) { b.Pairs[0].Checks = b.Pairs[0].Checks[:1] },
		"two checks must tell":        func(b *liar.Book) { b.Pairs[1].Checks[0].For = 2 },
		"for is 1 or more":            func(b *liar.Book) { b.Pairs[1].Checks[0].For = 0.5 },
		"has likelihood ratios of 1":  func(b *liar.Book) { b.Pairs[1].Checks[0].Faulty = b.Pairs[1].Checks[0].Sound },
		"a key of one letter":         func(b *liar.Book) { b.Pairs[1].Checks[0].Key = "xx" },
		"its id or key stands twice":  func(b *liar.Book) { b.Pairs[1].Checks[1].Key = b.Pairs[1].Checks[0].Key },
		"faulty and sound are all ne": func(b *liar.Book) { b.Pairs[2].Sound = "" },
	} {
		b := book(t)
		breakIt(&b)
		if _, err := liar.New(b); err == nil || !strings.Contains(err.Error(), what) {
			t.Errorf("%s: %v", what, err)
		}
	}
}
