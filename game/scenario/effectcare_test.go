package scenario

import (
	"strings"
	"testing"

	"downtime/game/engine"
	"downtime/game/patient"
)

func TestEachFluidHasAName(t *testing.T) {
	if len(fluids) != int(patient.NumFluids) {
		t.Fatalf("%d names for %d fluids", len(fluids), patient.NumFluids)
	}
	for i, name := range fluids {
		if !isKebab(name) {
			t.Errorf("fluid %d is called %q", i, name)
		}
	}
}

func amount(v float64) *float64 { return &v }

func TestWhatHandsGiveMeansWhatTheLanguagePageSays(t *testing.T) {
	const second = engine.TicksPerSecond
	na, fluid := int(patient.Noradrenaline), int(patient.RedCells)
	for _, row := range []struct {
		written Effect
		value   bool
		want    engine.Effect
		problem string
	}{
		{Effect{Give: "noradrenaline", Dose: amount(20), On: "bed2", Line: true}, false, engine.Effect{Kind: engine.GiveDrug, Ref: 1, Sub: na, Value: 20, Line: true}, ""},
		{Effect{Give: "noradrenaline", On: "bed2"}, true, engine.Effect{Kind: engine.GiveDrug, Ref: 1, Sub: na, UseValue: true}, ""},
		{Effect{Give: "noradrenaline", On: "bed2"}, false, engine.Effect{}, "the effect has no dose"},
		{Effect{Give: "noradrenaline", Dose: amount(0), On: "bed2"}, false, engine.Effect{}, "dose is more than 0"},
		{Effect{Give: "atropine", Dose: amount(1), On: "bed2", Line: true}, false, engine.Effect{}, "noradrenaline alone"},
		{Effect{Give: "atropine", Dose: amount(1), On: "bed3"}, false, engine.Effect{}, `no patient "bed3"`},
		{Effect{Infuse: "red-cells", ML: amount(280), Over: 600, On: "bed1"}, false, engine.Effect{Kind: engine.Infuse, Sub: fluid, Value: 280, Over: 600 * second}, ""},
		{Effect{Infuse: "red-cells", ML: amount(0), On: "bed1"}, false, engine.Effect{Kind: engine.Infuse, Sub: fluid}, ""},
		{Effect{Infuse: "red-cells", Over: 60, On: "bed1"}, true, engine.Effect{Kind: engine.Infuse, Sub: fluid, UseValue: true, Over: 60 * second}, ""},
		{Effect{Infuse: "red-cells", ML: amount(280), On: "bed1"}, false, engine.Effect{}, "takes time"},
		{Effect{Infuse: "blood", ML: amount(280), Over: 60, On: "bed1"}, false, engine.Effect{}, `no fluid "blood"`},
		{Effect{Flush: "bed1", ML: amount(10)}, false, engine.Effect{Kind: engine.FlushLine, Value: 10}, ""},
		{Effect{Shock: "bed2", Joules: amount(150)}, false, engine.Effect{Kind: engine.GiveShock, Ref: 1, Value: 150}, ""},
		{Effect{Shock: "bed2", Joules: amount(1500)}, false, engine.Effect{}, "joules is more than 0, and at most 400"},
		{Effect{Pace: "bed2", Rate: 70, Current: amount(80)}, false, engine.Effect{Kind: engine.Pace, Ref: 1, Value: 70, Current: 80}, ""},
		{Effect{Pace: "bed2", Rate: 70}, true, engine.Effect{Kind: engine.Pace, Ref: 1, Value: 70, UseValue: true}, ""},
		{Effect{Pace: "bed2"}, true, engine.Effect{Kind: engine.Pace, Ref: 1}, ""},
		{Effect{Oxygen: "bed2", To: amount(0.4)}, false, engine.Effect{Kind: engine.GiveOxygen, Ref: 1, Value: 0.4}, ""},
		{Effect{Oxygen: "bed2"}, true, engine.Effect{Kind: engine.GiveOxygen, Ref: 1, UseValue: true}, ""},
		{Effect{Oxygen: "bed2"}, false, engine.Effect{}, "the effect has no fraction"},
		{Effect{Oxygen: "bed2", To: amount(40)}, false, engine.Effect{}, "40"},
		{Effect{Assess: "bed2"}, false, engine.Effect{Kind: engine.Assess, Ref: 1}, ""},
		{Effect{Compress: "bed1", To: amount(0.8)}, false, engine.Effect{Kind: engine.Compress, Sub: engine.Nobody, Value: 0.8}, ""},
		{Effect{Compress: "bed1", To: amount(0.8), Person: "nurse"}, false, engine.Effect{Kind: engine.Compress, Sub: 1, Value: 0.8}, ""},
		{Effect{Compress: "bed1", To: amount(0.8), Person: "nobody"}, false, engine.Effect{}, "nobody"},
		{Effect{Compress: "bed1", ML: amount(3)}, false, engine.Effect{}, `"ml" means nothing beside "compress"`},
	} {
		c := bedside()
		c.probs = nil
		got, ok := c.effect("effects[0]", &row.written, giver{scope: scope{value: row.value}, variant: -1, once: true})
		switch {
		case row.problem == "" && (!ok || len(c.probs) > 0):
			t.Errorf("%+v: %v", row.written, c.probs)
		case row.problem != "" && (len(c.probs) == 0 || !strings.Contains(c.probs[0].Message, row.problem)):
			t.Errorf("%+v: problems %v, want %q", row.written, c.probs, row.problem)
		case row.problem == "":
			if got.When = (engine.Expr{}); got.Kind != row.want.Kind || got.Ref != row.want.Ref || got.Sub != row.want.Sub || got.Value != row.want.Value ||
				got.UseValue != row.want.UseValue || got.Line != row.want.Line || got.Current != row.want.Current || got.Over != row.want.Over {
				t.Errorf("%+v compiled to %+v", row.written, got)
			}
		}
	}
}

func TestAWardForAdultsAloneScoresNEWS2(t *testing.T) {
	for _, row := range []struct {
		preset  string
		news2   int
		problem string
	}{
		{"adult", 1, ""}, {"copd", 2, ""}, {"adult", 0, ""}, {"adult", 3, "NEWS2 has scale 1"}, {"child", 1, "not for children"}, {"pregnant", 1, "nor in pregnancy"},
	} {
		c := bedside()
		c.probs = nil
		out := engine.Patient{}
		c.chart("patients[0]", &Patient{Preset: row.preset, News2: row.news2}, &out)
		if got := len(c.probs) > 0; got != (row.problem != "") || got && !strings.Contains(c.probs[0].Message, row.problem) {
			t.Errorf("%+v: %v", row, c.probs)
		}
	}
}
