package wave_test

import (
	"encoding/csv"
	"os"
	"strconv"
	"testing"
)

// A row is one thing that a trace must show, and the band in which it must lie.
type row struct {
	id, protocol, expression string
	low, high                float64
	source, mark             string
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
	var rows []row
	for _, r := range records[1:] {
		low, err := strconv.ParseFloat(r[3], 64)
		if err != nil {
			t.Fatal(err)
		}
		high, err := strconv.ParseFloat(r[4], 64)
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row{r[0], r[1], r[2], low, high, r[5], r[6]})
	}
	return rows
}

func TestWaveformsShowWhatTheTableAsksOfThem(t *testing.T) {
	measured := map[string]map[string]float64{}
	for _, r := range readRows(t) {
		run, ok := protocols[r.protocol]
		if !ok {
			t.Fatalf("%s: no protocol %q", r.id, r.protocol)
		}
		if measured[r.protocol] == nil {
			measured[r.protocol] = run(t)
		}
		v, ok := measured[r.protocol][r.expression]
		if !ok {
			t.Fatalf("%s: protocol %q does not measure %q", r.id, r.protocol, r.expression)
		}
		t.Logf("%-4s %-26s %-50s %10.4g  [%g, %g]  %s", r.id, r.protocol, r.expression, v, r.low, r.high, r.mark)
		if !(v >= r.low && v <= r.high) {
			t.Errorf("%s: %s: %s is %.4g, outside [%g, %g] (%s)", r.id, r.protocol, r.expression, v, r.low, r.high, r.source)
		}
	}
}
