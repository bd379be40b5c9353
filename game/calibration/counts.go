package calibration

import (
	"cmp"
	"math"
	"slices"
)

// z975 is the standard normal quantile of 0.975: every interval here covers 95 %.
const z975 = 1.959963984540054

// Counts are the four ways in which a judgement can fall, and those that were not made.
type Counts struct {
	Hits              int `json:"hits"`              // faulty devices judged at fault
	Misses            int `json:"misses"`            // faulty devices judged sound
	FalseAlarms       int `json:"falseAlarms"`       // sound devices judged at fault
	CorrectRejections int `json:"correctRejections"` // sound devices judged sound
	Unstated          int `json:"unstated"`          // no judgement: in none of the four
}

// Signals is the number of faulty devices judged.
func (c Counts) Signals() int { return c.Hits + c.Misses }

// Noise is the number of sound devices judged.
func (c Counts) Noise() int { return c.FalseAlarms + c.CorrectRejections }

// Add counts one trial.
func (c *Counts) Add(t *Trial) {
	switch {
	case !t.Judged():
		c.Unstated++
	case t.Faulty && t.Yes():
		c.Hits++
	case t.Faulty:
		c.Misses++
	case t.Yes():
		c.FalseAlarms++
	default:
		c.CorrectRejections++
	}
}

// Interval is a range that covers the true value 95 times in 100.
type Interval struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// Wilson is the 95 % score interval of a rate, k of n (Wilson 1927, 10.1080/01621459.1927.10502953). It stays within 0 and 1 and has a width even
// for none of n. Of no trials it is 0 to 1: nothing is known.
func Wilson(k, n int) Interval {
	if n == 0 {
		return Interval{0, 1}
	}
	const zz = z975 * z975
	total, p := float64(n), float64(k)/float64(n)
	scale := 1 + zz/total
	centre := (p + zz/(2*total)) / scale
	half := float64(z975*math.Sqrt(float64(p*(1-p))/total+zz/float64(4*float64(total*total)))) / scale
	return Interval{max(0, centre-half), min(1, centre+half)}
}

// tally counts trials by the name that of gives them, in the order of the names.
func tally(trials []Trial, of func(*Trial) string) []Group {
	groups := []Group{}
	for i := range trials {
		t := &trials[i]
		at, found := slices.BinarySearchFunc(groups, of(t), func(g Group, name string) int { return cmp.Compare(g.Name, name) })
		if !found {
			groups = slices.Insert(groups, at, Group{Name: of(t)})
		}
		groups[at].Counts.Add(t)
	}
	return groups
}
