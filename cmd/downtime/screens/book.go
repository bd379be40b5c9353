package screens

import (
	"context"
	"errors"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/lock"
	"downtime/cmd/downtime/room"
	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/screens/profiles"
	"downtime/cmd/downtime/sitting"
	"downtime/cmd/downtime/ui"
	"downtime/game/skill"
	"downtime/saves"
)

// book is the open profile as the root knows it. Its methods on disk are called from commands only.
type book struct {
	opening bool
	asked   string // which was asked for last
	gen     int    // of the last wish to open; an older answer is closed again
	store   *store
	none    bool   // there is no profile on this machine yet
	err     error  // why none is open
	failing error  // why the last save failed; nil when it did not
	saved   int64  // tick up to which the run in play is on the disk, as last seen; -1 nothing of it is
	support string // where an instructor says to talk; "": the program's own words
	runs    []saves.Summary
	half    map[string]bool // runs whose debrief was left half-way
	goes    []saves.Attempt // at skills, newest first
	counted bool            // goes have been read
}

// store is an open profile with its writer.
type store struct {
	db     *saves.DB
	writer *saves.Writer
	closed chan struct{}
	once   sync.Once
}

var errNoProfile = errors.New("no profile is open")

func is(err, kind error) bool { return errors.Is(err, kind) }

// diskWait is how long the way out waits for a disk before it says so.
const diskWait = 5 * time.Second

// close saves everything and lets the file go. After an error the store is still open, and nothing is lost.
func (s *store) close() error {
	if s == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), diskWait)
	defer cancel()
	if err := s.writer.Flush(ctx); err != nil {
		return err
	}
	s.once.Do(func() { close(s.closed) })
	return errors.Join(s.writer.Close(ctx), s.db.Close())
}

// The settings of a profile, by key.
const (
	settingPrefs    = "prefs"
	settingWelcomed = "welcomed"
)

// prefs is how the trainee's settings lie in the profile.
type prefs struct {
	Pace      string `json:"pace"`
	Bell      bool   `json:"bell"`
	Metronome bool   `json:"metronome"`
	Colour    string `json:"colour"`
	Glyphs    string `json:"glyphs"`
	Still     bool   `json:"still"`
	Timing    string `json:"timing,omitempty"`
}

func paceWord(live bool) string {
	if live {
		return "live"
	}
	return "paced"
}

func stored(p nav.Prefs) prefs {
	return prefs{paceWord(p.Live), p.Bell, p.Metronome, p.Colour, p.Glyphs, p.Still, string(p.Timing)}
}

func (p prefs) nav() nav.Prefs {
	return nav.Prefs{Live: p.Pace == "live", Bell: p.Bell, Metronome: p.Metronome, Timing: skill.Timing(p.Timing), Settings: ui.Settings{Colour: p.Colour, Glyphs: p.Glyphs, Still: p.Still}}
}

type (
	openedMsg struct {
		gen      int
		store    *store
		prefs    *prefs // nil: never set
		runs     []saves.Summary
		half     map[string]bool
		welcomed bool
		support  string
		none     bool // no profile yet, and none was asked for
		err      error
	}
	savedMsg struct{ store *store } // the writer has news
	runsMsg  struct {
		runs []saves.Summary
		half map[string]bool
	}
	saidMsg struct{ text string } // a line for the footer
)

// open opens a profile in the background; the one open now is saved and closed first.
func (m *Root) open(nameOrPath string) tea.Cmd {
	old, runs := m.book.store, m.book.runs
	m.book = book{opening: true, asked: nameOrPath, gen: m.book.gen + 1}
	gen, sealed := m.book.gen, m.sealed()
	return func() tea.Msg {
		if err := old.close(); err != nil {
			return openedMsg{gen: gen, store: old, runs: runs, welcomed: true, err: err}
		}
		msg := openProfile(nameOrPath, sealed)
		msg.gen = gen
		return msg
	}
}

