package patient

import "math"

// Water, beyond the normal volumes, in plasma, interstitium, cells and the lung's interstitium.
// Fluid enters the plasma; plasma and interstitium exchange by volume kinetics after Hahn (2010,
// 10.1097/ALN.0b013e3181dcd88f; 2020, 10.1111/aas.13533); cells follow the sodium outside them, for
// water crosses their walls until osmolality is equal:
//
//	transfer = 150 mL/min (plasma/3000 - interstitium/7000), a third of it when it runs back
//	Na = (140 TBW + sodium given and lost)/(TBW + water);  cells -> 26/42 TBW (140/Na - 1), 5 min
//
// About half of a litre of crystalloid given over 30 min is in the plasma at the end; glucose 5 % is
// water once its sugar is burnt and spreads through all spaces; after bleeding the flow turns and
// refills 100-300 mL in 15 min (textbook). Haemoglobin is its mass over the blood's volume: fluid
// thins it, red cells thicken it, bleeding alone leaves it.
//
// Units: mL, mmol, minutes. Left out: albumin and oncotic pressure, the leak of sepsis, colloid, ADH,
// the slow half of sodium's exchange. The three volumes are scaled by weight or by blood volume.

// Fluid is what can be given into a vein.
type Fluid uint8

// The fluids.
const (
	Balanced Fluid = iota // crystalloid with the sodium of plasma
	Saline                // sodium chloride 0.9 %
	Glucose5              // glucose 5 %
	RedCells              // packed, about 280 mL a unit
	NumFluids
)

// fluidKind is what a millilitre holds. Red cells: a unit of 55 g of haemoglobin in 280 mL (textbook).
type fluidKind struct {
	name   string
	sodium float64 // mmol/mL of its plasma or water
	hb     float64 // g/dL
	plasma float64 // share that is not cells
}

var fluidKinds = [NumFluids]fluidKind{
	Balanced: {name: "balanced crystalloid", sodium: 0.140, plasma: 1},
	Saline:   {name: "saline", sodium: 0.154, plasma: 1},
	Glucose5: {name: "glucose 5 %", plasma: 1},
	RedCells: {name: "red cells", sodium: 0.140, hb: 20, plasma: 0.4},
}

// String names the fluid as a chart does.
func (f Fluid) String() string { return fluidKinds[f].name }

// Fluids is the change from normal of each space.
type Fluids struct {
	Plasma, Interstitium, Cells float64 // mL
	Lung                        float64 // mL of water in the lung's interstitium and alveoli
	Sodium                      float64 // mmol given or kept beyond normal
	Pending                     float64 // mL given that the veins have not yet taken up
	Thin                        float64 // g/dL mL by which given fluid will change haemoglobin
	Lost                        float64 // mL of blood since New
	Urine                       float64 // mL since New
}

const (
	plasmaSpace       = 3000.0
	interstitialSpace = 7000.0
	capillaryFlow     = 150.0  // mL/min
	refillShare       = 0.33   // fitted
	cellShare         = 0.0267 // of the blood, per g/dL of haemoglobin: 0.4 at 15
	bodyWater         = 600.0  // mL/kg
	cellWater         = 370.0  // mL/kg
	usualSodium       = 140.0  // mmol/L
	cellTau           = 300.0  // s
	leastDilution     = 0.005  // g/dL below which haemoglobin is not yet rewritten
)

// infuse takes in some minutes' worth of each fluid.
func (s *State) infuse(rates *[NumFluids]float64, minutes float64) {
	f := &s.Fluid
	for i, rate := range rates {
		if rate == 0 {
			continue
		}
		k, ml := &fluidKinds[i], float64(rate*minutes)
		f.Plasma += float64(ml * k.plasma)
		f.Sodium += float64(ml * k.plasma * k.sodium)
		f.Pending += ml
		f.Thin += float64(ml * (k.hb - s.Par.Hb))
		s.carryIn(Fluid(i), ml)
	}
}

// takePending returns the fluid given since the last turn and clears it.
func (f *Fluids) takePending() float64 {
	v := f.Pending
	f.Pending = 0
	return v
}

// shiftFluid moves a second's worth of fluid and blood.
func (s *State) shiftFluid() {
	const minutes = slowSeconds / 60
	f := &s.Fluid
	lost := float64(s.Par.BloodLoss * minutes)
	plasma := float64(lost * (1 - float64(cellShare*s.Par.Hb)))
	f.Lost += lost
	f.Plasma -= plasma
	f.Sodium -= float64(plasma * fluidKinds[Balanced].sodium)
	s.Circ.Venous -= lost

	moved := float64(capillaryFlow * minutes * (f.Plasma/plasmaSpace - f.Interstitium/interstitialSpace))
	if moved < 0 {
		moved = float64(moved * refillShare)
	}
	f.Interstitium += moved
	s.drawPlasma(moved)
	s.shiftCells()
	s.drawPlasma(s.excrete(minutes))
	s.dilute()
}

// drawPlasma takes water out of the plasma, and so out of the veins.
func (s *State) drawPlasma(ml float64) {
	s.Fluid.Plasma -= ml
	s.Circ.Venous -= ml
	s.Fluid.Thin += float64(ml * s.Par.Hb)
}

// shiftCells lets water follow sodium across the cells' walls, out of and into the interstitium.
func (s *State) shiftCells() {
	f := &s.Fluid
	target := float64(cellWater * s.Par.Weight * (usualSodium/s.sodium() - 1))
	in := float64((target - f.Cells) * (slowSeconds / cellTau))
	f.Cells += in
	f.Interstitium -= in
}

// sodium is the plasma's, mmol/L, that of all body water.
func (s *State) sodium() float64 {
	f := &s.Fluid
	normal := float64(bodyWater * s.Par.Weight)
	water := normal + f.Plasma + f.Interstitium + f.Cells + f.Lung
	return (float64(usualSodium*normal) + float64(1000*f.Sodium)) / max(water, normal/4)
}

// bloodVolume is all the blood in the vessels, mL.
func (s *State) bloodVolume() float64 { return s.Circ.Arterial + s.Circ.Venous + s.Circ.Atrial }

// dilute rewrites haemoglobin once what was given or drawn has moved it enough.
func (s *State) dilute() {
	f := &s.Fluid
	change := f.Thin / max(s.bloodVolume(), 500*s.Par.vessels())
	if math.Abs(change) < leastDilution {
		return
	}
	f.Thin = 0
	s.setHb(min(max(s.Par.Hb+change, 1.5), 24))
}
