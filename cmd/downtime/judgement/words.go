package judgement

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"downtime/game/calibration"
)

// Section is a part of a record in sentences, each a line.
type Section struct {
	Title string
	Lines []string
}

// Sections tells a record: what it is made of, and then each pool by itself.
func (r *Record) Sections() []Section {
	out := []Section{{"What is counted", r.Counted.Lines()}}
	for i := range r.Pools {
		out = append(out, Section{PoolTitle(r.Pools[i].Pool), poolLines(&r.Pools[i])})
	}
	return out
}

// Lines says what the figures are of and what was left out.
func (c *Counted) Lines() []string {
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	say("One judgement is one scored device in one run, by the last belief that you stated before the end. Half or more calls it at fault.")
	switch {
	case c.Runs == 0:
		say("No run counts yet: play a case to its end, and say along the way how likely you think a fault is.")
	case c.Earlier > 0:
		say("%s: scored, and played to the end; %d of them with an earlier version, judged as they were then.", number(c.Runs, "run counts", "runs count"), c.Earlier)
	default:
		say("%s: scored, and played to the end.", number(c.Runs, "run counts", "runs count"))
	}
	var not []string
	for _, l := range []struct {
		n   int
		why string
	}{
		{c.Practice, "played as practice, with the truth known"}, {c.Unscored, "at the bed for trying the keys"}, {c.Unfinished, "not finished yet"}, {c.Closed, "closed unscored"},
	} {
		if l.n > 0 {
			not = append(not, fmt.Sprintf("%d %s", l.n, l.why))
		}
	}
	if len(not) > 0 {
		say("Not counted: %s.", strings.Join(not, "; "))
	}
	if c.Goes > 0 {
		say("%s at vignettes, kept apart from the cases and by their mode.", number(c.Goes, "go", "goes"))
	}
	if c.Guided > 0 {
		say("Not counted: %s at vignettes with feedback on the way.", number(c.Guided, "go", "goes"))
	}
	return out
}

// PoolTitle heads the figures of a pool.
func PoolTitle(p calibration.Pool) string {
	switch p {
	case calibration.Drill:
		return "Drills: vignettes, half of them at fault"
	case calibration.Shift:
		return "Shifts: vignettes, few of them at fault"
	}
	return "Cases"
}

func poolLines(r *calibration.Report) []string {
	out := []string{GroupLine(&r.All, "all devices")}
	if n := r.All.Counts.Unstated; n > 0 {
		out = append(out, NotStated(n))
	}
	out = append(out, Verdict(&r.All)...)
	out = append(out, Forecasts(&r.Stated)...)
	out = append(out, Curve(&r.Curve)...)
	for _, set := range [][]calibration.Group{r.ByFamily, Kinds(r)} {
		for i := range set {
			out = append(out, GroupLine(&set[i], GroupName(&set[i])))
		}
	}
	return append(append(out, Brier(&r.Stated)...), Evidence(&r.Evidence)...)
}

// NotStated says what became of the devices about which nothing was said.
func NotStated(n int) string {
	return fmt.Sprintf("About %s you stated no belief: that is no answer, and is not counted as 50 %%.", number(n, "more device", "more devices"))
}

// groupNames are families of devices and kinds of truth in a trainee's words.
var groupNames = map[string]string{
	"silent": "silent faults", "overt": "overt faults", calibration.Mimic: "sound, patient ill", calibration.Plain: "sound, all well", calibration.Bystander: "sound bystander",
	"monitor": "monitors", "ventilator": "ventilators", "bag": "hand-held bags", "syringe-pump": "syringe pumps", "pump": "pumps", "drip": "drips", "ctg": "CTG",
	"system": "records and apps", "analyser": "analysers", "stimulator": "stimulators",
}

// GroupName names a family of devices or a kind of truth as a trainee would.
func GroupName(g *calibration.Group) string {
	if name := groupNames[g.Name]; name != "" {
		return name
	}
	return g.Name
}

// Kinds are the groups of a report by what was so: faults first, then what was sound.
func Kinds(r *calibration.Report) []calibration.Group {
	order := []string{"silent", "overt", calibration.Mimic, calibration.Plain, calibration.Bystander}
	out := slices.Clone(r.ByKind)
	slices.SortStableFunc(out, func(a, b calibration.Group) int {
		return cmp.Compare(slices.Index(order, a.Name), slices.Index(order, b.Name))
	})
	return out
}

// GroupLine is the counts of a group with the rates that they allow to be said.
func GroupLine(g *calibration.Group, name string) string {
	c := &g.Counts
	var parts []string
	if n := c.Signals(); n > 0 {
		parts = append(parts, fmt.Sprintf("%d at fault: you called %d of them (%s) and missed %d, %s called",
			n, c.Hits, plural(c.Hits, "hit", "hits"), c.Misses, Share(c.Hits, n, g.HitRate)))
	}
	if n := c.Noise(); n > 0 {
		parts = append(parts, fmt.Sprintf("%d sound: you called %d of them at fault (%s) and left %d alone (%s), %s called",
			n, c.FalseAlarms, plural(c.FalseAlarms, "false alarm", "false alarms"), c.CorrectRejections,
			plural(c.CorrectRejections, "correct rejection", "correct rejections"), Share(c.FalseAlarms, n, g.FalseAlarmRate)))
	}
	if c.Unstated > 0 && g.Name != "" {
		parts = append(parts, fmt.Sprintf("%d not stated", c.Unstated))
	}
	line := capital(name) + ": " + strings.Join(parts, "; ")
	if d := DPrime(g); d != "" && g.Name != "" {
		line += "; " + d
	}
	return line + "."
}

