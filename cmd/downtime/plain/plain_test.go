package plain_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"downtime/cmd/downtime/plain"
	"downtime/game/debrief"
	"downtime/game/run"
	"downtime/game/score"
	"downtime/saves"
)

func TestNonsenseIsExplainedAndChangesNothing(t *testing.T) {
	o := options(t, icu, "")
	nonsense := []struct{ line, why string }{
		{"fly", `There is nothing called "fly"`},
		{"no", `There is nothing called "no"`},
		{"77", "Type list first"},
		{"0", "Type list first"},
		{"wait long", "A wait in seconds is a number from 1 to 600"},
		{"wait -5", "from 1 to 600"},
		{"wait NaN", "from 1 to 600"},
		{"answer 1", "Nobody is waiting for an answer"},
		{"again", "No question is open"},
		{"believe", "Type believe, the device"},
		{"believe vent9 4", `There is no device "vent9" here; type one of vent4`},
		{"believe vent4 101", "from 0 to 100"},
		{"believe vent4 often", "from 0 to 100"},
		{"bag 14", "Type bag, breaths a minute"},
		{"bag 14 9000", "A volume is a number from 50 to 800"},
		{"bag 14 450", "You are not holding a bag"},
		{"limit vent4 x 1 2", "type one of phigh"},
		{"limit vent4", ""},
		{"set peep", "needs a number from 0 to 20 centimetres of water"},
		{"set-peep = 99", "from 0 to 20"},
		{"look-patient = 3", "takes no number"},
		{"look-patient by bob", `There is nothing called "look-patient by bob"`},
		{"say", "Type say, and what you say"},
		{"say hello", "not at the bed yet"},
		{"report", "Too soon"},
		{"list nothing", `There is no sort of action called "nothing"`},
		{"vitals bed9", "There is no bed9 here"},
		{"feel the bag", "Your hands are not on the bag"},
		{"retry", "Saved."},
		{"\x1b[2J\x07 fly", "There is nothing called"},
		{"─│┌⣿", "There is nothing called"},
		{"by", "There is nothing called"},
		{" by Priya", "There is nothing called"},
		{"= 5", "There is nothing called"},
		{strings.Repeat("x", 1<<20), "There is nothing called"},
	}
	var lines []string
	for _, n := range nonsense {
		lines = append(lines, n.line)
	}
	turns := strings.Split(typed(t, o, lines...), "Your turn.\n")
	if len(turns) != len(nonsense)+2 {
		t.Fatalf("%d lines came to %d turns", len(nonsense), len(turns)-2)
	}
	for i, n := range nonsense {
		if !strings.Contains(turns[i+1], n.why) {
			t.Errorf("%.40q is answered with\n%s", n.line, turns[i+1])
		}
		if n.why != "" && n.why != "Saved." && !strings.Contains(strings.ToLower(turns[i+1]), "type ") {
			t.Errorf("%.40q is refused, and it is not said what to type:\n%s", n.line, turns[i+1])
		}
	}
	if kept := stored(t, o); len(kept.Inputs) != 0 || kept.LastTick != 0 {
		t.Errorf("nonsense has changed something: %d inputs, tick %d", len(kept.Inputs), kept.LastTick)
	}
}

func TestAnIrreversibleActAsksOnce(t *testing.T) {
	const ask = "Disconnect with nothing ready? Type yes to do it."
	o := options(t, icu, "agitated")
	wantSaid(t, typed(t, o, "leave him on nothing", "no"), ask, "Not done; type yes")
	if n := len(stored(t, o).Inputs); n != 0 {
		t.Errorf("a no left %d inputs", n)
	}
	wantSaid(t, typed(t, o, "yes", "leave him on nothing"), ask, "Saved at 03:14:00")
	if n := len(stored(t, o).Inputs); n != 0 {
		t.Errorf("no answer left %d inputs", n)
	}
	wantSaid(t, typed(t, o, "yes", "leave him on nothing", "yes"), ask, "nothing on the airway")
	if n := len(stored(t, o).Inputs); n != 1 {
		t.Errorf("a yes left %d inputs", n)
	}
}

func TestANumberTypedAtAQuestionIsNoActOfAnEarlierList(t *testing.T) {
	o := options(t, icu, "agitated")
	wantSaid(t, typed(t, o, "list all", "wait 120", "3", "yes"), "Answer 3:", "Type its number.", "Nothing waits for a yes; type list")
	if in := stored(t, o).Inputs; len(in) != 1 || !strings.Contains(string(in[0].Body), `"choice":2`) {
		t.Errorf("it left %+v", in)
	}
	wantSaid(t, typed(t, options(t, icu, "agitated"), "wait 120", "list look", "2"), "A question is open: type answer and its number")
}

