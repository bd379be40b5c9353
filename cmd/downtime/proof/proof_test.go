package proof_test

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"downtime/cmd/downtime/proof"
	"downtime/content"
	"downtime/game/engine"
	"downtime/game/player"
	"downtime/saves"
	"downtime/saves/cohort"
	"downtime/saves/handin"
)

const firstCase = "ventilator-autonomy"

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// machine is a key that stays the same from test to test.
var machine = ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))

// dated is a day that has come on every machine.
var dated = time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)

// played is a run of the first case by a player, of so many minutes, as it is handed in.
func played(t testing.TB, lib *content.Library, seed uint64, minutes int) saves.Run {
	t.Helper()
	sc, problems := lib.Get(firstCase)
	if sc == nil {
		t.Fatal(problems)
	}
	r, _, err := player.Play(sc, seed, "", "resident", int64(minutes)*60*engine.TicksPerSecond)
	must(t, err)
	stored, err := proof.Headless(r)
	must(t, err)
	stored.ID, stored.Started, stored.EndedAt = saves.NewID(), dated, dated.Add(10*time.Minute)
	return stored
}

func handedIn(t testing.TB, learner string, runs ...saves.Run) handin.File {
	t.Helper()
	return handin.File{Header: handin.Header{Learner: learner, Made: dated.Add(time.Hour), Engine: engine.Version}, Runs: runs}
}

func library() *content.Library { return content.NewLibrary(content.Built()) }

// taken imports files into a new cohort, and gives the results.
func taken(t testing.TB, path string, files ...string) []proof.Result {
	t.Helper()
	db, err := cohort.Open(t.Context(), path)
	must(t, err)
	defer db.Close()
	var out []proof.Result
	must(t, proof.Import(t.Context(), db, proof.New(library(), nil), files, dated, func(r proof.Result) error {
		out = append(out, r)
		return nil
	}))
	return out
}

func written(t testing.TB, dir, name string, f handin.File) string {
	t.Helper()
	path := filepath.Join(dir, name)
	must(t, f.Write(path, machine))
	return path
}

func TestAHandInIsTakenInOnceAndAScoreOnlyWhereReplayGivesIt(t *testing.T) {
	dir, lib := t.TempDir(), library()
	one, two := played(t, lib, 3, 2), played(t, lib, 4, 2)
	f := handedIn(t, "A7", one, two)
	path := written(t, dir, "a.handin", f)
	db := filepath.Join(dir, "x.cohort")
	if got := taken(t, db, path); got[0].Status != proof.Accepted || got[0].New != 2 {
		t.Fatalf("%+v", got)
	}
	if got := taken(t, db, path); got[0].Status != proof.Duplicate || got[0].Reason == "" {
		t.Errorf("the same file again: %+v", got)
	}
	f.Header.Made = dated.Add(2 * time.Hour)
	f.Runs = append(f.Runs, played(t, lib, 5, 1))
	if got := taken(t, db, written(t, dir, "a.handin", f)); got[0].Status != proof.Accepted || got[0].New != 1 || got[0].Known != 2 {
		t.Errorf("a later file with one more run: %+v", got)
	}
	if got := taken(t, db, written(t, dir, "b.handin", handedIn(t, "B2", one))); got[0].Status != proof.Refused || !strings.Contains(got[0].Reason, "another learner") {
		t.Errorf("somebody else's run: %+v", got)
	}
	copied := two
	copied.ID = saves.NewID()
	if got := taken(t, db, written(t, dir, "c.handin", handedIn(t, "C3", copied))); got[0].Status != proof.Accepted || len(got[0].Notes) != 1 || !strings.Contains(got[0].Notes[0], "same inputs at the same ticks as run "+two.ID[:8]+" of A7") {
		t.Errorf("the same play under another identity: %+v", got)
	}
}

