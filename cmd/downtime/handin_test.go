package main

import (
	"path/filepath"
	"testing"
)

func TestARunFromOutsideASessionIsLeftOutByNameAndTheRestIsHandedIn(t *testing.T) {
	m := &machine{t, t.TempDir(), t.TempDir()}
	code := m.session("--mode", "drill")
	m.run(true, "wait 5\nquit\n", "lab", "join", code, "--id", "L01", "--plain")
	profile := filepath.Join(m.data, "downtime", "lab "+code+" L01.db")
	m.run(true, "wait 5\nquit\n", "play", "--plain", "--profile", profile, "--scenario", "epilepsy-app")
	m.run(true, "wait 5\nquit\n", "play", "--plain", "--profile", profile, "--scenario", "ventilator-autonomy", "--seed", "7")
	said := m.run(true, "", "handin", "--profile", profile, "--out", filepath.Join(m.share, code+"-L01.handin"))
	in(t, said, "Handed in as L01: 1 run,", "Left out: run ", "(epilepsy-app), which is not of the session: session "+code+" has no such case.",
		"(ventilator-autonomy), which is not of the session: its seed is none of those that session "+code+" gives L01.")
	in(t, m.run(true, "", "cohort", "import", m.share), "L01, 1 run, 1 new", "1 accepted, 0 duplicate, 0 refused")
}
