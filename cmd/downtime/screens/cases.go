package screens

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/briefing"
	"downtime/cmd/downtime/screens/debrief"
	"downtime/cmd/downtime/screens/home"
	"downtime/content"
	"downtime/game/engine"
	"downtime/saves"
)

type (
	casesMsg struct {
		cases []content.Summary
		err   error
	}
	compiledMsg struct {
		id  string
		sc  *engine.Scenario
		why string // why it cannot be played
	}
)

// readCases lists what can be played. It reads every scenario's file, so it runs after the first frame.
func (m *Root) readCases() tea.Cmd {
	library := m.deps.Library
	return func() tea.Msg {
		lib, err := library()
		if err != nil {
			return casesMsg{err: err}
		}
		return casesMsg{cases: lib.List()}
	}
}

// compile makes one case ready to play, in the background.
func (m *Root) compile(id string) tea.Cmd {
	library := m.deps.Library
	return func() tea.Msg {
		sc, why := compiled(library, id)
		return compiledMsg{id, sc, why}
	}
}

// compiled is a case ready to play, or why there is none.
func compiled(library func() (*content.Library, error), id string) (*engine.Scenario, string) {
	lib, err := library()
	if err != nil {
		return nil, err.Error()
	}
	sc, problems := lib.Get(id)
	if sc != nil {
		return sc, ""
	}
	if len(problems) == 0 {
		return nil, fmt.Sprintf("the case %s cannot be read", id)
	}
	return nil, fmt.Sprintf("%s. `downtime check %s` lists every problem.", problems[0], id)
}

func (m *Root) ofCases(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case casesMsg:
		m.cases, m.listed = msg.cases, true
		if msg.err != nil {
			m.notice = msg.err.Error()
		}
		return m.refresh(), true
	case compiledMsg:
		if msg.sc != nil {
			m.sc[msg.id] = msg.sc
		}
		return tea.Batch(m.broadcast(briefing.CaseMsg{ID: msg.id, Scenario: msg.sc, Why: msg.why}), m.broadcast(m.rows())), true
	case runsMsg:
		m.book.runs, m.book.half = msg.runs, msg.half
		return tea.Batch(m.refresh(), m.broadcast(m.rows())), true
	}
	return nil, false
}

// refresh tells home what there is.
func (m *Root) refresh() tea.Cmd {
	data := home.DataMsg{Opening: m.book.opening, Listed: m.listed}
	if m.book.store != nil {
		data.Profile = m.book.store.db.Profile().Name
	}
	for _, unscored := range []bool{false, true} { // beds for practice come last
		for _, c := range m.cases {
			if c.Unscored == unscored {
				data.Cases = append(data.Cases, m.homeCase(c))
			}
		}
	}
	for _, r := range m.book.runs {
		if r.Status == saves.Playing {
			data.Resume = append(data.Resume, home.Resume{Run: r.ID, Place: m.place(r.Scenario), At: m.clock(r.Scenario, r.LastTick), Played: r.Started.Local()})
		}
	}
	if r, ok := m.halfRead(); ok {
		data.Resume = append(data.Resume, home.Resume{Run: r.ID, Place: m.place(r.Scenario), Played: r.Started.Local(), Debrief: true})
	}
	_, cmd, _ := m.stack[0].Update(data)
	return cmd
}

// halfRead is the newest run whose debrief was left half-way.
func (m *Root) halfRead() (saves.Summary, bool) {
	for _, r := range m.book.runs { // newest first
		if r.Status == saves.Ended && m.book.half[r.ID] {
			return r, true
		}
	}
	return saves.Summary{}, false
}

// halves are the runs whose debrief was begun and not gone through.
func halves(ctx context.Context, db *saves.DB) map[string]bool {
	left, err := db.Written(ctx, debrief.LeftAt, "")
	if err != nil {
		return nil // the debriefs are still in past runs
	}
	out := map[string]bool{}
	for _, x := range left {
		out[x.Run] = x.Body != debrief.GoneThrough
	}
	return out
}

func (m *Root) homeCase(c content.Summary) home.Case {
	hc := home.Case{ID: c.ID, Place: c.Place, Hour: c.Hour, Specialty: c.Specialty, Summary: c.Summary, Minutes: c.Minutes, Unscored: c.Unscored}
	for _, r := range m.book.runs {
		if r.Scenario != c.ID || r.Status != saves.Ended {
			continue
		}
		if hc.Times == 0 && !r.Practice {
			score := r.Score
			hc.Last = &score
		}
		hc.Times++
		hc.Title = c.Title // its name is no secret once it has been debriefed
	}
	return hc
}

func (m *Root) summary(id string) content.Summary {
	for _, c := range m.cases {
		if c.ID == id {
			return c
		}
	}
	return content.Summary{ID: id, Place: id}
}

func (m *Root) place(id string) string { return m.summary(id).Place }

// clock is the ward clock of a case at a tick, "" for a case that is not here any more.
func (m *Root) clock(id string, tick int64) string {
	var hour, minute int64
	if _, err := fmt.Sscanf(strings.TrimSpace(m.summary(id).Hour), "%d:%d", &hour, &minute); err != nil {
		return ""
	}
	t := (hour*3600 + minute*60 + tick/engine.TicksPerSecond) % 86400
	return fmt.Sprintf("%02d:%02d:%02d", t/3600, t/60%60, t%60)
}
