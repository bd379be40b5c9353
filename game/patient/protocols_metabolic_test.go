package patient

import "math"

// Protocols of acid-base, potassium, glucose, insulin and ketones; see protocols_test.go.

// give delivers a dose at the next tick.
func (b *bench) give(drug Drug, dose float64) {
	b.in.Bolus[drug] += dose
	b.tick()
	b.in.Bolus[drug] -= dose
}

// basal runs a pump under the skin at what the patient needs.
func (b *bench) basal() *bench {
	b.in.Drug[InsulinSkin] = BasalInsulin(b.Par) / 60
	return b
}

// longHCO3 is the bicarbonate of someone who has long lived at a PaCO2 in mmHg.
func longHCO3(pco2, hb float64) float64 {
	_, v := SolvePH(pco2, ChronicBase(pco2), hb, 7.4)
	return v
}

func lactateGiven(p Params) map[string]float64 {
	b := on(p, alone())
	before := b.all()
	b.Blood.Lactate += 10
	b.wait(2)
	return map[string]float64{
		"change of base excess": b.get("be") - before["be"],
		"change of anion gap":   b.get("anion_gap") - before["anion_gap"],
	}
}

func bicarbonateGiven(p Params) map[string]float64 {
	p.Paralysed = 1
	b := on(p, standard(500, 14, 0.3))
	before, most := b.all(), 0.0
	b.in.Drug[SodiumBicarbonate] = 10
	b.until(300, func() bool { most = math.Max(most, b.get("paco2")); return false })
	b.in.Drug[SodiumBicarbonate] = 0
	b.until(3600, func() bool { most = math.Max(most, b.get("paco2")); return false })
	return map[string]float64{
		"change of HCO3":          b.get("hco3") - before["hco3"],
		"highest rise of PaCO2":   most - before["paco2"],
		"rise of PaCO2 after 1 h": b.get("paco2") - before["paco2"],
	}
}

func wholeBlood(p Params) map[string]float64 {
	b := on(p, alone())
	return map[string]float64{"base excess": WholeBloodBE(b.Blood.PH, b.Blood.hco3(), p.Hb, b.Blood.SaO2)}
}

func effectivePotassium(Params) map[string]float64 {
	six, seven, worst := ECGOf(6), ECGOf(7), ECGOf(8.5)
	return map[string]float64{
		"T at 6.0": six.T, "PR at 6.0": six.PR, "QRS at 6.0": six.QRS, "P at 6.0": six.P,
		"PR at 7.0": seven.PR, "QRS at 7.0": seven.QRS, "P at 7.0": seven.P, "sine at 7.0": seven.Sine,
		"P at 8.5": worst.P, "sine at 8.5": worst.Sine, "QRS at 8.5": worst.QRS,
	}
}

func insulinTest(p Params) map[string]float64 {
	b := on(p, alone())
	b.give(Insulin, 0.1*p.Weight)
	peak := b.insulin()
	out := map[string]float64{}
	half := b.until(1200, func() bool { return b.insulin()-fastingInsulin < (peak-fastingInsulin)/2 })
	out["plasma half-time min"] = half / 60
	b.wait(180 - half)
	three := b.get("glucose")
	b.wait(720)
	out["slope mmol/L/min"] = (three - b.get("glucose")) / 12
	least, when := b.get("glucose"), 15.0
	for minute := 16.0; minute <= 90; minute++ {
		b.wait(60)
		if g := b.get("glucose"); g < least {
			least, when = g, minute
		}
	}
	out["nadir"], out["minutes to nadir"] = least, when
	out["glucose at 4 h"] = func() float64 { b.wait(150 * 60); return b.get("glucose") }()
	return out
}

