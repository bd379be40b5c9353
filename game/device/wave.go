package device

import (
	"math"

	"downtime/game/wave"
)

// Wave is what the traces of this device are drawn from: displayed values alone, after faults.
func (d *Device) Wave() wave.Params {
	switch d.Kind {
	case Monitor:
		return d.monitorWave()
	case Ventilator:
		return d.ventilatorWave()
	case CTG:
		return d.ctgWave()
	}
	return wave.Params{}
}

func (d *Device) monitorWave() wave.Params {
	shown := func(ch uint8) float64 { return d.Chan[ch].Displayed }
	if d.Blank == allMonitor {
		return wave.Params{Rhythm: wave.LeadOff, CO2Off: true} // dark, and not a picture of what was
	}
	p := wave.Params{
		HR: shown(MonHR), Rhythm: wave.Rhythm(math.Round(shown(MonRhythm))), PlethAmp: shown(MonPleth),
		SBP: shown(MonSBP), DBP: shown(MonDBP), ArtOn: shown(MonArt) > 0,
		RR: shown(MonRR), EtCO2: shown(MonEtCO2), FiCO2: shown(MonFiCO2), Slope: shown(MonSlope), CO2Off: shown(MonCapno) == 0,
		Frozen: d.Still,
	}
	d.drawLeads(&p)
	d.Mon.ECG.draw(&p)
	return p
}

// ventilatorWave: a trace is a measurement. The flow is drawn square if square flow was measured, whatever the mode is called. A machine that
// measures nothing (failed, off the patient, in stand-by, put aside) draws two flat lines: its last breath must not stand there as if it went on.
func (d *Device) ventilatorWave() wave.Params {
	shown := func(ch uint8) float64 { return d.Chan[ch].Displayed }
	if d.Blank&(1<<VentVTe) != 0 || d.Vent.Breaths == 0 {
		return wave.Params{CO2Off: true}
	}
	p := wave.Params{Frozen: d.Still, PEEP: shown(VentPEEPe), CO2Off: true}
	p.RR, p.Ti, p.VT = shown(VentRRTot), shown(VentTi), shown(VentVTe)/1000
	p.PPeak, p.PPlat, p.TauE = shown(VentPPeak), shown(VentPPlat), d.Vent.TauE
	p.SquareFlow = shown(VentHeld) < mostlyLimited
	if p.SquareFlow {
		p.Limited = shown(VentHeld)
	}
	return p
}
