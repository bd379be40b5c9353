package calibration

import (
	"strings"
	"testing"

	"downtime/game/engine"
	"downtime/game/score"
)

// judged makes n trials of one outcome.
func judged(n int, pool Pool, family, kind string, faulty, yes bool) []Trial {
	out := make([]Trial, n)
	for i := range out {
		out[i] = Trial{Pool: pool, Family: family, Kind: kind, Faulty: faulty, Stated: true, P: 0.2}
		if yes {
			out[i].P = 0.8
		}
	}
	return out
}

func join(parts ...[]Trial) []Trial {
	var out []Trial
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

func TestYesIsABeliefOfOneHalfOrADeclaration(t *testing.T) {
	for _, c := range []struct {
		trial Trial
		want  Counts
	}{
		{Trial{Faulty: true, Stated: true, P: 0.5}, Counts{Hits: 1}},
		{Trial{Faulty: true, Stated: true, P: 0.49}, Counts{Misses: 1}},
		{Trial{Stated: true, P: 0.5}, Counts{FalseAlarms: 1}},
		{Trial{Stated: true, P: 0.49}, Counts{CorrectRejections: 1}},
		{Trial{Faulty: true, Declared: true}, Counts{Hits: 1}},
		{Trial{Stated: true, P: 0.1, Declared: true}, Counts{FalseAlarms: 1}},
		{Trial{Faulty: true}, Counts{Unstated: 1}},
		{Trial{P: 0.9}, Counts{Unstated: 1}},
	} {
		var got Counts
		got.Add(&c.trial)
		if got != c.want {
			t.Errorf("%+v counts as %+v, want %+v", c.trial, got, c.want)
		}
	}
}

func TestCasesDrillsAndShiftsAreNeverPooled(t *testing.T) {
	of := map[Pool][]Trial{
		Case:  join(judged(5, Case, "monitor", "silent", true, true), judged(6, Case, "monitor", Plain, false, false)),
		Drill: join(judged(9, Drill, "monitor", "silent", true, false), judged(9, Drill, "monitor", Plain, false, true)),
		Shift: join(judged(1, Shift, "pump", "overt", true, true), judged(7, Shift, "pump", Mimic, false, false)),
	}
	all := join(of[Drill], of[Case], of[Shift], []Trial{{Stated: true, P: 1}, {Pool: "exam", Stated: true, P: 1}})
	for _, pool := range Pools() {
		alone, among := For(of[pool], pool), For(all, pool)
		if alone.All != among.All || alone.Stated != among.Stated || alone.Evidence != among.Evidence || len(alone.ByFamily) != len(among.ByFamily) {
			t.Errorf("others changed the report of %s: %+v, alone %+v", pool, among.All, alone.All)
		}
		if n := alone.All.Counts; n.Signals()+n.Noise() != len(of[pool]) {
			t.Errorf("%s counts %+v of %d trials", pool, n, len(of[pool]))
		}
	}
	if len(Pools()) != len(of) {
		t.Errorf("the pools are %v", Pools())
	}
}

func TestWhatMayBeSaidDependsOnTheFewerClass(t *testing.T) {
	for _, c := range []struct {
		faulty, sound int
		want          Level
	}{
		{0, 0, CountsOnly},
		{9, 50, CountsOnly},
		{50, 9, CountsOnly},
		{10, 10, Provisional},
		{19, 40, Provisional},
		{20, 19, Provisional},
		{20, 20, Reported},
	} {
		g := For(join(judged(c.faulty, Case, "pump", "overt", true, true), judged(c.sound, Case, "pump", Mimic, false, false)), Case).All
		if g.Level != c.want {
			t.Errorf("%d faulty and %d sound: %s, want %s", c.faulty, c.sound, g.Level, c.want)
		}
		if told := g.Detection != (Detection{}); told != (c.want > CountsOnly) {
			t.Errorf("%d faulty and %d sound: a d′ is told: %v", c.faulty, c.sound, told)
		}
		if c.want == CountsOnly && g.Lean != LeanUnknown {
			t.Errorf("%d faulty and %d sound: %q", c.faulty, c.sound, g.Lean)
		}
	}
}

func TestUnstatedTrialsDoNotRaiseTheLevel(t *testing.T) {
	trials := join(judged(9, Case, "pump", "overt", true, true), judged(20, Case, "pump", Mimic, false, false), make([]Trial, 30))
	for i := range trials {
		trials[i].Pool = Case
	}
	g := For(trials, Case).All
	if g.Level != CountsOnly || g.Counts.Unstated != 30 {
		t.Errorf("30 unstated beliefs: %s, %+v", g.Level, g.Counts)
	}
}

func TestFamiliesAndKindsAreCountedApart(t *testing.T) {
	r := For(join(
		judged(12, Case, "ventilator", "silent", true, true), judged(3, Case, "monitor", "overt", true, false),
		judged(2, Case, "monitor", Mimic, false, true), judged(10, Case, "ventilator", Plain, false, false),
	), Case)
	type row struct {
		name   string
		counts Counts
		level  Level
	}
	for name, c := range map[string]struct {
		got  []Group
		want []row
	}{
		"family": {r.ByFamily, []row{{"monitor", Counts{0, 3, 2, 0, 0}, CountsOnly}, {"ventilator", Counts{12, 0, 0, 10, 0}, Provisional}}},
		"kind": {r.ByKind, []row{
			{Mimic, Counts{0, 0, 2, 0, 0}, CountsOnly},
			{"overt", Counts{0, 3, 0, 0, 0}, CountsOnly},
			{Plain, Counts{0, 0, 0, 10, 0}, CountsOnly},
			{"silent", Counts{12, 0, 0, 0, 0}, Provisional},
		}},
	} {
		if len(c.got) != len(c.want) {
			t.Fatalf("by %s: %+v", name, c.got)
		}
		for i, w := range c.want {
			if g := c.got[i]; g.Name != w.name || g.Counts != w.counts || g.Level != w.level {
				t.Errorf("by %s: %s %+v %s, want %+v", name, g.Name, g.Counts, g.Level, w)
			}
		}
	}
	if got, want := r.ByKind[3].Detection, Detect(Counts{12, 0, 2, 10, 0}); got != want {
		t.Errorf("silent faults are not set against every sound device: %+v", got)
	}
}

func TestTheWordsAreNoSurerThanTheInterval(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		want      Lean
	}{
		{0.01, 0.9, LeanTrust},
		{-0.9, -0.01, LeanDoubt},
		{-0.4, 0.45, LeanEven},
		{-0.1, 0.9, LeanUnknown},
		{-0.9, 0.1, LeanUnknown},
		{-0.6, 0.6, LeanUnknown},
		{-2, 2, LeanUnknown},
		{0, 0, LeanEven},
	} {
		if got := LeanOf(Interval{c.low, c.high}); got != c.want {
			t.Errorf("a criterion between %v and %v: %q, want %q", c.low, c.high, got, c.want)
		}
	}
	// Every table of 12 and 12: a side is named only if the whole interval lies there.
	for hits := range 13 {
		for alarms := range 13 {
			d := Detect(Counts{hits, 12 - hits, alarms, 12 - alarms, 0})
			lean := LeanOf(d.CriterionInterval)
			if lean == LeanTrust && d.CriterionInterval.Low <= 0 || lean == LeanDoubt && d.CriterionInterval.High >= 0 {
				t.Errorf("%d hits and %d false alarms: %q at %v", hits, alarms, lean, d.CriterionInterval)
			}
			mirror := [...]Lean{LeanUnknown: LeanUnknown, LeanTrust: LeanDoubt, LeanEven: LeanEven, LeanDoubt: LeanTrust}[lean]
			if back := LeanOf(Detect(Counts{12 - alarms, alarms, 12 - hits, hits, 0}).CriterionInterval); back != mirror {
				t.Errorf("%d hits and %d false alarms: %q, and the mirror of it %q", hits, alarms, lean, back)
			}
		}
	}
	for want, c := range map[string]Counts{
		"you tend to trust": {3, 9, 0, 12, 0}, "you doubt too soon": {12, 0, 8, 4, 0}, "too early to say": {9, 3, 2, 10, 0},
		"you doubt evenly": {80, 20, 20, 80, 0},
	} {
		if got := LeanOf(Detect(c).CriterionInterval).String(); !strings.Contains(got, want) {
			t.Errorf("%+v: %q, want %q", c, got, want)
		}
	}
}

