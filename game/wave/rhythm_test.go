package wave_test

import (
	"math"
	"testing"

	"downtime/game/wave"
)

const hz = 250

// play runs the phase and gives one channel's samples and the lengths of its beats.
func play(p wave.Params, c wave.Channel, seconds float64) (v, beats []float64) {
	ph := wave.Phase{Seed: 7}
	last, lastAt := int64(0), 0.0
	for range int(seconds * hz) {
		ph.Advance(&p, 1.0/hz)
		v = append(v, wave.Sample(c, &p, &ph))
		if ph.Beats != last {
			if last > 0 {
				beats = append(beats, ph.Time-lastAt)
			}
			last, lastAt = ph.Beats, ph.Time
		}
	}
	return v, beats
}

func spread(v []float64) (mean, cv float64) {
	for _, x := range v {
		mean += x / float64(len(v))
	}
	for _, x := range v {
		cv += (x - mean) * (x - mean) / float64(len(v))
	}
	return mean, math.Sqrt(cv) / mean
}

func TestSinusRhythmKeepsItsRateAndBreathes(t *testing.T) {
	for _, hr := range []float64{30, 72, 150} {
		p := sinus(hr)
		p.RR, p.Ti = 14, 1.4
		_, beats := play(p, wave.ChannelECG, 240)
		mean, cv := spread(beats)
		if math.Abs(60/mean-hr) > 0.03*hr || cv < 0.005 || cv > 0.08 {
			t.Errorf("%v/min is played at %.1f/min, coefficient of variation %.3f", hr, 60/mean, cv)
		}
	}
}

func bounds(p wave.Params, c wave.Channel) (low, top float64) {
	v, _ := play(p, c, 10)
	top, _ = peak(v)
	return lowest(v), top
}

func TestAsystoleAndALeadThatIsOffAreFlatAndOnlyTheLeadIsPerfectlySo(t *testing.T) {
	p := sinus(0)
	p.RR = 14
	p.Rhythm = wave.Asystole
	if low, top := bounds(p, wave.ChannelECG); top-low > 0.15 || top-low < 0.01 {
		t.Errorf("asystole spans %.3f mV, want a little wander", top-low)
	}
	p.Rhythm, p.HR = wave.LeadOff, 80
	if low, top := bounds(p, wave.ChannelECG); low != 0 || top != 0 {
		t.Errorf("leads off span %v to %v", low, top)
	}
}

func TestAPacingSpikeIsOneSampleAndNeedsCaptureForAPulse(t *testing.T) {
	p := sinus(60)
	p.Rhythm = wave.Paced
	for _, capture := range []bool{true, false} {
		p.Capture = capture
		v, _ := play(p, wave.ChannelECG, 30)
		spikes, tall := 0, 0
		for i := 1; i < len(v)-1; i++ {
			if v[i] > 2 {
				tall++
				if v[i-1] < 2 && v[i+1] < 2 {
					spikes++
				}
			}
		}
		if tall != spikes || spikes < 28 || spikes > 31 {
			t.Errorf("capture %v: %d spikes in 30 s at 60/min, %d samples tall", capture, spikes, tall)
		}
		low, top := bounds(p, wave.ChannelPleth)
		if pulses := top-low > 0.5; pulses != capture {
			t.Errorf("capture %v but pulses %v", capture, pulses)
		}
	}
}

func TestInCompleteBlockPWavesAndBeatsKeepTheirOwnRates(t *testing.T) {
	p := sinus(35)
	p.Rhythm, p.AtrialHR = wave.CompleteBlock, 90
	var ph wave.Phase
	atrial := 0
	for range 60 * hz {
		before := ph.Atrial
		ph.Advance(&p, 1.0/hz)
		if ph.Atrial < before {
			atrial++
		}
	}
	if ph.Beats < 33 || ph.Beats > 37 || atrial < 88 || atrial > 92 {
		t.Errorf("%d beats and %d P waves in a minute, want 35 and 90", ph.Beats, atrial)
	}
}

func TestAFrozenPictureDoesNotMove(t *testing.T) {
	p := sinus(80)
	p.Frozen = true
	ph := wave.Phase{Beat: 1, Breath: 2}
	before := ph
	ph.Advance(&p, 0.1)
	if ph != before {
		t.Errorf("frozen phase went from %+v to %+v", before, ph)
	}
}

func TestEverySampleIsFiniteForAnyParams(t *testing.T) {
	extremes := []float64{-5, 0, 1e-9, 0.5, 7, 400}
	for r := range wave.Rhythm(12) {
		for _, a := range extremes {
			for _, b := range extremes {
				p := wave.Params{
					Artefact: wave.Artefact(r), PaceRate: b, ArtHz: a, ArtZeta: b, CVP: a, CVPOn: true, FHR: a, Toco: b,
					Membrane: wave.Membrane{T: a, PR: b, P: a, QRS: b, Sine: a, U: b},
					HR:       a, Rhythm: r, PlethAmp: b, SBP: a, DBP: b, ArtOn: true, RR: b, Ti: a,
					EtCO2: a, FiCO2: b, Slope: a, TauE: b, VT: a, PPeak: a, PPlat: b, PEEP: a, SquareFlow: true, Limited: b,
				}
				var ph wave.Phase
				for range 20 {
					ph.Advance(&p, 0.05)
					for c := range wave.ChannelCount {
						if v := wave.Sample(c, &p, &ph); math.IsNaN(v) || math.IsInf(v, 0) {
							t.Fatalf("channel %d gives %v for %+v", c, v, p)
						}
					}
				}
			}
		}
	}
}
