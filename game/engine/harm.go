package engine

import "downtime/game/patient"

// The quantities the engine itself reads.
var (
	quantityEtCO2 = mustQuantity("etco2")
	quantitySaO2  = mustQuantity("sao2")
	quantityPH    = mustQuantity("ph")
	quantityMAP   = mustQuantity("map")
	quantityPulse = mustQuantity("pulse")
)

func mustQuantity(name string) patient.Quantity {
	i, ok := patient.QuantityIndex(name)
	if !ok {
		panic("engine: patient has no quantity " + name)
	}
	return patient.Quantities[i]
}

// Thresholds beyond which a second counts as harm. Chosen for the simulation [D]: each is where a UK intensive care unit would act at once.
const (
	harmSaO2 = 88.0 // per cent
	harmPH   = 7.20
	harmMAP  = 60.0 // mmHg
	deathAt  = 600  // seconds without a pulse after which the patient has died
)

// HarmLimits are the saturation (per cent), pH and mean pressure (mmHg) below which a second counts as harm to patient p: the thresholds, or
// what the patient came with if that is lower.
func HarmLimits(sc *Scenario, p int) (sao2, ph, mean float64) {
	came := &sc.opening.Patients[p]
	least := func(threshold, brought float64) float64 {
		if brought <= 0 { // no body has lived yet: a case that was never settled
			return threshold
		}
		return min(threshold, brought)
	}
	return least(harmSaO2, quantitySaO2.Get(came)), least(harmPH, quantityPH.Get(came)), least(harmMAP, quantityMAP.Get(came))
}

// suffer adds one second to a patient's harm: the area beyond each threshold, and time without a pulse. Who comes in beyond a threshold, as a
// woman in severe ketoacidosis does, is measured from how she came: her illness is not the trainee's doing, what becomes of it is.
func (st *stepper) suffer(p int) {
	s, h := st.s, &st.s.Harm[p]
	body := &s.Patients[p]
	before := *h
	leastSaO2, leastPH, leastMAP := HarmLimits(st.sc, p)
	low := max(0, leastSaO2-quantitySaO2.Get(body))
	h.Hypoxia += low
	h.Depth += float64(low * low)
	h.Acidosis += max(0, leastPH-quantityPH.Get(body))
	h.Hypotension += max(0, leastMAP-quantityMAP.Get(body))
	below(quantitySaO2.Get(body), leastSaO2, &h.HypoxiaFor, &h.HypoxiaLow)
	below(quantityPH.Get(body), leastPH, &h.AcidosisFor, &h.AcidosisLow)
	below(quantityMAP.Get(body), leastMAP, &h.LowFor, &h.LowMAP)
	if quantityPulse.Get(body) <= 0 {
		h.Arrest++
		if h.Since == 0 {
			h.Since = s.Tick
			st.emit(Event{Kind: ArrestBegan, Ref: p})
		}
		if !h.Died && s.Tick-h.Since >= deathAt*TicksPerSecond {
			h.Died = true
			st.letGo(p) // they stop
		}
	} else if h.Since > 0 {
		h.Since = 0
		st.emit(Event{Kind: ArrestEnded, Ref: p})
	}
	if h.First == 0 && *h != before {
		h.First = s.Tick
	}
}

// below counts a second beyond a threshold and keeps the lowest value.
func below(v, threshold float64, seconds, lowest *float64) {
	if v >= threshold {
		return
	}
	if *seconds == 0 || v < *lowest {
		*lowest = v
	}
	*seconds++
}

// Points turns harm into 0 (none) to 100 (dead or as good as). Desaturation counts by the square of its depth: ten minutes at 86 % are not
// one minute at 66 %. The scales are chosen for the simulation [D]: one minute at 70 % saturation costs 30 points, ten minutes at pH 7.10
// 20, five minutes at MAP 50 20, two minutes without a pulse 60.
func (h *Harm) Points() float64 {
	if h.Died {
		return 100
	}
	sum := float64(h.Depth*(30.0/19440)) + float64(h.Acidosis*(20.0/60)) + float64(h.Hypotension*(20.0/3000)) + float64(h.Arrest*(60.0/120))
	return min(100, sum)
}