// fixedRate is a litre of saline in the first hour, two more over four, and insulin at 0.1 units/kg/h; no potassium.
func fixedRate(p Params) map[string]float64 {
	b := on(p, alone())
	before := b.all()
	b.in.Drug[Insulin] = 0.1 * p.Weight / 60
	b.in.Fluid[Saline] = 1000.0 / 60
	b.wait(3600)
	b.in.Fluid[Saline] = 500.0 / 60
	b.wait(3 * 3600)
	after := b.all()
	return map[string]float64{
		"glucose fall mmol/L/h":     (before["glucose"] - after["glucose"]) / 4,
		"ketone fall mmol/L/h":      (before["ketones"] - after["ketones"]) / 4,
		"HCO3 rise mmol/L/h":        (after["hco3"] - before["hco3"]) / 4,
		"potassium fall in 4 h":     before["potassium"] - after["potassium"],
		"pH at 4 h":                 after["ph"],
		"breaths a minute at start": before["rr"],
		"breaths a minute at 4 h":   after["rr"],
	}
}

func untreated(p Params) map[string]float64 {
	b := on(p, alone())
	out := map[string]float64{}
	for _, q := range []string{"ph", "paco2", "hco3", "glucose", "ketones", "ketone_meter", "potassium", "anion_gap", "sodium", "chloride", "hr", "sbp", "rr", "gcs"} {
		out[q+" at start"] = b.get(q)
	}
	b.wait(4 * 3600)
	for k, v := range b.all() {
		out[k+" at 4 h"] = v
	}
	return out
}

// untreatedPotassium waits for fibrillation, without and with calcium.
func untreatedPotassium(p Params) map[string]float64 {
	left := on(p, alone())
	treated := *left
	stops := func(b *bench) float64 {
		return b.until(4*3600, func() bool { return b.Circ.Rhythm == Fibrillation }) / 60
	}
	out := left.all()
	out["QRS relative to usual"] = ECGOf(left.get("keff")).QRS
	out["minutes to fibrillation"] = stops(left)
	treated.give(Calcium, 6.8)
	out["minutes that calcium buys"] = stops(&treated) - out["minutes to fibrillation"]
	return out
}

func insulinAndGlucose(p Params) map[string]float64 {
	b := on(p, alone())
	before := b.get("potassium")
	b.in.Bolus[Dextrose] = 25
	b.give(Insulin, 10)
	b.in.Bolus[Dextrose] = 0
	least := math.Inf(1)
	var at60, at240 float64
	for minute := 1; minute <= 360; minute++ {
		b.wait(60)
		k := b.get("potassium") - before
		least = math.Min(least, k)
		switch minute {
		case 240:
			at240 = k
		case 60:
			at60 = k
		}
	}
	end := b.get("potassium") - before
	return map[string]float64{"change at 60 min": at60, "share left at 4 h": at240 / least, "share left at 6 h": end / least}
}

func salbutamolGiven(p Params) map[string]float64 {
	b := on(p, alone())
	before := b.get("potassium")
	b.in.Drug[Salbutamol] = 2500.0 / 20
	b.wait(1200)
	b.in.Drug[Salbutamol] = 0
	b.wait(2400)
	return map[string]float64{"change at 60 min": b.get("potassium") - before}
}

func pumpStopped(p Params) map[string]float64 {
	b := on(p, alone())
	before := b.get("glucose")
	b.wait(6 * 3600)
	return map[string]float64{"ketones at 6 h": b.get("ketones"), "glucose rise": b.get("glucose") - before, "ph at 6 h": b.get("ph")}
}

func pumpError(p Params) map[string]float64 {
	p.Glucose = 12
	b := on(p, alone()).basal()
	b.in.Drug[Insulin] = 50.0 / 60
	low := b.until(7200, func() bool { return b.get("glucose") < 4 })
	coma := low + b.until(7200, func() bool { return b.get("gcs") < 9 })
	return map[string]float64{"minutes to glucose 4": low / 60, "minutes to GCS 8": coma / 60}
}

func fallingGlucose(p Params) map[string]float64 {
	b := on(p, alone())
	b.in.Drug[Insulin] = 0.06 * p.Weight / 60
	b.until(4*3600, func() bool { return b.get("autonomic") > 0 })
	warned := b.get("glucose")
	b.until(4*3600, func() bool { return b.get("neuroglycopenia") > 0 })
	return map[string]float64{"glucose at the first tremor": warned, "glucose at the first confusion": b.get("glucose")}
}
