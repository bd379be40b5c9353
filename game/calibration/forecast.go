package calibration

import (
	"math"
	"slices"

	"downtime/game/num"
	"downtime/game/score"
)

// Forecasts is how good the stated probabilities were. Trials without one are left out. Brier = Reliability − Resolution + Uncertainty + Within.
type Forecasts struct {
	N           int     `json:"n"`
	MeanP       float64 `json:"meanP"`       // mean stated probability
	BaseRate    float64 `json:"baseRate"`    // share of devices at fault
	Bias        float64 `json:"bias"`        // MeanP − BaseRate: above 0 too much doubt, below 0 too much trust
	Brier       float64 `json:"brier"`       // mean squared error: 0 best, 1 worst (Brier 1950, Mon Weather Rev 78:1)
	Reliability float64 `json:"reliability"` // how far the share at fault in a bin is from what was said there: 0 best
	Resolution  float64 `json:"resolution"`  // how far the bins tell apart: more is better
	Uncertainty float64 `json:"uncertainty"` // what the cases themselves brought
	Within      float64 `json:"within"`      // left inside the bins; 0 if each holds equal forecasts
	ECE         float64 `json:"ece"`         // mean distance in a bin, weighted by its number (expected calibration error, Naeini et al. 2015, 10.1609/aaai.v29i1.9602)
	LogScore    float64 `json:"logScore"`    // mean −ln of the probability given to what was so: 0 best (Good 1952, J R Stat Soc B 14:107)
	Skill       float64 `json:"skill"`       // 1 − Brier/Uncertainty: 0 is as good as knowing the base rate; 0 and no HasBoth
	AUC         float64 `json:"auc"`         // chance that a faulty device was given the higher probability than a sound one; 0 and no HasBoth
	HasBoth     bool    `json:"hasBoth"`     // there were faulty devices and sound ones: Skill and AUC mean something
}

// Forecast works out Forecasts of the stated beliefs. The parts are Murphy's (1973, J Appl Meteorol 12:595) on the 11 bins of Curve; what forecasts
// that differ inside a bin add (Stephenson, Coelho and Jolliffe 2008, 10.1175/2007WAF2006116.1) is kept as one remainder, so the parts always sum.
func Forecast(trials []Trial) Forecasts {
	var f Forecasts
	faulty := 0
	for i := range trials {
		t := &trials[i]
		if !t.Stated {
			continue
		}
		f.N++
		f.MeanP += t.P
		f.Brier += float64(score.Brier(t.P, t.Faulty)) // rounded here: inlined, its square would meet this sum
		f.LogScore += logScore(t.P, t.Faulty)
		if t.Faulty {
			faulty++
		}
	}
	if f.N == 0 {
		return f
	}
	n := float64(f.N)
	f.MeanP, f.Brier, f.LogScore, f.BaseRate = f.MeanP/n, f.Brier/n, f.LogScore/n, float64(faulty)/n
	f.Bias = f.MeanP - f.BaseRate
	f.Uncertainty = float64(f.BaseRate * (1 - f.BaseRate))
	for _, b := range bins(trials) {
		share, off, apart := float64(b.N)/n, b.Said-b.Observed, b.Observed-f.BaseRate
		f.Reliability += float64(share * float64(off*off))
		f.Resolution += float64(share * float64(apart*apart))
		f.ECE += float64(share * math.Abs(off))
	}
	f.Within = f.Brier - (f.Reliability - f.Resolution + f.Uncertainty)
	if f.HasBoth = faulty > 0 && faulty < f.N; f.HasBoth {
		f.Skill, f.AUC = 1-f.Brier/f.Uncertainty, auc(trials)
	}
	return f
}

// logScore is −ln of the probability given to what was so. It takes the belief through score.Logit, which holds it off 0 and 1: one certain
// mistake is dear, not infinite.
func logScore(p float64, faulty bool) float64 {
	logit := score.Logit(p)
	if !faulty {
		logit = -logit
	}
	return num.Log(1 + num.Exp(-logit))
}

// auc is the share of pairs of one faulty and one sound device in which the faulty one was given the higher probability, ties a half: the area under
// the receiver operating characteristic (Hanley and McNeil 1982, 10.1148/radiology.143.1.7063747). There must be a device of each.
func auc(trials []Trial) float64 {
	var faulty, sound []float64
	for i := range trials {
		switch t := &trials[i]; {
		case !t.Stated:
		case t.Faulty:
			faulty = append(faulty, t.P)
		default:
			sound = append(sound, t.P)
		}
	}
	slices.Sort(sound)
	halves := 0
	for _, p := range faulty {
		below, _ := slices.BinarySearch(sound, p)
		upTo, _ := slices.BinarySearchFunc(sound, p, func(x, p float64) int {
			if x <= p {
				return -1
			}
			return 1
		})
		halves += below + upTo // two for each that is below, one for each that is equal
	}
	return float64(halves) / float64(2*len(faulty)*len(sound))
}
