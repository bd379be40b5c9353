package handin

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"downtime/saves"
)

// What a hand-in may hold. A ten-minute run takes two to five kilobytes.
const (
	MaxFile   = 8 << 20 // bytes
	maxLines  = 4_000
	maxRuns   = 500
	maxDepth  = 8 // of a line that is no run; those of runs have their own
	maxBody   = 8 << 10
	maxShort  = 64 // bytes of a short text
	maxName   = 32
	maxReflex = 2_000
)

// ReadBytes reads a file that may come from anyone: a link, a folder, a pipe or a device is refused, and so is one that is too large.
func ReadBytes(path string, most int64) ([]byte, error) {
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, refuse("there is no such file")
	}
	if err != nil {
		return nil, refuse("it cannot be read: %v", err)
	}
	switch {
	case info.Mode()&fs.ModeSymlink != 0:
		return nil, refuse("it is a link to another file, and links are not followed")
	case !info.Mode().IsRegular():
		return nil, refuse("it is no ordinary file")
	case info.Size() == 0:
		return nil, refuse("it is empty")
	case info.Size() > most:
		return nil, refuse("it is larger than %s", size(most))
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, refuse("it cannot be read: %v", err)
	}
	defer f.Close()
	if now, err := f.Stat(); err != nil || !os.SameFile(info, now) {
		return nil, refuse("it was exchanged while it was being opened")
	}
	text, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return nil, refuse("it cannot be read: %v", err)
	}
	if int64(len(text)) > most {
		return nil, refuse("it is larger than %s", size(most))
	}
	return text, nil
}

func size(n int64) string {
	if n >= 1<<20 {
		return fmt.Sprintf("%d MB", n>>20)
	}
	return fmt.Sprintf("%d kB", n>>10)
}

// Read reads and parses a hand-in, in either form. The error is a *Refusal.
func Read(path string) (File, error) {
	text, err := ReadBytes(path, MaxFile)
	if err != nil {
		return File{}, err
	}
	return Parse(text)
}

// Parse reads the bytes of a hand-in, pasted text too. The error is a *Refusal that says what is wrong, with the line; a file whose form is right but
// whose signature does not fit is given with Changed.
func Parse(text []byte) (File, error) {
	text, err := unwrapped(plainText(text))
	if err != nil {
		return File{}, err
	}
	if !utf8.Valid(text) {
		return File{}, refuse("it is no hand-in of Downtime: it is not text")
	}
	text = bytes.TrimRight(text, "\r\n")
	if bytes.Count(text, []byte("\n")) >= maxLines {
		return File{}, refuse("it has more than %d lines", maxLines)
	}
	lines := bytes.Split(text, []byte("\n"))
	f, err := header(bytes.TrimSuffix(lines[0], []byte("\r")))
	if err != nil {
		return File{}, err
	}
	sum := sha256.New()
	for n, l := range lines {
		l = bytes.TrimSuffix(l, []byte("\r"))
		if n == len(lines)-1 {
			break
		}
		sum.Write(l)
		sum.Write([]byte("\n"))
		if n == 0 {
			continue
		}
		err := f.line(l)
		if err == nil {
			err = Clean(l)
		}
		if err != nil {
			return File{}, refuse("line %d: %v", n+1, err)
		}
	}
	return f, f.signed(bytes.TrimSuffix(lines[len(lines)-1], []byte("\r")), sum.Sum(nil))
}

// unwrapped takes a hand-in out of the texts of its QR codes or out of pasted lines; any other text is given as it is.
func unwrapped(text []byte) ([]byte, error) {
	if bytes.HasPrefix(bytes.TrimSpace(text), []byte("{")) {
		return text, nil // a hand-in as it was written, whatever a learner typed into it
	}
	if codes := codesIn(text); len(codes) > 0 {
		return uncode(codes)
	}
	if isPasted(text) {
		return unpaste(text)
	}
	return text, nil
}

func header(text []byte) (File, error) {
	var kind struct {
		Format  string
		Version int
	}
	if err := Decode(text, maxDepth, &kind, false); err != nil || kind.Format != format {
		return File{}, refuse("it is no hand-in of Downtime")
	}
	if kind.Version > version {
		return File{}, refuse("its form is version %d, and this program reads up to %d: use a newer one", kind.Version, version)
	}
	var h Header
	if err := Decode(text, maxDepth, &h, true); err != nil {
		return File{}, refuse("line 1: the header cannot be read (%v)", err)
	}
	if err := CheckName(h.Learner); err != nil {
		return File{}, refuse("line 1: %v", err)
	}
	if h.Observer != "" {
		if err := CheckName(h.Observer); err != nil {
			return File{}, refuse("line 1: %v", err)
		}
	}
	if broken(h.Program) || len(h.Program) > maxShort || len(h.Session) > maxShort || h.Session != "" && CheckName(h.Session) != nil {
		return File{}, refuse("line 1: the header holds a text that is none of this program's")
	}
	if !saves.Plausible(h.Made) {
		return File{}, refuse("line 1: the date is not plausible")
	}
	if err := Clean(text); err != nil {
		return File{}, refuse("line 1: %v", err)
	}
	return File{Header: h}, nil
}

