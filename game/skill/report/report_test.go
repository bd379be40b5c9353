package report_test

import (
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"downtime/content"
	"downtime/game/skill"
	"downtime/game/skill/report"
)

func book(t *testing.T) report.Book {
	t.Helper()
	b, err := content.SkillBook[report.Book]("report")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func open(t *testing.T) skill.Skill {
	t.Helper()
	s, err := report.New(book(t))
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

// after plays a go well, but for one field, written otherwise, and that many seconds of waiting before it is signed.
func after(t *testing.T, s *skill.Skill, setup skill.Setup, field string, change func(string) string, wait int64) skill.Result {
	t.Helper()
	clean, _ := play(t, s, 0, setup)
	a := skill.Begin(s, setup)
	for _, in := range clean.Inputs {
		if in.Set == field && field != "" {
			in.Value = change(in.Value)
		}
		if in.Do == "next" && field == "words" {
			if err := a.Do(skill.Input{Set: "words", Value: change("")}); err != nil {
				t.Fatal(err)
			}
		}
		a.Wait(in.Tick - a.Tick)
		if in.Do == "sign" {
			a.Wait(wait * skill.TicksPerSecond)
		}
		if err := a.Do(skill.Input{Set: in.Set, Value: in.Value, Do: in.Do}); err != nil {
			t.Fatalf("%+v: %v", in, err)
		}
	}
	return a.Exercise.Result()
}

func put(value string) func(string) string { return func(string) string { return value } }

// another is the id of another device in a list of three.
func another(id string) string { return map[string]string{"a": "b", "b": "c", "c": "a"}[id] }

func aTenthMore(number string) string {
	x, _ := strconv.ParseFloat(number, 64)
	return strconv.FormatFloat(1.1*x, 'f', 2, 64)
}

func near(a, b float64) bool { return math.Abs(a-b) < 0.01 }

func TestWhoeverReadsThePapersMeetsTheStandardAndMostDoNot(t *testing.T) {
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

// 70 for completeness of six critical fields, 20 for truth, 10 for time, full to 180 s and none from 420 s.
func TestTheScoreIsSeventyTwentyTen(t *testing.T) {
	s := open(t)
	setup := skill.Setup{Seed: 2, Level: 1}
	for _, c := range []struct {
		name, field string
		change      func(string) string
		wait        int64
		want        float64
	}{
		{"all of it, 120 s", "", nil, 0, 100},
		{"at 180 s", "", nil, 60, 100},
		{"at 300 s", "", nil, 180, 95},
		{"at 420 s", "", nil, 300, 90},
		{"at 600 s", "", nil, 480, 90},
		{"no serial number: a field and a truth", "serial", put(""), 0, 100 - 70.0/6 - 2},
		{"a false serial number: a field and a truth", "serial", put("XX-1"), 0, 100 - 70.0/6 - 2},
		{"another device: a field and a truth", "device", another, 0, 100 - 70.0/6 - 2},
		{"numbers that nobody saw: a field and a truth", "asked", put("99999"), 0, 100 - 70.0/6 - 2},
		{"a number that is a little off: a truth", "asked", aTenthMore, 0, 98},
		{"harm left out", "harm", put(""), 0, 100 - 70.0/6 - 2},
		{"a name in the text", "words", put("it happened to Mrs Smith"), 0, 95},
	} {
		if r := after(t, &s, setup, c.field, c.change, c.wait); !near(r.Score, c.want) {
			t.Errorf("%s: %.2f, want %.2f: %+v", c.name, r.Score, c.want, r.Lines)
		}
	}
}

func TestWithTheClockOffNothingIsEarnedForSpeedAndNothingIsLost(t *testing.T) {
	s := open(t)
	setup := skill.Setup{Seed: 2, Level: 2, Timing: skill.Off}
	if r := after(t, &s, setup, "", nil, 3000); r.Score != 100 || !r.Met {
		t.Errorf("score %.1f, met %v", r.Score, r.Met)
	}
	if r := after(t, &s, setup, "words", put("it happened to Mrs Smith"), 0); !near(r.Score, 95) {
		t.Errorf("a name costs %.1f, not 5", 100-r.Score)
	}
	setup.Timing = skill.Double
	if r := after(t, &s, setup, "", nil, 240); r.Score != 100 {
		t.Errorf("at 360 s with twice the time: %.1f", r.Score)
	}
}

func TestASpeedyReportOfLittleEarnsNothingForSpeed(t *testing.T) {
	s := open(t)
	a := skill.Begin(&s, skill.Setup{Seed: 2, Level: 1})
	for _, in := range []skill.Input{{Set: "words", Value: "broken"}, {Do: "next"}, {Set: "told", Value: "nurse"}, {Do: "sign"}, {Set: "place", Value: "shelf"}, {Do: "hand-on"}} {
		if err := a.Do(in); err != nil {
			t.Fatal(err)
		}
	}
	if r := a.Exercise.Result(); r.Score != 0 {
		t.Errorf("a report without anything on it scores %.1f: %+v", r.Score, r.Lines)
	}
}

// hand plays a handover on a fresh go.
func hand(t *testing.T, s *skill.Skill, setup skill.Setup) skill.Result {
	t.Helper()
	a := skill.Begin(s, setup)
	clean, _ := play(t, s, 0, setup)
	value := map[string]string{}
	for _, in := range clean.Inputs {
		value[in.Set] = in.Value
	}
	for _, in := range []skill.Input{
		{Set: "device", Value: value["device"]},
		{Do: "hand"},
		{Set: "safe", Value: "yes"},
		{Set: "place", Value: "locked"},
		{Set: "evidence", Value: value["evidence"]},
		{Set: "day", Value: "named"},
		{Set: "when", Value: "handover"},
		{Do: "hand-over"},
	} {
		if err := a.Do(in); err != nil {
			t.Fatalf("%+v: %v", in, err)
		}
	}
	return a.Exercise.Result()
}

func TestHandedProperlyToTheDayTeamAtThreeInTheMorningIsNearlyFullMarksAndByDayIsNot(t *testing.T) {
	s := open(t)
	night, day := 0, 0
	for seed := range uint64(40) {
		setup := skill.Setup{Seed: seed, Level: 2}
		r := hand(t, &s, setup)
		where := skill.Begin(&s, setup).Exercise.View().Say[0]
		late := strings.Contains(where, ", 02:") || strings.Contains(where, ", 03:")
		switch {
		case late && near(r.Score, 92) && r.Met && strings.Contains(r.Written, "HANDOVER OF A DEVICE"):
			night++
		case !late && r.Score < 75 && !r.Met:
			day++
		default:
			t.Errorf("seed %d, night %v: %.1f, met %v", seed, late, r.Score, r.Met)
		}
	}
	if night == 0 || day == 0 {
		t.Errorf("%d nights, %d days", night, day)
	}
}

func TestWhatDestroysEvidenceCostsAndADeviceThatIsGoneCapsTheScore(t *testing.T) {
	s := open(t)
	seen := map[string]bool{}
	for seed := range uint64(60) {
		setup := skill.Setup{Seed: seed, Level: 2}
		a, _ := play(t, &s, 0, setup)
		b := skill.Begin(&s, setup)
		var options []string
		for _, in := range a.Inputs {
			if f, ok := b.Field("evidence"); ok && in.Set == "evidence" {
				for _, o := range f.Options {
					if !slices.Contains(strings.Split(in.Value, ","), o.ID) {
						options = append(options, o.ID)
					}
				}
			}
			_ = b.Do(skill.Input{Set: in.Set, Value: in.Value, Do: in.Do})
		}
		if len(options) != 5 {
			t.Fatalf("seed %d: %d things not to do are offered: %v", seed, len(options), options)
		}
		for _, bad := range options {
			if seen[bad] {
				continue
			}
			seen[bad] = true
			r := after(t, &s, setup, "evidence", func(v string) string { return v + "," + bad }, 0)
			gone := bad == "pool" || bad == "discard"
			if r.Score >= 97 || r.Met || gone != (r.Critical != "") || gone && r.Score > 49 || !strings.Contains(r.Later, "could not be examined") {
				t.Errorf("%s: %.1f, met %v, critical %q, %s", bad, r.Score, r.Met, r.Critical, r.Later)
			}
		}
	}
	if len(seen) != 10 {
		t.Errorf("only %d of the things not to do are ever offered: %v", len(seen), seen)
	}
}

func TestANoticeComesBackWithTheSerialNumberAndNotWithoutIt(t *testing.T) {
	s := open(t)
	for seed := range uint64(30) {
		setup := skill.Setup{Seed: seed, Level: 2}
		v := skill.Begin(&s, setup).Exercise.View()
		serial, beside := v.Papers[0].Rows[1][1], v.Papers[2].Rows[1][1]
		if serial == beside {
			t.Fatalf("seed %d: both labels say %s", seed, serial)
		}
		if _, r := play(t, &s, 0, setup); strings.Count(r.Later, serial) < 2 || !strings.Contains(r.Later, "FIELD SAFETY NOTICE") || !strings.Contains(r.Later, "fictional") {
			t.Errorf("seed %d: the notice does not cite %s:\n%s", seed, serial, r.Later)
		}
		r := after(t, &s, setup, "serial", put(beside), 0)
		if strings.Contains(r.Later, "FIELD SAFETY NOTICE") || r.Met {
			t.Errorf("seed %d: a notice came back for the neighbour, met %v", seed, r.Met)
		}
		if !slices.ContainsFunc(r.Lines, func(l skill.Line) bool { return strings.Contains(l.Why, "the sound one beside it") }) {
			t.Errorf("seed %d: nothing says that it is the neighbour's number", seed)
		}
	}
}

func TestOneEntryMakesBothTextsAndNoneOfThemNamesThePatient(t *testing.T) {
	s := open(t)
	b := book(t)
	for seed := range uint64(30) {
		setup := skill.Setup{Seed: seed, Level: 2}
		var name string
		for i := range b.Incidents {
			if strings.HasPrefix(skill.Begin(&s, setup).Exercise.View().Say[0], b.Incidents[i].Place+", ") {
				name = b.Incidents[i].Name
			}
		}
		r := after(t, &s, setup, "words", put("found while I saw "+name+", 943 476 5919"), 0)
		last := strings.Fields(name)[1]
		for _, want := range []string{"1. LOCAL INCIDENT RECORD", "2. DEVICE REPORT", "[removed]", "Yellow Card"} {
			if !strings.Contains(r.Written, want) {
				t.Errorf("seed %d: %q is missing:\n%s", seed, want, r.Written)
			}
		}
		if strings.Contains(r.Written, last) || strings.Contains(r.Written, "5919") || r.Met {
			t.Errorf("seed %d: %s is in the report, or the standard is met:\n%s", seed, last, r.Written)
		}
	}
}

func TestIdentifiableDataIsFoundAndOrdinaryWordsAreNot(t *testing.T) {
	for text, want := range map[string]bool{
		"Doris was drowsy": true, "mrs penhale slept": true, "Penhale's pump": true, "Mrs Smith was there": true, "NHS 943 476 5919": true, "number 471 2208": true,
		"born 14/02/1958": true, "DOB 1.2.1990": true,
		"the pump gave twice the dose": false, "serial HS2-40718 and asset CE1234": false, "set 4.0, gave 8.1 at 14:20 on 22/11/2026": false,
		"Sister saw it too": false, "patient in bed 7 was drowsy": false, "miss the alarm and you miss it all": false,
	} {
		if got := report.Identifying(text, "Doris Penhale", "HS2-40718"); (len(got) > 0) != want {
			t.Errorf("%q: found %v", text, got)
		}
	}
}

func TestAGuidedGoPointsOutANameAndSaysWhy(t *testing.T) {
	s := open(t)
	a := skill.Begin(&s, skill.Setup{Seed: 1, Guided: true})
	_ = a.Do(skill.Input{Set: "words", Value: "Mrs Smith"})
	if h := a.Exercise.View().Hint; !strings.Contains(h, "Mrs Smith") || !strings.Contains(h, "far from the ward") {
		t.Errorf("the hint is %q", h)
	}
}

func TestLeavingItIsPossibleAndScoresNothing(t *testing.T) {
	s := open(t)
	a := skill.Begin(&s, skill.Setup{Seed: 1, Level: 2})
	if err := a.Do(skill.Input{Do: "leave"}); err != nil || !a.Exercise.Done() {
		t.Fatal(err)
	}
	if r := a.Exercise.Result(); r.Score != 0 || r.Met || r.Written != "" || !strings.Contains(r.Later, "no notice") {
		t.Errorf("%+v", r)
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
		{Set: "asked", Value: "a lot"},
		{Set: "asked", Value: "4 mL/h"},
		{Set: "found", Value: "-3"},
		{Set: "serial", Value: "don't know"},
		{Set: "device", Value: "z"},
		{Set: "safe", Value: "yes,no"},
		{Set: "harm", Value: "none"},
		{Do: "fly"},
		{Do: "sign"},
		{Do: "next"},
	} {
		if err := a.Do(in); err == nil || len(err.Error()) < 15 {
			t.Errorf("%+v is answered with %v", in, err)
		}
	}
	if len(a.Inputs) != 0 {
		t.Errorf("nonsense was kept: %+v", a.Inputs)
	}
}

func TestTheCardIsAskedForAndTheResultSaysSo(t *testing.T) {
	s := open(t)
	a := skill.Begin(&s, skill.Setup{Seed: 5, Level: 1})
	if a.Exercise.View().Hint != "" {
		t.Fatal("an unguided go gives hints unasked")
	}
	if err := a.Do(skill.Input{Do: "ask"}); err != nil || !strings.Contains(a.Exercise.View().Hint, "Keep it as it is") {
		t.Fatalf("asked for the card: %v, %q", err, a.Exercise.View().Hint)
	}
	s.Bots[0].Play(a)
	if r := a.Exercise.Result(); r.Score != 100 || !strings.Contains(r.Summary, "opened the card") {
		t.Errorf("score %.1f, summary %q", r.Score, r.Summary)
	}
}

func TestTheLastIncidentDoesNotComeAgain(t *testing.T) {
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

func TestAPageIsReadIn80ColumnsAndTenFields(t *testing.T) {
	s := open(t)
	for seed := range uint64(60) {
		clean, _ := play(t, &s, 0, skill.Setup{Seed: seed, Level: 2})
		a := skill.Begin(&s, skill.Setup{Seed: seed, Level: 2})
		for _, in := range clean.Inputs {
			v := a.Exercise.View()
			if len(v.Fields) > 10 {
				t.Errorf("%d fields", len(v.Fields))
			}
			for _, text := range v.Say {
				if strings.ContainsAny(text, "{}") {
					t.Errorf("a number is not filled in: %s", text)
				}
			}
			for _, p := range v.Papers {
				for _, row := range p.Rows {
					if n := len([]rune(strings.Join(row, " "))); n > 34 || len(p.Rows) > 14 {
						t.Errorf("%s: %q is %d columns, of %d rows", p.Title, row, n, len(p.Rows))
					}
				}
			}
			_ = a.Do(skill.Input{Set: in.Set, Value: in.Value, Do: in.Do})
		}
	}
}

func TestABookWithAGapIsRefused(t *testing.T) {
	for name, spoil := range map[string]func(*report.Book){
		"too few":             func(b *report.Book) { b.Incidents = b.Incidents[:5] },
		"two devices":         func(b *report.Book) { b.Incidents[0].Devices = b.Incidents[0].Devices[:2] },
		"no such harm":        func(b *report.Book) { b.Incidents[0].Harm = []string{"sad"} },
		"keep what must not":  func(b *report.Book) { b.Incidents[0].Keep[0] = "clean" },
		"a number untold":     func(b *report.Book) { b.Incidents[0].Saw = [][]string{{"nothing"}} },
		"a notice without it": func(b *report.Book) { b.Incidents[0].Notice = "Sorry." },
		"nothing went wrong":  func(b *report.Book) { b.Incidents[0].Times = 1 },
		"a backwards span":    func(b *report.Book) { b.Incidents[0].Set = [2]float64{5, 2} },
	} {
		b := book(t)
		spoil(&b)
		if _, err := report.New(b); err == nil || len(err.Error()) < 15 {
			t.Errorf("%s gives %v", name, err)
		}
	}
}
