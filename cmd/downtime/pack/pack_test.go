package pack_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"downtime/cmd/downtime/pack"
	"downtime/content"
	"downtime/game/engine"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// cases are all that are scored.
func cases(t *testing.T) []*engine.Scenario {
	t.Helper()
	lib := content.NewLibrary(content.Built())
	var out []*engine.Scenario
	for _, id := range lib.IDs() {
		sc, problems := lib.Get(id)
		if sc == nil {
			t.Fatal(problems)
		}
		if !sc.Unscored {
			out = append(out, sc)
		}
	}
	if len(out) < 7 {
		t.Fatalf("there are %d cases", len(out))
	}
	return out
}

func firstCase(t *testing.T) *engine.Scenario {
	t.Helper()
	sc, problems := content.NewLibrary(content.Built()).Get("ventilator-autonomy")
	if sc == nil {
		t.Fatal(problems)
	}
	return sc
}

var printed = map[string]string{} // papers, which take a while

func paper(t *testing.T, sc *engine.Scenario) string {
	t.Helper()
	if printed[sc.ID] == "" {
		md, err := pack.Paper(sc)
		must(t, err)
		printed[sc.ID] = md
	}
	return printed[sc.ID]
}

// codes are what only a program says: a switch by its number, a verb of formatting that failed, a label of a panel before a number.
var codes = regexp.MustCompile(`%!|\b(MODE|SORT|CAPNO|ART|STIM|AUTO|CONC|CLAMP|HEIGHT|FTOT|PPEAK|SPO2|FIO2|RESERVOIR|BELT) [0-9.]|NaN|<nil>`)

func inWords(t *testing.T, what, md string) {
	t.Helper()
	for line := range strings.Lines(md) {
		if found := codes.FindString(line); found != "" {
			t.Errorf("%s says %q in %q", what, found, line)
		}
	}
}

func TestAPackOfAnyCaseHoldsWhatAFacilitatorNeeds(t *testing.T) {
	for _, sc := range cases(t) {
		md, err := pack.Facilitator(sc)
		must(t, err)
		inWords(t, sc.ID, md)
		for _, w := range []string{"## What is practised", "## Script for the beginning", "## Run-sheet for 60 minutes", "## Run-sheet for 90 minutes", "expected to miss", "likelihood ratio", "## Three prompts", "\n3. ", "From here it can be found", "lab observe", "clinical review: "} {
			if !strings.Contains(md, w) {
				t.Errorf("the pack of %s does not hold %q", sc.ID, w)
			}
		}
		for i := range sc.Variants {
			v := &sc.Variants[i]
			if !strings.Contains(md, "in commands `"+v.ID+"`") || !strings.Contains(md, v.Truth) {
				t.Errorf("%s: the truth %s is missing", sc.ID, v.ID)
			}
			_, course, _ := strings.Cut(md, "in commands `"+v.ID+"`")
			course, _, _ = strings.Cut(course, "\n### ")
			if faults := strings.Contains(course, "A fault began in ") || strings.Contains(course, "a fault in "); faults == v.Kind.Innocent() {
				t.Errorf("%s: the course of %s tells of a fault: %v", sc.ID, v.ID, faults)
			}
		}
		for i := range sc.Scenes {
			if !strings.Contains(md, "`"+sc.Scenes[i].ID+"`") {
				t.Errorf("%s: the scene %s cannot be opened by a word", sc.ID, sc.Scenes[i].ID)
			}
		}
		sheets(t, sc, md)
		courses(t, sc, md)
		prompts(t, sc, md)
	}
}

// sheets checks that the minutes of a run-sheet follow each other and add up, with time for the case and for the talk.
func sheets(t *testing.T, sc *engine.Scenario, md string) {
	t.Helper()
	for _, sheet := range strings.Split(md, "## Run-sheet for ")[1:] {
		total, at := 0, 0
		for line := range strings.Lines(sheet) {
			var from, minutes int
			if n, _ := fmt.Sscanf(line, "| %d | %d |", &from, &minutes); n == 2 {
				if from != at {
					t.Errorf("%s: %q begins at %d, after %d", sc.ID, line, from, at)
				}
				if strings.Contains(line, "lab join") && minutes < sc.Minutes {
					t.Errorf("%s: %d minutes for a case of %d", sc.ID, minutes, sc.Minutes)
				}
				if strings.Contains(line, "Together") && minutes < 10 {
					t.Errorf("%s: %d minutes to talk", sc.ID, minutes)
				}
				at, total = at+minutes, total+minutes
			}
			if strings.HasPrefix(line, "---") {
				break
			}
		}
		if !strings.HasPrefix(sheet, fmt.Sprintf("%d minutes", total)) {
			t.Errorf("%s: a run-sheet of %d minutes is headed %.12q", sc.ID, total, sheet)
		}
	}
}

