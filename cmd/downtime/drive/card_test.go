package drive_test

import (
	"encoding/json"
	"math"
	"testing"

	"downtime/cmd/downtime/drive"
)

func TestTheLastReplySaysWhichInputEarnedEachLine(t *testing.T) {
	out := told(t, begin(t, icu, 7, "silent-limiter"),
		`{"do":"act","id":"look-patient"}`, `{"do":"act","id":"measured","by":"you"}`, `{"do":"act","id":"buzzer"}`, `{"do":"believe","device":"vent4","p":0.8}`,
		`{"do":"act","id":"prepare-bag","by":"nurse"}`, `{"do":"wait","seconds":60}`, `{"do":"end"}`)
	var end drive.Result
	if err := json.Unmarshal([]byte(out[len(out)-1]), &end); err != nil {
		t.Fatal(err)
	}
	if len(end.Inputs) != 5 || end.Inputs[0].Input != 1 || end.Inputs[0].Clock != "03:14:00" || end.Inputs[3].Text != "you said 80 % of Selby V6 ventilator, bed 4" {
		t.Errorf("the inputs read %+v", end.Inputs)
	}
	tenths := func(x float64) int { return int(math.Round(x * 10)) }
	put, total := 0, 0
	for _, d := range end.Card.Domains {
		sum := 0
		for _, l := range d.Lines {
			sum += tenths(l.Earned)
			if l.Input == 0 {
				continue
			}
			put++
			if int(l.Input) > len(end.Inputs) || end.Inputs[l.Input-1].Tick > l.Tick {
				t.Errorf("%s at tick %d is put down to input %d", l.ID, l.Tick, l.Input)
			}
		}
		if sum != tenths(d.Points) {
			t.Errorf("the lines of %s add up to %d tenths, its points are %v", d.ID, sum, d.Points)
		}
		total += sum
	}
	if total != tenths(end.Card.Uncapped) || put < 4 {
		t.Errorf("the domains add up to %d tenths of %v; %d lines are put down to an input", total, end.Card.Uncapped, put)
	}
}
