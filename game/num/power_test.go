package num

import (
	"math"
	"testing"
)

func TestAFixedPowerAgreesWithMathFarBeyondAnyUse(t *testing.T) {
	for _, y := range []float64{0.396, -0.5, 1.0 / 3, 1, -1} {
		p := NewPower(y)
		std := func(x float64) float64 { return math.Pow(x, y) }
		worst(t, "Power", p.Of, std, 0.1, 2, 3e-13)
		worst(t, "Power", p.Of, std, 2, 1000, 3e-13)
		worst(t, "Power", p.Of, std, 1e5, 1e9, 3e-13)
		worst(t, "Power", p.Of, std, 1e-9, 1e-4, 3e-13)
	}
}

func TestAFixedPowerRisesWithoutAStepWhereItsTablesMeet(t *testing.T) {
	p := NewPower(0.396)
	for i := range 64 * 8 {
		x := math.Ldexp(1+float64(i%64)/64, i/64)
		if below, at := p.Of(math.Nextafter(x, 0)), p.Of(x); relative(below, at) > 1e-12 {
			t.Errorf("below %v it is %v, at it %v", x, below, at)
		}
	}
}

func TestAFixedPowerAtItsEdges(t *testing.T) {
	p := NewPower(0.396)
	if p.Of(0) != 0 || !math.IsNaN(p.Of(-1)) || !math.IsNaN(p.Of(math.NaN())) || !math.IsInf(p.Of(math.Inf(1)), 1) {
		t.Errorf("powers of 0, -1, NaN and Inf are %v, %v, %v, %v", p.Of(0), p.Of(-1), p.Of(math.NaN()), p.Of(math.Inf(1)))
	}
}

// The bits below were recorded on amd64; every processor must give the same ones.
func TestAFixedPowerGivesTheSameBitsOnEveryProcessor(t *testing.T) {
	h, p := uint64(0), NewPower(0.396)
	for i := int64(0); i < 50_000; i++ {
		h = mix(h ^ math.Float64bits(p.Of(float64(200*Unit(5, 11, i, 0)))))
	}
	const want = 0xeb3b044df40044de
	if h != want {
		t.Errorf("hash of the power is %#x, recorded %#x", h, uint64(want))
	}
}

func BenchmarkPower(b *testing.B) {
	p, x, sum := NewPower(0.396), 40.0, 0.0
	b.Run("fixed", func(b *testing.B) {
		for b.Loop() {
			sum = p.Of(x + sum*1e-9)
		}
	})
	b.Run("Pow", func(b *testing.B) {
		for b.Loop() {
			sum = Pow(x+sum*1e-9, 0.396)
		}
	})
}
