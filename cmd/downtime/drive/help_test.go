package drive_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"sync"
	"testing"

	"downtime/cmd/downtime/drive"
	"downtime/content"
	"downtime/game/engine"
	"downtime/game/run"
)

// The built-in cases, compiled once.
var cases = map[string]func() *engine.Scenario{
	"tutorial":            compiled("tutorial"),
	"ventilator-autonomy": compiled("ventilator-autonomy"),
}

func compiled(id string) func() *engine.Scenario {
	return sync.OnceValue(func() *engine.Scenario {
		sc, problems := content.NewLibrary(content.Built()).Get(id)
		if sc == nil {
			panic(problems)
		}
		return sc
	})
}

const icu, bay = "ventilator-autonomy", "tutorial"

// begin makes a run of a case.
func begin(t testing.TB, id string, seed uint64, variant string) *run.Run {
	t.Helper()
	r, err := run.New(cases[id](), seed, variant)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// told gives lines to a run and returns every line that came out.
func told(t testing.TB, r *run.Run, lines ...string) []string {
	t.Helper()
	in := ""
	for _, l := range lines {
		in += l + "\n"
	}
	return given(t, r, in)
}

// given is told with the input as it is.
func given(t testing.TB, r *run.Run, in string) []string {
	t.Helper()
	var out bytes.Buffer
	if err := drive.Drive(t.Context(), r, strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
}

// replies are told's envelopes: the one at tick 0, then one a line.
func replies(t testing.TB, r *run.Run, lines ...string) []envelope {
	t.Helper()
	var all []envelope
	for _, l := range told(t, r, lines...)[1:] {
		all = append(all, read(t, l))
	}
	return all
}

// last is the reply to the last of some lines.
func last(t testing.TB, r *run.Run, lines ...string) envelope {
	t.Helper()
	all := replies(t, r, lines...)
	return all[len(all)-1]
}

// envelope is a reply as an outside player reads it.
type envelope struct {
	Tick        int64          `json:"tick"`
	Seconds     float64        `json:"seconds"`
	Events      []event        `json:"events"`
	Observation map[string]any `json:"observation"`
	Actions     []action       `json:"actions"`
	Over        bool           `json:"over"`
	Error       *string        `json:"error"`
}

type event struct {
	Kind, Who, Text, ID, Target string
	Tick                        int64
}

type action struct {
	ID, Label, Category, Skill string
	Seconds                    float64
	Targets, By                []string
	Value                      *struct{ Low, High float64 }
	Fields                     []struct{ ID, Label string }
	Order                      []string
	Legal                      bool
	Why                        string
}

func read(t testing.TB, line string) envelope {
	t.Helper()
	var e envelope
	if err := json.Unmarshal([]byte(line), &e); err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return e
}

func (e *envelope) says(kind, text string) bool {
	for _, ev := range e.Events {
		if ev.Kind == kind && strings.Contains(ev.Text, text) {
			return true
		}
	}
	return false
}

func (e *envelope) action(t testing.TB, id string) action {
	t.Helper()
	for _, a := range e.Actions {
		if a.ID == id {
			return a
		}
	}
	t.Fatalf("no action %s is listed", id)
	return action{}
}

// wantRefused checks that a line is refused for a reason that holds every part, and that nothing but the error has changed.
func wantRefused(t *testing.T, r *run.Run, line string, parts ...string) {
	t.Helper()
	before, events, inputs := r.State, len(r.Events), len(r.Inputs)
	quiet := last(t, r) // what is seen now
	e := last(t, r, line)
	if e.Error == nil {
		t.Errorf("%.200s is not refused", line)
		return
	}
	for _, p := range parts {
		if !strings.Contains(*e.Error, p) {
			t.Errorf("%.200s is refused with %q, which does not say %q", line, *e.Error, p)
		}
	}
	if r.State != before || len(r.Events) != events || len(r.Inputs) != inputs {
		t.Errorf("%.200s is refused, and yet something has changed", line)
	}
	if len(e.Events) != 0 || e.Tick != quiet.Tick || e.Over != quiet.Over {
		t.Errorf("%.200s: the refusal says that something has changed: %+v", line, e)
	}
}
