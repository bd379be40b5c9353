package engine_test

import (
	"math"
	"slices"
	"testing"

	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/patient"
)

// scored is a man on a ward monitor whose ward scores NEWS2; variant 1 gives him an opioid while his monitor stands still.
func scored(t *testing.T, scale int) *engine.Scenario {
	t.Helper()
	sc := bed(t, "adult",
		engine.Effect{Kind: engine.BeginFault, Fault: device.Fault{Kind: device.Freeze, Channel: device.All}},
		engine.Effect{Kind: engine.GiveDrug, Sub: int(patient.Morphine), Value: 40},
		engine.Effect{Kind: engine.Assess, After: 600 * second})
	sc.Patients[0].News2 = scale
	sc.Devices = []engine.Device{{ID: "mona", Utility: -1, Spec: device.Spec{Kind: device.Monitor}}}
	engine.Settle(sc)
	return sc
}

func warning(t *testing.T, sc *engine.Scenario, s *engine.State) *engine.NewsView {
	t.Helper()
	o := engine.Observe(sc, s)
	if o.Patients[0].News == nil {
		t.Fatal("the ward scores NEWS2, and there is none")
	}
	return o.Patients[0].News
}

func TestTheWardScoresWhatIsShownAndTheTruthStaysHidden(t *testing.T) {
	sc := scored(t, 1)
	left, ill := both(t, sc, 590)
	if n := warning(t, sc, &left); n.Total != 0 || n.Risk != "low" || n.Level != "A" || len(n.Missing) > 0 || len(n.Parts) != 7 {
		t.Errorf("a well man scores %+v", n)
	}
	if n := warning(t, sc, &ill); n.Total > 1 || n.Level != "A" {
		t.Errorf("on a monitor that stands still he scores %+v", n)
	}
	v := engine.TrueVitals(&ill, 0)
	if v.RR > 9 || v.SpO2 > 93 || v.Level == 0 {
		t.Errorf("what is so: %+v", v)
	}
	wait(t, sc, &ill, 20)
	if n := warning(t, sc, &ill); n.Total < 3 || n.Level == "A" {
		t.Errorf("somebody has looked at him, and he scores %+v", n)
	}
}

func TestAScoreNamesWhatNothingShows(t *testing.T) {
	sc := scored(t, 1)
	s := engine.Start(sc, 1, 0)
	s.Devices[0].Attach(0, -1)
	wait(t, sc, &s, 2)
	n := warning(t, sc, &s)
	if want := []string{"respiratory rate", "oxygen saturation", "systolic pressure", "pulse", "temperature"}; !slices.Equal(n.Missing, want) {
		t.Errorf("missing: %v", n.Missing)
	}
	sc.Devices = nil
	engine.Settle(sc)
	s = engine.Start(sc, 1, 0)
	if n := warning(t, sc, &s); len(n.Missing) != 5 {
		t.Errorf("without a monitor: %+v", n)
	}
}

func TestAWardThatDoesNotScoreShowsNothing(t *testing.T) {
	sc := scored(t, 0)
	s := engine.Start(sc, 1, 0)
	if o := engine.Observe(sc, &s); o.Patients[0].News != nil {
		t.Errorf("%+v", o.Patients[0].News)
	}
}

func TestOxygenByMaskRaisesTheSaturationAndScores(t *testing.T) {
	sc := bed(t, "copd", engine.Effect{Kind: engine.GiveOxygen, Value: 0.35})
	sc.Patients[0].News2 = 2
	sc.Devices = []engine.Device{{ID: "mona", Utility: -1, Spec: device.Spec{Kind: device.Monitor}}}
	engine.Settle(sc)
	left, given := both(t, sc, 600)
	if air, mask := truth(t, &left, "sao2"), truth(t, &given, "sao2"); mask < air+2 {
		t.Errorf("saturation %.1f on air, %.1f by mask", air, mask)
	}
	o := engine.Observe(sc, &given)
	n := o.Patients[0].News
	if o.Patients[0].Oxygen != 0.35 || n.Scale != 2 || n.Parts[2].Points != 2 {
		t.Errorf("oxygen %v, score %+v", o.Patients[0].Oxygen, n)
	}
	sc.Patients[0].Oxygen = 0.35
	engine.Settle(sc)
	begun := engine.Start(sc, 1, 0)
	if a, b := truth(t, &begun, "sao2"), truth(t, &given, "sao2"); math.Abs(a-b) > 1.5 {
		t.Errorf("begun on it he has a saturation of %.1f, given it %.1f", a, b)
	}
}
