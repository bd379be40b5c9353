package track_test

import (
	"testing"

	"downtime/content"
	"downtime/game/engine"
	"downtime/game/player"
	"downtime/game/run"
	"downtime/game/track"
)

func played(t testing.TB, name, variant string) *run.Run {
	t.Helper()
	sc, problems := content.NewLibrary(content.Built()).Get("ventilator-autonomy")
	if sc == nil {
		t.Fatal(problems)
	}
	r, _, err := player.Play(sc, 7, variant, name, 0)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func lay(t testing.TB, r *run.Run) *track.Track {
	t.Helper()
	tr, err := track.Of(r)
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

func TestEveryInstantOfATrackIsTheRunItself(t *testing.T) {
	for _, name := range []string{"expert", "random"} {
		r := played(t, name, "")
		tr := lay(t, r)
		for _, m := range r.Marks {
			s := tr.At(m.Tick)
			// A mark may be taken between two inputs of one tick; then the State after the last of them is another.
			if later := m.Inputs < len(r.Inputs) && r.Inputs[m.Inputs].Tick <= m.Tick; later {
				continue
			}
			if engine.Hash(&s) != m.Hash {
				t.Errorf("%s: tick %d is another State", name, m.Tick)
			}
		}
		if end := tr.At(1 << 40); engine.Hash(&end) != engine.Hash(&r.State) {
			t.Errorf("%s: the end of the track is not the end of the run", name)
		}
	}
}

func TestABranchGoesOnFromItsInstantAndLeavesTheRunAlone(t *testing.T) {
	r := played(t, "expert", "")
	tr := lay(t, r)
	inputs, end := len(r.Inputs), r.State.Tick
	for _, tick := range []int64{0, 1, 4321, end / 2, end} {
		b, err := tr.Branch(tick)
		if err != nil {
			t.Fatal(err)
		}
		want := tr.At(tick)
		if engine.Hash(&b.State) != engine.Hash(&want) {
			t.Errorf("the branch at %d begins elsewhere", tick)
		}
		if !b.State.Over {
			if _, err := b.Wait(500); err != nil {
				t.Fatal(err)
			}
		}
	}
	if len(r.Inputs) != inputs || r.State.Tick != end {
		t.Error("a branch has changed the run")
	}
}

func TestHarmNeverFallsAndIsSampledEveryFiveSeconds(t *testing.T) {
	r := played(t, "idler", "")
	h := lay(t, r).Harm()
	if want := int(r.State.Tick / track.SampleEvery); len(h) < want || len(h) > want+1 {
		t.Errorf("%d samples of a run of %d ticks", len(h), r.State.Tick)
	}
	for i := 1; i < len(h); i++ {
		if h[i] < h[i-1] {
			t.Fatalf("harm falls from %.2f to %.2f at sample %d", h[i-1], h[i], i)
		}
	}
	if h[len(h)-1] == 0 {
		t.Error("nobody did anything and nobody was harmed")
	}
}

func BenchmarkAnyInstant(b *testing.B) {
	tr := lay(b, played(b, "idler", ""))
	var n int64
	for b.Loop() {
		n = (n*31 + 12345) % tr.End
		tr.At(n)
	}
}

func BenchmarkLay(b *testing.B) {
	r := played(b, "expert", "")
	for b.Loop() {
		lay(b, r)
	}
	b.ReportMetric(float64(r.State.Tick)/50, "s/run")
}
