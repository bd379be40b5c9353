package patient

import "downtime/game/num"

// Lung mechanics: one elastic compartment behind one resistance (Otis 1956; Mead 1961).
//
//	Paw + Pmus = V/C + R dV/dt,   tau = R C
//
// Against a pressure V moves to C (Paw + Pmus) by the exact exponential of one tick; against a
// flow source V rises by flow x time and Paw is what the equation leaves. A leak of conductance
// G at the opening takes G Paw. Auto-PEEP, pressure-limited breaths and the low volume of a
// stiff lung under pressure control all follow from this.
//
// Units: mL, L/s, cmH2O, cmH2O s/L, mL/cmH2O.
// Left out: recruitment within a breath, inertia, the rise of alveolar gas density with pressure,
// airway collapse in expiration, stiffening near total lung capacity, the volume that a circuit swallows.

// Mechanics is the state of the respiratory system as a pump.
type Mechanics struct {
	Volume     float64 // mL above the relaxed volume
	Paw        float64 // cmH2O at the device's end of the airway
	Flow       float64 // L/s through the opening, into the patient positive
	LeakFlow   float64 // L/s lost at the opening, so that a ventilator gives Flow + LeakFlow
	Compliance float64 // mL/cmH2O, effective now
	Resistance float64 // cmH2O s/L, effective now, without the device's
	Capacity   float64 // mL, gas in the lung at zero airway pressure, effective now
	Closed     bool    // nothing can pass to or from the lung
	Stomach    float64 // mL blown beside the lung by a tube that lies outside the trachea
	StomachCO2 float64 // fraction
	Tau, Decay float64 // ms and the fraction of a distance left after one tick, cached
}

const (
	tickMillis      = 1000 * TickSeconds // also mL for each L/s
	complete        = 0.99               // obstruction beyond which nothing passes
	strongestSource = 120.0              // cmH2O, the most that any flow source can build

	bronchusCompliance = 0.5  // one lung of two, textbook
	bronchusResistance = 1.3  // invented for the simulation
	tensionCompliance  = 0.7  // share lost at full tension, textbook
	tensionCapacity    = 0.4  // share lost at full tension, invented for the simulation
	collapseCompliance = 0.35 // share lost when all PEEP-dependent lung is lost, invented for the simulation
	collapseCapacity   = 0.3  // as above
)

// fitLung works out the effective compliance, resistance and capacity (10 Hz).
func (s *State) fitLung() {
	p, m := &s.Par, &s.Mech
	lost, tension := s.Lung.Lost, p.Pneumothorax
	m.Compliance = float64(p.Compliance * (1 - float64(collapseCompliance*lost)) * (1 - float64(tensionCompliance*tension)))
	m.Capacity = float64(p.FRC * (1 - float64(collapseCapacity*lost)) * (1 - float64(tensionCapacity*tension)))
	m.Resistance = float64(p.Resistance * (1 - s.Drugs.Dilation))
	if p.Tube == TubeBronchus {
		m.Compliance = float64(m.Compliance * bronchusCompliance)
		m.Resistance = float64(m.Resistance * bronchusResistance)
	}
	if wet := s.wetness(); wet > 0 {
		m.Compliance = float64(m.Compliance * (1 - float64(wetStiffness*wet)))
	}
	if p.Obstruction > 0 && p.Obstruction < complete {
		m.Resistance /= 1 - p.Obstruction
	}
	// a chest that is stiffened at a stroke holds no more than the strongest source could have put in
	most := float64(strongestSource * m.Compliance)
	m.Volume, s.Meter.EndVolume = min(m.Volume, most), min(s.Meter.EndVolume, most)
}

// static is the pressure of the lung's own recoil now, cmH2O.
func (m *Mechanics) static() float64 { return m.Volume / m.Compliance }

// moveAir advances the lung's volume by one tick.
func (s *State) moveAir(a *Airway) {
	m := &s.Mech
	if s.Par.Tube == TubeOut {
		s.breatheAround()
		m.blowBeside(a)
		return
	}
	m.StomachCO2 = stomachCO2
	m.Closed = a.Drive == DriveClosed || s.Par.Obstruction >= complete
	if m.Closed {
		m.standStill(a, s.Ctl.Pmus)
		return
	}
	m.inflate(a, s.Ctl.Pmus)
}

