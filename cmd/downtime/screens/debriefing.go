package screens

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/progress"
	"downtime/cmd/downtime/schedule"
	"downtime/cmd/downtime/screens/debrief"
	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/sitting"
	"downtime/content"
	report "downtime/game/debrief"
	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/score"
	"downtime/game/track"
	"downtime/saves"
)

// debriefedMsg is a run that has been simulated again and debriefed, or as much of it as was stored.
type debriefedMsg struct {
	msg debrief.ReportMsg
	sc  *engine.Scenario
}

// debrief opens the debrief of a sitting that is over, or of a stored run. Its Card is there at once if it is known; the rest is worked out
// in the background. A practice run that was branched off another goes back to that one's debrief.
func (m *Root) debrief(in nav.Debrief) tea.Cmd {
	if t := m.deps.Task; t != nil && t.Silent {
		return m.done()
	}
	if in.Sitting == nil {
		return m.debriefStored(in.Run)
	}
	s := in.Sitting
	card, err := s.Finish(m.deps.Now())
	if err != nil {
		m.notice = err.Error()
	}
	if m.branched != nil {
		return m.unbranch(s)
	}
	sc, r, id, support := s.Run.Scenario, s.Run, s.ID, m.support()
	about := debrief.Run{
		ID: id, Scenario: sc.ID, Variant: r.Header.Variant, Seed: r.Header.Seed, Practice: s.Practice, Guided: card.Scored, Fresh: true,
		Title: sc.Title, Place: sc.Place + ", " + sc.Hour, Card: &card, Moment: report.Key(sc, r), Divides: sc.Owed.Said(),
	}
	m.onlyHome()
	open, store := m.push(debrief.New(m.context(), about, m.debriefDeps(id))), m.book.store
	library := m.deps.Library
	return tea.Batch(open, m.look(), m.readRuns(), func() tea.Msg {
		rep := report.Build(sc, r, score.Grade(sc, &r.State))
		rep.Card, rep.Support, rep.Standard, rep.Local = card, support, standardOf(store, sc.ID), localOf(store)
		plan := unsaid(store, library, id)
		return debriefedMsg{debrief.ReportMsg{Run: about, Report: &rep, Plan: plan, Ask: asking(id, sc, r)}, sc}
	})
}

// asking lays a run out in the background and finds its decisions.
func asking(id string, sc *engine.Scenario, r *run.Run) func() tea.Msg {
	return func() tea.Msg {
		var best []engine.Input
		var failed error
		done := make(chan struct{})
		go func() { // beside the track: both take as long
			defer close(done)
			best, failed = report.Expert(sc, r)
		}()
		laid, err := track.Of(r)
		if <-done; err != nil || failed != nil {
			return debrief.AskedMsg{Run: id, Why: errors.Join(err, failed).Error()}
		}
		return debrief.AskedMsg{Run: id, Asked: &debrief.Asked{Asked: report.AskBeside(laid, best), Run: r}}
	}
}

// debriefStored opens the debrief of a run from the profile, over the list it was chosen from, with what was written in it.
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
	known, support := m.sc[about.Scenario], m.support()
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
		msg := reread(about, sc, why, stored, place)
		msg.Plan = unsaid(s, library, id)
		if msg.Kept = told(s, id); msg.Report != nil {
			msg.Report.Support, msg.Report.Standard, msg.Report.Local = support, standardOf(s, stored.Scenario), localOf(s)
		}
		return debriefedMsg{msg, sc}
	})
}

// standardOf is what an instructor has set for a case; nil: nothing.
func standardOf(s *store, scenario string) *report.Standard {
	if s == nil {
		return nil
	}
	return sitting.Standard(context.Background(), s.db, scenario)
}

// localOf is what is so at this hospital; "": nobody has said.
func localOf(s *store) string {
	if s == nil {
		return ""
	}
	text, _ := sitting.Local(context.Background(), s.db) // downtime local says what is wrong
	return text
}

// unsaid is the plan of an earlier debrief that is shown in that of a run; nil: none.
func unsaid(s *store, library func() (*content.Library, error), run string) *progress.Plan {
	if s == nil {
		return nil
	}
	lib, err := library()
	if err != nil {
		return nil
	}
	plan, err := progress.Unsaid(context.Background(), s.db, lib.List(), run)
	if err != nil {
		return nil // the page of progress says what is wrong
	}
	return plan
}

// told is what was written in the debrief of a run, by part.
func told(s *store, id string) map[string]string {
	ctx, cancel := context.WithTimeout(context.Background(), diskWait)
	defer cancel()
	_ = s.writer.Flush(ctx) // what cannot be saved yet is on the banner
	all, err := s.db.Reflections(ctx, id)
	if err != nil {
		return nil
	}
	out := map[string]string{}
	for _, r := range all {
		out[r.Part] = r.Body
	}
	return out
}

// support is where the debriefs of the open profile say to talk.
func (m *Root) support() string {
	if m.book.support != "" {
		return m.book.support
	}
	return report.Support
}

