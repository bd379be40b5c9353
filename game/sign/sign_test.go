package sign_test

import (
	"slices"
	"testing"

	"downtime/game/sign"
)

var two = []sign.Sign{{ID: "clock-still", Name: "The clock stands still"}, {ID: "too-quiet", Name: "Too quiet"}}

func TestAnUnmetSignIsAnEmptyPlaceThatTellsNothing(t *testing.T) {
	g := sign.Guide(two, nil)
	if len(g) != 2 || g[1].Number != 2 || g[1].Met || g[1].Sign != nil || g[1].Cases != nil {
		t.Errorf("%+v", g)
	}
}

func TestASignIsMetWhereItWasFirstSeenAndCountedInEachRun(t *testing.T) {
	g := sign.Guide(two, []sign.Seen{
		{Case: "The monitor that stood still", Day: "2026-11-03", Signs: []string{"clock-still", "gone-from-the-guide"}},
		{Case: "Telemetry", Day: "2026-11-04"},
		{Case: "Telemetry", Day: "2026-11-05", Signs: []string{"clock-still"}},
		{Case: "Telemetry", Day: "2026-11-06", Signs: []string{"clock-still"}},
	})
	e := g[0]
	if !e.Met || e.Sign.ID != "clock-still" || e.Times != 3 || e.First != "2026-11-03" || !slices.Equal(e.Cases, []string{"The monitor that stood still", "Telemetry"}) {
		t.Errorf("%+v", e)
	}
	if g[1].Met {
		t.Errorf("%+v", g[1])
	}
}
