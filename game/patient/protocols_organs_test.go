package patient

import "math"

// Protocols of drugs and their line, kidney, skull, brain, pacing and arrest; see protocols_test.go.

func init() {
	for name, run := range map[string]func(Params) map[string]float64{
		"pressor stopped":         pressorStopped,
		"line of 1 mL at 5 mL/h":  lineAtFive,
		"urine by pressure":       urineByPressure,
		"two units of red cells":  redCells,
		"furosemide 40 mg":        furosemide,
		"volume in the skull":     skullVolume,
		"insults to the brain":    insults,
		"capture lost":            captureLost,
		"fibrillation untreated":  fibrillationUntreated,
		"a seizure":               oneSeizure,
		"glucose 5 % 1 L in 1 h":  glucoseLitre,
		"hyperventilated skull":   hyperventilatedSkull,
		"propofol 2 mg/kg":        propofolBolus,
		"naloxone after morphine": naloxoneAfterMorphine,
	} {
		protocols[name] = run
	}
}

func pressorStopped(p Params) map[string]float64 {
	b := on(p, support("septic-shock"))
	b.in.Drug[Noradrenaline] = p.Dose
	b.wait(300)
	begin := b.meanPressure(20)
	b.in.Drug[Noradrenaline] = 0
	off := *b
	off.wait(3600)
	end := off.meanPressure(20)
	level := begin
	half := b.until(1800, func() bool { // the swing of each breath is not the fall
		level += (b.Circ.MAP - level) / (6 * TicksPerSecond)
		return level < (begin+end)/2
	})
	half -= 6
	b.wait(600 - half)
	return map[string]float64{
		"map on it": begin, "map off it": end, "minutes to half of the fall": half / 60,
		"share of the fall at 10 min": (begin - b.meanPressure(20)) / (begin - end),
	}
}

// meanPressure is MAP over some seconds.
func (b *bench) meanPressure(seconds float64) float64 {
	sum, n := 0.0, 0.0
	b.until(seconds, func() bool { sum, n = sum+b.Circ.MAP, n+1; return false })
	return sum / n
}

func lineAtFive(p Params) map[string]float64 {
	p.LineDead = 1
	b := on(p, alone())
	b.in.Drug[Noradrenaline], b.in.Line.Pump = 5.0/60*80, 5.0/60
	return map[string]float64{"minutes to the first drug": b.until(3600, func() bool { return b.Drugs.Amount[Noradrenaline] > 0 }) / 60}
}

// urineByPressure holds arterial pressure by the resistance of the vessels.
func urineByPressure(p Params) map[string]float64 {
	at := func(pressure float64) float64 {
		b := on(p, alone())
		b.set("baroloss", 1)
		b.until(900, func() bool {
			b.set("svr", b.Par.SVRFactor*(1+0.001*(pressure-b.Circ.MAP)/pressure))
			return false
		})
		before := b.Fluid.Urine
		b.wait(600)
		return (b.Fluid.Urine - before) / p.Weight * 6
	}
	return map[string]float64{"mL/kg/h at MAP 90": at(90), "mL/kg/h at MAP 55": at(55), "mL/kg/h at MAP 40": at(39)}
}

func redCells(p Params) map[string]float64 {
	b := on(p, alone())
	before := b.get("hb")
	b.in.Fluid[RedCells] = 560.0 / 120
	b.wait(7200)
	return map[string]float64{"rise of haemoglobin g/dL": b.get("hb") - before}
}

func furosemide(p Params) map[string]float64 {
	b := on(p, alone())
	b.give(Furosemide, 40)
	b.wait(3 * 3600)
	return map[string]float64{"urine in 3 h mL": b.get("urine_total")}
}

func skullVolume(p Params) map[string]float64 {
	p.Mass = 1
	b := on(p, alone())
	b.Blood.PaCO2 = 40
	before := b.get("icp")
	b.set("mass", 26)
	return map[string]float64{"ICP after 25 mL relative to before": b.get("icp") / before}
}

