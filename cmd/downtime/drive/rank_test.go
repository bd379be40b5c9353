package drive_test

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"testing"

	"downtime/cmd/downtime/drive"
	"downtime/content"
	"downtime/game/run"
)

// round is the small ward of package walk, whose case asks for an order of its patients.
func round(t *testing.T) *run.Run {
	t.Helper()
	sc, problems := content.NewLibrary(os.DirFS("../../../game/walk/testdata")).Get("round")
	if sc == nil {
		t.Fatal(problems)
	}
	r, err := run.New(sc, 1, "quiet")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestAnOrderOfPatientsIsGivenAndScored(t *testing.T) {
	r := round(t)
	out := told(t, r, `{"ask":"actions"}`, `{"do":"rank","order":["bed2","bed3","bed4","bed5"]}`, `{"do":"wait","seconds":60}`, `{"do":"end"}`)
	asked := false
	for _, a := range read(t, out[2]).Actions {
		asked = asked || a.ID == "rank-round" && slices.Equal(a.Order, []string{"bed2", "bed3", "bed4", "bed5"})
	}
	if e := read(t, out[3]); !asked || e.Error != nil || e.Seconds != 20 {
		t.Errorf("asked for in the list %v; giving it comes to %.300s", asked, out[3])
	}
	var end drive.Result
	if err := json.Unmarshal([]byte(out[5]), &end); err != nil {
		t.Fatal(err)
	}
	for _, d := range end.Card.Domains {
		for _, l := range d.Lines {
			if l.ID != "round-order" {
				continue
			}
			// All weights sum to 3 × (1 + 1/2 + 1/3 + 1/4) less 0.75 for the swapped pair: the experts differed on it, and it counts half of 1.5.
			if want := (5.5 - 2*0.75) / 5.5 * l.Possible; math.Abs(l.Earned-want) > 0.051 || l.Input != 1 {
				t.Errorf("the order earned %v of %v by input %d, want %.2f: %s", l.Earned, l.Possible, l.Input, want, l.What)
			}
			return
		}
	}
	t.Error("the Card has no line for the order")
}

func TestAnOrderThatIsNoneIsExplained(t *testing.T) {
	for line, why := range map[string]string{
		`{"do":"rank"}`:                                                    `needs an "order" of bed2, bed3, bed4, bed5`,
		`{"do":"rank","order":[]}`:                                         `needs an "order"`,
		`{"do":"rank","order":["bed2","bed3"]}`:                            "each of the 4 patients into the order once",
		`{"do":"rank","order":["bed2","bed3","bed4","bed4"]}`:              "each of the 4 patients into the order once",
		`{"do":"rank","order":["bed2","bed3","bed4","bed9"]}`:              `no patient "bed9"`,
		`{"do":"rank","id":"look","order":["bed2"]}`:                       "takes no id",
		`{"do":"act","id":"look","order":["bed2"]}`:                        "takes no order",
		`{"do":"act","id":"rank-round"}`:                                   `needs an "order"`,
		`{"do":"rank","order":["bed2","bed3","bed4","bed5"],"by":"nurse"}`: "cannot do that",
	} {
		r := round(t)
		wantRefused(t, r, line, why)
	}
}
