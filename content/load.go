package content

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"downtime/game/engine"
	"downtime/game/scenario"
)

// structure is the one YAML file of a scenario's folder.
const structure = "scenario.yaml"

// words are the Markdown files beside it.
var words = [...]string{"brief.md", "debrief.md", "howto.md", "action-card.md"}

// Source is a scenario as read from its folder, before it is compiled.
type Source struct {
	Doc   *scenario.Doc
	Hash  string // sha256 of its files
	dir   string
	files map[string][]byte
	where map[string]span // of every value, by its path in the Doc
	fsys  fs.FS           // what it was read from, and where in it: walks are read when they are asked for
	at    string
}

func newSource(dir string) *Source {
	return &Source{Doc: &scenario.Doc{Signs: signIDs()}, dir: dir, at: dir, files: map[string][]byte{}, where: map[string]span{}}
}

// Load reads the scenario in folder dir of fsys. The problems are about the form of the files alone; the Source is nil if they leave
// nothing to judge.
func Load(fsys fs.FS, dir string) (*Source, []Problem) {
	s := newSource(dir)
	s.fsys, s.at = fsys, dir
	if p, ok := s.survey(fsys); !ok {
		return nil, []Problem{p}
	}
	var probs []Problem
	for _, name := range append([]string{structure}, words[:]...) {
		probs = append(probs, s.read(fsys, name)...)
	}
	if len(probs) > 0 {
		return nil, probs
	}
	s.hash()
	d := s.Doc
	for i, into := range []*string{&d.Brief, &d.Debrief, &d.HowTo, &d.ActionCard} {
		*into = string(s.files[words[i]])
	}
	probs, ok := s.decode()
	if !ok {
		return nil, probs
	}
	return s, probs
}

// Compile judges and compiles a source that was read without a problem. The Scenario is nil if any problem is an error.
func (s *Source) Compile() (*engine.Scenario, []Problem) {
	sc, found := scenario.Compile(s.Doc)
	if sc != nil {
		sc.Hash = s.Hash
	}
	return sc, s.locate(found)
}

// Check gives every problem of the source and of the walks beside it.
func (s *Source) Check() []Problem {
	names := scenario.NamesOf(s.Doc)
	found := names.Problems()
	all := s.locate(found)
	if found.Playable() { // else there is no case that walks could be about
		_, bad := s.readWalks(names)
		all = append(all, bad...)
	}
	return all
}

// loadDir reads the scenario in a folder on disk.
func loadDir(dir string) (*Source, []Problem) {
	full, err := filepath.Abs(dir)
	if err != nil {
		return nil, []Problem{{File: dir, Line: 1, Column: 1, Code: scenario.CodeFile, Message: "cannot be read: " + reason(err), Fix: "name a folder"}}
	}
	s, probs := Load(os.DirFS(filepath.Dir(full)), filepath.Base(full))
	shown := func(p *Problem) { p.File = filepath.Join(filepath.Dir(dir), filepath.FromSlash(p.File)) }
	for i := range probs {
		shown(&probs[i])
	}
	if s != nil {
		s.dir = filepath.Join(filepath.Dir(dir), filepath.Base(full))
	}
	return s, probs
}

// compiled goes on from Load: a source that was not read whole is judged as far as it goes, and not compiled.
func compiled(s *Source, probs []Problem) (*engine.Scenario, []Problem) {
	if len(probs) > 0 {
		return nil, checked(s, probs)
	}
	return s.Compile()
}

// survey makes sure that the folder holds one scenario.
func (s *Source) survey(fsys fs.FS) (Problem, bool) {
	bad := func(message, fix string) (Problem, bool) {
		return Problem{File: s.dir, Line: 1, Column: 1, Code: scenario.CodeFile, Message: message, Fix: fix}, false
	}
	entries, err := fs.ReadDir(fsys, s.dir)
	if err != nil {
		return bad("there is no such scenario: "+reason(err), "name the folder that holds "+structure)
	}
	found := false
	for _, e := range entries {
		name := e.Name()
		switch {
		case name == structure:
			found = true
		case strings.HasSuffix(strings.ToLower(name), ".yaml") || strings.HasSuffix(strings.ToLower(name), ".yml"):
			return bad(fmt.Sprintf("the folder holds a second YAML file, %s", name), "keep "+structure+" alone")
		}
	}
	if !found {
		return bad("the folder holds no "+structure, "a scenario is a folder that holds "+structure)
	}
	return Problem{}, true
}

// read takes in one file, if it is there and is plain text of a sane size.
func (s *Source) read(fsys fs.FS, name string) []Problem {
	at := Problem{File: path.Join(s.dir, name), Line: 1, Column: 1, Code: scenario.CodeFile, Fix: "make it a plain text file that you may read"}
	info, err := fs.Stat(fsys, path.Join(s.at, name))
	if errors.Is(err, fs.ErrNotExist) && name != structure {
		return nil // the compiler says which words are missing
	}
	if err == nil && !info.Mode().IsRegular() { // a pipe would be waited for without end
		at.Message = "it is no plain file"
		return []Problem{at}
	}
	if err != nil {
		at.Message = "cannot be read: " + reason(err)
		return []Problem{at}
	}
	f, err := fsys.Open(path.Join(s.at, name))
	if err != nil {
		at.Message = "cannot be read: " + reason(err)
		return []Problem{at}
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		at.Message = "cannot be read: " + reason(err)
		return []Problem{at}
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")) // so that a checkout on Windows is the same scenario
	if p, ok := plain(text, name == structure); !ok {
		p.File = at.File
		return []Problem{p}
	}
	s.files[name] = text
	return nil
}

// hash is over the name, the length and the bytes of each file, in a fixed order.
func (s *Source) hash() {
	h := sha256.New()
	for _, name := range append([]string{structure}, words[:]...) {
		if text, ok := s.files[name]; ok {
			fmt.Fprintf(h, "%s %d\n", name, len(text))
			h.Write(text)
		}
	}
	s.Hash = hex.EncodeToString(h.Sum(nil))
}

// reason is why a file could not be read, without the path, which is printed already.
func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}
