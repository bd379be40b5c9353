package physiology

import (
	"math"
	"slices"
)

// seriesReadings are what can be read of a series.
var seriesReadings = map[string]func(s series, x []float64) float64{
	"count":  func(s series, _ []float64) float64 { return float64(len(s.v)) },
	"least":  func(s series, _ []float64) float64 { return slices.Min(s.v) },
	"most":   func(s series, _ []float64) float64 { return slices.Max(s.v) },
	"mean":   func(s series, _ []float64) float64 { return mean(s.v) },
	"median": func(s series, _ []float64) float64 { return median(s.v) },
	"span":   func(s series, _ []float64) float64 { return slices.Max(s.v) - slices.Min(s.v) },
	"cv":     func(s series, _ []float64) float64 { return deviation(s.v) / mean(s.v) },

	"skew_of_log": func(s series, _ []float64) float64 { return skewOfLog(s.v) },
	// root mean square from one second to another
	"strength": func(s series, x []float64) float64 { return rms(s.v[int(x[0]*s.rate):int(x[1]*s.rate)]) },
	// the frequency between two, Hz, that holds most of the first so many seconds
	"strongest": func(s series, x []float64) float64 {
		return strongest(s.v[:min(len(s.v), int(x[2]*s.rate))], s.rate, x[0], x[1])
	},
	"minute_span":  func(s series, _ []float64) float64 { return minuteSpan(s.v) },
	"median_error": func(s series, x []float64) float64 { return medianError(s.v, x[0]) },
	"crossings":    func(s series, x []float64) float64 { return crossings(s.v, x[0]) },
	// how often it stands above a level for at least so many seconds, how long it does, and how high it then goes
	"hills":       func(s series, x []float64) float64 { n, _, _ := hills(s, x[0], x[1]); return n },
	"hill_length": func(s series, x []float64) float64 { _, length, _ := hills(s, x[0], x[1]); return length },
	"hill_height": func(s series, x []float64) float64 { _, _, height := hills(s, x[0], x[1]); return height },

	// of one beat: how many turns stand out, and the angle of one of them; height of a wave between two angles, its angle, its width at half
	"turns":   func(s series, _ []float64) float64 { return float64(len(turns(s.v))) },
	"turn_at": func(s series, x []float64) float64 { return turns(s.v)[int(x[0])-1] },
	"top":     func(s series, x []float64) float64 { top, _ := highest(s.v, x[0], x[1]); return top },
	"top_at":  func(s series, x []float64) float64 { _, at := highest(s.v, x[0], x[1]); return at },
	"width":   func(s series, x []float64) float64 { return width(s.v, x[0], x[1]) },
	"sine":    func(s series, _ []float64) float64 { return likeness(s.v) },
	"summits": func(s series, _ []float64) float64 { return summits(s.v) },
	// of one pulse from its foot: where its summit and its shoulder lie, as parts of it
	"summit_at":   func(s series, _ []float64) float64 { return part(s.v, slices.Index(s.v, slices.Max(s.v))) },
	"shoulder_at": func(s series, _ []float64) float64 { return part(s.v, shoulder(s.v)) },
	"at":          func(s series, x []float64) float64 { return s.v[index(x[0])] },
	"energy":      func(s series, x []float64) float64 { return energy(s.v, x[0], x[1]) },
	"harmonic":    func(s series, _ []float64) float64 { return harmonic(s.v) },
	"above":       func(s series, x []float64) float64 { return shareAbove(s.v, x[0]) },
}

func part(v []float64, i int) float64 { return float64(i) / float64(len(v)) }

func mean(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	return sum / float64(len(v))
}

func deviation(v []float64) float64 {
	m, sum := mean(v), 0.0
	for _, x := range v {
		sum += (x - m) * (x - m)
	}
	return math.Sqrt(sum / float64(len(v)))
}

func rms(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		sum += x * x
	}
	return math.Sqrt(sum / float64(len(v)))
}

func median(v []float64) float64 {
	s := slices.Sorted(slices.Values(v))
	return s[len(s)/2]
}

func skewOfLog(v []float64) float64 {
	logs := make([]float64, len(v))
	for i, x := range v {
		logs[i] = math.Log(x)
	}
	m, sd, skew := mean(logs), deviation(logs), 0.0
	for _, x := range logs {
		skew += math.Pow((x-m)/sd, 3)
	}
	return skew / float64(len(logs))
}

// strongest looks at every twentieth of a hertz.
func strongest(v []float64, rate, low, high float64) float64 {
	best, at := 0.0, 0.0
	for f := low; f <= high; f += 0.05 {
		if p := power(v, f/rate); p > best {
			best, at = p, f
		}
	}
	return at
}

