package wave_test

import (
	"math"
	"testing"

	"downtime/game/wave"
)

// beatOf samples one channel over the angles of one beat, in degrees from -180.
func beatOf(p wave.Params, c wave.Channel) []float64 {
	out := make([]float64, 3600)
	for i := range out {
		ph := wave.Phase{Beat: float64(i-1800) / 10 * math.Pi / 180}
		out[i] = wave.Sample(c, &p, &ph)
	}
	return out
}

func sinus(hr float64) wave.Params {
	return wave.Params{HR: hr, PlethAmp: 1, SBP: 120, DBP: 60, ArtOn: true}
}

func TestTheRWaveIsTheTallestAndTheTWaveFollowsIt(t *testing.T) {
	for _, hr := range []float64{40, 60, 100, 150, 180} {
		v := beatOf(sinus(hr), wave.ChannelECG)
		r, at := peak(v)
		if math.Abs(r-1.2) > 0.15 || math.Abs(at) > 3 {
			t.Errorf("at %v/min R is %.2f mV at %.1f degrees, want 1.2 mV at 0", hr, r, at)
		}
	}
}

func peak(v []float64) (top, degrees float64) {
	top = math.Inf(-1)
	for i, x := range v {
		if x > top {
			top, degrees = x, float64(i-1800)/10
		}
	}
	return top, degrees
}

func TestPlethRunsFromZeroToItsAmplitude(t *testing.T) {
	for _, amp := range []float64{1, 0.5, 0.1} {
		p := sinus(75)
		p.PlethAmp = amp
		v := beatOf(p, wave.ChannelPleth)
		top, _ := peak(v)
		low := lowest(v)
		if math.Abs(top-amp) > 0.01*amp || math.Abs(low) > 0.01*amp {
			t.Errorf("amplitude %v draws %.3f to %.3f", amp, low, top)
		}
	}
}

// Tang et al. 2020, DOI 10.1038/s41598-020-69076-x. Row W05.
func TestThePlethPeaksInSystoleAndItsUpstrokeIsTheSteepest(t *testing.T) {
	v := rotate(beatOf(sinus(60), wave.ChannelPleth))
	top, at := 0.0, 0
	for i, x := range v {
		if x > top {
			top, at = x, i
		}
	}
	if part := float64(at) / 3600; part < 0.15 || part > 0.40 {
		t.Errorf("systolic peak at %.2f of the pulse, want in its first 0.15 to 0.40", part)
	}
	up, down := 0.0, 0.0
	for i := 1; i < len(v); i++ {
		up, down = math.Max(up, v[i]-v[i-1]), math.Max(down, v[i-1]-v[i])
	}
	if up <= down {
		t.Errorf("steepest rise %.5f is not above the steepest fall %.5f", up, down)
	}
}

func lowest(v []float64) float64 {
	low := math.Inf(1)
	for _, x := range v {
		low = math.Min(low, x)
	}
	return low
}

// rotate makes the pulse begin at its foot.
func rotate(v []float64) []float64 {
	foot := 0
	for i := range v {
		if v[i] < v[foot] {
			foot = i
		}
	}
	return append(append([]float64{}, v[foot:]...), v[:foot]...)
}

func TestArterialPressureRunsFromDiastolicToSystolicWithItsMeanAThirdUp(t *testing.T) {
	v := beatOf(sinus(60), wave.ChannelArterial)
	top, _ := peak(v)
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	mean := (sum/float64(len(v)) - 60) / 60
	if math.Abs(top-120) > 0.5 || math.Abs(lowest(v)-60) > 0.5 {
		t.Errorf("120/60 is drawn as %.1f/%.1f", top, lowest(v))
	}
	if mean < 0.30 || mean > 0.42 {
		t.Errorf("the mean stands at %.2f of the pulse pressure, want 0.30 to 0.42", mean)
	}
}

func TestTheDicroticNotchStandsAtAThirdOfTheBeat(t *testing.T) {
	v := rotate(beatOf(sinus(60), wave.ChannelArterial))
	for i := 900; i < 2000; i++ {
		if v[i] < v[i-1] && v[i] < v[i+1] {
			if part := float64(i) / 3600; part < 0.31 || part > 0.40 {
				t.Errorf("notch at %.2f of the beat, want 0.35", part)
			}
			return
		}
	}
	t.Error("no notch between a quarter and a half of the beat")
}

func TestABeatEndsWhereItBegan(t *testing.T) {
	for c := wave.ChannelECG; c <= wave.ChannelArterial; c++ {
		v := beatOf(sinus(140), c)
		if gap := math.Abs(v[0] - v[len(v)-1]); gap > 0.2 {
			t.Errorf("channel %d jumps by %v where the beat wraps", c, gap)
		}
	}
}
