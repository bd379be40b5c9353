package judgement

import (
	"fmt"
	"math"
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
	say("One judgement is one scored device in one run, by the last belief that you stated before the end. Half or more is a call of a fault.")
	switch {
	case c.Runs == 0:
		say("No run counts yet: play a case to its end, and say along the way how likely you think a fault is.")
	case c.Earlier > 0:
		say("%s: scored, and played to the end. Those of earlier versions count as they were judged then: %d.", number(c.Runs, "run counts", "runs count"), c.Earlier)
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
	out = append(out, Verdict(&r.All)...)
	for _, set := range [][]calibration.Group{r.ByFamily, r.ByKind} {
		for i := range set {
			out = append(out, GroupLine(&set[i], GroupName(&set[i])))
		}
	}
	return append(append(append(out, Forecasts(&r.Stated)...), Curve(&r.Curve)...), Evidence(&r.Evidence)...)
}

// GroupName names a family of devices or a kind of truth as a trainee would.
func GroupName(g *calibration.Group) string {
	switch g.Name {
	case "silent", "overt":
		return g.Name + " faults"
	case calibration.Mimic:
		return "sound, patient ill"
	case calibration.Plain:
		return "sound, all well"
	case calibration.Bystander:
		return "sound bystander"
	}
	return g.Name
}

// GroupLine is the counts of a group with the rates that they allow to be said.
func GroupLine(g *calibration.Group, name string) string {
	c := &g.Counts
	var parts []string
	if n := c.Signals(); n > 0 {
		parts = append(parts, fmt.Sprintf("%s and %s, %s of faults called", number(c.Hits, "hit", "hits"), number(c.Misses, "miss", "misses"), Share(c.Hits, n, g.HitRate)))
	}
	if n := c.Noise(); n > 0 {
		parts = append(parts, fmt.Sprintf("%s and %s, %s of sound devices called at fault",
			number(c.FalseAlarms, "false alarm", "false alarms"), number(c.CorrectRejections, "correct rejection", "correct rejections"), Share(c.FalseAlarms, n, g.FalseAlarmRate)))
	}
	if c.Unstated > 0 {
		parts = append(parts, fmt.Sprintf("%d not stated, which is no answer and not one half", c.Unstated))
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
		fmt.Sprintf("How well you tell faulty from sound: %s. 0 is chance.", DPrime(g)),
		fmt.Sprintf("Which way you lean: criterion %s (%s to %s); above 0 is slow to call a fault, below 0 quick to. %s.",
			two(d.Criterion), two(d.CriterionInterval.Low), two(d.CriterionInterval.High), capital(g.Lean.String())),
	}
	if g.Level == calibration.Provisional {
		out = append(out, fmt.Sprintf("Provisional until there are %d faulty and %d sound devices.", calibration.FewestReported, calibration.FewestReported))
	}
	return out
}

// Forecasts says how good the stated probabilities were.
func Forecasts(f *calibration.Forecasts) []string {
	if f.N == 0 {
		return nil
	}
	out := []string{
		fmt.Sprintf("%s: Brier score %s, the mean square of the distance between what you said and what was so (0 is best; 0.25 is what a coin gets).",
			number(f.N, "stated probability", "stated probabilities"), three(f.Brier)),
		fmt.Sprintf("It adds up from: %s of poor matching, how far what you said lay from how often it came true (reliability, 0 is best); less %s for telling apart, how "+
			"much your numbers differed between what was faulty and what was sound (resolution, more is better); and %s that the cases bring, which nobody can lower "+
			"(uncertainty). Rounding what you said to tenths leaves %s.", three(f.Reliability), three(f.Resolution), three(f.Uncertainty), three(f.Within)),
	}
	lean := "as much doubt as there was cause for"
	if points := math.Round(100 * f.Bias); points != 0 {
		lean = fmt.Sprintf("%.0f points too much %s", math.Abs(points), map[bool]string{true: "doubt", false: "trust"}[points > 0])
	}
	out = append(out, fmt.Sprintf("Bias: you said %.0f %% on average, and %.0f %% were at fault: %s.", 100*f.MeanP, 100*f.BaseRate, lean))
	if f.HasBoth {
		out = append(out, fmt.Sprintf("Of a faulty and a sound device the faulty one had the higher probability in %.0f %% of pairs; 50 %% is chance.", 100*f.AUC))
	}
	return out
}

// Curve tells the points of the calibration curve.
func Curve(c *calibration.Curve) []string {
	var out []string
	for _, p := range c.Points {
		out = append(out, fmt.Sprintf("Where you said about %.0f %%, %.0f %% were at fault, of %d.", 100*p.Said, 100*p.Observed, p.N))
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
		side := map[bool]string{true: "more", false: "less"}[e.Gap > 0]
		out = append(out, fmt.Sprintf("Against an ideal observer of the clues you had found: %.0f points away on average, on balance %.0f points %s doubt than they bear out.",
			100*e.Distance, 100*math.Abs(e.Gap), side))
	}
	if e.Steps > 0 {
		out = append(out, fmt.Sprintf("Updating, %s after clues were found: you moved %s of the way that they called for. 1 is ideal, below 1 sluggish, above 1 too far; likelihood ratios are teaching values.",
			number(e.Steps, "belief stated again", "beliefs stated again"), two(e.Ratio)))
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

func number(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
