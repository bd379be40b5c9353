package physiology

import (
	"math"
	"strings"

	"downtime/game/device"
	"downtime/game/news"
	"downtime/game/num"
	"downtime/game/patient"
	"downtime/game/wave"
)

const mmHgPerKPa = 7.50062

// readings are what an expression may name beside the patient's quantities, what was let, and fields of the State.
var readings = map[string]value{
	"clock":    (*world).clock,
	"PAO2":     func(w *world) float64 { g := &w.Lung.Perfused; return 713 * g.O2 / (g.O2 + g.CO2 + g.N2) }, // mmHg, alveolar
	"FAO2":     alveolarOxygen,
	"o2_lost":  func(w *world) float64 { o2, _ := w.lost(); return o2 },
	"co2_lost": func(w *world) float64 { _, co2 := w.lost(); return co2 },
	"drained":  func(w *world) float64 { return w.given }, // mL out of the pump or drip since it was connected
	"drops":    func(w *world) float64 { c := w.device.Chamber(); return float64(c.Drops) + c.Forming },
}

// alveolarOxygen is the fraction of all alveolar gas.
func alveolarOxygen(w *world) float64 {
	p, u := &w.Lung.Perfused, &w.Lung.Unperfused
	o2 := p.O2 + u.O2
	return o2 / (o2 + p.CO2 + u.CO2 + p.N2 + u.N2)
}

// lost is the gas, mL STPD, that is neither held nor accounted for since the start or the last zero.
func (w *world) lost() (o2, co2 float64) {
	now, then := w.held(), w.ledger
	o2 = now.o2 - then.o2 - (now.mouthO2 - then.mouthO2) + (now.used - then.used)
	co2 = now.co2 - then.co2 - (now.mouthCO2 - then.mouthCO2) - (now.made - then.made)
	return math.Abs(o2), math.Abs(co2)
}

// named finds what a name stands for.
func named(name string) value {
	if v, ok := readings[name]; ok {
		return v
	}
	if i, ok := patient.QuantityIndex(name); ok {
		return func(w *world) float64 { w.begin(); return patient.Quantities[i].Get(&w.State) }
	}
	if first := name[0]; first >= 'A' && first <= 'Z' {
		if strings.Contains(name, ".") {
			return func(w *world) float64 { w.begin(); return readField(field(&w.State, name)) }
		}
		return func(w *world) float64 { return readField(field(&w.params, name)) }
	}
	return func(w *world) float64 {
		x, ok := w.let[name]
		if !ok {
			panic("nothing is called " + name)
		}
		return x
	}
}

// functions of numbers.
var functions = map[string]func(...float64) float64{
	"abs":  func(x ...float64) float64 { return math.Abs(x[0]) },
	"exp":  func(x ...float64) float64 { return num.Exp(x[0]) },
	"mmHg": func(x ...float64) float64 { return x[0] * mmHgPerKPa },

	// Equations of the model, by themselves: saturation and tension of oxygen in mmHg; pH and bicarbonate at a PCO2 in mmHg and a base excess.
	"S":            func(x ...float64) float64 { return patient.Saturation(x[0]) },
	"P":            func(x ...float64) float64 { return patient.Tension(x[0]) },
	"pH":           func(x ...float64) float64 { v, _ := patient.SolvePH(x[0], x[1], 15, 7.4); return v },
	"HCO3":         func(x ...float64) float64 { _, v := patient.SolvePH(x[0], x[1], 15, 7.4); return v },
	"henderson":    func(x ...float64) float64 { return patient.PHFrom(x[0]/mmHgPerKPa, x[1]) },
	"chronic_base": func(x ...float64) float64 { return patient.ChronicBase(x[0]) },

	// The electrocardiogram at an effective potassium.
	"ecg_T":    func(x ...float64) float64 { return patient.ECGOf(x[0]).T },
	"ecg_PR":   func(x ...float64) float64 { return patient.ECGOf(x[0]).PR },
	"ecg_P":    func(x ...float64) float64 { return patient.ECGOf(x[0]).P },
	"ecg_QRS":  func(x ...float64) float64 { return patient.ECGOf(x[0]).QRS },
	"ecg_sine": func(x ...float64) float64 { return patient.ECGOf(x[0]).Sine },

	// NEWS2 by scale, breaths, saturation, oxygen (0 or 1), systolic pressure, pulse, level (0 alert to 4 unresponsive), temperature: the
	// total, the points of the saturation, those of the oxygen.
	"news2":            func(x ...float64) float64 { return float64(score(x).Total) },
	"news2_saturation": func(x ...float64) float64 { return float64(score(x).Points[news.Saturation]) },
	"news2_oxygen":     func(x ...float64) float64 { return float64(score(x).Points[news.Oxygen]) },
}

func score(x []float64) news.Score {
	v := news.Vitals{RR: x[1], SpO2: x[2], Oxygen: x[3] != 0, SBP: x[4], Pulse: x[5], Level: news.Level(x[6]), Temp: x[7]}
	return news.Of(&v, news.Scale(x[0]-1))
}

// membraneAt is the picture of an effective potassium, mmol/L.
func membraneAt(keff float64) wave.Membrane {
	e := patient.ECGOf(keff)
	return wave.Membrane{T: e.T - 1, PR: e.PR, P: 1 - e.P, QRS: e.QRS - 1, Sine: e.Sine, U: e.U}
}

// abouts are functions of something that is named first: a watched reading, a drug, a channel or alarm of the device, a series.
var abouts = map[string]func(w *world, subject string, x []float64) float64{
	"low":     func(w *world, s string, _ []float64) float64 { return w.watchOf(s).low },
	"high":    func(w *world, s string, _ []float64) float64 { return w.watchOf(s).high },
	"average": func(w *world, s string, _ []float64) float64 { return w.watchOf(s).sum / w.watchOf(s).n },
	"smooth":  func(w *world, s string, _ []float64) float64 { return w.watchOf(s).slow },
	"low_at":  func(w *world, s string, _ []float64) float64 { return w.watchOf(s).low0 / patient.TicksPerSecond },

	"plasma": func(w *world, s string, _ []float64) float64 {
		d, _ := drugNamed(s)
		return w.Drugs.Amount[d]
	},
	"delivered": func(w *world, s string, _ []float64) float64 { return w.channel(s).Delivered },
	"shown":     func(w *world, s string, _ []float64) float64 { return w.channel(s).Displayed },
	"alarm": func(w *world, s string, _ []float64) float64 {
		i, ok := device.AlarmNamed(w.device.Kind, strings.ReplaceAll(s, "_", "-"))
		if !ok {
			panic("no alarm " + s)
		}
		return truth(w.device.Alarm[i].Active)
	},
}

func (w *world) channel(name string) device.Value {
	ch, ok := device.ChannelNamed(w.device.Kind, name)
	if !ok {
		panic("no channel " + name)
	}
	return w.device.Chan[ch]
}

func init() {
	for name, f := range seriesReadings {
		abouts[name] = func(w *world, subject string, x []float64) float64 {
			s, ok := w.series[subject]
			if !ok {
				panic("no series " + subject)
			}
			return f(s, x)
		}
	}
}
