package report

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"downtime/game/skill"
)

// Book is content/skills/report.yaml.
type Book struct {
	Incidents []Incident `yaml:"incidents"`
}

// Incident is one device and what it did. In its texts {set} and {did} stand for the numbers, {serial} for the serial number, {name} for the patient,
// {elsewhere} for how many others do the same; see skill.Counted.
type Incident struct {
	ID        string     `yaml:"id"`
	Level     int        `yaml:"level"` // from which it is drawn
	Place     string     `yaml:"place"`
	Hour      string     `yaml:"hour"`
	Night     bool       `yaml:"night"` // nobody else can take it before the morning, and others are waiting
	Story     []string   `yaml:"story"`
	Name      string     `yaml:"name"`    // the patient's, who does not belong into a report
	Devices   []string   `yaml:"devices"` // for the pick-list, the right one first
	Prefix    string     `yaml:"prefix"`  // of the serial number
	Version   string     `yaml:"version"` // of the software; "" if it is not visible
	Unit      string     `yaml:"unit"`
	Asked     string     `yaml:"asked"`  // what the first number is: "It was set to"
	Found     string     `yaml:"found"`  // and the second: "It gave"
	Set       [2]float64 `yaml:"set"`    // span of the first number
	Times     float64    `yaml:"times"`  // the second by the first
	Digits    int        `yaml:"digits"` // behind the point
	Saw       [][]string `yaml:"saw"`
	Harm      []string   `yaml:"harm"`    // that are accepted, the aptest first
	Because   string     `yaml:"because"` // why that harm and no other
	Elsewhere [2]int     `yaml:"elsewhere"`
	Action    string     `yaml:"action"`
	Told      []string   `yaml:"told"`
	Keep      []string   `yaml:"keep"`
	Notice    string     `yaml:"notice"`
}

// fewest incidents, so that goes differ.
const fewest = 6

func (b *Book) check() error {
	if len(b.Incidents) < fewest || !slices.ContainsFunc(b.Incidents, func(x Incident) bool { return x.Level == 0 }) {
		return fmt.Errorf("a book needs %d incidents, one of them at level 0", fewest)
	}
	var errs []error
	for i := range b.Incidents {
		if err := b.Incidents[i].check(); err != nil {
			errs = append(errs, fmt.Errorf("incident %q: %w", b.Incidents[i].ID, err))
		}
	}
	return errors.Join(errs...)
}

func (x *Incident) check() error {
	if slices.Contains([]string{x.ID, x.Place, x.Hour, x.Name, x.Prefix, x.Asked, x.Found, x.Notice, x.Because}, "") || len(x.Story) == 0 || len(x.Devices) != 3 || len(x.Saw) == 0 {
		return errors.New("id, place, hour, story, name, three devices, prefix, asked, found, saw, because and notice are all needed")
	}
	if x.backwards() || x.Times < 0 || x.Times == 1 {
		return errors.New("a span of numbers runs backwards, or the device did what it was set to")
	}
	for _, a := range []struct {
		what    string
		ids     []string
		options []skill.Option
	}{
		{"harm", x.Harm, harms},
		{"action", []string{x.Action}, actions},
		{"told", x.Told, people},
		{"thing to keep", x.Keep, keeps},
	} {
		for _, id := range a.ids {
			if !skill.Offered(a.options, id) {
				return fmt.Errorf("%q is no %s", id, a.what)
			}
		}
	}
	if len(x.Keep) < 4 || len(x.Told) < 2 || len(x.Harm) == 0 {
		return errors.New("at least four things to keep, two people to tell and one grade of harm are needed")
	}
	return x.checkTold()
}

func (x *Incident) backwards() bool {
	return x.Set[0] < 0 || x.Set[1] < x.Set[0] || x.Elsewhere[1] < x.Elsewhere[0]
}

// checkTold refuses an incident whose papers do not tell what the form asks for.
func (x *Incident) checkTold() error {
	all := strings.Join(x.Story, " ")
	for _, r := range x.Saw {
		all += " " + strings.Join(r, " ")
	}
	for _, name := range []string{"set", "did", "elsewhere", "name"} {
		if !skill.Counts(all, name) {
			return fmt.Errorf("nothing tells {%s}", name)
		}
	}
	if !strings.Contains(x.Notice, "{serial}") {
		return errors.New("the notice does not cite {serial}")
	}
	return nil
}
