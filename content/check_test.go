package content

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"downtime/game/scenario"
)

// A check of one scenario may take as long as promised, on a machine that does the work of measure in the time of the yardstick; a slower one may take
// longer by as much.
const (
	promised  = 300 * time.Millisecond
	yardstick = 45 * time.Millisecond
	tries     = 200 // a busy machine leaves one of them alone
)

// measure does a fixed amount of work of the sort that a check is made of.
func measure() time.Duration {
	begin := time.Now()
	seen := map[string]int{}
	for i := range 1_000_000 {
		seen[strconv.Itoa(i%5000)] += i
	}
	return time.Since(begin)
}

func TestACheckOfAScenarioIsQuick(t *testing.T) {
	for _, id := range NewLibrary(Built()).IDs() {
		best, allowed := time.Hour, promised
		slow := time.Hour
		for n := 0; n < tries && best > allowed; n++ {
			begin := time.Now()
			NewLibrary(Built()).Check(id)
			best, slow = min(best, time.Since(begin)), min(slow, measure())
			allowed = max(promised, time.Duration(float64(promised)*float64(slow)/float64(yardstick)))
		}
		t.Logf("%s: %v", id, best)
		if best > allowed {
			t.Errorf("a check of %s takes %v; %v is promised on a machine that is as fast as this", id, best, allowed)
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
