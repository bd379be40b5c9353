package num

import "math"

const (
	quietNaN = 0x7ff8000000000001

	ln2High = 6.93147180369123816490e-01 // ln 2 with its low 32 bits cleared: k*ln2High is exact
	ln2Low  = 1.90821492927058770002e-10
	log2e   = 1.44269504088896338700

	expMax = 709.782712893383973096
	expMin = -708.3964185322641 // below this the result would be subnormal; it is flushed to 0
)

// Exp returns e to the x. It overflows to +Inf above 709.78 and is 0 below -708.39, where
// the exact value is under the smallest normal number. Method: x = k ln2 + r with
// |r| <= ln2/2, then the even minimax polynomial for r(e^r+1)/(e^r-1) published with fdlibm
// (Sun Microsystems, 1993). Relative error below 4e-16.
func Exp(x float64) float64 {
	switch {
	case x != x:
		return x
	case x > expMax:
		return math.Inf(1)
	case x < expMin:
		return 0
	}
	half := 0.5
	if x < 0 {
		half = -0.5
	}
	k := math.Trunc(float64(x*log2e) + half)
	hi := x - float64(k*ln2High)
	lo := float64(k * ln2Low)
	r := hi - lo
	y := 1 - ((lo - float64(r*expRatio(r))) - hi)
	return scaleByPowerOfTwo(y, int64(k))
}

// expRatio is c/(2-c), c the remainder of the series, so that e^r = 1 + r + r*c/(2-c).
func expRatio(r float64) float64 {
	const (
		p1 = 1.66666666666666019037e-01
		p2 = -2.77777777770155933842e-03
		p3 = 6.61375632143793436117e-05
		p4 = -1.65339022054652515390e-06
		p5 = 4.13813679705723846039e-08
	)
	t := float64(r * r)
	p := p4 + float64(t*p5)
	p = p3 + float64(t*p)
	p = p2 + float64(t*p)
	p = p1 + float64(t*p)
	c := r - float64(t*p)
	return c / (2 - c)
}

// scaleByPowerOfTwo multiplies y, a number in [0.5, 2), by 2 to the k for results that are normal.
func scaleByPowerOfTwo(y float64, k int64) float64 {
	if k == 1024 { // 2^1024 itself has no representation
		return 2 * math.Float64frombits(math.Float64bits(y)+uint64(k-1)<<52)
	}
	return math.Float64frombits(uint64(int64(math.Float64bits(y)) + k<<52))
}

// Log returns the natural logarithm of x: -Inf at 0, NaN below 0. Method: x = 2^k (1+f) with
// 1+f in [sqrt(1/2), sqrt 2), s = f/(2+f), and the polynomial in s*s published with fdlibm.
// Subnormal arguments are treated as 0. Relative error below 4e-16.
func Log(x float64) float64 {
	const (
		l1 = 6.666666666666735130e-01
		l2 = 3.999999999940941908e-01
		l3 = 2.857142874366239149e-01
		l4 = 2.222219843214978396e-01
		l5 = 1.818357216161805012e-01
		l6 = 1.531383769920937332e-01
		l7 = 1.479819860511658591e-01
	)
	bits := math.Float64bits(x)
	exponent := int64(bits>>52) & 0x7ff
	switch {
	case x != x || x < 0:
		return math.Float64frombits(quietNaN)
	case exponent == 0:
		return math.Inf(-1)
	case exponent == 0x7ff:
		return x
	}
	m := math.Float64frombits(bits&(1<<52-1) | 1023<<52)
	if m > math.Sqrt2 {
		m /= 2
		exponent++
	}
	k := float64(exponent - 1023)
	f := m - 1
	s := f / (2 + f)
	z := float64(s * s)
	w := float64(z * z)
	even := l4 + float64(w*l6)
	even = float64(w * (l2 + float64(w*even)))
	odd := l5 + float64(w*l7)
	odd = l3 + float64(w*odd)
	odd = float64(z * (l1 + float64(w*odd)))
	half := float64(0.5 * float64(f*f))
	tail := float64(s*(half+(even+odd))) + float64(k*ln2Low)
	return float64(k*ln2High) - ((half - tail) - f)
}

// Pow returns x to the y for x > 0, as Exp(y Log x); Pow(0, y) is 0 for y > 0. The relative
// error grows with |y ln x|: below 1e-14 for results between 1e-10 and 1e10.
func Pow(x, y float64) float64 {
	if x == 0 && y > 0 {
		return 0
	}
	return Exp(float64(y * Log(x)))
}

// Tanh returns the hyperbolic tangent: near zero the rational approximation published with
// Cephes (Moshier 1989), else from Exp. Relative error below 4e-16.
func Tanh(x float64) float64 {
	a := math.Abs(x)
	if a >= 0.625 {
		y := 1.0
		if a < 22 {
			y = 1 - 2/(Exp(float64(2*a))+1)
		}
		if x < 0 {
			return -y
		}
		return y
	}
	z := float64(x * x)
	p := -9.64399179425052238628e-1
	p = float64(p*z) - 9.92877231001918586564e1
	p = float64(p*z) - 1.61468768441708447952e3
	q := z + 1.12811678491632931402e2
	q = float64(q*z) + 2.23548839060100448583e3
	q = float64(q*z) + 4.84406305325125486048e3
	return x + float64(float64(x*z)*p)/q
}
