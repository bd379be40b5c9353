package ui

import "downtime/game/wave"

// sampleRate is how many samples a second every trace gets: fast enough that the top
// of an R wave stands at the same height in each beat.
const sampleRate = 250

// Scope draws the waveforms of one bedside: it owns the phase of beat and breath and a
// trace for each channel that sweeps, and it is fed with what the Observation says. A
// cardiotocograph does not sweep: see Paper.
type Scope struct {
	Phase  wave.Phase
	traces [wave.ChannelCount]*Trace
	owed   float64
}

// NewScope makes the traces of one patient. The seed sets how irregular beats fall; it
// has nothing to do with the seed of a run.
func NewScope(seed uint64) *Scope {
	s := &Scope{Phase: wave.Phase{Seed: seed}}
	s.traces = [wave.ChannelCount]*Trace{
		wave.ChannelECG:      NewTrace(ECG, 6, sampleRate, -0.6, 1.4),
		wave.ChannelPleth:    NewTrace(SpO2, 6, sampleRate, -0.05, 1.1),
		wave.ChannelArterial: NewTrace(Art, 6, sampleRate, 30, 180),
		wave.ChannelCO2:      NewTrace(CO2, 24, sampleRate, 0, 8),
		wave.ChannelPaw:      NewTrace(Paw, 12, sampleRate, 0, 40),
		wave.ChannelFlow:     NewTrace(Flow, 12, sampleRate, -1.2, 1.2),
		wave.ChannelCVP:      NewTrace(CVP, 6, sampleRate, -5, 25),
	}
	return s
}

// Advance writes the coming seconds of every channel. A frozen picture stands still:
// nothing is written. Steps longer than one screen are cut to one screen.
func (s *Scope) Advance(p *wave.Params, seconds float64) {
	if p.Frozen {
		return
	}
	s.owed = min(s.owed+seconds, 24)
	const dt = 1.0 / sampleRate
	for ; s.owed >= dt; s.owed -= dt {
		s.Phase.Advance(p, dt)
		s.write(p)
	}
}

// Fill draws the picture that a screen already has when it is first looked at: also one that stands still by then.
func (s *Scope) Fill(p *wave.Params, seconds float64) {
	q := *p
	q.Frozen = false
	s.Advance(&q, seconds)
}

// write writes one sample of every channel, and marks pacing pulses.
func (s *Scope) write(p *wave.Params) {
	for c, t := range s.traces {
		if t != nil {
			t.Push(wave.Sample(wave.Channel(c), p, &s.Phase))
		}
	}
	if s.Phase.Spike() {
		s.traces[wave.ChannelECG].Mark()
	}
}

// Trace is the trace of one channel, to set its range or its role.
func (s *Scope) Trace(c wave.Channel) *Trace { return s.traces[c] }

// View draws one channel, exactly w by h.
func (s *Scope) View(c wave.Channel, th Theme, w, h int) string {
	return s.traces[c].View(th, w, h)
}
