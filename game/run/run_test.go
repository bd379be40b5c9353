package run_test

import (
	"errors"
	"testing"

	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/patient"
	"downtime/game/run"
)

// bed is the smallest case: one man on a ventilator, one action, two truths.
func bed(t *testing.T) *engine.Scenario {
	t.Helper()
	params, ok := patient.Preset("ards")
	if !ok {
		t.Fatal("no preset ards")
	}
	sc := &engine.Scenario{ID: "bed", Hash: "one", Limit: 600 * engine.TicksPerSecond}
	sc.Patients = []engine.Patient{{ID: "bed1", Params: params, Weight: 1}}
	sc.Devices = []engine.Device{{ID: "vent1", Spec: device.Spec{Kind: device.Ventilator}, Airway: true, Scored: true, Utility: -1}}
	sc.People = []engine.Person{{ID: "you", Label: "You"}}
	sc.Variants = []engine.Variant{{ID: "sound", Kind: engine.Plain, Weight: 1, Twin: -1}, {ID: "quiet", Kind: engine.Silent, Weight: 1, Twin: -1, Setup: engine.Block{From: 0, To: 1}}}
	sc.Effects = []engine.Effect{{Kind: engine.BeginFault, Fault: device.Fault{Kind: device.SilentLimiter, Channel: device.All, A: 20}}}
	sc.Actions = []engine.Action{{ID: "look", Label: "Look at him", Ticks: 250, By: [engine.MaxPeople]bool{true}}}
	engine.Settle(sc)
	return sc
}

// played is a run of four minutes with inputs at odd ticks.
func played(t *testing.T, sc *engine.Scenario) *run.Run {
	t.Helper()
	r, err := run.New(sc, 9, "quiet")
	if err != nil {
		t.Fatal(err)
	}
	for i := range 6 {
		if _, err := r.Wait(int64(1500 + 7*i)); err != nil {
			t.Fatal(err)
		}
		if _, err := r.Do(engine.Input{Kind: engine.Believe, P: float64(i) / 10}); err != nil {
			t.Fatal(err)
		}
		if _, err := r.Do(engine.Input{Kind: engine.DoAct}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := r.Wait(3000); err != nil {
		t.Fatal(err)
	}
	return r
}

func TestAReplayOfTheInputsComesToTheSameStateAndEvents(t *testing.T) {
	sc := bed(t)
	r := played(t, sc)
	again, err := run.Replay(sc, r.Header, r.Inputs, r.Marks, r.State.Tick)
	if err != nil {
		t.Fatal(err)
	}
	if again.State != r.State || len(again.Events) != len(r.Events) || len(r.Marks) < 3 {
		t.Errorf("same state %v, %d events of %d, %d marks", again.State == r.State, len(again.Events), len(r.Events), len(r.Marks))
	}
}

func TestWaitsAreNotKeptTheyAreTheGapsBetweenInputs(t *testing.T) {
	r := played(t, bed(t))
	for _, in := range r.Inputs {
		if in.Kind == engine.Wait {
			t.Fatalf("a wait was kept at tick %d", in.Tick)
		}
	}
	if len(r.Inputs) != 12 {
		t.Errorf("%d inputs kept of 12", len(r.Inputs))
	}
}

func TestAReplayNamesTheTickAtWhichItParts(t *testing.T) {
	sc := bed(t)
	r := played(t, sc)
	for name, spoil := range map[string]func(in []engine.Input, m []run.Mark) ([]engine.Input, []run.Mark, int64){
		"a belief changed": func(in []engine.Input, m []run.Mark) ([]engine.Input, []run.Mark, int64) {
			in[0].P = 0.9
			return in, m, r.State.Tick
		},
		"a tick changed": func(in []engine.Input, m []run.Mark) ([]engine.Input, []run.Mark, int64) {
			in[4].Tick += 3
			return in, m, r.State.Tick
		},
		"an input left out": func(in []engine.Input, m []run.Mark) ([]engine.Input, []run.Mark, int64) {
			return in[1:], m, r.State.Tick
		},
		"a hash changed": func(in []engine.Input, m []run.Mark) ([]engine.Input, []run.Mark, int64) {
			m[1].Hash++
			return in, m, r.State.Tick
		},
		"an input refused": func(in []engine.Input, m []run.Mark) ([]engine.Input, []run.Mark, int64) {
			in[1].Action = 7
			return in, m, r.State.Tick
		},
		"cut short": func(in []engine.Input, m []run.Mark) ([]engine.Input, []run.Mark, int64) { return in, m, m[0].Tick },
	} {
		in, marks, end := spoil(append([]engine.Input{}, r.Inputs...), append([]run.Mark{}, r.Marks...))
		_, err := run.Replay(sc, r.Header, in, marks, end)
		var parted *run.DivergedError
		if !errors.As(err, &parted) || parted.Tick <= 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestARunOfAnotherEngineOrTextIsRefusedPlainly(t *testing.T) {
	sc := bed(t)
	h := played(t, sc).Header
	older, other := h, h
	older.Engine, other.Content = 0, "two"
	for _, h := range []run.Header{older, other} {
		var version *run.VersionError
		if err := run.Current(sc, h); !errors.As(err, &version) {
			t.Errorf("engine %d, content %s: %v", h.Engine, h.Content, err)
		}
	}
	if err := run.Current(sc, h); err != nil {
		t.Errorf("a run of this engine and text: %v", err)
	}
}

func TestAnUnknownVariantIsNamed(t *testing.T) {
	if _, err := run.New(bed(t), 1, "haunted"); err == nil {
		t.Error("a variant that does not exist was played")
	}
}
