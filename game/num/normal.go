package num

import "math"

// NormalQuantile is the z below which a share p of the standard normal distribution lies: -Inf at 0 (and at a subnormal p), +Inf at 1, NaN
// outside. Method: the rational approximations of Wichura's algorithm AS 241, PPND16 (1988, Applied Statistics 37:477, 10.2307/2347330),
// one about the middle and two for the tails in r = sqrt(-ln tail). Relative error below 2e-15 at the double given. Near 1 the double
// itself is the coarser: a caller who holds 1-p does better to ask for that and change the sign.
func NormalQuantile(p float64) float64 {
	if p != p || p < 0 || p > 1 {
		return math.Float64frombits(quietNaN)
	}
	q := p - 0.5
	if math.Abs(q) <= 0.425 {
		return float64(q * quantileMiddle(0.180625-float64(q*q)))
	}
	tail := p
	if q > 0 {
		tail = 1 - p
	}
	z := math.Inf(1)
	if tail >= 0x1p-1022 { // Log takes a subnormal for 0
		z = quantileTail(math.Sqrt(-Log(tail)))
	}
	if q < 0 {
		return -z
	}
	return z
}

// quantileMiddle is z/q for r = 0.425^2 - q^2.
func quantileMiddle(r float64) float64 {
	return polynomial(r, [8]float64{
		3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
		4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
	}) / polynomial(r, [8]float64{
		1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
		2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3,
	})
}

// quantileTail is |z| for r = sqrt(-ln tail).
func quantileTail(r float64) float64 {
	if r <= 5 {
		r -= 1.6
		return polynomial(r, [8]float64{
			1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
			1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
		}) / polynomial(r, [8]float64{
			1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
			1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
		})
	}
	r -= 5
	return polynomial(r, [8]float64{
		6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
		2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
	}) / polynomial(r, [8]float64{
		1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
		7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
	})
}

// polynomial is the sum of c[i] x^i.
func polynomial(x float64, c [8]float64) float64 {
	y := c[7]
	for i := 6; i >= 0; i-- {
		y = c[i] + float64(y*x)
	}
	return y
}
