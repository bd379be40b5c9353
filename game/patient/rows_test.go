package patient

import (
	"encoding/csv"
	"os"
	"strconv"
	"testing"
)

// row is one published number and the band in which the model must give it.
type row struct {
	id, preset, protocol, expression string
	low, high                        float64
	source, mark                     string
}

func readRows(t *testing.T) []row {
	t.Helper()
	f, err := os.Open("testdata/rows.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	number := func(s string) float64 {
		x, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	var rows []row
	for _, r := range records[1:] {
		rows = append(rows, row{r[0], r[1], r[2], r[3], number(r[4]), number(r[5]), r[6], r[7]})
	}
	return rows
}

// Each row names a protocol, run once for each preset, and one of the values it measures.
func TestTheBodyGivesThePublishedNumbers(t *testing.T) {
	measured := map[string]map[string]float64{}
	for _, r := range readRows(t) {
		key := r.preset + "/" + r.protocol
		if measured[key] == nil {
			run, ok := protocols[r.protocol]
			if !ok {
				t.Fatalf("%s: no protocol %q", r.id, r.protocol)
			}
			measured[key] = run(preset(t, r.preset))
		}
		value, ok := measured[key][r.expression]
		if !ok {
			t.Fatalf("%s: protocol %q does not measure %q", r.id, r.protocol, r.expression)
		}
		t.Logf("%-4s %-14s %-30s %-40s %12.5g  [%g, %g]", r.id, r.preset, r.protocol, r.expression, value, r.low, r.high)
		if !(value >= r.low && value <= r.high) {
			t.Errorf("%s: %s, %s: %s is %.5g, outside [%g, %g] (%s)", r.id, r.preset, r.protocol, r.expression, value, r.low, r.high, r.source)
		}
	}
}
