package handin

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"downtime/saves"
)

const (
	format  = "downtime-handin"
	version = 1
)

// Header says whose file this is and which program wrote it.
type Header struct {
	Format   string    `json:"format"`
	Version  int       `json:"version"`
	Learner  string    `json:"learner"`            // pseudonym of who held the keys
	Observer string    `json:"observer,omitempty"` // pseudonym of who observed, of a pair
	Session  string    `json:"session,omitempty"`  // code of the session, if it was played in one
	Made     time.Time `json:"made"`               // by the clock of that machine
	Program  string    `json:"program"`
	Engine   int       `json:"engine"`
	Key      string    `json:"key"` // public half, hexadecimal
}

// Reflection is what the learner wrote in one part of a run's debrief, and chose to hand in.
type Reflection struct {
	Run  string    `json:"run"`
	Part string    `json:"part"`
	Body string    `json:"body"`
	At   time.Time `json:"at"`
}

// Answer is the learner's choice in one question of a questionnaire, before or after the session.
type Answer struct {
	When   string `json:"when"` // "before", "after" or "later"
	Item   string `json:"item"`
	Choice int    `json:"choice"` // 1 to 5
}

// Go is one finished go at a skill of the lab, with the score that is claimed for it.
type Go struct {
	ID      string          `json:"id"`
	Skill   string          `json:"skill"`
	Version int             `json:"version"`
	Level   int             `json:"level"`
	Mode    string          `json:"mode,omitempty"`
	Timing  string          `json:"timing,omitempty"`
	Guided  bool            `json:"guided,omitempty"` // with feedback on the way, or asked for some
	Seed    uint64          `json:"seed,string"`
	Before  uint64          `json:"before,string"` // seed of the go before it
	Started time.Time       `json:"started"`
	Ended   time.Time       `json:"ended"`
	Tick    int64           `json:"tick"`
	Score   float64         `json:"score"`
	Met     bool            `json:"met"` // the standard
	Inputs  json.RawMessage `json:"inputs"`
}

// File is a whole hand-in. Of its runs Events is nil, and Card the claim of the score.
type File struct {
	Header      Header
	Runs        []saves.Run
	Goes        []Go
	Reflections []Reflection
	Answers     []Answer
	Changed     bool // read: the signature does not fit; the file is not as the machine wrote it
}

// line is any line but those of runs.
type line struct {
	Go         *Go         `json:"go,omitempty"`
	Reflection *Reflection `json:"reflection,omitempty"`
	Answer     *Answer     `json:"answer,omitempty"`
	Signature  string      `json:"signature,omitempty"`
}

// Refusal says why a file is no hand-in that can be taken.
type Refusal struct{ Why string }

func (r *Refusal) Error() string { return r.Why }

func refuse(why string, args ...any) error { return &Refusal{fmt.Sprintf(why, args...)} }

// Encode gives the file's bytes, signed.
func (f *File) Encode(key ed25519.PrivateKey) ([]byte, error) {
	h := f.Header
	h.Format, h.Version = format, version
	h.Made = h.Made.UTC().Truncate(time.Second)
	h.Key = hex.EncodeToString(key.Public().(ed25519.PublicKey))
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(h)
	for i := range f.Runs {
		r := f.Runs[i]
		r.Events = nil
		err = errors.Join(err, saves.WriteRun(&b, r))
	}
	for i := range f.Goes {
		err = errors.Join(err, enc.Encode(line{Go: &f.Goes[i]}))
	}
	for i := range f.Reflections {
		err = errors.Join(err, enc.Encode(line{Reflection: &f.Reflections[i]}))
	}
	for i := range f.Answers {
		err = errors.Join(err, enc.Encode(line{Answer: &f.Answers[i]}))
	}
	sum := sha256.Sum256(b.Bytes())
	err = errors.Join(err, enc.Encode(line{Signature: hex.EncodeToString(ed25519.Sign(key, sum[:]))}))
	if err != nil {
		return nil, fmt.Errorf("write hand-in: %w", err)
	}
	if len(f.Runs) > maxRuns || len(f.Goes) > maxRuns {
		return nil, fmt.Errorf("write hand-in: it would hold more than %d runs or goes, which nobody would take", maxRuns)
	}
	if b.Len() > MaxFile {
		return nil, fmt.Errorf("write hand-in: it would be larger than %d MB, which nobody would take", MaxFile>>20)
	}
	return b.Bytes(), nil
}

