package counterfactual

import (
	"fmt"
	"math"
	"strings"

	"downtime/game/engine"
	"downtime/game/track"
)

// label is the decision in words.
func (c *change) label() string {
	in := c.subject()
	if in.Kind == engine.Choose {
		return "Your answer: " + c.sc.Scenes[in.Scene].Choices[in.Choice].Label
	}
	return c.sc.ActionWords(in.Action)
}

// subject is the input that the decision is about.
func (c *change) subject() engine.Input {
	if c.d.Input > 0 {
		return c.t.Inputs[c.d.Input-1]
	}
	return c.d.acts[0]
}

// sentence says the difference, with its time.
func (c *change) sentence(was *engine.State) string {
	text := c.otherwise() + ", " + c.difference(was) + "."
	if all, before := track.Harm(c.sc, &c.end), track.Harm(c.sc, was); len(c.sc.Patients) > 1 && math.Abs(all-before) >= 0.5 { // as in the curves and the timeline
		text += fmt.Sprintf(" All patients together, each by their share: %.0f instead of %.0f.", all, before)
	}
	if c.end.Over && c.end.Tick < c.t.End {
		text += fmt.Sprintf(" The run would then have ended at %s; the two are compared up to there.", c.sc.Clock(c.end.Tick))
	}
	return text
}

// otherwise says what is changed, and when.
func (c *change) otherwise() string {
	what, made := "«"+strings.TrimPrefix(c.label(), "Your answer: ")+"»", c.sc.Clock(c.d.Tick)
	switch c.d.Kind {
	case LeftOut:
		return fmt.Sprintf("Without %s at %s", what, made)
	case Moved:
		return fmt.Sprintf("With %s at %s instead of %s", what, c.sc.Clock(c.done), made)
	case Replaced:
		other := c.d.acts[0]
		return fmt.Sprintf("With the answer «%s» at %s instead of %s", c.sc.Scenes[other.Scene].Choices[other.Choice].Label, made, what)
	}
	text := fmt.Sprintf("With %s at %s", what, c.sc.Clock(c.done))
	if c.needed > 0 {
		text += fmt.Sprintf(" (and %s that must come first)", counted(c.needed, "act"))
	}
	return text
}

// difference compares the two ends, in the patient whom it concerns most.
func (c *change) difference(was *engine.State) string {
	p, most := 0, -1.0
	for i := range c.sc.Patients {
		by := math.Abs(was.Harm[i].Points()-c.end.Harm[i].Points()) * c.sc.Patients[i].Weight
		if by > most {
			p, most = i, by
		}
	}
	a, b := &was.Harm[p], &c.end.Harm[p]
	if math.Abs(a.Points()-b.Points()) < 0.5 {
		if len(c.sc.Patients) > 1 {
			return "the patients would have fared much the same"
		}
		return "the patient would have fared much the same"
	}
	fared := "done better"
	switch {
	case a.Died && !b.Died:
		fared = "lived"
	case b.Died && !a.Died:
		fared = "died"
	case b.Points() > a.Points():
		fared = "done worse"
	}
	format := "%s would have %s: harm %.0f instead of %.0f (0 none, 100 as bad as death)"
	if math.Round(a.Points()) == math.Round(b.Points()) {
		format = strings.ReplaceAll(format, "%.0f", "%.1f")
	}
	text := fmt.Sprintf(format, c.sc.Patients[p].Name, fared, b.Points(), a.Points())
	if a.Died != b.Died {
		return text
	}
	for _, q := range []struct {
		words    string
		was, now float64
	}{
		{"without a pulse", a.Arrest, b.Arrest},
		{"below 88 % saturation", a.HypoxiaFor, b.HypoxiaFor},
		{"with a mean pressure below 60", a.LowFor, b.LowFor},
		{"below pH 7.20", a.AcidosisFor, b.AcidosisFor},
	} {
		if math.Abs(q.was-q.now) >= 5 {
			return fmt.Sprintf("%s. Time %s: %s instead of %s", text, q.words, spent(q.now), spent(q.was))
		}
	}
	return text
}

// spent is a stretch of time, with a word for none.
func spent(seconds float64) string {
	if seconds < 0.5 {
		return "none"
	}
	return minutes(seconds)
}

func minutes(seconds float64) string {
	n := int(seconds + 0.5)
	switch {
	case n < 60:
		return fmt.Sprintf("%d s", n)
	case n%60 == 0:
		return fmt.Sprintf("%d min", n/60)
	}
	return fmt.Sprintf("%d min %d s", n/60, n%60)
}

func counted(n int, what string) string {
	if n == 1 {
		return "one " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
