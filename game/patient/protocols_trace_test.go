package patient

func init() { protocols["ventricular fibrillation for 60 s"] = fibrillatingMinute }

func fibrillatingMinute(p Params) map[string]float64 {
	b := on(p, Ventilation{VT: 7 * p.Weight, Rate: 12, Ti: 1.2, FiO2: 0.5})
	b.paralyse()
	b.wait(30)
	before := b.get("etco2")
	b.set("rhythm", 3)
	b.wait(60)
	return map[string]float64{"fall of EtCO2 %": 100 * (1 - b.get("etco2")/before), "pulse": b.get("pulse")}
}
