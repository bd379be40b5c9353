package liar

import (
	"errors"
	"fmt"
	"slices"

	"downtime/game/skill"
)

// Book is content/skills/liar.yaml.
type Book struct {
	Pairs []Pair `yaml:"pairs"`
}

// Pair is two vignettes with one opening.
type Pair struct {
	ID      string      `yaml:"id"`
	Level   int         `yaml:"level"`  // 1 to 3: how hard it is to tell
	Family  string      `yaml:"family"` // kind of device
	Fault   string      `yaml:"fault"`  // kind of fault, where it is at fault
	Mimic   bool        `yaml:"mimic"`  // where it is sound, illness looks like a fault; else nothing is wrong
	Device  string      `yaml:"device"` // "the pump"
	Place   string      `yaml:"place"`
	Story   string      `yaml:"story"`
	Readout [][2]string `yaml:"readout"`
	Checks  []Check     `yaml:"checks"`
	Faulty  string      `yaml:"faulty"` // what was true, where it is at fault
	Sound   string      `yaml:"sound"`  // what was true, where it is not
}

// Check is one cheap look.
type Check struct {
	ID     string  `yaml:"id"`
	Label  string  `yaml:"label"`
	Key    string  `yaml:"key"`
	Faulty string  `yaml:"faulty"` // what it shows where the device is at fault
	Sound  string  `yaml:"sound"`
	For    float64 `yaml:"for"`     // likelihood ratio of the faulty finding, 1 or more
	Not    float64 `yaml:"against"` // likelihood ratio of the sound finding, 1 or less
}

// tells reports whether the check tells the truths apart.
func (c *Check) tells() bool { return c.For >= 3 && c.Not <= 1.0/3 }

// fewestPairs makes 60 vignettes, half of them with a sound device.
const fewestPairs = 30

// New is the skill. An error says what of the book cannot be.
func New(b Book) (skill.Skill, error) {
	if len(b.Pairs) < fewestPairs {
		return skill.Skill{}, fmt.Errorf("there are %d pairs; %d are needed", len(b.Pairs), fewestPairs)
	}
	var ids []string
	easy := 0
	for i := range b.Pairs {
		p := &b.Pairs[i]
		if slices.Contains(ids, p.ID) {
			return skill.Skill{}, fmt.Errorf("the pair %q stands twice", p.ID)
		}
		if err := p.check(); err != nil {
			return skill.Skill{}, fmt.Errorf("pair %s: %w", p.ID, err)
		}
		ids = append(ids, p.ID)
		if p.Level == 1 {
			easy++
		}
	}
	if easy < goes(Shift)+1 {
		return skill.Skill{}, fmt.Errorf("%d pairs of level 1 are too few", easy)
	}
	return skill.Skill{
		ID: "liar", Title: "Spot the liar", Minutes: 4, Modes: []string{Drill, Shift},
		Standard: "Every device judged rightly after a look that tells, with a mean Brier score of 0.10 or less, at the hardest level",
		About: "A readout looks odd. At work it is nearly always the patient. Now and then it is the machine, and then everything that follows is wrong. Two " +
			"or three looks that cost seconds tell which; the skill is to take them, to say how sure you are, and to be right about how sure.",
		Levels:  []string{"Plain liars", "Liars that look well", "Liars that agree with themselves"},
		Untimed: []int{0},
		Sources: sources,
		Begin:   func(s skill.Setup) skill.Exercise { return begin(&b, s) },
		Bots:    []skill.Bot{{Name: "good", Play: playWell}, {Name: "usual", Play: playAsMost}, {Name: "doubter", Play: playInDoubt}},
	}, nil
}

func (c *Check) check() error {
	switch {
	case slices.Contains([]string{c.ID, c.Label, c.Faulty, c.Sound}, "") || len(c.Key) != 1:
		return errors.New("id, label, a key of one letter, faulty and sound are all needed")
	case c.For < 1 || c.Not > 1 || c.Not <= 0:
		return errors.New("for is 1 or more, against is 1 or less and above 0")
	case (c.Faulty == c.Sound) != (c.For == 1 && c.Not == 1):
		return errors.New("a finding that is the same in both truths has likelihood ratios of 1, and only it")
	}
	return nil
}

func (p *Pair) check() error {
	switch {
	case slices.Contains([]string{p.ID, p.Family, p.Fault, p.Device, p.Place, p.Story, p.Faulty, p.Sound}, ""):
		return fmt.Errorf("id, family, fault, device, place, story, faulty and sound are all needed")
	case p.Level < 1 || p.Level > 3:
		return fmt.Errorf("the level is 1 to 3, not %d", p.Level)
	case len(p.Readout) == 0 || len(p.Checks) < 2 || len(p.Checks) > 3:
		return fmt.Errorf("a readout and two or three checks are needed")
	}
	telling := 0
	for i := range p.Checks {
		c := &p.Checks[i]
		if err := c.check(); err != nil {
			return fmt.Errorf("check %q: %w", c.ID, err)
		}
		if slices.ContainsFunc(p.Checks[:i], func(o Check) bool { return o.ID == c.ID || o.Key == c.Key }) {
			return fmt.Errorf("check %q: its id or key stands twice", c.ID)
		}
		if c.tells() {
			telling++
		}
	}
	if telling < 2 {
		return fmt.Errorf("two checks must tell the truths apart (for 3 or more, against a third or less)")
	}
	return nil
}
