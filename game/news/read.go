package news

import (
	"downtime/game/device"
	"downtime/game/patient"
)

// Shown is what stands on a monitor now, after all its faults, beside what only a person
// at the bedside can say. A number that the screen does not show is missing.
func Shown(monitor *device.Device, oxygen bool, level Level) Vitals {
	v := Vitals{Oxygen: oxygen, Level: level}
	for _, r := range [...]struct {
		channel uint8
		at      Parameter
		to      *float64
	}{
		{device.MonRR, Respiration, &v.RR},
		{device.MonSpO2, Saturation, &v.SpO2},
		{device.MonSBP, Pressure, &v.SBP},
		{device.MonPulse, Pulse, &v.Pulse},
		{device.MonTemp, Temperature, &v.Temp},
	} {
		x, ok := monitor.Shown(r.channel)
		*r.to, v.Missing[r.at] = x, !ok
	}
	return v
}

// True is what a perfect observer with perfect instruments would chart, for the debrief
// and never for a screen of play. rate is the breaths a minute that move the chest,
// whoever makes them.
func True(body *patient.State, rate float64, oxygen bool) Vitals {
	return Vitals{
		RR: rate, SpO2: read(body, trueSpO2), Oxygen: oxygen, SBP: read(body, trueSBP),
		Pulse: read(body, truePulse), Level: LevelOf(body.Brain.GCSParts()), Temp: read(body, trueTemp),
	}
}

// Taken is the chart of a nurse who reads the screen and takes some of the observations by hand: counts the chest, feels the pulse, puts on a
// cuff. What is taken by hand is true, and is there even when no screen shows it.
func Taken(shown, truth Vitals, byHand ...Parameter) Vitals {
	v := shown
	for _, p := range byHand {
		v.Missing[p] = truth.Missing[p]
		switch p {
		case Respiration:
			v.RR = truth.RR
		case Saturation:
			v.SpO2 = truth.SpO2
		case Oxygen:
			v.Oxygen = truth.Oxygen
		case Pressure:
			v.SBP = truth.SBP
		case Pulse:
			v.Pulse = truth.Pulse
		case Consciousness:
			v.Level = truth.Level
		case Temperature:
			v.Temp = truth.Temp
		}
	}
	return v
}

// LevelOf places the eye, verbal and motor points of the Glasgow coma scale on ACVPU:
// eyes that open to voice or to pain say so; a verbal score of 4 is confusion.
func LevelOf(eye, verbal, _ float64) Level {
	switch {
	case eye >= 4 && verbal >= 5:
		return Alert
	case eye >= 4:
		return Confused
	case eye >= 3:
		return Voice
	case eye >= 2:
		return Pain
	}
	return Unresponsive
}

var trueSpO2, trueSBP, truePulse, trueTemp = quantity("sao2"), quantity("sbp"), quantity("pulse"), quantity("temp")

func quantity(name string) int {
	i, ok := patient.QuantityIndex(name)
	if !ok {
		panic("news: the patient has no quantity " + name)
	}
	return i
}

func read(body *patient.State, i int) float64 { return patient.Quantities[i].Get(body) }
