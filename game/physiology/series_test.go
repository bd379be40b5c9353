package physiology

import (
	"math"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"downtime/cmd/downtime/ui"
	"downtime/game/patient"
	"downtime/game/wave"
)

// series is a row of numbers with its rate: samples of a trace, or one number for each of some events.
type series struct {
	v    []float64
	rate float64 // a second
}

// drawHz is how often a trace is sampled, and beatPoints into how many parts one beat is cut.
const (
	drawHz     = 250
	beatPoints = 3600
)

var channelsNamed = map[string]wave.Channel{
	"ecg": wave.ChannelECG, "pleth": wave.ChannelPleth, "artery": wave.ChannelArterial, "cvp": wave.ChannelCVP,
}

// draw reads CHANNEL SECONDS [from SECOND]: it plays the trace and keeps it, and under rr the lengths of its beats. The channel added is
// what an artefact alone puts on the electrocardiogram.
func draw(words []string) deed {
	name, s, from := words[0], compile(words[1]), 0
	if len(words) > 2 {
		from = int(compile(words[3])(nil) * drawHz)
	}
	return func(w *world) {
		if name == "added" {
			with, rr := play(w.screen, wave.ChannelECG, s(w))
			clean := w.screen
			clean.Artefact = wave.NoArtefact
			without, _ := play(clean, wave.ChannelECG, s(w))
			for i := range with {
				with[i] -= without[i]
			}
			w.series[name], w.series["rr"] = series{with, drawHz}, series{v: rr}
			return
		}
		v, rr := play(w.screen, channelsNamed[name], s(w))
		w.series[name], w.series["rr"] = series{v[from:], drawHz}, series{v: rr}
	}
}

func play(p wave.Params, c wave.Channel, seconds float64) (v, rr []float64) {
	ph := wave.Phase{Seed: 7}
	last, lastAt := int64(0), 0.0
	for range int(seconds * drawHz) {
		ph.Advance(&p, 1.0/drawHz)
		v = append(v, wave.Sample(c, &p, &ph))
		if ph.Beats != last {
			if last > 0 {
				rr = append(rr, ph.Time-lastAt)
			}
			last, lastAt = ph.Beats, ph.Time
		}
	}
	return v, rr
}

// beat reads CHANNEL [from foot]: one beat by its angle from -180 degrees, or from the foot of the pulse. The channel atria is what is left
// of the electrocardiogram without the conducted beat.
func beat(words []string) deed {
	return func(w *world) {
		v := make([]float64, beatPoints)
		for i := range v {
			v[i] = sampleBeat(words[0], w.screen, i)
		}
		if len(words) > 1 {
			foot := slices.Index(v, slices.Min(v))
			v = append(slices.Clone(v[foot:]), v[:foot]...)
		}
		w.series[words[0]] = series{v, beatPoints}
	}
}

func sampleBeat(name string, p wave.Params, i int) float64 {
	ph := wave.Phase{Beat: angle(i) * math.Pi / 180}
	if name != "atria" {
		return wave.Sample(channelsNamed[name], &p, &ph)
	}
	whole, bare := wave.ECG(&p, &ph), p
	bare.Rhythm = wave.AtrialFibrillation // the same beats over another atrium
	conducted := wave.ECG(&bare, &ph)
	bare.HR = 0
	return whole - (conducted - wave.ECG(&bare, &ph))
}

// average reads CHANNEL SECONDS: the mean beat over that time, by degrees, kept as beat.
func average(words []string) deed {
	s := compile(words[1])
	return func(w *world) {
		v, n := make([]float64, 360), make([]float64, 360)
		ph := wave.Phase{Seed: 5}
		for range int(s(w) * drawHz) {
			ph.Advance(&w.screen, 1.0/drawHz)
			i := min(359, int((ph.Beat+math.Pi)*180/math.Pi))
			v[i] += wave.Sample(channelsNamed[words[0]], &w.screen, &ph)
			n[i]++
		}
		for i := range v {
			v[i] /= max(1, n[i])
		}
		w.series["beat"] = series{v, 360}
	}
}

// flush reads SECONDS: it flushes the arterial line for a second over an artery that stands still at 80 mmHg, and counts how often
// the trace crosses that pressure in the seconds after it, far enough to be seen.
func flush(words []string) deed {
	s := compile(words[0])
	return func(w *world) {
		p, ph := w.screen, wave.Phase{}
		p.HR, p.Flush = 0, true
		for range drawHz {
			ph.Advance(&p, 1.0/drawHz)
		}
		p.Flush = false
		n, last := 0.0, 1.0
		for range int(s(w) * drawHz) {
			ph.Advance(&p, 1.0/drawHz)
			if off := wave.Arterial(&p, &ph) - 80; math.Abs(off) > 5 && off*last < 0 {
				n, last = n+1, off
			}
		}
		w.let["swings"] = n
	}
}

