package content

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	yaml "github.com/goccy/go-yaml"

	"downtime/game/skill"
	"downtime/game/skill/bag"
	"downtime/game/skill/chart"
	"downtime/game/skill/drip"
	"downtime/game/skill/early"
	"downtime/game/skill/gas"
	"downtime/game/skill/kit"
	"downtime/game/skill/liar"
	"downtime/game/skill/methane"
	"downtime/game/skill/pressure"
	"downtime/game/skill/pulse"
	"downtime/game/skill/report"
	"downtime/game/skill/ward"
)

// skillBooks are the texts and data of the skills that have any.
//
//go:embed skills
var skillBooks embed.FS

// Skills are the manual skills in the order of the lab. An error says which file of content/skills is broken, and where.
func Skills() ([]skill.Skill, error) { return skillsFrom(skillBooks) }

func skillsFrom(files fs.FS) ([]skill.Skill, error) {
	all := []func() (skill.Skill, error){
		written(files, "drip", drip.New),
		plainSkill(bag.New),
		plainSkill(pulse.New),
		plainSkill(pressure.New),
		written(files, "gas", gas.New),
		plainSkill(early.New),
		written(files, "chart", chart.New),
		written(files, "methane", methane.New),
		written(files, "rank", ward.New),
		written(files, "report", report.New),
		written(files, "liar", liar.New),
		written(files, "kit", kit.New),
	}
	out := make([]skill.Skill, len(all))
	var errs []error
	for i, begin := range all {
		var err error
		out[i], err = begin()
		errs = append(errs, err)
	}
	return out, errors.Join(errs...)
}

// plainSkill is a skill that needs no book.
func plainSkill(begin func() skill.Skill) func() (skill.Skill, error) {
	return func() (skill.Skill, error) { return begin(), nil }
}

// written is a skill made from its book. A key that a book does not have is an error, with its place.
func written[Book any](files fs.FS, id string, begin func(Book) (skill.Skill, error)) func() (skill.Skill, error) {
	return func() (skill.Skill, error) {
		book, err := readBook[Book](files, bookName(id))
		if err != nil {
			return skill.Skill{}, err
		}
		s, err := begin(book)
		if err != nil {
			return skill.Skill{}, fmt.Errorf("%s: %w", bookName(id), err)
		}
		return s, nil
	}
}

// SkillBook is the book of a skill as it is built in, for whoever wants to look at its texts and data.
func SkillBook[Book any](id string) (Book, error) { return readBook[Book](skillBooks, bookName(id)) }

func bookName(id string) string { return "skills/" + id + ".yaml" }

func readBook[Book any](files fs.FS, name string) (Book, error) {
	var book Book
	text, err := fs.ReadFile(files, name)
	if err != nil {
		return book, fmt.Errorf("read the book of a skill: %w", err)
	}
	if err := yaml.NewDecoder(bytes.NewReader(text), yaml.Strict(), yaml.DisallowUnknownField()).Decode(&book); err != nil {
		return book, bookError(name, err)
	}
	return book, nil
}

// bookError puts the place first, as every problem with content does.
func bookError(name string, err error) error {
	var at yaml.Error
	if errors.As(err, &at) && at.GetToken() != nil && at.GetToken().Position != nil {
		p := at.GetToken().Position
		return fmt.Errorf("%s:%d:%d: %s", name, p.Line, p.Column, at.GetMessage())
	}
	return fmt.Errorf("%s: %w", name, err)
}
