package plain

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	going "downtime/cmd/downtime/practice"
	"downtime/content"
	"downtime/game/skill"
	"downtime/saves"
)

// errLab says that the trainee wants the Skills Lab instead of a case.
var errLab = errors.New("skills lab")

// lab lets the trainee choose a skill, and practises it, until they have had enough.
func (s *session) lab() error {
	all, err := content.Skills()
	if err != nil {
		return err
	}
	for {
		i, err := s.pick("Which skill?", "skill", titles(all), ids(all)...)
		if err != nil || i < 0 {
			return err
		}
		if err := s.practise(&all[i]); err != nil {
			return err
		}
	}
}

func ids(all []skill.Skill) []string {
	out := make([]string, len(all))
	for i := range all {
		out[i] = all[i].ID
	}
	return out
}

func titles(all []skill.Skill) []string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = fmt.Sprintf("%s. About %d minutes.", s.Title, s.Minutes)
	}
	return out
}

// pick numbers some lines and hears which, by number or name; -1: none of them.
func (s *session) pick(question, what string, lines []string, names ...string) (int, error) {
	for {
		s.say("%s", question)
		for i, l := range lines {
			s.say("%d: %s", i+1, l)
		}
		s.say("Type its number, or back.")
		line, err := s.hear(s.ctx)
		if err != nil {
			return -1, err
		}
		n, err := strconv.Atoi(line)
		switch word := strings.ToLower(line); {
		case word == "back" || word == "cases":
			return -1, nil
		case leaves(word):
			return -1, errLeft
		case err == nil && n >= 1 && n <= len(lines):
			return n - 1, nil
		case slices.Contains(names, word):
			return slices.Index(names, word), nil
		}
		s.say("There is no %s %q.", what, line)
	}
}

// practise plays one go after another of a skill, first the one that was left half-way if the trainee wants it.
func (s *session) practise(sk *skill.Skill) error {
	s.tell(sk.About)
	s.say("The standard: %s.", sk.Standard)
	keep, err := s.halfway(sk)
	if err != nil {
		return err
	}
	var setup skill.Setup
	ok := true
	if keep != nil {
		setup = keep.Attempt.Setup
	} else {
		setup, ok, err = s.setup(sk)
	}
	if err == nil && setup.Seed == 0 && s.db != nil {
		var goes []saves.Attempt
		goes, err = s.db.Attempts(s.ctx)
		setup.Seed = going.Last(goes, sk.ID)
	}
	if err != nil || !ok {
		return err
	}
	for {
		if keep == nil {
			setup.Before, setup.Seed = setup.Seed, s.Seed()
			keep = going.New(sk, setup, s.writer, s.Now())
		}
		if err := s.run(keep); err != nil {
			return err
		}
		keep = nil
		s.say("Type again for another go, or back for the skills.")
		line, err := s.hear(s.ctx)
		switch {
		case strings.EqualFold(line, "quit"):
			return errLeft
		case err != nil || !strings.EqualFold(line, "again"):
			return err
		}
	}
}

var timings = []skill.Timing{skill.Off, skill.Double, skill.Usual}

// setup asks for what of a go is the learner's to say.
func (s *session) setup(sk *skill.Skill) (skill.Setup, bool, error) {
	var setup skill.Setup
	var err error
	if setup.Level, err = s.pick("Which level?", "level", sk.Levels); err != nil || setup.Level < 0 {
		return setup, false, err
	}
	if len(sk.Modes) > 0 {
		i, err := s.pick("Which mode?", "mode", sk.Modes)
		if err != nil || i < 0 {
			return setup, false, err
		}
		setup.Mode = sk.Modes[i]
	}
	i, err := s.pick("How hard should the clock be? It changes nothing of what accuracy earns.", "clock",
		[]string{"No limits.", "Twice the usual time.", "The usual time."})
	if err != nil || i < 0 {
		return setup, false, err
	}
	setup.Timing = timings[i]
	i, err = s.pick("Feedback on the way? A go with it does not count towards mastery.", "answer", []string{"No, at the end.", "Yes, on the way."})
	setup.Guided = i == 1
	return setup, i >= 0, err
}
