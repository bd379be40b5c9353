package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"downtime/cmd/downtime/review"
	"downtime/saves"
	"downtime/saves/cohort"
	"downtime/saves/handin"
)

// machine is one lab machine: a data folder of its own, beside a share.
type machine struct {
	t     *testing.T
	data  string
	share string
}

func (m *machine) command(args ...string) *exec.Cmd {
	m.t.Helper()
	self, err := os.Executable()
	if err != nil {
		m.t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Args = append([]string{"downtime"}, args...) // by its name this binary is the program
	cmd.Dir = m.data
	cmd.Env = append(os.Environ(), "XDG_DATA_HOME="+m.data, "LOCALAPPDATA="+m.data, "HOME="+m.data, "DOWNTIME_SHARE="+m.share, "DOWNTIME_PROFILE=", "DOWNTIME_COHORT=", "LC_ALL=C.UTF-8", "TERM=xterm")
	return cmd
}

// run runs a command to its end with typed lines, and gives what it said.
func (m *machine) run(ok bool, typed string, args ...string) string {
	m.t.Helper()
	cmd := m.command(args...)
	cmd.Stdin = strings.NewReader(typed)
	out, err := cmd.CombinedOutput()
	if (err == nil) != ok {
		m.t.Fatalf("downtime %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// dies plays what is typed, and is killed when a profile holds so many inputs of its one run.
func (m *machine) dies(typed, profile string, inputs int, args ...string) {
	m.t.Helper()
	cmd := m.command(args...)
	in, err := cmd.StdinPipe()
	if err != nil {
		m.t.Fatal(err)
	}
	said, err := cmd.StdoutPipe()
	if err != nil {
		m.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		m.t.Fatal(err)
	}
	if _, err := in.Write([]byte(typed)); err != nil {
		m.t.Fatal(err)
	}
	late := time.AfterFunc(patience, func() { _ = cmd.Process.Kill() })
	defer late.Stop()
	lines := bufio.NewScanner(said)
	for !strings.Contains(lines.Text(), "Your turn.") { // the profile is open: whoever reads in it from now on disturbs nobody
		if !lines.Scan() {
			m.t.Fatalf("it never comes to the first turn: %v", lines.Err())
		}
	}
	go func() { _, _ = io.Copy(io.Discard, said) }()
	for began := time.Now(); stored(m.t, profile) < inputs; {
		if time.Since(began) > patience {
			m.t.Fatalf("%s never came to hold %d inputs", profile, inputs)
		}
	}
	if err := cmd.Process.Kill(); err != nil {
		m.t.Fatal(err)
	}
	_ = cmd.Wait() // it was killed
}

// stored counts the inputs of the run that a profile holds, while another program plays it.
func stored(t *testing.T, profile string) int {
	db, err := saves.OpenReader(t.Context(), profile)
	if err != nil {
		return 0
	}
	defer db.Close()
	runs, err := db.List(t.Context())
	if err != nil || len(runs) == 0 {
		return 0
	}
	run, err := db.Load(t.Context(), runs[0].ID)
	if err != nil {
		return 0
	}
	return len(run.Inputs)
}

// session sets one on a machine and gives its code.
func (m *machine) session(args ...string) string {
	m.t.Helper()
	m.run(true, "", append([]string{"lab", "new", "--out", m.share, "--case", "ventilator-autonomy"}, args...)...)
	files, err := filepath.Glob(filepath.Join(m.share, "*.lab"))
	if err != nil || len(files) != 1 {
		m.t.Fatalf("%v, %v", err, files)
	}
	return strings.TrimSuffix(filepath.Base(files[0]), ".lab")
}

func in(t *testing.T, text string, wanted ...string) {
	t.Helper()
	for _, w := range wanted {
		if !strings.Contains(text, w) {
			t.Errorf("it does not say %q:\n%s", w, text)
		}
	}
}

func TestAnExamSurvivesTheDeathOfTheMachineAndTellsNothingUntilItIsReleased(t *testing.T) {
	share := t.TempDir()
	teacher, a := &machine{t, t.TempDir(), share}, &machine{t, t.TempDir(), share}
	code := teacher.session("--mode", "exam", "--release", "open sesame", "--inject", "umbrella=ventilator-autonomy/it-calls")
	profile := filepath.Join(a.data, "downtime", "lab "+code+" L01.db")
	a.dies("look at him from the end\nwait 10\numbrella\n", profile, 2, "lab", "join", code, "--id", "L01", "--plain")
	again := a.run(true, "again\n"+strings.Repeat("wait 600\n", 400)+"quit\n", "lab", "join", code, "--id", "L01", "--plain")
	in(t, again, "You come back at 03:14:", "Answer 1:", "told later", "Handed in:")
	for _, never := range []string{"Debrief", "points", "Total:"} {
		if strings.Contains(again, never) {
			t.Errorf("an exam told %q:\n%s", never, again)
		}
	}
	for _, args := range [][]string{{"runs"}, {"progress"}, {"calibration"}, {"play", "--plain"}} {
		in(t, a.run(false, "quit\n", append(args, "--profile", profile)...), "not released yet")
	}
	done := a.run(true, "1\n", "lab", "join", code, "--id", "L01", "--plain")
	in(t, done, "All is done", "no go is left", "downtime handin --text --profile", "downtime lab release "+code+" WORD --id L01", "Handed in: ")
	if strings.Contains(done, "Type the number of a case") {
		t.Errorf("a finished exam asks for a case:\n%s", done)
	}
	handedIn, err := os.ReadFile(filepath.Join(share, code+"-L01.handin"))
	if err != nil || strings.Contains(string(handedIn), "total") {
		t.Errorf("the hand-in of an exam: %v, readable: %.60s", err, handedIn)
	}
	byHand := filepath.Join(a.data, "by-hand")
	in(t, a.run(true, "", "handin", "--profile", profile, "--out", byHand), "Handed in as L01: 1 run")
	if text, err := os.ReadFile(byHand); err != nil || !strings.HasPrefix(string(text), "DOWNTIME HAND-IN") {
		t.Errorf("an exam handed in by hand: %v, readable: %.60s", err, text)
	}
	in(t, a.run(false, "", "handin", "--profile", profile, "--id", "L02", "--out", byHand), "is L01's")
	in(t, teacher.run(true, "", "cohort", "import", share), "accepted", "L01, 1 run, 1 new", "1 accepted, 0 duplicate, 0 refused")
	in(t, a.run(false, "", "cohort", "import", share), "refused", "L01 plays session "+code+" on this machine, and its feedback is not released yet")

	in(t, a.run(false, "", "lab", "release", code, "wrong", "--id", "L01"), "releases nothing")
	in(t, a.run(false, "", "lab", "release", code, "Open  Sesame", "--id", "L1"), "L1 has not joined session "+code)
	in(t, a.run(true, "", "lab", "release", code, "Open", "Sesame", "--id", "L01"), "Released")
	in(t, a.run(true, "", "runs", "--profile", profile), "ventilator-autonomy")
	in(t, a.run(true, "", "cohort", "import", share), "1 accepted")
}

func TestThereAreNoMorePseudonymsThanTheirNumbersHaveDigitsFor(t *testing.T) {
	share := t.TempDir()
	m := &machine{t, t.TempDir(), share}
	in(t, m.run(false, "", "lab", "new", "--case", "ventilator-autonomy", "--learners", "1000", "--out", share), "--learners 1000: it is 0 to 999")
}

func TestLearnersOfASessionGetTheirOwnTruthsAndNobodyElsesRunsAndARunFromOutsideIsRefused(t *testing.T) {
	share := t.TempDir()
	one := &machine{t, t.TempDir(), share}
	code := one.session("--mode", "drill", "--attempts", "2")
	in(t, one.run(true, "", "lab", "preflight", code), "pass  saving", "pass  session: "+code, "Ready.")
	in(t, one.run(true, "wait 5\nquit\n", "lab", "join", code, "--id", "L01", "--plain"), "You are L01.", "You can come back to it: downtime lab join "+code+" --id L01")
	elsewhere := t.TempDir()
	second := one.run(true, "wait 5\nquit\n", "lab", "join", code, "--id", "L02", "--plain", "--share", share, "--out", elsewhere)
	in(t, second, "You are L02.", "downtime lab join "+code+" --share "+share+" --id L02 --out "+elsewhere)
	in(t, one.run(true, "quit\n", "lab", "join", code, "--id", "L02", "--plain"), "You are L02.")
	if strings.Contains(second, "You come back at") {
		t.Error("L02 was shown the run of L01")
	}
	in(t, one.run(false, "", "lab", "join", code, "--id", "L02", "--profile", filepath.Join(one.data, "downtime", "lab "+code+" L01.db")), "is L01's")
	one.run(true, "wait 5\nquit\n", "play", "--plain", "--profile", filepath.Join(one.data, "downtime", "lab "+code+" L02.db"), "--scenario", "tutorial")
	own := filepath.Join(one.data, "own.db")
	one.run(true, "wait 5\nquit\n", "play", "--plain", "--profile", own, "--scenario", "tutorial")
	in(t, one.run(false, "", "lab", "join", code, "--id", "L03", "--profile", own), "holds runs of its own; leave --profile out")
	in(t, one.run(false, "", "lab", "join", "BBBBBB", "--id", "L01"), "there is no session BBBBBB", share)
	in(t, one.run(false, "", "lab", "join", code, "--id", "../x"), "is no pseudonym")
	in(t, one.run(true, "", "cohort", "import", share), "2 accepted")
}

func TestWhatIsSoAtThisHospitalStandsInDebriefsOnTheScreenAndOnPaper(t *testing.T) {
	m := &machine{t, t.TempDir(), t.TempDir()}
	if err := os.WriteFile(filepath.Join(m.data, "here.md"), []byte("# Anytown General\n\nBattle bag: behind the desk of bay 2.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	code := m.session("--mode", "drill", "--local", "here.md")
	said := m.run(true, strings.Repeat("wait 600\n", 400), "lab", "join", code, "--id", "L01", "--plain")
	in(t, said, "Debrief.", "At your own hospital", "behind the desk of bay 2")
	profile := filepath.Join(m.data, "downtime", "lab "+code+" L01.db")
	var runs []struct{ ID string }
	if err := json.Unmarshal([]byte(m.run(true, "", "runs", "--json", "--profile", profile)), &runs); err != nil || len(runs) != 1 {
		t.Fatalf("the runs of the profile: %v, %v", runs, err)
	}
	in(t, m.run(true, "", "debrief", runs[0].ID, "--profile", profile), "## At your own hospital", "### Anytown General", "behind the desk of bay 2")
	in(t, m.run(true, "", "debrief", runs[0].ID, "--html", "--profile", profile), "At your own hospital", "behind the desk of bay 2")
}

func TestALockedProfileOfASessionAsksForItsPassphrase(t *testing.T) {
	m := &machine{t, t.TempDir(), t.TempDir()}
	code := m.session("--mode", "drill")
	m.run(true, "wait 5\nquit\n", "lab", "join", code, "--id", "L01", "--plain")
	profile := filepath.Join(m.data, "downtime", "lab "+code+" L01.db")
	m.run(true, "correct horse\n", "lock", "--profile", profile)
	in(t, m.run(false, "wait 5\nquit\n", "lab", "join", code, "--id", "L01", "--plain"), "is locked", "passphrase was not given")
	t.Setenv("DOWNTIME_PASSPHRASE", "correct horse")
	in(t, m.run(true, "wait 5\nquit\n", "lab", "join", code, "--id", "L01", "--plain"), "You come back at")
}

func TestFiveQuestionsAreAskedBeforeAndTravelWithTheHandIn(t *testing.T) {
	share := t.TempDir()
	m := &machine{t, t.TempDir(), share}
	code := m.session("--survey")
	in(t, m.run(true, "3\nquit\n", "lab", "join", code, "--id", "L01", "--plain"), "Question 2 of 5")
	said := m.run(true, "3\n9\n2\n4\n1\n5\nwait 5\nquit\n", "lab", "join", code, "--id", "L01", "--plain")
	in(t, said, "Question 1 of 5", "Question 5 of 5", "Your turn", "Handed in:")
	if again := m.run(true, "quit\n", "lab", "join", code, "--id", "L01", "--plain"); strings.Contains(again, "Question 1") {
		t.Error("the questions were asked twice")
	}
	m.run(true, "", "cohort", "import", share)
	in(t, m.run(true, "", "cohort", "show", "survey"), "I would notice", "before  after  later", "showed something that is not so.  3.00    -      -      0")
}

func TestASessionFileThatWasChangedOrIsAnothersIsRefused(t *testing.T) {
	share := t.TempDir()
	m := &machine{t, t.TempDir(), share}
	code := m.session("--mode", "shift")
	path := filepath.Join(share, code+".lab")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(share, "BBBBBB.lab"), text, 0o600); err != nil {
		t.Fatal(err)
	}
	in(t, m.run(false, "", "lab", "join", "BBBBBB", "--id", "L01"), "another session's, "+code)
	if err := os.WriteFile(path, []byte(strings.Replace(string(text), `"attempts":1`, `"attempts":9`, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	in(t, m.run(false, "", "lab", "join", code, "--id", "L01"), "changed after it was signed")
	in(t, m.run(false, "", "lab", "new", "--case", "opera"), "no such scenario")
	in(t, m.run(false, "", "lab", "new", "--case", "tutorial"), "not scored")
	in(t, m.run(false, "", "lab", "new", "--case", "ventilator-autonomy", "--opens", "2026-11-24 14:00", "--closes", "2026-11-24 13:00"), "close before it opens")
	in(t, m.run(false, "", "lab", "new", "--case", "ventilator-autonomy", "--out", "missing"), "there is no folder missing")
	in(t, m.run(false, "A title\n", "lab", "new"), "ended before the last question", "no session was set")
	in(t, m.run(true, strings.Repeat("\n", 20), "lab", "new"), "live, or as each likes (any)? [any]", "Put it beside the program")
	closed := m.run(true, "", "lab", "new", "--case", "ventilator-autonomy", "--closes", "2020-01-01 10:00")
	code = strings.Fields(closed)[1]
	in(t, m.run(false, "", "lab", "join", strings.TrimSuffix(code, ","), "--id", "L01", "--share", m.data), "closed on 1 January 2020")
}

func TestASlipInAnAnswerAboutASessionIsAskedAgainAndLosesNoOther(t *testing.T) {
	m := &machine{t, t.TempDir(), t.TempDir()}
	answers := []string{"A title", "ventilator", "tutorial", "ventilator-autonomy", "", "exm", "drill", "later", "after", "", "", "many", "2"}
	said := m.run(true, strings.Join(answers, "\n")+strings.Repeat("\n", 10), "lab", "new")
	in(t, said, `"ventilator" is no case of these`, `"tutorial" is no case of these`, `"exm" is none of drill, shift, exam`, `"later" is none of now, after, released`, "a number from 1 to 10",
		"Put it beside the program")
	in(t, m.run(false, "", "lab", "new", "--case", "ventilator-autonomy=haunted"), "there are silent-limiter, mucus-plug")
}

func TestASkillOfASessionIsPractisedLeftAndTakenUpAgain(t *testing.T) {
	share := t.TempDir()
	m := &machine{t, t.TempDir(), share}
	in(t, m.run(false, "", "lab", "new", "--skill", "juggling"), "no skill")
	in(t, m.run(false, "", "lab", "new", "--skill", "news2", "--mode", "exam"), "tells its result at once")
	m.run(true, "", "lab", "new", "--out", share, "--skill", "news2")
	files, err := filepath.Glob(filepath.Join(share, "*.lab"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%v, %v", err, files)
	}
	code := strings.TrimSuffix(filepath.Base(files[0]), ".lab")
	first := m.run(true, "watch 5\nquit\n", "lab", "join", code, "--id", "L01", "--plain")
	in(t, first, "The standard:", "You have left this go. It is kept")
	again := m.run(true, "sign\nsign\nsign\nsign\nquit\n", "lab", "join", code, "--id", "L01", "--plain")
	if strings.Contains(again, "You have played everything") {
		t.Errorf("a go that was left counts as played:\n%s", again)
	}
	in(t, m.run(true, "", "lab", "preflight", code), "Ready.")
	chart := "1 1\n2 0\n3 0\n4 0\n5 0\n6 0\n7 0\n8 0\n9 0\n10 1\nsign\n"
	in(t, m.run(true, strings.Repeat(chart, 3)+"quit\n", "lab", "join", code, "--id", "L01", "--plain"), "All is done: you have played everything of this session")
	in(t, m.run(true, "", "cohort", "import", share), "L01, 0 runs, 1 go at a skill, 1 new", "1 accepted, 0 duplicate, 0 refused")
}

func TestAStandardOfTheCohortOrAsGivenStandsInTheDebriefsOfASession(t *testing.T) {
	m := &machine{t, t.TempDir(), t.TempDir()}
	in(t, m.run(false, "", "lab", "new", "--case", "ventilator-autonomy", "--standard", "ventilator-autonomy"), "there is no cohort")
	m.run(true, "", "cohort", "import", m.share)
	db, err := cohort.Open(t.Context(), filepath.Join(m.data, "downtime", "cohort.cohort"))
	if err != nil {
		t.Fatal(err)
	}
	set := review.Standard{At: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC), Who: "Dr A", Case: "ventilator-autonomy", Cut: 61.5, SEM: 4.5}
	if err := errors.Join(db.Note(t.Context(), set.Who, "standard", set, set.At), db.Close()); err != nil {
		t.Fatal(err)
	}
	for args, why := range map[string]string{
		"ventilator-autonomy=high":      "it is CASE=CUT±SEM, as in ventilator-autonomy=60±4.5",
		"ventilator-autonomy=60±wide":   "it is CASE=CUT±SEM",
		"ventilator-autonomy=NaN":       "a cut lies between 0 and 100",
		"ventilator-autonomy=160":       "a cut lies between 0 and 100",
		"opera=60":                      "no such scenario",
		"epilepsy-app=60":               "which is none of its cases",
		"epilepsy-app":                  "holds no standard for epilepsy-app",
		"ventilator-autonomy=60+-1e308": "between 0 and 50 points",
	} {
		in(t, m.run(false, "", "lab", "new", "--case", "ventilator-autonomy", "--by", "Dr A", "--standard", args), why)
	}
	code := m.session("--mode", "drill", "--standard", "ventilator-autonomy")
	said := m.run(true, strings.Repeat("wait 600\n", 400), "lab", "join", code, "--id", "L01", "--plain")
	in(t, said, "Set for this case by Dr A on 2026-11-22: 62 of 100, give or take 4.5", "From 57.0 to 66.0 is a grey zone in which a score decides nothing")
	profile := filepath.Join(m.data, "downtime", "lab "+code+" L01.db")
	in(t, m.run(true, "", "standard", "--profile", profile), "ventilator-autonomy: Set by Dr A on 2026-11-22: 62 of 100, grey zone 57.0 to 66.0.")
	in(t, m.run(false, "", "standard", "--profile", profile, "--cut", "60"), "name the case: downtime standard CASE")
	in(t, m.run(true, "", "standard", "--profile", profile, "ventilator-autonomy", "--reset"), "")
	in(t, m.run(true, "", "standard", "--profile", profile), "its debriefs are formative")
	given := m.run(true, "", "lab", "new", "--case", "ventilator-autonomy", "--standard", "ventilator-autonomy=60+-4.5", "--by", "Dr A")
	text, err := os.ReadFile(filepath.Join(m.data, strings.TrimSuffix(strings.Fields(given)[1], ",")+"-instructor.txt"))
	if err != nil {
		t.Fatal(err)
	}
	in(t, string(text), "Standard for ventilator-autonomy: 60.0 of 100, give or take 4.5, set by Dr A on ")
}

func TestThePseudonymsOfTwoSessionsDiffer(t *testing.T) {
	m := &machine{t, t.TempDir(), t.TempDir()}
	code := m.session("--learners", "2")
	text, err := os.ReadFile(filepath.Join(m.data, code+"-names.csv"))
	if want := "pseudonym,name\n" + code[:3] + "01,\n" + code[:3] + "02,\n"; err != nil || string(text) != want {
		t.Errorf("%q, %v; want %q", text, err, want)
	}
}

func TestAHandInIsHeldToItsSessionWheneverThatComes(t *testing.T) {
	m, room := &machine{t, t.TempDir(), t.TempDir()}, t.TempDir()
	code := m.session("--mode", "drill")
	m.run(true, "wait 5\nquit\n", "lab", "join", code, "--id", "L01", "--plain")
	key, err := handin.Key(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	forge := func(learner string) {
		f, err := handin.Read(filepath.Join(m.share, code+"-L01.handin"))
		f.Header.Learner, f.Runs[0].ID = learner, saves.NewID()
		if err = errors.Join(err, f.Write(filepath.Join(room, learner+".handin"), key)); err != nil {
			t.Fatal(err)
		}
	}
	forge("L09")
	in(t, m.run(true, "", "cohort", "import", room), "accepted", "note: session "+code+" is not known here: seeds, truths and goes were not held to it")
	in(t, m.run(true, "", "cohort", "notes"), "There is nothing to look at.")
	text, err := os.ReadFile(filepath.Join(m.share, code+".lab"))
	if err == nil {
		err = os.WriteFile(filepath.Join(room, code+".lab"), text, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	forge("L10")
	const why = "its seed is none of those that session "
	in(t, m.run(false, "", "cohort", "import", room, m.share), "note: L09, taken in before this session was known: run ", "it is not of its session, and stays where it is: "+why+code+" gives L09",
		"refused    "+filepath.Join(room, "L10.handin")+": L10: run 1 (", why+code+" gives L10", code+"-L01.handin: L01, 1 run, 1 new")
	in(t, m.run(true, "", "cohort", "notes"), "L09 in "+code+": run ", why+code+" gives L09")
	in(t, m.run(true, "", "cohort", "notes", "--json"), `"learner": "L09"`, `"session": "`+code+`"`)
	in(t, m.run(false, "", "cohort", "import", room, "--json"), `"held": [`, "more goes than it gives", `"noted": [`, "play outside the opening hours")
}

func TestAfterTheHardStopTheLastHandInIsWrittenAndSixWeeksLaterTheQuestionsComeAgain(t *testing.T) {
	m := &machine{t, t.TempDir(), t.TempDir()}
	code := m.session("--mode", "drill", "--minutes", "60", "--survey")
	m.run(true, "3\n3\n3\n3\n3\n"+strings.Repeat("wait 600\n", 400)+"quit\n", "lab", "join", code, "--id", "L01", "--plain")
	handIn, profile := filepath.Join(m.share, code+"-L01.handin"), filepath.Join(m.data, "downtime", "lab "+code+" L01.db")
	joinedBefore := func(ago time.Duration) {
		db, err := saves.Open(t.Context(), profile)
		if err != nil {
			t.Fatal(err)
		}
		var kept map[string]any
		_, err = db.Setting(t.Context(), "lab", &kept)
		kept["joined"] = time.Now().Add(-ago)
		if err = errors.Join(err, db.SetSetting(t.Context(), "lab", kept), db.Close()); err != nil {
			t.Fatal(err)
		}
	}
	joinedBefore(2 * time.Hour)
	if err := os.Remove(handIn); err != nil {
		t.Fatal(err)
	}
	in(t, m.run(true, "4\n4\n4\n4\n4\n", "lab", "join", code, "--id", "L01", "--plain"), "Your 60 minutes in session "+code+" are over", "Handed in: "+handIn)
	joinedBefore(7 * 7 * 24 * time.Hour)
	in(t, m.run(true, "5\n5\n5\n5\n5\n", "lab", "join", code, "--id", "L01", "--plain"), "six weeks after the cases", "Your 60 minutes in session "+code+" are over")
	f, err := handin.Read(handIn)
	if err != nil || len(f.Answers) != 15 {
		t.Errorf("%d answers are handed in, %v", len(f.Answers), err)
	}
}
