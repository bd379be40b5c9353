package wave_test

import (
	"math"
	"strconv"
	"testing"

	"downtime/game/patient"
	"downtime/game/wave"
)

// protocols are what is drawn and measured, by the name a row gives it.
var protocols = map[string]func(*testing.T) map[string]float64{
	"default beat":             defaultBeat,
	"atrial fibrillation":      atrialFibrillation,
	"ventricular fibrillation": ventricularFibrillation,
	"pleth":                    pleth,
	"effective K 4.2":          potassium(4.2),
	"effective K 6.0":          potassium(6),
	"effective K 7.0":          potassium(7),
	"effective K 8.5":          potassium(8.5),
	"effective K 9.0":          potassium(9),
	"flutter":                  flutter,
	"ventricular tachycardia":  ventricularTachycardia,
	"asystole":                 asystole,
	"artefacts":                artefacts,
	"arterial line":            arterialLine,
	"central venous pressure":  centralVenous,
}

func defaultBeat(*testing.T) map[string]float64 {
	at := extrema(beatOf(sinus(60), wave.ChannelECG), 0.02)
	m := map[string]float64{"extrema": float64(len(at))}
	for i, name := range []string{"P", "Q", "R", "S", "T"} {
		if i < len(at) {
			m["angle of "+name] = at[i]
		}
	}
	return m
}

// strongest is the frequency between low and high, Hz, that holds most of the signal.
func strongest(v []float64, low, high float64) float64 {
	best, at := 0.0, 0.0
	for f := low; f <= high; f += 0.05 {
		re, im := 0.0, 0.0
		for i, x := range v {
			s, c := math.Sincos(2 * math.Pi * f * float64(i) / hz)
			re, im = re+x*c, im+x*s
		}
		if power := re*re + im*im; power > best {
			best, at = power, f
		}
	}
	return at
}

// averaged is the mean beat over a minute, by degrees from -180.
func averaged(p wave.Params, c wave.Channel, seconds float64) (mean [360]float64) {
	var n [360]float64
	ph := wave.Phase{Seed: 5}
	for range int(seconds * hz) {
		ph.Advance(&p, 1.0/hz)
		i := min(359, int((ph.Beat+math.Pi)*180/math.Pi))
		mean[i] += wave.Sample(c, &p, &ph)
		n[i]++
	}
	for i := range mean {
		mean[i] /= max(1, n[i])
	}
	return mean
}

// energyOfP is the square sum of the mean beat where P is, about its own mean.
func energyOfP(p wave.Params) float64 {
	v := averaged(p, wave.ChannelECG, 200)
	part := v[180-100 : 180-40]
	mean, sum := 0.0, 0.0
	for _, x := range part {
		mean += x / float64(len(part))
	}
	for _, x := range part {
		sum += (x - mean) * (x - mean)
	}
	return sum
}

func atrialFibrillation(*testing.T) map[string]float64 {
	p := sinus(95)
	p.Rhythm = wave.AtrialFibrillation
	_, beats := play(p, wave.ChannelECG, 1200)
	_, cv := spread(beats)
	var logs []float64
	for _, b := range beats {
		logs = append(logs, math.Log(b))
	}
	mean, logCV := spread(logs)
	sd, skew := math.Abs(mean*logCV), 0.0
	for _, x := range logs {
		skew += math.Pow((x-mean)/sd, 3) / float64(len(logs))
	}
	still := p
	still.HR = 0
	v, _ := play(still, wave.ChannelECG, 30)
	return map[string]float64{
		"coefficient of variation of RR": cv,
		"skewness of log RR":             skew,
		"energy of P relative to sinus":  energyOfP(p) / energyOfP(sinus(95)),
		"dominant f wave Hz":             strongest(v, 1, 20),
	}
}

func rms(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		sum += x * x / float64(len(v))
	}
	return math.Sqrt(sum)
}

func ventricularFibrillation(*testing.T) map[string]float64 {
	p := sinus(0)
	p.Rhythm = wave.VentricularFibrillation
	v, _ := play(p, wave.ChannelECG, 260)
	pulse := func(c wave.Channel) float64 { low, top := bounds(p, c); return top - low }
	return map[string]float64{
		"dominant frequency Hz":                        strongest(v[:20*hz], 0.5, 20),
		"pulse of the pleth":                           pulse(wave.ChannelPleth),
		"pulse of the artery mmHg":                     pulse(wave.ChannelArterial),
		"height after 4 min relative to its beginning": rms(v[240*hz:]) / rms(v[:20*hz]),
	}
}

