package device

import "downtime/game/patient"

// An analyser of blood: a gas machine, a laboratory or a meter, by its setting sort. It waits for a sample (Draw) and shows that sample's values
// until the next. pH, carbon dioxide, oxygen, salts, sugar, lactate and haemoglobin are measured; bicarbonate and base excess are
// calculated from the pH and the carbon dioxide that it shows, as in every gas machine, so that a lie about those two satisfies Henderson and
// Hasselbalch. Its display faults act when it prints: a sheet that has been printed does not change.
//
// Left out: the difference between venous and arterial blood, haemolysis, the time that blood waits, the scatter of the method.

// The channels of an analyser. AnaTime is the time of day, by its own clock, at which the sample was taken, in seconds.
const (
	AnaPH uint8 = iota
	AnaPCO2
	AnaPO2
	AnaHCO3
	AnaBE
	AnaSodium
	AnaPotassium
	AnaChloride
	AnaGlucose
	AnaLactate
	AnaHb
	AnaKetones
	AnaTime
	AnaSort
)

const allAnalyser = 1<<AnaSort - 1

// analyserChannels: ranges are those of usual machines, least material errors are chosen (mark D).
var analyserChannels = [...]ChannelInfo{
	{"ph", "PH", "pH", "", 2, false, true, 6.3, 8, 0.04},
	{"pco2", "PCO2", "carbon dioxide", "kPa", 1, false, true, 0.5, 30, 0.5},
	{"po2", "PO2", "oxygen", "kPa", 1, false, true, 0.5, 100, 1.5},
	{"hco3", "HCO3", "bicarbonate", "mmol/L", 1, false, true, 0, 80, 2},
	{"be", "BE", "base excess", "mmol/L", 1, false, true, -40, 40, 2},
	{"na", "NA", "sodium", "mmol/L", 0, false, true, 80, 200, 4},
	{"k", "K", "potassium", "mmol/L", 1, false, true, 0.5, 15, 0.4},
	{"cl", "CL", "chloride", "mmol/L", 0, false, true, 40, 160, 4},
	{"glucose", "GLU", "glucose", "mmol/L", 1, false, true, 0, 60, 1.5},
	{"lactate", "LAC", "lactate", "mmol/L", 1, false, true, 0, 30, 0.8},
	{"hb", "HB", "haemoglobin", "g/dL", 1, false, true, 2, 25, 1},
	{"ketones", "KET", "ketones", "mmol/L", 1, false, true, 0, 30, 0.5},
	{"time", "TAKEN", "time of the sample", "", 0, false, true, 0, 86400, 0},
	{"sort", "SORT", "0 gas machine, 1 laboratory, 2 glucose meter, 3 ketone meter, 4 meter of both", "", 0, true, false, 0, float64(numSorts - 1), 0},
}

// The sorts of analyser, as the channel AnaSort has them.
const (
	GasMachine uint8 = iota
	Laboratory
	GlucoseMeter
	KetoneMeter
	DoubleMeter
	numSorts
)

// chemistry are the channels that gas machines and laboratories both have.
const chemistry = 1<<AnaHCO3 | 1<<AnaSodium | 1<<AnaPotassium | 1<<AnaChloride | 1<<AnaGlucose | 1<<AnaHb

// measures are the channels that each sort of analyser has, a bit each.
var measures = [numSorts]uint32{
	GasMachine:   chemistry | 1<<AnaPH | 1<<AnaPCO2 | 1<<AnaPO2 | 1<<AnaBE | 1<<AnaLactate | 1<<AnaTime,
	Laboratory:   chemistry | 1<<AnaKetones | 1<<AnaTime,
	GlucoseMeter: 1<<AnaGlucose | 1<<AnaTime,
	KetoneMeter:  1<<AnaKetones | 1<<AnaTime,
	DoubleMeter:  1<<AnaGlucose | 1<<AnaKetones | 1<<AnaTime,
}

// The range of a bedside glucose meter, mmol/L: beyond it shows LO or HI (JBDS 02 nursing document 2022, mark V2; the lower end is usual, K).
// A ketone strip ends at 8 (mark V, Plüddemann).
const (
	meterLow, meterHigh = 1.1, 27.8
	ketonesHigh         = 8.0
)

var analyserAlarms = [...]AlarmInfo{
	{"failure", "analyser not available", All, Low, Limit{}, ""},
}

const analyserFailure uint8 = 0

// analysed are the patient's quantities that an analyser measures, by channel.
var analysed = [...]int{
	AnaPH: quantity("ph"), AnaPCO2: quantity("paco2"), AnaPO2: quantity("pao2"), AnaHCO3: quantity("hco3"), AnaBE: quantity("be"),
	AnaSodium: quantity("sodium"), AnaPotassium: quantity("potassium"), AnaChloride: quantity("chloride"), AnaGlucose: quantity("glucose"),
	AnaLactate: quantity("lactate"), AnaHb: quantity("hb"), AnaKetones: quantity("ketones"),
}

