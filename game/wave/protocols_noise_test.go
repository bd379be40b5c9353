package wave_test

import (
	"math"
	"testing"

	"downtime/game/wave"
)

// polluted is a patient in sinus rhythm at 80 under an artefact.
func polluted(a wave.Artefact) wave.Params {
	p := sinus(80)
	p.Artefact = a
	return p
}

// added is what the artefact alone puts on the trace.
func added(a wave.Artefact, seconds float64) []float64 {
	with, _ := play(polluted(a), wave.ChannelECG, seconds)
	without, _ := play(polluted(wave.NoArtefact), wave.ChannelECG, seconds)
	for i := range with {
		with[i] -= without[i]
	}
	return with
}

func artefacts(*testing.T) map[string]float64 {
	diathermy := added(wave.Diathermy, 10)
	top, _ := peak(diathermy)
	low, high := bounds(polluted(wave.Tremor), wave.ChannelPleth)
	p := polluted(wave.SpinalCordStimulator)
	pulses := 0
	var ph wave.Phase
	for range 10 * hz {
		if ph.Advance(&p, 1.0/hz); ph.Spike() {
			pulses++
		}
	}
	_, lengths := play(p, wave.ChannelPleth, 60)
	mean, _ := spread(lengths)
	return map[string]float64{
		"mains hum Hz":                              strongest(added(wave.Mains, 4), 10, 100),
		"shivering Hz":                              strongest(added(wave.Shivering, 10), 2, 60),
		"tremor Hz":                                 strongest(added(wave.Tremor, 20), 2, 60),
		"pulse of the pleth under tremor":           high - low,
		"span of diathermy mV":                      top - lowest(diathermy),
		"pulses of a spinal cord stimulator per s":  float64(pulses) / 10,
		"beats under a spinal cord stimulator /min": 60 / mean,
	}
}

func arterialLine(*testing.T) map[string]float64 {
	m := map[string]float64{}
	p := sinus(80)
	faithful, _ := play(p, wave.ChannelArterial, 75)
	for name, line := range map[string][2]float64{"right damping": {25, 0.6}, "underdamped": {9, 0.15}, "overdamped": {6, 2}} {
		p.ArtHz, p.ArtZeta = line[0], line[1]
		v, _ := play(p, wave.ChannelArterial, 75)
		v = v[15*hz:]
		top, _ := peak(v)
		m["systolic "+name+" mmHg"] = top - 120
		m["mean "+name+" mmHg"] = average(v) - average(faithful[15*hz:])
		m["swings after a flush "+name] = swings(p)
	}
	return m
}

// swings counts how often the trace crosses the pressure in the artery in the half second
// after a flush, far enough to be seen.
func swings(p wave.Params) float64 {
	p.HR = 0 // a still artery, so that only the line swings
	var ph wave.Phase
	p.Flush = true
	for range hz {
		ph.Advance(&p, 1.0/hz)
	}
	p.Flush = false
	n, last := 0.0, 1.0
	for range hz / 2 {
		ph.Advance(&p, 1.0/hz)
		off := wave.Arterial(&p, &ph) - 80
		if math.Abs(off) > 5 && off*last < 0 {
			n, last = n+1, off
		}
	}
	return n
}

func average(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	return sum / float64(len(v))
}

func centralVenous(*testing.T) map[string]float64 {
	p := sinus(60)
	p.CVP, p.CVPOn = 8, true
	v := rotate(beatOf(p, wave.ChannelCVP))
	peaks := 0
	for i := 1; i < len(v)-1; i++ {
		if v[i] > v[i-1] && v[i] >= v[i+1] {
			peaks++
		}
	}
	a := func(p wave.Params) float64 { return beatOf(p, wave.ChannelCVP)[(180-38)*10] - p.CVP }
	fib, block := p, p
	fib.Rhythm = wave.AtrialFibrillation
	block.Rhythm, block.HR, block.RR = wave.CompleteBlock, 35, 0
	run, _ := play(block, wave.ChannelCVP, 60)
	top, _ := peak(run)
	return map[string]float64{
		"mean mmHg":       average(v),
		"peaks in a beat": float64(peaks),
		"a wave in fibrillation relative to sinus":   math.Abs(a(fib)) / a(p),
		"greatest a wave in block relative to sinus": (top - p.CVP) / a(p),
	}
}
