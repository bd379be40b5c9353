package plain

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"downtime/cmd/downtime/judgement"
	"downtime/cmd/downtime/progress"
	"downtime/content"
	"downtime/game/skill"
	"downtime/saves"
)

// errProgress says that the trainee wants to hear of their progress instead of playing a case.
var errProgress = errors.New("progress")

// aside is what the trainee asked for instead of a case; nil: nothing.
func (s *session) aside(err error) func() error {
	switch {
	case errors.Is(err, errLab):
		return s.lab
	case errors.Is(err, errProgress):
		return s.progress
	}
	return nil
}

// progress tells what to practise today and lets it be done, until the trainee has had enough.
func (s *session) progress() error {
	if s.db == nil {
		s.say("No profile is open, so there is nothing to tell: what is played now is not kept.")
		return nil
	}
	skills, err := content.Skills()
	if err != nil {
		return err
	}
	for {
		r, err := s.report(skills)
		if err != nil {
			return err
		}
		s.say("Heading: what to practise today, and why.")
		for _, l := range r.Today.Lines() {
			s.tell(l)
		}
		s.say("Type a number to begin it, questions to be asked all that are due, plans to say what became of yours, guide for the signs of device failure that you have met, more to hear how everything stands, or back.")
		line, err := s.hear(s.ctx)
		if err != nil {
			return err
		}
		if done, err := s.follow(&r, skills, strings.ToLower(line)); done || err != nil {
			return err
		}
	}
}

// report gathers what the profile says now.
func (s *session) report(skills []skill.Skill) (progress.Report, error) {
	if err := s.writer.Flush(s.ctx); err != nil {
		s.say("Something is not saved yet, and does not count yet. %s", saves.Explain(err))
	}
	stored, err := progress.Read(s.ctx, s.db)
	if err != nil {
		return progress.Report{}, err
	}
	signs, err := content.Signs()
	if err != nil {
		return progress.Report{}, err
	}
	return progress.Of(&stored, &progress.Library{Cases: s.lib.List(), Questions: s.lib.Questions, Skills: skills, Signs: signs}, s.Now()), nil
}

// follow does what was typed; done: the trainee has had enough.
func (s *session) follow(r *progress.Report, skills []skill.Skill, word string) (done bool, err error) {
	rows := r.Today.Rows()
	n, numbered := strconv.Atoi(word)
	switch {
	case word == "back" || word == "cases":
		return true, nil
	case leaves(word):
		return true, errLeft
	case word == "more":
		s.parts(r.Sections()[1:])
	case word == "guide":
		s.parts(r.GuideSections())
	case word == "plans":
		return false, s.ticks(r)
	case word == "questions":
		return false, s.askAll(r)
	case numbered != nil || n < 1 || n > len(rows):
		s.say("There is no %q here.", word)
	case rows[n-1].Tasks[0].Question != nil:
		for _, t := range rows[n-1].Tasks {
			if more, err := s.askDue(r, &t); !more || err != nil {
				return false, err
			}
		}
	default:
		i := slices.IndexFunc(skills, func(k skill.Skill) bool { return k.ID == rows[n-1].Tasks[0].Skill })
		return false, s.practise(&skills[i])
	}
	return false, nil
}

// parts tells the parts of a report, each under its heading.
func (s *session) parts(all []judgement.Section) {
	for _, part := range all {
		s.say("Heading: %s.", part.Title)
		for _, l := range part.Lines {
			s.tell(l)
		}
	}
}

// askAll asks every question that is due, one by one.
func (s *session) askAll(r *progress.Report) error {
	for asked := 0; ; asked++ {
		i := slices.IndexFunc(r.Today.Tasks, func(t progress.Task) bool { return t.Question != nil })
		if i < 0 {
			if asked == 0 {
				s.say("No question is due.")
			}
			return nil
		}
		t := r.Today.Tasks[i]
		if more, err := s.askDue(r, &t); !more || err != nil {
			return err
		}
	}
}

// askDue asks one question; the answer is kept before anything is said of it. more is false if it was left for later.
func (s *session) askDue(r *progress.Report, t *progress.Task) (more bool, err error) {
	q := t.Question
	s.say("%s. %s", t.Label(), sentence(q.Ask))
	for i, a := range q.Answers {
		s.say("Answer %d: %s", i+1, sentence(a))
	}
	for {
		s.say("Type its number, or back to leave it for later.")
		line, err := s.hear(s.ctx)
		switch word := strings.ToLower(line); {
		case err != nil:
			return false, err
		case word == "back":
			return false, nil
		case leaves(word):
			return false, errLeft
		}
		n, err := number(line, "An answer", 1, float64(len(q.Answers)))
		if err != nil || n != float64(int(n)) {
			s.say("The answers are 1 to %d.", len(q.Answers))
			continue
		}
		right, log := r.Answer(t, int(n)-1, s.Now())
		s.writer.Submit(saves.Batch{Review: &log})
		if right {
			s.say("Right. %s", sentence(q.Because))
		} else {
			s.say("Not this time. Answer %d is right: %s %s It comes back soon.", q.Right+1, sentence(q.Answers[q.Right]), sentence(q.Because))
		}
		return true, s.flush("answer")
	}
}

// answered keeps the answer to a question of a debrief.
func (s *session) answered(scenario, question string, right bool) {
	s.writer.Submit(saves.Batch{Review: progress.Answered(scenario, question, right, s.Now())})
}

// keeper keeps what is written in the debrief of a run, by part.
func (s *session) keeper(run string) func(part, body string) {
	return func(part, body string) {
		s.writer.Submit(saves.Batch{Reflection: &saves.Reflection{Run: run, Part: part, Body: body, At: s.Now()}})
	}
}

// ticks asks of each plan of which nobody has said it yet what became of it.
func (s *session) ticks(r *progress.Report) error {
	s.say("%s", plansOr(r))
	for i := range r.Plans {
		p := &r.Plans[i]
		if p.Kept != "" {
			continue
		}
		s.say("After %s, on %s: %s", p.Case, progress.Day(p.At), sentence(p.Text))
		s.say("Was it kept? Type kept, not kept, no occasion, skip, or back.")
		line, err := s.hear(s.ctx)
		if err != nil {
			return err
		}
		switch k := progress.Kept(strings.ToLower(line)); k {
		case progress.WasKept, progress.WasNotKept, progress.NoOccasion:
			tick := r.Tick(p.Run, k, s.Now())
			s.writer.Submit(saves.Batch{Reflection: &tick})
			if err := s.flush("answer"); err != nil {
				return err
			}
		case "back":
			return nil
		case "quit", "q", "exit":
			return errLeft
		default:
			s.say("Left as it is.")
		}
	}
	return nil
}

func plansOr(r *progress.Report) string {
	if len(r.Plans) == 0 {
		return progress.NoPlans
	}
	return r.Tally()
}
