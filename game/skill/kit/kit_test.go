package kit_test

import (
	"reflect"
	"strings"
	"testing"

	"downtime/content"
	"downtime/game/skill"
	"downtime/game/skill/kit"
)

func book(t *testing.T) kit.Book {
	t.Helper()
	b, err := content.SkillBook[kit.Book]("kit")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func bag(t *testing.T) skill.Skill {
	t.Helper()
	s, err := kit.New(book(t))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func play(s *skill.Skill, bot int, seed uint64, level int) (*skill.Attempt, skill.Result) {
	a := skill.Begin(s, skill.Setup{Seed: seed, Level: level})
	s.Bots[bot].Play(a)
	return a, a.Exercise.Result()
}

func TestWhoPacksWithCareMeetsTheStandardAndMostDoNot(t *testing.T) {
	s := bag(t)
	met, usual := 0, 0.0
	for seed := range uint64(40) {
		for level := range s.Levels {
			if _, r := play(&s, 0, seed, level); r.Score < 99.9 || r.Met != (level == 2) {
				t.Fatalf("seed %d level %d: %.1f, met %v: %+v", seed, level, r.Score, r.Met, r.Lines)
			}
		}
		_, r := play(&s, 1, seed, 2)
		usual += r.Score / 40
		if r.Met {
			met++
		}
	}
	if usual > 70 || met > 4 {
		t.Errorf("the usual bot scores %.1f and meets the standard in %d of 40", usual, met)
	}
}

func TestAGoReplaysToTheSameResult(t *testing.T) {
	s := bag(t)
	a, want := play(&s, 1, 9, 2)
	b, err := skill.Replay(&s, a.Record())
	if err != nil {
		t.Fatal(err)
	}
	if got := b.Exercise.Result(); !reflect.DeepEqual(got, want) {
		t.Errorf("replayed to %+v, want %+v", got, want)
	}
}

func TestTickingEverythingFindsNothingAndAnEmptyBagIsNotLight(t *testing.T) {
	s := bag(t)
	a := skill.Begin(&s, skill.Setup{Seed: 2, Level: 2})
	all := func(id string) string {
		f, _ := a.Field(id)
		var ids []string
		for _, o := range f.Options {
			ids = append(ids, o.ID)
		}
		return strings.Join(ids, ",")
	}
	for _, in := range []skill.Input{{Set: "pack", Value: all("pack")}, {Do: "close"}} {
		if err := a.Do(in); err != nil {
			t.Fatal(err)
		}
	}
	for _, in := range []skill.Input{{Set: "wrong", Value: all("wrong")}, {Set: "mend", Value: all("mend")}, {Do: "close"}} {
		if err := a.Do(in); err != nil {
			t.Fatal(err)
		}
	}
	if r := a.Exercise.Result(); r.Score > 50.1 || r.Met {
		t.Errorf("ticking everything scores %.1f", r.Score)
	}
	b := skill.Begin(&s, skill.Setup{Seed: 2, Level: 2})
	b.Wait(200 * skill.TicksPerSecond)
	if !b.Exercise.Done() || b.Exercise.Result().Score != 0 {
		t.Errorf("a bag that nobody touched scores %.1f", b.Exercise.Result().Score)
	}
}

func TestNonsenseIsExplainedAndChangesNothing(t *testing.T) {
	s := bag(t)
	a := skill.Begin(&s, skill.Setup{Seed: 1})
	for _, in := range []skill.Input{{Set: "pack", Value: "gold"}, {Set: "pack", Value: "torch,torch"}, {Set: "wrong", Value: "torch"}, {Do: "close"}, {Do: "fly"}} {
		if err := a.Do(in); err == nil || len(err.Error()) < 12 {
			t.Errorf("%+v is answered with %v", in, err)
		}
	}
	if len(a.Inputs) != 0 {
		t.Errorf("nonsense was kept: %+v", a.Inputs)
	}
}

func TestWithTheClockOffTheBagWaits(t *testing.T) {
	s := bag(t)
	a := skill.Begin(&s, skill.Setup{Seed: 3, Level: 2, Timing: skill.Off})
	a.Wait(10 * 60 * skill.TicksPerSecond)
	if a.Exercise.Done() {
		t.Fatal("the bag was taken though the clock is off")
	}
	s.Bots[0].Play(a)
	if r := a.Exercise.Result(); r.Score != 100 || !r.Met {
		t.Errorf("%.1f, met %v", r.Score, r.Met)
	}
}

func TestABookThatCannotBeIsRefusedByName(t *testing.T) {
	for what, breakIt := range map[string]func(*kit.Book){
		"must be a ward":       func(b *kit.Book) { b.Wards = nil },
		"core, own or no":      func(b *kit.Book) { b.Items[0].Kind = "maybe" },
		"at least one fault":   func(b *kit.Book) { b.Items[0].Faults = nil },
		"stands twice":         func(b *kit.Book) { b.Items[1].ID = b.Items[0].ID },
		"no item of kind own":  func(b *kit.Book) { b.Wards[0].Own[0] = "torch" },
		"label and why":        func(b *kit.Book) { b.Items[2].Why = "" },
		"items of its own are": func(b *kit.Book) { b.Wards[0].Own = nil },
	} {
		b := book(t)
		breakIt(&b)
		if _, err := kit.New(b); err == nil || !strings.Contains(err.Error(), what) {
			t.Errorf("%s: %v", what, err)
		}
	}
}
