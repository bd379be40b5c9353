package saves

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// The exported run's own format, apart from the database's schema: a change that
// an older reader would misread raises runVersion.
const (
	runFormat  = "downtime-run"
	runVersion = 1
)

// What an imported file may hold. A ten-minute run is some tens of kilobytes.
const (
	maxFile   = 16 << 20 // bytes
	maxBody   = 64 << 10 // bytes of one input or event
	maxCard   = 1 << 20  // bytes
	maxItems  = 100_000  // inputs, marks or events
	maxDepth  = 32       // of nested JSON
	maxTick   = 1 << 40  // some seven hundred years of 20 ms
	maxString = 200      // runes of a name in the header
)

// runFile is the exported form of a run.
type runFile struct {
	Format   string            `json:"format"`
	Version  int               `json:"version"`
	Header   Header            `json:"header"`
	Status   Status            `json:"status"`
	LastTick int64             `json:"last_tick"`
	EndedAt  *time.Time        `json:"ended_at,omitempty"`
	Score    *float64          `json:"score,omitempty"`
	Inputs   []Input           `json:"inputs"`
	Marks    []Mark            `json:"marks"`
	Events   []json.RawMessage `json:"events,omitempty"`
	Card     json.RawMessage   `json:"card,omitempty"`
}

// WriteRun writes a run as one JSON document, whether it is stored or not: this is
// how a run leaves a machine whose disk is full.
func WriteRun(w io.Writer, r Run) error {
	f := runFile{Format: runFormat, Version: runVersion, Header: r.Header, Status: r.Status, LastTick: r.LastTick, Inputs: r.Inputs, Marks: r.Marks}
	if f.Inputs == nil {
		f.Inputs = []Input{}
	}
	if f.Marks == nil {
		f.Marks = []Mark{}
	}
	if r.Status != Playing {
		f.EndedAt = &r.EndedAt
	}
	if r.Status == Ended {
		f.Score, f.Events, f.Card = &r.Score, r.Events, r.Card
	}
	if err := encode(w, f); err != nil {
		return fmt.Errorf("write run: %w", err)
	}
	return nil
}

// ReadRun reads what WriteRun wrote. The file may come from anyone: a file that is
// too large, too deep, of wrong types, with unknown fields or with a gap is
// ErrRefused and says why; one of a later format is ErrTooNew.
func ReadRun(r io.Reader) (Run, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return Run{}, fmt.Errorf("read run: %w", err)
	}
	if len(text) > maxFile {
		return Run{}, refused("the file is larger than %d MB", maxFile>>20)
	}
	if err := shallow(text); err != nil {
		return Run{}, err
	}
	var kind struct {
		Format  string
		Version int
	}
	if err := json.Unmarshal(text, &kind); err != nil || kind.Format != runFormat {
		return Run{}, refused("the file is not an exported Downtime run")
	}
	if kind.Version > runVersion {
		return Run{}, &Error{Kind: ErrTooNew, Why: fmt.Sprintf("its format is %d, this one reads up to %d", kind.Version, runVersion)}
	}
	var f runFile
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&f); err != nil {
		return Run{}, refused("the file cannot be read as a run (%v)", err)
	}
	if err := f.verify(); err != nil {
		return Run{}, err
	}
	return f.run(), nil
}

func (f *runFile) run() Run {
	f.Header.Started = time.UnixMilli(f.Header.Started.UnixMilli()).UTC()
	r := Run{Summary: Summary{Header: f.Header, Status: f.Status, LastTick: f.LastTick}, Inputs: f.Inputs, Marks: f.Marks, Events: f.Events, Card: f.Card}
	if f.EndedAt != nil {
		r.EndedAt = time.UnixMilli(f.EndedAt.UnixMilli()).UTC()
	}
	if f.Score != nil {
		r.Score = *f.Score
	}
	return r
}

// shallow refuses JSON that is malformed or nested too deep, before anything
// recursive reads it.
func shallow(text []byte) error {
	if Deeper(text, maxDepth) {
		return refused("the file is nested deeper than %d levels", maxDepth)
	}
	if !json.Valid(text) {
		return refused("the file is not an exported Downtime run")
	}
	return nil
}