// Write writes the file whole or not at all, in the place of an earlier hand-in of the same learner that this machine signed; it overwrites nothing else.
func (f *File) Write(path string, key ed25519.PrivateKey) error {
	return f.writeAs(path, key, func(text []byte) (string, error) { return string(text), nil })
}

// writeAs is Write in a form of the file's bytes.
func (f *File) writeAs(path string, key ed25519.PrivateKey, form func(text []byte) (string, error)) error {
	if err := f.replaceable(path, key); err != nil {
		return err
	}
	text, err := f.Encode(key)
	if err != nil {
		return err
	}
	formed, err := form(text)
	if err != nil {
		return err
	}
	return WriteWhole(path, []byte(formed), 0o644) // an instructor reads it, maybe under another account
}

// replaceable says why a file is not overwritten; nil if it may be.
func (f *File) replaceable(path string, key ed25519.PrivateKey) error {
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Mode().IsRegular() && info.Size() == 0 {
		return nil
	}
	if err != nil {
		return fmt.Errorf("write hand-in: %w", err)
	}
	old, err := Read(path)
	if err != nil || old.Header.Learner != f.Header.Learner {
		return fmt.Errorf("write hand-in: %s is there already and is no hand-in of %s; it was left as it is", path, f.Header.Learner)
	}
	if old.Changed || !old.SignedBy(key) {
		return fmt.Errorf("write hand-in: %s was signed by another machine, or was changed since, and may hold what this one has not: it was left as it is; "+
			"give this one another name, and hand in both", path)
	}
	return nil
}

// WriteWhole writes a file beside its place and then moves it there: a kill leaves the old file or the new one.
func WriteWhole(path string, text []byte, mode fs.FileMode) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*.part")
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	_, err = tmp.Write(text)
	if err == nil {
		err = tmp.Chmod(mode)
	}
	if err == nil {
		err = tmp.Sync()
	}
	if cerr := tmp.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = saves.Replace(tmp.Name(), path)
	}
	if err != nil {
		os.Remove(tmp.Name())
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// Name makes a pseudonym of any text, such as the name of a file: what could not stand in one becomes a dash. "" if nothing is left.
func Name(text string) string {
	out := []rune(strings.Map(func(r rune) rune {
		if r < 128 && nameRune(r) {
			return r
		}
		return '-'
	}, text))
	out = out[:min(len(out), maxName)]
	return strings.Trim(string(out), "-_")
}

// CheckName says why a text is no pseudonym: letters without accents, digits, - and _ only, so that it can be typed at any keyboard, stand in any
// file's name and begin no formula; nil if it is one.
func CheckName(name string) error {
	switch {
	case name == "":
		return refuse("a pseudonym is missing")
	case len(name) > maxName:
		return refuse("a pseudonym has at most %d characters", maxName)
	case strings.ContainsFunc(name, func(r rune) bool { return !nameRune(r) }) || strings.Trim(name, "-_") != name:
		return refuse("%q is no pseudonym: use letters, digits, and - or _ between them", name)
	case digits(name) >= 10:
		return refuse("%q looks like a person's number: use an invented pseudonym", name)
	}
	return nil
}

func nameRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_'
}

func digits(s string) (n int) {
	for _, r := range s {
		if r >= '0' && r <= '9' {
			n++
		}
	}
	return n
}

// Put adds a run, or puts it in the place of the same run as it was handed in before.
func (f *File) Put(r saves.Run) {
	if i := slices.IndexFunc(f.Runs, func(old saves.Run) bool { return old.ID == r.ID }); i >= 0 {
		f.Runs[i] = r
		return
	}
	f.Runs = append(f.Runs, r)
}
