package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing/qrcode/decoder"
)

// scanned reads the codes that were printed, by another library than the one that made them.
func scanned(t *testing.T, printed string) []string {
	t.Helper()
	var out []string
	for _, block := range strings.Split(strings.TrimSpace(printed), "\n\n") {
		lines := strings.Split(block, "\n")[1:]
		var dark [][]bool
		for _, l := range lines {
			var upper, lower []bool
			for _, r := range l {
				upper, lower = append(upper, r == '█' || r == '▀'), append(lower, r == '█' || r == '▄')
			}
			dark = append(dark, upper, lower)
		}
		const quiet = 4
		size := len(dark[0]) - 2*quiet
		inner := make([][]bool, size)
		for y := range inner {
			inner[y] = dark[y+quiet][quiet : quiet+size]
		}
		text, err := decoder.NewDecoder().DecodeBoolMap(inner, nil)
		if err != nil {
			t.Fatalf("a code cannot be read: %v\n%s", err, block)
		}
		out = append(out, text.GetText())
	}
	return out
}

func TestAHandInComesThroughAsCodesReadInAnyOrder(t *testing.T) {
	m := &machine{t, t.TempDir(), t.TempDir()}
	m.run(true, "look at him\nwait 60\nbelieve vent4 30\nwait 100\nquit\n", "play", "--plain", "--profile", "ann", "--scenario", "ventilator-autonomy", "--seed", "2")
	printed := m.run(true, "", "handin", "--profile", "ann", "--id", "A1", "--observer", "B2", "--qr")
	texts := scanned(t, printed)
	if len(texts) < 2 {
		t.Fatalf("it is %d codes, too few to mix", len(texts))
	}
	rand.Shuffle(len(texts), func(i, j int) { texts[i], texts[j] = texts[j], texts[i] })
	file := filepath.Join(m.share, "scanned.txt")
	if err := os.WriteFile(file, []byte(strings.Join(append(texts, texts[0]), "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	in(t, m.run(true, "", "cohort", "import", file), "A1, 1 run, 1 new", "1 accepted")
	runs := m.run(true, "", "cohort", "runs")
	in(t, runs, "A1 (keys), B2 (observed)")
	in(t, m.run(true, "", "cohort", "runs", "--json"), `"learner": "A1"`, `"observer": "B2"`)
	in(t, m.run(true, "", "cohort", "run", runs[:8]), "of A1 (keys), B2 (observed).")
	if err := os.WriteFile(file, []byte(strings.Join(texts[1:], "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	in(t, m.run(false, "", "cohort", "import", file), "missing or misread", "1 refused")
	in(t, m.run(false, "", "handin", "--profile", "ann", "--id", "A1", "--qr", "--text"), "--qr and --text do not go together")
}
