package patient

import (
	"downtime/game/num"
)

// The brain, at 1 Hz: function is the least of what oxygen, sugar and carbon dioxide allow, times what
// sedation, seizures and lasting injury leave. Oxygen follows content times perfusion with a lag of
// 6 s, so consciousness is lost about 7 s after the circulation stops (Rossen 1943,
// 10.1001/archneurpsyc.1943.02290220022002). Sugar follows plasma with a lag of 4 min. Carbon dioxide
// narcosis begins at 90 mmHg. Perfusion pressure is arterial less that in the skull (skull.go).
//
//	BO2 -> min(1, 1.15 content min(1, (MAP-ICP)/50));  Bglucose -> 1/(1 + exp(-(G-1.9)/0.35))
//
// Injury grows when BO2 stays below 0.2 for more than 3 min and is complete 7 min later; it grows a fifth
// as fast when sugar does. Invented for the simulation.
//
// Units: fractions, mmHg, mmol/L. Left out: regions, and so focal signs other than pupils; temperature;
// what a person unaware of hypoglycaemia has grown used to.

// Brain is its supplies, its function, its storms and its harm.
type Brain struct {
	Oxygen, Sugar float64 // what each allows, 0 to 1
	Index         float64 // function, 0 to 1
	Arousal       float64 // what is left of the drive to breathe
	Starved       float64 // s with oxygen below 0.2, forgotten slowly when it returns
	Injury        float64
	Charge        float64 // towards a seizure, which comes at 1
	Fit           float64 // s that the seizure will still last
	Postictal     float64 // 1 at the end of a seizure, falling
}

const (
	restICP      = 10.0
	starvedBelow = 0.2
	harmlessSecs = 180.0
	harmSecs     = 420.0
	sugarHalf    = 1.9 // mmol/L
	sugarWidth   = 0.35
	sugarTau     = 240.0
	sugarHarm    = 0.2 // pace of harm relative to want of oxygen
)

// perfuseBrain advances one second.
func (s *State) perfuseBrain() {
	b := &s.Brain
	pressure := s.icp()
	s.cushing(pressure)
	flow := num.Clamp((s.Circ.MAP-pressure)/50*90/s.Par.MAP, 0, 1)
	b.Oxygen = num.Toward(b.Oxygen, min(1, 1.15*s.oxygenRatio()*flow), slowSeconds/6)
	sugar := min(1, 1.001/(1+num.Exp((sugarHalf-s.Metab.Glucose)/sugarWidth)))
	b.Sugar = num.Toward(b.Sugar, sugar, slowSeconds/sugarTau)
	b.starve()
	narcosis := 1 - num.Clamp((s.Blood.PaCO2-s.Par.CO2Set-50)/50, 0, 1)
	awake := min(b.Oxygen, b.Sugar, narcosis)
	b.Index = awake * (1 - s.Drugs.Sedation) * (1 - b.Injury) * b.unconvulsed()
	// below 0.3 the medulla itself fails: gasps, then nothing
	medulla := min(b.Oxygen*(1-b.Injury), 0.3+narcosis)
	b.Arousal = num.Clamp((medulla-0.1)/0.2, 0, 1) * s.breathingRhythm()
}

// starve counts the time without oxygen or sugar and turns it into injury.
func (b *Brain) starve() {
	switch {
	case b.Oxygen < starvedBelow:
		b.Starved += slowSeconds
	case b.Sugar < starvedBelow:
		b.Starved += sugarHarm * slowSeconds
	default:
		b.Starved = max(0, b.Starved-0.1*slowSeconds)
		return
	}
	b.Injury = max(b.Injury, num.Clamp((b.Starved-harmlessSecs)/harmSecs, 0, 1))
}
