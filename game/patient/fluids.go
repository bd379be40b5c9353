package patient

// Fluid beyond the normal volumes: what has been given to or lost from the plasma, and what has
// passed on to the interstitium, by volume kinetics after Hahn (2010, 10.1097/ALN.0b013e3181dcd88f;
// 2020, 10.1111/aas.13533):
//
//	transfer = 150 mL/min (plasma/3000 - interstitium/7000), a third of it when it runs back
//
// About half of a litre given over 30 min is in the plasma at the end; after bleeding the flow turns
// and refills 100-300 mL in 15 min (textbook). Units: mL. Left out: urine, cells, dilution of haemoglobin, colloid, blood products.

// Fluids is the change from normal of each space.
type Fluids struct {
	Plasma, Interstitium float64 // mL
	Pending              float64 // mL given since the last turn
	Lost                 float64 // mL of blood since New
}

const (
	plasmaSpace       = 3000.0
	interstitialSpace = 7000.0
	capillaryFlow     = 150.0 // mL/min
	plasmaShare       = 0.6   // of blood
	refillShare       = 0.33  // fitted
)

// takePending returns the fluid given since the last turn and clears it.
func (f *Fluids) takePending() float64 {
	v := f.Pending
	f.Plasma += v
	f.Pending = 0
	return v
}

// shiftFluid moves a second's worth of fluid and blood.
func (s *State) shiftFluid() {
	f := &s.Fluid
	lost := s.Par.BloodLoss / 60
	moved := float64(capillaryFlow / 60 * (f.Plasma/plasmaSpace - f.Interstitium/interstitialSpace))
	if moved < 0 {
		moved = float64(moved * refillShare)
	}
	f.Lost += lost
	f.Plasma -= moved + float64(plasmaShare*lost)
	f.Interstitium += moved
	s.Circ.Venous -= moved + lost
}
