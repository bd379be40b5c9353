package patient

import (
	"downtime/game/num"
)

// The brain, at 1 Hz: function is the least of what oxygen and carbon dioxide allow, times what
// sedation and lasting injury leave. Oxygen follows content times perfusion with a lag of 6 s, so
// consciousness is lost about 7 s after the circulation stops (Rossen 1943,
// 10.1001/archneurpsyc.1943.02290220022002). Carbon dioxide narcosis begins at 90 mmHg.
//
//	BO2 -> min(1, 1.15 content min(1, (MAP-ICP)/50))
//
// Injury grows when BO2 stays below 0.2 for more than 3 min and is complete 7 min later; invented for
// the simulation. Left out: glucose, changing ICP, seizures, pupils, GCS by parts.

// Brain is its oxygen, its function and its harm, each 0 to 1.
type Brain struct {
	Oxygen  float64
	Index   float64
	Arousal float64 // what is left of the drive to breathe
	Starved float64 // s with oxygen below 0.2, forgotten slowly when it returns
	Injury  float64
}

const (
	restICP      = 10.0
	starvedBelow = 0.2
	harmlessSecs = 180.0
	harmSecs     = 420.0
)

// perfuseBrain advances one second.
func (s *State) perfuseBrain() {
	b := &s.Brain
	flow := num.Clamp((s.Circ.MAP-restICP)/50*90/s.Par.MAP, 0, 1)
	b.Oxygen = num.Toward(b.Oxygen, min(1, 1.15*s.oxygenRatio()*flow), 1.0/6)
	if b.Oxygen < starvedBelow {
		b.Starved++
		b.Injury = max(b.Injury, num.Clamp((b.Starved-harmlessSecs)/harmSecs, 0, 1))
	} else {
		b.Starved = max(0, b.Starved-0.1)
	}
	narcosis := 1 - num.Clamp((s.Blood.PaCO2-s.Par.CO2Set-50)/50, 0, 1)
	awake := min(b.Oxygen, narcosis)
	b.Index = awake * (1 - s.Drugs.Sedation) * (1 - b.Injury)
	// below 0.3 the medulla itself fails: gasps, then nothing
	medulla := min(b.Oxygen*(1-b.Injury), 0.3+narcosis)
	b.Arousal = num.Clamp((medulla-0.1)/0.2, 0, 1)
}

// gcsSteps are the thresholds of brain function for each total of the scale; invented for
// the simulation.
var gcsSteps = [...]struct{ above, points float64 }{
	{0.92, 15}, {0.85, 14}, {0.75, 13}, {0.65, 11}, {0.5, 9}, {0.4, 7}, {0.3, 5}, {0.2, 4},
}

// GCS is the Glasgow coma scale, 3 to 15.
func (b *Brain) GCS() float64 {
	for _, step := range gcsSteps {
		if b.Index > step.above {
			return step.points
		}
	}
	return 3
}
