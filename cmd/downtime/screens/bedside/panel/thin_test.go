package panel

import (
	"strings"
	"testing"

	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
)

func TestAStoppedHeartIsNotALowScore(t *testing.T) {
	n := &engine.NewsView{Total: 1, Risk: "low", Scale: 1, Missing: []string{"saturation", "systolic", "pulse"}}
	if line := News(ui.Theme{}, n, 80); strings.Contains(line, "low") || !strings.Contains(line, "too little is shown") {
		t.Errorf("the line of a heart that has stopped: %q", line)
	}
	if cell := newsCell(ui.Theme{}, n); !strings.Contains(cell, "--") {
		t.Errorf("the board's cell of a heart that has stopped: %q", cell)
	}
	n.Total, n.Risk = 6, "medium"
	if cell := newsCell(ui.Theme{}, n); !strings.Contains(cell, "6+!") {
		t.Errorf("a score that is high as it stands is not shown: %q", cell)
	}
}
