package report_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"downtime/game/skill"
	"downtime/game/skill/report"
)

// seedOf is the first seed at which an incident of the book is drawn, with its number.
func seedOf(t *testing.T, s *skill.Skill, x *report.Incident) skill.Setup {
	t.Helper()
	for seed := range uint64(400) {
		setup := skill.Setup{Seed: seed, Level: 2}
		if strings.HasPrefix(skill.Begin(s, setup).Exercise.View().Say[0], x.Place+", ") {
			return setup
		}
	}
	t.Fatalf("%s is never drawn", x.ID)
	return skill.Setup{}
}

func lineOf(t *testing.T, r skill.Result, label string) skill.Line {
	t.Helper()
	i := slices.IndexFunc(r.Lines, func(l skill.Line) bool { return l.Label == label })
	if i < 0 {
		t.Fatalf("no line %q in %+v", label, r.Lines)
	}
	return r.Lines[i]
}

func TestAReportOfTheWrongDeviceKeptInUseWithNothingKeptAndNobodyToldIsNoReport(t *testing.T) {
	s := open(t)
	for seed := range uint64(30) {
		setup := skill.Setup{Seed: seed, Level: 2}
		clean, _ := play(t, &s, 0, setup)
		a := skill.Begin(&s, setup)
		for _, in := range clean.Inputs {
			switch in.Set {
			case "device":
				in.Value = another(in.Value)
			case "action":
				in.Value = "kept"
			case "evidence", "told":
				continue
			}
			if err := a.Do(skill.Input{Set: in.Set, Value: in.Value, Do: in.Do}); err != nil {
				t.Fatal(err)
			}
		}
		r := a.Exercise.Result()
		if r.Score > 49 || r.Met || !strings.Contains(r.Critical, "kept in use") {
			t.Errorf("seed %d: %.1f, met %v, critical %q", seed, r.Score, r.Met, r.Critical)
		}
		for _, want := range []string{"under the wrong name", "No evidence was kept.", "Nobody was told."} {
			if !strings.Contains(r.Summary, want) {
				t.Errorf("seed %d: the summary does not say %q: %s", seed, want, r.Summary)
			}
		}
		if l := lineOf(t, r, "Device"); l.Points != 0 || !strings.Contains(l.Why, "counts as not given") {
			t.Errorf("seed %d: %+v", seed, l)
		}
		if l := lineOf(t, r, "Evidence"); l.Points != 0 || !strings.Contains(l.Why, "nothing was kept") {
			t.Errorf("seed %d: %+v", seed, l)
		}
		if l := lineOf(t, r, "True: told"); l.Points != 0 || !strings.Contains(l.Why, "told nobody") {
			t.Errorf("seed %d: %+v", seed, l)
		}
		if strings.Contains(r.Later, "investigation began with your report") || !strings.Contains(r.Later, "Three weeks went by") {
			t.Errorf("seed %d: the notice does not say that the device was wrong:\n%s", seed, r.Later)
		}
	}
}

func TestWhoeverTellsNobodyDoesNotMeetTheStandard(t *testing.T) {
	s := open(t)
	if r := after(t, &s, skill.Setup{Seed: 2, Level: 2}, "told", put(""), 0); r.Met || !strings.Contains(r.Summary, "Nobody was told.") {
		t.Errorf("met %v: %s", r.Met, r.Summary)
	}
}

// The national record's grades (LFPSE): low is more observation or minor treatment, a near miss does not reach anybody.
func TestEveryGradeOfHarmThatCanBeDefendedIsTrueAndTheResultSaysWhy(t *testing.T) {
	s, b := open(t), book(t)
	for _, c := range []struct{ incident, trueOnes, falseOnes string }{
		{"syringe-pump", "low", "none near-miss moderate severe death"},
		{"meter", "low moderate", "none near-miss severe death"},
		{"monitor", "low", "none near-miss moderate severe death"},
		{"app", "near-miss none", "low moderate severe death"},
		{"driver", "death", "none near-miss low moderate severe"},
		{"ventilator", "low moderate severe", "none near-miss death"},
		{"analyser", "near-miss none", "low moderate severe death"},
		{"blood", "low moderate", "none near-miss severe death"},
	} {
		i := slices.IndexFunc(b.Incidents, func(x report.Incident) bool { return x.ID == c.incident })
		setup := seedOf(t, &s, &b.Incidents[i])
		for _, grade := range append(strings.Fields(c.trueOnes), strings.Fields(c.falseOnes)...) {
			l := lineOf(t, after(t, &s, setup, "harm", put(grade), 0), "True: harm")
			if so := slices.Contains(strings.Fields(c.trueOnes), grade); so != (l.Points == l.Of) || !strings.Contains(l.Why, b.Incidents[i].Because) || l.Source != "lfpse" {
				t.Errorf("%s, %s: %+v", c.incident, grade, l)
			}
		}
	}
	if len(b.Incidents) != 8 {
		t.Errorf("%d incidents, and the harm of 8 has been weighed", len(b.Incidents))
	}
}

