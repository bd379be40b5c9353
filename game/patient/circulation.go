package patient

import (
	"downtime/game/num"
)

// The circulation, averaged over beats: arterial, venous and right-atrial pools joined by a
// heart that fills from the atrium, a resistance to run-off and a resistance to venous return.
//
//	MAP = Va/Ca;  Pvs = (Vv-Vu)/Cv;  Pra = Vra/Cra + Pth
//	SV = SVmax ctr / (1 + exp(-(Pra-Pth-1.83)/3.5));  CO = HR SV
//	return = (Pvs - Pra+)/Rvr;  run-off = (MAP-Pvs)/SVR
//
// Pressure around the heart, Pth, is a share of alveolar pressure: PEEP, stacked breaths, a fast bag
// and a tension pneumothorax all reduce the return by it. At rest in the adult HR 70, MAP 90, CO 5.0,
// Pra 4, Pvs 9. Structure after Guyton's venous return and Ursino 1998
// (10.1152/ajpheart.1998.275.5.H1733), constants fitted to the C rows of game/physiology.
//
// Units: mL, mmHg, L/min. Left out: the two ventricles apart, pulmonary pressures, beat-to-beat and
// respiratory variation, valve disease, pericardium.

// Rhythm is what the heart does electrically, and whether it moves blood.
type Rhythm uint8

// The rhythms.
const (
	Sinus Rhythm = iota
	PulselessElectrical
	Asystole
	Fibrillation
	Tachycardia // ventricular, without a pulse
)

// Circulation is the state of heart and vessels.
type Circulation struct {
	Arterial, Venous, Atrial float64 // mL: stressed, total, stressed
	HR                       float64 // electrical, per minute
	SV, CO                   float64 // mL, L/min
	MAP, PP, CVP             float64 // mmHg
	Pth                      float64 // mmHg around the heart
	Alveolar                 float64 // cmH2O, mean over some breaths

	Felt                          float64 // mmHg, MAP as the baroreceptors feel it
	BaroRate, BaroTone, BaroVeins float64 // reflex signal, -1 to 1, each with its lag; tone and strength of the heart share one
	Relax                         float64 // mL, low-pressure reflex and stress relaxation
	Chemo, Hyper                  float64 // 0 to 1: lagged hypoxic and hypercapnic drives
	Cushing                       float64 // 0 to 1: lagged response to a brain that is not perfused

	Node      float64 // what hypoxia leaves of the sinus node, 0 to 1
	Energy    float64 // of the myocardium, 0 to 1
	Irritable float64 // charge towards fibrillation, which comes at 1
	Rhythm    Rhythm
	Dead      bool
	Spent     int32   // turns of 100 ms without a beat that carries
	Still     int32   // turns of 100 ms since the ventricles last beat
	Down      float64 // s of arrest, compressions counting half
	Pushed    float64 // s of compressions in this arrest
}

const (
	adultCO        = 5.0   // L/min, the scale of the pools
	smallChild     = 0.4   // size below which blood goes with weight: about 80 mL/kg
	arterialC      = 1.6   // mL/mmHg
	venousC        = 110.0 // mL/mmHg
	atrialC        = 15.0  // mL/mmHg
	unstressed     = 3800.0
	returnR        = 1.0 // mmHg/(L/min)
	restReturn     = 9.0 // mmHg, Pvs
	restAtrial     = 4.0 // mmHg
	starlingMid    = 1.83
	starlingWidth  = 3.5
	starlingRest   = 1.539 // SVmax/SV at the resting atrial pressure
	mmHgPerCmH2O   = 1 / 1.36
	tensionAround  = 20.0 // mmHg around the heart at full tension, invented for the simulation
	alveolarTau    = 4.0  // s
	feltAround     = 0.8  // share of Pth that low-pressure receptors do not feel, fitted
	quickestEmpty  = 0.2  // s, with which the heart can empty an atrium that nothing fills, invented for the simulation
	crowdedRate    = 140.0
	mlPerTurn      = 1000.0 / 60 * exchangeSeconds // mL moved in one turn by 1 L/min
	pressOutput    = 0.22                          // of resting output from good compressions
	pressPulse     = 1.15                          // pulse pressure of compressions relative to mean pressure: they empty the great vessels and let them run off
	mostPressed    = 60.0                          // mmHg of mean pressure that no hand exceeds: what stands above it is left from the last beats
	pulseFloor     = 0.28                          // of the defended pressure below which no pulse is felt
	pulsePressureK = 0.9
	freeAfterload  = 140.0 // mmHg above which the stroke shortens, invented for the simulation
	afterloadSpan  = 140.0 // mmHg to no stroke at all
)

