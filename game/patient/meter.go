package patient

// What ideal sensors at the airway opening see: breaths told apart by the sign of flow, and for
// each its volumes, peak and plateau pressure, auto-PEEP and end-tidal carbon dioxide. A device
// package reads Mech.Paw, Mech.Flow and Mech.LeakFlow for the waveforms and Meter for the breath.
// Carbon dioxide is the gas in the first dead-space cell, without a sensor's lag.
// Left out: noise, drift and condensation, which belong to devices.

// Meter is the last completed breath and the one in progress.
type Meter struct {
	CO2      float64 // mmHg at the opening now
	EtCO2    float64 // mmHg, last breath; 0 after 20 s without one
	VTe, VTi float64 // mL, last breath; 0 after 20 s without one
	MV       float64 // L/min, smoothed over about five breaths
	Peak     float64 // cmH2O, last breath
	Plateau  float64 // cmH2O, alveolar at the end of the last inspiration
	AutoPEEP float64 // cmH2O, alveolar above airway at the end of the last expiration
	Breaths  int64   // completed since New

	Expiring       bool
	In, Out        float64 // mL so far in the breath in progress
	MaxCO2, MaxPaw float64
	Static, EndPaw float64 // cmH2O at the last tick
	Since          int32   // ticks since the breath in progress began
}

const (
	noFlow      = 0.01 // L/s below which air stands still, adult
	smallBreath = 0.04 // of the resting tidal volume: less is not counted as a breath
	meterSmooth = 0.2
	silentTicks = 20 * TicksPerSecond
	slowTicksMV = 10 * TicksPerSecond
)

// meter reads the opening after one tick.
func (s *State) meter() {
	m, flow := &s.Meter, s.Mech.Flow
	m.Since++
	still := float64(noFlow * s.Par.Size)
	switch {
	case flow > still && m.Expiring && m.Out > float64(smallBreath*s.Par.VT):
		m.closeBreath()
	case flow > still:
		m.Expiring = false
	case flow < -still && !m.Expiring:
		m.Expiring = true
		m.Plateau = m.Static
	}
	m.gather(flow, s.Mech.Paw)
	m.CO2 = float64(dryPressure * s.openingCO2())
	if m.Expiring {
		m.MaxCO2 = max(m.MaxCO2, m.CO2)
	}
	m.Static, m.EndPaw = s.Mech.Volume/s.Mech.Compliance, s.Mech.Paw
	if m.Since > slowTicksMV {
		m.fade()
	}
}

// gather adds this tick to the breath in progress.
func (m *Meter) gather(flow, paw float64) {
	moved := float64(flow * (1000 * TickSeconds))
	if moved > 0 {
		m.In += moved
	} else {
		m.Out -= moved
	}
	m.MaxPaw = max(m.MaxPaw, paw)
}

// closeBreath files the breath that ends where the next inspiration begins.
func (m *Meter) closeBreath() {
	m.VTe, m.VTi, m.EtCO2, m.Peak = m.Out, m.In, m.MaxCO2, m.MaxPaw
	m.AutoPEEP = max(0, m.Static-m.EndPaw)
	now := m.Out / 1000 * (60 * TicksPerSecond) / float64(m.Since)
	m.MV += float64(meterSmooth * (now - m.MV))
	m.Breaths++
	m.In, m.Out, m.MaxCO2, m.MaxPaw, m.Since = 0, 0, 0, m.EndPaw, 0
	m.Expiring = false
}

// fade lets the readings of a patient who has stopped breathing fall.
func (m *Meter) fade() {
	m.MV = min(m.MV, m.VTe/1000*(60*TicksPerSecond)/float64(m.Since))
	if m.Since >= silentTicks {
		m.EtCO2, m.VTe, m.VTi, m.MV, m.Peak = 0, 0, 0, 0, m.EndPaw
	}
}

// openingCO2 is the fraction of carbon dioxide at the opening.
func (s *State) openingCO2() float64 {
	if s.Par.Tube == TubeOut {
		return s.Mech.StomachCO2
	}
	return s.Lung.CellCO2[0]
}
