package patient

import (
	"math"
	"slices"
)

func init() {
	for name, run := range map[string]func(Params) map[string]float64{
		"labour":                              labourTrace,
		"decelerations":                       decelerations,
		"cord prolapse":                       cordProlapse,
		"crowded womb":                        crowdedWomb,
		"spinal":                              spinalHypotension,
		"mother in labour":                    motherInLabour,
		"sinusoidal trace":                    sinusoidalTrace,
		"labour in a man":                     labourWithoutChild,
		"salbutamol 250 micrograms in labour": quietedWomb,
	} {
		protocols[name] = run
	}
}

// inLabourNow is the preset with contractions.
func inLabourNow(p Params, turn func(*Labour)) *bench {
	p.Labour.On = true
	if turn != nil {
		turn(&p.Labour)
	}
	return on(p, alone())
}

// trace samples a quantity four times a second for some minutes.
func (b *bench) trace(name string, minutes float64) []float64 {
	v := make([]float64, 0, int(minutes*240))
	for range int(minutes * 240) {
		ticks := 12 + int(b.Tick/12%2) // 12.5 on average
		for range ticks {
			b.tick()
		}
		v = append(v, b.get(name))
	}
	return v
}

func median(v []float64) float64 {
	s := slices.Clone(v)
	slices.Sort(s)
	return s[len(s)/2]
}

// minuteSpan is the mean over the minutes of what each spans.
func minuteSpan(v []float64) float64 {
	sum, n := 0.0, 0.0
	for i := 0; i+240 <= len(v); i += 240 {
		sum += slices.Max(v[i:i+240]) - slices.Min(v[i:i+240])
		n++
	}
	return sum / n
}

func labourTrace(p Params) map[string]float64 {
	worstMedian, worstSpan := 0.0, 0.0
	for seed := range 6 {
		for _, variability := range []uint8{5, 12, 25} {
			b := inLabourNow(p, func(l *Labour) { l.Seed, l.Variability = uint8(seed), variability })
			v := b.trace("fhr", 30)
			for i := 0; i+2400 <= len(v); i += 2400 {
				worstMedian = max(worstMedian, math.Abs(median(v[i:i+2400])-140))
			}
			b = inLabourNow(p, func(l *Labour) { l.Seed, l.Variability, l.Accelerates = uint8(seed), variability, false })
			worstSpan = max(worstSpan, math.Abs(minuteSpan(b.trace("fhr", 30))-float64(variability)))
		}
	}
	b := inLabourNow(p, func(l *Labour) { l.Variability = 0 })
	rises, above := 0, 0
	for _, x := range b.trace("fhr", 60) {
		if x > 145 {
			above++
			continue
		}
		if above > 4*10 {
			rises++
		}
		above = 0
	}
	pains, peak, long := contractionsIn(inLabourNow(p, nil), 60)
	return map[string]float64{
		"worst error of a 10 min median":      worstMedian,
		"worst error of variability":          worstSpan,
		"accelerations in 20 min":             float64(rises) / 3,
		"contractions in 10 min":              pains / 6,
		"peak of a contraction mmHg":          peak,
		"length of a contraction s":           long,
		"reserve after an hour":               b.get("fetal_reserve"),
		"fall of FHR below baseline in 1 h":   140 - slices.Min(b.trace("fhr", 60)),
		"resting tone mmHg":                   slices.Min(b.trace("toco", 5)),
		"difference between two slicings bpm": slicedDifference(p),
	}
}

// contractionsIn counts contractions and gives the mean of their peaks and of the time above 2 mmHg over rest.
func contractionsIn(b *bench, minutes float64) (n, peak, long float64) {
	top, above := 0.0, 0.0
	for _, x := range b.trace("toco", minutes) {
		if x > 12 {
			top, above = max(top, x), above+0.25
			continue
		}
		if above > 20 {
			n, peak, long = n+1, peak+top, long+above
		}
		top, above = 0, 0
	}
	return n, peak / n, long / n
}