// forged are changes that a cheat signs anew with a key of their own: nothing but the proof stands in the way.
func forged() map[string]struct {
	why    string
	change func(*saves.Run)
} {
	type forgery = struct {
		why    string
		change func(*saves.Run)
	}
	claim := func(r *saves.Run, change func(*proof.Claim)) {
		var c proof.Claim
		if err := json.Unmarshal(r.Card, &c); err != nil {
			panic(err)
		}
		change(&c)
		r.Card, _ = json.Marshal(c) //nolint:errchkjson // numbers and words
	}
	return map[string]forgery{
		"a score":          {"replay gives", func(r *saves.Run) { r.Score += 10; claim(r, func(c *proof.Claim) { c.Total += 10 }) }},
		"a domain":         {"the domains", func(r *saves.Run) { claim(r, func(c *proof.Claim) { c.Domains[0].Points++ }) }},
		"a critical":       {"the critical failures", func(r *saves.Run) { claim(r, func(c *proof.Claim) { c.Criticals = append(c.Criticals, "none") }) }},
		"a seed":           {"diverged at tick", func(r *saves.Run) { r.Seed++ }},
		"a variant":        {"diverged at tick", func(r *saves.Run) { r.Variant = other(r.Variant) }},
		"an unknown truth": {"no variant", func(r *saves.Run) { r.Variant = "haunted" }},
		"a case":           {"the text of tutorial", func(r *saves.Run) { r.Scenario = "tutorial" }},
		"no such case":     {"no such case", func(r *saves.Run) { r.Scenario = "opera" }},
		"an input's time":  {"diverged at tick", func(r *saves.Run) { r.Inputs[len(r.Inputs)-1] = moved(r.Inputs[len(r.Inputs)-1]) }},
		"an input":         {"diverged at tick", func(r *saves.Run) { r.Inputs = slices.Delete(r.Inputs, 1, 2); renumber(r) }},
		"a state":          {"diverged at tick", func(r *saves.Run) { r.Marks[0].Hash++ }},
		"no states":        {"nothing shows that it was played", func(r *saves.Run) { r.Marks = nil }},
		"the end":          {"nothing shows that it was played", func(r *saves.Run) { r.LastTick += 50 }},
		"an endless end":   {"the case ends after", func(r *saves.Run) { r.LastTick = 1 << 39 }},
		"a mad input": {"diverged at tick", func(r *saves.Run) {
			r.Inputs[1].Body = []byte(fmt.Sprintf(`{"kind":1,"tick":%d,"action":-9}`, r.Inputs[1].Tick))
		}},
		"endless inputs": {"nobody gives more than", func(r *saves.Run) {
			last := r.Inputs[len(r.Inputs)-1]
			for len(r.Inputs) < 30_000 {
				r.Inputs = append(r.Inputs, last)
			}
			renumber(r)
		}},
		"practice":        {"practice", func(r *saves.Run) { r.Practice = true }},
		"its dates":       {"ended before it began", func(r *saves.Run) { r.EndedAt = r.Started.Add(-time.Hour) }},
		"another engine":  {"played with engine 1", func(r *saves.Run) { r.Engine = 1 }},
		"another content": {"so it can be read but not simulated", func(r *saves.Run) { r.ContentHash = strings.Repeat("0", 64) }},
	}
}

func other(variant string) string {
	if variant == "agitated" {
		return "silent-limiter"
	}
	return "agitated"
}

func moved(in saves.Input) saves.Input {
	was := fmt.Sprintf(`"tick":%d`, in.Tick)
	in.Tick++
	in.Body = []byte(strings.Replace(string(in.Body), was, fmt.Sprintf(`"tick":%d`, in.Tick), 1))
	return in
}

func renumber(r *saves.Run) {
	for i := range r.Inputs {
		r.Inputs[i].Seq = i + 1
	}
	for i := range r.Marks {
		r.Marks[i].Seq = min(r.Marks[i].Seq, len(r.Inputs))
	}
}

func TestWhateverIsChangedAndSignedAnewIsRefusedWithTheRunAndTheReason(t *testing.T) {
	honest := played(t, library(), 3, 2)
	for name, f := range forged() {
		dir, cheat := t.TempDir(), honest
		cheat.Inputs, cheat.Marks = slices.Clone(honest.Inputs), slices.Clone(honest.Marks)
		f.change(&cheat)
		db := filepath.Join(dir, "x.cohort")
		got := taken(t, db, written(t, dir, "a.handin", handedIn(t, "A7", cheat)))
		if got[0].Status != proof.Refused || !strings.Contains(got[0].Reason, f.why) || !strings.Contains(got[0].Reason, honest.ID[:8]) {
			t.Errorf("%s: %+v", name, got[0])
		}
		if got := taken(t, db, written(t, dir, "b.handin", handedIn(t, "B1", honest))); got[0].New != 1 {
			t.Errorf("%s: something of the refused file stayed in the cohort: %+v", name, got[0])
		}
	}
}

