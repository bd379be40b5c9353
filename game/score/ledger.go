package score

import (
	"math"
	"slices"
)

// entry is a line before its points are known: its weight within the domain and the share of it that was earned.
type entry struct {
	Line
	weight float64 // relative to the other entries of its part; below zero for a deduction
	share  float64 // 0 to 1
}

// part is a group of entries that has a fixed share of its domain.
type part struct {
	share   float64
	base    float64 // the sum of weights a deduction is measured against; 0: that of the entries
	entries []entry
}

// weigh is the sum of the weights that can be earned.
func (p *part) weigh() float64 {
	sum := 0.0
	for i := range p.entries {
		sum += max(p.entries[i].weight, 0)
	}
	return sum
}

// live drops the parts that have nothing to earn, unless they only deduct beside others that earn.
func live(parts []part) []part {
	earn := slices.ContainsFunc(parts, func(p part) bool { return p.weigh() > 0 })
	if !earn {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(parts), func(p part) bool { return len(p.entries) == 0 })
}

// settle turns the parts of a domain that can give total (in tenths of a point) into lines that add up.
func settle(parts []part, total int64) []Line {
	whole := 0.0
	for i := range parts {
		if parts[i].weigh() > 0 {
			whole += parts[i].share
		}
	}
	var weights []float64
	var all []entry
	for i := range parts {
		p := &parts[i]
		sum := p.weigh()
		for _, e := range p.entries {
			base := sum
			if e.weight < 0 && p.base > 0 {
				base = p.base
			}
			w := 0.0
			if base > 0 && whole > 0 {
				w = float64(e.weight*p.share) / float64(base*whole)
			}
			weights, all = append(weights, w), append(all, e)
		}
	}
	return points(all, weights, total)
}

// points divides total over the weights and lets each entry earn its share; a line of its own keeps the sum from going below zero.
func points(all []entry, weights []float64, total int64) []Line {
	possible := divide(total, weights)
	lines := make([]Line, 0, len(all))
	sum := int64(0)
	for i, e := range all {
		earned := roundInt(float64(possible[i]) * min(max(e.share, 0), 1))
		if weights[i] < 0 {
			earned = roundInt(float64(total) * weights[i] * min(max(e.share, 0), 1))
		}
		sum += earned
		e.Earned, e.Possible = tenths(earned), tenths(possible[i])
		lines = append(lines, e.Line)
	}
	if sum < 0 {
		lines = append(lines, Line{
			ID: "floor", Label: "No domain goes below zero", Kind: KindFloor, Earned: tenths(-sum),
			What: "deductions beyond what was earned are given back", Reason: "One mistake should not cost twice.",
		})
	}
	return lines
}

// divide shares total (in tenths) out in proportion to the weights above zero; the parts sum to total, by largest remainder, and on a tie the
// earlier one gets the odd tenth.
func divide(total int64, weights []float64) []int64 {
	sum := 0.0
	for _, w := range weights {
		sum += max(w, 0)
	}
	out := make([]int64, len(weights))
	if sum <= 0 {
		return out
	}
	rest := make([]float64, len(weights))
	left := total
	for i, w := range weights {
		if w <= 0 {
			rest[i] = -1
			continue
		}
		exact := float64(float64(total) * (w / sum))
		whole := math.Floor(exact)
		out[i], rest[i] = int64(whole), exact-whole
		left -= out[i]
	}
	for ; left > 0; left-- {
		best := 0
		for i := range rest {
			if rest[i] > rest[best] {
				best = i
			}
		}
		out[best]++
		rest[best] = -0.5
	}
	return out
}

// tenths gives a number of tenths as points.
func tenths(n int64) float64 { return float64(n) / 10 }

// units gives points as a number of tenths.
func units(points float64) int64 { return roundInt(points * 10) }

func roundInt(x float64) int64 { return int64(math.Round(x)) }

// percent gives part of whole as a percentage with one decimal.
func percent(part, whole int64) float64 {
	if whole == 0 {
		return 0
	}
	return tenths(roundInt(float64(part) * 1000 / float64(whole)))
}
