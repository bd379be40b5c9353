package drip

import (
	"fmt"
	"math"
	"strings"

	"downtime/game/num"
	"downtime/game/skill"
)

// Points: chosen for the simulation (mark D). So are the bands of the volume.
const (
	ofDrug, ofRate, ofDrops, ofVolume, ofCounts, ofTroubles, ofSoon = 20.0, 10.0, 10.0, 35.0, 10.0, 10.0, 5.0

	good, fair, wrong, lost = 0.10, 0.20, 0.25, 0.60
	rightRate, lostRate     = 0.02, 0.15 // of what the sums come to
)

// Result marks the judgement, the sums and what ran in.
func (e *exercise) Result() skill.Result {
	if e.setup.Given != nil {
		return e.found()
	}
	r := skill.Result{}
	drug := e.markDrug(&r)
	rate := e.markSum("mL/h", "rate", e.order.PerHour(), ofRate)
	rate.Why += fmt.Sprintf(": %g mL / %g h", e.order.Volume, e.order.Hours)
	drops := e.markSum("Drops a minute", "drops", e.order.PerHour()*e.order.Factor/60, ofDrops)
	drops.Why += fmt.Sprintf(": %.0f mL/h x %.0f drops/mL / 60 min, by the packet", e.order.PerHour(), e.order.Factor)
	volume := e.markVolume()
	r.Lines = append(r.Lines, drug, rate, drops, volume, e.markCounts())
	if len(e.changed) > 0 {
		r.Lines = append(r.Lines, e.markTroubles())
	}
	limit := e.setup.Timing.Limit(soon)
	first := skill.Line{Label: "First setting", Of: ofSoon, Time: true, Source: "made-up", Why: fmt.Sprintf("it took %.0f s; %d s is enough", float64(e.first)/skill.TicksPerSecond, soon)}
	switch {
	case limit > 0 && e.first > limit:
	case volume.Points > 0:
		first.Points = ofSoon
	default:
		first.Why += ", but too far from the order for the speed to count"
	}
	r.Lines = append(r.Lines, first)
	r.Met = e.setup.Level == levels-1 && drug.Points == drug.Of && rate.Points == rate.Of && drops.Points == drops.Of && volume.Points == volume.Of
	r.Summary = fmt.Sprintf("%.0f mL ran in %s. %s would have been %.0f mL.", e.stand.vein, e.span(), e.rate(), e.due())
	if e.asked {
		r.Summary += " You asked for feedback on the way."
	}
	r.Sum(e.setup.Timing)
	return r
}

// lasted is for how long the order should have run, s: since the clamp was first opened; if it never was, the hour that passed.
func (e *exercise) lasted() float64 {
	if !e.opened {
		return 3600
	}
	return float64(e.elapsed) / skill.TicksPerSecond
}

// due is what should have run in in that time, mL.
func (e *exercise) due() float64 { return e.order.PerHour() * e.lasted() / 3600 }

func (e *exercise) rate() string { return fmt.Sprintf("%.0f mL/h", e.order.PerHour()) }

// span is that time in words.
func (e *exercise) span() string {
	if !e.opened {
		return "over 60 min, for the clamp was never opened"
	}
	return fmt.Sprintf("over the %.0f min since the clamp was first opened", e.lasted()/60)
}

func (e *exercise) markDrug(r *skill.Result) skill.Line {
	got, right := e.drug.answer(e.form.Value("drug")), e.drug.right()
	l := skill.Line{Label: "The drug", Of: ofDrug, Source: "never", Why: fmt.Sprintf("right: %s. The reason: %s", right.Say, e.drug.Why)}
	if right.ID == byDrops {
		l.Source = "sps"
	}
	switch {
	case got.Right:
		l.Points = ofDrug
	case got.Never:
		r.Critical = fmt.Sprintf("%q: %s", got.Say, e.drug.Why)
	}
	return l
}

// markSum is for a number that can be worked out.
func (e *exercise) markSum(name, field string, want, of float64) skill.Line {
	wrote, _ := e.form.Number(field)
	off := math.Abs(wrote-want) / want
	allow := max(rightRate, 0.6/want) // a whole drop or mL is near enough
	return skill.Line{
		Label: name, Of: of, Points: of * num.Clamp((lostRate-off)/(lostRate-min(allow, lostRate/2)), 0, 1), Source: "formula",
		Why: fmt.Sprintf("you wrote %.4g, it is %.4g", wrote, math.Round(10*want)/10),
	}
}

