package screens

import (
	"context"
	"encoding/json"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/debrief"
	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/sitting"
	"downtime/content"
	report "downtime/game/debrief"
	"downtime/game/engine"
	"downtime/game/score"
	"downtime/saves"
)

// debriefedMsg is a run that has been simulated again and debriefed, or as much of it as was stored.
type debriefedMsg struct {
	msg debrief.ReportMsg
	sc  *engine.Scenario
}

// debrief opens the debrief of a sitting that is over, or of a stored run. Its Card is there at once if it is known; the rest is worked out
// in the background.
func (m *Root) debrief(in nav.Debrief) tea.Cmd {
	if in.Sitting == nil {
		return m.debriefStored(in.Run)
	}
	s := in.Sitting
	card, err := s.Finish(m.deps.Now())
	if err != nil {
		m.notice = err.Error()
	}
	sc, r := s.Run.Scenario, s.Run
	about := debrief.Run{
		ID: s.ID, Scenario: sc.ID, Variant: r.Header.Variant, Seed: r.Header.Seed,
		Title: sc.Title, Place: sc.Place + ", " + sc.Hour, Card: &card,
	}
	m.onlyHome()
	open := m.push(debrief.New(m.context(), about, m.debriefDeps(s.ID)))
	return tea.Batch(open, m.look(), m.readRuns(), func() tea.Msg {
		rep := report.Build(sc, r, card)
		return debriefedMsg{debrief.ReportMsg{Run: about, Report: &rep}, sc}
	})
}

// debriefStored opens the debrief of a run from the profile, over the list it was chosen from.
func (m *Root) debriefStored(id string) tea.Cmd {
	s, library := m.book.store, m.deps.Library
	if s == nil {
		return nil
	}
	about := debrief.Run{ID: id}
	for _, r := range m.book.runs {
		if r.ID == id {
			c := m.summary(r.Scenario)
			about = m.about(r, c)
		}
	}
	open := m.push(debrief.New(m.context(), about, m.debriefDeps(id)))
	known := m.sc[about.Scenario]
	place := func(tick int64) string { return m.clock(about.Scenario, tick) }
	return tea.Batch(open, func() tea.Msg {
		stored, err := s.writer.Run(context.Background(), id)
		if err != nil {
			return debriefedMsg{msg: debrief.ReportMsg{Run: about, Why: reason(err)}}
		}
		sc, why := known, ""
		if sc == nil {
			sc, why = compiled(library, stored.Scenario)
		}
		return debriefedMsg{reread(about, sc, why, stored, place), sc}
	})
}

func (m *Root) about(r saves.Summary, c content.Summary) debrief.Run {
	a := debrief.Run{ID: r.ID, Scenario: r.Scenario, Variant: r.Variant, Seed: r.Seed, Title: c.Title, Place: c.Place, Practice: r.Practice}
	if c.Hour != "" {
		a.Place += ", " + c.Hour
	}
	return a
}

// reread simulates a stored run again, or gives what was stored of it and says why there is no more.
func reread(about debrief.Run, sc *engine.Scenario, why string, stored saves.Run, clock func(int64) string) debrief.ReportMsg {
	msg := debrief.ReportMsg{Run: about}
	var card score.Card
	if err := json.Unmarshal(stored.Card, &card); err == nil {
		msg.Run.Card = &card
	}
	if sc == nil {
		msg.Why = "The case of this run is not in this program, so it can be read but not simulated again"
		if why != "" {
			msg.Why += " (" + why + ")"
		}
		msg.Events = storedMoments(stored, clock)
		return msg
	}
	r, err := sitting.Rebuild(sc, stored)
	if err != nil {
		msg.Why = reason(err)
		msg.Events = storedMoments(stored, clock)
		return msg
	}
	if msg.Run.Card == nil {
		card = score.Grade(sc, &r.State)
	}
	rep := report.Build(sc, r, card)
	msg.Report = &rep
	return msg
}

// storedMoments tells stored events without the case they belong to: their numbers mean something only beside the text they were stored
// with, so only the kind of each is said.
func storedMoments(stored saves.Run, clock func(int64) string) []report.Moment {
	var out []report.Moment
	for _, body := range stored.Events {
		var e engine.Event
		if json.Unmarshal(body, &e) != nil {
			continue
		}
		if text := kindWords[e.Kind]; text != "" {
			if e.Kind == engine.Believed {
				text = fmt.Sprintf("you stated a belief: %.0f %%", e.Val[0]*100)
			}
			out = append(out, report.Moment{Tick: e.Tick, Clock: clock(e.Tick), Text: text, Hidden: e.Kind.Hidden(), Input: e.Cause})
		}
	}
	return out
}

// kindWords name the events that say something without their scenario.
var kindWords = map[engine.EventKind]string{
	engine.Began: "an act was begun", engine.Found: "something was found", engine.SceneOpened: "somebody asked something",
	engine.SceneChosen: "an answer was given", engine.Believed: "a belief", engine.AlarmBegan: "an alarm began",
	engine.DeviceSet: "a setting was changed", engine.DeviceMode: "a device changed its mode", engine.HandsOn: "hands took the bag",
	engine.HandsOff: "hands left the bag", engine.Reported: "a report was written", engine.Ended: "the run ended",
	engine.FaultBegan: "a fault began", engine.FaultEnded: "a fault ended", engine.CriticalFailed: "a critical failure",
	engine.ArrestBegan: "the pulse was lost", engine.ArrestEnded: "the pulse came back",
}

func (m *Root) ofDebrief(msg tea.Msg) (tea.Cmd, bool) {
	d, ok := msg.(debriefedMsg)
	if !ok {
		return nil, false
	}
	if d.sc != nil {
		m.sc[d.sc.ID] = d.sc
	}
	return m.broadcast(d.msg), true
}

// debriefDeps are what a debrief can have done.
func (m *Root) debriefDeps(id string) debrief.Deps {
	s, folder, sit := m.book.store, m.deps.Folder, m.sitting
	return debrief.Deps{
		Export: func() tea.Msg {
			var stored saves.Run
			var err error
			switch {
			case s != nil:
				stored, err = s.writer.Run(context.Background(), id)
			case sit != nil:
				stored, err = sit.Stored()(context.Background())
			default:
				err = errNoProfile
			}
			if err != nil {
				return debrief.SaidMsg{Text: "Not exported: " + reason(err)}
			}
			path, err := sitting.Export(folder, stored)
			if err != nil {
				return debrief.SaidMsg{Text: "Not exported: " + err.Error()}
			}
			return debrief.SaidMsg{Text: "Exported to " + path}
		},
		WriteError: func(text string) tea.Msg {
			path, err := sitting.NewFile(folder, "downtime-clinical-error", ".txt", []byte(text))
			if err != nil {
				return debrief.SaidMsg{Text: "Not written: " + err.Error()}
			}
			return debrief.SaidMsg{Text: "Written to " + path + ". Fill it in, and send it when you can."}
		},
	}
}
