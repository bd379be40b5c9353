package counterfactual_test

import (
	"reflect"
	"slices"
	"testing"

	"downtime/content"
	"downtime/game/counterfactual"
	"downtime/game/engine"
	"downtime/game/player"
	"downtime/game/wave"
)

const after = 60 * engine.TicksPerSecond

func part(t *testing.T, sc *engine.Scenario, a, b string, inputs []engine.Input) *counterfactual.Twins {
	t.Helper()
	x, err := counterfactual.Part(sc, 1, [2]string{a, b}, inputs, after)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// shows is what stands on screens and who asks what: a part of what can be perceived, taken by hand.
func shows(o *engine.Observation) (out []string) {
	for _, d := range o.Devices {
		out = append(out, d.ID, d.Mode)
		for _, r := range d.Readings {
			v := "-"
			if r.Value != nil {
				v = string(rune(int(*r.Value * 100)))
			}
			out = append(out, r.Name+v)
		}
	}
	for _, s := range o.Scenes {
		out = append(out, s.ID, s.Text)
	}
	return out
}

func TestTwinsLookTheSameUntilTheSecondAtWhichTheyPart(t *testing.T) {
	lib := content.NewLibrary(content.Built())
	parted := 0
	for _, id := range lib.IDs() {
		sc, problems := lib.Get(id)
		if sc == nil {
			t.Fatal(problems)
		}
		for v := range sc.Variants {
			twin := sc.Variants[v].Twin
			if twin < 0 {
				continue
			}
			x := part(t, sc, sc.Variants[v].ID, sc.Variants[twin].ID, nil)
			seen := false
			for i := range x.Moments {
				m := &x.Moments[i]
				if same := slices.Equal(shows(&m.Seen[0]), shows(&m.Seen[1])); !same && (x.Parted < 0 || m.Tick < x.Parted) {
					t.Errorf("%s, %s and %s: they differ at tick %d, and parted at %d", id, sc.Variants[v].ID, sc.Variants[twin].ID, m.Tick, x.Parted)
				}
				seen = seen || m.Tick == x.Parted
			}
			if x.Parted < 0 {
				continue
			}
			if parted++; !seen || x.Parted%engine.TicksPerSecond != 0 || x.Parted == 0 {
				t.Errorf("%s, %s: the moment of parting, tick %d, is kept: %v", id, sc.Variants[v].ID, x.Parted, seen)
			}
			if last := x.Moments[len(x.Moments)-1]; last.Tick <= x.Parted+after-counterfactual.LookEvery && !last.Seen[0].Over && !last.Seen[1].Over {
				t.Errorf("%s, %s: it ends at tick %d, %d after the parting", id, sc.Variants[v].ID, last.Tick, last.Tick-x.Parted)
			}
		}
	}
	if parted == 0 {
		t.Error("no twins of any case part by themselves")
	}
}

func TestASilentLimiterPartsFromThePlugByThePeakPressure(t *testing.T) {
	x := part(t, scenario(t), "silent-limiter", "mucus-plug", nil)
	for _, m := range x.Moments {
		if m.Tick != x.Parted {
			continue
		}
		for d := range m.Seen[0].Devices {
			a, b := m.Seen[0].Devices[d].Readings, m.Seen[1].Devices[d].Readings
			for i := range a {
				if a[i].Name == "ppeak" && *a[i].Value < *b[i].Value {
					return
				}
			}
		}
	}
	t.Errorf("at tick %d the peak pressure of the plug is not the higher one", x.Parted)
}

func TestATruthDoesNotPartFromItself(t *testing.T) {
	sc := scenario(t)
	best, _, err := player.Play(sc, 1, "mucus-plug", "expert", 0)
	if err != nil {
		t.Fatal(err)
	}
	x := part(t, sc, "mucus-plug", "mucus-plug", best.Inputs)
	if x.Parted >= 0 || len(x.Clues) > 0 {
		t.Errorf("parted at tick %d, told apart by %v", x.Parted, x.Clues)
	}
	if end := x.Moments[len(x.Moments)-1]; end.Tick < best.State.Tick {
		t.Errorf("lived through to tick %d of %d", end.Tick, best.State.Tick)
	}
}

func TestWhatOnlyAskingTellsPartsThemOnlyUnderWhoeverAsks(t *testing.T) {
	sc, problems := content.NewLibrary(content.Built()).Get("epilepsy-app")
	if sc == nil {
		t.Fatal(problems)
	}
	best, _, err := player.Play(sc, 1, "moved", "expert", 0)
	if err != nil {
		t.Fatal(err)
	}
	idle, asked := part(t, sc, "moved", "pill", nil), part(t, sc, "moved", "pill", best.Inputs)
	if asked.Parted < 0 || idle.Parted >= 0 && idle.Parted <= asked.Parted {
		t.Errorf("parted at tick %d untouched, at %d by the expert's hands", idle.Parted, asked.Parted)
	}
	if len(idle.Clues) == 0 {
		t.Error("nothing was there to be found that would have told them apart")
	}
}

func TestABranchBeginsAtThePartingAsThatTruthLookedThen(t *testing.T) {
	sc := scenario(t)
	best, _, err := player.Play(sc, 1, "silent-limiter", "expert", 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, inputs := range [][]engine.Input{nil, best.Inputs} {
		x := part(t, sc, "silent-limiter", "mucus-plug", inputs)
		for which := range 2 {
			b, err := x.Branch(which)
			if err != nil {
				t.Fatal(err)
			}
			if b.State.Tick != x.Parted || int(b.State.Variant) != x.Variants[which] || b.State.Over {
				t.Errorf("branch %d is at tick %d of %d, in variant %d", which, b.State.Tick, x.Parted, b.State.Variant)
			}
			for _, m := range x.Moments {
				if now := b.Observe(); m.Tick == x.Parted && !reflect.DeepEqual(traceless(now), traceless(m.Seen[which])) {
					t.Errorf("branch %d does not look as that truth did when they parted", which)
				}
			}
		}
	}
}

// traceless is an observation without traces, whose not-a-numbers equal nothing.
func traceless(o engine.Observation) engine.Observation {
	for i := range o.Devices {
		o.Devices[i].Wave = wave.Params{}
	}
	return o
}

func TestTwinsOfNoSuchTruthAreRefused(t *testing.T) {
	if _, err := counterfactual.Part(scenario(t), 1, [2]string{"mucus-plug", "opera"}, nil, after); err == nil {
		t.Error("a truth that does not exist was lived through")
	}
}
