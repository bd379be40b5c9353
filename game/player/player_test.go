package player

import (
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"

	"downtime/content"
	"downtime/game/engine"
	"downtime/game/run"
)

// firstCase is the case that the players are tried on.
func firstCase(t testing.TB) *engine.Scenario {
	t.Helper()
	sc, problems := content.NewLibrary(content.Built()).Get("ventilator-autonomy")
	if sc == nil {
		t.Fatalf("the case does not load: %v", problems)
	}
	return sc
}

// perceived is everything that a trainee could know at this moment, and what has happened since some event, in one string.
func perceived(t *testing.T, r *run.Run, since int) string {
	t.Helper()
	data, err := json.Marshal([]any{r.Observe(), engine.Legal(r.Scenario, &r.State), r.Lines(since)})
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestNoPlayerPartsFromItselfBeforeTheVariantsCanBeToldApart(t *testing.T) {
	sc := firstCase(t)
	for _, name := range Names() {
		for _, other := range sc.Variants[1:] {
			compare(t, sc, name, sc.Variants[0].ID, other.ID)
		}
	}
}

// compare plays one player in two variants side by side for as long as they look the same.
func compare(t *testing.T, sc *engine.Scenario, name, a, b string) {
	t.Helper()
	var views [2]View
	var known [2]int // events
	var players [2]Player
	for i, variant := range []string{a, b} {
		r, err := run.New(sc, 7, variant)
		if err != nil {
			t.Fatal(err)
		}
		views[i].r = r
		if players[i], err = New(name, sc, 7); err != nil {
			t.Fatal(err)
		}
	}
	for turn := 0; views[0].Tick() < 90*engine.TicksPerSecond; turn++ {
		if perceived(t, views[0].r, known[0]) != perceived(t, views[1].r, known[1]) {
			return
		}
		x, y := players[0].Next(&views[0]), players[1].Next(&views[1])
		if !reflect.DeepEqual(x, y) {
			t.Errorf("%s tells %s from %s at %s, where all that can be perceived is the same: %+v and %+v", name, a, b, sc.Clock(views[0].Tick()), x, y)
			return
		}
		for i := range views {
			known[i] = len(views[i].r.Events)
			if _, err := views[i].r.Do(x); err != nil || turn%busyTurns == busyTurns-1 {
				if _, err := views[i].r.Wait(engine.TicksPerSecond); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	t.Errorf("%s: %s and %s look the same for ninety seconds", name, a, b)
}

func TestAPlayerPlaysASeedTheSameWayTwice(t *testing.T) {
	sc := firstCase(t)
	for _, name := range Names() {
		one, first, err := Play(sc, 3, "silent-limiter", name, 0)
		if err != nil {
			t.Fatal(err)
		}
		two, second, err := Play(sc, 3, "silent-limiter", name, 0)
		if err != nil {
			t.Fatal(err)
		}
		if engine.Hash(&one.State) != engine.Hash(&two.State) || !reflect.DeepEqual(first, second) {
			t.Errorf("%s comes to two ends with one seed", name)
		}
	}
}

func TestARunOfAPlayerReplays(t *testing.T) {
	sc := firstCase(t)
	for _, name := range []string{"expert", "random"} {
		r, _, err := Play(sc, 2, "", name, 0)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := run.Replay(sc, r.Header, r.Inputs, r.Marks, r.State.Tick); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheCardOfEveryPlayerAddsUp(t *testing.T) {
	sc := firstCase(t)
	tenths := func(x float64) int { return int(math.Round(x * 10)) }
	for _, v := range sc.Variants {
		for _, name := range []string{"expert", "random", "unplugger"} {
			_, c, err := Play(sc, 5, v.ID, name, 0)
			if err != nil {
				t.Fatal(err)
			}
			total := 0
			for _, d := range c.Domains {
				sum := 0
				for _, l := range d.Lines {
					sum += tenths(l.Earned)
				}
				if sum != tenths(d.Points) {
					t.Errorf("%s in %s: the lines of %s add up to %d tenths, shown %v", name, v.ID, d.ID, sum, d.Points)
				}
				total += sum
			}
			if total != tenths(c.Uncapped) {
				t.Errorf("%s in %s: the domains add up to %d tenths, shown %v", name, v.ID, total, c.Uncapped)
			}
		}
	}
}

func TestTheExpertSqueezesTheBagHimself(t *testing.T) {
	sc := firstCase(t)
	r, _, err := Play(sc, 1, "silent-limiter", "expert", 0)
	if err != nil {
		t.Fatal(err)
	}
	squeezes, live := 0, false
	for _, in := range r.Inputs {
		switch in.Kind {
		case engine.Live:
			live = in.On
		case engine.Squeeze:
			squeezes++
			if !live {
				t.Fatal("a squeeze outside a bout")
			}
		}
	}
	if squeezes < 5 || live {
		t.Errorf("%d squeezes, and the last bout left open: %v", squeezes, live)
	}
}

// The gates are means over 20 seeds. The two that throw dice always play all of them; the others, in whom a seed moves only the hands of those who
// squeeze a bag, play as many as the proof that stands in front of every change, and all 20 in make soak.
func TestEveryCasePassesTheGates(t *testing.T) {
	lib := content.NewLibrary(content.Built())
	for _, s := range lib.List() {
		if s.Unscored {
			continue
		}
		t.Run(s.ID, func(t *testing.T) {
			sc, problems := lib.Get(s.ID)
			if sc == nil {
				t.Fatalf("the case does not load: %v", problems)
			}
			passesTheGates(t, sc)
		})
	}
}

func passesTheGates(t *testing.T, sc *engine.Scenario) {
	names := Names()
	results := make([]Result, len(sc.Variants)*len(names))
	errs := make([]error, len(results))
	var all sync.WaitGroup
	turn := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i := range results {
		variant, name := sc.Variants[i/len(names)].ID, names[i%len(names)]
		seeds := gateSeeds
		if name == "resident" || name == "random" {
			seeds = 20
		}
		all.Go(func() {
			turn <- struct{}{}
			results[i], errs[i] = Cell(sc, variant, name, seeds)
			<-turn
		})
	}
	all.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	for _, f := range Gates(results) {
		t.Error(f.Words)
	}
	for _, r := range results {
		t.Logf("%-20s %-6s %-9s mean %5.1f (%.1f to %.1f)", r.Variant, r.Kind, r.Player, r.Mean, r.Min, r.Max)
	}
}

func TestGatesNameEachWayInWhichACaseIsUnfair(t *testing.T) {
	fair := func() []Result {
		var table []Result
		for _, r := range []Result{
			{Player: "expert", Mean: 90},
			{Player: "resident", Mean: 70},
			{Player: "believer", Mean: 40},
			{Player: "unplugger", Mean: 49, Uncapped: 55},
			{Player: "checker", Mean: 60},
			{Player: "caller", Mean: 30},
			{Player: "idler", Mean: 20},
			{Player: "random", Mean: 20},
		} {
			r.Variant, r.Kind = "v", "silent"
			table = append(table, r)
		}
		return table
	}
	if f := Gates(fair()); len(f) != 0 {
		t.Fatalf("a fair table is refused: %+v", f)
	}
	for _, c := range []struct {
		player string
		mean   float64
		words  string
	}{
		{"expert", 84.9, "less than 85"},
		{"resident", 82.1, "more than 82"},
		{"resident", 54, "less than 55"},
		{"believer", 45.1, "more than 45"},
		{"checker", 76, "at least 15"},
		{"caller", 80, "at least 15"},
		{"idler", 41, "more than 40"},
		{"random", 41, "more than 40"},
	} {
		table := fair()
		for i := range table {
			if table[i].Player == c.player {
				table[i].Mean = c.mean
			}
		}
		if f := Gates(table); len(f) != 1 || f[0].Player != c.player || !strings.Contains(f[0].Words, c.words) {
			t.Errorf("%s at %.1f: %+v", c.player, c.mean, f)
		}
	}
	table := fair()
	table[3].Uncapped = 60
	if f := Gates(table); len(f) != 1 || !strings.Contains(f[0].Words, "unplugger scores 60.0") {
		t.Errorf("an unplugger held down by the cap alone: %+v", f)
	}
}
