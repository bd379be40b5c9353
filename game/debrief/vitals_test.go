package debrief

import (
	"slices"
	"testing"

	"downtime/content"
	"downtime/game/engine"
	"downtime/game/player"
	"downtime/game/track"
)

// told are the ids of the series that a debrief draws, of any patient.
func told(rep *Report) (ids []string) {
	for i := range rep.Series {
		if id := rep.Series[i].ID; !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

func TestTheDebriefDrawsWhatTheCaseHas(t *testing.T) {
	l := content.NewLibrary(content.Built())
	for _, c := range []struct {
		scenario, variant string
		want, not         []string
	}{
		{"ventilator-autonomy", "silent-limiter", []string{"volume", "co2", "oxygen"}, []string{"potassium", "fhr", "rate-pump4"}},
		{"amu-cyberattack", "", []string{"potassium", "ph", "rate-pump2"}, []string{"volume", "fhr"}},
		{"mother-baby-stimulator", "", []string{"fhr"}, []string{"volume", "potassium"}},
	} {
		sc, problems := l.Get(c.scenario)
		if sc == nil {
			t.Fatal(problems)
		}
		variant := c.variant
		if variant == "" {
			variant = sc.Variants[0].ID
		}
		r, card, err := player.Play(sc, 3, variant, "idler", 0)
		if err != nil {
			t.Fatal(err)
		}
		rep := Build(sc, r, card)
		ids := told(&rep)
		for _, id := range c.want {
			if !slices.Contains(ids, id) {
				t.Errorf("%s, %s: %s is not drawn; it draws %v", c.scenario, variant, id, ids)
			}
		}
		for _, id := range c.not {
			if slices.Contains(ids, id) {
				t.Errorf("%s, %s: %s is drawn, and has nothing to tell", c.scenario, variant, id)
			}
		}
		laid, err := track.Of(r)
		if err != nil {
			t.Fatal(err)
		}
		x := Look(laid, r, r.State.Tick/2)
		beds := map[string]bool{}
		for _, row := range x.Rows {
			beds[row.Patient] = true
		}
		if len(beds) != len(sc.Patients) {
			t.Errorf("%s: the timeline tells the truth about %d of %d patients", c.scenario, len(beds), len(sc.Patients))
		}
	}
}

func TestAFaultInSeveralSettingsOfADeviceIsToldOnceAndInWords(t *testing.T) {
	_, r, rep := played(t, "idler", "silent-limiter")
	laid, err := track.Of(r)
	if err != nil {
		t.Fatal(err)
	}
	x := Look(laid, r, 600*engine.TicksPerSecond)
	seen := map[Fault]bool{}
	for _, f := range x.Faults {
		if seen[f] || f.Words == "" || f.Patient == "" {
			t.Errorf("told of %+v among %+v", f, x.Faults)
		}
		seen[f] = true
	}
	if len(x.Faults) != 2 || x.Faults[0].Words != "it gives less than it was set to, and says nothing" {
		t.Errorf("the faults are %+v", x.Faults)
	}
	for _, c := range rep.Overlooked()[:3] {
		if c.LR < 2 {
			t.Errorf("among the first that were overlooked is %s, which hardly points to a fault", c.ID)
		}
	}
}
