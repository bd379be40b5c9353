package bag

import (
	"fmt"
	"math"

	"downtime/game/num"
	"downtime/game/skill"
)

// Points and bands: chosen for the simulation (mark D).
const (
	ofRate, ofDepth, ofSqueeze, ofCO2, ofLung, ofGap = 20.0, 20.0, 10.0, 15.0, 10.0, 5.0
	ofFirst, ofHeart, ofKit, ofOxygen, ofSoon        = 15.0, 15.0, 20.0, 15.0, 5.0

	nearly    = 1.4  // factor beyond a band at which nothing is earned
	co2Beyond = 0.5  // kPa outside a band at which nothing is earned
	longGap   = 15.0 // s
	abandoned = 40.0 // s without a breath
	stacked   = 3.0  // cmH2O left in the lung
	tooMuch   = 9.0
	fast      = 25.0 // a minute
	fallen    = 0.8  // of the pressure before
	halved    = 0.5
	acidRise  = 1.0 // kPa
	standard  = 0.8 // of the points of each line
	inflating = 5   // long squeezes for a newborn
)

// Result marks what the hands delivered.
func (e *exercise) Result() skill.Result {
	h := &e.hand
	r := skill.Result{Critical: h.critical()}
	given := h.breaths
	if h.kind == newborn {
		r.Lines = append(r.Lines, h.markFirst(), h.markHeart())
		given = given[min(len(given), inflating):]
	}
	r.Lines = append(r.Lines, h.markRate(given), h.markDepth(given), h.markSqueeze(given))
	if h.kind != newborn {
		r.Lines = append(r.Lines, h.markCO2())
	}
	r.Lines = append(r.Lines, h.markLung(), h.markGap())
	switch e.setup.Level {
	case failing:
		r.Lines = append(r.Lines, e.markKit()...)
	case taught:
		r.Lines = append(r.Lines, e.pupil.mark()...)
	}
	r.Met = e.setup.Level == failing && r.Critical == ""
	for _, l := range r.Lines {
		r.Met = r.Met && (l.Time || l.Points >= float64(standard*l.Of))
	}
	r.Summary = h.summary(given)
	if e.asked {
		r.Summary += " You asked for feedback on the way."
	}
	r.Sum(e.setup.Timing)
	return r
}

func (h *hand) summary(given []breath) string {
	if len(given) < 2 {
		return "Hardly a breath was given."
	}
	ml := 0.0
	for i := range given {
		ml += given[i].ml / float64(len(given))
	}
	span := seconds(given[len(given)-1].at - given[0].at)
	return fmt.Sprintf("%.0f breaths a minute of %.0f mL.", float64(len(given)-1)*60/max(span, 1), ml)
}

// critical is what can kill, "" if nothing of it was done.
func (h *hand) critical() string {
	_, after := h.gaps()
	rate, _, ok := h.lately()
	switch {
	case after >= abandoned:
		return fmt.Sprintf("nobody breathed for the patient for %.0f s", after)
	case ok && rate > fast && h.lowest < float64(fallen*h.bp):
		return fmt.Sprintf("at %.0f breaths a minute the blood pressure fell by %.0f %%", rate, 100*(1-h.lowest/h.bp))
	case h.lowest < float64(halved*h.bp):
		return fmt.Sprintf("the mean blood pressure fell from %.0f to %.0f mmHg: a chest that is kept full lets no blood in", h.bp, h.lowest)
	case h.kind == acidotic && h.endTidal() > h.start+acidRise:
		return fmt.Sprintf("in a severe acidosis the carbon dioxide rose from %.1f to %.1f kPa: her lungs were holding the pH up", h.start, h.endTidal())
	}
	return ""
}

// gaps are how many times longer than 15 s passed without a breath, and the longest, in s.
func (h *hand) gaps() (long int, longest float64) {
	last := h.since
	for i := range h.breaths {
		gap := seconds(h.breaths[i].at - last)
		last = h.breaths[i].at
		longest = max(longest, gap)
		if gap > longGap {
			long++
		}
	}
	if tail := seconds(h.ticks - last); tail > longGap {
		long++
		longest = max(longest, tail)
	}
	return long, longest
}

// inside is the share for a value: all in the band, falling to none at a factor beyond it.
func inside(x float64, b band) float64 {
	return min(num.Clamp((x-b.low/nearly)/(b.low-b.low/nearly), 0, 1), num.Clamp((float64(b.high*nearly)-x)/(float64(b.high*nearly)-b.high), 0, 1))
}

