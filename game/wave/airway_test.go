package wave_test

import (
	"math"
	"testing"

	"downtime/game/wave"
)

func ventilated() wave.Params {
	return wave.Params{
		RR: 15, Ti: 1.3, EtCO2: 5, TauE: 0.5, VT: 0.45,
		PPeak: 24, PPlat: 17, PEEP: 5, SquareFlow: true,
	}
}

// breathOf samples one channel over the second of two breaths, 1000 samples a second.
func breathOf(p wave.Params, c wave.Channel) []float64 {
	out := make([]float64, int(60/p.RR*1000))
	for i := range out {
		ph := wave.Phase{Breath: float64(i) / 1000, Breaths: 1}
		out[i] = wave.Sample(c, &p, &ph)
	}
	return out
}

// partAbove is the part of expiration spent above level.
func partAbove(p wave.Params, level float64) float64 {
	v := breathOf(p, wave.ChannelCO2)[int(p.Ti*1000):]
	n := 0
	for _, x := range v {
		if x > level {
			n++
		}
	}
	return float64(n) / float64(len(v))
}

func TestAHealthyCapnogramIsABoxAndANarrowAirwayMakesAShark(t *testing.T) {
	p := ventilated()
	if box := partAbove(p, 0.9*p.EtCO2); box < 0.80 {
		t.Errorf("only %.2f of expiration is plateau in healthy lungs", box)
	}
	p.Slope = 1
	if fin := partAbove(p, 0.9*p.EtCO2); fin > 0.35 {
		t.Errorf("%.2f of expiration is plateau in a shark fin", fin)
	}
}

func TestTheCapnogramEndsAtEndTidalAndBeginsAtInspired(t *testing.T) {
	for _, slope := range []float64{0, 0.5, 1} {
		p := ventilated()
		p.Slope, p.FiCO2 = slope, 0.8
		v := breathOf(p, wave.ChannelCO2)
		if end := v[len(v)-1]; math.Abs(end-p.EtCO2) > 0.05 {
			t.Errorf("slope %v ends at %.2f kPa, want %v", slope, end, p.EtCO2)
		}
		if low := lowest(v); math.Abs(low-0.8) > 0.05 {
			t.Errorf("slope %v has its baseline at %.2f kPa, want 0.8: rebreathing must show", slope, low)
		}
	}
}

func TestAirwayPressureReachesItsPeakAndReturnsToPEEP(t *testing.T) {
	for _, square := range []bool{true, false} {
		p := ventilated()
		p.SquareFlow = square
		v := breathOf(p, wave.ChannelPaw)
		top, _ := peak(v)
		if math.Abs(top-24) > 0.3 || math.Abs(v[len(v)-1]-5) > 0.1 {
			t.Errorf("square %v: peak %.1f, end %.1f; want 24 and 5", square, top, v[len(v)-1])
		}
	}
}

func TestASilentLimiterShowsAsAFlatTopAndAnEarlyFallOfFlow(t *testing.T) {
	p := ventilated()
	honest := breathOf(p, wave.ChannelFlow)
	p.Limited = 0.5
	paw, flow := breathOf(p, wave.ChannelPaw), breathOf(p, wave.ChannelFlow)
	mid, end := int(p.Ti*600), int(p.Ti*1000)-1
	if paw[end]-paw[mid+60] > 0.1 {
		t.Errorf("pressure still climbs from %.1f to %.1f at the limit", paw[mid+60], paw[end])
	}
	if flow[end] > 0.5*flow[100] {
		t.Errorf("flow is %.2f L/s at the end of a limited breath that began with %.2f", flow[end], flow[100])
	}
	if honest[end] != honest[100] {
		t.Error("flow is not constant in an honest volume-controlled breath")
	}
}

func TestWhatGoesInComesOut(t *testing.T) {
	for _, tau := range []float64{0.3, 0.8, 2.5} {
		for _, limited := range []float64{0, 0.6} {
			p := ventilated()
			p.TauE, p.Limited = tau, limited
			in, out := 0.0, 0.0
			for _, q := range breathOf(p, wave.ChannelFlow) {
				in, out = in+math.Max(0, q)/1000, out-math.Min(0, q)/1000
			}
			if math.Abs(in-0.45) > 0.01 || math.Abs(out-0.45) > 0.01 {
				t.Errorf("tau %v limited %v: %.3f L in, %.3f L out; want 0.45", tau, limited, in, out)
			}
		}
	}
}

func TestTrappedGasIsSeenAsFlowThatHasNotEnded(t *testing.T) {
	p := ventilated()
	v := breathOf(p, wave.ChannelFlow)
	p.TauE = 2.5
	slow := breathOf(p, wave.ChannelFlow)
	if last := len(v) - 1; v[last] < -0.03 || slow[last] > -0.05 {
		t.Errorf("end-expiratory flow %.3f L/s healthy, %.3f obstructed", v[last], slow[last])
	}
}
