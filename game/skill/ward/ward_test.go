package ward_test

import (
	"reflect"
	"strings"
	"testing"

	"downtime/content"
	"downtime/game/skill"
	"downtime/game/skill/ward"
)

func book(t *testing.T) ward.Book {
	t.Helper()
	b, err := content.SkillBook[ward.Book]("rank")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func rank(t *testing.T) skill.Skill {
	t.Helper()
	s, err := ward.New(book(t))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Worked out apart from this code.
func TestThePriorityIsThatOfTheThreeWorkedWards(t *testing.T) {
	want := map[string][2]int{
		"A4": {38, 1}, "A1": {31, 2}, "A3": {28, 2}, "A2": {23, 3}, "A5": {9, 3}, "A6": {10, 4},
		"B1": {40, 1}, "B3": {36, 1}, "B2": {27, 2}, "B5": {25, 3}, "B6": {18, 3}, "B4": {0, 4},
		"C5": {32, 0}, "C2": {30, 2}, "C4": {28, 2}, "C1": {28, 2}, "C3": {26, 2}, "C6": {13, 3},
	}
	for _, w := range book(t).Wards {
		for i := range w.Patients {
			p := &w.Patients[i]
			if got, ok := want[p.ID]; ok && got != [2]int{p.Index(), p.Tier()} {
				t.Errorf("%s: index %d, tier %d, want %v", p.ID, p.Index(), p.Tier(), got)
			}
			delete(want, p.ID)
		}
	}
	if len(want) > 0 {
		t.Errorf("not in the book: %v", want)
	}
}

func play(s *skill.Skill, bot int, seed uint64, level int) (*skill.Attempt, skill.Result) {
	a := skill.Begin(s, skill.Setup{Seed: seed, Level: level})
	s.Bots[bot].Play(a)
	return a, a.Exercise.Result()
}

func TestWhoRanksByTheRuleMeetsTheStandardAndWhoRanksByIllnessDoesNot(t *testing.T) {
	s := rank(t)
	met, good, usual := 0, 0.0, 0.0
	for seed := range uint64(40) {
		for level := range s.Levels {
			if _, r := play(&s, 0, seed, level); r.Score < 99.9 || !r.Met {
				t.Fatalf("seed %d level %d: %.1f, met %v", seed, level, r.Score, r.Met)
			}
		}
		_, r := play(&s, 1, seed, 2)
		good, usual = good+2.5, usual+r.Score/40
		if r.Met {
			met++
		}
	}
	if usual > good-25 || met > 8 {
		t.Errorf("by illness: %.1f on average, %d of 40 meet the standard", usual, met)
	}
}

func TestAGoReplaysToTheSameResult(t *testing.T) {
	s := rank(t)
	a, want := play(&s, 1, 5, 2)
	b, err := skill.Replay(&s, a.Record())
	if err != nil {
		t.Fatal(err)
	}
	if got := b.Exercise.Result(); !reflect.DeepEqual(got, want) {
		t.Errorf("replayed to %+v, want %+v", got, want)
	}
}

func TestAFallbackThatRunsMovesThePatientDownTheList(t *testing.T) {
	s := rank(t)
	for seed := range uint64(20) {
		a := skill.Begin(&s, skill.Setup{Seed: seed, Level: 2})
		first := a.Exercise.View()
		s.Bots[0].Play(a)
		order := a.Inputs[0].Value
		again := a.Inputs[4].Value
		if order == again || order[:2] == again[:2] {
			t.Errorf("seed %d: %s stays %s after the fallback runs (%s)", seed, order, again, first.Step)
		}
	}
}

func TestNonsenseIsExplainedAndChangesNothing(t *testing.T) {
	s := rank(t)
	a := skill.Begin(&s, skill.Setup{Seed: 1})
	for _, in := range []skill.Input{
		{Set: "order", Value: "A1"},
		{Set: "order", Value: "A1,A1,A2,A3,A4,A5"},
		{Set: "off", Value: "Z9"},
		{Set: "act", Value: "run"},
		{Do: "fly"},
		{Do: "hand"},
		{Set: "nobody", Value: "1"},
	} {
		if err := a.Do(in); err == nil || len(err.Error()) < 12 {
			t.Errorf("%+v is answered with %v", in, err)
		}
	}
	if len(a.Inputs) != 0 {
		t.Errorf("nonsense was kept: %+v", a.Inputs)
	}
}

func TestWithTheClockOffAListIsNotTakenAway(t *testing.T) {
	s := rank(t)
	a := skill.Begin(&s, skill.Setup{Seed: 3, Level: 2, Timing: skill.Off})
	a.Wait(20 * 60 * skill.TicksPerSecond)
	if a.Exercise.Done() {
		t.Fatal("the list was taken though the clock is off")
	}
	s.Bots[0].Play(a)
	if r := a.Exercise.Result(); r.Score != 100 || !r.Met {
		t.Errorf("%.1f, met %v", r.Score, r.Met)
	}
}

func TestABookThatCannotBeIsRefusedByName(t *testing.T) {
	for what, breakIt := range map[string]func(*ward.Book){
		"needs two wards":       func(b *ward.Book) { b.Wards = b.Wards[:1] },
		"5 patients":            func(b *ward.Book) { b.Wards[0].Patients = b.Wards[0].Patients[:5] },
		"out of its range":      func(b *ward.Book) { b.Wards[1].Patients[2].Time = 9 },
		"empty or stands twice": func(b *ward.Book) { b.Wards[1].Patients[2].ID = b.Wards[1].Patients[0].ID },
		"names nobody":          func(b *ward.Book) { b.Wards[0].Disputed = [][2]string{{"A1", "Z1"}} },
		"all needed":            func(b *ward.Book) { b.Wards[0].Patients[0].Why = "" },
	} {
		b := book(t)
		breakIt(&b)
		if _, err := ward.New(b); err == nil || !strings.Contains(err.Error(), what) {
			t.Errorf("%s: %v", what, err)
		}
	}
}
