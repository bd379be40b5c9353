package methane

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"downtime/game/skill"
)

// Book is content/skills/methane.yaml.
type Book struct {
	Situations []Situation `yaml:"situations"`
	Cards      []Card      `yaml:"cards"`
	Traps      []Deed      `yaml:"traps"` // what is tempting and harms
}

// Situation is one incident. In its texts {a}, {b}, {units}, {harmed}, {unknown}, {exposed} and {more} stand for numbers that a go draws; see skill.Counted.
type Situation struct {
	ID      string   `yaml:"id"`
	Level   int      `yaml:"level"` // from which it is drawn
	Title   string   `yaml:"title"`
	Say     []string `yaml:"say"`
	Papers  []Sheet  `yaml:"papers"`
	M       string   `yaml:"m"`      // right answer of the first letter
	Where   []string `yaml:"where"`  // the exact place, then others
	Device  string   `yaml:"device"` // what is counted
	Numbers Numbers  `yaml:"numbers"`
	Type    []string `yaml:"type"`
	Hazards []string `yaml:"hazards"`
	Working []string `yaml:"working"`
	Need    []string `yaml:"need"`
	Grades  []string `yaml:"grades"` // accepted, the aptest first
	Reasons []string `yaml:"reasons"`
	Ask     string   `yaml:"ask"`
	Why     string   `yaml:"why"`
	Update  Update   `yaml:"update"`
	Model   string   `yaml:"model"`
}

// Sheet is a paper of a situation.
type Sheet struct {
	Title string     `yaml:"title"`
	Rows  [][]string `yaml:"rows"`
}

// Numbers are spans, each from its first to its second.
type Numbers struct {
	A       [2]int `yaml:"a"` // exposed patients in one place
	B       [2]int `yaml:"b"` // and in another
	Units   [2]int `yaml:"units"`
	Harmed  [2]int `yaml:"harmed"`
	Unknown [2]int `yaml:"unknown"`
}

// Update is what is told while the report is being written, at the level where things change: that many more exposed, and more units if it says so.
type Update struct {
	Say   string `yaml:"say"`
	Units bool   `yaml:"units"`
}

// Card is the action card of a grade.
type Card struct {
	Grade   string `yaml:"grade"`
	Title   string `yaml:"title"`
	Reports string `yaml:"reports"` // to whom
	Lines   []Deed `yaml:"lines"`
}

// Deed is something that can be done: a line of a card, or a trap.
type Deed struct {
	ID    string `yaml:"id"`
	Phase string `yaml:"phase"` // standby, declared, stand-down; "" of a trap
	Line  string `yaml:"line"`  // as it stands on the card
	Does  string `yaml:"does"`  // what the hands do
	Says  string `yaml:"says"`  // what comes of it
}

// The phases of a card.
const (
	standby   = "standby"
	declared  = "declared"
	standDown = "stand-down"
)

// fewest situations, so that goes differ.
const fewest = 6

func (b *Book) check() error {
	if len(b.Situations) < fewest || len(b.Traps) < 3 || !slices.ContainsFunc(b.Situations, func(s Situation) bool { return s.Level == 0 }) {
		return fmt.Errorf("a book needs %d situations, one of them at level 0, and 3 traps", fewest)
	}
	var errs []error
	for i := range b.Situations {
		if err := b.Situations[i].check(); err != nil {
			errs = append(errs, fmt.Errorf("situation %q: %w", b.Situations[i].ID, err))
		}
	}
	for _, g := range grades {
		if c := b.card(g.ID); c == nil {
			errs = append(errs, fmt.Errorf("there is no card for %q", g.ID))
		} else if err := c.check(); err != nil {
			errs = append(errs, fmt.Errorf("card %q: %w", c.Grade, err))
		}
	}
	for i := range b.Traps {
		if t := &b.Traps[i]; t.ID == "" || t.Does == "" || t.Says == "" || t.Phase != "" {
			errs = append(errs, fmt.Errorf("trap %q needs id, does and says, and no phase", t.ID))
		}
	}
	return errors.Join(errs...)
}

func (s *Situation) check() error {
	if slices.Contains([]string{s.ID, s.Title, s.Device, s.Why, s.Update.Say, s.Model}, "") || len(s.Say) == 0 || len(s.Where) < 3 {
		return errors.New("id, title, say, device, why, update, model and three places are all needed")
	}
	for _, x := range []struct {
		what    string
		ids     []string
		options []skill.Option
	}{
		{"m", []string{s.M}, declarations},
		{"type", s.Type, types},
		{"hazard", s.Hazards, hazards},
		{"working", s.Working, working},
		{"need", s.Need, needs},
		{"grade", s.Grades, grades},
		{"reason", s.Reasons, reasons},
		{"ask", []string{s.Ask}, asks},
	} {
		if len(x.ids) == 0 {
			return fmt.Errorf("%s has no right answer", x.what)
		}
		for _, id := range x.ids {
			if !skill.Offered(x.options, id) {
				return fmt.Errorf("%q is no %s", id, x.what)
			}
		}
	}
	n := &s.Numbers
	for _, span := range [...][2]int{n.A, n.B, n.Units, n.Harmed, n.Unknown} {
		if span[0] < 0 || span[1] < span[0] {
			return fmt.Errorf("a span of numbers goes from %d to %d", span[0], span[1])
		}
	}
	return s.checkTold()
}

// checkTold refuses a situation that does not tell a number that it asks for.
func (s *Situation) checkTold() error {
	var all strings.Builder
	all.WriteString(strings.Join(s.Say, " "))
	for _, p := range s.Papers {
		for _, r := range p.Rows {
			all.WriteString(strings.Join(r, " "))
		}
	}
	for _, name := range []string{"a", "b", "units", "harmed", "unknown"} {
		if !skill.Counts(all.String(), name) {
			return fmt.Errorf("nothing tells {%s}", name)
		}
	}
	if !skill.Counts(s.Update.Say, "more") {
		return errors.New("the update does not tell {more}")
	}
	return nil
}

func (c *Card) check() error {
	if c.Title == "" || c.Reports == "" || len(c.Lines) < 4 {
		return errors.New("title, reports and four lines are needed")
	}
	due := 0
	for _, l := range c.Lines {
		if slices.Contains([]string{l.ID, l.Line, l.Does, l.Says}, "") || !slices.Contains([]string{standby, declared, standDown}, l.Phase) {
			return fmt.Errorf("line %q needs id, phase, line, does and says", l.ID)
		}
		if l.Phase != standDown {
			due++
		}
	}
	if due == len(c.Lines) {
		return errors.New("a card has a line for the stand down, which is not yet due")
	}
	return nil
}

func (b *Book) card(grade string) *Card {
	for i := range b.Cards {
		if b.Cards[i].Grade == grade {
			return &b.Cards[i]
		}
	}
	return nil
}
