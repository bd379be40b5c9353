package panel

import (
	"strings"
	"testing"

	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
)

func shows(v float64) *float64 { return &v }

// ward is a record that is down, a gas machine with a sample, a meter without one and a drip.
func ward() Machines {
	return Machines{Rows: []Vent{
		{Device: &engine.DeviceView{Label: "patient record", Kind: "system", Mode: "in-service"}, Drives: true},
		{Device: &engine.DeviceView{Label: "blood gas machine", Kind: "analyser", Mode: "in-service", Sample: "bed2", Readings: []engine.Reading{
			{Name: "ph", Label: "PH", Value: shows(7.32), Decimals: 2},
			{Name: "k", Label: "K", Value: shows(5.2), Decimals: 1, Unit: "mmol/L"},
			{Name: "time", Label: "TAKEN", Value: shows(11640), Says: "03:14"},
		}}, Drives: true, Whose: "bed 2"},
		{Device: &engine.DeviceView{Label: "ketone meter", Kind: "analyser", Mode: "in-service"}, Drives: true},
		{Device: &engine.DeviceView{Label: "laboratory link", Kind: "system", Mode: "quarantined"}, Drives: true},
	}}
}

func TestEachMachineOfABedIsToldInOneLineWithoutAnEmptyRow(t *testing.T) {
	th := ui.Theme{}
	got := plainOf(ward().View(th, 60, 8))
	for _, want := range []string{"patient record           in service", "bed 2 TAKEN 03:14  PH 7.32  K 5.2", "no sample yet", "laboratory link          QUARANTINED"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing from\n%s", want, got)
		}
	}
	small := plainOf(ward().View(th, 60, 3))
	if !strings.Contains(small, "2 more under v") || ui.Height(small) != 3 {
		t.Errorf("in three rows:\n%s", small)
	}
}

func TestASystemOnTheWholeScreenShowsNoEmptyLists(t *testing.T) {
	th := ui.Theme{}
	for _, v := range ward().Rows {
		got := plainOf(Page{Vent: v, At: 1, Of: 4}.View(th, nil, 80, 20))
		for _, empty := range []string{"Alarm limits", "Event log", "measured page", "A limit:"} {
			if strings.Contains(got, empty) {
				t.Errorf("%s: %q stands there for nothing:\n%s", v.Device.Label, empty, got)
			}
		}
	}
}

func TestASystemWithAPartSwitchedOffIsNoVentilatorOnFixedSettings(t *testing.T) {
	if m := Mode(&engine.DeviceView{Kind: "system", Mode: "safe"}); m != "safe mode" {
		t.Errorf("a system in its safe mode reads %q", m)
	}
	if m := Mode(&engine.DeviceView{Kind: "ventilator", Mode: "safe"}); m != "FIXED (safe) mode" {
		t.Errorf("a ventilator in its safe mode reads %q", m)
	}
}

func TestAListThatIsCutSaysThatThereIsMore(t *testing.T) {
	th := ui.Theme{}
	items := make([]Item, 12)
	for i := range items {
		items[i] = Item{Key: string(rune('a' + i)), Label: "Act", Cost: "3 s", Legal: true}
	}
	m := Menu{Categories: []string{"look"}, Items: items}
	if body, _ := m.View(th, 46, 12); !strings.Contains(body, "7 of 12") {
		t.Errorf("the cut list does not say so:\n%s", body)
	}
	if body, _ := m.View(th, 80, 8); !strings.Contains(body, "8 of 12") {
		t.Errorf("the list cut in two columns does not say so:\n%s", body)
	}
	if body, _ := m.View(th, 46, 30); strings.Contains(body, "of 12") {
		t.Errorf("the whole list says that it is cut:\n%s", body)
	}
}
