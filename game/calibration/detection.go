package calibration

import (
	"math"

	"downtime/game/num"
)

// Detection is how well faulty devices are told from sound ones and which way the judgement leans, by the equal-variance normal model of
// signal detection (Stanislaw and Todorov 1999, 10.3758/BF03207704).
type Detection struct {
	HitRate           float64  `json:"hitRate"`        // log-linear, as all that follows: never 0 or 1
	FalseAlarmRate    float64  `json:"falseAlarmRate"` // likewise
	ZHit              float64  `json:"zHit"`
	ZFalseAlarm       float64  `json:"zFalseAlarm"`
	DPrime            float64  `json:"dPrime"`            // d′ = z(H) − z(F): 0 by chance, more the better
	Criterion         float64  `json:"criterion"`         // c = −(z(H) + z(F))/2: above 0 slow to call a fault, below 0 quick to
	LnBeta            float64  `json:"lnBeta"`            // d′·c
	Beta              float64  `json:"beta"`              // likelihood ratio at which the trainee says yes
	Variance          float64  `json:"variance"`          // of d′, by MillerVariance; the criterion's is a quarter of it
	DPrimeInterval    Interval `json:"dPrimeInterval"`    // 95 %
	CriterionInterval Interval `json:"criterionInterval"` // 95 %
}

// Detect works out Detection from counts. How few trials allow it to be told is Report's to say.
func Detect(c Counts) Detection {
	d := Detection{
		HitRate: rate(c.Hits, c.Signals()), FalseAlarmRate: rate(c.FalseAlarms, c.Noise()),
		ZHit: zRate(c.Hits, c.Signals()), ZFalseAlarm: zRate(c.FalseAlarms, c.Noise()),
		Variance: MillerVariance(c),
	}
	d.DPrime = d.ZHit - d.ZFalseAlarm
	d.Criterion = (0 - d.ZHit - d.ZFalseAlarm) / 2
	d.LnBeta = float64(d.DPrime * d.Criterion)
	d.Beta = num.Exp(d.LnBeta)
	d.DPrimeInterval = around(d.DPrime, d.Variance)
	d.CriterionInterval = around(d.Criterion, d.Variance/4)
	return d
}

// around is the normal 95 % interval of an estimate.
func around(estimate, variance float64) Interval {
	half := float64(z975 * math.Sqrt(variance))
	return Interval{estimate - half, estimate + half}
}

// rate is k of n with the log-linear correction, always applied (Hautus 1995, 10.3758/BF03203619).
func rate(k, n int) float64 { return (float64(k) + 0.5) / float64(n+1) }

// zRate is the normal quantile of rate(k, n), taken from the nearer tail so that the rates of k and of n−k are exact mirrors.
func zRate(k, n int) float64 {
	if k > n-k {
		return -num.NormalQuantile(rate(n-k, n))
	}
	return num.NormalQuantile(rate(k, n))
}

// MillerVariance is the exact binomial variance of d′ at the corrected rates (Miller 1996, 10.3758/BF03205476): of each class, the variance of the
// corrected z over all the counts that could have come out. Infinite if a class has no trials.
func MillerVariance(c Counts) float64 {
	if c.Signals() == 0 || c.Noise() == 0 {
		return math.Inf(1)
	}
	_, hits := zMoments(c.Signals(), rate(c.Hits, c.Signals()))
	_, alarms := zMoments(c.Noise(), rate(c.FalseAlarms, c.Noise()))
	return hits + alarms
}

// zMoments are the mean and the variance of zRate(K, n) for K binomial with n trials of chance p, 0 < p < 1.
func zMoments(n int, p float64) (mean, variance float64) {
	weights := binomial(n, p)
	for k, w := range weights {
		mean += float64(w * zRate(k, n))
	}
	for k, w := range weights {
		d := zRate(k, n) - mean
		variance += float64(w * float64(d*d))
	}
	return mean, variance
}

// binomial lists the chances of 0 to n successes in n trials of chance p, 0 < p < 1. It adds logarithms, so that many trials do not underflow
// to nothing.
func binomial(n int, p float64) []float64 {
	weights := make([]float64, n+1)
	yes, no := num.Log(p), num.Log(1-p)
	ways := 0.0
	for k := range weights {
		weights[k] = num.Exp(ways + float64(float64(k)*yes) + float64(float64(n-k)*no))
		ways += num.Log(float64(n-k)) - num.Log(float64(k+1))
	}
	return weights
}