// openProfile opens a profile, unless sealed says why nothing of it is shown.
func openProfile(nameOrPath string, sealed func(context.Context, *saves.DB) error) openedMsg {
	path, err := saves.Resolve(nameOrPath)
	if err != nil {
		return openedMsg{err: err, none: nameOrPath == "" && is(err, saves.ErrNotFound)}
	}
	ctx := context.Background()
	db, err := saves.Open(ctx, path)
	if err != nil {
		return openedMsg{err: err}
	}
	if sealed != nil {
		if err := sealed(ctx, db); err != nil {
			return openedMsg{err: errors.Join(err, db.Close())}
		}
	}
	msg := openedMsg{}
	var p prefs
	if set, err := db.Setting(ctx, settingPrefs, &p); err == nil && set {
		msg.prefs = &p
	}
	if _, err := db.Setting(ctx, settingWelcomed, &msg.welcomed); err != nil {
		msg.welcomed = true // whoever wrote it has been here
	}
	msg.support = sitting.Support(ctx, db)
	if msg.runs, err = db.List(ctx); err != nil {
		return openedMsg{err: errors.Join(err, db.Close())}
	}
	msg.half = halves(ctx, db)
	msg.store = &store{db: db, writer: saves.NewWriter(db), closed: make(chan struct{})}
	return msg
}

// listen waits for the writer's next news.
func (s *store) listen() tea.Msg {
	select {
	case <-s.writer.Changed():
		return savedMsg{s}
	case <-s.closed:
		return nil
	}
}

// ofProfile handles what comes back from the disk.
func (m *Root) ofProfile(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case openedMsg:
		return m.opened(msg), true
	case savedMsg:
		if msg.store != m.book.store {
			return nil, true
		}
		return tea.Batch(msg.store.listen, m.look()), true
	case saidMsg:
		m.notice = msg.text
		return nil, true
	}
	return m.ofProfiles(msg)
}

func (m *Root) opened(msg openedMsg) tea.Cmd {
	if msg.gen != m.book.gen {
		return func() tea.Msg { _ = msg.store.close(); return nil } // another was asked for meanwhile
	}
	m.book = book{gen: msg.gen, asked: m.book.asked, store: msg.store, none: msg.none, err: msg.err, runs: msg.runs, half: msg.half, support: msg.support}
	if msg.err != nil {
		return m.notOpened()
	}
	cmds := []tea.Cmd{msg.store.listen}
	if msg.prefs != nil {
		m.prefs = msg.prefs.nav()
	}
	if m.deps.Pace != "" {
		m.prefs.Live = m.deps.Pace == "live"
	}
	cmds = append(cmds, m.retheme(), m.look(), m.refresh(), m.broadcast(profiles.OpenMsg{Current: msg.store.db.Path()}))
	if !msg.welcomed {
		return tea.Batch(append(cmds, m.offer())...)
	}
	return tea.Batch(append(cmds, m.announce())...)
}

// notOpened says why there is no profile and what can be done.
func (m *Root) notOpened() tea.Cmd {
	err := m.book.err
	if m.book.store != nil {
		return m.kept(err)
	}
	cmd := m.refresh()
	if m.book.none {
		return tea.Batch(cmd, m.firstRun())
	}
	again := m.book.asked
	m.ask = &question{title: "This profile does not open", text: notShown(err), answers: []answer{
		{"u", "play unsaved; a run can still be exported to a file", m.announce},
		{"c", "choose another profile", func() tea.Cmd { return m.follow(nav.Profiles{}) }},
		{"r", "try again", func() tea.Cmd { return tea.Batch(m.open(again), m.refresh()) }},
		{"q", "quit", m.quit},
	}}
	return cmd
}

// notShown says why a profile does not open: the disk, or a session that tells nothing yet.
func notShown(err error) string {
	var sealed *room.SealedError
	var locked *lock.LockedError
	if errors.As(err, &sealed) || errors.As(err, &locked) {
		return err.Error()
	}
	return saves.Explain(err)
}

// kept goes on with the profile that could not be closed because something in it is not on the disk yet.
func (m *Root) kept(err error) tea.Cmd {
	m.book.err = nil
	m.ask = &question{title: "Still the same profile", text: saves.Explain(err), answers: []answer{
		{"esc", "go on with it, and try again to save", func() tea.Cmd { return m.retry() }},
	}}
	return tea.Batch(m.book.store.listen, m.look(), m.refresh())
}

// keepPrefs stores the settings.
func (m *Root) keepPrefs() tea.Cmd { return m.keep(settingPrefs, stored(m.prefs)) }

func (m *Root) keep(key string, value any) tea.Cmd {
	s := m.book.store
	if s == nil {
		return nil
	}
	return func() tea.Msg {
		if err := s.db.SetSetting(context.Background(), key, value); err != nil {
			return saidMsg{saves.Explain(err)}
		}
		return nil
	}
}
