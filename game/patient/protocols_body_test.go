package patient

import "math"

// Protocols of mechanics, circulation and the cases; see protocols_test.go.

func passive(p Params, compliance, resistance float64) Params {
	p.Compliance, p.Resistance, p.Paralysed = compliance, resistance, 1
	return p
}

func volumeControl(p Params) map[string]float64 {
	b := on(passive(p, 50, 10), Ventilation{VT: 500, Rate: 12, Ti: 1, PEEP: 5, FiO2: 0.3})
	return map[string]float64{
		"error of peak":    b.get("ppeak") - (5 + 500.0/50 + 10*0.5),
		"error of plateau": b.get("pplat") - (5 + 500.0/50),
	}
}

func pressureControl(p Params) map[string]float64 {
	b := on(passive(p, 50, 10), Ventilation{Pressure: 15, Rate: 10, Ti: 1, FiO2: 0.3})
	return map[string]float64{"VT": b.get("vt")}
}

func stackedBreaths(p Params) map[string]float64 {
	v := Ventilation{VT: 500, Rate: 20, Ti: 1, FiO2: 0.3}
	b := on(passive(p, 60, 4), v)
	b.set("resistance", 30)
	b.wait(61)
	return b.all()
}

func blockedTube(p Params) map[string]float64 {
	peak := func(v Ventilation) (float64, float64) {
		b := on(passive(p, 60, 8), v)
		b.set("obstruction", 1)
		highest, moved := 0.0, 0.0
		b.until(6, func() bool {
			highest, moved = math.Max(highest, b.Mech.Paw), moved+math.Abs(b.Mech.Flow)
			return false
		})
		return highest, moved
	}
	volume, _ := peak(Ventilation{VT: 500, Rate: 12, Ti: 1, PEEP: 5, FiO2: 0.3})
	pressure, moved := peak(Ventilation{Pressure: 15, Rate: 12, Ti: 1, PEEP: 5, FiO2: 0.3})
	return map[string]float64{
		"peak under volume control": volume, "peak under pressure control": pressure, "VT under pressure control": moved,
	}
}

func disconnection(p Params) map[string]float64 {
	b := on(passive(p, 60, 8), standard(500, 12, 0.3))
	b.airway(alone())
	b.wait(25)
	return b.all()
}

func bleeding(volume, minutes float64) func(Params) map[string]float64 {
	return func(p Params) map[string]float64 {
		b := on(p, alone())
		before := b.all()
		b.set("bloodloss", volume/minutes)
		b.wait(60 * minutes)
		b.set("bloodloss", 0)
		return b.changes(before)
	}
}

// changes returns every quantity now and the main circulatory ones relative to before.
func (b *bench) changes(before map[string]float64) map[string]float64 {
	out := b.all()
	out["change of MAP"] = out["map"] - before["map"]
	out["change of HR"] = out["hr"] - before["hr"]
	out["change of CVP"] = out["cvp"] - before["cvp"]
	out["change of SV %"] = 100 * (out["sv"]/before["sv"] - 1)
	out["change of CO %"] = 100 * (out["co"]/before["co"] - 1)
	return out
}

func crystalloid(volume, minutes float64) func(Params) map[string]float64 {
	return func(p Params) map[string]float64 {
		b := on(p, alone())
		before := b.all()
		b.in.Fluid[Balanced] = volume / minutes
		b.wait(60 * minutes)
		out := b.changes(before)
		out["share in plasma"] = b.Fluid.Plasma / volume
		return out
	}
}

func noradrenaline(p Params) map[string]float64 {
	b := on(p, alone())
	before := b.all()
	b.in.Drug[Noradrenaline] = 0.1 * p.Weight
	b.wait(1800)
	out := b.changes(before)
	b.in.Drug[Noradrenaline] = 0
	half := b.Drugs.Amount[Noradrenaline] / 2
	out["plasma half-time min"] = b.until(1200, func() bool { return b.Drugs.Amount[Noradrenaline] < half }) / 60
	return out
}

func suddenAsystole(p Params) map[string]float64 {
	b := on(p, alone())
	b.set("rhythm", float64(Asystole))
	return map[string]float64{"seconds to unconsciousness": b.until(60, func() bool { return b.get("conscious") == 0 })}
}

func completeObstruction(p Params) map[string]float64 {
	b := on(p, alone())
	b.set("obstruction", 1)
	asleep := b.until(900, func() bool { return b.get("conscious") == 0 })
	slow := asleep + b.until(900, func() bool { return b.get("hr") < 50 })
	flat := slow + b.until(900, func() bool { return b.get("map") < 20 })
	return map[string]float64{"seconds to unconsciousness": asleep, "minutes to HR 50": slow / 60, "minutes to MAP 20": flat / 60}
}

func peepStep(p Params) map[string]float64 {
	fall := func(bled float64) float64 {
		b := on(passive(p, 60, 8), Ventilation{VT: 500, Rate: 12, Ti: 1, PEEP: 5, FiO2: 0.4})
		b.set("bloodloss", bled/10)
		b.wait(600)
		b.set("bloodloss", 0)
		before := b.get("co")
		b.v.PEEP = 15
		b.wait(300)
		return 100 * (b.get("co")/before - 1)
	}
	full, bled := fall(0), fall(1000)
	return map[string]float64{"change of CO %": full, "further fall after 1 L of blood %": full - bled}
}

// peepLost takes the ventilator away for 75 s of bagging without a PEEP valve at the same oxygen.
func peepLost(p Params) map[string]float64 {
	b := on(p, caseSettings())
	begin := b.get("spo2")
	b.v.PEEP = 0
	b.wait(75)
	after := *b
	least := math.Min(begin, b.get("spo2"))
	after.v.PEEP = 14
	after.until(60, func() bool { least = math.Min(least, after.get("spo2")); return false })
	goal := begin - 0.1*(begin-least)
	back := after.until(3600, func() bool { return after.get("spo2") > goal }) + 60
	return map[string]float64{"fall of SpO2": begin - b.get("spo2"), "minutes to regain 90 % of it": back / 60}
}

// limitedBreaths is the silent pressure limiter at 30 cmH2O on a really raised resistance.
func limitedBreaths(p Params) map[string]float64 {
	b := on(p, caseSettings())
	before := b.all()
	b.v.PMax = 30
	b.set("resistance", 60)
	still := *b
	still.paralyse().wait(60)
	out := map[string]float64{"VT": still.get("vt")}
	b.wait(900)
	out["change of HR in 15 min"] = b.get("hr") - before["hr"]
	out["change of SBP in 15 min"] = b.get("sbp") - before["sbp"]
	out["rise of PaCO2 kPa in 15 min"] = b.get("paco2") - before["paco2"]
	return out
}
