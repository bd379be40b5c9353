package screens

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/practice"
	"downtime/cmd/downtime/screens/exercise"
	"downtime/cmd/downtime/screens/lab"
	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/sitting"
	"downtime/game/skill"
	"downtime/saves"
)

type (
	skillsMsg struct {
		skills []skill.Skill
		err    error
	}
	goesMsg struct {
		store *store
		goes  []saves.Attempt
	}
	takenUpMsg struct {
		practice *practice.Practice
		id       string
		err      error
	}
	assessedMsg struct {
		out exercise.Outcome
		err error
	}
	goClosedMsg struct{}
)

// openLab shows the lab at once; what it lists is read behind it.
func (m *Root) openLab() tea.Cmd {
	return tea.Batch(m.push(lab.New(m.context(), m.labDeps())), m.give(m.labData()), m.readSkills(), m.readGoes())
}

// readSkills makes the skills ready, once.
func (m *Root) readSkills() tea.Cmd {
	if len(m.skills) > 0 {
		return nil
	}
	read := m.deps.Skills
	return func() tea.Msg {
		all, err := read()
		all = slices.DeleteFunc(slices.Clone(all), func(s skill.Skill) bool { return s.Begin == nil }) // one broken book does not close the lab
		return skillsMsg{all, err}
	}
}

// readGoes lists the goes again, once what was handed over is on the disk.
func (m *Root) readGoes() tea.Cmd {
	s := m.book.store
	if s == nil {
		return nil
	}
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), diskWait)
		defer cancel()
		if err := s.writer.Flush(ctx); err != nil {
			return nil // the banner says so
		}
		goes, err := s.db.Attempts(ctx)
		if err != nil {
			return saidMsg{saves.Explain(err)}
		}
		return goesMsg{s, goes}
	}
}

// labData is what the lab lists.
func (m *Root) labData() lab.DataMsg {
	d := lab.DataMsg{Skills: m.skills, Listed: m.skills != nil || m.skillsBroken != nil, Read: m.book.counted || m.book.store == nil}
	if m.skillsBroken != nil {
		d.Broken = m.skillsBroken.Error()
	}
	for _, a := range m.book.goes {
		d.Goes = append(d.Goes, lab.Go{
			ID: a.ID, Skill: a.Skill, Started: a.Started.Local(), Ended: a.EndedAt.Local(), Level: a.Level, Mode: a.Mode, Timing: skill.Timing(a.Timing),
			Guided: a.Guided, Asked: a.Asked, Open: a.Status == saves.Playing, Left: a.Status == saves.Abandoned,
			At: float64(a.Tick) / skill.TicksPerSecond, Score: a.Score, Met: a.Met,
		})
	}
	return d
}

func (m *Root) labDeps() lab.Deps {
	s, now := m.book.store, m.deps.Now
	return lab.Deps{Abandon: func(id string) tea.Msg {
		if err := closeGo(s, id, now()); err != nil {
			return lab.SaidMsg{Text: saves.Explain(err)}
		}
		return goClosedMsg{}
	}}
}

var errNoSkill = errors.New("this skill is not in this program")

// skillNamed is the skill with that id, nil if there is none.
func skillNamed(all []skill.Skill, id string) *skill.Skill {
	i := slices.IndexFunc(all, func(s skill.Skill) bool { return s.ID == id })
	if i < 0 {
		return nil
	}
	return &all[i]
}

// closeGo closes a stored go without a result.
func closeGo(s *store, id string, at time.Time) error {
	if s == nil {
		return errNoProfile
	}
	ctx, cancel := context.WithTimeout(context.Background(), diskWait)
	defer cancel()
	if err := s.writer.Flush(ctx); err != nil {
		return err
	}
	a, err := s.db.Attempt(ctx, id)
	if err != nil {
		return err
	}
	a.Status, a.EndedAt = saves.Abandoned, at
	return s.db.KeepAttempt(ctx, a)
}

// followSkill does what concerns the Skills Lab.
func (m *Root) followSkill(intent nav.Intent) tea.Cmd {
	switch in := intent.(type) {
	case nav.Lab:
		return m.openLab()
	case nav.Practise:
		return m.practise(in)
	case nav.TakeUp:
		return m.takeUp(in.Go)
	case nav.PutDown:
		m.toLab()
		if m.deps.Task != nil {
			return m.done()
		}
		return tea.Batch(m.resize(m.top()), m.look(), m.readGoes())
	case nav.Assess:
		return m.assess(in.Go)
	}
	return m.followProgress(intent)
}

// toLab clears away whatever lies over the lab, and the go that was in play.
func (m *Root) toLab() {
	m.practice = nil
	i := slices.IndexFunc(m.stack, func(s nav.Screen) bool { _, is := s.(*lab.Screen); return is })
	m.stack = m.stack[:max(i, 0)+1]
}

// practise begins a go over the lab.
func (m *Root) practise(in nav.Practise) tea.Cmd {
	s := skillNamed(m.skills, in.Skill)
	if s == nil {
		m.notice = errNoSkill.Error()
		return nil
	}
	known := in.Setup.Seed != 0 && m.deps.Task == nil // a session's seed is new to who gets it
	if in.Setup.Seed == 0 {
		in.Setup.Seed, in.Setup.Before = m.deps.Seed(), practice.Last(m.book.goes, s.ID)
	}
	p := practice.New(s, in.Setup, m.writer(), m.deps.Now())
	p.Known = known
	return m.exercise(p)
}