// power is that of one frequency, in turns a sample.
func power(v []float64, turns float64) float64 {
	re, im := 0.0, 0.0
	for i, x := range v {
		s, c := math.Sincos(2 * math.Pi * turns * float64(i))
		re, im = re+x*c, im+x*s
	}
	return re*re + im*im
}

// minuteSpan is the mean over the minutes of what each spans, at four samples a second.
func minuteSpan(v []float64) float64 {
	sum, n := 0.0, 0.0
	for m := range slices.Chunk(v, 240) {
		if len(m) == 240 {
			sum, n = sum+slices.Max(m)-slices.Min(m), n+1
		}
	}
	return sum / n
}

// medianError is the worst distance of a ten-minute median from a level.
func medianError(v []float64, level float64) float64 {
	worst := 0.0
	for m := range slices.Chunk(v, 2400) {
		if len(m) == 2400 {
			worst = max(worst, math.Abs(median(m)-level))
		}
	}
	return worst
}

func crossings(v []float64, level float64) float64 {
	n := 0.0
	for i := 1; i < len(v); i++ {
		if v[i-1] < level && v[i] >= level {
			n++
		}
	}
	return n
}

// hills counts the stretches above a level that last, with their mean length in s and their mean height.
func hills(s series, level, lasts float64) (n, length, height float64) {
	top, above := 0.0, 0.0
	for _, x := range s.v {
		if x > level {
			top, above = max(top, x), above+1/s.rate
			continue
		}
		if above > lasts {
			n, length, height = n+1, length+above, height+top
		}
		top, above = 0, 0
	}
	return n, length / n, height / n
}

// turns gives the angles at which the curve of a beat turns and stands out by 0.02.
func turns(v []float64) (degrees []float64) {
	for i := 1; i < len(v)-1; i++ {
		if (v[i]-v[i-1])*(v[i+1]-v[i]) < 0 && math.Abs(v[i]) > 0.02 {
			degrees = append(degrees, angle(i))
		}
	}
	return degrees
}

func angle(i int) float64   { return float64(i)*360/beatPoints - 180 }
func index(deg float64) int { return int(math.Round((deg + 180) * beatPoints / 360)) }

func highest(v []float64, from, to float64) (top, at float64) {
	top = math.Inf(-1)
	for i := index(from); i < index(to); i++ {
		if v[i] > top {
			top, at = v[i], angle(i)
		}
	}
	return top, at
}

// width is that of the highest wave between two angles at half its height, degrees.
func width(v []float64, from, to float64) float64 {
	top, at := highest(v, from, to)
	a, b := index(at), index(at)
	for v[a] > top/2 {
		a--
	}
	for v[b] > top/2 {
		b++
	}
	return angle(b) - angle(a)
}

// likeness is the share of a beat's variance that its first harmonic explains.
func likeness(v []float64) float64 {
	m, n := mean(v), float64(len(v))
	flat := make([]float64, len(v))
	for i, x := range v {
		flat[i] = x - m
	}
	return 2 * power(flat, 1/n) / n / (n * deviation(v) * deviation(v))
}

// energy is the square sum of a beat by degrees between two angles, about its own mean there.
func energy(v []float64, from, to float64) float64 {
	some := v[int(from)+180 : int(to)+180]
	return float64(len(some)) * deviation(some) * deviation(some)
}

// harmonic is that of the first eight which is strongest.
func harmonic(v []float64) float64 {
	best, at := 0.0, 0.0
	for k := 1.0; k < 9; k++ {
		if p := power(v, k/float64(len(v))); p > best {
			best, at = p, k
		}
	}
	return at
}

func summits(v []float64) float64 {
	n := 0.0
	for i := 1; i < len(v)-1; i++ {
		if v[i] > v[i-1] && v[i] >= v[i+1] {
			n++
		}
	}
	return n
}

// shoulder is where the run-off of a pulse is least steep before it ends.
func shoulder(v []float64) int {
	at, flattest := 0, math.Inf(-1)
	for i := slices.Index(v, slices.Max(v)) + 500; i < 3300; i++ {
		if slope := v[i+40] - v[i-40]; slope > flattest && v[i] > 0.1 {
			flattest, at = slope, i
		}
	}
	return at
}

// shareAbove is the part of a beat that stands further from 0 than a share of its highest.
func shareAbove(v []float64, share float64) float64 {
	level, n := share*slices.Max(v), 0.0
	for _, x := range v {
		if math.Abs(x) > level {
			n++
		}
	}
	return n / float64(len(v))
}
