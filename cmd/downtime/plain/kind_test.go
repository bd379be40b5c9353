package plain_test

import (
	"regexp"
	"strings"
	"testing"
)

func TestAYMeansYes(t *testing.T) {
	o := options(t, icu, "agitated")
	wantSaid(t, typed(t, o, "leave him on nothing", "Y"), "Type yes to do it.", "nothing on the airway")
	wantSaid(t, typed(t, o, "y", "wait 1"), "Go on with it?", "You come back at")
}

func TestADeviceIsCalledByItsNameItsLabelOrItsKind(t *testing.T) {
	sc := compiled(t, icu)
	label := ""
	for i := range sc.Devices {
		if sc.Devices[i].ID == "vent4" {
			label = sc.Devices[i].Label
		}
	}
	for _, name := range []string{"vent4", "VENT4", label, strings.ToLower(label), "ventilator", "the ventilator"} {
		o := options(t, icu, "agitated")
		said := typed(t, o, "believe "+name+" 20 %", "devices")
		wantSaid(t, said, "You put the chance of a fault at 20 per cent.")
		if n := len(stored(t, o).Inputs); n != 1 {
			t.Errorf("%q: %d inputs", name, n)
		}
	}
	o := options(t, icu, "agitated")
	said := typed(t, o, "limit ventilator", "limit ventilator low tidal volume 200 -", "believe pump 4")
	wantSaid(t, said, "vte-low: low tidal volume, below 100 millilitres.", "alarm limit of low tidal volume set")
	kept := stored(t, o).Inputs
	if len(kept) == 0 || !strings.Contains(string(kept[0].Body), `"low":200`) {
		t.Errorf("the limit came to %v", kept)
	}
}

func TestAfterABeliefItIsSaidOfHowManyDevicesOneWasStated(t *testing.T) {
	said := typed(t, options(t, icu, "agitated"), "believe vent4 20", "believe vent5 5")
	wantSaid(t, said, "1 of 2 devices judged")
	if strings.Contains(said, "2 of 2 devices judged") {
		t.Errorf("once nothing is left unstated it is still said:\n%s", said)
	}
}

func TestAWordThatFitsTwoMachinesIsAskedAbout(t *testing.T) {
	o := options(t, icu, "agitated")
	said := typed(t, o, "believe bed 20")
	wantSaid(t, said, "; type more of its name.")
	if n := len(stored(t, o).Inputs); n != 0 {
		t.Errorf("%d inputs", n)
	}
}

func TestALongListIsOfferedBySortsFirst(t *testing.T) {
	said := typed(t, options(t, icu, "agitated"), "list", "1", "list look", "1")
	head, rest, ok := strings.Cut(said, "Type list and one of these words, or list all")
	if !ok || !regexp.MustCompile(`\nYou can do \d\d things now\.\nLook: \d+\.`).MatchString(head) || strings.Contains(head, "\n1: ") {
		t.Fatalf("list says\n%s", said)
	}
	wantSaid(t, rest, "Type list first, then a number from it", "Look:\n1: ")
	if n := strings.Count(typed(t, options(t, icu, "agitated"), "list all"), "\n"); n < 40 {
		t.Errorf("list all has %d lines", n)
	}
}

func TestAMachineThatHasFailedIsSaidToHaveFailed(t *testing.T) {
	o := options(t, icu, "ventilator-failure")
	sc := compiled(t, icu)
	said := played(t, o, func(said string) string {
		switch {
		case strings.Contains(said, "it has failed and shows nothing"):
			return "quit"
		case strings.Contains(said, ": ventilator failure"):
			return "vitals"
		case strings.Count(said, "Your turn.") > 40:
			return "quit"
		}
		return "wait 10"
	})
	wantSaid(t, said, sc.Devices[0].Label+": it has failed and shows nothing.")
}

func TestATutorialInLinesNamesWhatToType(t *testing.T) {
	said := typed(t, options(t, bay, ""), "look at her", "wait 5")
	wantSaid(t, said, "Type help to hear what you can type", "type: Look at her")
}