// Share is k of n as a percentage with its Wilson interval.
func Share(k, n int, w calibration.Interval) string {
	return fmt.Sprintf("%.0f %% (%.0f to %.0f)", 100*float64(k)/float64(n), 100*w.Low, 100*w.High)
}

// DPrime is the sensitivity of a group with its interval; "" where there are too few trials to tell it.
func DPrime(g *calibration.Group) string {
	if g.Level == calibration.CountsOnly {
		return ""
	}
	d := &g.Detection
	s := fmt.Sprintf("d' %s (%s to %s)", two(d.DPrime), two(d.DPrimeInterval.Low), two(d.DPrimeInterval.High))
	if g.Level == calibration.Provisional {
		s += ", provisional"
	}
	return s
}

// Verdict says how well faults are told from soundness and which way the judgement leans, no surer than the number of trials allows.
func Verdict(g *calibration.Group) []string {
	if g.Level == calibration.CountsOnly {
		return []string{fmt.Sprintf("Too few to say more: d' and criterion are told from %d faulty and %d sound devices on. There are %d and %d.",
			calibration.FewestProvisional, calibration.FewestProvisional, g.Counts.Signals(), g.Counts.Noise())}
	}
	d := &g.Detection
	out := []string{
		fmt.Sprintf("How well you tell faulty from sound: %s. 0 is guessing, and more is better.", DPrime(g)),
		fmt.Sprintf("%s. Criterion %s (%s to %s): above 0 is slow to call a fault, below 0 quick to.",
			capital(g.Lean.String()), two(d.Criterion), two(d.CriterionInterval.Low), two(d.CriterionInterval.High)),
	}
	if g.Level == calibration.Provisional {
		out = append(out, fmt.Sprintf("Provisional until there are %d faulty and %d sound devices.", calibration.FewestReported, calibration.FewestReported))
	}
	return out
}

// Forecasts says which way the stated probabilities were off, and how well they told faulty from sound.
func Forecasts(f *calibration.Forecasts) []string {
	if f.N == 0 {
		return nil
	}
	lean := "as much doubt as there was cause for"
	if points := math.Round(100 * f.Bias); points != 0 {
		lean = fmt.Sprintf("%.0f points too much %s", math.Abs(points), map[bool]string{true: "doubt", false: "trust"}[points > 0])
	}
	out := []string{fmt.Sprintf("On average you said %.0f %%, and %.0f %% were at fault: %s (bias).", 100*f.MeanP, 100*f.BaseRate, lean)}
	if f.HasBoth {
		out = append(out, fmt.Sprintf("Of a faulty and a sound device you gave the faulty one the higher number in %.0f %% of pairs; 50 %% is guessing.", 100*f.AUC))
	}
	return out
}

// Brier is the score of the stated probabilities, and its parts where both faulty and sound devices were judged.
func Brier(f *calibration.Forecasts) []string {
	if f.N == 0 {
		return nil
	}
	out := []string{fmt.Sprintf("Brier score %s over %s: the mean square of the distance between what you said and what was so. 0 is best; saying 50 %% of everything gets 0.25.",
		three(f.Brier), number(f.N, "stated probability", "stated probabilities"))}
	if f.HasBoth {
		out = append(out, fmt.Sprintf("It is made of %s for numbers that did not come true as often as they said (reliability, 0 is best), less %s for telling faulty from sound "+
			"(resolution, more is better), and %s that came with the cases (uncertainty, which nobody can lower). Rounding to tenths leaves %s.",
			three(f.Reliability), three(f.Resolution), three(f.Uncertainty), three(f.Within)))
	}
	return out
}

// Curve tells the points of the calibration curve.
func Curve(c *calibration.Curve) []string {
	var out []string
	for _, p := range c.Points {
		out = append(out, fmt.Sprintf("Of the %d times that you said about %.0f %%, %.0f %% were at fault.", p.N, 100*p.Said, 100*p.Observed))
	}
	if c.Suppressed > 0 {
		out = append(out, Suppressed(c))
	}
	return out
}

// Suppressed says how many judgements the curve does not show.
func Suppressed(c *calibration.Curve) string {
	return fmt.Sprintf("%s in groups of fewer than %d: not shown.", number(c.Suppressed, "judgement", "judgements"), calibration.FewestInBin)
}

// Evidence says how beliefs stood to what the clues supported.
func Evidence(e *calibration.Evidence) []string {
	var out []string
	if e.N > 0 {
		side := "with as much doubt as they bear out"
		if points := math.Round(100 * e.Gap); points != 0 {
			side = fmt.Sprintf("on balance %.0f points %s doubt than they bear out", math.Abs(points), map[bool]string{true: "more", false: "less"}[points > 0])
		}
		out = append(out, fmt.Sprintf("Beside an ideal observer who had found the same clues: %.0f points away on average, %s.", 100*e.Distance, side))
	}
	if e.Steps > 0 {
		times := "the one time"
		if e.Steps > 1 {
			times = fmt.Sprintf("the %d times", e.Steps)
		}
		out = append(out, fmt.Sprintf("Updating: %s that you stated a belief again after finding clues, you moved %s of the way that they called for. 1 is ideal, below 1 too little, above 1 too far; likelihood ratios are teaching values.",
			times, two(e.Ratio)))
	}
	return out
}

func two(x float64) string { return unsigned(fmt.Sprintf("%.2f", x)) }

func three(x float64) string { return unsigned(fmt.Sprintf("%.3f", x)) }

// unsigned takes the sign off nought.
func unsigned(s string) string {
	if bare := strings.TrimPrefix(s, "-"); strings.Trim(bare, "0.") == "" {
		return bare
	}
	return s
}

func number(n int, one, many string) string { return fmt.Sprintf("%d %s", n, plural(n, one, many)) }

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
