package calibration

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"downtime/game/num"
)

// digits writes x to so many decimals, without a sign on nought.
func digits(x float64, n int) string {
	s := strconv.FormatFloat(x, 'f', n, 64)
	if bare := strings.TrimPrefix(s, "-"); strings.Trim(bare, "0.") == "" {
		return bare
	}
	return s
}

// is compares x with a worked number, to that number's last digit.
func is(t *testing.T, name string, x float64, want string) {
	t.Helper()
	_, after, _ := strings.Cut(want, ".")
	if got := digits(x, len(after)); got != want {
		t.Errorf("%s is %s, worked out as %s", name, got, want)
	}
}

func TestDetectionGivesTheWorkedNumbers(t *testing.T) {
	for _, c := range []struct {
		counts    Counts
		dPrime, c string
	}{
		{Counts{9, 3, 2, 10, 0}, "1.484565", "0.127141"},
		{Counts{12, 0, 0, 12, 0}, "3.537650", "0"},
		{Counts{0, 12, 0, 12, 0}, "0", "1.768825"},
		{Counts{12, 0, 12, 0, 0}, "0", "-1.768825"},
		{Counts{3, 9, 0, 12, 0}, "1.153684", "1.191983"},
		{Counts{12, 0, 8, 4, 0}, "1.373100", "-1.082275"},
		{Counts{50, 0, 17, 8, 0}, "1.885343", "-1.391097"},
	} {
		d := Detect(c.counts)
		is(t, "d′", d.DPrime, c.dPrime)
		is(t, "criterion", d.Criterion, c.c)
	}
}

// gourevitchGalanterVariance is the large-sample variance of d′ (Gourevitch and Galanter 1967, 10.1007/BF02289402), with corrected rates and raw
// numbers of trials. It can be far too large where a rate is near 0 or 1 (Suero, Privado and Botella 2017, Psicológica 38:149), so it
// is not the one reported, and stands here beside it. Infinite if a class has no trials.
func gourevitchGalanterVariance(c Counts) float64 {
	part := func(k, n int) float64 {
		p, z := rate(k, n), zRate(k, n)
		density := math.Exp(-z*z/2) / math.Sqrt(2*math.Pi)
		return float64(p*(1-p)) / float64(float64(n)*float64(density*density))
	}
	return part(c.Hits, c.Signals()) + part(c.FalseAlarms, c.Noise())
}

func TestTheFirstWorkedRowInFull(t *testing.T) {
	c := Counts{9, 3, 2, 10, 0}
	d := Detect(c)
	is(t, "H", d.HitRate, "0.730769")
	is(t, "F", d.FalseAlarmRate, "0.192308")
	is(t, "zH", d.ZHit, "0.615141")
	is(t, "zF", d.ZFalseAlarm, "-0.869424")
	is(t, "ln beta", d.LnBeta, "0.188750")
	is(t, "beta", d.Beta, "1.207738")

	gg := gourevitchGalanterVariance(c)
	is(t, "Gourevitch and Galanter's variance", gg, "0.323588")
	is(t, "its standard error", math.Sqrt(gg), "0.568848")
	is(t, "its interval from", around(d.DPrime, gg).Low, "0.369644")
	is(t, "its interval to", around(d.DPrime, gg).High, "2.599486")

	is(t, "Miller's variance", d.Variance, "0.310751")
	is(t, "its standard error", math.Sqrt(d.Variance), "0.557451")
	is(t, "the reported interval from", d.DPrimeInterval.Low, "0.391982")
	is(t, "the reported interval to", d.DPrimeInterval.High, "2.577148")
	is(t, "half the criterion's interval", d.CriterionInterval.High-d.Criterion, digits(z975*math.Sqrt(0.310751)/2, 5))
}

// The published software example (Stanislaw and Todorov's rule for a rate of 1) checks the quantile against an outside figure.
func TestThePublishedExampleWithTheOtherCorrection(t *testing.T) {
	h, f := num.NormalQuantile(1-1.0/100), num.NormalQuantile(17.0/25)
	is(t, "d′ by the 1/(2N) rule", h-f, "1.858649")
	is(t, "criterion by the 1/(2N) rule", -(h+f)/2, "-1.397023")
}

func TestRatesCarryWilsonsInterval(t *testing.T) {
	for _, c := range []struct {
		k, n      int
		low, high string
	}{
		{9, 12, "0.4677", "0.9111"}, {2, 12, "0.0470", "0.4480"}, {0, 12, "0", "0.2425"}, {0, 0, "0", "1"},
	} {
		w := Wilson(c.k, c.n)
		is(t, "from", w.Low, c.low)
		is(t, "to", w.High, c.high)
		if back := Wilson(c.n-c.k, c.n); math.Abs(back.Low+w.High-1) > 1e-15 {
			t.Errorf("%d of %d: the interval of the rest, %v, is no mirror of %v", c.k, c.n, back, w)
		}
	}
}

func TestHowManyTrialsADPrimeNeeds(t *testing.T) {
	hit := 0.5 * math.Erfc(-0.75/math.Sqrt2) // true d′ 1.5, c 0
	for _, c := range []struct {
		n                           int
		mean, sd, half, reliability string
	}{
		{6, "1.402", "0.701", "1.37", "0.42"},
		{12, "1.470", "0.559", "1.10", "0.54"},
		{20, "1.483", "0.441", "0.86", "0.65"},
		{30, "1.489", "0.360", "0.71", "0.74"},
		{50, "1.493", "0.278", "0.55", "0.82"},
	} {
		hits, v := zMoments(c.n, hit)
		alarms, w := zMoments(c.n, 1-hit)
		is(t, "mean estimate", hits-alarms, c.mean)
		is(t, "standard deviation", math.Sqrt(v+w), c.sd)
		is(t, "95 % half-width", z975*math.Sqrt(v+w), c.half)
		is(t, "reliability where people differ by 0.6", 0.36/(0.36+v+w), c.reliability)
	}
}

func TestThousandsOfTrialsStillHaveAVariance(t *testing.T) {
	for _, p := range []float64{0.001, 0.5, 0.999} {
		sum := 0.0
		for _, w := range binomial(5000, p) {
			sum += w
		}
		if math.Abs(sum-1) > 1e-9 {
			t.Errorf("the chances of 5000 trials at %v sum to %v", p, sum)
		}
	}
	many := Counts{3750, 1250, 800, 4200, 0}
	if a, b := MillerVariance(many), gourevitchGalanterVariance(many); math.Abs(a/b-1) > 0.01 {
		t.Errorf("with many trials the two variances must meet: %v and %v", a, b)
	}
	if !math.IsInf(MillerVariance(Counts{Hits: 3}), 1) || !math.IsInf(gourevitchGalanterVariance(Counts{Hits: 3}), 1) {
		t.Error("with no sound device nothing is known of d′")
	}
}
