package panel

import (
	"strings"
	"testing"

	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
)

func TestTheScoreShowsItsPartsAndWhatIsMissing(t *testing.T) {
	n := engine.NewsView{Total: 6, Risk: "medium", Scale: 2, Level: "V", Missing: []string{"temperature"}, Parts: []engine.NewsPart{
		{Name: "respiratory rate", Points: 1},
		{Name: "oxygen saturation", Points: 0},
		{Name: "air or oxygen", Points: 2},
		{Name: "systolic pressure"},
		{Name: "pulse"},
		{Name: "consciousness", Points: 3},
		{Name: "temperature", Missing: true},
	}}
	got := plainOf(News(ui.Theme{}, &n, 80))
	if want := "NEWS2 6+, medium  RR 1 SpO2(2) 0 O2 2 SBP 0 pulse 0 V 3 temp --"; strings.TrimSpace(got) != want {
		t.Errorf("%q", got)
	}
	for w := range 80 {
		if got := ui.Width(News(ui.Theme{}, &n, w)); got != w {
			t.Errorf("%d cells of %d", got, w)
		}
	}
}
