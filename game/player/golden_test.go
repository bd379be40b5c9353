package player

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"downtime/content"
	"downtime/game/engine"
)

var update = flag.Bool("update", false, "write the golden hashes anew")

// TestGoldenRunsEndInTheSameStateOnEveryProcessor plays the expert and the resident through every variant of the first case and pins the
// hash of the State in which each run ends. make golden-v3 and make arm64 run it as compiled for other processors. The hashes change with
// the body, the devices, the rules or the case: then write them anew with -update and say why in the commit.
func TestGoldenRunsEndInTheSameStateOnEveryProcessor(t *testing.T) {
	sc, problems := content.NewLibrary(content.Built()).Get("ventilator-autonomy")
	if sc == nil {
		t.Fatal(problems)
	}
	var got strings.Builder
	for i := range sc.Variants {
		for _, name := range []string{"expert", "resident"} {
			r, _, err := Play(sc, 1, sc.Variants[i].ID, name, 0)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&got, "%s %s %d %016x\n", sc.Variants[i].ID, name, r.State.Tick, engine.Hash(&r.State))
		}
	}
	const path = "testdata/golden-runs.txt"
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("the golden runs end elsewhere.\ngot:\n%s\nwant:\n%s", got.String(), want)
	}
}
