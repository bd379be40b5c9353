package chart_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"downtime/game/skill"
	"downtime/game/skill/chart"
)

// sheets plays a go well and gives what is shown of each sheet, and the model.
func sheets(t *testing.T, s *skill.Skill, setup skill.Setup) ([]skill.View, skill.Result) {
	t.Helper()
	clean, r := play(t, s, 0, setup)
	a := skill.Begin(s, setup)
	out := []skill.View{a.Exercise.View()}
	for _, in := range clean.Inputs {
		_ = a.Do(skill.Input{Set: in.Set, Value: in.Value, Do: in.Do})
		if in.Do == "sign" {
			out = append(out, a.Exercise.View())
		}
	}
	return out, r
}

// printed is all that a sheet tells.
func printed(v skill.View) string {
	all := strings.Join(v.Say, " ")
	for _, p := range v.Papers {
		for _, row := range p.Rows {
			all += " " + strings.Join(row, " ")
		}
	}
	return all
}

var (
	clockTime  = regexp.MustCompile(`\b([01]\d|2[0-3]):[0-5]\d\b`)
	masculine  = regexp.MustCompile(`(?i)\b(he|him|his)\b`)
	feminine   = regexp.MustCompile(`(?i)\b(she|her|hers)\b`)
	partOfADay = regexp.MustCompile(`(?i)\b(every|each|this) (morning|evening|night)\b|tonight|bedtime dose|last night`)
)

// every seed that the tests of this file draw: enough for each patient with each order.
const many = 400

func TestNoOrderNamesAPartOfTheDayThatItMayNotBe(t *testing.T) {
	s := open(t)
	for seed := range uint64(many) {
		all, r := sheets(t, &s, skill.Setup{Seed: seed, Level: int(seed % 3)})
		for i, v := range all[:3] {
			if found := partOfADay.FindString(strings.Join(v.Say, " ")); found != "" {
				t.Fatalf("seed %d, sheet %d says %q, whatever the hour: %q", seed, i+1, found, v.Say)
			}
		}
		for _, v := range all[1:3] {
			say := v.Say[len(v.Say)-1]
			now := clockTime.FindString(say[strings.LastIndex(say, "It is "):])
			for _, due := range clockTime.FindAllString(v.Say[0], -1) {
				if gap := since(now, due); gap < 0 || gap > 60 || !strings.Contains(r.Model, "first at "+due) {
					t.Errorf("seed %d: due at %s, and it is %s; model %s", seed, due, now, r.Model)
				}
			}
		}
		if strings.Contains(printed(all[3]), "{") {
			t.Errorf("seed %d: a time is not filled in: %s", seed, printed(all[3]))
		}
	}
}

// since is the minutes from one time of a day to another.
func since(from, to string) int {
	at := func(s string) int { return 60*(10*int(s[0]-'0')+int(s[1]-'0')) + 10*int(s[3]-'0') + int(s[4]-'0') }
	return at(to) - at(from)
}

func TestWhoeverIsOnTheChartIsHeOrSheThroughout(t *testing.T) {
	s, b := open(t), book(t)
	for seed := range uint64(many) {
		all, r := sheets(t, &s, skill.Setup{Seed: seed, Level: int(seed % 3)})
		name := all[0].Papers[0].Rows[0][1]
		i := slices.IndexFunc(b.Patients, func(p chart.Patient) bool { return p.Name == name })
		wrong := masculine
		if b.Patients[i].Sex == "m" {
			wrong = feminine
		}
		told := r.Model
		for _, v := range all[:3] {
			told += " " + printed(v)
		}
		for _, l := range r.Lines[:len(r.Lines)-3] {
			told += " " + l.Why
		}
		if found := wrong.FindString(told); found != "" {
			t.Fatalf("seed %d: %s (%s) is called %q in %s", seed, name, b.Patients[i].Sex, found, told)
		}
	}
}

