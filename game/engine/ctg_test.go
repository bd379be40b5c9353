package engine_test

import (
	"testing"

	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/patient"
)

// labourWard is two mothers in labour, each on a cardiotocograph; in variant 1 the machine of the first prints the trace of the second.
func labourWard(t *testing.T) *engine.Scenario {
	t.Helper()
	sc := &engine.Scenario{ID: "labour", Limit: 3600 * second}
	for i, seed := range []uint8{1, 9} {
		p, ok := patient.Preset("pregnant")
		if !ok {
			t.Fatal("no preset pregnant")
		}
		p.Labour.On, p.Labour.Seed = true, seed
		id := string(rune('a' + i))
		sc.Patients = append(sc.Patients, engine.Patient{ID: id, Params: p, Weight: 0.5})
		sc.Devices = append(sc.Devices,
			engine.Device{ID: "mon" + id, Utility: -1, Spec: device.Spec{Kind: device.Monitor, Patient: int8(i)}},
			engine.Device{ID: "ctg" + id, Utility: -1, Spec: device.Spec{Kind: device.CTG, Patient: int8(i)}})
	}
	sc.People = []engine.Person{{ID: "you", Label: "You"}}
	sc.Effects = []engine.Effect{{Kind: engine.BeginFault, Ref: 1, Fault: device.Fault{Kind: device.Crossed, Channel: device.All, A: 1}}}
	sc.Variants = []engine.Variant{
		{ID: "straight", Kind: engine.Plain, Weight: 1, Twin: -1}, {ID: "crossed", Kind: engine.Silent, Weight: 1, Twin: -1, Setup: engine.Block{To: 1}},
	}
	engine.Settle(sc)
	return sc
}

func TestACardiotocographHasTenMinutesOfPaperWhenPlayBegins(t *testing.T) {
	sc := labourWard(t)
	s := engine.Start(sc, 1, 0)
	o := engine.Observe(sc, &s)
	strip := seen(t, &o, "ctgb").Strip
	if strip == nil || len(strip.Fetal) != device.StripPoints || len(strip.Womb) != len(strip.Fetal) || strip.Seconds*len(strip.Fetal) != 600 {
		t.Fatalf("%+v", strip)
	}
	contractions, up := 0, false
	for i, w := range strip.Womb {
		if f := strip.Fetal[i]; f < 100 || f > 190 {
			t.Errorf("point %d: fetal rate %d", i, f)
		}
		if w > 35 && !up {
			contractions++
		}
		up = w > 35
	}
	if contractions < 2 || contractions > 6 {
		t.Errorf("%d contractions in ten minutes of %v", contractions, strip.Womb)
	}
	wait(t, sc, &s, 3)
	o = engine.Observe(sc, &s)
	later := seen(t, &o, "ctgb").Strip
	if len(later.Fetal) != device.StripPoints || later.Fetal[198] != strip.Fetal[199] {
		t.Error("the paper has not moved on by one point")
	}
	if seen(t, &o, "mona").Strip != nil {
		t.Error("a monitor has paper")
	}
}

func TestCrossedMachinesPrintTheTraceNextDoor(t *testing.T) {
	sc := labourWard(t)
	straight, crossed := engine.Start(sc, 1, 0), engine.Start(sc, 1, 1)
	wait(t, sc, &straight, 600)
	wait(t, sc, &crossed, 600)
	o, own := engine.Observe(sc, &crossed), engine.Observe(sc, &straight)
	a, b, was := seen(t, &o, "ctga").Strip, seen(t, &o, "ctgb").Strip, seen(t, &own, "ctga").Strip
	same, differs := 0, 0
	for i := range a.Fetal {
		if a.Fetal[i] == b.Fetal[i] && a.Womb[i] == b.Womb[i] {
			same++
		}
		if a.Fetal[i] != was.Fetal[i] {
			differs++
		}
	}
	if same < device.StripPoints-1 || differs < device.StripPoints/2 {
		t.Errorf("%d points are her neighbour's, %d are not her own", same, differs)
	}
	if !crossed.Devices[1].Faulty(crossed.Tick) || crossed.Patients[0] != straight.Patients[0] {
		t.Error("the cable has changed a body, or is no fault")
	}
}

func TestACentralLineIsShownOnlyWhereACaseConnectsIt(t *testing.T) {
	sc := labourWard(t)
	central := func(s *engine.State) *engine.Reading {
		o := engine.Observe(sc, s)
		v := seen(t, &o, "mona")
		for i := range v.Readings {
			if v.Readings[i].Name == "cvp" {
				return &v.Readings[i]
			}
			if v.Readings[i].Name == "artefact" || v.Readings[i].Name == "damping" {
				t.Errorf("the screen tells of %s", v.Readings[i].Name)
			}
		}
		return nil
	}
	s := engine.Start(sc, 1, 0)
	if central(&s) != nil {
		t.Error("a pressure without a line")
	}
	sc.Devices[0].Spec.Settings = []device.Setting{{Channel: device.MonCentral, Value: 1}}
	engine.Settle(sc)
	s = engine.Start(sc, 1, 0)
	wait(t, sc, &s, 5)
	if r := central(&s); r == nil || r.Value == nil || *r.Value < -5 || *r.Value > 15 {
		t.Errorf("connected: %+v", r)
	}
}
