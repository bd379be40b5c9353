package content

import (
	"bytes"
	"cmp"
	"io/fs"
	"math"
	"slices"
	"strings"

	"downtime/game/engine"
	"downtime/game/scenario"
)

// Library is a folder of scenarios. Each is read and compiled when it is first asked for: a home screen that only lists them does not
// wait for all of them to be ready to play.
type Library struct {
	fsys fs.FS
	ids  []string
}

// NewLibrary looks for the scenarios in the folders of fsys.
func NewLibrary(fsys fs.FS) *Library {
	l := &Library{fsys: fsys}
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return l // an empty library; Check names the trouble
	}
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			l.ids = append(l.ids, e.Name())
		}
	}
	slices.Sort(l.ids)
	return l
}

// IDs lists the scenarios in alphabetical order.
func (l *Library) IDs() []string { return slices.Clone(l.ids) }

// Get reads and compiles one scenario. It is nil if there is none of that id or any of its problems is an error.
func (l *Library) Get(id string) (*engine.Scenario, []Problem) {
	if !slices.Contains(l.ids, id) {
		return nil, []Problem{l.unknown(id)}
	}
	return compiled(Load(l.fsys, id))
}

func (l *Library) unknown(id string) Problem {
	return Problem{File: id, Line: 1, Column: 1, Code: scenario.CodeFile, Message: "there is no such scenario", Fix: scenario.Suggest(id, l.ids)}
}

// Summary is what a list of scenarios says of one.
type Summary struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"` // not for a player's eyes before the debrief
	Place     string   `json:"place"`
	Hour      string   `json:"hour"`
	Specialty string   `json:"specialty"`
	Minutes   int      `json:"minutes"`
	Variants  Variants `json:"variants"`
	Source    string   `json:"source"`
	Summary   string   `json:"summary"`
	Unscored  bool     `json:"unscored,omitempty"`

	order int
}

// Variants counts the hidden truths of each kind.
type Variants struct {
	Silent int `json:"silent"`
	Overt  int `json:"overt"`
	Mimic  int `json:"mimic"`
	Plain  int `json:"plain"`
}

// List summarises every scenario whose file can be read: the beds for trying the keys first, then by the order that the cases name, then by id. It
// parses no more of each than it tells, since a home screen waits for it.
func (l *Library) List() []Summary {
	all := make([]Summary, 0, len(l.ids))
	for _, id := range l.ids {
		s := newSource(id)
		if probs := s.read(l.fsys, structure); len(probs) > 0 {
			continue
		}
		s.files[structure] = outline(s.files[structure])
		if probs, _ := s.decode(); len(probs) == 0 {
			all = append(all, summarise(s.Doc))
		}
	}
	slices.SortStableFunc(all, func(a, b Summary) int { return cmp.Compare(a.order, b.order) })
	return all
}

// place is where a case stands in a list: a bed on which the keys are tried first, since whoever is new begins there, and a case that names no
// order last.
func place(d *scenario.Doc) int {
	switch {
	case d.Unscored:
		return 0
	case d.Order == 0:
		return math.MaxInt
	}
	return d.Order
}

// outline keeps of a scenario's text the keys that have their value beside them, and the variants.
func outline(text []byte) []byte {
	var out []byte
	keep := false
	for line := range bytes.Lines(text) {
		if c := line[0]; c != ' ' && c != '#' && c != '\n' && c != '-' {
			key, value, _ := bytes.Cut(line, []byte(":"))
			value, _, _ = bytes.Cut(value, []byte(" #"))
			keep = len(bytes.TrimSpace(value)) > 0 || string(key) == "variants"
		}
		if keep {
			out = append(out, line...)
		}
	}
	return out
}

func summarise(d *scenario.Doc) Summary {
	s := Summary{
		ID: d.ID, Title: d.Title, Place: d.Place, Hour: d.Hour, Specialty: d.Specialty, Minutes: d.Minutes,
		Source: d.Credits, Summary: d.Summary, Unscored: d.Unscored, order: place(d),
	}
	counts := map[string]*int{"silent": &s.Variants.Silent, "overt": &s.Variants.Overt, "mimic": &s.Variants.Mimic, "plain": &s.Variants.Plain}
	for _, v := range d.Variants {
		if n := counts[v.Kind]; n != nil {
			*n++
		}
	}
	return s
}
