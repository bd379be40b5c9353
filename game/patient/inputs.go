package patient

// Drive says what stands at the airway opening during one tick.
type Drive uint8

// The drives. A ventilator inspires with DriveFlow or DrivePressure and lets the patient
// breathe out with DrivePressure at PEEP; a plateau pause is DriveFlow with Flow 0.
const (
	DriveNone     Drive = iota // open to the mouth gas at atmospheric pressure: the patient breathes alone
	DriveFlow                  // a flow source; held at PMax when the pressure would exceed it
	DrivePressure              // a pressure source: the opening is held at Pressure, in and out
	DriveClosed                // clamped or blocked: no flow at all
)

// Airway is what is attached to the tube or the mouth during one tick of 20 ms.
type Airway struct {
	Drive      Drive
	Flow       float64 // L/s into the patient, for DriveFlow
	Pressure   float64 // cmH2O, for DrivePressure
	PMax       float64 // cmH2O, for DriveFlow; 0 means no hold but the 120 that no machine exceeds
	Resistance float64 // cmH2O s/L between the pressure sensor and the patient: kinked tube, wet filter
	Leak       float64 // L/s per cmH2O lost at the opening
	FiO2       float64 // fraction of the gas at the opening; 0 means room air
	FiCO2      float64 // fraction; above 0 when the patient rebreathes
}

// ceiling is the pressure a flow source cannot exceed.
func (a *Airway) ceiling() float64 {
	if a.PMax > 0 {
		return a.PMax
	}
	return strongestSource
}

// RoomAir is the oxygen fraction of dry air.
const RoomAir = 0.2093

// Pacing is what an external pacemaker delivers during one tick.
type Pacing struct {
	Rate    float64 // per minute; 0 is off
	Current float64 // mA
}

// Inputs is all a patient receives in one tick.
type Inputs struct {
	Quiet        bool // the caller vouches that no drug and no fluid is given and no line runs: spares looking
	Airway       Airway
	Drug         [NumDrugs]float64  // rate into the blood per minute, in the drug's own unit (DrugUnit)
	Bolus        [NumDrugs]float64  // amount given at this tick, in the drug's own unit
	Fluid        [NumFluids]float64 // mL/min into a vein, by kind
	Line         LineFlow           // what moves noradrenaline through its line; matters when Params.LineDead is above 0
	Compressions float64            // 0 none to 1 good chest compressions
	Shock        float64            // J given across the chest at this tick
	Pads         Pacing             // through the chest
}