// slicedDifference is how far two traces of one labour differ when time is cut in two ways.
func slicedDifference(p Params) float64 {
	a, b := inLabourNow(p, nil), inLabourNow(p, nil)
	a.wait(700)
	for range 7000 {
		b.wait(0.1)
	}
	return math.Abs(a.FetalRate()-b.FetalRate()) + math.Abs(a.Fetus.Reserve-b.Fetus.Reserve)
}

// fall describes one deceleration beside its contraction, in s after the contraction began.
type fall struct{ begins, nadir, depth, shoulder, peak float64 }

// fallsOf measures the decelerations of 40 minutes without variability.
func fallsOf(p Params, pattern FetalPattern) []fall {
	b := inLabourNow(p, func(l *Labour) { l.Pattern, l.Variability, l.Accelerates = pattern, 0, false })
	var all []fall
	now, onset := fall{begins: -1}, b.Fetus.Onset
	high := 0.0
	for range 40 * 60 * 5 {
		b.wait(0.2)
		if b.Fetus.Onset != onset {
			if onset > 0 && now.depth > 0 {
				all = append(all, now)
			}
			now, onset, high = fall{begins: -1}, b.Fetus.Onset, 0
		}
		t := b.sinceOnset()
		down := 140 - b.FetalRate()
		if pressure := b.wombPressure(); pressure > high {
			high, now.peak = pressure, t
		}
		if down > 3 && now.begins < 0 {
			now.begins = t
		}
		if down > now.depth+0.05 {
			now.depth, now.nadir = down, t
		}
		now.shoulder = max(now.shoulder, -down)
	}
	return all
}

// worst gives the least and the greatest of something over all falls.
func worst(all []fall, what func(fall) float64) (least, most float64) {
	least, most = math.Inf(1), math.Inf(-1)
	for _, f := range all {
		least, most = min(least, what(f)), max(most, what(f))
	}
	return least, most
}

func decelerations(p Params) map[string]float64 {
	m := map[string]float64{}
	for name, pattern := range map[string]FetalPattern{"early": EarlyDecelerations, "late": LateDecelerations, "variable": VariableDecelerations} {
		all := fallsOf(p, pattern)
		m[name+": number in 40 min"] = float64(len(all))
		for what, f := range map[string]func(fall) float64{
			"depth": func(f fall) float64 { return f.depth }, "onset after the contraction began s": func(f fall) float64 { return f.begins },
			"nadir after the peak s": func(f fall) float64 { return f.nadir - f.peak }, "onset to nadir s": func(f fall) float64 { return f.nadir - f.begins },
			"shoulder": func(f fall) float64 { return f.shoulder },
		} {
			m[name+": least "+what], m[name+": greatest "+what] = worst(all, f)
		}
	}
	m["none: number in 40 min"] = float64(len(fallsOf(p, NoDecelerations)))
	return m
}

func cordProlapse(p Params) map[string]float64 {
	b := inLabourNow(p, nil)
	b.wait(300)
	b.set("cord", 1)
	m := map[string]float64{"seconds to FHR 100": b.until(300, func() bool { return b.FetalRate() < 100 })}
	b.wait(120)
	m["FHR at 2 min"] = median(b.trace("fhr", 0.5))
	relieved := *b
	m["minutes to failing reserve"] = 2.5 + m["seconds to FHR 100"]/60 + b.until(1800, func() bool { return b.Fetus.Reserve < failing })/60
	b.wait(180)
	m["FHR 3 min later"] = median(b.trace("fhr", 0.5))
	relieved.set("cord", 0)
	m["seconds to FHR 120 when relieved"] = relieved.until(600, func() bool { return relieved.FetalRate() > 120 })
	relieved.wait(900)
	m["reserve a quarter of an hour after relief"] = relieved.get("fetal_reserve")
	return m
}

