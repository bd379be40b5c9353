package drip

import (
	"fmt"
	"slices"
)

// Book is content/skills/drip.yaml.
type Book struct {
	Orders []Order `yaml:"orders"`
	Drugs  []Drug  `yaml:"drugs"`
}

// Order is an infusion to set up.
type Order struct {
	Fluid  string  `yaml:"fluid"`
	Volume float64 `yaml:"volume"` // mL
	Hours  float64 `yaml:"hours"`
	Factor float64 `yaml:"factor"` // drops in 1 mL, as the packet has it
	Left   float64 `yaml:"left"`   // mL in the bag when you come; 0: it is full
	Plain  bool    `yaml:"plain"`  // a crystalloid without additives
	Level  int     `yaml:"level"`  // the first at which it comes
}

// PerHour is the rate ordered, mL/h.
func (o *Order) PerHour() float64 { return o.Volume / o.Hours }

// Drug is one drug that somebody wants to give tonight.
type Drug struct {
	ID      string   `yaml:"id"`
	Ask     string   `yaml:"ask"`
	Answers []Answer `yaml:"answers"`
	Why     string   `yaml:"why"`
}

// Answer is one way to give it.
type Answer struct {
	ID    string `yaml:"id"`
	Say   string `yaml:"say"`
	Right bool   `yaml:"right"`
	Never bool   `yaml:"never"` // it would kill or maim
}

// byDrops is the id of the answer that runs a drug by gravity.
const byDrops = "gravity"

const levels = 3

func (b *Book) check() error {
	var at [levels]int
	for i := range b.Orders {
		o := &b.Orders[i]
		switch {
		case o.Fluid == "" || !(o.Volume >= 50 && o.Volume <= 3000) || !(o.Hours > 0 && o.Hours <= 48):
			return fmt.Errorf("order %d (%q): a fluid, 50 to 3000 mL, over more than 0 and at most 48 hours", i+1, o.Fluid)
		case !slices.Contains([]float64{15, 20, 60}, o.Factor):
			return fmt.Errorf("order %q: a set has 15, 20 or 60 drops in 1 mL, not %v", o.Fluid, o.Factor)
		case o.Level < 0 || o.Level >= levels:
			return fmt.Errorf("order %q: the levels are 0 to %d, not %d", o.Fluid, levels-1, o.Level)
		case o.Left < 0 || o.Left > o.Volume:
			return fmt.Errorf("order %q: %v mL cannot be left of %v", o.Fluid, o.Left, o.Volume)
		}
		at[o.Level]++
	}
	for l, n := range at {
		if n < 2 {
			return fmt.Errorf("level %d has %d orders; two are needed, or every go there is the same", l, n)
		}
	}
	return b.checkDrugs()
}

func (b *Book) checkDrugs() error {
	var ids []string
	may, mayNot := 0, 0
	for i := range b.Drugs {
		d := &b.Drugs[i]
		if d.ID == "" || slices.Contains(ids, d.ID) || d.Ask == "" || d.Why == "" {
			return fmt.Errorf("drug %d (%q): an id of its own, ask and why are needed", i+1, d.ID)
		}
		ids = append(ids, d.ID)
		if err := d.check(); err != nil {
			return err
		}
		if d.right().ID == byDrops {
			may++
		} else {
			mayNot++
		}
	}
	if may < 4 || mayNot < 4 {
		return fmt.Errorf("%d drugs may run by drops and %d may not; four of each are needed", may, mayNot)
	}
	return nil
}

func (d *Drug) check() error {
	right := 0
	for _, a := range d.Answers {
		if a.ID == "" || a.Say == "" || a.Right && a.Never {
			return fmt.Errorf("drug %s: an answer needs id and say, and cannot be right and never", d.ID)
		}
		if a.Right {
			right++
		}
	}
	if right != 1 || len(d.Answers) < 3 {
		return fmt.Errorf("drug %s: three answers or more, and one of them right, not %d of %d", d.ID, right, len(d.Answers))
	}
	return nil
}

func (d *Drug) right() *Answer {
	for i := range d.Answers {
		if d.Answers[i].Right {
			return &d.Answers[i]
		}
	}
	return &Answer{}
}

// answer is the answer with that id.
func (d *Drug) answer(id string) *Answer {
	for i := range d.Answers {
		if d.Answers[i].ID == id {
			return &d.Answers[i]
		}
	}
	return &Answer{}
}
