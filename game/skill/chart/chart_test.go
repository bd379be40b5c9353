package chart_test

import (
	"reflect"
	"strconv"
	"strings"
	"testing"

	"downtime/content"
	"downtime/game/skill"
	"downtime/game/skill/chart"
)

func book(t *testing.T) chart.Book {
	t.Helper()
	b, err := content.SkillBook[chart.Book]("chart")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func open(t *testing.T) skill.Skill {
	t.Helper()
	s, err := chart.New(book(t))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func play(t *testing.T, s *skill.Skill, bot int, setup skill.Setup) (*skill.Attempt, skill.Result) {
	t.Helper()
	a := skill.Begin(s, setup)
	s.Bots[bot].Play(a)
	if !a.Exercise.Done() {
		t.Fatalf("seed %d: %s does not end its go: %+v", setup.Seed, s.Bots[bot].Name, a.Exercise.View())
	}
	return a, a.Exercise.Result()
}

func TestWhoeverKnowsTheRulesMeetsTheStandardAndMostDoNot(t *testing.T) {
	s := open(t)
	good, usual, met := 0.0, 0.0, 0
	const seeds = 80
	for seed := range uint64(seeds) {
		_, g := play(t, &s, 0, skill.Setup{Seed: seed, Level: 2})
		if g.Score < 90 || !g.Met {
			t.Fatalf("seed %d: the good bot scores %.1f, met %v: %+v", seed, g.Score, g.Met, g.Lines)
		}
		_, u := play(t, &s, 1, skill.Setup{Seed: seed, Level: 2})
		good, usual = good+g.Score/seeds, usual+u.Score/seeds
		if u.Met {
			met++
		}
	}
	if good-usual < 25 || met > seeds*3/10 {
		t.Errorf("good %.1f, usual %.1f, usual meets the standard in %d of %d", good, usual, met, seeds)
	}
}

// after plays a go well, but for one field that is filled in otherwise.
func after(t *testing.T, s *skill.Skill, setup skill.Setup, field string, change func(skill.Field) string) skill.Result {
	t.Helper()
	clean := skill.Begin(s, setup)
	s.Bots[0].Play(clean)
	a := skill.Begin(s, setup)
	changed := false
	for _, in := range clean.Inputs {
		if in.Set == field && !changed {
			f, _ := a.Field(field)
			f.Value = in.Value
			in.Value, changed = change(f), true
		}
		a.Wait(in.Tick - a.Tick)
		if err := a.Do(skill.Input{Set: in.Set, Value: in.Value, Do: in.Do}); err != nil {
			t.Fatalf("%+v: %v", in, err)
		}
	}
	if !changed {
		t.Fatalf("no %s was filled in", field)
	}
	return a.Exercise.Result()
}

func why(r skill.Result) string {
	var all []string
	for _, l := range r.Lines {
		all = append(all, l.Why)
	}
	return strings.Join(all, "\n")
}

func TestEachErrorThatHasHarmedPeopleIsCaughtAndNamed(t *testing.T) {
	s := open(t)
	setup := skill.Setup{Seed: 4, Level: 0}
	whole := after(t, &s, setup, "dose", func(f skill.Field) string { return f.Value })
	for _, c := range []struct{ to, want string }{
		{"U", "U or IU for units"}, {"mcg", "micrograms or nanograms shortened"}, {".0 mg", "trailing zero"}, {"lead", "no leading zero"}, {"mg/kg", "dose per kilogram"}, {"", "no unit"},
	} {
		r := after(t, &s, setup, "dose", func(f skill.Field) string {
			number, _, _ := strings.Cut(f.Value, " ")
			switch c.to {
			case "lead":
				return ".5 mg"
			case "U":
				return number + "U"
			}
			return number + c.to
		})
		if !strings.Contains(why(r), c.want) || r.Score >= whole.Score {
			t.Errorf("%q: score %.1f of %.1f, and nothing says %q:\n%s", c.to, r.Score, whole.Score, c.want, why(r))
		}
	}
}

func TestABrandAndSmallLettersAreNamedAndOnlyTheBrandCostsTheStandard(t *testing.T) {
	s := open(t)
	var sawBrand bool
	brands := map[string]string{"DIGOXIN": "LANOXIN", "FUROSEMIDE": "LASIX", "LEVETIRACETAM": "KEPPRA", "ACICLOVIR": "ZOVIRAX", "RASBURICASE": "FASTURTEC"}
	for seed := range uint64(40) {
		setup := skill.Setup{Seed: seed, Level: 2}
		small := after(t, &s, setup, "drug", func(f skill.Field) string { return strings.ToLower(f.Value) })
		if !strings.Contains(why(small), "not in capitals") || !small.Met {
			t.Fatalf("seed %d: small letters: met %v\n%s", seed, small.Met, why(small))
		}
		r := after(t, &s, setup, "drug", func(f skill.Field) string {
			if b := brands[f.Value]; b != "" {
				sawBrand = true
				return b
			}
			return f.Value
		})
		if strings.Contains(why(r), "a brand") == r.Met {
			t.Errorf("seed %d: a brand is named %v, met %v", seed, strings.Contains(why(r), "a brand"), r.Met)
		}
	}
	if !sawBrand {
		t.Error("no go had a drug with a brand")
	}
}

func TestADrugThatClashesWithTheAllergyIsCaughtAndCapsTheScore(t *testing.T) {
	s := open(t)
	clashes := 0
	for seed := range uint64(60) {
		setup := skill.Setup{Seed: seed, Level: 1}
		a := skill.Begin(&s, setup)
		s.Bots[0].Play(a)
		if !strings.Contains(why(a.Exercise.Result()), "what was asked for clashes") {
			continue
		}
		clashes++
		for _, drug := range []string{"CO-AMOXICLAV", "PIPERACILLIN WITH TAZOBACTAM", "IBUPROFEN", "TRIMETHOPRIM", "ENOXAPARIN", "DALTEPARIN"} {
			r := after(t, &s, setup, "drug", func(skill.Field) string { return drug })
			if r.Critical != "" && r.Score > 49 {
				t.Errorf("seed %d: %s scores %.1f in spite of %q", seed, drug, r.Score, r.Critical)
			}
			if r.Critical != "" {
				clashes += 1000
			}
		}
	}
	if clashes < 5000 || clashes%1000 < 5 {
		t.Errorf("clashes asked for and written: %d", clashes)
	}
}

func TestAWeightOfThreeYearsAgoAndATenfoldDoseAreNamed(t *testing.T) {
	s := open(t)
	old, ten := 0, 0
	for seed := range uint64(60) {
		setup := skill.Setup{Seed: seed, Level: 1}
		v := skill.Begin(&s, setup).Exercise.View()
		kg := func(row int) float64 {
			x, _, _ := strings.Cut(v.Papers[1].Rows[row][1], " ")
			f, _ := strconv.ParseFloat(x, 64)
			return f
		}
		scale := func(by float64) func(skill.Field) string {
			return func(f skill.Field) string {
				number, unit, _ := strings.Cut(f.Value, " ")
				x, _ := strconv.ParseFloat(number, 64)
				return strconv.FormatFloat(x*by, 'f', 1, 64) + " " + unit
			}
		}
		if r := after(t, &s, setup, "dose", scale(kg(1)/kg(0))); strings.Contains(why(r), "the weight of 2023") {
			old++
		}
		if r := after(t, &s, setup, "dose", scale(10)); r.Critical != "" && r.Score <= 49 {
			ten++
		}
	}
	if old < 10 || ten != 60 {
		t.Errorf("the old weight was named %d times, ten times the dose %d of 60", old, ten)
	}
}

func TestAnotherPatientsLabelCapsTheScore(t *testing.T) {
	s := open(t)
	r := after(t, &s, skill.Setup{Seed: 2, Level: 2}, "label", func(f skill.Field) string {
		for _, o := range f.Options {
			if o.ID != f.Value {
				return o.ID
			}
		}
		return ""
	})
	if r.Critical == "" || r.Score > 49 || r.Met {
		t.Errorf("score %.1f, critical %q", r.Score, r.Critical)
	}
}

func TestPotassiumAmpoulesAreNeverAdded(t *testing.T) {
	s := open(t)
	for seed := range uint64(40) {
		setup := skill.Setup{Seed: seed, Level: 1}
		a := skill.Begin(&s, setup)
		s.Bots[0].Play(a)
		if !strings.Contains(why(a.Exercise.Result()), "sodium chloride") {
			continue
		}
		if r := after(t, &s, setup, "bag", func(skill.Field) string { return "ampoules" }); r.Score > 49 || !strings.Contains(r.Critical, "never event") {
			t.Errorf("seed %d: %.1f, %q", seed, r.Score, r.Critical)
		}
		return
	}
	t.Error("no go asks for a fluid")
}

func TestTwoSlipsOfSpellingCostNothing(t *testing.T) {
	s := open(t)
	setup := skill.Setup{Seed: 11, Level: 2}
	whole := after(t, &s, setup, "drug", func(f skill.Field) string { return f.Value })
	r := after(t, &s, setup, "drug", func(f skill.Field) string { return f.Value[:1] + f.Value[2:] })
	if r.Score != whole.Score || !r.Met {
		t.Errorf("one letter lost: %.1f, met %v; whole %.1f", r.Score, r.Met, whole.Score)
	}
}

func TestTheChartIsPrintedWithItsNoteAndAModel(t *testing.T) {
	s := open(t)
	_, r := play(t, &s, 0, skill.Setup{Seed: 9, Level: 2})
	for _, want := range []string{"FOR LEARNING, NOT FOR CARE", "Allergies", "Dose"} {
		if !strings.Contains(r.Written, want) {
			t.Errorf("the chart does not say %q:\n%s", want, r.Written)
		}
	}
	if !strings.Contains(r.Model, "first at") {
		t.Errorf("the model is %q", r.Model)
	}
}

func TestAGoReplaysToTheSameResult(t *testing.T) {
	s := open(t)
	for seed := range uint64(10) {
		a, want := play(t, &s, 1, skill.Setup{Seed: seed, Level: 2})
		b, err := skill.Replay(&s, a.Record())
		if err != nil {
			t.Fatal(err)
		}
		if got := b.Exercise.Result(); !reflect.DeepEqual(got, want) {
			t.Errorf("seed %d replayed to %+v, want %+v", seed, got, want)
		}
	}
}

func TestNonsenseIsExplainedAndChangesNothing(t *testing.T) {
	s := open(t)
	a := skill.Begin(&s, skill.Setup{Seed: 1, Level: 1})
	for _, in := range []skill.Input{
		{Set: "weight", Value: "heavy"},
		{Set: "weight", Value: "70 kg"},
		{Set: "allergy", Value: "?"},
		{Set: "label", Value: "z"},
		{Set: "dose", Value: "5 mg"},
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
	_ = a.Do(skill.Input{Set: "label", Value: "a"})
	_ = a.Do(skill.Input{Do: "sign"})
	for _, in := range []skill.Input{
		{Set: "dose", Value: "lots"},
		{Set: "dose", Value: "5 spoons"},
		{Set: "dose", Value: "1,5 mg"},
		{Set: "dose", Value: "5 mg/moon"},
		{Set: "dose", Value: "99999999 mg"},
		{Set: "at", Value: "soon"},
		{Set: "at", Value: "25:10"},
		{Set: "at", Value: "14:75"},
		{Set: "signed", Value: "1"},
		{Set: "signed", Value: "x"},
		{Set: "signed", Value: "x2"},
		{Do: "sign"},
	} {
		if err := a.Do(in); err == nil || len(err.Error()) < 15 {
			t.Errorf("%+v is answered with %v", in, err)
		}
	}
	if len(a.Inputs) != 2 {
		t.Errorf("nonsense was kept: %+v", a.Inputs)
	}
}

func TestWithTheClockOffNothingIsEarnedForSpeedAndNothingIsLost(t *testing.T) {
	s := open(t)
	a := skill.Begin(&s, skill.Setup{Seed: 3, Level: 2, Timing: skill.Off})
	a.Wait(20 * 60 * skill.TicksPerSecond)
	if a.Exercise.Done() {
		t.Fatal("the chart was taken away though the clock is off")
	}
	s.Bots[0].Play(a)
	if r := a.Exercise.Result(); r.Score != 100 || !r.Met {
		t.Errorf("score %.1f, met %v, want 100 and met: %+v", r.Score, r.Met, r.Lines)
	}
}

func TestAChartWhoseTimeIsUpIsTakenAsItStands(t *testing.T) {
	s := open(t)
	a := skill.Begin(&s, skill.Setup{Seed: 3, Level: 2})
	a.Wait(301 * skill.TicksPerSecond)
	if r := a.Exercise.Result(); !a.Exercise.Done() || r.Score != 0 || r.Met {
		t.Errorf("done %v, score %.1f, met %v: %+v", a.Exercise.Done(), r.Score, r.Met, r.Lines)
	}
}

func TestTheCardOfRulesIsAskedForAndTheResultSaysSo(t *testing.T) {
	s := open(t)
	a := skill.Begin(&s, skill.Setup{Seed: 5, Level: 1})
	if a.Exercise.View().Hint != "" {
		t.Fatal("an unguided go gives hints unasked")
	}
	if err := a.Do(skill.Input{Do: "ask"}); err != nil || !strings.Contains(a.Exercise.View().Hint, "in full") {
		t.Fatalf("asked for the card: %v, %q", err, a.Exercise.View().Hint)
	}
	s.Bots[0].Play(a)
	if r := a.Exercise.Result(); r.Score != 100 || !strings.Contains(r.Summary, "card of rules") {
		t.Errorf("score %.1f, summary %q", r.Score, r.Summary)
	}
}

func TestAGuidedGoNamesAnErrorOfWritingAsItStandsThere(t *testing.T) {
	s := open(t)
	a := skill.Begin(&s, skill.Setup{Seed: 5, Guided: true})
	_ = a.Do(skill.Input{Set: "label", Value: "a"})
	_ = a.Do(skill.Input{Do: "sign"})
	_ = a.Do(skill.Input{Set: "dose", Value: "10U"})
	if h := a.Exercise.View().Hint; !strings.Contains(h, "U or IU") {
		t.Errorf("the hint is %q", h)
	}
}

func TestTheLastPatientDoesNotComeAgain(t *testing.T) {
	s := open(t)
	for seed := uint64(1); seed < 40; seed++ {
		first := skill.Begin(&s, skill.Setup{Seed: seed}).Exercise.View().Papers[0].Rows[0][1]
		again := skill.Begin(&s, skill.Setup{Seed: seed + 100, Before: seed}).Exercise.View().Papers[0].Rows[0][1]
		if first == again {
			t.Errorf("seed %d: %s comes twice in a row", seed, first)
		}
	}
}

func TestASheetIsReadIn80ColumnsAndTenFields(t *testing.T) {
	s := open(t)
	for seed := range uint64(60) {
		clean := skill.Begin(&s, skill.Setup{Seed: seed, Level: 2})
		s.Bots[0].Play(clean)
		a := skill.Begin(&s, skill.Setup{Seed: seed, Level: 2})
		for _, in := range clean.Inputs {
			v := a.Exercise.View()
			if len(v.Fields) > 10 {
				t.Errorf("%d fields", len(v.Fields))
			}
			for _, p := range v.Papers {
				if len(p.Rows) > 14 {
					t.Errorf("%s has %d rows", p.Title, len(p.Rows))
				}
				for _, row := range p.Rows {
					if n := len([]rune(strings.Join(row, " "))); n > 34 {
						t.Errorf("%s: %q is %d columns", p.Title, row, n)
					}
				}
			}
			a.Wait(in.Tick - a.Tick)
			_ = a.Do(skill.Input{Set: in.Set, Value: in.Value, Do: in.Do})
		}
	}
}

func TestABookWithAnUntruthIsRefused(t *testing.T) {
	for name, spoil := range map[string]func(*chart.Book){
		"too few":             func(b *chart.Book) { b.Patients = b.Patients[:3] },
		"no twin":             func(b *chart.Book) { b.Patients[0].Twin = "" },
		"weight in stones":    func(b *chart.Book) { b.Patients[0].Weight = 11 },
		"no way":              func(b *chart.Book) { b.Drugs[0].Routes = []string{"by post"} },
		"no source":           func(b *chart.Book) { b.Drugs[0].Source = "hearsay" },
		"a class with no way": func(b *chart.Book) { b.Drugs[0].Class = "penicillin" },
		"coarse rounding":     func(b *chart.Book) { b.Drugs[6].Dose.Round = 200 },
		"no bag":              func(b *chart.Book) { b.Fluids[0].Bag = "tea" },
		"an unknown error":    func(b *chart.Book) { b.Lines[0].Errors = []string{"ugly"} },
		"a lonely allergy":    func(b *chart.Book) { b.Patients[0].Class = "latex" },
		"she who is he":       func(b *chart.Book) { b.Patients[0].Story = "He is awake." },
		"an order for a man":  func(b *chart.Book) { b.Insulins[1].Asked = "He eats and drinks." },
		"a fluid for a woman": func(b *chart.Book) { b.Fluids[0].Why = "She is dry." },
		"nothing beside it":   func(b *chart.Book) { b.Drugs[0].Not = []string{"high-k", "eats", "dka", "fluid"} },
	} {
		b := book(t)
		spoil(&b)
		if _, err := chart.New(b); err == nil || len(err.Error()) < 15 {
			t.Errorf("%s gives %v", name, err)
		}
	}
}
