package bag

import (
	"testing"

	"downtime/game/device"
	"downtime/game/engine"
)

// ward is a case with this patient on this bag, in your hands.
func ward(h *hand) *engine.Scenario {
	settings := []device.Setting{}
	for ch, info := range device.Channels(device.Bag) {
		if info.Setting {
			settings = append(settings, device.Setting{Channel: uint8(ch), Value: h.bag.Chan[ch].Ordered})
		}
	}
	sc := &engine.Scenario{
		ID: "ward", Limit: 3600 * engine.TicksPerSecond,
		Patients: []engine.Patient{{ID: "a", Params: h.kind.params()}},
		Devices:  []engine.Device{{ID: "bag", Spec: device.Spec{Kind: device.Bag, Patient: 0, Settings: settings}, Airway: true, Utility: -1}},
		People:   []engine.Person{{ID: "you", Rate: 12, Volume: 450}},
		Effects:  []engine.Effect{{Kind: engine.Connect, Ref: 0, Sub: 0}, {Kind: engine.HoldBag, Ref: 0, Sub: -1}},
		Variants: []engine.Variant{{ID: "sound", Kind: engine.Plain, Weight: 1}},
		Actions:  []engine.Action{{ID: "bag", Ticks: 1, By: [engine.MaxPeople]bool{true}, Effects: engine.Block{From: 0, To: 2}}},
	}
	engine.Settle(sc)
	return sc
}

func do(t *testing.T, sc *engine.Scenario, s *engine.State, in engine.Input) {
	t.Helper()
	in.Tick = s.Tick
	if _, err := engine.Apply(sc, s, in, nil); err != nil {
		t.Fatalf("%+v: %v", in, err)
	}
}

// What hands deliver in the lab is what a patient in a case gets: the same squeezes leave the same body, bit for bit.
func TestTheSameSqueezesLeaveTheSameBodyAsInACase(t *testing.T) {
	for _, k := range []kind{adult, slow, acidotic, child, infant} {
		lab := take(k)
		right := lab.need.right()
		lab.bag = right.device(lab.need)
		sc := ward(&lab)
		s := engine.Start(sc, 1, 0)
		do(t, sc, &s, engine.Input{Kind: engine.DoAct})
		do(t, sc, &s, engine.Input{Kind: engine.Wait, Ticks: 2})
		do(t, sc, &s, engine.Input{Kind: engine.Live, On: true})
		lab.body, lab.bag, lab.ticks = s.Patients[0], s.Devices[0], s.Tick
		for n := range 8 {
			ml, seconds := lab.need.volume.middle(), 0.8+float64(n%3)/10
			do(t, sc, &s, engine.Input{Kind: engine.Squeeze, ML: ml, Seconds: seconds})
			lab.press(ml, seconds)
			ticks := int64(120 + 37*n)
			do(t, sc, &s, engine.Input{Kind: engine.Wait, Ticks: ticks})
			for range ticks {
				lab.step()
			}
			if lab.ticks != s.Tick || lab.body != s.Patients[0] {
				t.Fatalf("kind %d, squeeze %d: the lab's body is at %v, the case's at %v", k, n, lab.body.Mech, s.Patients[0].Mech)
			}
			if got, want := lab.bag.Chan[device.BagGiven].Effect, s.Devices[0].Chan[device.BagGiven].Effect; got != want || want == 0 {
				t.Fatalf("kind %d, squeeze %d: given %v, in the case %v", k, n, got, want)
			}
		}
	}
}
