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

// result is what the model gave for a row.
type result struct {
	row
	value float64
}

func (r result) passes() bool { return r.value >= r.low && r.value <= r.high }

func readRows(t *testing.T) []row {
	t.Helper()
	number := func(s string) float64 {
		x, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	var rows []row
	for _, r := range readTable(t, "testdata/rows.csv") {
		rows = append(rows, row{r[0], r[1], r[2], r[3], number(r[4]), number(r[5]), r[6], r[7]})
	}
	return rows
}

// readTable gives the records of a file below its heading.
func readTable(t *testing.T, name string) [][]string {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records[1:]
}

// results are kept between the tests that read them: the run takes seconds.
var results []result

// runRows runs each protocol once for each preset that the rows name, and gives what was measured.
func runRows(t *testing.T) []result {
	t.Helper()
	if results != nil {
		return results
	}
	measured := map[string]map[string]float64{}
	var all []result
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
		all = append(all, result{r, value})
	}
	results = all
	return all
}

func TestPhysiologyGivesThePublishedNumbers(t *testing.T) {
	for _, r := range runRows(t) {
		t.Logf("%-4s %-17s %-30s %-50s %12.5g  [%g, %g]  %s", r.id, r.preset, r.protocol, r.expression, r.value, r.low, r.high, r.mark)
		if !r.passes() {
			t.Errorf("%s: %s, %s: %s is %.5g, outside [%g, %g] (%s)", r.id, r.preset, r.protocol, r.expression, r.value, r.low, r.high, r.source)
		}
	}
}