func TestANumberTypedWhereALikelihoodIsAskedForSaysWhatToType(t *testing.T) {
	o := options(t, "weekend-cyberattack", "rumour")
	wantSaid(t, typed(t, o, "list look", "wait 60", "wait 60", "wait 60", "20"), "How likely is it that", "type believe pump7 20")
	if n := len(stored(t, o).Inputs); n != 0 {
		t.Errorf("it left %d inputs", n)
	}
}

func TestAnActIsFoundByTheWordsOfItsNameAndItsBed(t *testing.T) {
	wantSaid(t, typed(t, options(t, "weekend-cyberattack", "rumour"), "look patient bed 2", "people"), "Look at the patient (bed 2)", "You: at bed 2")
}

func TestAnActMayBeTypedByItsWholeNameWhateverItsFirstWord(t *testing.T) {
	o := options(t, icu, "")
	n := 0
	for _, a := range compiled(t, icu).Actions {
		word, _, _ := strings.Cut(strings.ToLower(a.Label), " ")
		if a.When.Always() && a.By[0] && a.Confirm == "" && (word == "say" || word == "list" || word == "wait") {
			n++
			wantSaid(t, typed(t, o, "no", a.Label), "03:14:00. "+a.Label)
		}
	}
	if n == 0 {
		t.Error("no action begins with a command's word: this proves nothing")
	}
}

func TestAnActThatIsNotPossibleAsksForNothing(t *testing.T) {
	said := typed(t, options(t, icu, ""), "chest drain", "yes")
	if strings.Contains(said, "Type yes") {
		t.Errorf("a registrar who is not here is asked to be sure:\n%s", said)
	}
	wantSaid(t, said, "Ewan is not here.")
}

func TestAReportIsWrittenByWhoeverIsNamed(t *testing.T) {
	said := typed(t, options(t, icu, ""), "report by Priya", "device report form by Priya", "report by nobody")
	wantSaid(t, said, "Priya cannot do that.", "Type report, or report by and the name of somebody")
	if strings.Count(said, "Priya cannot do that.") != 2 || strings.Contains(said, "Question 1") {
		t.Errorf("the name is not heeded:\n%s", said)
	}
}

func TestTheReportIsAskedQuestionByQuestionAndCanBeLeft(t *testing.T) {
	o := options(t, icu, "agitated")
	sc := compiled(t, icu)
	left := []string{"report", "Selby V6", "cancel"}
	said := played(t, o, func(said string) string {
		if len(left) == 0 {
			return "quit"
		}
		if strings.Contains(said, "03:18:00") {
			next := left[0]
			left = left[1:]
			return next
		}
		return "wait 600"
	})
	wantSaid(t, said, "The device report has 9 questions", "Question 1: "+sc.Report[0].Label, "Question 2: "+sc.Report[1].Label, "The report was not sent; type report")
	for _, in := range stored(t, o).Inputs {
		if strings.Contains(string(in.Body), "Selby") {
			t.Error("a report that was left was sent")
		}
	}
}

func TestTheEndOfInputSavesAndComingBackFindsTheSameTick(t *testing.T) {
	o := options(t, icu, "agitated")
	said := typed(t, o, "look-patient", "measured", "wait 7")
	wantSaid(t, said, "Saved at 03:14:15. You can come back to it.")
	kept := stored(t, o)
	if kept.LastTick != 15*50 || kept.Status != saves.Playing || len(kept.Inputs) != 2 {
		t.Fatalf("stored to tick %d as %s with %d inputs", kept.LastTick, kept.Status, len(kept.Inputs))
	}
	said = typed(t, o, "yes", "believe vent4 20", "quit")
	wantSaid(t, said, "You left a run: ICU, bed 4, at 03:14:15. Go on with it?", "You come back at 03:14:15.", "Set 450 millilitres", "03:14:15. Your turn.", "Saved at 03:14:15")
	again := stored(t, o)
	if again.ID != kept.ID || again.LastTick != kept.LastTick || len(again.Inputs) != 3 {
		t.Errorf("went on with %s, tick %d, %d inputs", again.ID, again.LastTick, len(again.Inputs))
	}
	typed(t, o, "no", "wait 1")
	if other := stored(t, o); other.ID == kept.ID && len(other.Inputs) != 3 {
		t.Error("a no goes on all the same")
	}
}

