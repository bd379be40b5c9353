package gas_test

import (
	"reflect"
	"strings"
	"testing"

	"downtime/content"
	"downtime/game/skill"
	"downtime/game/skill/gas"
)

func book(t *testing.T) gas.Book {
	t.Helper()
	b, err := content.SkillBook[gas.Book]("gas")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func open(t *testing.T) skill.Skill {
	t.Helper()
	s, err := gas.New(book(t))
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
		t.Fatalf("%s does not end its go", s.Bots[bot].Name)
	}
	return a, a.Exercise.Result()
}

func TestWhoeverTriesEveryRuleMeetsTheStandardAndMostDoNot(t *testing.T) {
	s := open(t)
	good, usual, met := 0.0, 0.0, 0
	const seeds = 60
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

// blanket signs everything off alike.
func blanket(a *skill.Attempt, verdict, rule string) skill.Result {
	for !a.Exercise.Done() {
		_ = a.Do(skill.Input{Set: "sum", Value: "1"})
		_ = a.Do(skill.Input{Set: "verdict", Value: verdict})
		_ = a.Do(skill.Input{Set: "rule", Value: rule})
		_ = a.Do(skill.Input{Do: "sign"})
	}
	return a.Exercise.Result()
}

func TestNeitherBlindFaithNorBlanketDoubtIsASkill(t *testing.T) {
	s := open(t)
	for seed := range uint64(40) {
		for _, all := range [][2]string{{"accept", "none"}, {"quarantine", "patient"}, {"repeat", "other"}} {
			if r := blanket(skill.Begin(&s, skill.Setup{Seed: seed, Level: 1}), all[0], all[1]); r.Score > 65 || r.Met {
				t.Errorf("seed %d: all %s scores %.1f, met %v", seed, all[0], r.Score, r.Met)
			}
		}
	}
}

// lines counts the lines of a kind that say so.
func lines(r skill.Result, label, why string) int {
	n := 0
	for _, l := range r.Lines {
		if strings.Contains(l.Label, label) && strings.Contains(l.Why, why) {
			n++
		}
	}
	return n
}

func TestAGoHasFivePrintOutsTwoOrThreeSoundAndLiesThatHangTogetherFromTheSecondLevel(t *testing.T) {
	s := open(t)
	seen := map[string]bool{}
	for seed := range uint64(80) {
		for level := range 3 {
			_, r := play(t, &s, 0, skill.Setup{Seed: seed, Level: level})
			if sound := lines(r, "what becomes", "right: accept"); sound < 2 || sound > 3 || lines(r, "what becomes", "") != 5 {
				t.Errorf("seed %d level %d: %d sound of %d", seed, level, sound, lines(r, "what becomes", ""))
			}
			if level == 0 && lines(r, "what becomes", `It broke the rule "The patient"`)+lines(r, "what becomes", `It broke the rule "Winter"`) > 0 {
				t.Errorf("seed %d: the easiest level has a lie that hangs together", seed)
			}
			for _, l := range r.Lines {
				if _, rule, ok := strings.Cut(l.Why, `It broke the rule "`); ok {
					rule, _, _ = strings.Cut(rule, `"`)
					seen[rule] = true
				}
			}
		}
	}
	for _, rule := range []string{"Identity", "Time", "Repeated", "Henderson-Hasselbalch", "Vessel", "Winter", "Anion gap", "Second measurement", "The patient"} {
		if !seen[rule] {
			t.Errorf("no go breaks the rule %s", rule)
		}
	}
}

func TestTwoSeedsAreTwoGoes(t *testing.T) {
	s := open(t)
	views := map[string]bool{}
	for seed := range uint64(30) {
		v := skill.Begin(&s, skill.Setup{Seed: seed}).Exercise.View()
		views[v.Say[0]+v.Papers[0].Rows[1][1]] = true
	}
	if len(views) < 29 {
		t.Errorf("30 seeds begin in %d ways", len(views))
	}
}

func TestAGoReplaysToTheSameResult(t *testing.T) {
	s := open(t)
	a, want := play(t, &s, 1, skill.Setup{Seed: 7, Level: 2})
	b, err := skill.Replay(&s, a.Record())
	if err != nil {
		t.Fatal(err)
	}
	if got := b.Exercise.Result(); !reflect.DeepEqual(got, want) {
		t.Errorf("replayed to %+v, want %+v", got, want)
	}
}

func TestNonsenseIsExplainedAndChangesNothing(t *testing.T) {
	s := open(t)
	a := skill.Begin(&s, skill.Setup{Seed: 1, Level: 1})
	for _, in := range []skill.Input{
		{Set: "sum", Value: "acid"},
		{Set: "sum", Value: "40 nmol"},
		{Set: "sum", Value: "4,1"},
		{Set: "verdict", Value: "maybe"},
		{Set: "rule", Value: "none,hh"},
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

func TestAPrintOutIsAcceptedOnlyWhereNoRuleBreaks(t *testing.T) {
	s := open(t)
	a := skill.Begin(&s, skill.Setup{Seed: 1})
	_ = a.Do(skill.Input{Set: "verdict", Value: "accept"})
	_ = a.Do(skill.Input{Set: "rule", Value: "hh"})
	if err := a.Do(skill.Input{Do: "sign"}); err == nil || !strings.Contains(err.Error(), "no rule breaks") {
		t.Errorf("accepting a broken rule gives %v", err)
	}
}

func TestWithTheClockOffNothingIsEarnedForSpeedAndNothingIsLost(t *testing.T) {
	s := open(t)
	a := skill.Begin(&s, skill.Setup{Seed: 3, Level: 2, Timing: skill.Off})
	a.Wait(10 * 60 * skill.TicksPerSecond)
	if a.Exercise.Done() {
		t.Fatal("the print-outs were taken away though the clock is off")
	}
	s.Bots[0].Play(a)
	if r := a.Exercise.Result(); r.Score != 100 || !r.Met {
		t.Errorf("score %.1f, met %v, want 100 and met", r.Score, r.Met)
	}
}

func TestWhatIsNotJudgedInTimeScoresNothing(t *testing.T) {
	s := open(t)
	a := skill.Begin(&s, skill.Setup{Seed: 3, Level: 2})
	a.Wait(241 * skill.TicksPerSecond)
	if r := a.Exercise.Result(); !a.Exercise.Done() || r.Score != 0 || r.Met {
		t.Errorf("done %v, score %.1f, met %v", a.Exercise.Done(), r.Score, r.Met)
	}
}

func TestThePocketCardIsAskedForAndTheResultSaysSo(t *testing.T) {
	s := open(t)
	a := skill.Begin(&s, skill.Setup{Seed: 5, Level: 1})
	if a.Exercise.View().Hint != "" {
		t.Fatal("an unguided go gives hints unasked")
	}
	if err := a.Do(skill.Input{Do: "ask"}); err != nil || !strings.Contains(a.Exercise.View().Hint, "0.2 x HCO3") {
		t.Fatalf("asked for the card: %v, hint %q", err, a.Exercise.View().Hint)
	}
	s.Bots[0].Play(a)
	if r := a.Exercise.Result(); r.Score != 100 || !strings.Contains(r.Summary, "pocket card") {
		t.Errorf("score %.1f, summary %q", r.Score, r.Summary)
	}
}

func TestMoreErrorNeverScoresMore(t *testing.T) {
	s := open(t)
	for seed := range uint64(20) {
		_, whole := play(t, &s, 0, skill.Setup{Seed: seed, Level: 1})
		a := skill.Begin(&s, skill.Setup{Seed: seed, Level: 1})
		_ = a.Do(skill.Input{Set: "sum", Value: "999"})
		_ = a.Do(skill.Input{Set: "verdict", Value: "repeat"})
		_ = a.Do(skill.Input{Set: "rule", Value: "other"})
		_ = a.Do(skill.Input{Do: "sign"})
		s.Bots[0].Play(a)
		if r := a.Exercise.Result(); r.Score >= whole.Score {
			t.Errorf("seed %d: with a wrong sum %.1f, without %.1f", seed, r.Score, whole.Score)
		}
	}
}

func TestAPrintOutIsReadIn80ColumnsAndTenFields(t *testing.T) {
	s := open(t)
	for seed := range uint64(40) {
		v := skill.Begin(&s, skill.Setup{Seed: seed, Level: 2}).Exercise.View()
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
	}
}

func TestABookWithAnUntruthIsRefused(t *testing.T) {
	for name, spoil := range map[string]func(*gas.Book){
		"too few":            func(b *gas.Book) { b.Cases = b.Cases[:5] },
		"twice":              func(b *gas.Book) { b.Cases[1] = b.Cases[0] },
		"no twin":            func(b *gas.Book) { b.Cases[0].Twin = "" },
		"a value missing":    func(b *gas.Book) { b.Cases[0].True.K = 0 },
		"a truth that lies":  func(b *gas.Book) { b.Cases[0].True.PCO2 = 6 },
		"a lie that is true": func(b *gas.Book) { b.Cases[0].Lies[0].Print = gas.Values{} },
	} {
		b := book(t)
		spoil(&b)
		if _, err := gas.New(b); err == nil || len(err.Error()) < 15 {
			t.Errorf("%s gives %v", name, err)
		}
	}
}