func (m *Root) exercise(p *practice.Practice) tea.Cmd {
	m.toLab()
	m.practice = p
	return tea.Batch(m.push(exercise.New(m.context(), p, m.book.store != nil)), m.look())
}

// takeUp goes on with a stored go: its inputs are played again up to its last saved moment.
func (m *Root) takeUp(id string) tea.Cmd {
	s := m.book.store
	if s == nil {
		return nil
	}
	m.ask = &question{title: "Going on", text: "One moment: the go is being taken up where it was saved."}
	skills := m.skills
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), diskWait)
		defer cancel()
		if err := s.writer.Flush(ctx); err != nil {
			return takenUpMsg{id: id, err: err}
		}
		stored, err := s.db.Attempt(ctx, id)
		if err != nil {
			return takenUpMsg{id: id, err: err}
		}
		k := skillNamed(skills, stored.Skill)
		if k == nil {
			return takenUpMsg{id: id, err: errNoSkill}
		}
		p, err := practice.Resume(k, stored, s.writer)
		return takenUpMsg{p, id, err}
	}
}

// ofSkills handles what comes back from the disk.
func (m *Root) ofSkills(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case skillsMsg:
		m.skills, m.skillsBroken = msg.skills, msg.err
		return tea.Batch(m.broadcast(m.labData()), m.goOn()), true
	case goesMsg:
		if msg.store != m.book.store {
			return nil, true
		}
		m.book.goes, m.book.counted = msg.goes, true
		return m.broadcast(m.labData()), true
	case takenUpMsg:
		m.ask = nil
		if m.quitting {
			return nil, true
		}
		if msg.err != nil {
			m.notTakenUp(msg.id, msg.err)
			return nil, true
		}
		return m.exercise(msg.practice), true
	case assessedMsg:
		if msg.err != nil {
			m.notice = reason(msg.err)
			return nil, true
		}
		return m.push(exercise.NewResult(m.context(), msg.out, m.resultDeps())), true
	case goClosedMsg:
		return tea.Batch(m.readGoes(), m.broadcast(lab.SaidMsg{Text: "Closed, unscored."})), true
	}
	return nil, false
}

// notTakenUp says plainly why a go cannot go on.
func (m *Root) notTakenUp(id string, err error) {
	s, now := m.book.store, m.deps.Now()
	m.ask = &question{title: "This go cannot go on", text: reason(err) + ". It can be closed unscored, and begun anew.", answers: []answer{
		{"c", "close it, unscored", func() tea.Cmd {
			return func() tea.Msg {
				if err := closeGo(s, id, now); err != nil {
					return saidMsg{saves.Explain(err)}
				}
				return goClosedMsg{}
			}
		}},
		{"esc", "leave it as it is", nothing},
	}}
}

// assess opens the result of the go in play, or of a stored one.
func (m *Root) assess(id string) tea.Cmd {
	if id != "" {
		return m.assessStored(id)
	}
	p := m.practice
	if p == nil {
		return nil
	}
	res := p.Finish(m.deps.Now())
	kept := p.Stored()
	m.book.goes = append([]saves.Attempt{kept}, slices.DeleteFunc(slices.Clone(m.book.goes), func(a saves.Attempt) bool { return a.ID == kept.ID })...)
	m.toLab()
	return tea.Batch(m.give(m.labData()), m.push(exercise.NewResult(m.context(), outcome(kept, *p.Attempt.Skill, res, m.book.goes, m.deps.Now()), m.resultDeps())), m.look(), m.readGoes())
}

// outcome is a stored go with its result, and how the skill stands at now after all goes.
func outcome(a saves.Attempt, s skill.Skill, res skill.Result, goes []saves.Attempt, now time.Time) exercise.Outcome {
	return exercise.Outcome{
		Skill: s, Asked: a.Asked, Result: res, Ended: a.EndedAt.Local(), Took: float64(a.Tick) / skill.TicksPerSecond,
		Setup:    skill.Setup{Seed: a.Seed, Before: a.Before, Level: a.Level, Timing: skill.Timing(a.Timing), Guided: a.Guided, Mode: a.Mode},
		Standing: skill.Mastery(len(s.Levels), practice.Past(goes, s.ID), now.Unix()),
	}
}

func (m *Root) assessStored(id string) tea.Cmd {
	s, skills, goes, now := m.book.store, m.skills, m.book.goes, m.deps.Now()
	if s == nil {
		return nil
	}
	return func() tea.Msg {
		a, err := s.db.Attempt(context.Background(), id)
		if err != nil {
			return assessedMsg{err: err}
		}
		k := skillNamed(skills, a.Skill)
		if k == nil {
			return assessedMsg{err: errNoSkill}
		}
		var res skill.Result
		if err := json.Unmarshal(a.Result, &res); err != nil {
			return assessedMsg{err: errors.New("what was stored of this go cannot be read as a result")}
		}
		out := outcome(a, *k, res, goes, now)
		out.Past = true
		return assessedMsg{out: out}
	}
}

func (m *Root) resultDeps() exercise.ResultDeps {
	folder := m.deps.Folder
	return exercise.ResultDeps{Write: func(text string) tea.Msg {
		path, err := sitting.NewFile(folder, "downtime-skill", ".txt", []byte(text+"\n"))
		if err != nil {
			return exercise.SaidMsg{Text: "Not written: " + err.Error()}
		}
		return exercise.SaidMsg{Text: "Written to " + path}
	}}
}
