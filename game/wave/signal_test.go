package wave_test

import (
	"math"
	"testing"

	"downtime/game/wave"
)

// marks counts the samples that a screen would mark as pacing, and the beats.
func marks(p wave.Params, seconds int) (spikes, beats int) {
	var ph wave.Phase
	for range seconds * hz {
		if ph.Advance(&p, 1.0/hz); ph.Spike() {
			spikes++
		}
	}
	return spikes, int(ph.Beats)
}

func TestSpikesThatDoNotCaptureMarchThroughTheEscapeRhythm(t *testing.T) {
	p := sinus(32)
	p.Rhythm, p.PaceRate = wave.Paced, 70
	if spikes, beats := marks(p, 60); spikes != 70 || beats < 31 || beats > 33 {
		t.Errorf("%d spikes and %d beats in a minute, want 70 and 32", spikes, beats)
	}
	if low, top := bounds(p, wave.ChannelPleth); top-low < 0.9 {
		t.Errorf("the escape beats reach the finger with %.2f, want 1", top-low)
	}
	p.Capture = true
	p.HR = 70
	if spikes, beats := marks(p, 60); spikes != beats && spikes != beats+1 {
		t.Errorf("%d spikes and %d beats when each captures", spikes, beats)
	}
}

func TestASpikeIsMarkedWhateverTheStepOfTime(t *testing.T) {
	p := sinus(60)
	p.Rhythm, p.Capture = wave.Paced, true
	for _, rate := range []float64{1000, 250, 60, 30} {
		var ph wave.Phase
		n := 0
		for range int(60 * rate) {
			if ph.Advance(&p, 1/rate); ph.Spike() {
				n++
			}
		}
		if n < 59 || n > 61 {
			t.Errorf("%d spikes in a minute at %v samples/s, want 60", n, rate)
		}
	}
}

func TestAStimulatorIsTakenForAPacemakerAndThePlethSettlesIt(t *testing.T) {
	p := sinus(112)
	p.Artefact = wave.SpinalCordStimulator
	if spikes, _ := marks(p, 10); spikes < 390 {
		t.Errorf("%d pulses detected in 10 s, want 400", spikes)
	}
	clean := sinus(112)
	with, _ := play(p, wave.ChannelPleth, 20)
	without, _ := play(clean, wave.ChannelPleth, 20)
	for i := range with {
		if with[i] != without[i] {
			t.Fatalf("the pleth differs under stimulation at sample %d", i)
		}
	}
}

func TestNothingReachesTheScreenFromALeadThatIsOff(t *testing.T) {
	for a := wave.NoArtefact; a <= wave.DeepBrainStimulator; a++ {
		p := sinus(80)
		p.Rhythm, p.Artefact = wave.LeadOff, a
		p.RR = 14
		v, _ := play(p, wave.ChannelECG, 5)
		for _, x := range v {
			if x != 0 {
				t.Fatalf("%v shows %v mV with the leads off", a, x)
			}
		}
	}
}

func TestTremorFillsTheTraceAndTheBeatsMarchThrough(t *testing.T) {
	p := sinus(80)
	p.Artefact = wave.Tremor
	v, _ := play(p, wave.ChannelECG, 60)
	over := 0
	for i := 1; i < len(v); i++ {
		if v[i-1] < 0.8 && v[i] >= 0.8 {
			over++
		}
	}
	if over < 75 {
		t.Errorf("%d tall deflections in a minute at 80/min: the QRS cannot be found", over)
	}
	squares := 0.0
	for _, x := range v {
		squares += x * x / float64(len(v))
	}
	if r := math.Sqrt(squares); r < 0.3 {
		t.Errorf("the trace is %.2f mV strong, want it filled", r)
	}
}

func TestTheCTGDrawsWhatTheMachineShows(t *testing.T) {
	p := wave.Params{FHR: 140, Toco: 10}
	if v, _ := play(p, wave.ChannelFHR, 5); math.Abs(v[len(v)-1]-140) > 0.1 {
		t.Errorf("the rate is drawn at %.1f, want 140", v[len(v)-1])
	}
	p.FHR = 0
	if v, _ := play(p, wave.ChannelFHR, 1); v[0] != 0 {
		t.Errorf("a lost signal is drawn at %.1f", v[0])
	}
	p.Toco = 60
	if v, _ := play(p, wave.ChannelToco, 5); math.Abs(v[len(v)-1]-60) > 0.5 {
		t.Errorf("the contraction is drawn at %.1f, want 60", v[len(v)-1])
	}
}
