package patient

import "downtime/game/num"

// Lung that depends on pressure. A patient with a PEEPNeed loses lung when alveolar pressure falls
// below it and regains it slowly when pressure is held: collapse takes tens of seconds, return takes
// many minutes. What is lost adds shunt and takes compliance and capacity. The rest of the shunt
// comes from the lung's disease, a tube in one bronchus, or a pneumothorax.
//
// The two time constants are fitted so that taking PEEP 14 away costs saturation 91 to 78 % in 60-90 s
// and more than 10 min to regain: design values of the first case, not findings. The added shunts are
// textbook sizes.
// Units: fractions, cmH2O, s.
// Left out: regional lung, opening pressures above those of tidal breaths, overdistension.

const (
	collapseTau  = 20.0  // s
	recruitTau   = 420.0 // s
	bronchusLoss = 0.25  // shunt
	tensionLoss  = 0.30  // shunt at full tension
	mostShunt    = 0.95
)

// recruit moves the collapsed share and works out shunt, compliance and capacity (10 Hz).
func (s *State) recruit() {
	l, p := &s.Lung, &s.Par
	if p.PEEPNeed > 0 {
		short := num.Clamp(1-s.Mech.static()/p.PEEPNeed, 0, 1)
		tau := recruitTau
		if short > l.Lost {
			tau = collapseTau
		}
		l.Lost = num.Toward(l.Lost, short, exchangeSeconds/tau)
	} else {
		l.Lost = num.Toward(l.Lost, 0, exchangeSeconds/recruitTau)
	}
	shunt := p.Shunt + float64(p.Recruitable*l.Lost) + float64(tensionLoss*p.Pneumothorax)
	if p.Tube == TubeBronchus {
		shunt += bronchusLoss
	}
	l.Shunt = num.Clamp(shunt+s.oedemaShunt(), 0, mostShunt)
	s.fitLung()
}
