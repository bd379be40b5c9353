package screens

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/lock"
	"downtime/cmd/downtime/screens/profiles"
	"downtime/saves"
)

// firstRun asks for a name.
func (m *Root) firstRun() tea.Cmd {
	m.onlyHome()
	return m.push(profiles.NewWelcome(m.context()))
}

// offer says once what Downtime is not, and offers the tutorial bed.
func (m *Root) offer() tea.Cmd {
	m.onlyHome()
	return m.push(profiles.NewOffer(m.context(), m.book.store.db.Profile().Name))
}

// welcomed remembers that the offer was answered.
func (m *Root) welcomed() tea.Cmd { return m.keep(settingWelcomed, true) }

func (m *Root) profilesDeps() profiles.Deps {
	folder, admitted := m.deps.Folder, m.deps.Admitted
	d := profiles.Deps{Dir: saves.Dir()}
	if m.book.store != nil {
		d.Current = m.book.store.db.Path()
	}
	d.List = func() ([]saves.Found, error) { return saves.ListProfiles(d.Dir) }
	d.Export = func(path string) (string, error) {
		ctx := context.Background()
		db, err := saves.OpenReader(ctx, path)
		if err != nil {
			return "", err
		}
		defer db.Close()
		if path != admitted {
			if err := lock.Admit(ctx, db, ""); err != nil {
				return "", err
			}
		}
		return exportProfile(ctx, db, folder, strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)))
	}
	return d
}

// admits is nil where a profile has no lock, or the passphrase opens it. A file that cannot be read as a profile has none.
func admits(ctx context.Context, path, passphrase string) error {
	db, err := saves.OpenReader(ctx, path)
	if err != nil {
		return nil // what is wrong with the file is said by whoever changes it
	}
	defer db.Close()
	return lock.Admit(ctx, db, passphrase)
}

// exportProfile writes a copy beside whatever is there already, never over it.
func exportProfile(ctx context.Context, db *saves.DB, folder, name string) (string, error) {
	for n := 1; ; n++ {
		to := filepath.Join(folder, "downtime-"+name+".db")
		if n > 1 {
			to = filepath.Join(folder, fmt.Sprintf("downtime-%s-%d.db", name, n))
		}
		err := db.ExportProfile(ctx, to)
		if !is(err, saves.ErrExists) || n == 100 {
			return to, err
		}
	}
}

// movedMsg is a profile that was renamed or deleted: the one to use now ("" for whichever was used last), or none was touched.
type movedMsg struct {
	said   string
	reopen bool
	path   string
	locked tea.Msg // what waits for the passphrase of a locked profile
}

// ofProfiles renames and deletes. The open profile is saved and closed before it is touched, and opened again afterwards.
func (m *Root) ofProfiles(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case profiles.RenameMsg:
		return m.change(msg.Path, msg.Passphrase, msg, func(ctx context.Context) (string, string, error) {
			to, err := saves.Rename(ctx, msg.Path, msg.Name)
			return to, "Renamed to " + msg.Name + ".", err
		}), true
	case profiles.DeleteMsg:
		return m.change(msg.Path, msg.Passphrase, msg, func(ctx context.Context) (string, string, error) {
			return "", "Deleted.", saves.Delete(ctx, msg.Path)
		}), true
	case movedMsg:
		return m.moved(msg), true
	}
	return nil, false
}

func (m *Root) change(path, passphrase string, asked tea.Msg, do func(context.Context) (string, string, error)) tea.Cmd {
	var mine *store
	runs := m.book.runs
	if s := m.book.store; s != nil && s.db.Path() == path {
		mine = s
		m.book = book{opening: true, asked: path, gen: m.book.gen + 1}
	}
	gen := m.book.gen
	return tea.Batch(m.refresh(), func() tea.Msg {
		if err := mine.close(); err != nil {
			return openedMsg{gen: gen, store: mine, runs: runs, welcomed: true, err: err}
		}
		if err := admits(context.Background(), path, passphrase); err != nil {
			why := "Nothing was changed: " + notShown(err) + "."
			if passphrase == "" {
				why = "It is locked: nothing is changed without its passphrase."
			}
			return movedMsg{said: why, reopen: mine != nil, path: path, locked: asked}
		}
		to, said, err := do(context.Background())
		if err != nil {
			to, said = path, saves.Explain(err)
		}
		return movedMsg{said: said, reopen: mine != nil, path: to}
	})
}

func (m *Root) moved(msg movedMsg) tea.Cmd {
	if msg.locked != nil {
		asks := m.broadcast(profiles.LockedMsg{Asked: msg.locked, Why: msg.said})
		if msg.reopen {
			return tea.Batch(m.open(msg.path), m.refresh(), asks)
		}
		return asks
	}
	done := profiles.DoneMsg{Said: msg.said, Current: msg.path}
	if msg.reopen {
		return tea.Batch(m.open(msg.path), m.refresh(), m.broadcast(done))
	}
	if m.book.store != nil {
		done.Current = m.book.store.db.Path()
	}
	return m.broadcast(done)
}
