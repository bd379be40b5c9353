package calibration

import "downtime/game/score"

// Pool says what a trial came from. Pools are never put together: how often a device is at fault, and what is at stake, differ between them, and
// both move a criterion (Wolfe et al. 2007, 10.1037/0096-3445.136.4.623). A trial of any other pool enters no report.
type Pool string

// The pools of trials.
const (
	Case  Pool = "case"  // a scenario, played through: one trial for each scored device
	Drill Pool = "drill" // vignettes of one device, half of them at fault, with feedback after each
	Shift Pool = "shift" // vignettes of one device, few of them at fault, with feedback at the end
)

// Pools lists them in the order in which they are shown.
func Pools() []Pool { return []Pool{Case, Drill, Shift} }

// Kinds of a sound device's trial; that of a faulty one's is the kind of fault.
const (
	Mimic     = "mimic"     // illness looked like a fault
	Plain     = "plain"     // nothing was wrong with any device
	Bystander = "bystander" // sound, in a case whose fault was another device's or had not begun
)

// Trial is one judgement: one scored device in one run or vignette, by the last belief before the truth was shown. A case in which experts
// differ on whether the device is at fault is no trial.
type Trial struct {
	Pool     Pool
	Family   string  // kind of device
	Kind     string  // kind of fault, or Mimic, Plain or Bystander
	Faulty   bool    // the truth: a fault of it was material
	Stated   bool    // a belief was stated
	P        float64 // that belief, 0 to 1; without meaning if not Stated
	Declared bool    // the device was declared at fault in so many words, whatever P says
	Ideal    float64 // what the clues found support, 0 to 1; 0 if not known
	From     float64 // the first belief stated, if LR is above 0
	LR       float64 // likelihood ratio of the clues found from that belief to the last; 0 not known, 1 none
}

// Judged reports whether the trial holds a judgement. A belief not stated is unstated: neither yes, nor no, nor one half.
func (t *Trial) Judged() bool { return t.Stated || t.Declared }

// Yes reports whether the judgement was "at fault": a belief of one half or more, or a declaration.
func (t *Trial) Yes() bool { return t.Declared || t.Stated && t.P >= 0.5 }

// FromCard makes the trials of a finished run out of its Card. A practice bed gives none. The kind of fault is the variant's: silent or
// overt.
func FromCard(c *score.Card) []Trial {
	if !c.Scored {
		return nil
	}
	out := make([]Trial, 0, len(c.Trials))
	for _, t := range c.Trials {
		out = append(out, Trial{
			Pool: Case, Family: t.Family, Kind: kindOf(c.Kind, t.Faulty), Faulty: t.Faulty, Stated: t.Stated, P: t.P, Ideal: t.Ideal, From: t.From, LR: t.LR,
		})
	}
	return out
}

func kindOf(variant string, faulty bool) string {
	if faulty || variant == Mimic || variant == Plain {
		return variant
	}
	return Bystander
}
