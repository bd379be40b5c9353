package plain_test

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"downtime/cmd/downtime/plain"
	"downtime/content"
	"downtime/game/engine"
	"downtime/saves"
)

const icu, bay = "ventilator-autonomy", "tutorial"

func built() (*content.Library, error) { return content.NewLibrary(content.Built()), nil }

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// options are those of a trainee with a profile in a folder of its own.
func options(t *testing.T, scenario, variant string) plain.Options {
	t.Helper()
	dir := t.TempDir()
	return plain.Options{
		Library: built, Now: func() time.Time { return time.Date(2026, 11, 21, 3, 14, 0, 0, time.Local) }, Seed: func() uint64 { return 7 },
		Profile: filepath.Join(dir, "ann.db"), Scenario: scenario, Variant: variant, Folder: dir,
	}
}

// typed plays with these lines and then the end of the input, and returns what was said.
func typed(t *testing.T, o plain.Options, lines ...string) string {
	t.Helper()
	said, err := attempt(t, o, lines...)
	must(t, err)
	return said
}

func attempt(t *testing.T, o plain.Options, lines ...string) (string, error) {
	t.Helper()
	var out bytes.Buffer
	o.In, o.Out = strings.NewReader(strings.Join(lines, "\n")), &out
	err := plain.Run(t.Context(), o)
	wantReadable(t, out.String())
	return out.String(), err
}

// listener answers each prompt as it is printed, as somebody does who waits for it.
type listener struct {
	said   strings.Builder
	answer func(prompt string) string
	lines  chan string
	rest   string
}

var prompts = regexp.MustCompile(`(Your turn\.|What is your name\?|or quit\.|Type yes or no\.|Type yes to do it\.|quit to leave\.|to go on\.|do first\?)$|^Question \d+: `)

func (l *listener) Write(p []byte) (int, error) {
	l.said.Write(p)
	if line := strings.TrimSuffix(string(p), "\n"); prompts.MatchString(line) {
		l.lines <- l.answer(line) + "\n"
	}
	return len(p), nil
}

func (l *listener) Read(p []byte) (int, error) {
	if l.rest == "" {
		l.rest = <-l.lines
	}
	n := copy(p, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}

// conversation answers each prompt by itself, and returns what was said.
func conversation(t *testing.T, o plain.Options, answer func(prompt string) string) string {
	t.Helper()
	l := &listener{lines: make(chan string, 1)}
	turns := 0
	l.answer = func(prompt string) string {
		if turns++; turns > 2000 {
			t.Error("the run does not end")
			return "quit"
		}
		return answer(prompt)
	}
	o.In, o.Out = l, l
	must(t, plain.Run(t.Context(), o))
	wantReadable(t, l.said.String())
	return l.said.String()
}

// played answers each prompt with what next makes of all that was said, until the run is over, and leaves. It returns what was said.
func played(t *testing.T, o plain.Options, next func(said string) string) string {
	t.Helper()
	l := &listener{lines: make(chan string, 1)}
	turns := 0
	l.answer = func(prompt string) string {
		if turns++; turns > 2000 || strings.HasSuffix(prompt, "quit to leave.") {
			return "quit"
		}
		if strings.HasSuffix(prompt, "to go on.") {
			return "" // words of one's own are no part of a run
		}
		return next(l.said.String())
	}
	o.In, o.Out = l, l
	must(t, plain.Run(t.Context(), o))
	if turns > 2000 {
		t.Error("the run does not end")
	}
	wantReadable(t, l.said.String())
	return l.said.String()
}

func compiled(t *testing.T, id string) *engine.Scenario {
	t.Helper()
	lib, err := built()
	must(t, err)
	sc, problems := lib.Get(id)
	if sc == nil {
		t.Fatal(problems)
	}
	return sc
}

// unspoken is what a screen reader cannot read: escape codes, boxes, dots, units as they are written.
var unspoken = regexp.MustCompile(`[\x00-\x09\x0b-\x1f\x7f─-▟⠀-⣿|]|\b(cmH2O|mmHg|kPa|mL|mmol/L)\b|\d ?%|!!|\*\*|` + "`")

func wantReadable(t *testing.T, said string) {
	t.Helper()
	if said != "" && !strings.HasSuffix(said, "\n") {
		t.Error("the last line does not end")
	}
	for line := range strings.Lines(said) {
		if m := unspoken.FindString(line); m != "" {
			t.Errorf("%q cannot be read aloud: %s", m, line)
		}
	}
}

func wantSaid(t *testing.T, said string, parts ...string) {
	t.Helper()
	at := 0
	for _, p := range parts {
		i := strings.Index(said[at:], p)
		if i < 0 {
			t.Errorf("after %d characters it does not say %q:\n%s", at, p, said)
			return
		}
		at += i + len(p)
	}
}

// stored is the newest run of a profile.
func stored(t *testing.T, o plain.Options) saves.Run {
	t.Helper()
	db, err := saves.OpenReader(t.Context(), o.Profile)
	must(t, err)
	defer db.Close()
	all, err := db.List(t.Context())
	must(t, err)
	if len(all) == 0 {
		t.Fatal("no run is stored")
	}
	r, err := db.Load(t.Context(), all[0].ID)
	must(t, err)
	return r
}

// interrupted plays until a prompt comes after the last line, and then interrupts.
func interrupted(t *testing.T, o plain.Options, lines ...string) string {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	in, keyboard := io.Pipe()
	defer keyboard.Close()
	l := &listener{lines: make(chan string, 1)}
	l.answer = func(string) string {
		if len(lines) == 0 {
			cancel()
			return ""
		}
		next := lines[0]
		lines = lines[1:]
		go func() { _, _ = io.WriteString(keyboard, next+"\n") }()
		return ""
	}
	o.In, o.Out = in, onPrompt{l}
	must(t, plain.Run(ctx, o))
	return l.said.String()
}

// onPrompt tells a listener of prompts without waiting for it to be read.
type onPrompt struct{ l *listener }

func (w onPrompt) Write(p []byte) (int, error) {
	w.l.said.Write(p)
	if prompts.MatchString(strings.TrimSuffix(string(p), "\n")) {
		w.l.answer("")
	}
	return len(p), nil
}