// insults grows one insult at a time from none and counts the steps at which the coma scale rose.
func insults(p Params) map[string]float64 {
	p.Paralysed = 1
	rises := 0.0
	for _, worsen := range []func(b *bench, level float64){
		func(b *bench, x float64) { b.v.FiO2 = 0.3 - 0.025*x },
		func(b *bench, x float64) { b.v.FiCO2 = 0.03 * x },
		func(b *bench, x float64) { b.set("svr", 1-0.11*x) },
		func(b *bench, x float64) { b.set("mass", 5*x) },
		func(b *bench, x float64) { b.set("sedation", x/8) },
		func(b *bench, x float64) { b.Metab.Fast *= (5 - 0.55*x) / b.Metab.Glucose },
		func(b *bench, x float64) { b.set("hb", 15-1.6*x) },
	} {
		last := 15.0
		for level := range 9 {
			b := on(p, standard(520, 12, 0.3))
			worsen(b, float64(level))
			b.wait(180)
			if gcs := b.get("gcs"); gcs > last {
				rises++
			} else {
				last = gcs
			}
		}
	}
	return map[string]float64{"rises of GCS as an insult grows": rises}
}

func captureLost(p Params) map[string]float64 {
	b := on(p, alone())
	b.set("pacemargin", 0.5)
	b.until(5, func() bool { return b.Circ.HR == 0 })
	pause := b.until(30, func() bool { return b.Circ.HR > 0 })
	b.wait(300)
	out := b.all()
	out["pause s"] = pause
	none := on(p, alone())
	none.set("escape", 0)
	none.set("pacemargin", 0.5)
	out["seconds to unconsciousness without escape"] = none.until(60, func() bool { return none.get("conscious") == 0 })
	return out
}

func fibrillationUntreated(p Params) map[string]float64 {
	works := func(seconds, compressions float64) bool {
		b := on(p, standard(500, 10, 1))
		b.set("rhythm", float64(Fibrillation))
		b.in.Compressions = compressions
		b.wait(seconds)
		b.in.Shock = 150
		b.tick()
		return b.Circ.Rhythm == Sinus
	}
	longest := func(compressions float64) float64 {
		minutes := 0.0
		for minutes < 20 && works(60*minutes+30, compressions) {
			minutes += 0.5
		}
		return minutes
	}
	return map[string]float64{"last minute at which a shock alone brings a pulse": longest(0), "the same with compressions": longest(1)}
}

func oneSeizure(p Params) map[string]float64 {
	b := on(p, alone())
	before := b.all()
	b.set("flicker", 1)
	b.until(60, func() bool { return b.get("seizing") == 1 })
	b.set("flicker", 0)
	b.wait(20)
	vo2 := b.get("vo2") / before["vo2"]
	b.wait(70)
	lactate := b.get("lactate") - before["lactate"]
	back := b.until(7200, func() bool { return b.get("gcs") >= 14 })
	return map[string]float64{"VO2 relative to rest": vo2, "rise of lactate": lactate, "minutes to GCS 14": (90 + back) / 60}
}

func glucoseLitre(p Params) map[string]float64 {
	b := on(p, alone())
	b.in.Fluid[Glucose5] = 1000.0 / 60
	b.wait(3600)
	b.in.Fluid[Glucose5] = 0
	b.wait(1800)
	return map[string]float64{"share in cells": b.Fluid.Cells / 1000, "share in plasma": b.Fluid.Plasma / 1000}
}

func hyperventilatedSkull(p Params) map[string]float64 {
	b := on(p, support("head-injury"))
	pressure, co2 := b.get("icp"), b.Blood.PaCO2
	b.v.Rate = 22
	b.wait(1800)
	return map[string]float64{"fall of ICP % per mmHg": 100 * (1 - b.get("icp")/pressure) / (co2 - b.Blood.PaCO2)}
}

func propofolBolus(p Params) map[string]float64 {
	b := on(p, alone())
	before, drive := b.get("map"), b.get("drive")
	least, weakest := math.Inf(1), drive
	b.give(Propofol, 2*p.Weight)
	b.until(300, func() bool {
		least = math.Min(least, b.Circ.MAP)
		weakest = math.Min(weakest, b.Ctl.Demand)
		return false
	})
	return map[string]float64{"fall of MAP %": 100 * (1 - least/before), "fall of the drive to breathe %": 100 * (1 - weakest/drive)}
}

func naloxoneAfterMorphine(p Params) map[string]float64 {
	b := on(p, alone())
	b.give(Morphine, 60)
	b.wait(900)
	slow := b.get("rr")
	b.give(Naloxone, 400)
	b.wait(120)
	woken := b.get("rr")
	back := b.until(4*3600, func() bool { return b.get("rr") < (slow+woken)/2 })
	return map[string]float64{"rr before": slow, "rr 2 min after": woken, "minutes until half of it is lost": back / 60}
}