// markRate goes through the times from squeeze to squeeze, each by its length.
func (h *hand) markRate(given []breath) skill.Line {
	n := h.need
	l := skill.Line{Label: "Rate", Of: ofRate, Source: n.source, Why: fmt.Sprintf("fewer than two breaths were given; %.0f to %.0f a minute is wanted", n.rate.low, n.rate.high)}
	if len(given) < 2 {
		return l
	}
	good, all := 0.0, 0.0
	for i := 1; i < len(given); i++ {
		gap := seconds(given[i].at - given[i-1].at)
		good += float64(gap * inside(60/gap, n.rate))
		all += gap
	}
	if tail := seconds(h.ticks - given[len(given)-1].at); tail > 60/n.rate.low {
		all += tail
	}
	rate := float64(len(given)-1) * 60 / seconds(given[len(given)-1].at-given[0].at)
	l.Points = ofRate * good / all
	l.Why = fmt.Sprintf("%.0f breaths a minute; for %.0f %% of the time it was as it should be, %.0f to %.0f", rate, 100*good/all, n.rate.low, n.rate.high)
	if rate > n.rate.high {
		l.Why += ". Most hands go too fast; each breath too many raises the pressure in the chest"
	}
	return l
}

func (h *hand) markDepth(given []breath) skill.Line {
	n := h.need
	l := skill.Line{Label: "Depth", Of: ofDepth, Source: n.source, Why: "no breath was given"}
	if len(given) == 0 {
		return l
	}
	good, ml, out := 0.0, 0.0, 0.0
	for i := range given {
		good += inside(given[i].ml, n.volume) / float64(len(given))
		ml += given[i].ml / float64(len(given))
		out += given[i].squeezed / float64(len(given))
	}
	l.Points = ofDepth * good
	l.Why = fmt.Sprintf("%.0f mL a breath went in; %.0f to %.0f mL is wanted, a chest that just rises", ml, n.volume.low, n.volume.high)
	if out > float64(1.2*ml) {
		l.Why += fmt.Sprintf(". You squeezed %.0f mL: the rest went beside the mask", out)
	}
	return l
}

func (h *hand) markSqueeze(given []breath) skill.Line {
	n := h.need
	l := skill.Line{Label: "Squeeze", Of: ofSqueeze, Source: n.source, Why: "no breath was given"}
	if len(given) == 0 {
		return l
	}
	good, seconds := 0.0, 0.0
	for i := range given {
		good += inside(given[i].seconds, n.squeeze) / float64(len(given))
		seconds += given[i].seconds / float64(len(given))
	}
	l.Points = ofSqueeze * good
	l.Why = fmt.Sprintf("%.1f s a squeeze; %.1f to %.1f s is wanted", seconds, n.squeeze.low, n.squeeze.high)
	return l
}

func (h *hand) markCO2() skill.Line {
	now := h.endTidal()
	l := skill.Line{Label: "Carbon dioxide", Of: ofCO2, Source: h.need.source}
	if !h.exhales() {
		l.Why = fmt.Sprintf("no breath came back at the end, so there was no number; it was %.1f kPa before", h.start)
		return l
	}
	if h.need.within > 0 {
		l.Points = ofCO2 * num.Clamp(2-math.Abs(now-h.start)/h.need.within, 0, 1)
		l.Why = fmt.Sprintf("%.1f kPa at the end; it was %.1f kPa before, and should stay there", now, h.start)
		return l
	}
	beyond := max(0, h.need.co2.low-now, now-h.need.co2.high)
	l.Points = ofCO2 * num.Clamp(1-beyond/co2Beyond, 0, 1)
	l.Why = fmt.Sprintf("%.1f kPa at the end; %.1f to %.1f is wanted", now, h.need.co2.low, h.need.co2.high)
	return l
}

func (h *hand) markLung() skill.Line {
	peak, most := 0.0, 35.0
	if h.need.mask {
		most = 25 // beyond it air goes down the gullet (mark K)
	}
	if h.kind == newborn {
		most = 31
	}
	for i := range h.breaths {
		peak = max(peak, h.breaths[i].peak)
	}
	share := num.Clamp((tooMuch-h.trapped)/(tooMuch-stacked), 0, 1) * num.Clamp((most+15-peak)/15, 0, 1)
	why := fmt.Sprintf("%.0f cmH2O at the highest (up to %.0f is fair), and at most %.1f cmH2O left in the chest at the end of a breath out", peak, most, h.trapped)
	if h.trapped > stacked {
		why += ": breaths were stacked; let it all come out"
	}
	return skill.Line{Label: "The lung", Of: ofLung, Points: ofLung * share, Why: why, Source: "aufderheide2004"}
}

func (h *hand) markGap() skill.Line {
	long, longest := h.gaps()
	l := skill.Line{Label: "No gap", Of: ofGap, Source: "made-up", Why: fmt.Sprintf("the longest time without a breath was %.0f s", longest)}
	if long == 0 && len(h.breaths) > 0 {
		l.Points = ofGap
	}
	return l
}
