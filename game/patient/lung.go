package patient

import "downtime/game/num"

// Gas in the lung. Alveolar gas is held as amounts of oxygen, carbon dioxide and nitrogen in two
// spaces, one perfused and one not (alveolar dead space), behind an anatomical dead space of six
// cells. Mechanics says what volume the lung should have; the difference from what it holds flows
// through an open airway. So the blood's uptake draws mouth gas into a motionless open lung
// (apnoeic oxygenation, or dilution with air) and shrinks a closed one, without special code.
// Outgoing gas mixes both spaces by volume: the capnogram's plateau stands below arterial PCO2.
//
// Units: mL STPD for amounts, mL BTPS for volumes; n = V 713/863.
// Left out: diffusion in the airways, cardiogenic mixing, time-constant inhomogeneity (so the
// slope of phase III), gas compression by airway pressure (2 % at PEEP 14).

const deadCells = 6

// Gas is an amount of dry gas, mL STPD.
type Gas struct{ O2, CO2, N2 float64 }

// volume is the mL BTPS that the gas fills at alveolar pressure.
func (g *Gas) volume() float64 { return float64((g.O2 + g.CO2 + g.N2) * btpsPerSTPD) }

func (g *Gas) add(amount, fo2, fco2 float64) {
	g.O2 += float64(amount * fo2)
	g.CO2 += float64(amount * fco2)
	g.N2 += float64(amount * (1 - fo2 - fco2))
}

func (g *Gas) keep(fraction float64) {
	g.O2 = float64(g.O2 * fraction)
	g.CO2 = float64(g.CO2 * fraction)
	g.N2 = float64(g.N2 * fraction)
}

// Lung holds the gas and what stops it meeting blood.
type Lung struct {
	Perfused   Gas
	Unperfused Gas
	CellO2     [deadCells]float64 // fractions, cell 0 at the opening
	CellCO2    [deadCells]float64
	Shunt      float64 // fraction of cardiac output, effective now
	Lost       float64 // share of the PEEP-dependent lung that has collapsed
}

// transport moves gas between mouth and alveoli until the lung holds what mechanics asks.
func (s *State) transport(a *Airway) {
	if s.Mech.Closed {
		return
	}
	fio2, fico2 := a.FiO2, a.FiCO2
	if s.Par.Tube == TubeOut {
		fio2, fico2 = RoomAir, 0
	}
	if fio2 == 0 {
		fio2 = RoomAir
	}
	l := &s.Lung
	held := l.Perfused.volume() + l.Unperfused.volume()
	target := max(collapsed, s.Mech.Capacity-s.Par.VD+s.Mech.Volume)
	move := target - held
	cell := float64(s.Par.VD * (1.0 / deadCells))
	for move != 0 { // at most one cell a turn
		step := num.Clamp(move, -cell, cell)
		move -= step
		if step > 0 {
			s.inhale(step, step/cell, fio2, fico2)
		} else {
			s.exhale(-step, -step/cell)
		}
	}
}

// collapsed is the least gas, mL, that the model lets the alveoli hold.
const collapsed = 50.0

// inhale shifts d mL inwards: the last cell enters the alveoli, mouth gas enters cell 0.
func (s *State) inhale(d, x, fio2, fico2 float64) {
	l := &s.Lung
	n := float64(d * stpdPerBTPS)
	fo2, fco2 := l.CellO2[deadCells-1], l.CellCO2[deadCells-1]
	unperfused := float64(n * s.deadSpace())
	l.Perfused.add(n-unperfused, fo2, fco2)
	l.Unperfused.add(unperfused, fo2, fco2)
	for i := deadCells - 1; i > 0; i-- {
		l.CellO2[i] += float64(x * (l.CellO2[i-1] - l.CellO2[i]))
		l.CellCO2[i] += float64(x * (l.CellCO2[i-1] - l.CellCO2[i]))
	}
	l.CellO2[0] += float64(x * (fio2 - l.CellO2[0]))
	l.CellCO2[0] += float64(x * (fico2 - l.CellCO2[0]))
	s.Sum.MouthO2 += float64(n * fio2)
	s.Sum.MouthCO2 += float64(n * fico2)
}

// deadSpace is the share of fresh gas that meets no blood. Below two fifths of the resting output the upper lung empties of blood, which
// is why end-tidal carbon dioxide is low while a chest is compressed (fitted, invented for the simulation).
func (s *State) deadSpace() float64 {
	few := max(0, 1-s.Circ.CO/float64(lowFlow*s.Par.CO))
	return min(0.9, s.Par.DeadSpace+float64(lowFlowDead*few))
}

const (
	lowFlow     = 0.4 // of resting output
	lowFlowDead = 0.6 // of alveolar gas without any flow
)

// exhale shifts d mL outwards: mixed alveolar gas enters the last cell, cell 0 leaves.
func (s *State) exhale(d, x float64) {
	l := &s.Lung
	n := float64(d * stpdPerBTPS)
	s.Sum.MouthO2 -= float64(n * l.CellO2[0])
	s.Sum.MouthCO2 -= float64(n * l.CellCO2[0])
	o2 := l.Perfused.O2 + l.Unperfused.O2
	co2 := l.Perfused.CO2 + l.Unperfused.CO2
	share := 1 / (o2 + co2 + l.Perfused.N2 + l.Unperfused.N2)
	for i := range deadCells - 1 {
		l.CellO2[i] += float64(x * (l.CellO2[i+1] - l.CellO2[i]))
		l.CellCO2[i] += float64(x * (l.CellCO2[i+1] - l.CellCO2[i]))
	}
	l.CellO2[deadCells-1] += float64(x * (float64(o2*share) - l.CellO2[deadCells-1]))
	l.CellCO2[deadCells-1] += float64(x * (float64(co2*share) - l.CellCO2[deadCells-1]))
	left := 1 - float64(n*share)
	l.Perfused.keep(left)
	l.Unperfused.keep(left)
}
