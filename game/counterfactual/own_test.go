package counterfactual

import (
	"testing"

	"downtime/content"
	"downtime/game/player"
	"downtime/game/track"
)

// changed are the added and moved decisions of a player's run that made a difference, and whether each owns it.
func changed(t *testing.T, name string) map[*change]bool {
	t.Helper()
	sc, problems := content.NewLibrary(content.Built()).Get("epilepsy-app")
	if sc == nil {
		t.Fatal(problems)
	}
	r, _, err := player.Play(sc, 7, "strobe", name, 0)
	if err != nil {
		t.Fatal(err)
	}
	best, _, err := player.Play(sc, 7, "strobe", "expert", r.State.Tick)
	if err != nil {
		t.Fatal(err)
	}
	tr, err := track.Of(r)
	if err != nil {
		t.Fatal(err)
	}
	out := map[*change]bool{}
	for _, d := range Decisions(tr, best.Inputs) {
		c := &change{t: tr, sc: sc, d: d, from: d.Tick}
		if d.Kind != Added && d.Kind != Moved || !c.simulate() {
			continue
		}
		was := tr.At(c.end.Tick)
		if saved := track.Harm(sc, &was) - track.Harm(sc, &c.end); saved >= 1 || saved <= -1 {
			_, told := Compute(tr, d)
			out[c] = told
		}
	}
	return out
}

func TestADifferenceThatIsOwedToWhatFellOutOrHadToComeFirstIsNotToldAsTheDecisions(t *testing.T) {
	fellOut, first, kept := 0, 0, 0
	for _, name := range []string{"random", "unplugger", "believer"} {
		for c, told := range changed(t, name) {
			switch {
			case told && len(c.dropped) > 0:
				kept++ // the decision matters by itself
			case !told && len(c.before) > 0:
				first++
			case !told:
				fellOut++
			}
			if !told && len(c.dropped)+len(c.before) == 0 {
				t.Errorf("%s: %q changed nothing else, and is not told", name, c.label())
			}
		}
	}
	if fellOut == 0 || first == 0 || kept == 0 {
		t.Errorf("owed to what fell out: %d, to what had to come first: %d; the decision's own although later ones fell out: %d", fellOut, first, kept)
	}
}
