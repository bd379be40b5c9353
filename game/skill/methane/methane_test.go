package methane_test

import (
	"reflect"
	"strings"
	"testing"

	"downtime/content"
	"downtime/game/skill"
	"downtime/game/skill/methane"
)

func book(t *testing.T) methane.Book {
	t.Helper()
	b, err := content.SkillBook[methane.Book]("methane")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func open(t *testing.T) skill.Skill {
	t.Helper()
	s, err := methane.New(book(t))
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

// after plays a go well, but for one field, given otherwise ("" as it was), and deeds more or fewer.
func after(t *testing.T, s *skill.Skill, setup skill.Setup, field, value string, skip string, more ...string) skill.Result {
	t.Helper()
	clean, _ := play(t, s, 0, setup)
	a := skill.Begin(s, setup)
	for _, in := range clean.Inputs {
		if in.Set == field && field != "" {
			in.Value = value
		}
		if in.Do == skip && skip != "" {
			continue
		}
		if in.Do == "done" {
			for _, m := range more {
				if err := a.Do(skill.Input{Do: m}); err != nil {
					t.Fatalf("%s: %v", m, err)
				}
			}
		}
		a.Wait(in.Tick - a.Tick)
		if err := a.Do(skill.Input{Set: in.Set, Value: in.Value, Do: in.Do}); err != nil {
			t.Fatalf("%+v: %v", in, err)
		}
	}
	return a.Exercise.Result()
}

func line(t *testing.T, r skill.Result, label string) skill.Line {
	t.Helper()
	for _, l := range r.Lines {
		if strings.HasPrefix(l.Label, label) {
			return l
		}
	}
	t.Fatalf("no line %s in %+v", label, r.Lines)
	return skill.Line{}
}

func TestWhoeverReportsWhatIsToldMeetsTheStandardAndMostDoNot(t *testing.T) {
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

func TestALetterIsAbsentPartialOrCompleteAndTrue(t *testing.T) {
	s := open(t)
	setup := skill.Setup{Seed: 1, Level: 0}
	for _, c := range []struct {
		field, value, label string
		points              float64
	}{
		{"", "", "T,", 6},
		{"type", "", "T,", 0},
		{"type", "confidentiality,malicious,supplier", "T,", 0},
		{"m", "self", "M,", 0},
		{"m", "nothing", "M,", 0},
		{"units", "999", "E, exact", 3},
		{"unknown", "99", "N,", 3},
		{"working", "radios", "A,", 0},
	} {
		if l := line(t, after(t, &s, setup, c.field, c.value, ""), c.label); l.Points != c.points {
			t.Errorf("%s %q: %s earns %.1f, want %.1f (%s)", c.field, c.value, l.Label, l.Points, c.points, l.Why)
		}
	}
}

// situations plays every situation of the book once, by its first seed at the level where all are drawn.
func situations(t *testing.T, s *skill.Skill, with func(seed uint64, m *methane.Situation)) {
	t.Helper()
	b := book(t)
	seen := map[string]bool{}
	for seed := range uint64(300) {
		v := skill.Begin(s, skill.Setup{Seed: seed, Level: 1}).Exercise.View()
		for i := range b.Situations {
			if m := &b.Situations[i]; v.Say[0] == m.Title+"." && !seen[m.ID] {
				seen[m.ID] = true
				with(seed, m)
			}
		}
	}
	if len(seen) != len(b.Situations) || len(seen) < 6 {
		t.Errorf("%d of %d situations are drawn", len(seen), len(b.Situations))
	}
}

func TestCriticalOrMajorIsAcceptedWhereTheCriteriaAreMetAndTooMuchIsNotWhereTheyAreNot(t *testing.T) {
	s := open(t)
	situations(t, &s, func(seed uint64, m *methane.Situation) {
		setup := skill.Setup{Seed: seed, Level: 1}
		grade := func(g string) float64 {
			a, _ := play(t, &s, 0, setup)
			b := skill.Begin(&s, setup)
			for _, in := range a.Inputs {
				if in.Set == "grade" {
					in.Value = g
				}
				b.Wait(in.Tick - b.Tick)
				_ = b.Do(skill.Input{Set: in.Set, Value: in.Value, Do: in.Do})
			}
			_ = b.Do(skill.Input{Do: "done"})
			_ = b.Do(skill.Input{Do: "print"})
			l := line(t, b.Exercise.Result(), "Grade")
			return l.Points / l.Of
		}
		low, mid, high := grade("continuity"), grade("critical"), grade("major")
		if m.Grades[0] == "continuity" && (low != 1 || mid >= 0.5 || high != 0) {
			t.Errorf("%s: continuity %.2f, critical %.2f, major %.2f", m.ID, low, mid, high)
		}
		if m.Grades[0] != "continuity" && (low != 0 || mid != 1 || high != 1) {
			t.Errorf("%s: continuity %.2f, critical %.2f, major %.2f", m.ID, low, mid, high)
		}
	})
}

func TestADoctorAsksAndDoesNotDeclareNorRingsANationalBody(t *testing.T) {
	s := open(t)
	setup := skill.Setup{Seed: 1, Level: 0}
	for _, who := range []string{"self", "national", "ticket"} {
		if r := after(t, &s, setup, "ask", who, ""); line(t, r, "Who declares").Points != 0 || r.Met {
			t.Errorf("asking %s earns %+v", who, line(t, r, "Who declares"))
		}
	}
	if l := line(t, after(t, &s, setup, "ask", "manager", ""), "Who declares"); l.Points != l.Of/2 {
		t.Errorf("the executive directly earns %.1f of %.1f", l.Points, l.Of)
	}
}

func TestAnAttackMakesNoGrade(t *testing.T) {
	s := open(t)
	setup := skill.Setup{Seed: 1, Level: 0}
	clean := line(t, after(t, &s, setup, "", "", ""), "Reasons")
	a, _ := play(t, &s, 0, setup)
	for _, in := range a.Inputs {
		if in.Set == "reasons" {
			with := line(t, after(t, &s, setup, "reasons", in.Value+",attack", ""), "Reasons")
			if with.Points >= clean.Points || !strings.Contains(with.Why, "makes no grade") {
				t.Errorf("with an attack among the reasons: %+v", with)
			}
		}
	}
}

func TestTheCardIsTickedByDoingAndWhatIsNotDueOrHarmsCosts(t *testing.T) {
	s := open(t)
	setup := skill.Setup{Seed: 1, Level: 0}
	whole := after(t, &s, setup, "", "", "")
	for name, r := range map[string]skill.Result{
		"a line left":    after(t, &s, setup, "", "", "zero"),
		"done too early": after(t, &s, setup, "", "", "", "enter"),
	} {
		if l := line(t, r, "Action card"); l.Points >= line(t, whole, "Action card").Points || r.Score >= whole.Score {
			t.Errorf("%s: %+v", name, l)
		}
	}
	a := skill.Begin(&s, setup)
	clean, _ := play(t, &s, 0, setup)
	for _, in := range clean.Inputs {
		_ = a.Do(skill.Input{Set: in.Set, Value: in.Value, Do: in.Do})
		if in.Do == "decide" {
			break
		}
	}
	traps := 0
	for _, c := range a.Exercise.View().Controls {
		if r := map[string]bool{"all-off": true, "restart": true, "photo": true, "national": true, "wait": true}; r[c.ID] {
			traps++
			if got := after(t, &s, setup, "", "", "", c.ID); got.Score >= whole.Score {
				t.Errorf("%s costs nothing", c.ID)
			}
		}
	}
	if traps != 3 {
		t.Errorf("%d traps are offered", traps)
	}
	if err := a.Do(skill.Input{Do: "zero"}); err != nil || !strings.Contains(a.Exercise.View().Papers[0].Rows[2][0], "[x]") {
		t.Errorf("done and not ticked: %v %v", err, a.Exercise.View().Papers[0].Rows)
	}
	if err := a.Do(skill.Input{Do: "zero"}); err == nil {
		t.Error("a line is done twice")
	}
}

func TestTheLineThatIsRewrittenStandsOnThePrintedCard(t *testing.T) {
	s := open(t)
	_, r := play(t, &s, 0, skill.Setup{Seed: 3, Level: 1})
	for _, want := range []string{"ACTION CARD", "Say time zero aloud and write it on the board  (your line)", "For learning, not for care", "STAND-DOWN", "[x] 0"} {
		if !strings.Contains(r.Written, want) {
			t.Errorf("the card does not say %q:\n%s", want, r.Written)
		}
	}
}

func TestProseIsSetBesideAModelAndNeverMarked(t *testing.T) {
	s := open(t)
	setup := skill.Setup{Seed: 3, Level: 0}
	a, plain := play(t, &s, 0, setup)
	b := skill.Begin(&s, setup)
	for _, in := range a.Inputs {
		if in.Do == "decide" {
			if err := b.Do(skill.Input{Set: "words", Value: "Its bad. Com quick."}); err != nil {
				t.Fatal(err)
			}
		}
		b.Wait(in.Tick - b.Tick)
		_ = b.Do(skill.Input{Set: in.Set, Value: in.Value, Do: in.Do})
	}
	r := b.Exercise.Result()
	if r.Score != plain.Score || r.Words != "Its bad. Com quick." || strings.Contains(r.Written, "Com quick") || !strings.HasPrefix(r.Model, "Resident doctor") && !strings.Contains(r.Model[:60], "resident doctor") || strings.ContainsAny(r.Model, "{[|") {
		t.Errorf("score %.1f beside %.1f, model:\n%s", r.Score, plain.Score, r.Model)
	}
}

func TestTheSituationChangesAsItIsReportedAndTheOldNumbersAreNamed(t *testing.T) {
	s := open(t)
	a := skill.Begin(&s, skill.Setup{Seed: 5, Level: 2})
	before := len(a.Exercise.View().Say)
	events := a.Wait(41 * skill.TicksPerSecond)
	if len(events) != 1 || len(a.Exercise.View().Say) != before+1 || !strings.HasPrefix(a.Exercise.View().Say[before-1], "New:") {
		t.Fatalf("%d events, say %q", len(events), a.Exercise.View().Say)
	}
	_, u := play(t, &s, 1, skill.Setup{Seed: 5, Level: 2})
	if l := line(t, u, "N,"); !strings.Contains(l.Why, "before the last call") {
		t.Errorf("the old numbers: %+v", l)
	}
}

func TestAReportInGoodTimeEarnsMoreAndAWrongOneLittle(t *testing.T) {
	s := open(t)
	at := func(seconds int64) float64 {
		a := skill.Begin(&s, skill.Setup{Seed: 5, Level: 2})
		a.Wait(seconds * skill.TicksPerSecond)
		s.Bots[0].Play(a)
		return line(t, a.Exercise.Result(), "In good time").Points
	}
	early, late, never := at(0), at(120), at(400)
	if !(early > late && late > never && never == 0) {
		t.Errorf("early %.1f, late %.1f, too late %.1f", early, late, never)
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
		{Set: "units", Value: "many"},
		{Set: "units", Value: "-3"},
		{Set: "exposed", Value: "2.5"},
		{Set: "exposed", Value: "1000"},
		{Set: "type", Value: "odd"},
		{Set: "type", Value: "many,many"},
		{Set: "m", Value: "perhaps"},
		{Set: "line", Value: "zero"},
		{Do: "fly"},
		{Do: "zero"},
		{Do: "print"},
		{Do: "send"},
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
	s := open(t)
	a := skill.Begin(&s, skill.Setup{Seed: 3, Level: 2, Timing: skill.Off})
	a.Wait(20 * 60 * skill.TicksPerSecond)
	if a.Exercise.View().Left != nil {
		t.Error("seconds are counted though the clock is off")
	}
	s.Bots[0].Play(a)
	if r := a.Exercise.Result(); r.Score != 100 || !r.Met {
		t.Errorf("score %.1f, met %v, want 100 and met: %+v", r.Score, r.Met, r.Lines)
	}
}

func TestTheLettersAreSpeltOutWhereAsked(t *testing.T) {
	s := open(t)
	a := skill.Begin(&s, skill.Setup{Seed: 5, Level: 1})
	if a.Exercise.View().Hint != "" {
		t.Fatal("an unguided go gives hints unasked")
	}
	if err := a.Do(skill.Input{Do: "ask"}); err != nil || !strings.Contains(a.Exercise.View().Hint, "Exact location") {
		t.Fatalf("asked for the letters: %v, %q", err, a.Exercise.View().Hint)
	}
	s.Bots[0].Play(a)
	if r := a.Exercise.Result(); r.Score != 100 || !strings.Contains(r.Summary, "spelt out") {
		t.Errorf("score %.1f, summary %q", r.Score, r.Summary)
	}
}

func TestTheLastSituationDoesNotComeAgain(t *testing.T) {
	s := open(t)
	for seed := uint64(1); seed < 60; seed++ {
		for level := range 3 {
			first := skill.Begin(&s, skill.Setup{Seed: seed, Level: level}).Exercise.View().Say[0]
			again := skill.Begin(&s, skill.Setup{Seed: seed + 100, Level: level, Before: seed}).Exercise.View().Say[0]
			if first == again {
				t.Errorf("seed %d: %s comes twice in a row", seed, first)
			}
		}
	}
}

func TestAStepIsReadIn80ColumnsAndTenFields(t *testing.T) {
	s := open(t)
	situations(t, &s, func(seed uint64, _ *methane.Situation) {
		clean, _ := play(t, &s, 0, skill.Setup{Seed: seed, Level: 1})
		a := skill.Begin(&s, skill.Setup{Seed: seed, Level: 1})
		for _, in := range clean.Inputs {
			v := a.Exercise.View()
			if len(v.Fields) > 10 {
				t.Errorf("%d fields", len(v.Fields))
			}
			for _, text := range v.Say {
				if strings.ContainsAny(text, "{}|#") || strings.Contains(text, " 0 ") {
					t.Errorf("a number is not filled in: %s", text)
				}
			}
			used := map[string]bool{}
			for _, c := range v.Controls {
				if used[c.Key] || c.Key == "q" {
					t.Errorf("two controls have the key %q", c.Key)
				}
				used[c.Key] = true
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
			_ = a.Do(skill.Input{Set: in.Set, Value: in.Value, Do: in.Do})
		}
	})
}

func TestABookWithAGapIsRefused(t *testing.T) {
	for name, spoil := range map[string]func(*methane.Book){
		"too few":          func(b *methane.Book) { b.Situations = b.Situations[:5] },
		"a number untold":  func(b *methane.Book) { b.Situations[0].Say = []string{"It is bad."} },
		"an update untold": func(b *methane.Book) { b.Situations[0].Update.Say = "More." },
		"no such hazard":   func(b *methane.Book) { b.Situations[0].Hazards = []string{"bears"} },
		"no grade":         func(b *methane.Book) { b.Situations[0].Grades = nil },
		"backwards span":   func(b *methane.Book) { b.Situations[0].Numbers.A = [2]int{5, 2} },
		"a card missing":   func(b *methane.Book) { b.Cards = b.Cards[1:] },
		"a line untold":    func(b *methane.Book) { b.Cards[0].Lines[0].Says = "" },
		"a lame trap":      func(b *methane.Book) { b.Traps[0].Says = "" },
	} {
		b := book(t)
		spoil(&b)
		if _, err := methane.New(b); err == nil || len(err.Error()) < 15 {
			t.Errorf("%s gives %v", name, err)
		}
	}
}
