package patient

// The rates of the model. One tick is 20 ms.
const (
	TickSeconds    = 0.02
	TicksPerSecond = 50

	exchangeTicks = 5  // gas exchange and circulation run every 100 ms
	slowTicks     = 50 // acid-base, drugs, breathing demand and brain every second

	exchangeSeconds = 0.1
	slowSeconds     = 1.0
	tickMinutes     = TickSeconds / 60.0
)

// Physical constants of the reference, mmHg.
const (
	dryPressure = 713.0         // barometric 760 less water vapour 47
	btpsPerSTPD = 863.0 / 713.0 // mL BTPS of dry alveolar gas per mL STPD
	stpdPerBTPS = 713.0 / 863.0
	mmHgPerKPa  = 7.50062
)

// State is everything true of one patient now. It holds numbers and bools alone.
type State struct {
	Tick  int64
	Par   Params
	Lung  Lung
	Mech  Mechanics
	Meter Meter
	Ctl   Control
	Blood Blood
	Circ  Circulation
	Drugs Drugs
	Fluid Fluids
	Metab Metabolism
	Brain Brain
	Fetus Fetus
	Probe Probe
	Sum   Ledger
}

// Ledger counts gas across the body's boundaries since New, in mL STPD, so that a test can
// prove that nothing is lost: stores = stores at New + mouth - metabolism.
type Ledger struct {
	MouthO2, MouthCO2 float64 // in through the mouth, or with red cells, net
	UsedO2, MadeCO2   float64 // by metabolism

	Glucose, Potassium float64 // mmol made less used and spilt; freed and eaten less lost in urine
	Insulin            float64 // units secreted less cleared
}

// Step advances the patient by one tick of 20 ms under the given inputs.
func (s *State) Step(in *Inputs) {
	s.Tick++
	s.breathe()
	s.moveAir(&in.Airway)
	s.transport(&in.Airway)
	s.meter()
	s.takeIn(in, tickMinutes)
	if s.Tick%exchangeTicks != 0 {
		return
	}
	s.recruit()
	s.exchange(exchangeSeconds)
	s.circulate(in)
	if s.Tick%slowTicks != 0 {
		return
	}
	s.slow()
}

// slow advances by one second what needs no finer step.
func (s *State) slow() {
	s.metabolise()
	s.acidBase()
	s.clearDrugs()
	s.labour()
	s.shiftFluid()
	s.floodLung()
	s.provoke()
	s.convulse()
	s.demandBreath()
	s.perfuseBrain()
	s.readFinger()
}
