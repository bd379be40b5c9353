package patient

import (
	"math"
	"strconv"
)

// protocols are the scripts that rows.csv names: each takes a preset, does something to the patient
// and returns what it measured under the names that the rows use.
var protocols = map[string]func(Params) map[string]float64{
	"saturation curve": saturationCurve,
	"acid-base lines":  acidBaseLines,

	"rest":                         rest,
	"alveolar gas equation":        alveolarGasEquation,
	"imposed alveolar ventilation": imposedVentilation,
	"apnoea on air":                apnoeaOnAir,
	"apnoea after oxygen":          apnoeaAfterOxygen,
	"breathing oxygen":             breathingOxygen,
	"apnoeic oxygenation":          apnoeicOxygenation,
	"doubled ventilation":          doubledVentilation,
	"shunt of 0.30":                shuntOf30,
	"hypoventilation":              hypoventilation,
	"hyperventilation":             hyperventilation,
	"breathing carbon dioxide":     breathingCarbonDioxide,
	"metabolic acidosis":           metabolicAcidosis,
	"conservation":                 conservation,

	"volume control":   volumeControl,
	"pressure control": pressureControl,
	"stacked breaths":  stackedBreaths,
	"blocked tube":     blockedTube,
	"disconnection":    disconnection,

	"bleeding 1 L":                 bleeding(1000, 17),
	"bleeding 2 L":                 bleeding(2000, 20),
	"crystalloid 500 mL in 10 min": crystalloid(500, 10),
	"crystalloid 1 L in 30 min":    crystalloid(1000, 30),
	"noradrenaline 0.1":            noradrenaline,
	"sudden asystole":              suddenAsystole,
	"complete obstruction":         completeObstruction,
	"PEEP 5 to 15":                 peepStep,

	"PEEP lost for 75 s":    peepLost,
	"resistance 60 limited": limitedBreaths,

	"lactate 10":            lactateGiven,
	"bicarbonate 50 mmol":   bicarbonateGiven,
	"whole blood":           wholeBlood,
	"effective potassium":   effectivePotassium,
	"insulin 0.1 units/kg":  insulinTest,
	"fixed-rate insulin":    fixedRate,
	"untreated potassium":   untreatedPotassium,
	"untreated":             untreated,
	"insulin and glucose":   insulinAndGlucose,
	"salbutamol 2.5 mg":     salbutamolGiven,
	"pump stopped":          pumpStopped,
	"pump error 50 units/h": pumpError,
	"falling glucose":       fallingGlucose,
}

func alone() Ventilation { return Ventilation{} }

func oxygen() Ventilation { return Ventilation{FiO2: 1} }

// standard is a ventilator for a healthy adult.
func standard(vt, rate, fio2 float64) Ventilation {
	return Ventilation{VT: vt, Rate: rate, Ti: 1, FiO2: fio2}
}

// caseSettings is the ventilator of the first case.
func caseSettings() Ventilation {
	return Ventilation{VT: 450, Rate: 18, Ti: 1, PEEP: 14, FiO2: 0.6}
}

func saturationCurve(Params) map[string]float64 {
	out := map[string]float64{}
	for _, p := range []float64{10, 20, 26.86, 40, 60, 80, 100} {
		out["S("+strconv.FormatFloat(p, 'g', -1, 64)+")"] = Saturation(p)
	}
	worst := 0.0
	for i := 10; i <= 999; i++ {
		s := float64(i) / 1000
		worst = math.Max(worst, math.Abs(Saturation(Tension(s))-s))
	}
	out["worst error of the inverse"] = worst
	return out
}