func TestWhatIsMarkedHasBeenToldOnTheSheetBefore(t *testing.T) {
	s, b := open(t), book(t)
	routes := map[string][]string{
		"oral": {"by mouth"}, "iv": {"pushed", "by hand", "into the vein"}, "infusion": {"infusion", "in 100 ml", "by pump", "syringe pump", "half the fixed rate"},
		"sc": {"under the skin"}, "im": {"into a muscle"},
	}
	often := map[string][]string{
		"once": {"once"}, "24": {"once a day"}, "12": {"every 12 h", "twice a day", "every", "12 hours"}, "8": {"every 8 h", "every eight hours", "three times a day"},
		"6": {"every 6 h", "every six hours", "6-hourly"}, "running": {"/h"},
	}
	says := func(told string, words []string) bool {
		return slices.ContainsFunc(words, func(x string) bool { return strings.Contains(told, x) })
	}
	seen := map[string]bool{}
	for seed := range uint64(many) {
		all, r := sheets(t, &s, skill.Setup{Seed: seed, Level: int(seed % 3)})
		var lines []string
		for _, l := range strings.Split(r.Model, "\n") {
			if strings.Contains(l, "first at") {
				lines = append(lines, l)
			}
		}
		for i, line := range lines {
			told := strings.ToLower(printed(all[1+i]))
			for _, o := range slices.Concat(b.Drugs, b.Insulins) {
				if !strings.HasPrefix(line, strings.ToUpper(o.Names[0])+" ") || seen[o.ID] || i == 1 && o.Watch == "" || o.Watch != "" && !strings.Contains(told, strings.ToLower(o.Asked[:20])) {
					continue
				}
				seen[o.ID] = true
				if !says(told, routes[o.Routes[0]]) || !says(told, often[o.Often[0]]) {
					t.Errorf("%s: %s, %s is marked and not told: %s", o.ID, o.Routes[0], o.Often[0], told)
				}
				if o.Watch != "" && !says(told, []string{"hourly", "meals and bedtime"}) {
					t.Errorf("%s: how to watch glucose is marked and not told: %s", o.ID, told)
				}
				if o.Basal == "continue" && !says(told, []string{"glargine"}) || o.Basal == "none" && !says(told, []string{"no diabetes"}) {
					t.Errorf("%s: the long-acting insulin is marked and not told: %s", o.ID, told)
				}
				if strings.Contains(o.Why, "type 1") && !says(told, []string{"type 1"}) {
					t.Errorf("%s: the result speaks of type 1 diabetes, of which nothing was told", o.ID)
				}
			}
		}
	}
	if len(seen) < len(b.Drugs)+len(b.Insulins)-2 {
		t.Errorf("only %d of %d orders were seen: %v", len(seen), len(b.Drugs)+len(b.Insulins), seen)
	}
}

func TestWhatIsDrawnTogetherDoesNotContradictItself(t *testing.T) {
	s := open(t)
	for seed := range uint64(many) {
		all, _ := sheets(t, &s, skill.Setup{Seed: seed, Level: int(seed % 3)})
		head, drug, second := all[0].Say[0], printed(all[1]), printed(all[2])
		for _, c := range []struct {
			what     string
			together bool
		}{
			{"tablets for who has nothing by mouth", strings.Contains(strings.ToLower(drug), "by mouth") && strings.Contains(second, "Nothing by mouth")},
			{"fits in somebody awake and clear", strings.Contains(drug, "still fitting") && (strings.Contains(head, "clear") || strings.Contains(second, "eating"))},
			{"furosemide beside a litre of fluid", strings.Contains(drug, "Furosemide") && strings.Contains(second, "litre")},
			{"trimethoprim at a high potassium", strings.Contains(drug, "Trimethoprim") && strings.Contains(second, "otassium is 6.8")},
			{"an injection into a muscle beside a heparin by weight", strings.Contains(drug, "by weight, twice a day") && strings.Contains(second, "Into a muscle")},
		} {
			if c.together {
				t.Errorf("seed %d: %s: %s / %s", seed, c.what, drug, second)
			}
		}
	}
}

func TestAnotherDrugOrAnotherWayInEarnsNeitherDoseNorRoute(t *testing.T) {
	s := open(t)
	seen := 0
	for seed := range uint64(40) {
		setup := skill.Setup{Seed: seed, Level: 0}
		points := func(r skill.Result, label string) float64 {
			for _, l := range r.Lines {
				if l.Label == label {
					return l.Points
				}
			}
			return -1
		}
		wrong := after(t, &s, setup, "drug", func(skill.Field) string { return "TINZAPARINN" })
		if points(wrong, "Drug: dose") != 0 || points(wrong, "Drug: route and how often") != 0 {
			t.Errorf("seed %d: another drug earns %+v", seed, wrong.Lines)
		}
		short := after(t, &s, setup, "route", func(skill.Field) string { return "im" })
		if points(short, "Drug: route and how often") != 0 {
			t.Errorf("seed %d: into a muscle earns %+v", seed, short.Lines)
		}
		half := after(t, &s, setup, "often", func(skill.Field) string { return "running" })
		if points(half, "Drug: route and how often") != 1.5 {
			t.Errorf("seed %d: the right way, too often, earns %+v", seed, half.Lines)
		}
		seen++
	}
	if seen == 0 {
		t.Error("nothing was played")
	}
}

func TestADoseWithoutANumberIsExplainedInItsOwnWords(t *testing.T) {
	if _, err := chart.ReadDose("lots"); err == nil || !strings.Contains(err.Error(), `"lots" has no number`) {
		t.Errorf("lots is answered with %v", err)
	}
}
