package main

import (
	"path/filepath"
	"testing"
)

func TestAStandardOfACaseThatTheCohortDoesNotHoldIsRefusedByItsName(t *testing.T) {
	m := &machine{t, t.TempDir(), t.TempDir()}
	m.run(true, "", "drive", "--scenario", "epilepsy-app", "--seed", "3", "--handin", filepath.Join(m.share, "L01.handin"))
	m.run(true, "", "cohort", "import", m.share)
	in(t, m.run(false, "", "cohort", "standard", "--case", "epilepsy"), `this cohort holds no case "epilepsy"`)
}