// inflate moves the lung behind an open airway.
func (m *Mechanics) inflate(a *Airway, pmus float64) {
	r := m.Resistance + a.Resistance
	switch a.Drive {
	case DriveFlow:
		m.push(a, r, pmus)
	case DrivePressure:
		m.hold(a.Pressure, r, pmus)
	default:
		m.hold(0, r, pmus)
	}
	m.LeakFlow = float64(a.Leak * m.Paw)
}

// push applies a flow source, or its pressure hold once that is reached.
func (m *Mechanics) push(a *Airway, r, pmus float64) {
	flow := a.Flow
	if a.Leak > 0 {
		recoil := m.Volume/m.Compliance - pmus
		node := (a.Flow + recoil/r) / (1/r + a.Leak)
		flow = a.Flow - float64(a.Leak*node)
	}
	volume := m.Volume + float64(flow*tickMillis)
	pressure := volume/m.Compliance - pmus + float64(r*flow)
	if limit := a.ceiling(); pressure > limit {
		m.hold(limit, r, pmus)
		return
	}
	m.Volume, m.Flow, m.Paw = volume, flow, pressure
}

// hold applies a pressure source for one tick.
func (m *Mechanics) hold(pressure, r, pmus float64) {
	tau := float64(r * m.Compliance)
	if tau != m.Tau {
		m.Tau, m.Decay = tau, num.Exp(-tickMillis/tau)
	}
	rest := float64(m.Compliance * (pressure + pmus))
	volume := rest + float64((m.Volume-rest)*m.Decay)
	m.Flow = (volume - m.Volume) * (1 / tickMillis)
	m.Volume, m.Paw = volume, pressure
}

// standStill is a blocked airway: the device feels a wall, the lung feels the effort.
func (m *Mechanics) standStill(a *Airway, pmus float64) {
	m.Flow, m.LeakFlow = 0, 0
	switch {
	case a.Drive == DrivePressure:
		m.Paw = a.Pressure
	case a.Drive == DriveFlow && a.Flow > 0:
		m.Paw = a.ceiling()
	case a.Drive == DriveFlow: // a pause: the pressure behind the block stays
	case a.Drive == DriveClosed:
		m.Paw = m.Volume/m.Compliance - pmus
	default:
		m.Paw = 0
	}
}

// A tube outside the trachea blows a soft bag that leaks; numbers invented for the simulation.
const (
	stomachCompliance = 80.0  // mL/cmH2O
	stomachResistance = 10.0  // cmH2O s/L
	stomachLeakTau    = 2.0   // s
	stomachResidual   = 300.0 // mL
	stomachCO2        = 0.025 // fraction at first; washed out in 3 to 6 breaths
	ownAirway         = 0.4   // brain function that holds the throat open
	slackAirway       = 12.0  // factor on resistance without it
)

// blowBeside applies the device to the stomach or pharynx instead of the lung.
func (m *Mechanics) blowBeside(a *Airway) {
	beside := Mechanics{Volume: m.Stomach, Compliance: stomachCompliance, Resistance: stomachResistance}
	if a.Drive == DriveClosed {
		beside.standStill(a, 0)
	} else {
		beside.inflate(a, 0)
	}
	if in := beside.Volume - m.Stomach; in > 0 {
		room := stomachResidual + m.Stomach
		m.StomachCO2 = num.Toward(m.StomachCO2, a.FiCO2, in/(room+in))
	}
	m.Stomach = float64(beside.Volume * (1 - TickSeconds/stomachLeakTau))
	m.Paw, m.Flow, m.LeakFlow = beside.Paw, beside.Flow, beside.LeakFlow
}

// breatheAround moves the lung by the patient's own effort, past the misplaced tube, in room air.
// Without consciousness the throat falls shut around it.
func (s *State) breatheAround() {
	m := &s.Mech
	m.Closed = s.Par.Obstruction >= complete
	if m.Closed {
		return
	}
	r := m.Resistance
	if s.Brain.Index < ownAirway {
		r = float64(r * slackAirway)
	}
	m.hold(0, r, s.Ctl.Pmus)
}