// Deeper reports whether JSON is nested deeper than so many levels. It recurses nowhere itself, and takes any text.
func Deeper(text []byte, levels int) bool {
	depth, quoted, escaped := 0, false, false
	for _, c := range text {
		switch {
		case escaped:
			escaped = false
		case quoted:
			escaped, quoted = c == '\\', c != '"'
		case c == '"':
			quoted = true
		case c == '{' || c == '[':
			if depth++; depth > levels {
				return true
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return false
}

func (f *runFile) verify() error {
	for _, check := range []func() error{f.verifyHeader, f.verifyEnd, f.verifyInputs, f.verifyMarks} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

func (f *runFile) verifyHeader() error {
	h := f.Header
	if id, err := hex.DecodeString(h.ID); err != nil || len(id) != 16 || strings.ToLower(h.ID) != h.ID {
		return refused("the run's identity is not 32 hexadecimal digits")
	}
	for _, s := range []string{h.Scenario, h.Variant, h.ContentHash, h.Pace} {
		if utf8.RuneCountInString(s) > maxString || strings.ContainsFunc(s, unicode.IsControl) {
			return refused("the run's header holds text that is too long or not printable")
		}
	}
	if h.Scenario == "" || h.Engine < 0 {
		return refused("the run's header names no scenario or no engine")
	}
	if !Plausible(h.Started) {
		return refused("the run's start is no plausible date")
	}
	if f.LastTick < 0 || f.LastTick > maxTick {
		return refused("the run's last tick is out of range")
	}
	return nil
}

// Plausible reports whether something of this program can have happened at a time that a file names: from the year 2000 until 2999.
func Plausible(t time.Time) bool { return t.Year() >= 2000 && t.Year() < 3000 }

func (f *runFile) verifyEnd() error {
	hasResult := f.Score != nil || f.Card != nil || f.Events != nil
	switch f.Status {
	case Playing:
		if f.EndedAt != nil || hasResult {
			return refused("the run is open and has an end")
		}
		return nil
	case Abandoned:
		if hasResult {
			return refused("the run was abandoned and has a card")
		}
	case Ended:
		if f.Score == nil || f.Card == nil || len(f.Card) > maxCard {
			return refused("the run has ended without a score, or its card is missing or too large")
		}
	default:
		return refused("the run's status is not one of open, ended, abandoned")
	}
	if f.EndedAt == nil || !Plausible(*f.EndedAt) {
		return refused("the run's end is no plausible date")
	}
	return f.verifyEvents()
}

func (f *runFile) verifyEvents() error {
	if len(f.Events) > maxItems {
		return refused("the run has more than %d events", maxItems)
	}
	for i, e := range f.Events {
		if len(e) > maxBody {
			return refused("event %d is larger than %d kB", i+1, maxBody>>10)
		}
	}
	return nil
}

func (f *runFile) verifyInputs() error {
	if len(f.Inputs) > maxItems {
		return refused("the run has more than %d inputs", maxItems)
	}
	tick := int64(0)
	for i, in := range f.Inputs {
		switch {
		case in.Seq != i+1:
			return refused("input %d is missing", i+1)
		case in.Tick < tick || in.Tick > f.LastTick:
			return refused("input %d is out of time", in.Seq)
		case len(in.Body) == 0 || len(in.Body) > maxBody:
			return refused("input %d is empty or larger than %d kB", in.Seq, maxBody>>10)
		}
		tick = in.Tick
	}
	return nil
}

func (f *runFile) verifyMarks() error {
	if len(f.Marks) > maxItems {
		return refused("the run has more than %d marks", maxItems)
	}
	last := Mark{Tick: -1}
	for i, m := range f.Marks {
		if m.Seq < last.Seq || m.Seq > len(f.Inputs) || m.Tick < 0 || m.Tick > f.LastTick || m.Tick < last.Tick || m.Tick == last.Tick && m.Seq == last.Seq {
			return refused("mark %d is out of order", i+1)
		}
		last = m
	}
	return nil
}

// ExportProfile writes the whole profile as one file that any Downtime can open
// with --profile. A file that is there already is ErrExists.
func (d *DB) ExportProfile(ctx context.Context, dst string) error {
	if _, err := os.Lstat(dst); err == nil {
		return &Error{Kind: ErrExists, Path: dst}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return explainable(dst, err)
	}
	return d.copyTo(ctx, dst)
}
