package panel

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
	"downtime/game/wave"
)

func plainOf(s string) string { return ansi.Strip(s) }

// machine is a ventilator that shows what it is set to and what it measures.
func machine() engine.DeviceView {
	n := func(v float64) *float64 { return &v }
	return engine.DeviceView{
		ID: "vent4", Label: "Selby V6 ventilator, bed 4", Kind: "ventilator", Mode: "in-service", Page: true,
		Readings: []engine.Reading{
			{Name: "mode", Label: "MODE", Value: n(0), Setting: true},
			{Name: "vt", Label: "VT", Value: n(450), Unit: "mL", Setting: true},
			{Name: "ppeak", Label: "PPEAK", Value: n(22), Unit: "cmH2O"},
		},
		Wave: wave.Params{RR: 14, Ti: 1, VT: 0.45, PPeak: 22, PPlat: 18, PEEP: 6, TauE: 0.6},
	}
}

func running(d *engine.DeviceView) *ui.Scope {
	s := ui.NewScope(1)
	s.Advance(&d.Wave, 24)
	return s
}

func TestAVentilatorThatIsOutOfUseDrawsNoCurvesAndSaysWhy(t *testing.T) {
	for want, out := range map[string]func(*engine.DeviceView){
		"FAILED": func(d *engine.DeviceView) {
			d.Alarms = []engine.AlarmView{{Name: "failure", Label: "ventilator failure", Priority: "high"}}
			for i := range d.Readings {
				d.Readings[i].Value = nil
			}
		},
		"DISCONNECTED": func(d *engine.DeviceView) { d.Mode = "disconnected" },
		"STAND-BY":     func(d *engine.DeviceView) { d.Mode = "standby" },
		"QUARANTINED":  func(d *engine.DeviceView) { d.Mode = "quarantined" },
	} {
		d := machine()
		scope := running(&d)
		if v := plainOf(Vent{Device: &d, Drives: true}.View(ui.Theme{}, scope, 46, 18)); !strings.Contains(v, "VOLUME CONTROL") || !strings.Contains(v, "Paw") {
			t.Fatalf("a working ventilator shows no curves:\n%s", v)
		}
		out(&d)
		v := Vent{Device: &d, Drives: true}
		whole := plainOf(v.View(ui.Theme{}, scope, 46, 18))
		if !strings.Contains(whole, want+": no curves") || strings.Contains(whole, "Paw") || strings.Contains(whole, "VOLUME") || strings.Contains(whole, "IN SERVICE") {
			t.Errorf("%s is drawn as\n%s", want, whole)
		}
		if rows := plainOf(v.Rows(ui.Theme{}, 80, 3)); !strings.Contains(rows, "bed 4: "+want) || strings.Contains(rows, "page closed") {
			t.Errorf("%s in three lines is\n%s", want, rows)
		}
	}
}

func TestAMonitorThatWasPutOnThisSecondHasNotFailed(t *testing.T) {
	d := engine.DeviceView{Label: "Defibrillator", Kind: "monitor", Mode: "in-service", Readings: []engine.Reading{{Name: "hr", Label: "HR", Unit: "/min"}}}
	if out := Out(&d); out != "NO SIGNAL" {
		t.Errorf("a monitor that has measured nothing yet is called %q", out)
	}
	d.Alarms = []engine.AlarmView{{Name: "failure", Label: "monitor failure", Priority: "high"}}
	if out := Out(&d); out != "FAILED" {
		t.Errorf("a monitor that says that it has failed is called %q", out)
	}
}

func TestAFailureThatIsOverIsNoFailure(t *testing.T) {
	d := machine()
	d.Alarms = []engine.AlarmView{{Name: "failure", Label: "ventilator failure", Priority: "high", Ended: true}}
	if out := Out(&d); out != "" {
		t.Errorf("a machine that works again is called %s", out)
	}
}