// circulate runs one turn of 100 ms.
func (s *State) circulate(in *Inputs) {
	c, p := &s.Circ, &s.Par
	k, v := p.CO/adultCO, p.vessels()
	s.surround()
	s.reflexes()
	s.beat(in)
	s.hypoxicHeart(in.Compressions)

	c.MAP = c.Arterial / float64(arterialC*k)
	stressed := c.Venous - float64(unstressed*v) - c.Relax + float64(450*v*c.BaroVeins) + float64(450*v*s.Drugs.Venous)
	pvs := max(0, stressed/float64(venousC*v))
	filling := c.Atrial / float64(atrialC*k)
	c.CVP = filling + c.Pth
	s.pump(filling, in.Compressions)

	inflow := float64(max(0, pvs-max(c.CVP, 0))*k) / returnR
	runoff := (c.MAP - pvs) / s.vascularResistance()
	c.Arterial += float64((c.CO - runoff) * mlPerTurn)
	c.Venous += float64((runoff-inflow)*mlPerTurn) + s.Fluid.takePending()
	c.Atrial += float64((inflow - c.CO) * mlPerTurn)
	stretch := pvs - float64(feltAround*c.Pth) - restReturn // low-pressure receptors feel the wall, not the chest
	give := float64(v * num.Clamp(170*stretch, -700, 700))
	c.Relax = num.Toward(c.Relax, give, exchangeSeconds/60)
}

// vessels is the volume of the veins relative to an adult's. It goes with output, but in a small child,
// whose output is large for its blood, with size.
func (p *Params) vessels() float64 {
	if p.Size < smallChild {
		return p.Size
	}
	return p.CO / adultCO
}

// surround follows the pressure around the heart.
func (s *State) surround() {
	c := &s.Circ
	alveolar := s.Mech.static() - s.Ctl.Pmus
	c.Alveolar = num.Toward(c.Alveolar, alveolar, exchangeSeconds/alveolarTau)
	c.Pth = float64(s.Par.Transmitted*mmHgPerCmH2O*c.Alveolar) + float64(tensionAround*s.Par.Pneumothorax)
}

// pump sets stroke volume, output and pulse pressure.
func (s *State) pump(filling, compressions float64) {
	c, p := &s.Circ, &s.Par
	c.SV, c.CO = 0, 0
	if c.Rhythm == Sinus {
		rest := 1000 * p.CO / p.HR
		squeeze := (1 + float64(0.35*c.BaroTone) + float64(0.15*c.Hyper) + s.Drugs.Heart) * p.HeartFactor
		squeeze = max(0.05, squeeze) * min(1, c.Energy/weakEnergy)
		squeeze *= 1 - num.Clamp((c.MAP-freeAfterload)/afterloadSpan, 0, 1)
		c.SV = starlingRest * rest * squeeze / (1 + num.Exp((starlingMid-filling)/starlingWidth))
		if crowded := max(crowdedRate, 1.5*p.HR); c.HR > crowded {
			c.SV = c.SV * crowded / c.HR
		}
		c.CO = c.HR * c.SV / 1000
	} else if compressions > 0 {
		c.CO = pressOutput * p.CO * compressions * num.Clamp(filling/restAtrial, 0.2, 1)
		c.SV = 10 * c.CO // at 100 a minute
	}
	c.CO = min(c.CO, float64(c.Atrial*(60.0/1000/quickestEmpty)))
	c.PP = min(1.4*c.MAP, float64(pulsePressureK*p.Stiffness*c.SV)/float64(arterialC*p.CO/adultCO))
	if c.Rhythm != Sinus && compressions > 0 {
		c.PP = float64(pressPulse * min(c.MAP, mostPressed))
	}
}

// pulse is the rate that a finger feels.
func (s *State) pulse() float64 {
	if s.Circ.Rhythm != Sinus || !s.felt() {
		return 0
	}
	return s.Circ.HR
}

// felt tells whether the pressure is enough for a finger on the neck.
func (s *State) felt() bool { return s.Circ.MAP >= float64(pulseFloor*s.Par.MAP) }