func acidBaseLines(p Params) map[string]float64 {
	ph := func(sbe float64) float64 { v, _ := SolvePH(40, sbe, p.Hb, 7.4); return v }
	hco3 := func(pco2 float64) float64 { _, v := SolvePH(pco2, 0, p.Hb, 7.4); return v }
	return map[string]float64{
		"pH at PCO2 40 and SBE 0":        ph(0),
		"pH at PCO2 40 and SBE -10":      ph(-10),
		"pH at PCO2 40 and SBE -20":      ph(-20),
		"HCO3 per 10 mmHg from 40 to 80": (hco3(80) - hco3(40)) / 4,
		"HCO3 per 10 mmHg from 40 to 20": (hco3(20) - hco3(40)) / 2,
		"HCO3 per 10 mmHg long at 60":    (longHCO3(60, p.Hb) - hco3(40)) / 2,
	}
}

func rest(p Params) map[string]float64 {
	b := on(p, alone())
	b.wait(3600)
	out := b.all()
	out["PaCO2 - EtCO2"] = b.get("paco2") - b.get("etco2")
	return out
}

func alveolarGasEquation(p Params) map[string]float64 {
	worst := 0.0
	for _, fio2 := range []float64{0.2093, 0.35, 0.5} {
		b := on(p, Ventilation{FiO2: fio2})
		b.wait(600)
		gas := b.Lung.Perfused
		ideal := fio2*713 - b.Blood.PaCO2/0.8 + b.Blood.PaCO2*fio2*0.25
		worst = math.Max(worst, math.Abs(gas.O2*863/gas.volume()-ideal))
	}
	return map[string]float64{"worst error mmHg": worst}
}

// A small anatomical and no alveolar dead space make the alveolar ventilation that is imposed exact.
func imposedVentilation(p Params) map[string]float64 {
	const rate = 20
	least, most := math.Inf(1), math.Inf(-1)
	p.VD, p.DeadSpace, p.Paralysed = 20, 0, 1
	for _, va := range []float64{2.5, 3.5, 4.5, 6, 9} {
		b := on(p, standard(va*1000/rate+p.VD, rate, 0.4))
		b.wait(3600)
		excess := b.Blood.PaCO2 - 863*0.2/va
		least, most = math.Min(least, excess), math.Max(most, excess)
	}
	return map[string]float64{"least excess of PaCO2 mmHg": least, "most excess of PaCO2 mmHg": most}
}

func apnoeaOnAir(p Params) map[string]float64 {
	b := on(p, alone()).paralyse()
	return map[string]float64{"seconds to SaO2 90": b.until(300, func() bool { return b.Blood.SaO2 < 0.90 })}
}

func apnoeaAfterOxygen(p Params) map[string]float64 {
	open := on(p, alone()).airway(oxygen())
	open.wait(180)
	closed := *open
	t90 := func(b *bench) float64 { return b.until(1200, func() bool { return b.Blood.SaO2 < 0.90 }) }
	t := t90(open.paralyse().airway(alone()))
	c := t90(closed.paralyse().clamp())
	return map[string]float64{"seconds to SaO2 90": t, "minutes to SaO2 90": t / 60, "closed relative to open": c / t}
}

func breathingOxygen(p Params) map[string]float64 {
	b := on(p, alone()).airway(oxygen())
	fao2 := func() float64 {
		o2 := b.Lung.Perfused.O2 + b.Lung.Unperfused.O2
		return o2 * btpsPerSTPD / (b.Lung.Perfused.volume() + b.Lung.Unperfused.volume())
	}
	b.wait(120)
	two := fao2()
	b.wait(60)
	return map[string]float64{"FAO2 at 2 min": two, "FAO2 at 3 min": fao2()}
}

func apnoeicOxygenation(p Params) map[string]float64 {
	b := on(p, alone()).airway(oxygen())
	b.wait(180)
	b.paralyse()
	begin, least := b.Blood.PaCO2, 1.0
	b.wait(60)
	one := b.Blood.PaCO2
	b.wait(240)
	five := b.Blood.PaCO2
	for range 300 {
		b.wait(1)
		least = math.Min(least, b.Blood.SaO2)
	}
	return map[string]float64{
		"rise of PaCO2 in minute 1 mmHg":        one - begin,
		"rise of PaCO2 in minutes 2-5 mmHg/min": (five - one) / 4,
		"least SaO2 in 10 min":                  100 * least,
	}
}

