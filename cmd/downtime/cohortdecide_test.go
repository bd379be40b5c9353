package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

func TestAStandardOfACaseThatTheCohortDoesNotHoldIsRefusedByItsName(t *testing.T) {
	m := &machine{t, t.TempDir(), t.TempDir()}
	m.run(true, "", "drive", "--scenario", "epilepsy-app", "--seed", "3", "--handin", filepath.Join(m.share, "L01.handin"))
	m.run(true, "", "cohort", "import", m.share)
	in(t, m.run(false, "", "cohort", "standard", "--case", "epilepsy"), `this cohort holds no case "epilepsy"`)
}

func TestWhoSetAStandardIsToldAsItIsTypedWithTheDomainOfWindows(t *testing.T) {
	m := &machine{t, t.TempDir(), t.TempDir()}
	for i, play := range []string{`{"do":"wait","seconds":600}`, `{"do":"act","id":"look-patient"}`, `{"do":"act","id":"handheld"}`} {
		learner := fmt.Sprintf("L%d", i)
		m.run(true, play, "drive", "--scenario", "ventilator-autonomy", "--seed", "3", "--handin", filepath.Join(m.share, learner+".handin"))
		m.run(true, "", "cohort", "import", m.share)
		id, _, _ := strings.Cut(m.run(true, "", "cohort", "runs", "--learner", learner), " ")
		m.run(true, "", "cohort", "rate", id, "--grade", fmt.Sprint(3-i), "--by", "Dr A")
	}
	in(t, m.run(true, "", "cohort", "standard", "--case", "ventilator-autonomy", "--by", `NHS\ann`), `--by "NHS\ann"`)
}