func crowdedWomb(p Params) map[string]float64 {
	b := inLabourNow(p, func(l *Labour) { l.Contractions, l.Accelerates = 8, false })
	before := b.trace("fhr", 10)
	m := map[string]float64{"minutes to strained reserve": 10 + b.until(3*3600, func() bool { return b.Fetus.Reserve < strained })/60}
	b.wait(1200)
	m["reserve 20 min later"] = b.get("fetal_reserve")
	after := b.trace("fhr", 10)
	m["rise of baseline"] = median(after) - median(before)
	m["deepest fall"] = median(after) - slices.Min(after)
	b.set("contractions", 3)
	b.wait(1800)
	m["reserve half an hour after it is quieted"] = b.get("fetal_reserve")
	return m
}

func spinalHypotension(p Params) map[string]float64 {
	b := inLabourNow(p, func(l *Labour) { l.Caval, l.Relief = 100, 100 })
	b.set("svr", 0.45)
	b.set("baroloss", 0.6)
	b.wait(240)
	m := map[string]float64{"map": b.get("map"), "FHR": median(b.trace("fhr", 1))}
	b.set("caval", 0)
	b.set("svr", 1)
	b.set("baroloss", 0)
	b.wait(300)
	m["FHR when treated"] = median(b.trace("fhr", 1))
	return m
}

// outputs is the mean output between contractions and at their height.
func outputs(b *bench) (rest, pain, hr, pressure float64) {
	var lows, highs, rates, maps [2]float64
	for range 1800 {
		b.wait(1)
		c := b.contraction(b.sinceOnset())
		at := -1
		switch {
		case c == 0 && b.sinceOnset() > b.lasts()+25:
			at = 0
		case c > 45:
			at = 1
		}
		if at >= 0 {
			lows[at]++
			highs[at] += b.get("co")
			rates[at] += b.get("hr")
			maps[at] += b.get("map")
		}
	}
	mean := func(v [2]float64, i int) float64 { return v[i] / lows[i] }
	return mean(highs, 0), mean(highs, 1), mean(rates, 1) - mean(rates, 0), mean(maps, 1) - mean(maps, 0)
}

func motherInLabour(p Params) map[string]float64 {
	rest, pain, hr, pressure := outputs(inLabourNow(p, nil))
	eased, easedPain, _, _ := outputs(inLabourNow(p, func(l *Labour) { l.Relief = 100 }))
	side := on(p, alone())
	side.wait(60)
	p.Labour.Contractions = 0
	back := inLabourNow(p, func(l *Labour) { l.Caval = 100 })
	back.wait(300)
	return map[string]float64{
		"rise of output in a contraction %":                  100 * (pain/rest - 1),
		"rise of output in a contraction with an epidural %": 100 * (easedPain/eased - 1),
		"rise of HR":                        hr,
		"rise of MAP mmHg":                  pressure,
		"fall of output flat on the back %": 100 * (1 - back.get("co")/side.get("co")),
		"fall of MAP flat on the back mmHg": side.get("map") - back.get("map"),
	}
}

func sinusoidalTrace(p Params) map[string]float64 {
	b := inLabourNow(p, func(l *Labour) { l.Pattern, l.Accelerates = SinusoidalRate, false })
	v := b.trace("fhr", 10)
	n := 0
	for i := 1; i < len(v); i++ {
		if v[i-1] < 140 && v[i] >= 140 {
			n++
		}
	}
	return map[string]float64{"cycles a minute": float64(n) / 10, "amplitude": (slices.Max(v) - slices.Min(v)) / 2}
}

func labourWithoutChild(p Params) map[string]float64 {
	b := on(p, alone())
	still := *b
	b.set("labour", 1)
	b.wait(600)
	still.wait(600)
	return map[string]float64{"fhr": b.get("fhr"), "toco": b.get("toco"), "difference of MAP": math.Abs(b.get("map") - still.get("map"))}
}

func quietedWomb(p Params) map[string]float64 {
	b := inLabourNow(p, nil)
	_, before, _ := contractionsIn(b, 20)
	b.in.Bolus[Salbutamol] = 250
	b.tick()
	b.in.Bolus[Salbutamol] = 0
	_, after, _ := contractionsIn(b, 10)
	return map[string]float64{"peak relative to before": (after - restingTone) / (before - restingTone)}
}