func TestAGradeOfHarmNextToTheTrueOneIsCompleteAndOneFarOffIsNot(t *testing.T) {
	s, b := open(t), book(t)
	setup := seedOf(t, &s, &b.Incidents[2])
	for grade, whole := range map[string]bool{"low": true, "near-miss": true, "moderate": true, "none": false, "death": false, "": false} {
		if l := lineOf(t, after(t, &s, setup, "harm", put(grade), 0), "Harm"); whole != (l.Points == l.Of) {
			t.Errorf("%q: %+v", grade, l)
		}
	}
}

func TestAGuidedGoAsksAboutWhatCannotBeSoAndWhatIsMissing(t *testing.T) {
	s := open(t)
	setup := skill.Setup{Seed: 2, Level: 2, Guided: true}
	clean, _ := play(t, &s, 0, setup)
	value := map[string]string{}
	for _, in := range clean.Inputs {
		value[in.Set] = in.Value
	}
	a := skill.Begin(&s, setup)
	for _, c := range []struct{ set, to, want string }{
		{"safe", "no", "can the patient"},
		{"safe", "yes", "Which device was it"},
		{"device", another(value["device"]), "against the label"},
		{"device", value["device"], "behind SN"},
		{"serial", "XX-1", "figure by figure"},
		{"serial", value["serial"], "software"},
		{"version", value["version"], "set to"},
		{"asked", value["found"], "both numbers"},
		{"asked", value["asked"], "what was found"},
		{"found", value["found"], "Read it back"},
		{"", "next", "Patient first"},
		{"action", "kept", "whom does it meet next"},
		{"action", value["action"], "What came of it"},
		{"harm", value["harm"], "Nothing is ticked as kept"},
		{"evidence", value["evidence"], "Nobody is told"},
		{"told", "chat", "leaves the house"},
		{"told", value["told"], "Read it back"},
		{"", "sign", "Patient first"},
		{"place", "shelf", "take it from there"},
		{"taker", "nobody", "take it from there"},
		{"place", "locked", "theirs to finish"},
	} {
		in := skill.Input{Set: c.set, Value: c.to}
		if c.set == "" {
			in = skill.Input{Do: c.to}
		}
		if err := a.Do(in); err != nil {
			t.Fatalf("%+v: %v", c, err)
		}
		if h := a.Exercise.View().Hint; !strings.Contains(h, c.want) {
			t.Errorf("after %s %q the hint is %q, not about %q", c.set, c.to, h, c.want)
		}
	}
}

func TestHowManyDoTheSameReadsAsASentence(t *testing.T) {
	s := open(t)
	for seed := range uint64(120) {
		v := skill.Begin(&s, skill.Setup{Seed: seed, Level: 1}).Exercise.View()
		for _, text := range v.Say {
			if strings.ContainsAny(text, "[]|#{}") || strings.Contains(text, " 0 ") {
				t.Errorf("seed %d: %q", seed, text)
			}
		}
	}
}

func TestWordsThatOnlyTheTradeKnowsAreSpeltOut(t *testing.T) {
	s := open(t)
	_, r := play(t, &s, 0, skill.Setup{Seed: 2, Level: 2})
	for _, text := range []string{r.Written, fmt.Sprint(s.Sources)} {
		for _, c := range [][2]string{{"UDI", "identifier (UDI)"}, {"LFPSE", "(LFPSE)"}} {
			if strings.Contains(text, c[0]) && !strings.Contains(text, c[1]) {
				t.Errorf("%s is not spelt out: %s", c[0], text)
			}
		}
	}
}