func doubledVentilation(p Params) map[string]float64 {
	p.Paralysed = 1
	b := on(p, standard(500, 12, 0.3))
	begin := b.Blood.PaCO2
	b.airway(standard(500, 24, 0.3))
	after := *b
	after.wait(7200)
	half := (begin + after.Blood.PaCO2) / 2
	return map[string]float64{"minutes to half of the fall": b.until(3600, func() bool { return b.Blood.PaCO2 < half }) / 60}
}

func shuntOf30(p Params) map[string]float64 {
	p.Paralysed, p.Shunt = 1, 0.30
	pao2 := func(fio2 float64) float64 { return on(p, standard(540, 12, fio2)).get("pao2") }
	return map[string]float64{"PaO2 at 0.21": pao2(RoomAir), "PaO2 at 0.5": pao2(0.5), "PaO2 at 1.0": pao2(1)}
}

func hypoventilation(p Params) map[string]float64 {
	b := on(p, alone()).paralyse().airway(standard(200, 12, 0.4))
	t := b.until(3600, func() bool { return b.Blood.PH < 7.20 })
	b.wait(3600 - t)
	return map[string]float64{"minutes to pH 7.20": t / 60, "PaCO2 at 1 h": b.get("paco2")}
}

func hyperventilation(p Params) map[string]float64 {
	b := on(p, alone()).paralyse().airway(standard(800, 20, RoomAir))
	b.wait(3600)
	return b.all()
}

func breathingCarbonDioxide(p Params) map[string]float64 {
	b := on(p, alone())
	ve, pco2 := b.Ctl.Demand, b.Blood.PaCO2
	b.airway(Ventilation{FiCO2: 0.05})
	b.wait(3600)
	return map[string]float64{
		"VE relative to rest": b.get("mv") / ve,
		"slope L/min/mmHg":    (b.get("mv") - ve) / (b.Blood.PaCO2 - pco2),
	}
}

func metabolicAcidosis(p Params) map[string]float64 {
	winter := func(sbe float64) float64 {
		b := on(p, alone())
		b.set("be", sbe)
		b.wait(3 * 3600)
		return b.Blood.PaCO2 - (1.5*b.Blood.hco3() + 8)
	}
	return map[string]float64{
		"PaCO2 - Winter at SBE -10": winter(-10),
		"PaCO2 - Winter at SBE -15": winter(-15),
		"PaCO2 - Winter at SBE -20": winter(-20),
	}
}

// stored is the oxygen and carbon dioxide that the body holds, mL STPD.
func (s *State) stored() (o2, co2 float64) {
	l, b := &s.Lung, &s.Blood
	o2 = l.Perfused.O2 + l.Unperfused.O2 + b.Pools*(arterialPool*b.ArtO2+venousPool*b.VenO2)
	co2 = l.Perfused.CO2 + l.Unperfused.CO2 + b.Pools*(arterialPool*b.ArtCO2+venousPool*b.VenCO2)
	for i := range l.CellO2 {
		o2 += s.Par.VD / deadCells * stpdPerBTPS * l.CellO2[i]
		co2 += s.Par.VD / deadCells * stpdPerBTPS * l.CellCO2[i]
	}
	for i := range b.Tissue {
		o2 += b.Tissue[i].O2
		co2 += b.Tissue[i].CO2
	}
	return o2, co2
}

func conservation(p Params) map[string]float64 {
	v := alone()
	if p.PEEPNeed > 0 {
		v = caseSettings()
	}
	b := on(p, v)
	o2, co2 := b.stored()
	b.wait(3600)
	endO2, endCO2 := b.stored()
	return map[string]float64{
		"O2 lost mL in 1 h":  math.Abs(endO2 - o2 - b.Sum.MouthO2 + b.Sum.UsedO2),
		"CO2 lost mL in 1 h": math.Abs(endCO2 - co2 - b.Sum.MouthCO2 - b.Sum.MadeCO2),
	}
}
