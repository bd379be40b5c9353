package patient

import "downtime/game/num"

// Mean ventilation: the same body without its breaths, for long batches. Gas enters and leaves the alveoli as a
// steady stream of what the breaths would bring, in turns of half a second; circulation keeps its
// tenth of a second, and everything slower its second:
//
//	alveolar ventilation = rate max(0, VT - dead space), the larger of what the machine gives and the patient wants
//
// It settles where the breaths settle (PaCO2 within 0.3 kPa, MAP within 2 mmHg on the presets tried) and has no
// capnogram, no airway waveform, no triggering and no fight. Units: mL BTPS, L/min, cmH2O. Left out besides: the little that breaths below the dead
// space bring, leaks, tubes that lie wrong, and obstruction short of complete.

const (
	meanTicks   = 25
	meanSeconds = meanTicks * TickSeconds
	meanTurns   = meanTicks / exchangeTicks
)

// StepMean advances the patient by half a second under a ventilation; of in, the Airway is not read. A State is stepped
// either breath by breath or by means: changing between the two costs a breath's worth of transient.
func (s *State) StepMean(in *Inputs, v *Ventilation) {
	s.Tick += meanTicks
	volume, rate := s.meanBreath(v)
	s.meanMeter(v, volume, rate)
	s.meanGas(v, float64(rate*max(0, volume-s.Par.VD)*(meanSeconds/60)))
	s.takeIn(in, meanSeconds/60)
	for range meanTurns {
		s.recruit()
		s.circulate(in)
	}
	s.exchange(meanSeconds)
	if s.Tick%slowTicks == 0 {
		s.slow()
	}
}

// meanBreath is the volume in mL and the rate per minute of the breaths: the machine's, or the patient's if they bring more.
func (s *State) meanBreath(v *Ventilation) (volume, rate float64) {
	m, c := &s.Mech, &s.Ctl
	if s.Par.Obstruction >= complete {
		return 0, 0
	}
	weak := 1 - s.Drugs.Block
	own := min(c.VTWanted, float64(s.Par.Strength*m.Compliance)) * weak
	c.OwnRate = 0
	if own > 0 {
		c.OwnRate = c.RateWanted
	}
	if v.Rate <= 0 {
		return own, c.OwnRate
	}
	given := v.VT
	if v.Pressure > 0 {
		given = float64(v.Pressure * m.Compliance * (1 - num.Exp(-1000*v.Ti/(m.Resistance*m.Compliance))))
	} else if v.PMax > 0 {
		given = min(given, float64((v.PMax-v.PEEP)*m.Compliance))
	}
	if float64(c.OwnRate*own) > float64(v.Rate*given) {
		return own, c.OwnRate
	}
	c.OwnRate = 0
	return given, v.Rate
}

// meanMeter fills in what the breaths would have shown.
func (s *State) meanMeter(v *Ventilation, volume, rate float64) {
	m, l := &s.Meter, &s.Lung
	m.VTe, m.VTi, m.MV = volume, volume, float64(volume*rate)/1000
	share := 0.0
	if rate > 0 && v.Rate > 0 {
		share = 0.75 * v.Ti * rate / 60
	}
	m.Plateau = v.PEEP + volume/s.Mech.Compliance
	s.Mech.Paw = v.PEEP + float64(share*volume)/s.Mech.Compliance
	m.Peak = m.Plateau
	total := l.Perfused.volume() + l.Unperfused.volume()
	m.EtCO2 = 0
	if rate > 0 {
		m.EtCO2 = (l.Perfused.CO2 + l.Unperfused.CO2) * 863 / total
	}
	m.CO2 = m.EtCO2
	s.Mech.Volume = float64(s.Mech.Compliance * s.Mech.Paw)
	s.Ctl.Pmus, s.Mech.Flow = 0, 0
}

// meanGas passes fresh gas, mL BTPS, through the alveoli and brings them to their volume.
func (s *State) meanGas(v *Ventilation, fresh float64) {
	if s.Par.Obstruction >= complete {
		return
	}
	fio2 := v.FiO2
	if fio2 == 0 {
		fio2 = RoomAir
	}
	l := &s.Lung
	target := max(collapsed, s.Mech.Capacity-s.Par.VD+s.Mech.Volume)
	excess := l.Perfused.volume() + l.Unperfused.volume() + fresh - target
	if excess < 0 { // the blood has taken more than the breaths left
		fresh, excess = fresh-excess, 0
	}
	n := float64(fresh * stpdPerBTPS)
	beside := float64(n * s.deadSpace())
	l.Perfused.add(n-beside, fio2, v.FiCO2)
	l.Unperfused.add(beside, fio2, v.FiCO2)
	left := 1 - excess/(l.Perfused.volume()+l.Unperfused.volume())
	gone := 1 - left
	s.Sum.MouthO2 += float64(n*fio2) - float64(gone*(l.Perfused.O2+l.Unperfused.O2))
	s.Sum.MouthCO2 += float64(n*v.FiCO2) - float64(gone*(l.Perfused.CO2+l.Unperfused.CO2))
	l.Perfused.keep(left)
	l.Unperfused.keep(left)
}