// share is what a volume so far off is worth.
func (o *Order) share(off float64) float64 {
	atFair, atWrong := 0.5, 0.2
	if o.Plain {
		atFair, atWrong = 0.7, 0.35
	}
	between := func(x, x0, y0, x1, y1 float64) float64 { return y0 + float64((y1-y0)*((x-x0)/(x1-x0))) }
	switch {
	case off <= good:
		return 1
	case off <= fair:
		return between(off, good, 1, fair, atFair)
	case off <= wrong:
		return between(off, fair, atFair, wrong, atWrong)
	case off <= lost:
		return between(off, wrong, atWrong, lost, 0)
	}
	return 0
}

func (e *exercise) markVolume() skill.Line {
	due := e.due()
	off := math.Abs(e.stand.vein-due) / due
	l := skill.Line{Label: "What ran in", Of: ofVolume, Source: "tolerance", Points: ofVolume * e.order.share(off)}
	word := "too little"
	if e.stand.vein > due {
		word = "too much"
	}
	l.Why = fmt.Sprintf("%.0f mL reached the vein %s; %s would have been %.0f mL: %.0f %% %s", e.stand.vein, e.span(), e.rate(), due, 100*off, word)
	switch {
	case off <= good:
		l.Why += ", which is good"
	case off > 0.5:
		l.Source = "gol2023"
		l.Why += ". More than half off: so were 70 % of the infusions that were measured"
	case !e.order.Plain:
		l.Why += ". For anything but a plain crystalloid 10 % is the limit"
	}
	return l
}

// markCounts is for how the drip was looked at: a whole minute before it was left, and a count at each return.
func (e *exercise) markCounts() skill.Line {
	if e.order.PerHour()*e.order.Factor/60 > uncountable {
		return e.markTiming()
	}
	var best [visits]float64
	wrongCounts := 0
	for _, t := range e.tallies {
		worth := minuteWorth(t.seconds)
		if t.visit > 0 {
			worth = min(1, 2*worth)
		}
		if math.Abs(t.wrote-float64(t.fell)) > max(1, 0.05*float64(t.fell)) && !t.runs {
			worth /= 2
			wrongCounts++
		}
		if !t.after {
			worth /= 2
		}
		best[t.visit] = max(best[t.visit], worth)
	}
	l := skill.Line{
		Label: "Counting", Of: ofCounts, Source: "technique", Points: ofCounts * (float64(0.5*best[0]) + float64(0.25*best[1]) + float64(0.25*best[2])),
		Why: fmt.Sprintf("%s in %d looks; a whole minute is wanted before you leave it, and half a minute each time you are back", skill.Plural(len(e.tallies), "count", "counts"), visits),
	}
	if wrongCounts > 0 {
		l.Why += ". What you wrote was not what fell in " + skill.Plural(wrongCounts, "count", "counts")
	}
	if n := len(e.tallies); n > 0 && e.tallies[0].seconds == 15 && e.tallies[0].fell > 0 {
		l.Why += fmt.Sprintf(". %s fell in your first 15 s: one more or less makes %.0f %% of the rate", skill.Plural(e.tallies[0].fell, "drop", "drops"),
			100/float64(e.tallies[0].fell))
	}
	return l
}

// markTiming stands for the count where drops run together: the clamp is left alone and the bag is read.
func (e *exercise) markTiming() skill.Line {
	untouched := func(visit int) float64 { return float64(e.still[visit]) / skill.TicksPerSecond }
	worth := func(visit int, seconds float64) float64 { return min(1, untouched(visit)/seconds) }
	return skill.Line{
		Label: "Timed by the bag", Of: ofCounts, Source: "technique",
		Points: ofCounts * (float64(0.5*worth(0, 45)) + float64(0.25*worth(1, 15)) + float64(0.25*worth(2, 15))),
		Why: fmt.Sprintf("so many drops cannot be counted, but %.0f mL should go in each quarter of an hour by the marks of the bag. You watched it for %.0f, %.0f and %.0f s "+
			"after your last turn of the clamp; 45, 15 and 15 s are wanted", e.order.PerHour()/4, untouched(0), untouched(1), untouched(2)),
	}
}

// minuteWorth is what a count of so many seconds is worth before a drip is left.
func minuteWorth(seconds int64) float64 {
	switch seconds {
	case 60:
		return 1
	case 30:
		return 0.6
	}
	return 0.3
}

func (e *exercise) markTroubles() skill.Line {
	var say []string
	mended := 0
	for _, c := range e.changed {
		did := ", and you left it so"
		if c.mended {
			did = ", and you " + c.done
			mended++
		}
		say = append(say, c.what+did)
	}
	return skill.Line{
		Label: "What had changed", Of: ofTroubles, Points: ofTroubles * float64(mended) / float64(len(e.changed)), Source: "oh2025", Why: strings.Join(say, "; later "),
	}
}
