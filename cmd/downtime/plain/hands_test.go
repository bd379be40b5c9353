package plain_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"downtime/content"
	"downtime/game/engine"
)

// handsOf plays the small case in which everything is found by hand, and gives what was kept and said.
func handsOf(t *testing.T, lines ...string) ([]engine.Input, string) {
	t.Helper()
	o := options(t, "hands", "sound")
	lib := content.NewLibrary(os.DirFS("../../../game/engine/testdata"))
	o.Library = func() (*content.Library, error) { return lib, nil }
	said := typed(t, o, lines...)
	var all []engine.Input
	for _, k := range stored(t, o).Inputs {
		var in engine.Input
		must(t, json.Unmarshal(k.Body, &in))
		all = append(all, in)
	}
	return all, said
}

func TestAPulseIsCountedInLines(t *testing.T) {
	inputs, said := handsOf(t, "count the pulse", "count30", "watch 30", "1 72", "sign")
	if len(inputs) != 1 || !inputs[0].Found || inputs[0].Value != 72 {
		t.Fatalf("%+v: %s", inputs, said)
	}
	wantSaid(t, said, "The clock of the case stands still")
	wantSaid(t, said, "beat")
	wantSaid(t, said, "You count 72.")
	if strings.Contains(said, "of 100") {
		t.Errorf("a score is told in a case: %s", said)
	}
}

func TestADripIsSetInLines(t *testing.T) {
	inputs, said := handsOf(t, "set the drip", "wide 0.2", "watch 15", "accept")
	if len(inputs) != 1 || !inputs[0].Found || inputs[0].Value != 0.2 {
		t.Errorf("%+v: %s", inputs, said)
	}
	wantSaid(t, said, "1000 millilitres", "20 drops")
}

func TestAScoreIsChartedAndAPressureTakenInLines(t *testing.T) {
	inputs, said := handsOf(t, "chart the early", "1 1", "2 0", "3 0", "4 0", "5 0", "6 0", "7 0", "8 0", "9 0", "10 1", "sign",
		"take the pressure", "pump every 0.5 for 8", "ears", "open 0.2", "watch 60", "1 120", "2 118", "3 76", "sign")
	if len(inputs) != 2 || !inputs[0].Found || inputs[1].Value != 118 {
		t.Errorf("%+v: %s", inputs, said)
	}
	wantSaid(t, said, "tap at")
	wantSaid(t, said, "Systolic 118.")
}

func TestHandsPutDownInLinesHaveDoneNothing(t *testing.T) {
	inputs, said := handsOf(t, "count the pulse", "quit", "count the pulse = 80")
	if len(inputs) != 0 {
		t.Errorf("%+v", inputs)
	}
	wantSaid(t, said, "You put your hands down; nothing was done; type list")
	wantSaid(t, said, "hands find the number")
}

func TestSomebodyElseIsSentToCountInLines(t *testing.T) {
	inputs, said := handsOf(t, "count the pulse by nurse", "wait 31")
	if len(inputs) != 1 || inputs[0].By != 1 || inputs[0].Found {
		t.Errorf("%+v: %s", inputs, said)
	}
	wantSaid(t, said, "You count")
}
