package calibration

import "downtime/game/score"

// Source says what a trial came from. A trial with any other source enters no report.
type Source string

// The sources of trials.
const (
	Shift Source = "shift" // a scenario, played through: one trial for each scored device
	Drill Source = "drill" // a short vignette of one device, with no patient to treat
)

// Kinds of a sound device's trial; that of a faulty one's is the kind of fault.
const (
	Mimic     = "mimic"     // illness looked like a fault
	Plain     = "plain"     // nothing was wrong with any device
	Bystander = "bystander" // sound, in a case whose fault was another device's or had not begun
)

// Trial is one judgement: one scored device in one run or vignette, by the last belief before the truth was shown. A case in which experts
// differ on whether the device is at fault is no trial.
type Trial struct {
	Source   Source
	Family   string  // kind of device
	Kind     string  // kind of fault, or Mimic, Plain or Bystander
	Faulty   bool    // the truth: a fault of it was material
	Stated   bool    // a belief was stated
	P        float64 // that belief, 0 to 1; without meaning if not Stated
	Declared bool    // the device was declared at fault in so many words, whatever P says
	Ideal    float64 // what the clues found support, 0 to 1; 0 if not known
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
			Source: Shift, Family: t.Family, Kind: kindOf(c.Kind, t.Faulty), Faulty: t.Faulty, Stated: t.Stated, P: t.P, Ideal: t.Ideal,
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
