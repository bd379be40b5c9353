package patient

import (
	"math"

	"downtime/game/num"
)

// Control of breathing. Central and peripheral chemoreceptors follow arterial PCO2 with lags of
// 60 and 8 s; their excess over a threshold sets the minute ventilation wanted, and hypoxia
// multiplies the peripheral share. The threshold moves with the standard bicarbonate (10 min lag),
// so Winter's compensation emerges. Each breath is a half-sine of muscle pressure whose amplitude is
// nudged until the volume moved, by whatever means, is the volume wanted: a ventilator that gives
// enough silences the patient, one that gives too little meets effort on top of its own breath.
//
//	VE = Gc (Pc-B)+ + Gp (Pp-B)+ (1+8h) + 60 h ((Pp-25)/15)+,  h = 8 s lag of (0.95 - SaO2)+
//	B = Pw - VE0 (40/Pw)/(Gc+Gp);  Pw = 40 - 1.35 (24-HCO3) or + 0.7 (HCO3-24)
//
// For a patient who retains carbon dioxide, 40 and 24 give way to the usual PCO2 and bicarbonate.
//
// Gains: rebreathing slopes of 2.3-2.95 L/min/mmHg are measured; linear
// in saturation after Rebuck and Campbell 1974. Depression by sedation
// and the comfort limits are invented for the simulation.
// Units: L/min, mL, mmHg, mmol/L, cmH2O of muscle pressure.
// Left out: entrainment by the ventilator, fatigue, sleep, Cheyne-Stokes, active expiration.

// Control is the drive to breathe and the effort made.
type Control struct {
	Central, Peripheral float64 // mmHg, lagged PaCO2
	Hypoxia             float64 // lagged fall of saturation below 0.95
	HCO3                float64 // lagged standard bicarbonate, mmol/L
	UsualHCO3           float64 // the standard bicarbonate for which CO2Set holds
	Demand              float64 // L/min wanted
	VTWanted            float64 // mL
	RateWanted          float64 // per minute
	Amplitude           float64 // cmH2O the centre asks for
	Effort              float64 // cmH2O the muscles give at this breath's peak
	Pmus                float64 // cmH2O now
	OwnRate             float64 // per minute, 0 without effort
	Count, Period, Insp int32   // ticks into the neural breath, its length, its inspiration
	Low, High           float64 // mL, extremes of lung volume in this neural breath
}

const (
	gainCentral    = 1.5 // L/min/mmHg at VE 6.2
	gainPeripheral = 0.7
	restVE         = 6.2

	comfortable   = 16.0 // cmH2O of elastic work a breath may cost before breaths turn shallow and fast
	fastest       = 45.0 // breaths a minute at an adult's resting rate of 12
	felt          = 1.0  // cmH2O of effort that counts as a breath
	amplitudeGain = 0.4
	opioidDepth   = 0.5 // by which breaths are deeper, and so fewer, for the same ventilation under an opioid, fitted
)

// breathe advances the neural breath by one tick and sets Pmus.
func (s *State) breathe() {
	c := &s.Ctl
	c.Count++
	if c.Count >= c.Period {
		s.startBreath()
	}
	c.Pmus = 0
	if c.Count < c.Insp && c.Effort > 0 {
		c.Pmus = float64(c.Effort * num.Sin(float64(math.Pi*(float64(c.Count)+0.5))/float64(c.Insp)))
	}
	c.Low, c.High = min(c.Low, s.Mech.Volume), max(c.High, s.Mech.Volume)
}

// startBreath learns from the breath that ended and begins the next.
func (s *State) startBreath() {
	c := &s.Ctl
	moved := c.High - c.Low
	c.Count, c.Low, c.High = 0, s.Mech.Volume, s.Mech.Volume
	if c.RateWanted < 1 {
		c.Period, c.Insp, c.Effort, c.OwnRate = TicksPerSecond, 0, 0, 0
		return
	}
	if s.Drugs.Block < 0.3 { // a paralysed muscle teaches the centre nothing
		miss := num.Clamp(c.VTWanted-moved, -c.VTWanted, c.VTWanted)
		c.Amplitude += float64(amplitudeGain*miss) / s.Mech.Compliance
	}
	strongest := s.Par.Strength * (1 - float64(0.7*s.Drugs.Sedation))
	c.Amplitude = num.Clamp(c.Amplitude, float64(0.5*s.Par.Strength*s.fight()), strongest)
	c.Effort = float64(c.Amplitude * (1 - s.Drugs.Block))
	c.Period = int32(math.Round(60 * TicksPerSecond / c.RateWanted))
	c.Insp = int32(num.Clamp(0.4*float64(c.Period), 0.4*TicksPerSecond, 1.5*TicksPerSecond))
	c.OwnRate = 0
	if c.Effort > felt {
		c.OwnRate = 60 * TicksPerSecond / float64(c.Period)
	}
}

// demandBreath sets the ventilation wanted, once a second.
func (s *State) demandBreath() {
	c, b, p := &s.Ctl, &s.Blood, &s.Par
	c.Central = num.Toward(c.Central, b.PaCO2, slowSeconds/60)
	c.Peripheral = num.Toward(c.Peripheral, b.PaCO2, slowSeconds/8)
	c.Hypoxia = num.Toward(c.Hypoxia, max(0, 0.95-b.SaO2), slowSeconds/8)
	c.HCO3 = num.Toward(c.HCO3, b.stdHCO3(), slowSeconds/600)

	size := p.VE / restVE
	ve := s.chemoreflex() + float64(s.fight()*restVE)
	ve = num.Clamp(ve, 1.5*s.Brain.Arousal, 60) * s.breathing() * s.Brain.Arousal
	c.Demand = float64(ve * size)
	s.chooseBreath(ve)
}

// fight is the agitation that sedation has not quelled, 0 to 1.
func (s *State) fight() float64 { return float64(s.Par.Agitation * (1 - s.Drugs.Sedation)) }

// chemoreflex is the ventilation wanted, L/min for an adult whose resting need is 6.2.
func (s *State) chemoreflex() float64 {
	c := &s.Ctl
	set := s.expectedCO2()
	threshold := set - restVE*40/set/(gainCentral+gainPeripheral)
	h := c.Hypoxia
	ve := float64(gainCentral * max(0, c.Central-threshold))
	ve += float64(gainPeripheral * max(0, c.Peripheral-threshold) * (1 + float64(8*h)))
	return ve + float64(60*h*max(0, (c.Peripheral-25)/15))
}

// expectedCO2 is the PaCO2 in mmHg that breathing defends at the bicarbonate it has come to know.
func (s *State) expectedCO2() float64 {
	c := &s.Ctl
	slope := 0.7
	if c.HCO3 < c.UsualHCO3 {
		slope = 1.35
	}
	return max(8, s.Par.CO2Set+float64(slope*(c.HCO3-c.UsualHCO3)))
}

// chooseBreath divides the ventilation wanted (adult scale, L/min) into volume and rate.
func (s *State) chooseBreath(ve float64) {
	c, p := &s.Ctl, &s.Par
	if ve < 0.3 {
		c.VTWanted, c.RateWanted = 0, 0
		return
	}
	volume := float64(p.VT * num.Clamp(math.Sqrt(ve/restVE), 0.5, 5) * (1 + float64(opioidDepth*s.Drugs.opioid(p.Weight))))
	c.VTWanted = min(volume, float64(comfortable*s.Mech.Compliance))
	rest := 1000 * p.VE / p.VT
	c.RateWanted = min(1000*c.Demand/c.VTWanted, fastest/12.4*rest)
}
