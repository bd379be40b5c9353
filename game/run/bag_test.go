package run_test

import (
	"errors"
	"testing"

	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/run"
)

// bagged is the small bed with the bag in your hands.
func bagged(t *testing.T) *run.Run {
	t.Helper()
	sc := bed(t)
	sc.Devices = append(sc.Devices, engine.Device{ID: "bag1", Utility: -1, Spec: device.Spec{Kind: device.Bag, Patient: -1}})
	sc.People = append(sc.People, engine.Person{ID: "nurse", Label: "The nurse", Rate: 14, Volume: 450})
	n := len(sc.Effects)
	sc.Effects = append(sc.Effects,
		engine.Effect{Kind: engine.Connect, Ref: 1, Sub: 0}, engine.Effect{Kind: engine.HoldBag, Ref: 1, Sub: -1},
		engine.Effect{Kind: engine.HoldBag, Ref: 1, Sub: 1, After: 10 * engine.TicksPerSecond})
	sc.Actions = append(sc.Actions, engine.Action{ID: "bag", Label: "Bag him", By: [engine.MaxPeople]bool{true}, Effects: engine.Block{From: n, To: n + 2}},
		engine.Action{ID: "ask", Label: "Ask the nurse to take it", Voice: true, By: [engine.MaxPeople]bool{true}, Effects: engine.Block{From: n + 2, To: n + 3}})
	engine.Settle(sc)
	r, err := run.New(sc, 1, "sound")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Do(engine.Input{Kind: engine.DoAct, Action: 1}); err != nil {
		t.Fatal(err)
	}
	return r
}

// passing lets time go by, and calls the bout off at a tick.
func passing(r *run.Run, off int64) func(int64) (bool, error) {
	return func(tick int64) (bool, error) {
		if tick <= r.State.Tick {
			return false, nil
		}
		_, err := r.Wait(tick - r.State.Tick)
		return r.State.Tick >= off, err
	}
}

func TestABoutIsSqueezedToItsEndAndItsRhythmStands(t *testing.T) {
	r := bagged(t)
	if err := r.Bag(r.Do, run.Rhythm(12, 450, 1, 30*engine.TicksPerSecond), 30*engine.TicksPerSecond, passing(r, 1e9)); err != nil {
		t.Fatal(err)
	}
	if b := r.State.Bagging[0]; r.State.Tick != 30*engine.TicksPerSecond || b.Breaths != 6 || r.State.Live {
		t.Errorf("at tick %d, %d breaths, live %v", r.State.Tick, b.Breaths, r.State.Live)
	}
	if rate := r.State.People[0].Rhythm.Rate; rate < 11.5 || rate > 12.5 {
		t.Errorf("the rhythm that stands is %.1f a minute", rate)
	}
}

func TestABoutEndsWhenItIsCalledOffOrTheBagIsTaken(t *testing.T) {
	r := bagged(t)
	if err := r.Bag(r.Do, run.Rhythm(12, 450, 1, 3000), 3000, passing(r, 700)); err != nil || r.State.Tick != 750 || r.State.Live {
		t.Errorf("called off: %v, tick %d, live %v", err, r.State.Tick, r.State.Live)
	}
	r = bagged(t)
	if _, err := r.Do(engine.Input{Kind: engine.DoAct, Action: 2}); err != nil {
		t.Fatal(err)
	}
	if err := r.Bag(r.Do, run.Rhythm(12, 450, 1, 3000), 3000, passing(r, 1e9)); err != nil || r.State.Tick > 750 || r.State.Bagging[0].Breaths < 2 || r.State.Live {
		t.Errorf("taken: %v, tick %d, %d breaths, live %v", err, r.State.Tick, r.State.Bagging[0].Breaths, r.State.Live)
	}
}

func TestABoutWithoutABagIsRefused(t *testing.T) {
	r, err := run.New(bed(t), 1, "sound")
	if err != nil {
		t.Fatal(err)
	}
	var illegal *engine.IllegalError
	if err := r.Bag(r.Do, run.Rhythm(12, 450, 1, 1500), 1500, passing(r, 1e9)); !errors.As(err, &illegal) || len(r.Inputs) > 0 {
		t.Errorf("%v, %d inputs", err, len(r.Inputs))
	}
}
