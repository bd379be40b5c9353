package engine_test

import (
	"testing"

	"downtime/game/device"
	"downtime/game/engine"
)

func TestASilenceIsToldAsWhatItWasTakenFor(t *testing.T) {
	sc := ward(t, 1)
	sc.Scenes = []engine.Scene{{ID: "dose", Speaker: "Priya", Choices: []engine.Choice{
		{ID: "later", Label: "Good. Then it is only ours"}, {ID: "who", Label: "Who is asking?"}, {ID: "none", Label: "(No answer)"},
	}}}
	for choice, want := range []string{
		`No answer given. It was taken as: "Good. Then it is only ours."`, `No answer given. It was taken as: "Who is asking?"`, "No answer given.",
	} {
		l, ok := sc.Narrate(engine.Event{Kind: engine.SceneChosen, Sub: choice, By: -1})
		if !ok || l.Who != "" || l.Text != want {
			t.Errorf("silence is told as %q by %q", l.Text, l.Who)
		}
	}
	if l, _ := sc.Narrate(engine.Event{Kind: engine.SceneChosen, Sub: 1}); l.Who != "You" || l.Text != "Who is asking?" {
		t.Errorf("an answer is told as %q by %q", l.Text, l.Who)
	}
}

func TestAnAlarmWhoseCauseHasGoneIsSaidToHaveEndedAndItsNumberIsCalm(t *testing.T) {
	sc := ward(t, 1)
	s := engine.Start(sc, 7, 0)
	for _, latched := range []bool{false, true} {
		s.Devices[0].Alarm[device.VentHighPressure] = device.Alarm{Active: true, Latched: latched, Priority: device.High}
		v := engine.Observe(sc, &s).Devices[0]
		if len(v.Alarms) != 1 || v.Alarms[0].Ended != latched {
			t.Errorf("latched %v: the alarms are %+v", latched, v.Alarms)
		}
		for _, r := range v.Readings {
			if r.Name == "ppeak" && (r.Priority == "") != latched {
				t.Errorf("latched %v: the pressure has priority %q", latched, r.Priority)
			}
		}
	}
}

func TestWhatNobodySeesOfADeviceIsNotToldAsANumberThatWasSet(t *testing.T) {
	sc := ward(t, 1)
	for _, c := range []struct {
		kind    device.Kind
		channel uint8
		told    bool
	}{
		{device.Monitor, device.MonArtefact, false},
		{device.Stimulator, device.StimNear, false},
		{device.Stimulator, device.StimAmplitude, true},
		{device.SyringePump, device.PumpClamp, false},
		{device.SyringePump, device.PumpRate, true},
		{device.Ventilator, device.VentVT, true},
	} {
		sc.Devices[0].Spec.Kind = c.kind
		l, ok := sc.Narrate(engine.Event{Kind: engine.DeviceSet, Sub: int(c.channel), Val: [engine.MaxHoles]float64{0, 2}})
		if ok != c.told {
			t.Errorf("%v channel %d: told %v, %q", c.kind, c.channel, ok, l.Text)
		}
	}
}

func TestASwitchIsToldAsOnOrOffAndANumberAsANumber(t *testing.T) {
	sc := ward(t, 1)
	for _, c := range []struct {
		kind    device.Kind
		channel uint8
		to      float64
		want    string
	}{
		{device.Stimulator, device.StimOn, 0, ": stimulation off"},
		{device.Stimulator, device.StimOn, 1, ": stimulation on"},
		{device.Stimulator, device.StimAmplitude, 0, ": AMP set to 0.0 mA"},
		{device.Ventilator, device.VentFiO2, 1, ": FIO2 set to 1.00"},
	} {
		sc.Devices[0].Spec.Kind = c.kind
		l, _ := sc.Narrate(engine.Event{Kind: engine.DeviceSet, Sub: int(c.channel), Val: [engine.MaxHoles]float64{0, c.to}})
		if want := sc.Devices[0].Label + c.want; l.Text != want {
			t.Errorf("it is told as %q, not %q", l.Text, want)
		}
	}
}
