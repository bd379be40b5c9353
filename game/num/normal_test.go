package num

import (
	"math"
	"testing"
)

func TestTheNormalQuantileAgreesWithMathToTheLastBits(t *testing.T) {
	std := func(p float64) float64 { return float64(math.Sqrt2 * math.Erfinv(float64(2*p)-1)) }
	worst(t, "NormalQuantile", NormalQuantile, std, 0.5001, 0.999, 2e-15)
	worst(t, "NormalQuantile", NormalQuantile, std, 0.01, 0.4999, 2e-14) // math's way to the left tail rounds p first
}

func TestTheNormalQuantileLeadsBackToItsShareOfTheTail(t *testing.T) {
	for _, p := range []float64{1e-300, 1e-100, 1e-20, 1e-12, 1e-9, 1e-6, 1e-4, 0.01, 0.074, 0.0751, 0.3, 0.5} {
		z := NormalQuantile(p)
		if back := 0.5 * math.Erfc(-z/math.Sqrt2); relative(back, p) > 2e-13*(1+z*z) {
			t.Errorf("NormalQuantile(%g) = %v, below which lies %g", p, z, back)
		}
		if p > 1e-4 && math.Abs(NormalQuantile(1-p)+z) > 1e-11 {
			t.Errorf("NormalQuantile(%v) = %v is not the mirror of %v", 1-p, NormalQuantile(1-p), z)
		}
	}
}

func TestTheNormalDistributionAtItsEdges(t *testing.T) {
	if z := NormalQuantile(0.975); math.Abs(z-1.959963984540054) > 1e-15 {
		t.Errorf("the quantile of 0.975 is %v", z)
	}
	if NormalQuantile(0.5) != 0 || !math.IsInf(NormalQuantile(0), -1) || !math.IsInf(NormalQuantile(0x1p-1070), -1) || !math.IsInf(NormalQuantile(1), 1) {
		t.Error("the quantiles of 0.5, 0, next to 0 and 1 must be 0, -Inf and +Inf")
	}
	for _, p := range []float64{-0.1, 1.1, math.NaN()} {
		if z := NormalQuantile(p); !math.IsNaN(z) {
			t.Errorf("NormalQuantile(%v) = %v", p, z)
		}
	}
}

// The bits below were recorded on amd64; every processor must give the same ones.
func TestTheNormalDistributionGivesTheSameBitsOnEveryProcessor(t *testing.T) {
	h := uint64(0)
	for i := int64(0); i < 50_000; i++ {
		u := Unit(5, 10, i, 0)
		for _, y := range [...]float64{NormalQuantile(u), NormalQuantile(u * 1e-8)} {
			h = mix(h ^ math.Float64bits(y))
		}
	}
	const want = 0x8feec20ecc2d29f6
	if h != want {
		t.Errorf("hash of the normal distribution is %#x, recorded %#x", h, uint64(want))
	}
}