func TestAnInterruptSavesAndSaysSo(t *testing.T) {
	o := options(t, icu, "agitated")
	said := interrupted(t, o, "look-patient", "wait 5")
	wantSaid(t, said, "Saved at 03:14:09. You can come back to it.")
	if kept := stored(t, o); kept.LastTick != 9*50 || kept.Status != saves.Playing {
		t.Errorf("stored to tick %d as %s", kept.LastTick, kept.Status)
	}
}

func TestAListenerWhoGoesAwayLosesNothing(t *testing.T) {
	o := options(t, bay, "")
	o.In, o.Out = strings.NewReader(strings.Repeat("wait 5\n", 6)), &deaf{left: 12}
	if err := plain.Run(t.Context(), o); err == nil || !strings.Contains(err.Error(), "write") {
		t.Errorf("got %v", err)
	}
	if kept := stored(t, o); kept.LastTick == 0 {
		t.Error("nothing was saved")
	}
}

// deaf takes some lines and then no more.
type deaf struct{ left int }

func (d *deaf) Write(p []byte) (int, error) {
	if d.left--; d.left < 0 {
		return 0, errors.New("closed")
	}
	return len(p), nil
}

func TestWhoHasNoProfileIsAskedForANameAndWhichCase(t *testing.T) {
	o := options(t, "", "")
	said := typed(t, o, "99", "opera", "1", "quit")
	wantSaid(t, said, "Profile ann.", "Which case?", "1: Recovery, bay 1, 21:00.", "Not scored. Begin here if you are new.", ": ICU, bed 4, 03:14.",
		`There is no case "99".`, `There is no case "opera".`, "Recovery, bay 1, 21:00. You are the resident doctor.")
	if strings.Contains(said, compiled(t, icu).Title) {
		t.Error("a case is named by its title before it is played")
	}
	if kept := stored(t, o); kept.Scenario != bay || !kept.Practice {
		t.Errorf("played %s, practice %v", kept.Scenario, kept.Practice)
	}
}

func TestLeavingBeforeACaseIsNoError(t *testing.T) {
	for _, lines := range [][]string{{}, {"quit"}, {"1", "quit"}} {
		if _, err := attempt(t, options(t, "", ""), lines...); err != nil {
			t.Errorf("%q: %v", lines, err)
		}
	}
}

func TestAProfileThatCannotBeOpenedCanBeGoneWithout(t *testing.T) {
	o := options(t, bay, "")
	must(t, os.WriteFile(o.Profile, []byte("a letter to my aunt, and long enough to be no database at all"), 0o600))
	said, err := attempt(t, o, "no")
	if !errors.Is(err, saves.ErrCorrupt) {
		t.Errorf("got %v", err)
	}
	wantSaid(t, said, "damaged", "Play without saving?")
	said = typed(t, o, "yes", "look at her", "retry", "export", "quit")
	wantSaid(t, said, "Play without saving?", "Pink, warm", "nothing to retry", "Exported to", "played without saving")
	files, _ := filepath.Glob(filepath.Join(o.Folder, "downtime-tutorial-*.json"))
	if len(files) != 1 {
		t.Fatalf("exported: %v", files)
	}
	f, err := os.Open(files[0])
	must(t, err)
	defer f.Close()
	kept, err := saves.ReadRun(f)
	must(t, err)
	if len(kept.Inputs) != 1 || kept.Status != saves.Playing || kept.LastTick != 150 {
		t.Errorf("exported as %+v", kept.Summary)
	}
}

func TestAnotherRunOfTheCaseIsOneWordAway(t *testing.T) {
	said := typed(t, options(t, bay, ""), append(strings.Split(strings.Repeat("wait 600,", 30), ","), "again", "quit", "quit")...)
	if n := strings.Count(said, "You are the resident doctor."); n != 2 {
		t.Errorf("%d runs were begun", n)
	}
}

func TestADebriefIsReadAloud(t *testing.T) {
	sc := compiled(t, icu)
	r, err := run.New(sc, 7, "tension-pneumothorax")
	must(t, err)
	_, err = r.Wait(3600 * 50)
	must(t, err)
	card := score.Grade(sc, &r.State)
	rep := debrief.Build(sc, r, card)
	var out bytes.Buffer
	plain.PrintDebrief(&out, &rep)
	wantReadable(t, out.String())
	wantSaid(t, out.String(), sc.Title, "Your Card, by domain.", "Total: ", "Heading: ")
	for _, s := range rep.Sections() {
		if s.ID != "card" && !strings.Contains(out.String(), "Heading: "+s.Title+".") {
			t.Errorf("section %s is not said", s.ID)
		}
	}
	out.Reset()
	plain.PrintDebrief(&out, &rep, "truth")
	if n := strings.Count(out.String(), "Heading: "); n != 1 {
		t.Errorf("one section has %d headings", n)
	}
}
