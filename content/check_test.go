package content

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"downtime/game/scenario"
)

// promised is how long a check of one scenario may take; allowed is what a slow or busy machine may make of it here.
const (
	promised = 300 * time.Millisecond
	allowed  = 3 * promised
)

func TestACheckOfAScenarioIsQuick(t *testing.T) {
	for _, id := range NewLibrary(Built()).IDs() {
		best := time.Hour
		for range 5 {
			begin := time.Now()
			NewLibrary(Built()).Check(id)
			best = min(best, time.Since(begin))
		}
		t.Logf("%s: %v", id, best)
		if best > allowed {
			t.Errorf("a check of %s takes %v; %v is promised", id, best, promised)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	for b.Loop() {
		NewLibrary(Built()).Check("ventilator-autonomy")
	}
}

func TestAProblemOnTheWireHasItsFields(t *testing.T) {
	out, err := json.Marshal(Problem{File: "a/scenario.yaml", Line: 3, Column: 5, Code: scenario.CodeDeadEnd, Severity: scenario.Warning, Message: "m", Fix: "f", Path: "scenes[0]"})
	const want = `{"file":"a/scenario.yaml","line":3,"column":5,"code":"S042","severity":"warning","message":"m","fix":"f","path":"scenes[0]"}`
	if err != nil || string(out) != want {
		t.Errorf("%s, %v", out, err)
	}
}

func TestAScenarioOfAnotherFolderIsNotKnownHere(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "tiny")
	if err := os.CopyFS(dir, os.DirFS("testdata/tiny")); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, structure)
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for own, foreign := range map[string]string{
		`open("nurse-asks")`: `open("it-calls")`, `when: t > 90`: `when: vent4.vte < 300`, `do: log, once`: `do: measured, once`, `twin: mucus-plug`: `twin: agitated`,
	} {
		if err := os.WriteFile(file, []byte(strings.Replace(string(text), own, foreign, 1)), 0o600); err != nil {
			t.Fatal(err)
		}
		probs := NewLibrary(Built()).Check(dir)
		if len(probs) == 0 || probs[0].Code != scenario.CodeExprName && probs[0].Code != scenario.CodeUnknown {
			t.Errorf("%s: %v", foreign, probs)
		}
	}
}