// line reads one line between the header and the signature.
func (f *File) line(text []byte) error {
	if bytes.HasPrefix(text, []byte(`{"format":`)) {
		r, err := saves.ReadRun(bytes.NewReader(text))
		var store *saves.Error
		if errors.As(err, &store) && store.Why != "" {
			return errors.New(store.Why)
		}
		if err != nil {
			return err
		}
		if len(f.Runs) >= maxRuns {
			return fmt.Errorf("there are more than %d runs", maxRuns)
		}
		for i := range f.Runs {
			if f.Runs[i].ID == r.ID {
				return fmt.Errorf("run %s stands in it twice", r.ID[:8])
			}
		}
		f.Runs = append(f.Runs, r)
		return nil
	}
	var l line
	if err := Decode(text, maxDepth, &l, true); err != nil {
		return fmt.Errorf("it is none of a hand-in's lines (%w)", err)
	}
	switch {
	case l.Go != nil:
		return f.attempt(l.Go)
	case l.Reflection != nil:
		return f.reflection(l.Reflection)
	case l.Answer != nil:
		return f.answer(l.Answer)
	}
	return errors.New("it is none of a hand-in's lines")
}

// maxTick is a week of a skill's ticks: nobody's go lasts longer.
const maxTick = 7 * 24 * 3600 * 50

func (f *File) attempt(g *Go) error {
	id, err := hex.DecodeString(g.ID)
	switch {
	case err != nil || len(id) != 16:
		return errors.New("a go's identity is not 32 hexadecimal digits")
	case broken(g.Mode) || broken(g.Timing):
		return errors.New("a go holds characters that command a terminal")
	case CheckName(g.Skill) != nil || len(g.Mode) > maxShort || len(g.Timing) > maxShort:
		return errors.New("a go names no skill")
	case g.Tick < 0 || g.Tick > maxTick || g.Level < 0 || !saves.Plausible(g.Started) || !saves.Plausible(g.Ended):
		return errors.New("a go's clock, level or date is not plausible")
	case len(f.Goes) >= maxRuns:
		return fmt.Errorf("there are more than %d goes", maxRuns)
	}
	if slices.ContainsFunc(f.Goes, func(other Go) bool { return other.ID == g.ID }) {
		return fmt.Errorf("go %s stands in it twice", g.ID[:8])
	}
	f.Goes = append(f.Goes, *g)
	return nil
}

func (f *File) reflection(r *Reflection) error {
	switch {
	case len(r.Body) > maxBody || len(r.Part) > maxShort || r.Part == "" || len(r.Run) > maxShort:
		return fmt.Errorf("what was written is longer than %s", size(maxBody))
	case strings.ContainsFunc(r.Part, func(c rune) bool { return !nameRune(c) && c != '/' }):
		return fmt.Errorf("%q is no part of a debrief", short(r.Part))
	case len(f.Reflections) >= maxReflex:
		return fmt.Errorf("more than %d texts", maxReflex)
	case !saves.Plausible(r.At):
		return errors.New("its date is not plausible")
	}
	for i := range f.Runs {
		if f.Runs[i].ID == r.Run {
			f.Reflections = append(f.Reflections, *r)
			return nil
		}
	}
	return errors.New("it was written about a run that is not in the file")
}

// broken reports whether a text that is one word or line holds a control character, such as a terminal obeys.
func broken(text string) bool { return strings.ContainsFunc(text, unicode.IsControl) }

func (f *File) answer(a *Answer) error {
	if CheckName(a.Item) != nil || a.Choice < 1 || a.Choice > 5 || a.When != "before" && a.When != "after" && a.When != "later" {
		return errors.New("it is no answer to a questionnaire")
	}
	f.Answers = append(f.Answers, *a)
	return nil
}

// signed checks the last line.
func (f *File) signed(text, sum []byte) error {
	var l line
	err := Decode(text, maxDepth, &l, true)
	if err != nil || l.Signature == "" || Clean(text) != nil {
		return refuse("it has no signature in its last line: it is cut short, still being copied, or was put together by hand")
	}
	key, kerr := hex.DecodeString(f.Header.Key)
	signature, serr := hex.DecodeString(l.Signature)
	readable := kerr == nil && serr == nil && len(key) == ed25519.PublicKeySize
	f.Changed = !readable || !ed25519.Verify(key, sum, signature)
	return nil
}

// Decode reads one JSON object that is not nested deeper than so many levels; strict refuses fields that are not known.
func Decode(text []byte, deepest int, into any, strict bool) error {
	if saves.Deeper(text, deepest) { // before anything recursive reads it
		return fmt.Errorf("it is nested deeper than %d levels", deepest)
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	if strict {
		dec.DisallowUnknownFields()
	}
	if err := dec.Decode(into); err != nil {
		return err
	}
	if dec.More() {
		return errors.New("there is more than one object in the line")
	}
	return nil
}
