package num

import "math"

// Sin returns the sine of x radians. |x| must stay below 1e6, where the reduction is exact to
// the last bit or two; beyond it accuracy decays. Polynomials as published with fdlibm.
func Sin(x float64) float64 {
	quadrant, r, tail := reduce(x)
	switch quadrant {
	case 0:
		return sinKernel(r, tail)
	case 1:
		return cosKernel(r, tail)
	case 2:
		return -sinKernel(r, tail)
	}
	return -cosKernel(r, tail)
}

// Cos returns the cosine of x radians, in the same range as Sin.
func Cos(x float64) float64 {
	quadrant, r, tail := reduce(x)
	switch quadrant {
	case 0:
		return cosKernel(r, tail)
	case 1:
		return -sinKernel(r, tail)
	case 2:
		return -cosKernel(r, tail)
	}
	return sinKernel(r, tail)
}

// reduce writes x = n*pi/2 + r + tail with |r| <= pi/4 (Cody and Waite 1980, three parts of pi/2).
func reduce(x float64) (quadrant int64, r, tail float64) {
	const (
		part1 = 1.57079632673412561417e+00 // leading 33 bits: n*part1 is exact
		part2 = 6.07710050630396597660e-11 // next 33 bits
		part3 = 2.02226624879595063154e-21 // the rest
	)
	n := math.Floor(float64(x*(2/math.Pi)) + 0.5)
	a := x - float64(n*part1)
	w := float64(n * part2)
	b := a - w
	w = float64(n*part3) - ((a - b) - w)
	r = b - w
	return int64(n) & 3, r, (b - r) - w
}

func sinKernel(x, tail float64) float64 {
	const (
		s1 = -1.66666666666666324348e-01
		s2 = 8.33333333332248946124e-03
		s3 = -1.98412698298579493134e-04
		s4 = 2.75573137070700676789e-06
		s5 = -2.50507602534068634195e-08
		s6 = 1.58969099521155010221e-10
	)
	z := float64(x * x)
	p := s5 + float64(z*s6)
	p = s4 + float64(z*p)
	p = s3 + float64(z*p)
	p = s2 + float64(z*p)
	v := float64(z * x)
	return x - ((float64(z*(float64(0.5*tail)-float64(v*p))) - tail) - float64(v*s1))
}

func cosKernel(x, tail float64) float64 {
	const (
		c1 = 4.16666666666666019037e-02
		c2 = -1.38888888888741095749e-03
		c3 = 2.48015872894767294178e-05
		c4 = -2.75573143513906633035e-07
		c5 = 2.08757232129817482790e-09
		c6 = -1.13596475577881948265e-11
	)
	z := float64(x * x)
	p := c5 + float64(z*c6)
	p = c4 + float64(z*p)
	p = c3 + float64(z*p)
	p = c2 + float64(z*p)
	p = c1 + float64(z*p)
	half := float64(0.5 * z)
	w := 1 - half
	return w + (((1 - w) - half) + (float64(float64(z*z)*p) - float64(x*tail)))
}