// marks reads SECONDS: how many pulses a monitor marks as pacing in that time.
func marks(words []string) deed {
	s := compile(words[0])
	return func(w *world) {
		var ph wave.Phase
		n := 0.0
		for range int(s(w) * drawHz) {
			if ph.Advance(&w.screen, 1.0/drawHz); ph.Spike() {
				n++
			}
		}
		w.let["marks"] = n
	}
}

// onScreen reads SECONDS COLUMNS: it draws the trace as the game does, counts the pulses that fell, and keeps the share of them that stands
// on the screen with a stroke of its own.
func onScreen(words []string) deed {
	s, columns := compile(words[0]), compile(words[1])
	return func(w *world) {
		scope, ph, fell := ui.NewScope(1), wave.Phase{Seed: 1}, 0
		for range int(math.Round(s(w) * 20)) {
			scope.Advance(&w.screen, 0.05)
		}
		for range int(math.Round(s(w) * drawHz)) {
			if ph.Advance(&w.screen, 1.0/drawHz); ph.Spike() {
				fell++
			}
		}
		w.let["pulses_seen"] = float64(strokes(scope.View(wave.ChannelECG, ui.Theme{}, int(columns(w)), 5))) / float64(fell)
	}
}

// strokes counts the columns in which the stroke of a pulse stands, neighbours as one.
func strokes(view string) int {
	held := map[int]bool{}
	for line := range strings.SplitSeq(view, "\n") {
		for x, r := range []rune(ansi.Strip(line)) {
			if r == '┆' {
				held[x] = true
			}
		}
	}
	n := 0
	for x := range held {
		if !held[x-1] {
			n++
		}
	}
	return n
}

// trace reads QUANTITY MINUTES: four samples a second while time passes.
func trace(words []string) deed {
	minutes, of := compile(words[1]), named(words[0])
	return func(w *world) {
		w.begin()
		var v []float64
		for range int(minutes(w) * 240) {
			for range 12 + int(w.Tick/12%2) { // 12.5 on average
				w.tick()
			}
			v = append(v, of(w))
		}
		w.series[words[0]] = series{v, 4}
	}
}

// sinceOnset is the time since the last contraction began, s.
func (w *world) sinceOnset() float64 {
	return float64(w.Tick)/patient.TicksPerSecond - float64(w.Fetus.Onset)
}

// falls reads MINUTES: it measures the deceleration of each contraction from a baseline of 140, read from 3 below it. Of each it keeps depth,
// onset (s after the contraction began), lag of its nadir behind the contraction's peak, slope (s from onset to nadir) and shoulder.
func falls(words []string) deed {
	minutes := compile(words[0])
	return func(w *world) {
		w.begin()
		kept := map[string][]float64{"depth": {}}
		var depth, begins, nadir, shoulder, peak, high float64
		begins, onset := -1, w.Fetus.Onset
		for range int(minutes(w) * 300) {
			w.wait(0.2)
			if w.Fetus.Onset != onset {
				if onset > 0 && depth > 0 {
					for name, x := range map[string]float64{"depth": depth, "onset": begins, "lag": nadir - peak, "slope": nadir - begins, "shoulder": shoulder} {
						kept[name] = append(kept[name], x)
					}
				}
				depth, begins, nadir, shoulder, peak, high, onset = 0, -1, 0, 0, 0, 0, w.Fetus.Onset
			}
			t, down := w.sinceOnset(), 140-w.FetalRate()
			if pressure := named("toco")(w); pressure > high {
				high, peak = pressure, t
			}
			if down > 3 && begins < 0 {
				begins = t
			}
			if down > depth+0.05 {
				depth, nadir = down, t
			}
			shoulder = max(shoulder, -down)
		}
		for name, v := range kept {
			w.series[name] = series{v: v}
		}
	}
}

// pains reads MINUTES: output, rate and pressure at the height of contractions (pain_co, pain_hr, pain_map) and between them (rest_co …).
func pains(words []string) deed {
	minutes := compile(words[0])
	return func(w *world) {
		w.begin()
		quiet, sums := 0.0, map[string]float64{}
		for range int(minutes(w) * 60) {
			w.wait(1)
			if quiet++; named("toco")(w) > 10 {
				quiet = 0
			}
			var at string
			switch {
			case named("toco")(w) > 55:
				at = "pain_"
			case quiet > 25:
				at = "rest_"
			default:
				continue
			}
			sums[at]++
			for _, name := range []string{"co", "hr", "map"} {
				sums[at+name] += named(name)(w)
			}
		}
		for _, at := range []string{"pain_", "rest_"} {
			for _, name := range []string{"co", "hr", "map"} {
				w.let[at+name] = sums[at+name] / sums[at]
			}
		}
	}
}
