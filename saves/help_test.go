package saves_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"downtime/saves"
)

// childMode tells this test binary, run again as a process of its own, what to be.
const childMode = "SAVES_TEST_CHILD"

func TestMain(m *testing.M) {
	if mode := os.Getenv(childMode); mode != "" {
		os.Exit(children[mode](os.Args[len(os.Args)-1]))
	}
	os.Exit(m.Run())
}

// children are what the child process can do with the profile it is given.
var children = map[string]func(path string) int{
	"hold":   hold,
	"stream": stream,
	"open":   tryOpen,
}

// hold opens the profile, says so, and stays until its input is closed.
func hold(path string) int {
	db, err := saves.Open(context.Background(), path)
	if err != nil {
		fmt.Println(saves.Explain(err))
		return 1
	}
	fmt.Println("open")
	_, _ = bufio.NewReader(os.Stdin).ReadByte()
	db.Close()
	return 0
}

// tryOpen opens the profile as an ordinary user, and says what that user is told.
func tryOpen(path string) int {
	becomeNobody()
	db, err := saves.Open(context.Background(), path)
	for kind, name := range map[error]string{saves.ErrReadOnly: "read-only"} {
		if errors.Is(err, kind) {
			fmt.Println(name)
		}
	}
	fmt.Println(saves.Explain(err))
	if err == nil {
		db.Close()
	}
	return 0
}

// child starts this test binary in a mode; its standard output is read by line.
func child(t *testing.T, mode, path string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd := exec.Command(os.Args[0], path)
	cmd.Env = append(os.Environ(), childMode+"="+mode)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	must(t, err)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	t.Cleanup(func() {
		in.Close()
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	return cmd, bufio.NewScanner(out)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func get[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		must(t, err)
		return v
	}
}

func wantKind(t testing.TB, err, kind error) {
	t.Helper()
	if !errors.Is(err, kind) {
		t.Fatalf("got error %v, want one of kind %q", err, kind)
	}
}

// wantSentence checks that an error is explained by one clear sentence that names the place.
func wantSentence(t testing.TB, err error, parts ...string) {
	t.Helper()
	s := saves.Explain(err)
	for _, p := range parts {
		if !strings.Contains(s, p) {
			t.Errorf("the sentence %q does not say %q", s, p)
		}
	}
	if !strings.HasSuffix(s, ".") || strings.Contains(s, "\n") || strings.Contains(s, "SQLITE") || strings.Contains(s, "goroutine") {
		t.Errorf("%q is not a sentence for a trainee", s)
	}
}

// fresh opens a new profile in a folder of its own.
func fresh(t testing.TB) *saves.DB {
	t.Helper()
	db, err := saves.Open(t.Context(), filepath.Join(t.TempDir(), "ann.db"))
	must(t, err)
	t.Cleanup(func() { db.Close() })
	return db
}

func header(id string) saves.Header {
	return saves.Header{
		ID: id, Scenario: "ventilator-autonomy", Variant: "mucus-plug", Seed: 1<<64 - 2, Engine: 3,
		ContentHash: "9f86d081", Pace: "paced", Started: time.Date(2026, 11, 21, 3, 14, 0, 250e6, time.UTC),
	}
}

func body(seq int) json.RawMessage { return json.RawMessage(fmt.Sprintf(`{"do":"wait","n":%d}`, seq)) }

// inputs makes inputs from..to, one each simulated second of 50 ticks.
func inputs(from, to int) (list []saves.Input) {
	for seq := from; seq <= to; seq++ {
		list = append(list, saves.Input{Seq: seq, Tick: int64(seq) * 50, Body: body(seq)})
	}
	return list
}

// wantInputs checks that a run's inputs are 1..n with the bodies that were sent.
func wantInputs(t testing.TB, run saves.Run, atLeast int) {
	t.Helper()
	if len(run.Inputs) < atLeast {
		t.Fatalf("%d inputs are stored, %d were acknowledged", len(run.Inputs), atLeast)
	}
	for i, in := range run.Inputs {
		if in.Seq != i+1 || in.Tick != int64(i+1)*50 || string(in.Body) != string(body(i+1)) {
			t.Fatalf("input %d is stored as %+v", i+1, in)
		}
	}
}
