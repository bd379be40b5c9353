package patient

// What ideal sensors at the airway opening see: breaths told apart by the sign of flow, and for
// each its volumes, peak and plateau pressure, auto-PEEP and end-tidal carbon dioxide. A device
// package reads Mech.Paw, Mech.Flow and Mech.LeakFlow for the waveforms and Meter for the breath.
// Carbon dioxide is the gas in the first dead-space cell, without a sensor's lag.
// Units: mL, L/min, cmH2O, mmHg.
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

	Expiring          bool
	Since             int32   // ticks since the breath in progress began
	In, Out           float64 // mL so far in the breath in progress
	MaxCO2, MaxPaw    float64
	EndVolume, EndPaw float64 // mL and cmH2O at the last tick
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
		m.closeBreath(m.EndVolume / s.Mech.Compliance)
	case flow > still:
		m.Expiring = false
	case flow < -still && !m.Expiring:
		m.Expiring = true
		m.Plateau = m.EndVolume / s.Mech.Compliance
	}
	m.gather(flow, s.Mech.Paw)
	m.CO2 = float64(dryPressure * s.openingCO2())
	if m.Expiring {
		m.MaxCO2 = max(m.MaxCO2, m.CO2)
	}
	m.EndVolume, m.EndPaw = s.Mech.Volume, s.Mech.Paw
	if m.Since > slowTicksMV {
		m.fade()
	}
}

// gather adds this tick to the breath in progress.
func (m *Meter) gather(flow, paw float64) {
	moved := float64(flow * tickMillis)
	if moved > 0 {
		m.In += moved
	} else {
		m.Out -= moved
	}
	m.MaxPaw = max(m.MaxPaw, paw)
}

// closeBreath files the breath that ends where the next inspiration begins, with the alveolar pressure that it leaves.
func (m *Meter) closeBreath(alveolar float64) {
	m.VTe, m.VTi, m.EtCO2, m.Peak = m.Out, m.In, m.MaxCO2, m.MaxPaw
	m.AutoPEEP = max(0, alveolar-m.EndPaw)
	now := m.Out / 1000 * (60 * TicksPerSecond) / float64(m.Since)
	m.MV += float64(meterSmooth * (now - m.MV))
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
