package patient

import (
	"encoding/json"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// keySteps are the results that must not hang on the size of the steps (row D04).
func keySteps(t *testing.T) map[string]float64 {
	return map[string]float64{
		"G06": apnoeaOnAir(preset(t, "adult"))["seconds to SaO2 90"],
		"G07": apnoeaAfterOxygen(preset(t, "adult"))["minutes to SaO2 90"],
		"C07": pressorStopped(preset(t, "septic-shock"))["minutes to half of the fall"],
		"M02": insulinTest(preset(t, "adult"))["slope mmol/L/min"],
	}
}

// The child of the next test prints them; alone, it holds that they are numbers.
func TestKeyResultsAreNumbers(t *testing.T) {
	for id, value := range keySteps(t) {
		t.Logf("key %s %v", id, value)
		if math.IsNaN(value) || math.IsInf(value, 0) {
			t.Errorf("%s is %v", id, value)
		}
	}
}

// The steps are constants, so that the compiler folds them. This builds the package anew with every one halved.
func TestHalvingEveryStepMovesTheKeyResultsByLessThanTwoPerCent(t *testing.T) {
	source, err := os.ReadFile("state.go")
	if err != nil {
		t.Fatal(err)
	}
	halved := string(source)
	for from, to := range map[string]string{
		"TickSeconds    = 0.02": "TickSeconds    = 0.01", "TicksPerSecond = 50": "TicksPerSecond = 100",
		"exchangeSeconds = 0.1": "exchangeSeconds = 0.05", "slowSeconds     = 1.0": "slowSeconds     = 0.5",
	} {
		if strings.Count(halved, from) != 1 {
			t.Fatalf("state.go does not hold %q once", from)
		}
		halved = strings.Replace(halved, from, to, 1)
	}
	dir := t.TempDir()
	whole, err := filepath.Abs("state.go")
	if err != nil {
		t.Fatal(err)
	}
	half := filepath.Join(dir, "state.go")
	if err := os.WriteFile(half, []byte(halved), 0o600); err != nil {
		t.Fatal(err)
	}
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {whole: half}})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "overlay.json"), overlay, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("go", "test", "-overlay", filepath.Join(dir, "overlay.json"), "-run", "TestKeyResultsAreNumbers", "-count=1", "-v", ".").CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	found := regexp.MustCompile(`key (\w+) (\S+)`).FindAllStringSubmatch(string(out), -1)
	want := keySteps(t)
	if len(found) != len(want) {
		t.Fatalf("%d results of %d: %s", len(found), len(want), out)
	}
	for _, m := range found {
		value, err := strconv.ParseFloat(m[2], 64)
		if err != nil {
			t.Fatal(err)
		}
		change := 100 * (value/want[m[1]] - 1)
		t.Logf("%s: %.5g, with half steps %.5g (%+.2f %%)", m[1], want[m[1]], value, change)
		if math.Abs(change) > 2 {
			t.Errorf("%s moves by %.2f %% when every step is halved", m[1], change)
		}
	}
}