// ketoneStrip is what the strip of a meter reads, which is not quite what the blood holds.
var ketoneStrip = quantity("ketone_meter")

// sortOf is what this analyser is.
func (d *Device) sortOf() uint8 { return uint8(d.Chan[AnaSort].Ordered) }

func (d *Device) meter() bool { return d.sortOf() >= GlucoseMeter }

// reads reports whether this sort of analyser has that channel.
func (d *Device) reads(ch uint8) bool { return measures[d.sortOf()]&(1<<ch) != 0 }

// Draw gives an analyser a sample of patient p; bodies are all of them, since samples may be crossed. One that is out of use, or does not
// work, takes none.
func (d *Device) Draw(tick int64, p int8, bodies []patient.State) {
	if d.Kind != Analyser || !d.Attached() || d.dead(tick) {
		return
	}
	before := d.Drawn > 0
	d.Patient, d.Believes = p, p
	if f := d.acting(tick, WrongPatient, All); f != nil {
		d.Believes = int8(f.A)
	}
	body := &bodies[d.Source(tick)]
	for ch := range AnaTime {
		q := analysed[ch]
		if ch == AnaKetones && d.meter() {
			q = ketoneStrip
		}
		c := &d.Chan[ch]
		c.Effect = patient.Quantities[q].Get(body)
		c.Delivered = d.withinReach(ch, c.Effect)
	}
	for ch := range AnaTime {
		if !before { // nothing was that could be shown again
			d.Chan[ch].Displayed = d.readout(ch)
		}
		if !before || d.acting(tick, Stale, ch) == nil {
			d.show(tick, ch, d.readout(ch))
		}
	}
	c := &d.Chan[AnaTime]
	c.Effect, c.Delivered = float64(ofDay(tick+d.Clock)), float64(ofDay(d.Now(tick)))
	if d.acting(tick, Freeze, AnaTime) == nil || !before {
		c.Displayed = c.Delivered
	}
	d.Drawn = max(tick, 1)
	d.refresh(tick)
}

// withinReach is v as far as a meter reaches.
func (d *Device) withinReach(ch uint8, v float64) float64 {
	switch {
	case ch == AnaGlucose && d.meter():
		return min(max(v, meterLow), meterHigh)
	case ch == AnaKetones && d.meter():
		return min(v, ketonesHigh)
	}
	return v
}

// readout is what the works make of the blood for channel ch: measured, or calculated from what is already on the screen.
func (d *Device) readout(ch uint8) float64 {
	c := &d.Chan
	switch {
	case ch != AnaHCO3 && ch != AnaBE || c[AnaPH].Displayed == c[AnaPH].Delivered && c[AnaPCO2].Displayed == c[AnaPCO2].Delivered:
		return c[ch].Delivered
	case ch == AnaHCO3:
		return patient.BicarbonateFrom(c[AnaPCO2].Displayed, c[AnaPH].Displayed)
	}
	honest := standardBE(c[AnaPH].Delivered, patient.BicarbonateFrom(c[AnaPCO2].Delivered, c[AnaPH].Delivered))
	return c[AnaBE].Delivered + (standardBE(c[AnaPH].Displayed, c[AnaHCO3].Displayed) - honest)
}

// standardBE is the standard base excess, mmol/L, from pH and bicarbonate, in the short form of the Van Slyke equation (CLSI C46, 2009).
func standardBE(ph, hco3 float64) float64 {
	return float64(0.93 * (hco3 - 24.4 + float64(14.83*(ph-7.4))))
}

// Says is the word that an analyser shows in place of the number of channel ch: the time of the sample, or that a meter is at its end; "" a number.
func (d *Device) Says(ch uint8) string {
	if d.Kind != Analyser {
		return ""
	}
	v := d.Chan[ch].Displayed
	switch {
	case ch == AnaTime:
		return clock(int64(v) * ticksPerSecond)[:len("03:14")]
	case !d.meter():
		return ""
	case ch == AnaGlucose && v >= meterHigh, ch == AnaKetones && v >= ketonesHigh:
		return "HI"
	case ch == AnaGlucose && v <= meterLow:
		return "LO"
	}
	return ""
}

// refreshAnalyser takes the values away while the machine is out of use, and judges its alarm.
func (d *Device) refreshAnalyser(tick int64) {
	failed := d.Failed(tick)
	d.Blank = allAnalyser
	if d.Drawn > 0 && d.Attached() && !failed {
		d.Blank &^= measures[d.sortOf()]
	}
	d.raise(tick, analyserFailure, failed && d.Attached())
}
