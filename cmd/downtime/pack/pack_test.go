package pack_test

import (
	"fmt"
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

func firstCase(t *testing.T) *engine.Scenario {
	t.Helper()
	sc, problems := content.NewLibrary(content.Built()).Get("ventilator-autonomy")
	if sc == nil {
		t.Fatal(problems)
	}
	return sc
}

func TestAPackHoldsWhatAFacilitatorNeeds(t *testing.T) {
	sc := firstCase(t)
	md, err := pack.Facilitator(sc)
	must(t, err)
	for _, w := range []string{"## What is practised", "## Script for the beginning", "## Run-sheet for 60 minutes", "## Run-sheet for 90 minutes", "expected to miss", "## Three prompts", "3. ", "A fault began", "`it-calls`"} {
		if !strings.Contains(md, w) {
			t.Errorf("the pack does not hold %q", w)
		}
	}
	for i := range sc.Variants {
		if !strings.Contains(md, "### "+sc.Variants[i].ID) {
			t.Errorf("the truth %s is missing", sc.Variants[i].ID)
		}
	}
	for _, sheet := range strings.Split(md, "## Run-sheet for ")[1:] {
		total, at := 0, 0
		for _, line := range strings.Split(strings.SplitN(sheet, "\n\n#", 2)[0], "\n") {
			var from, minutes int
			if n, _ := fmt.Sscanf(line, "| %d | %d |", &from, &minutes); n == 2 {
				if from != at {
					t.Errorf("%q begins at %d, after %d", line, from, at)
				}
				at += minutes
				total += minutes
			}
		}
		if !strings.HasPrefix(sheet, fmt.Sprintf("%d minutes", total)) {
			t.Errorf("a run-sheet of %d minutes is headed %.12q", total, sheet)
		}
	}
}

func TestACaseOnPaperTellsLearnersNoTruthAndTheFacilitatorEveryOne(t *testing.T) {
	sc := firstCase(t)
	md, err := pack.Paper(sc)
	must(t, err)
	learners, facilitator, ok := strings.Cut(md, "# For the facilitator alone")
	if !ok {
		t.Fatal("there is no part for the facilitator")
	}
	for i := range sc.Variants {
		v := &sc.Variants[i]
		if strings.Contains(learners, v.ID) || strings.Contains(learners, v.Truth) || strings.Contains(learners, sc.Title) {
			t.Errorf("the learners' sheets tell %s", v.ID)
		}
		if !strings.Contains(facilitator, "What checks tell: "+v.ID) {
			t.Errorf("the facilitator is not told of %s", v.ID)
		}
	}
	if n := strings.Count(facilitator, "\n| "); n < 100 {
		t.Errorf("only %d rows of answers", n)
	}
	page, err := pack.HTML(md)
	must(t, err)
	if s := string(page); !strings.Contains(s, "<table>") || strings.Contains(s, "<script") || strings.Contains(s, "src=") {
		t.Error("the page has no table, or fetches something")
	}
}
