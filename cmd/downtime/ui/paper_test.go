package ui_test

import (
	"strings"
	"testing"

	"downtime/cmd/downtime/ui"
)

func TestPaperLeavesAGapWhereThereIsNoInkAndBeginsAtTheLeft(t *testing.T) {
	values := make([]int, 0, 40)
	for i := range 40 {
		v := 140
		if i >= 10 && i < 20 {
			v = 0
		}
		values = append(values, v)
	}
	th := ui.Theme{Glyphs: ui.ASCII}
	rows := strings.Split(ui.Paper(th, ui.ECG, ui.Scale{Low: 50, High: 210, Points: 80}, values, 80, 9), "\n")
	if len(rows) != 9 {
		t.Fatalf("%d rows", len(rows))
	}
	ink := func(x int) (n int) {
		for _, r := range rows {
			if r[x] != ' ' {
				n++
			}
		}
		return n
	}
	for x := range 80 {
		want := 1
		if x >= 10 && x < 20 || x >= 40 {
			want = 0
		}
		if ink(x) != want {
			t.Errorf("column %d holds ink in %d rows, want %d:\n%s", x, ink(x), want, strings.Join(rows, "\n"))
		}
	}
}

func TestPaperJoinsASteepFall(t *testing.T) {
	rows := strings.Split(ui.Paper(ui.Theme{}, ui.ECG, ui.Scale{Low: 50, High: 210, Points: 4}, []int{200, 200, 60, 60}, 2, 8), "\n")
	for y, r := range rows {
		if strings.TrimSpace(r) == "" {
			t.Errorf("row %d of a fall is empty: %q", y, rows)
		}
	}
}
