package plain_test

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"downtime/content"
	"downtime/game/engine"
)

func TestAnOrderOfPatientsIsGivenInOneLineOrAskedFor(t *testing.T) {
	ward := content.NewLibrary(os.DirFS("../../../game/walk/testdata"))
	for _, lines := range [][]string{
		{"rank bed 3, bed 2, bed 4, bed 5"},
		{"rank 3 2 4 5"},
		{"rank Orme, Lisle, Vance, Amory"},
		{"rank", "bed3 bed2 bed4 bed5"},
		{"write down whom", "3, lisle; bed 4, 5"},
	} {
		o := options(t, "round", "quiet")
		o.Library = func() (*content.Library, error) { return ward, nil }
		said := typed(t, o, lines...)
		kept := stored(t, o)
		if len(kept.Inputs) != 1 {
			t.Fatalf("%q came to %d inputs: %s", lines, len(kept.Inputs), said)
		}
		var in engine.Input
		must(t, json.Unmarshal(kept.Inputs[0].Body, &in))
		if want := []int{1, 0, 2, 3}; in.Kind != engine.DoAct || !reflect.DeepEqual(in.Order, want) {
			t.Errorf("%q was taken as %+v", lines, in)
		}
		wantSaid(t, said, "Four names on the back of a glove box.")
	}
}

func TestAnOrderThatIsNoneIsExplainedAndNotGiven(t *testing.T) {
	ward := content.NewLibrary(os.DirFS("../../../game/walk/testdata"))
	for _, c := range []struct{ says, lines string }{
		{"2 of 4 patients have a place", "rank 3 2"},
		{`Nobody of those to be put in order is called "9"`, "rank 3 2 4 9"},
		{"Put each of the 4 patients into the order once", "rank 3 2 4 4"},
		{"No order was given", "rank\n\n"},
		{"bed 3: Ms Ada Orme. 40, on a pump", "rank\n\n"},
	} {
		o := options(t, "round", "quiet")
		o.Library = func() (*content.Library, error) { return ward, nil }
		wantSaid(t, typed(t, o, strings.Split(c.lines, "\n")...), c.says)
		if n := len(stored(t, o).Inputs); n != 0 {
			t.Errorf("%q gave %d inputs", c.lines, n)
		}
	}
	wantSaid(t, typed(t, options(t, icu, "agitated"), "rank 3 2"), "This case asks for no ranking")
}
