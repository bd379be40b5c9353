package debrief

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/ui"
	"downtime/content"
	"downtime/game/debrief"
	"downtime/game/engine"
	"downtime/game/player"
	"downtime/game/track"
)

func TestTheTimelineOfAWardShowsTheBedWhereYouStoodAndGoesToTheOneWhereSomethingHappened(t *testing.T) {
	sc, problems := content.NewLibrary(content.Built()).Get("weekend-cyberattack")
	if sc == nil {
		t.Fatal(problems)
	}
	r, card, err := player.Play(sc, 1, "bleeding", "expert", 300*engine.TicksPerSecond)
	if err != nil {
		t.Fatal(err)
	}
	laid, err := track.Of(r)
	if err != nil {
		t.Fatal(err)
	}
	rep := debrief.Build(sc, r, card)
	v := Review(ui.Theme{}, &rep, laid, r)
	shown := func() string { return v.s.scrub.at.Seen.Patients[v.s.scrub.bed].ID }
	v.Press(tea.KeyPressMsg{Code: tea.KeyEnd})
	if at := v.s.scrub.at.Seen.People[0].At; at == "" || at == "bed1" || shown() != at {
		t.Errorf("at the end you stood at %q, and %s is shown", at, shown())
	}
	tick, bed := elsewhere(t, sc, r.Events, shown())
	v.s.happened(tick)
	if shown() != bed {
		t.Errorf("something is begun at %s, and %s is shown", bed, shown())
	}
	before := v.s.scrub.bed
	v.Press(tea.KeyPressMsg{Code: ',', Text: ","})
	v.Press(tea.KeyPressMsg{Code: tea.KeyRight})
	if v.s.scrub.bed != before-1 {
		t.Errorf("the bed before was chosen, and %s is shown", shown())
	}
}

// elsewhere is the first tick at which something happens at one bed alone, which is neither the first nor the one named.
func elsewhere(t *testing.T, sc *engine.Scenario, events []engine.Event, not string) (int64, string) {
	t.Helper()
	at := map[int64]map[int]bool{}
	for _, e := range events {
		if p := patientOf(sc, e); p >= 0 {
			if at[e.Tick] == nil {
				at[e.Tick] = map[int]bool{}
			}
			at[e.Tick][p] = true
		}
	}
	for _, e := range events {
		if p := patientOf(sc, e); p > 0 && len(at[e.Tick]) == 1 && sc.Patients[p].ID != not {
			return e.Tick, sc.Patients[p].ID
		}
	}
	t.Fatal("nothing happened elsewhere")
	return 0, ""
}
