package kit

import (
	"fmt"
	"slices"

	"downtime/game/skill"
)

// Book is content/skills/kit.yaml.
type Book struct {
	Wards []Ward `yaml:"wards"`
	Items []Item `yaml:"items"`
}

// Ward is a place with needs of its own.
type Ward struct {
	ID    string   `yaml:"id"`
	Place string   `yaml:"place"`
	Dark  string   `yaml:"dark"` // what has gone dark
	Own   []string `yaml:"own"`  // items that only this ward needs
}

// Item is one thing on the shelf.
type Item struct {
	ID     string  `yaml:"id"`
	Label  string  `yaml:"label"`
	Kind   string  `yaml:"kind"` // core (every ward's bag), own (some wards'), or no (it does not belong in the bag)
	Why    string  `yaml:"why"`
	Sound  string  `yaml:"sound"`  // how it looks in the bag when all is well
	Faults []Fault `yaml:"faults"` // how it may look otherwise
}

// Fault is one way in which an item of the bag fails.
type Fault struct {
	Seen string `yaml:"seen"`
	Why  string `yaml:"why"`
	Mend string `yaml:"mend"`
}

const (
	core = "core"
	own  = "own"
	no   = "no"
)

// How many things of each kind lie on the shelf; with all of them a list still fits a small screen.
const (
	shelfCore, shelfOwn, shelfNo = 9, 2, 4
)

// New is the skill. An error says what of the book cannot be.
func New(b Book) (skill.Skill, error) {
	if err := b.check(); err != nil {
		return skill.Skill{}, err
	}
	return skill.Skill{
		ID: "kit", Title: "Pack the battle bag", Minutes: 3,
		Standard: "Everything that is needed and nothing that is not, and everything wrong with the bag found, against the clock",
		About: "When the screens go dark the ward has what is in the bag. It is packed on a quiet day and opened on the worst one, so it is checked by the " +
			"calendar: a torch without batteries and a telephone list of three years ago are no kit at all.",
		Levels:  []string{"Pack it", "Pack it, and find the one thing wrong", "Two things wrong, against the clock"},
		Untimed: []int{0, 1},
		Sources: sources,
		Begin:   func(s skill.Setup) skill.Exercise { return begin(&b, s) },
		Bots:    []skill.Bot{{Name: "good", Play: playWell}, {Name: "usual", Play: playAsMost}},
	}, nil
}

func (b *Book) check() error {
	count := map[string]int{}
	var ids []string
	for i := range b.Items {
		x := &b.Items[i]
		if slices.Contains(ids, x.ID) {
			return fmt.Errorf("the item id %q stands twice", x.ID)
		}
		if err := x.check(); err != nil {
			return err
		}
		ids = append(ids, x.ID)
		count[x.Kind]++
	}
	if count[core] < shelfCore || count[no] < shelfNo || len(b.Wards) == 0 {
		return fmt.Errorf("there must be a ward, %d core items and %d that do not belong", shelfCore, shelfNo)
	}
	for _, w := range b.Wards {
		if err := b.checkWard(&w); err != nil {
			return err
		}
	}
	return nil
}

func (b *Book) checkWard(w *Ward) error {
	if len(w.Own) < shelfOwn {
		return fmt.Errorf("ward %s: %d items of its own are needed", w.ID, shelfOwn)
	}
	for _, id := range w.Own {
		if i := b.index(id); i < 0 || b.Items[i].Kind != own {
			return fmt.Errorf("ward %s: %q is no item of kind own", w.ID, id)
		}
	}
	return nil
}

func (x *Item) check() error {
	switch {
	case x.ID == "" || x.Label == "" || x.Why == "":
		return fmt.Errorf("item %q: id, label and why are needed", x.ID)
	case x.Kind != core && x.Kind != own && x.Kind != no:
		return fmt.Errorf("item %s: the kind is core, own or no, not %q", x.ID, x.Kind)
	case x.Kind == core && (x.Sound == "" || len(x.Faults) == 0):
		return fmt.Errorf("item %s: a core item needs sound and at least one fault", x.ID)
	}
	return nil
}

func (b *Book) index(id string) int {
	return slices.IndexFunc(b.Items, func(x Item) bool { return x.ID == id })
}
