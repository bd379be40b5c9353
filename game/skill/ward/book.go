package ward

import (
	"errors"
	"fmt"
	"slices"

	"downtime/game/skill"
)

// Book is content/skills/rank.yaml.
type Book struct {
	Wards []Ward `yaml:"wards"`
}

// Ward is six patients, the systems under suspicion, and the pairs on which clinicians may well differ.
type Ward struct {
	ID       string      `yaml:"id"`
	Place    string      `yaml:"place"`
	Chart    string      `yaml:"chart"` // the early warning score that it keeps: NEWS2, PEWS
	Suspect  string      `yaml:"suspect"`
	Patients []Patient   `yaml:"patients"`
	Disputed [][2]string `yaml:"disputed"` // pairs of patients' ids
}

// Patient is one bed.
type Patient struct {
	ID         string `yaml:"id"`    // "A4"
	Who        string `yaml:"who"`   // in a few words, for a list
	Runs       string `yaml:"runs"`  // what they have and what it runs on
	Early      int    `yaml:"early"` // by the ward's chart
	Dependence `yaml:",inline"`
	First      string `yaml:"first"` // the first act
	Why        string `yaml:"why"`
	Ready      string `yaml:"ready"` // said when this patient's fallback is running
}

// inWard is how many patients a ward of this skill has.
const inWard = 6

// New is the skill. An error says what of the book cannot be.
func New(b Book) (skill.Skill, error) {
	if len(b.Wards) < 2 {
		return skill.Skill{}, fmt.Errorf("a go needs two wards, and there are %d", len(b.Wards))
	}
	for i := range b.Wards {
		if err := b.Wards[i].check(); err != nil {
			return skill.Skill{}, err
		}
	}
	return skill.Skill{
		ID: "rank", Title: "Rank the ward", Minutes: 4,
		Standard: "Weighted agreement of 0.75 or more on both wards, and nobody on the list who does not belong there",
		About: "When a system may be lying, the sickest patient is not always the one to see first. First comes whoever's life or dose hangs on it, soonest, " +
			"with no fallback ready; and a number that may be silently wrong is worse than one that is known to be lost. An airway, breathing or " +
			"circulation in danger comes before any list.",
		Levels:  []string{"What hangs on what is spelt out", "From the board alone", "From the board, then again when things have moved"},
		Untimed: []int{0},
		Sources: sources,
		Begin:   func(s skill.Setup) skill.Exercise { return begin(&b, s) },
		Bots:    []skill.Bot{{Name: "good", Play: playWell}, {Name: "usual", Play: playAsMost}},
	}, nil
}

func (w *Ward) check() error {
	if w.Chart == "" {
		return fmt.Errorf("ward %s: the chart is missing (NEWS2, PEWS)", w.ID)
	}
	if len(w.Patients) != inWard {
		return fmt.Errorf("ward %s has %d patients, not %d", w.ID, len(w.Patients), inWard)
	}
	var ids []string
	for i := range w.Patients {
		p := &w.Patients[i]
		if p.ID == "" || slices.Contains(ids, p.ID) {
			return fmt.Errorf("ward %s: the id %q is empty or stands twice", w.ID, p.ID)
		}
		if err := p.check(); err != nil {
			return fmt.Errorf("ward %s, patient %s: %w", w.ID, p.ID, err)
		}
		ids = append(ids, p.ID)
	}
	for _, pair := range w.Disputed {
		if !slices.Contains(ids, pair[0]) || !slices.Contains(ids, pair[1]) {
			return fmt.Errorf("ward %s: the disputed pair %v names nobody there", w.ID, pair)
		}
	}
	return nil
}

func (p *Patient) check() error {
	if p.Who == "" || p.Runs == "" || p.First == "" || p.Why == "" {
		return errors.New("who, runs, first and why are all needed")
	}
	d := &p.Dependence
	for _, f := range [...][2]int{{d.Dependence, 4}, {d.Time, 4}, {d.Fallback, 3}, {d.Integrity, 2}, {d.Irreversibility, 2}, {p.Early, 20}} {
		if out(f[0], f[1]) {
			return errors.New("a figure is out of its range")
		}
	}
	return nil
}

func out(x, most int) bool { return x < 0 || x > most }
