package sitting_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"downtime/cmd/downtime/sitting"
	"downtime/content"
	"downtime/game/engine"
	"downtime/game/run"
	"downtime/saves"
)

// childPath tells this test binary, run again as a process of its own, which profile to play in.
const childPath = "SITTING_TEST_CHILD"

func TestMain(m *testing.M) {
	if path := os.Getenv(childPath); path != "" {
		os.Exit(playForever(path))
	}
	os.Exit(m.Run())
}

var ward = sync.OnceValue(func() *engine.Scenario {
	sc, problems := content.NewLibrary(content.Built()).Get("ventilator-autonomy")
	if sc == nil {
		panic(fmt.Sprint(problems))
	}
	return sc
})

var began = time.Date(2026, 11, 21, 3, 14, 0, 0, time.UTC)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// profile opens a new profile and a writer on it.
func profile(t testing.TB) (*saves.DB, *saves.Writer) {
	t.Helper()
	db, err := saves.Open(t.Context(), filepath.Join(t.TempDir(), "ann.db"))
	must(t, err)
	w := saves.NewWriter(db)
	t.Cleanup(func() {
		w.Close(context.Background())
		db.Close()
	})
	return db, w
}

// begin starts a sitting of the bed at 03:14.
func begin(t testing.TB, w *saves.Writer, variant string) *sitting.Sitting {
	t.Helper()
	r, err := run.New(ward(), 11, variant)
	must(t, err)
	return sitting.New(r, w, "paced", began, false)
}

// action is an input that begins an act with your own hands.
func action(t testing.TB, id string) engine.Input {
	t.Helper()
	for i := range ward().Actions {
		if ward().Actions[i].ID == id {
			return engine.Input{Kind: engine.DoAct, Action: i}
		}
	}
	t.Fatalf("there is no action %s", id)
	return engine.Input{}
}

func do(t testing.TB, s *sitting.Sitting, in engine.Input) {
	t.Helper()
	_, err := s.Do(in)
	must(t, err)
}

func wait(t testing.TB, s *sitting.Sitting, seconds float64) {
	t.Helper()
	_, err := s.Wait(int64(seconds * engine.TicksPerSecond))
	must(t, err)
}

// play is a minute and a half of a case: a look, a belief, the bag, a bout.
func play(t testing.TB, s *sitting.Sitting) {
	t.Helper()
	do(t, s, action(t, "look-patient"))
	wait(t, s, 50)
	do(t, s, action(t, "measured"))
	wait(t, s, 4)
	do(t, s, engine.Input{Kind: engine.Believe, P: 0.6})
	do(t, s, action(t, "bag"))
	wait(t, s, 3)
	do(t, s, engine.Input{Kind: engine.Live, On: true})
	for range 8 {
		do(t, s, engine.Input{Kind: engine.Squeeze, ML: 480, Seconds: 1})
		wait(t, s, 4)
	}
	do(t, s, engine.Input{Kind: engine.Live})
	wait(t, s, 7.5)
}