func TestAnAlarmWhoseCauseHasGoneLooksDifferentAndNamesTheKeyThatClearsIt(t *testing.T) {
	alarms := []engine.AlarmView{
		{Label: "low saturation", Priority: "high", Seconds: 1122, Ended: true}, {Label: "heart rate", Priority: "medium", Seconds: 12},
	}
	got := plainOf(Rule(ui.Theme{}, "Monitor, bed 4", "", alarms, "i", 100))
	if !strings.Contains(got, "!! heart rate 12 s") || !strings.Contains(got, "was low saturation, 18:42 ago i clears") || strings.Contains(got, "!!!") {
		t.Errorf("the monitor says %q", got)
	}
	if strings.Index(got, "heart rate") > strings.Index(got, "low saturation") {
		t.Errorf("what was comes before what is: %q", got)
	}
	if got := plainOf(Rule(ui.Theme{}, "Monitor, bed 4", "", alarms[1:], "i", 100)); strings.Contains(got, "clears") {
		t.Errorf("with nothing to clear: %q", got)
	}
	if got := plainOf(Rule(ui.Theme{}, "Monitor, bed 4", "", alarms, "", 100)); strings.Contains(got, "clears") {
		t.Errorf("without a key to clear with: %q", got)
	}
}

func TestNoUnitIsCutOnADevicePage(t *testing.T) {
	d := machine()
	low, high := engine.LimitView{Label: "low minute volume", Unit: "L/min", Low: 2, LowOn: true}, engine.LimitView{Label: "high pressure", Unit: "cmH2O", High: 40, HighOn: true}
	d.Limits = []engine.LimitView{low, high}
	page := plainOf(Page{Vent: Vent{Device: &d, Drives: true}, At: 1, Of: 1}.View(ui.Theme{}, nil, 80, 22))
	for _, want := range []string{"40 cmH2O", "low minute volume below", "2  L/min"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not show %q:\n%s", want, page)
		}
	}
	feel := 3.0
	d.Readings = []engine.Reading{{Name: "squeezed", Label: "SQUEEZE", Value: &feel, Unit: "mL"}, {Name: "feel", Label: "FEEL", Value: &feel, Unit: "cmH2O/100 mL", Decimals: 1}}
	if got := plainOf(strings.Join(grid(ui.Theme{}, "measured", pick(&d, false), 80), "\n")); !strings.Contains(got, "3.0 cmH2O/100 mL") || !strings.Contains(got, "SQUEEZE") {
		t.Errorf("the bag is written as\n%s", got)
	}
}

func TestWhatIsOnTheAirwayIsNotCutByTheNumbers(t *testing.T) {
	d := machine()
	n := 450.0
	for _, l := range []string{"VTE", "MV", "PPLAT", "FTOT", "PEEPE", "LEAK"} {
		d.Readings = append(d.Readings, engine.Reading{Name: l, Label: l, Value: &n})
	}
	got := plainOf(Vent{Device: &d, Airway: "Self-inflating bag, bed 4"}.Rows(ui.Theme{}, 80, 3))
	if !strings.Contains(got, "on the airway: Self-inflating bag, bed 4") {
		t.Errorf("three lines:\n%s", got)
	}
}

func TestHoweverLowTheMonitorIsEveryNumberIsOnIt(t *testing.T) {
	n := 88.0
	d := engine.DeviceView{Kind: "monitor", Mode: "in-service", Wave: wave.Params{ArtOn: true}}
	for _, name := range []string{"hr", "spo2", "sbp", "dbp", "map", "etco2", "rr"} {
		d.Readings = append(d.Readings, engine.Reading{Name: name, Label: name, Value: &n})
	}
	for h := 5; h < 30; h++ {
		got := plainOf(Numerics(ui.Theme{}, &d, Signals(&d, h), 24, h))
		for _, want := range []string{"HR", "SpO2", "ART", "CO2", "RR"} {
			if !strings.Contains(got, want) {
				t.Errorf("in %d rows there is no %s:\n%s", h, want, got)
			}
		}
	}
}
