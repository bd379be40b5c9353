package screens

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/lock"
	"downtime/cmd/downtime/room"
	"downtime/cmd/downtime/screens/nav"
	"downtime/game/engine"
	"downtime/saves"
)

// Task is one run that somebody else has chosen, as an instructor does for a session. It alone is played: where the trainee would come home, the
// program ends.
type Task struct {
	Go     *nav.Practise // a go at a skill, instead of a run; or TakeUp, one that was left
	TakeUp string
	Play   nav.Play
	Resume string                                    // a run that was left, instead
	Again  string                                    // the command with which a run or a go that was left goes on
	Silent bool                                      // neither score nor debrief is shown
	Inject func(word string) (scene string, ok bool) // what a word that is read aloud opens
}

// task begins what was set.
func (m *Root) task() tea.Cmd {
	t := m.deps.Task
	if t.Go != nil {
		return m.readSkills() // ofSkills goes on
	}
	if t.Resume != "" {
		return m.resume(t.Resume)
	}
	m.named = &t.Play
	return m.announceCase(t.Play.Scenario)
}

// goOn begins the go of a task once the skills are ready, or takes it up.
func (m *Root) goOn() tea.Cmd {
	t := m.deps.Task
	if t == nil || t.Go == nil || m.practice != nil || m.begun {
		return nil
	}
	m.begun = true
	if t.TakeUp != "" {
		return m.takeUp(t.TakeUp)
	}
	return m.practise(*t.Go)
}

// done ends the program after a run of a task: home is not for now.
func (m *Root) done() tea.Cmd {
	if m.sitting != nil && m.sitting.Over() {
		if _, err := m.sitting.Finish(m.deps.Now()); err != nil {
			m.notice = err.Error()
		}
		m.sitting = nil // nothing of it is to be gone on with
	}
	return m.quit()
}

// sealed says why a profile is not shown yet, where a session keeps it back; in a task the session itself has opened it.
func (m *Root) sealed() func(context.Context, *saves.DB) error {
	if m.deps.Task != nil {
		return nil
	}
	library, admitted := m.deps.Library, m.deps.Admitted
	return func(ctx context.Context, db *saves.DB) error {
		if db.Path() != admitted {
			if err := lock.Admit(ctx, db, ""); err != nil {
				return err
			}
		}
		return room.Sealed(ctx, db, func(id string) (*engine.Scenario, error) {
			sc, why := compiled(library, id)
			if sc == nil {
				return nil, errors.New(why)
			}
			return sc, nil
		})
	}
}

// heardKey opens the line into which a word is typed that was read aloud to the room.
const heardKey = "ctrl+w"

// hears reports whether a word can be typed now.
func (m *Root) hears() bool {
	return m.deps.Task != nil && m.deps.Task.Inject != nil && m.sitting != nil && !m.sitting.Over()
}

// listenFor asks for the word.
func (m *Root) listenFor() {
	m.word = new(string)
	m.ask = &question{title: "A word", text: heardText("")}
}

func heardText(word string) string {
	return fmt.Sprintf("Type the word that was read aloud, then Enter. Esc leaves it.\n\n> %s_", word)
}

// letter takes one key of the word.
func (m *Root) letter(k tea.KeyPressMsg) tea.Cmd {
	switch name := k.String(); {
	case name == "esc":
		m.word, m.ask = nil, nil
		return nil
	case name == "enter":
		word := *m.word
		m.word, m.ask = nil, nil
		return m.heard(word)
	case name == "backspace":
		_, n := utf8.DecodeLastRuneInString(*m.word)
		*m.word = (*m.word)[:len(*m.word)-n]
	case len(*m.word) < 40:
		*m.word += k.Text
	}
	m.ask.text = heardText(*m.word)
	return nil
}

// heard opens the scene that a word means here.
func (m *Root) heard(word string) tea.Cmd {
	id, ok := m.deps.Task.Inject(word)
	scene := slices.IndexFunc(m.sitting.Scenario().Scenes, func(s engine.Scene) bool { return s.ID == id })
	if !ok || scene < 0 {
		m.notice = "That word means nothing in this case."
		return nil
	}
	if _, err := m.sitting.Do(engine.Input{Kind: engine.Inject, Scene: scene}); err != nil {
		m.notice = err.Error()
		return nil
	}
	return m.give(nav.HeardMsg{})
}