func TestAFinishedRunGivesOneTrialForEachScoredDevice(t *testing.T) {
	card := score.Card{Scored: true, Kind: engine.Silent.String(), Trials: []score.Trial{
		{Device: "vent", Family: "ventilator", Faulty: true, Stated: true, P: 0.7, Ideal: 0.84, From: 0.2, LR: 12},
		{Device: "mon", Family: "monitor"},
	}}
	got := FromCard(&card)
	want := []Trial{
		{Pool: Case, Family: "ventilator", Kind: "silent", Faulty: true, Stated: true, P: 0.7, Ideal: 0.84, From: 0.2, LR: 12},
		{Pool: Case, Family: "monitor", Kind: Bystander},
	}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("trials %+v, want %+v", got, want)
	}
	card.Kind, card.Trials[0].Faulty = engine.Mimic.String(), false
	if got := FromCard(&card)[0].Kind; got != Mimic {
		t.Errorf("a sound device in a mimic is of kind %q", got)
	}
	if card.Kind = engine.Plain.String(); FromCard(&card)[0].Kind != Plain {
		t.Errorf("a sound device in a plain case is of kind %q", FromCard(&card)[0].Kind)
	}
	if card.Scored = false; FromCard(&card) != nil {
		t.Error("a practice bed gave trials")
	}
}