// courses checks that each second of a course stands in it once, in order, and that nothing in it speaks of keys or of you.
func courses(t *testing.T, sc *engine.Scenario, md string) {
	t.Helper()
	last := ""
	for line := range strings.Lines(md) {
		if strings.HasPrefix(line, "### ") {
			last = ""
		}
		clock := regexp.MustCompile(`^\| (\d\d:\d\d:\d\d) \|`).FindStringSubmatch(line)
		if clock == nil {
			continue
		}
		if clock[1] <= last && last < "23:00:00" {
			t.Errorf("%s: %s follows %s", sc.ID, clock[1], last)
		}
		last = clock[1]
		for _, never := range []string{"You found", "in the menu", "(Act,", "Could be found"} {
			if strings.Contains(line, never) {
				t.Errorf("%s: a course says %q: %s", sc.ID, never, line)
			}
		}
	}
}

// prompts checks that the three are different.
func prompts(t *testing.T, sc *engine.Scenario, md string) {
	t.Helper()
	_, md, _ = strings.Cut(md, "## Three prompts")
	seen := map[string]bool{}
	for line := range strings.Lines(md) {
		if strings.HasPrefix(line, "## ") {
			break
		}
		if len(line) > 3 && line[1] == '.' {
			seen[line[3:]] = true
		}
	}
	if len(seen) != 3 {
		t.Errorf("%s: %d different prompts", sc.ID, len(seen))
	}
}

func TestACaseOnPaperTellsLearnersNoTruthAndTheFacilitatorEveryOne(t *testing.T) {
	for _, sc := range cases(t) {
		md := paper(t, sc)
		inWords(t, sc.ID, md)
		learners, facilitator, ok := strings.Cut(md, "# For the facilitator alone")
		if !ok {
			t.Fatal("there is no part for the facilitator")
		}
		tellsNothing(t, sc, learners)
		for i := range sc.Variants {
			_, of, ok := strings.Cut(facilitator, "\n## What checks tell: "+strings.ToUpper(sc.Variants[i].ID[:1])+strings.ReplaceAll(sc.Variants[i].ID[1:], "-", " "))
			of, _, _ = strings.Cut(of, "\n## ")
			if !ok || strings.Count(of, "\n| ") < 8 || !strings.Contains(of, sc.Variants[i].Truth) {
				t.Errorf("%s: the facilitator is told little of %s", sc.ID, sc.Variants[i].ID)
			}
			if strings.Contains(learners, "heart rate") && !strings.Contains(of, "What the screens show") {
				t.Errorf("%s: %s has no screens", sc.ID, sc.Variants[i].ID)
			}
		}
		if n := strings.Count(facilitator, "\n| "); n < 100 {
			t.Errorf("%s: only %d rows of answers", sc.ID, n)
		}
	}
}

// tellsNothing checks that a text for learners names no truth, title or clue of a case.
func tellsNothing(t *testing.T, sc *engine.Scenario, text string) {
	t.Helper()
	if strings.Contains(text, sc.Title) {
		t.Errorf("%s: learners read its title", sc.ID)
	}
	for i := range sc.Variants {
		v := &sc.Variants[i]
		if strings.Contains(text, v.Truth) || strings.Contains(text, v.Tell) || strings.Contains(v.ID, "-") && strings.Contains(text, v.ID) {
			t.Errorf("%s: learners are told %s", sc.ID, v.ID)
		}
	}
	for i := range sc.Clues {
		if strings.Contains(text, sc.Clues[i].Label) {
			t.Errorf("%s: learners read the clue %q", sc.ID, sc.Clues[i].Label)
		}
	}
}

