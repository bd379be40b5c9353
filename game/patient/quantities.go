package patient

// Quantity is one true value that conditions, findings and tests may read by name. Low and High
// bound what the model can give; a value outside them is a defect.
type Quantity struct {
	Name, Unit, Doc string
	Low, High       float64
	Get             func(*State) float64
}

// QuantityIndex finds a quantity by name.
func QuantityIndex(name string) (int, bool) {
	for i := range Quantities {
		if Quantities[i].Name == name {
			return i, true
		}
	}
	return 0, false
}

// Quantities is everything true of a patient that can be read by name.
var Quantities = []Quantity{
	{"pao2", "kPa", "arterial oxygen tension", 0, 100, func(s *State) float64 { return s.Blood.PaO2 / mmHgPerKPa }},
	{"paco2", "kPa", "arterial carbon dioxide tension", 0, 150, func(s *State) float64 { return s.Blood.PaCO2 / mmHgPerKPa }},
	{"sao2", "%", "arterial oxygen saturation", 0, 100, func(s *State) float64 { return 100 * s.Blood.SaO2 }},
	{"svo2", "%", "mixed venous oxygen saturation", 0, 100, func(s *State) float64 { return 100 * s.venousSaturation() }},
	{"ph", "", "arterial pH", 5, 8.6, func(s *State) float64 { return s.Blood.PH }},
	{"hco3", "mmol/L", "arterial bicarbonate", 0, 80, func(s *State) float64 { return s.Blood.hco3() }},
	{"be", "mmol/L", "standard base excess", -45, 40, func(s *State) float64 { return s.Blood.SBE }},
	{"lactate", "mmol/L", "blood lactate", 0, 60, func(s *State) float64 { return s.Blood.Lactate }},
	{"vo2", "mL/min", "oxygen consumption", 0, 6000, func(s *State) float64 { return s.Blood.VO2 }},
	{"vco2", "mL/min", "carbon dioxide production", 0, 6000, func(s *State) float64 { return float64(s.Blood.VO2 * s.Par.RQ) }},
	{"shunt", "fraction", "share of the cardiac output that passes no gas", 0, 1, func(s *State) float64 { return s.Lung.Shunt }},
	{"lung_lost", "fraction", "share of the PEEP-dependent lung that has collapsed", 0, 1, func(s *State) float64 { return s.Lung.Lost }},
	{"temp", "deg C", "core temperature", 20, 44, func(s *State) float64 { return s.Par.Temp }},

	{"base_whole_blood", "mmol/L", "base excess of the blood itself, as an analyser calculates it", -60, 80, func(s *State) float64 { return wholeBloodBE(s.Blood.PH, s.Blood.hco3(), s.Par.Hb, s.Blood.SaO2) }},
	{"anion_gap", "mmol/L", "sodium less chloride and bicarbonate", 0, 300, func(s *State) float64 { return s.AnionGap() }},
	{"chloride", "mmol/L", "plasma chloride", -300, 400, func(s *State) float64 { return s.Chloride() }},
	{"potassium", "mmol/L", "plasma potassium", 0, 200, func(s *State) float64 { return s.PotassiumLevel() }},
	{"keff", "mmol/L", "potassium as the heart's membrane feels it; calcium lowers it", 0, 20, func(s *State) float64 { return s.EffectivePotassium() }},
	{"glucose", "mmol/L", "plasma glucose", 0, 600, func(s *State) float64 { return s.Metab.Glucose }},
	{"glucose_interstitial", "mmol/L", "glucose where a sensor under the skin measures it, some minutes late", 0, 600, func(s *State) float64 { return s.Metab.Interstitial }},
	{"insulin", "mU/L", "plasma insulin", 0, 1e7, func(s *State) float64 { return s.insulin() }},
	{"insulin_on_board", "units", "insulin given under the skin or into muscle and not yet absorbed", 0, 1e5, func(s *State) float64 { return s.insulinOnBoard() }},
	{"ketones", "mmol/L", "3-hydroxybutyrate in blood", 0, 40, func(s *State) float64 { return s.Metab.Ketones }},
	{"ketone_meter", "mmol/L", "what a bedside strip reads of it: too little above 3", 0, 8, func(s *State) float64 { return MeterKetones(s.Metab.Ketones) }},
	{"autonomic", "fraction", "tremor and sweating of hypoglycaemia", 0, 1, func(s *State) float64 { return s.autonomic() }},
	{"neuroglycopenia", "fraction", "confusion of hypoglycaemia", 0, 1, func(s *State) float64 { return s.neuroglycopenia() }},

	{"co2", "kPa", "carbon dioxide at the airway opening now", 0, 95.1, func(s *State) float64 { return s.Meter.CO2 / mmHgPerKPa }},
	{"etco2", "kPa", "end-tidal carbon dioxide of the last breath; 0 after 20 s without one", 0, 95.1, func(s *State) float64 { return s.Meter.EtCO2 / mmHgPerKPa }},
	{"vt", "mL", "expired volume of the last breath at the opening", 0, 20000, func(s *State) float64 { return s.Meter.VTe }},
	{"mv", "L/min", "expired minute volume", 0, 600, func(s *State) float64 { return s.Meter.MV }},
	{"paw", "cmH2O", "airway pressure at the device now", -120, 200, func(s *State) float64 { return s.Mech.Paw }},
	{"ppeak", "cmH2O", "peak airway pressure of the last breath", -120, 200, func(s *State) float64 { return s.Meter.Peak }},
	{"pplat", "cmH2O", "alveolar pressure at the end of the last inspiration", -120, 200, func(s *State) float64 { return s.Meter.Plateau }},
	{"autopeep", "cmH2O", "alveolar above airway pressure at the end of the last expiration", 0, 120, func(s *State) float64 { return s.Meter.AutoPEEP }},
	{"volume", "mL", "lung volume above the relaxed volume", -10000, 20000, func(s *State) float64 { return s.Mech.Volume }},
	{"flow", "L/min", "flow at the airway opening now, into the patient positive", -2000, 2000, func(s *State) float64 { return 60 * s.Mech.Flow }},
	{"rr", "/min", "the patient's own breaths", 0, 120, func(s *State) float64 { return s.Ctl.OwnRate }},
	{"drive", "L/min", "minute ventilation the patient wants", 0, 120, func(s *State) float64 { return s.Ctl.Demand }},
	{"effort", "cmH2O", "amplitude of the patient's inspiratory effort", 0, 60, func(s *State) float64 { return s.Ctl.Effort }},

	{"spo2", "%", "what an ideal finger probe would read, late as it must be", 0, 100, func(s *State) float64 { return 100 * float64(s.Probe.SpO2) }},
	{"hr", "/min", "electrical heart rate", 0, 300, func(s *State) float64 { return s.Circ.HR }},
	{"pulse", "/min", "beats that can be felt; 0 without a mechanical pulse", 0, 300, func(s *State) float64 { return s.pulse() }},
	{"map", "mmHg", "mean arterial pressure", 0, 300, func(s *State) float64 { return s.Circ.MAP }},
	{"sbp", "mmHg", "systolic arterial pressure", 0, 400, func(s *State) float64 { return s.Circ.MAP + float64(2*s.Circ.PP)/3 }},
	{"dbp", "mmHg", "diastolic arterial pressure", 0, 300, func(s *State) float64 { return s.Circ.MAP - s.Circ.PP/3 }},
	{"cvp", "mmHg", "central venous pressure", -20, 80, func(s *State) float64 { return s.Circ.CVP }},
	{"co", "L/min", "cardiac output", 0, 40, func(s *State) float64 { return s.Circ.CO }},
	{"sv", "mL", "stroke volume", 0, 400, func(s *State) float64 { return s.Circ.SV }},
	{"rhythm", "enum", "0 sinus, 1 pulseless electrical activity, 2 asystole, 3 ventricular fibrillation, 4 pulseless ventricular tachycardia", 0, 4, func(s *State) float64 { return float64(s.Circ.Rhythm) }},
	{"arrest", "flag", "1 while the circulation is arrested", 0, 1, func(s *State) float64 { return flag(s.Circ.Rhythm != Sinus) }},
	{"shockable", "flag", "1 while a shock can end the rhythm", 0, 1, func(s *State) float64 { return flag(s.Circ.shockable()) }},
	{"paced", "flag", "1 while the patient's own pacemaker makes the beats", 0, 1, func(s *State) float64 { return flag(s.paced()) }},
	{"alive", "flag", "0 once the circulation cannot be brought back", 0, 1, func(s *State) float64 { return flag(!s.Circ.Dead) }},
	{"heart_energy", "fraction", "energy of the myocardium", 0, 1, func(s *State) float64 { return s.Circ.Energy }},

	{"brain", "fraction", "brain function", 0, 1, func(s *State) float64 { return s.Brain.Index }},
	{"gcs", "points", "Glasgow coma scale", 3, 15, func(s *State) float64 { return s.Brain.GCS() }},
	{"gcs_eye", "points", "eye opening of the Glasgow coma scale", 1, 4, func(s *State) float64 { eye, _, _ := s.Brain.GCSParts(); return eye }},
	{"gcs_verbal", "points", "verbal response of the Glasgow coma scale", 1, 5, func(s *State) float64 { _, verbal, _ := s.Brain.GCSParts(); return verbal }},
	{"gcs_motor", "points", "motor response of the Glasgow coma scale", 1, 6, func(s *State) float64 { _, _, motor := s.Brain.GCSParts(); return motor }},
	{"pupil_right", "mm", "size of the right pupil", 1, 8, func(s *State) float64 { return s.pupil(rightPressed) }},
	{"pupil_left", "mm", "size of the left pupil", 1, 8, func(s *State) float64 { return s.pupil(leftPressed) }},
	{"pupil_right_reacts", "fraction", "reaction of the right pupil to light: 1 brisk, 0 fixed", 0, 1, func(s *State) float64 { return 1 - s.fixedPupil(rightPressed) }},
	{"pupil_left_reacts", "fraction", "reaction of the left pupil to light: 1 brisk, 0 fixed", 0, 1, func(s *State) float64 { return 1 - s.fixedPupil(leftPressed) }},
	{"icp", "mmHg", "pressure in the skull", 0, 150, func(s *State) float64 { return s.icp() }},
	{"cpp", "mmHg", "perfusion pressure of the brain", -150, 300, func(s *State) float64 { return s.Circ.MAP - s.icp() }},
	{"seizing", "flag", "1 during a generalised seizure, seen or hidden by a relaxant", 0, 1, func(s *State) float64 { return flag(s.seizing()) }},
	{"postictal", "fraction", "what a seizure has left of stupor", 0, 1, func(s *State) float64 { return s.Brain.Postictal }},

	{"fhr", "/min", "fetal heart rate; 0 without labour", 0, 240, func(s *State) float64 { return s.FetalRate() }},
	{"toco", "mmHg", "pressure in the womb; 0 without labour", 0, 160, func(s *State) float64 { return s.wombPressure() }},
	{"fetal_reserve", "fraction", "what the child has left to bear want of oxygen with: 1 all, below 0.2 its heart fails", 0, 1, func(s *State) float64 { return s.Fetus.Reserve }},

	{"hb", "g/dL", "haemoglobin", 1, 24, func(s *State) float64 { return s.Par.Hb }},
	{"sodium", "mmol/L", "plasma sodium", 0, 400, func(s *State) float64 { return s.plasmaSodium() }},
	{"urine", "mL/h", "urine now", 0, 20000, func(s *State) float64 { return 60 * s.urineFlow() }},
	{"urine_total", "mL", "urine since the beginning", 0, 1e6, func(s *State) float64 { return s.Fluid.Urine }},
	{"bled", "mL", "blood lost since the beginning", 0, 1e6, func(s *State) float64 { return s.Fluid.Lost }},
	{"lung_water", "mL", "water in the lung beyond normal", 0, 4000, func(s *State) float64 { return s.Fluid.Lung }},
	{"wedge", "mmHg", "left atrial pressure", 0, 200, func(s *State) float64 { return s.wedge() }},
	{"na_line", "micrograms", "noradrenaline in the dead space of its line", 0, 1e6, func(s *State) float64 { return s.Drugs.Line.Held }},
	{"beta2", "fraction", "drug stimulation of beta-2 receptors", 0, 1, func(s *State) float64 { return s.beta2() }},
	{"conscious", "flag", "1 when awake enough to be roused by voice", 0, 1, func(s *State) float64 { return flag(s.Brain.Index > 0.5) }},
	{"brain_injury", "fraction", "lasting harm from want of oxygen", 0, 1, func(s *State) float64 { return s.Brain.Injury }},
	{"sedated", "fraction", "depth of sedation from every cause", 0, 1, func(s *State) float64 { return s.Drugs.Sedation }},
	{"paralysed", "fraction", "neuromuscular block from every cause", 0, 1, func(s *State) float64 { return s.Drugs.Block }},
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