func TestWhatIsChangedWithoutSigningIsRefusedAndNamed(t *testing.T) {
	dir := t.TempDir()
	path := written(t, dir, "a.handin", handedIn(t, "A7", played(t, library(), 3, 2)))
	whole, err := os.ReadFile(path)
	must(t, err)
	hash := regexp.MustCompile(`"hash":"\d+`).FindString(string(whole))
	for name, c := range map[string][3]string{
		"the name":     {`"learner":"A7"`, `"learner":"B2"`, "a name, a time"},
		"the time":     {`"started":"2026-01-05T09:00`, `"started":"2026-01-05T08:00`, "a name, a time"},
		"the observer": {`"learner":"A7"`, `"learner":"A7","observer":"B2"`, "a name, a time"},
		"a hash":       {hash, hash[:len(hash)-1], "diverged at tick"},
		"the score":    {`"total":`, `"total":9`, "replay gives"},
		"the case":     {`"scenario":"ventilator-autonomy"`, `"scenario":"tutorial"`, "the text of tutorial"},
	} {
		bent := filepath.Join(dir, "bent")
		must(t, os.WriteFile(bent, []byte(strings.Replace(string(whole), c[0], c[1], 1)), 0o600))
		got := taken(t, filepath.Join(dir, "x.cohort"), bent)
		if got[0].Status != proof.Refused || !strings.Contains(got[0].Reason, "changed after it was signed") || !strings.Contains(got[0].Reason, c[2]) {
			t.Errorf("%s: %+v", name, got[0])
		}
	}
}

func TestARunHandedInHalfWayIsReplacedByItsEndAndNeverTheOtherWayRound(t *testing.T) {
	dir, lib := t.TempDir(), library()
	whole := played(t, lib, 3, 2)
	half := whole
	cut := whole.Marks[0]
	half.Status, half.EndedAt, half.Card, half.Score, half.LastTick = saves.Playing, time.Time{}, nil, 0, cut.Tick
	half.Inputs, half.Marks = slices.Clone(whole.Inputs[:cut.Seq]), whole.Marks[:1]
	db := filepath.Join(dir, "x.cohort")
	if got := taken(t, db, written(t, dir, "a.handin", handedIn(t, "A7", half))); got[0].Status != proof.Accepted {
		t.Fatalf("%+v", got[0])
	}
	early, err := os.ReadFile(filepath.Join(dir, "a.handin"))
	must(t, err)
	if got := taken(t, db, written(t, dir, "a.handin", handedIn(t, "A7", whole))); got[0].Longer != 1 || got[0].New != 0 {
		t.Errorf("the end of it: %+v", got[0])
	}
	late := filepath.Join(dir, "late")
	must(t, os.WriteFile(late, append(early, '\n'), 0o600)) // the same, with bytes that were not seen before
	if got := taken(t, db, late); got[0].Status != proof.Duplicate {
		t.Errorf("the earlier moment again: %+v", got[0])
	}
}

// BenchmarkAThousandHandIns proves hand-ins of four ten-minute runs each, from closed files to a closed cohort.
func BenchmarkAThousandHandIns(b *testing.B) {
	const files, plays = 1000, 24
	dir, lib := b.TempDir(), library()
	var runs []saves.Run
	for i := range plays {
		runs = append(runs, played(b, lib, uint64(i+1), 10))
	}
	var paths []string
	for i := range files {
		f := handedIn(b, fmt.Sprintf("L%04d", i))
		for k := range 4 {
			r := runs[(i*4+k)%plays]
			id := sha256.Sum256(fmt.Append(nil, i, k))
			r.ID = fmt.Sprintf("%x", id[:16])
			f.Runs = append(f.Runs, r)
		}
		paths = append(paths, written(b, dir, fmt.Sprintf("%04d", i), f))
	}
	n := 0
	for b.Loop() {
		n++
		path := filepath.Join(dir, fmt.Sprintf("x%d.cohort", n))
		for _, r := range taken(b, path, paths...) {
			if r.Status != proof.Accepted {
				b.Fatalf("%+v", r)
			}
		}
		info, err := os.Stat(path)
		must(b, err)
		b.ReportMetric(float64(info.Size())/(4*files), "B/run")
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/op")
}