func TestWhatIsTriedOnAWardWithPrintsIsOnPaper(t *testing.T) {
	for _, sc := range cases(t) {
		if sc.ID != "amu-cyberattack" {
			continue
		}
		md := paper(t, sc)
		for _, w := range []string{"Look from the end of the bed (bed 2) | Drowsy", "Run a gas on the unit's machine (bed 5) | Printed, bed 5: pH 7.32", "Lay the prints beside patient and ECG | 02:"} {
			if !strings.Contains(md, w) {
				t.Errorf("the paper does not hold %q", w)
			}
		}
		return
	}
	t.Error("there is no such case")
}

func TestTheFirstMinuteIsInWords(t *testing.T) {
	md := paper(t, firstCase(t))
	for _, w := range []string{
		"volume control, tidal volume 450 mL, respiratory rate 18/min", "PEEP 14 cmH2O, oxygen 70 %, peak airway pressure 30 cmH2O", "pressure 117/68, mean 84 mmHg, heart rate 83/min",
		"rate 2.0 mL/h, 80 micrograms/mL", "no PEEP valve, oxygen flow 0 L/min, with a reservoir, without filter",
	} {
		if !strings.Contains(md, w) {
			t.Errorf("the paper does not say %q", w)
		}
	}
}

func TestTheDiceFallOnEveryTruthAsOftenAsItIsDrawn(t *testing.T) {
	md := paper(t, firstCase(t))
	throws := regexp.MustCompile(`\n\| (\d)(\d)–(\d)(\d) \|`).FindAllStringSubmatch(md, -1)
	if len(throws) != len(firstCase(t).Variants) {
		t.Fatalf("%d truths have throws", len(throws))
	}
	next := 0
	for _, m := range throws {
		from := 6*int(m[1][0]-'1') + int(m[2][0]-'1')
		if from != next {
			t.Errorf("%v begins at throw %d, not %d", m, from, next)
		}
		next = 6*int(m[3][0]-'1') + int(m[4][0]-'1') + 1
	}
	if next != 36 {
		t.Errorf("%d of 36 throws fall on a truth", next)
	}
}

func TestAnObserversSheetHasWhatToWatchAndTellsNoTruth(t *testing.T) {
	for _, sc := range cases(t) {
		md, err := pack.Observer(sc)
		must(t, err)
		tellsNothing(t, sc, md)
		for _, w := range []string{"How sure, and why", "What was checked", "the patient, by eye", "When for the first time", "| S | B | A | R |", "keep / safe mode / by hand / disconnect", "Who observes: ", "You do not play, answer or hint"} {
			if !strings.Contains(md, w) {
				t.Errorf("the sheet of %s does not hold %q", sc.ID, w)
			}
		}
		for i := range sc.Devices {
			if d := &sc.Devices[i]; d.Scored && !d.Away && strings.Count(md, "| "+d.Label+" |") != 2 {
				t.Errorf("the sheet of %s has no rows for %s", sc.ID, d.Label)
			}
		}
	}
}

func TestAPageToPrintFetchesNothingAndBreaksWhereItShould(t *testing.T) {
	md := paper(t, firstCase(t))
	html, err := pack.HTML(md)
	must(t, err)
	s := string(html)
	for _, w := range []string{"<table>", "<title>ICU, bed 4, 03:14: a case on paper</title>", "break-after:page", "<hr>", "<td></td>", "@page"} {
		if !strings.Contains(s, w) {
			t.Errorf("the page does not hold %q", w)
		}
	}
	for _, never := range []string{"<script", "src=", "href=", "url("} {
		if strings.Contains(s, never) {
			t.Errorf("the page holds %q", never)
		}
	}
	if strings.Count(s, "<hr>") < 4+len(firstCase(t).Variants) {
		t.Errorf("only %d new pages", strings.Count(s, "<hr>"))
	}
}

func TestWhoPrintsAPaperIsToldThatNoTruthMayStandOnABack(t *testing.T) {
	first, _, _ := strings.Cut(paper(t, firstCase(t)), "---")
	if !strings.Contains(first, "on one side of the paper") {
		t.Errorf("the first page says only %q", first)
	}
}
