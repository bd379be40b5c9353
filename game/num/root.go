package num

import "math"

// Cbrt returns the cube root of x, for |x| below 1e307. Method: a guess from a third of the exponent, then four turns of
// Halley's iteration t (t^3 + 2x)/(2t^3 + x), which cubes the error each time. Subnormal arguments
// are treated as 0. Relative error below 5e-16. math.Cbrt ends in a sum that some processors fuse.
func Cbrt(x float64) float64 {
	const (
		oneThirdBias = 0x2a9f7893 << 32 // two thirds of the exponent bias, so that the guess errs both ways
		smallest     = 0x1p-1022
	)
	a := math.Abs(x)
	if a < smallest {
		return 0
	}
	if math.IsInf(x, 0) || x != x {
		return x
	}
	t := math.Float64frombits(math.Float64bits(a)/3 + oneThirdBias)
	for range 4 {
		cube := float64(float64(t*t) * t)
		t = float64(t * (cube + float64(2*a)) / (float64(2*cube) + a))
	}
	if x < 0 {
		return -t
	}
	return t
}
