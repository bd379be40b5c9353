package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"downtime/cmd/downtime/proof"
	"downtime/content"
	"downtime/game/engine"
	"downtime/game/player"
	"downtime/saves"
	"downtime/saves/cohort"
	"downtime/saves/handin"
)

// handedIn fills a folder with hand-ins of three short runs each.
func handedIn(t *testing.T, folder string, files int) {
	t.Helper()
	key, err := handin.Key(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	sc, problems := content.NewLibrary(content.Built()).Get("ventilator-autonomy")
	if sc == nil {
		t.Fatal(problems)
	}
	var plays []saves.Run
	for seed := range uint64(3) {
		r, _, err := player.Play(sc, seed+1, "", "resident", 60*engine.TicksPerSecond)
		if err != nil {
			t.Fatal(err)
		}
		stored, err := proof.Headless(r)
		if err != nil {
			t.Fatal(err)
		}
		plays = append(plays, stored)
	}
	for i := range files {
		f := handin.File{Header: handin.Header{Learner: fmt.Sprintf("L%02d", i), Made: time.Now(), Engine: engine.Version}}
		for _, r := range plays {
			r.ID = saves.NewID()
			f.Runs = append(f.Runs, r)
		}
		if err := f.Write(filepath.Join(folder, f.Header.Learner), key); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAnImportThatIsKilledHasTakenFilesInWholeAndGoesOn(t *testing.T) {
	const files, told = 100, 5
	m := &machine{t, t.TempDir(), t.TempDir()}
	room := filepath.Join(m.share, strings.Repeat("r", 200), strings.Repeat("o", 200), strings.Repeat("m", 200))
	if err := os.MkdirAll(room, 0o700); err != nil {
		t.Fatal(err)
	}
	handedIn(t, room, files)
	path := filepath.Join(m.data, "x.cohort")
	cmd := m.command("cohort", "import", m.share, "--cohort", path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	late := time.AfterFunc(patience, func() { _ = cmd.Process.Kill() })
	defer late.Stop()
	lines := bufio.NewScanner(out) // after some of them nobody listens: 100 such long names are more than a pipe holds, so it never comes to the end
	for n := 0; n < told; {
		if !lines.Scan() {
			t.Fatalf("%d files were taken in, %v", n, lines.Err())
		}
		if strings.HasPrefix(lines.Text(), "accepted") {
			n++
		}
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // it was killed
	got := runsOf(t, path)
	if len(got) < told || len(got) == files {
		t.Fatalf("of %d files, of which %d were said to be taken in, %d are", files, told, len(got))
	}
	for learner, n := range got {
		if n != 3 {
			t.Errorf("%s has %d runs of 3 after the kill", learner, n)
		}
	}
	in(t, m.run(true, "", "cohort", "import", m.share, "--cohort", path), fmt.Sprintf("%d accepted, %d duplicate, 0 refused", files-len(got), len(got)))
	if got := runsOf(t, path); len(got) != files {
		t.Errorf("%d learners after going on", len(got))
	}
}

// runsOf counts the runs of each learner, while another program may write.
func runsOf(t *testing.T, path string) map[string]int {
	t.Helper()
	out := map[string]int{}
	if _, err := os.Stat(path); err != nil {
		return out
	}
	db, err := cohort.Read(t.Context(), path)
	if err != nil {
		return out
	}
	defer db.Close()
	runs, err := db.Runs(t.Context(), cohort.Filter{})
	if err != nil {
		return out
	}
	for _, r := range runs {
		out[r.Learner]++
	}
	return out
}

func TestTheNameOfAFileCommandsNoTerminal(t *testing.T) {
	for name, want := range map[string]string{
		"room/a b.handin":     "refused    room/a b.handin: why",
		"room/Žofie.handin":   "refused    room/Žofie.handin: why",
		"room/\x1b[2Jx":       `refused    "room/\x1b[2Jx": why`,
		"room/a\naccepted":    `refused    "room/a\naccepted": why`,
		"room/\u202edrow.exe": `refused    "room/\u202edrow.exe": why`,
		"room/\x9b2J":         `refused    "room/\x9b2J": why`,
	} {
		if got := resultLine(&proof.Result{File: name, Status: proof.Refused, Reason: "why"}); got != want {
			t.Errorf("%q is told as %q, want %q", name, got, want)
		}
	}
}

func TestWhatIsNotHeldToItsSessionStandsOnceInWhatCannotBeProved(t *testing.T) {
	all := imported{CannotProve: cannotProve}
	for range 2 {
		all.add(proof.Result{Status: proof.Accepted, Unheld: "session KTPLMR is not known here"})
	}
	all.add(proof.Result{Status: proof.Accepted})
	if want := cannotProve + " And session KTPLMR is not known here."; all.CannotProve != want {
		t.Errorf("%q, want %q", all.CannotProve, want)
	}
}

func TestARunThatIsHalfWayIsNotGradedAndMayHaveANote(t *testing.T) {
	m := &machine{t, t.TempDir(), t.TempDir()}
	m.run(true, "wait 5\nquit\n", "lab", "join", m.session(), "--id", "L01", "--plain")
	m.run(true, "", "cohort", "import", m.share)
	id, _, _ := strings.Cut(m.run(true, "", "cohort", "runs"), " ")
	in(t, m.run(false, "", "cohort", "rate", id, "--grade", "3", "--by", "Dr A"), "run "+id+" of L01 was handed in half-way", "only a run that has ended is graded")
	in(t, m.run(true, "", "cohort", "rate", id, "--note", "Look at this one.", "--by", "Dr A"), "Rated run "+id)
}

func TestWhatHoldsForTheWholeCohortIsRefusedWhereSomeOfItWasChosen(t *testing.T) {
	m := &machine{t, t.TempDir(), t.TempDir()}
	path := filepath.Join(m.data, "x.cohort")
	handedIn(t, m.share, 1)
	m.run(true, "", "cohort", "import", m.share, "--cohort", path)
	for _, args := range [][]string{
		{"erase", "L00", "--session", "KTPLMR"}, {"expire", "--months", "1", "--case", "ventilator-autonomy"}, {"standard", "--case", "ventilator-autonomy", "--session", "KTPLMR"},
	} {
		in(t, m.run(false, "", append([]string{"cohort", "--cohort", path}, args...)...), "this holds for the whole cohort")
	}
	if got := runsOf(t, path); got["L00"] != 3 {
		t.Errorf("%v", got)
	}
}

func TestARunOutOfACohortReplaysAlsoWithACriticalFailure(t *testing.T) {
	m := &machine{t, t.TempDir(), t.TempDir()}
	play := `{"do":"wait","seconds":435}` + "\n" + `{"do":"choose","scene":"it-calls","id":"all-off"}` + "\n" + `{"do":"wait","seconds":3600}` + "\n" + `{"do":"end"}` + "\n"
	in(t, m.run(true, play, "drive", "--scenario", "ventilator-autonomy", "--seed", "3", "--variant", "agitated", "--handin", filepath.Join(m.share, "A1.handin")), `"no-fallback"`)
	m.run(true, "", "cohort", "import", m.share)
	id, _, _ := strings.Cut(m.run(true, "", "cohort", "runs"), " ")
	file := filepath.Join(m.data, "a1.run")
	m.run(true, "", "cohort", "run", id, "--export", file)
	in(t, m.run(true, "", "replay", file, "--verify"), "verified: ", "score 6.0")
}
