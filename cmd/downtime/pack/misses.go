package pack

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"downtime/game/engine"
	"downtime/game/player"
	"downtime/game/run"
)

// played are the runs of a sensible player and a trusting one in each truth.
func played(sc *engine.Scenario) ([][2]*run.Run, error) {
	out := make([][2]*run.Run, len(sc.Variants))
	for v := range out {
		for k, who := range []string{"resident", "believer"} {
			r, _, err := player.Play(sc, 2, sc.Variants[v].ID, who, 0)
			if err != nil {
				return nil, fmt.Errorf("write pack: %w", err)
			}
			out[v][k] = r
		}
	}
	return out, nil
}

// misses are the clues that those players did not find, over all truths.
func (w *writer) misses(sc *engine.Scenario, runs [][2]*run.Run) {
	missed := make([]int, len(sc.Clues))
	there := make([]int, len(sc.Clues))
	where := make([][]string, len(sc.Clues))
	for v := range runs {
		name := lowerTitle(sc.Variants[v].ID)
		for c := range sc.Clues {
			for _, r := range runs[v] {
				if st := &r.State.Clues[c]; st.Available > 0 {
					there[c]++
					if st.Seen == 0 {
						missed[c]++
					}
				}
			}
			if missedIn(runs[v], c) {
				where[c] = append(where[c], name)
			}
		}
	}
	order := make([]int, 0, len(sc.Clues))
	for c := range sc.Clues {
		if missed[c] > 0 && sc.Clues[c].LR > 0 {
			order = append(order, c)
		}
	}
	weight := func(c int) float64 {
		return float64(missed[c]) / float64(there[c]) * math.Abs(math.Log(sc.Clues[c].LR))
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(weight(b), weight(a)) })
	w.say("## What learners are expected to miss\n\nWorked out: what a sensible player and a trusting one did not look for, by how much it weighs. Your own room is shown by\n`downtime cohort show clues`.\n")
	for _, c := range order[:min(len(order), 6)] {
		k := &sc.Clues[c]
		w.say("- **%s** (%s; in %s). %s", k.Label, speaks(k.LR), named(where[c], len(sc.Variants)), k.Why)
	}
	w.say("")
}

// missedIn reports whether a clue was there in one of two runs and was not found.
func missedIn(runs [2]*run.Run, c int) bool {
	return slices.ContainsFunc(runs[:], func(r *run.Run) bool { return r.State.Clues[c].Available > 0 && r.State.Clues[c].Seen == 0 })
}

// speaks puts a likelihood ratio into words.
func speaks(lr float64) string {
	by := "somewhat"
	if lr >= 10 || lr <= 0.1 {
		by = "strongly"
	}
	if lr < 1 {
		return fmt.Sprintf("speaks %s against a fault, likelihood ratio %g", by, lr)
	}
	return fmt.Sprintf("speaks %s for a fault, likelihood ratio %g", by, lr)
}

func named(all []string, of int) string {
	if len(all) == of {
		return "every truth"
	}
	return strings.Join(all, ", ")
}

// prompts are three questions out of the case's own decisions, in the manner of advocacy and inquiry: what was seen, what one thinks of it, and an open
// question after the frame behind it. Of three sorts where the case has them: what every truth asks, what a fault asks, what sound devices ask.
func (w *writer) prompts(sc *engine.Scenario, runs [][2]*run.Run) {
	held := holding(sc, runs)
	w.say("## Three prompts\n\nSay first what you saw or what the wall shows, then what you think yourself, then ask, and wait.\n")
	var asked []string
	for _, want := range []func(faulty, sound int) bool{
		func(faulty, sound int) bool { return faulty > 0 && sound > 0 },
		func(faulty, sound int) bool { return faulty > 0 && sound == 0 },
		func(faulty, sound int) bool { return faulty == 0 && sound > 0 },
		func(int, int) bool { return true }, func(int, int) bool { return true },
	} {
		if len(asked) == 3 {
			break
		}
		if i := likeliest(sc, held, asked, want); i >= 0 {
			d := &sc.Decisions[i]
			asked = append(asked, d.Label)
			w.say("%d. **%s**%s \"I noticed … My own view: %s What was in your mind at that moment?\"", len(asked), sentence(d.Label), in(sc, held[i]), sentence(d.Why))
		}
	}
	for _, p := range []string{
		"\"At what moment were you surest, and what would have changed your mind?\"",
		"\"Whom did you tell, in what words, and what did they hear?\"",
		"\"What would you do in the next minute on your own ward, and what is there to do it with?\"",
	}[:3-len(asked)] {
		asked = append(asked, p)
		w.say("%d. %s", len(asked), p)
	}
	w.say("")
}

// likeliest is the decision of a sort that holds in the greatest share of what is drawn, of those whose label was not asked yet; -1 if there is none.
func likeliest(sc *engine.Scenario, held [][]int, asked []string, want func(faulty, sound int) bool) int {
	best, most := -1, 0.0
	for i := range sc.Decisions {
		faulty, sound, all := 0, 0, 0.0
		for _, v := range held[i] {
			if all += share(sc, v); sc.Variants[v].Kind.Innocent() {
				sound++
			} else {
				faulty++
			}
		}
		if all > most && want(faulty, sound) && !slices.Contains(asked, sc.Decisions[i].Label) {
			best, most = i, all
		}
	}
	return best
}

// in says in which truths a decision is asked; "" if in all of them.
func in(sc *engine.Scenario, held []int) string {
	if len(held) == len(sc.Variants) {
		return ""
	}
	var out []string
	for _, v := range held {
		out = append(out, lowerTitle(sc.Variants[v].ID))
	}
	return " (In " + strings.Join(out, ", ") + ".)"
}

// holding are, for each decision, the truths in which the case asks for it.
func holding(sc *engine.Scenario, runs [][2]*run.Run) [][]int {
	out := make([][]int, len(sc.Decisions))
	for v := range runs {
		for i := range sc.Decisions {
			if when := &sc.Decisions[i].When; len(when.Ops) == 0 || engine.Holds(when, &runs[v][0].State) {
				out[i] = append(out[i], v)
			}
		}
	}
	return out
}
