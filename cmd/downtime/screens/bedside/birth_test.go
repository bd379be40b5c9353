package bedside

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"downtime/cmd/downtime/ui/frame"
	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/patient"
)

// birth is a mother in labour on a monitor with a central line and on a cardiotocograph.
var birth = sync.OnceValue(func() *engine.Scenario {
	params, ok := patient.Preset("pregnant")
	if !ok {
		panic("no preset pregnant")
	}
	params.Labour.On = true
	sc := &engine.Scenario{ID: "birth", Place: "Labour ward, room 2", Limit: sec(1200), StartSecond: 3*3600 + 14*60, Hash: "birth", Grade: "resident doctor"}
	b := builder{sc}
	sc.Patients = []engine.Patient{{ID: "bed4", Name: "Ms Rosa Whitby", Story: "38 weeks, breech, in labour", Params: params, Weight: 1}}
	sc.Devices = []engine.Device{
		{ID: "mon4", Label: "Monitor, room 2", Utility: -1, Spec: device.Spec{Kind: device.Monitor, Settings: []device.Setting{{Channel: device.MonCentral, Value: 1}, {Channel: device.MonCapno, Value: 0}}}},
		{ID: "ctg4", Label: "Cardiotocograph, room 2", Scored: true, Utility: -1, Spec: device.Spec{Kind: device.CTG}},
	}
	sc.People = []engine.Person{{ID: "you", Label: "You"}, {ID: "midwife", Label: "Anneke"}}
	sc.Actions = []engine.Action{
		{ID: "look", Label: "Look at her", Category: "look", Key: "l", Ticks: sec(4), By: [engine.MaxPeople]bool{true}, Findings: b.tells("She breathes through it.")},
	}
	sc.Variants = []engine.Variant{{ID: "sound", Kind: engine.Plain, Weight: 1, Twin: -1}}
	engine.Settle(sc)
	return sc
})

// labouring shows the room with a canned paper: late decelerations and a minute without a signal.
func labouring(t testing.TB, w, h int, opts ...option) *player {
	t.Helper()
	p := starts(t, birth(), 1, "sound", w, h, opts...)
	p.can()
	five := 5.0
	for i := range p.s.obs.Devices {
		d := &p.s.obs.Devices[i]
		d.Wave.CVP, d.Wave.CVPOn, d.Wave.CO2Off = five, d.Kind == "monitor", true
		for j := range d.Readings {
			if v, ok := map[string]float64{"cvp": 5, "fhr": 104, "toco": 38, "mhr": 96}[d.Readings[j].Name]; ok {
				d.Readings[j].Value = &v
			}
		}
		if d.Strip == nil {
			continue
		}
		for j := range d.Strip.Fetal {
			since := j % 50
			d.Strip.Womb[j], d.Strip.Fetal[j] = 12, 140+(j*7%11)-5
			if since < 25 {
				d.Strip.Womb[j] = 12 + 55*(12-max(since-12, 12-since))/12
			}
			if since >= 10 && since < 36 {
				d.Strip.Fetal[j] -= 3 * (13 - max(since-23, 23-since))
			}
			if j >= 100 && j < 120 {
				d.Strip.Fetal[j] = 0
			}
		}
	}
	return p
}

func TestGoldenFramesOfTheBirthingRoom(t *testing.T) {
	for _, z := range sizes {
		t.Run(fmt.Sprintf("%dx%d", z[0], z[1]), func(t *testing.T) {
			golden.RequireEqual(t, []byte(frame.Plain(labouring(t, z[0], z[1]).body(), z[0], z[1]-2)))
		})
	}
}

func TestTheBirthingRoomIsDrawnInASCIIAlone(t *testing.T) {
	for _, z := range sizes {
		body := labouring(t, z[0], z[1], ascii).body()
		if i := strings.IndexFunc(body, func(r rune) bool { return r >= 0x80 }); i >= 0 {
			t.Errorf("at %v: %q", z, body[i:i+4])
		}
	}
}

func TestACardiotocographHasItsPaperOnItsOwnPage(t *testing.T) {
	p := labouring(t, 120, 40)
	p.press("v", ".")
	p.sees("Cardiotocograph, room 2 (2 of 2)")
	p.sees("-10 min")
}

func TestGoldenFramesOfAWardThatScores(t *testing.T) {
	for _, z := range [...][2]int{{80, 24}, {120, 40}} {
		t.Run(fmt.Sprintf("%dx%d", z[0], z[1]), func(t *testing.T) {
			p := play(t, "sound", z[0], z[1])
			p.can()
			p.s.obs.Patients[0].News = &engine.NewsView{Total: 8, Risk: "high", Red: true, Scale: 2, Level: "V", Missing: []string{"temperature"}, Parts: []engine.NewsPart{
				{Name: "respiratory rate"},
				{Name: "oxygen saturation"},
				{Name: "air or oxygen", Points: 2},
				{Name: "systolic pressure", Points: 2},
				{Name: "pulse", Points: 1},
				{Name: "consciousness", Points: 3},
				{Name: "temperature", Missing: true},
			}}
			golden.RequireEqual(t, []byte(frame.Plain(p.body(), z[0], z[1]-2)))
		})
	}
}