func pleth(*testing.T) map[string]float64 {
	v := rotate(beatOf(sinus(60), wave.ChannelPleth))
	top, _ := peak(v)
	at := 0
	for v[at] < top {
		at++
	}
	// The shoulder is where the run-off is least steep before it ends.
	shoulder, flattest := 0, math.Inf(-1)
	for i := at + 500; i < 3300; i++ {
		if slope := v[i+40] - v[i-40]; slope > flattest && v[i] > 0.1 {
			flattest, shoulder = slope, i
		}
	}
	half := sinus(60)
	half.PlethAmp = 0.5
	low, _ := peak(beatOf(half, wave.ChannelPleth))
	return map[string]float64{
		"systolic peak as part of the pulse":      float64(at) / 3600,
		"diastolic shoulder as part of the pulse": float64(shoulder) / 3600,
		"amplitude at half the stroke":            low / top,
	}
}

// morph is the picture of an effective potassium, mmol/L.
func morph(keff float64) wave.Params {
	e := patient.ECGOf(keff)
	p := sinus(60)
	p.Membrane = wave.Membrane{T: e.T - 1, PR: e.PR, P: 1 - e.P, QRS: e.QRS - 1, Sine: e.Sine, U: e.U}
	return p
}

// shape is height and angle of P and T and the width of R at half its height, in degrees.
func shape(p wave.Params) (pMV, pAt, tMV, rWidth float64) {
	v := beatOf(p, wave.ChannelECG)
	highest := func(from, to int) (top float64, at int) {
		top = math.Inf(-1)
		for i := (from + 180) * 10; i < (to+180)*10; i++ {
			if v[i] > top {
				top, at = v[i], i
			}
		}
		return top, at
	}
	pMV, at := highest(-150, -45)
	tMV, _ = highest(60, 140)
	top, r := highest(-20, 20)
	from, to := r, r
	for v[from] > top/2 {
		from--
	}
	for v[to] > top/2 {
		to++
	}
	return pMV, float64(at-1800) / 10, tMV, float64(to-from) / 10
}

func potassium(keff float64) func(*testing.T) map[string]float64 {
	return func(*testing.T) map[string]float64 {
		p0, at0, t0, w0 := shape(sinus(60))
		p1, at1, t1, w1 := shape(morph(keff))
		return map[string]float64{
			"T relative to usual":         t1 / t0,
			"P relative to usual":         max(0, p1/p0),
			"PR added ms":                 (at0 - at1) / 360 * 1000,
			"QRS width relative to usual": w1 / w0,
			"likeness to a sine":          likeness(beatOf(morph(keff), wave.ChannelECG)),
		}
	}
}

// likeness is the share of a beat's variance that its first harmonic explains.
func likeness(v []float64) float64 {
	mean, re, im, all := 0.0, 0.0, 0.0, 0.0
	n := float64(len(v))
	for _, x := range v {
		mean += x / n
	}
	for i, x := range v {
		s, c := math.Sincos(2 * math.Pi * float64(i) / n)
		re, im, all = re+(x-mean)*c, im+(x-mean)*s, all+(x-mean)*(x-mean)
	}
	return 2 * (re*re + im*im) / n / all
}

func flutter(*testing.T) map[string]float64 {
	m := map[string]float64{}
	for _, hr := range []float64{150, 100, 75} {
		p := sinus(hr)
		p.Rhythm = wave.AtrialFlutter
		bare := p
		bare.Rhythm = wave.AtrialFibrillation // the same beats over another atrium
		v := beatOf(p, wave.ChannelECG)
		best, turns := 0.0, 0
		for k := 1; k < 9; k++ {
			re, im := 0.0, 0.0
			for i, x := range v {
				s, c := math.Sincos(2 * math.Pi * float64(k*i) / 3600)
				x -= beats(bare, i)
				re, im = re+x*c, im+x*s
			}
			if a := re*re + im*im; a > best {
				best, turns = a, k
			}
		}
		m["turns of the atria at "+strconv.Itoa(int(hr))+"/min"] = hr * float64(turns)
	}
	return m
}

// beats is the conducted beat alone at tenths of a degree from -180.
func beats(p wave.Params, i int) float64 {
	ph := wave.Phase{Beat: float64(i-1800) / 10 * math.Pi / 180}
	with := wave.ECG(&p, &ph)
	p.HR = 0
	return with - wave.ECG(&p, &ph)
}

func ventricularTachycardia(*testing.T) map[string]float64 {
	p := sinus(180)
	p.Rhythm = wave.VentricularTachycardia
	_, lengths := play(p, wave.ChannelECG, 60)
	mean, _ := spread(lengths)
	v := beatOf(p, wave.ChannelECG)
	top, _ := peak(v)
	n := 0
	for _, x := range v {
		if math.Abs(x) > top/4 {
			n++
		}
	}
	return map[string]float64{
		"rate /min": 60 / mean,
		"share of the beat beyond a quarter of its height": float64(n) / float64(len(v)),
	}
}

func asystole(*testing.T) map[string]float64 {
	p := sinus(0)
	p.RR, p.Rhythm = 14, wave.Asystole
	low, top := bounds(p, wave.ChannelECG)
	return map[string]float64{"span mV": top - low}
}