func (m *Root) about(r saves.Summary, c content.Summary) debrief.Run {
	a := debrief.Run{
		ID: r.ID, Scenario: r.Scenario, Variant: r.Variant, Seed: r.Seed, Title: c.Title, Place: c.Place,
		Practice: r.Practice, Guided: r.Status == saves.Ended && !r.Practice && !c.Unscored,
	}
	if c.Hour != "" {
		a.Place += ", " + c.Hour
	}
	return a
}

// reread simulates a stored run again, or gives what was stored of it and says why there is no more.
func reread(about debrief.Run, sc *engine.Scenario, why string, stored saves.Run, clock func(int64) string) debrief.ReportMsg {
	msg := debrief.ReportMsg{Run: about}
	card, ok := sitting.CardOf(stored)
	if ok {
		msg.Run.Card = &card
	}
	if sc == nil {
		msg.Why = "The case of this run is not in this program, so it can be read but not simulated again"
		if why != "" {
			msg.Why += " (" + why + ")"
		}
		msg.Events = sitting.Moments(stored, clock)
		return msg
	}
	r, err := sitting.Rebuild(sc, stored)
	if err != nil {
		msg.Why = reason(err)
		msg.Events = sitting.Moments(stored, clock)
		return msg
	}
	rep := report.Build(sc, r, score.Grade(sc, &r.State))
	switch {
	case stored.Practice:
		rep.Unscored()
	case msg.Run.Card != nil:
		rep.Card = card
	}
	msg.Report, msg.Ask = &rep, asking(about.ID, sc, r)
	return msg
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
		Keep: m.keeper(id), Answered: m.log(), Sign: signName, Tick: m.ticker(),
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
			return debrief.SaidMsg{Text: exported(folder, stored, err)}
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

// ticker keeps what became of an earlier plan. nil without a profile.
func (m *Root) ticker() func(run string, kept progress.Kept) {
	s, now := m.book.store, m.deps.Now
	if s == nil {
		return nil
	}
	return func(run string, kept progress.Kept) {
		tick := progress.Ticked(run, kept, now())
		s.writer.Submit(saves.Batch{Reflection: &tick})
	}
}

// signName is what the field guide calls a sign.
func signName(id string) string {
	all, _ := content.Signs() // built in, and tested
	for i := range all {
		if all[i].ID == id {
			return all[i].Name
		}
	}
	return id
}

// keeper hands what is written in a debrief to the writer, at once; what comes back says that it is on the disk. nil without a profile.
func (m *Root) keeper(id string) func(part, body string) tea.Cmd {
	s, now := m.book.store, m.deps.Now
	if s == nil {
		return nil
	}
	n := 0
	return func(part, body string) tea.Cmd {
		n++
		msg := debrief.KeptMsg{Run: id, Part: part, Body: body, N: n}
		s.writer.Submit(saves.Batch{Reflection: &saves.Reflection{Run: id, Part: part, Body: body, At: now()}})
		return func() tea.Msg {
			if err := flushed(s); err != nil {
				msg.Why = short(err)
			}
			return msg
		}
	}
}

// log hands the answer to a question to the log of reviews, out of which the question's next day is worked out.
func (m *Root) log() func(item string, right bool) tea.Cmd {
	s, now := m.book.store, m.deps.Now
	if s == nil {
		return nil
	}
	return func(item string, right bool) tea.Cmd {
		s.writer.Submit(saves.Batch{Review: &saves.Review{Item: item, At: now(), Grade: int(schedule.OfAnswer(right))}})
		return nil
	}
}

func flushed(s *store) error {
	ctx, cancel := context.WithTimeout(context.Background(), diskWait)
	defer cancel()
	return s.writer.Flush(ctx)
}

// branch is a practice run on its way, and the debrief that it was branched off.
type branch struct {
	from   string // the run debriefed there
	screen nav.Screen
	below  []nav.Screen // what lay under it
}

// branchOff plays on from an instant of a run that is over, as practice. The run itself is not touched.
func (m *Root) branchOff(in nav.Branch) tea.Cmd {
	below := append([]nav.Screen(nil), m.stack[:len(m.stack)-1]...)
	m.branched = nil
	b := &branch{from: in.From, screen: m.top(), below: below}
	s := sitting.New(in.Run, m.writer(), paceWord(m.prefs.Live), m.deps.Now(), true)
	s.Branched = true
	s.Pause() // what it inherits is stored at once
	cmd := m.sit(s)
	m.branched = b
	return cmd
}

// unbranch goes back to the debrief from which a practice run was branched off, and tells it how that went. A run that is left is closed: it can be
// branched again.
func (m *Root) unbranch(s *sitting.Sitting) tea.Cmd {
	b := m.branched
	m.branched, m.sitting = nil, nil
	if !s.Over() {
		s.Abandon(m.deps.Now())
		m.notice = "This practice run is closed, unscored. Past runs keep it."
	}
	m.stack = append(b.below, b.screen)
	for _, screen := range m.stack {
		screen.Update(nav.ThemeMsg{Theme: m.theme})
		m.resize(screen)
	}
	harm, card := s.Judge()
	back := debrief.ReplayedMsg{Run: b.from, Inputs: s.Run.Inputs, Tick: s.Tick(), Harm: harm, Card: card}
	return tea.Batch(m.give(back), m.look(), m.readRuns())
}
