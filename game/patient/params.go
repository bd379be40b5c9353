package patient

// Params is what a body is: size, constants, and the knobs a scenario may turn during play.
type Params struct {
	Weight float64 // kg, actual: drug volumes, urine
	Size   float64 // blood and tissue pools relative to a 70 kg adult

	// Lung and chest.
	FRC         float64 // mL BTPS at zero airway pressure, supine, the anatomical dead space included
	VD          float64 // mL, anatomical dead space with the tube
	DeadSpace   float64 // alveolar dead space as a fraction of alveolar volume
	Shunt       float64 // fraction of cardiac output
	Compliance  float64 // mL/cmH2O, lung and chest wall
	Resistance  float64 // cmH2O s/L, airways and tube
	PEEPNeed    float64 // cmH2O of end-expiratory pressure below which lung is lost; 0 for a lung that stays open
	Recruitable float64 // shunt added when all the lung that depends on PEEP is lost
	Transmitted float64 // fraction of alveolar pressure that reaches the great veins

	// Metabolism and blood.
	VO2  float64 // mL STPD/min at rest
	RQ   float64 // VCO2/VO2
	Hb   float64 // g/dL
	BE   float64 // mmol/L, base excess of the extracellular fluid before lactate
	Temp float64 // deg C

	// Circulation at rest.
	CO        float64 // L/min
	HR        float64 // per minute
	MAP       float64 // mmHg, the pressure the reflexes defend
	Stiffness float64 // pulse pressure relative to a young adult's for the same stroke
	Load      float64 // mL of blood volume beyond normal when the settling begins
	BaroLoss  float64 // share of the baroreflex that is lost: age, sepsis
	Ischaemia float64 // 0 to 1: myocardium that fibrillates when it wants oxygen

	// Conduction and the patient's own pacemaker.
	Escape     float64 // per minute, what the ventricles beat when nothing reaches them; 0 stands still
	PaceRate   float64 // per minute, below which the patient's own pacemaker fires; 0 has none
	PaceMargin float64 // its output relative to the threshold of capture; below 1 nothing is captured

	// Kidney, water, skull, and what is already in the blood.
	Kidney   float64 // function relative to normal
	Intake   float64 // what is drunk, fed and dripped beside the Inputs, relative to the usual losses
	Mass     float64 // mL in the skull beyond what it has room for
	LineDead float64 // mL between noradrenaline's pump and the blood; 0 for none
	Dose     float64 // of Running, per minute, throughout the settling; the Inputs give it afterwards
	Absorb   float64 // mg/min of morphine or its like from gut or patch, after the settling

	// Glucose, ketones and potassium when play begins, and what moves them.
	Glucose       float64 // mmol/L; 0 for what the body's own insulin holds
	Ketones       float64 // mmol/L; 0 for what its insulin leaves
	Potassium     float64 // mmol/L; 0 for 4.2
	PotassiumLoad float64 // mmol/h freed by dying tissue
	Secretion     float64 // of insulin: 1 in health, 0 in type 1 diabetes
	CounterReg    float64 // answer to hypoglycaemia: 1 in health, 0.5 in type 1 diabetes, under 0.2 without warning
	Stress        float64 // 0 none to 1 established ketoacidosis: resistance to insulin

	// Breathing at rest.
	VE       float64 // L/min at PaCO2 of 40 mmHg and CO2Set 40
	VT       float64 // mL
	Strength float64 // cmH2O, the greatest effort of the breathing muscles
	CO2Set   float64 // mmHg that breathing defends: 40, more in chronic retention

	// Knobs: see Knobs for their meaning, units and bounds. What fits in a byte stands together: State has little room.
	Running      Drug // what Dose is of; not a knob
	Labour       Labour
	Tube         Tube
	AVBlock      bool // nothing passes from atria to ventricles
	Eclampsia    bool // a cause of seizures
	Flicker      bool // a flashing screen before someone photosensitive
	Obstruction  float64
	Pneumothorax float64
	Sedation     float64
	Agitation    float64
	Paralysed    float64
	VO2Factor    float64
	SVRFactor    float64
	SinusRate    float64 // per minute, what the node would do now; 0 means HR
	HeartFactor  float64
	BloodLoss    float64 // mL/min
}

// Tube says where the end of the airway device lies.
type Tube uint8

// Where the tube lies.
const (
	TubeTrachea  Tube = iota // in place, or no tube and an open mouth
	TubeOut                  // oesophagus or pharynx: what the device gives never reaches the lung
	TubeBronchus             // one lung only
)
