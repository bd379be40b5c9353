package pack

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"downtime/game/debrief"
	"downtime/game/engine"
	"downtime/game/player"
	"downtime/game/run"
	"downtime/game/score"
)

// writer gathers Markdown.
type writer struct{ strings.Builder }

func (w *writer) say(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }

// Facilitator is the pack of one case for who leads the session: objectives, a script for the beginning, run-sheets, the truth over time, what learners
// are expected to miss, and three prompts.
func Facilitator(sc *engine.Scenario) (string, error) {
	w := &writer{}
	w.say("# %s: facilitator's pack\n", sc.Title)
	w.say("%s, %s. Learners are the %s. About %d minutes. For who leads the session: it tells every truth.\n", sc.Place, sc.Hour, sc.Grade, sc.Minutes)
	if sc.Warning != "" {
		w.say("**Before it begins say:** %s\n", sc.Warning)
	}
	w.objectives(sc)
	w.prebrief(sc)
	w.sheet(sc, 60)
	w.sheet(sc, 90)
	if err := w.truths(sc); err != nil {
		return "", err
	}
	if err := w.misses(sc); err != nil {
		return "", err
	}
	w.prompts(sc)
	w.words(sc)
	return w.String(), nil
}

// objectives are the scored lines of the case, the weightiest of each domain first.
func (w *writer) objectives(sc *engine.Scenario) {
	w.say("## What is practised\n")
	for d := range engine.NumDomains {
		var lines []*engine.Criterion
		for i := range sc.Criteria {
			if c := &sc.Criteria[i]; c.Domain == d && c.Points > 0 {
				lines = append(lines, c)
			}
		}
		slices.SortStableFunc(lines, func(a, b *engine.Criterion) int { return cmp.Compare(b.Points, a.Points) })
		var labels []string
		for _, c := range lines[:min(len(lines), 3)] {
			labels = append(labels, c.Label)
		}
		if len(labels) > 0 {
			w.say("- **%s**: %s.", score.DomainLabel(d), strings.Join(labels, "; "))
		}
	}
	w.say("- **Always**: the right doubt on the evidence held. Doubting a sound device costs as much as trusting a broken one.\n")
}

func (w *writer) prebrief(sc *engine.Scenario) {
	w.say("## Script for the beginning, five minutes\n")
	w.say("> Everybody and everything in this is invented. It is built so that most people miss something; that is what it is for. It is formative: nobody\n" +
		"> passes or fails, and what is said here stays here. You can leave at any moment, unasked: `q` leaves and keeps the run.")
	w.say(">\n> You are the %s. A device may be wrong, or the patient may be ill: in at least half of the cases the devices are sound. Say how sure you are", sc.Grade)
	w.say("> whenever you like; nobody makes you. \"I don't know, please come\" is a good answer where the act is a senior's.")
	w.say(">\n> Type nothing about a real patient. If something stays with you afterwards, talk to me or to whom your debrief names.\n")
}

// sheet is a run-sheet of so many minutes.
func (w *writer) sheet(sc *engine.Scenario, total int) {
	play := min(max(sc.Minutes+4, 14), total/2)
	parts := []struct {
		minutes int
		what    string
	}{
		{3, "Machines on, `downtime lab preflight CODE`, pseudonyms given out"},
		{5, "The script above; `downtime lab join CODE --id L01`"},
		{3, "The keys, at the tutorial bed, for who has not played before"},
		{play, "The case, alone or in pairs. Read words aloud at their moment. Who is through gets the twin"},
		{10, "Debrief alone, at the machine: they say what they thought before it tells them anything"},
		{0, "Together: `downtime cohort plenary --case " + sc.ID + " FOLDER`, then the three prompts"},
		{5, "One if–then plan each, aloud or on paper; hand in; thanks"},
	}
	used := 0
	for _, p := range parts {
		used += p.minutes
	}
	parts[5].minutes = max(total-used, 5)
	if second := min(sc.Minutes/2+4, parts[5].minutes-20); second > 5 {
		parts[5].what += fmt.Sprintf("; then the same case again with another truth, %d minutes, in pairs", second)
	}
	w.say("## Run-sheet for %d minutes\n\n| from | minutes | what |\n|---|---|---|", total)
	at := 0
	for _, p := range parts {
		w.say("| %d | %d | %s |", at, p.minutes, p.what)
		at += p.minutes
	}
	w.say("")
}

// truths tell each hidden truth and how it unfolds where nobody does anything.
func (w *writer) truths(sc *engine.Scenario) error {
	w.say("## The truths, and how each unfolds where nobody acts\n")
	for i := range sc.Variants {
		v := &sc.Variants[i]
		w.say("### %s (%s, drawn %.0f %% of the time)\n\n%s\n", v.ID, v.Kind, 100*share(sc, i), v.Truth)
		if v.Twin >= 0 {
			w.say("Twin: %s. What tells them apart: %s\n", sc.Variants[v.Twin].ID, v.Tell)
		}
		r, card, err := player.Play(sc, 1, v.ID, "idler", 0)
		if err != nil {
			return fmt.Errorf("write pack: %w", err)
		}
		rep := debrief.Build(sc, r, card)
		for _, m := range rep.Timeline {
			if m.Hidden || m.Kind == "note" || m.Kind == "end" {
				w.say("- %s %s", m.Clock, m.Text)
			}
		}
		w.say("")
	}
	return nil
}

func share(sc *engine.Scenario, variant int) float64 {
	all := 0.0
	for i := range sc.Variants {
		all += sc.Variants[i].Weight
	}
	return sc.Variants[variant].Weight / max(all, 1e-9)
}

// misses are the clues that a sensible player and a trusting one did not find, over all truths.
func (w *writer) misses(sc *engine.Scenario) error {
	missed := make([]int, len(sc.Clues))
	there := make([]int, len(sc.Clues))
	for i := range sc.Variants {
		for _, name := range []string{"resident", "believer"} {
			r, _, err := player.Play(sc, 2, sc.Variants[i].ID, name, 0)
			if err != nil {
				return fmt.Errorf("write pack: %w", err)
			}
			for c := range sc.Clues {
				if st := &r.State.Clues[c]; st.Available > 0 {
					there[c]++
					if st.Seen == 0 {
						missed[c]++
					}
				}
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
		w.say("- **%s** (likelihood ratio %g). %s", k.Label, k.LR, k.Why)
	}
	w.say("")
	return nil
}

// prompts are three questions out of the case's own decisions, in the manner of advocacy and inquiry: what was seen, what one thinks of it, and an open
// question after the frame behind it.
func (w *writer) prompts(sc *engine.Scenario) {
	w.say("## Three prompts\n")
	n := 0
	for i := range sc.Decisions {
		d := &sc.Decisions[i]
		if n == 3 {
			break
		}
		n++
		w.say("%d. *%s.* \"I saw that some of you did this and some did not. %s What were you seeing at that moment that made your choice the right one?\"", n, strings.TrimSuffix(d.Label, "."), sentence(d.Why))
	}
	for _, p := range []string{
		"\"At what moment were you surest, and what would have changed your mind?\"",
		"\"Whom did you tell, in what words, and what did they hear?\"",
		"\"What would you do in the next minute on your own ward, and what is there to do it with?\"",
	}[:3-n] {
		n++
		w.say("%d. %s", n, p)
	}
	w.say("")
}

func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s != "" && !strings.HasSuffix(s, ".") {
		s += "."
	}
	return s
}

// words are the scenes that a word read aloud can open.
func (w *writer) words(sc *engine.Scenario) {
	w.say("## Scenes that a word read aloud can open\n\nFor `downtime lab new --inject WORD=%s/SCENE`.\n\n| scene | who | what |\n|---|---|---|", sc.ID)
	for i := range sc.Scenes {
		s := &sc.Scenes[i]
		w.say("| `%s` | %s | %s |", s.ID, cell(s.Speaker), cell(text(sc, s.Text)))
	}
	w.say("")
}

// text is words with their numbers left open.
func text(sc *engine.Scenario, n int) string { return strings.Join(sc.Texts[n].Parts, "…") }

// cell makes words fit a table.
func cell(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(strings.TrimSpace(s), "\n", " "), "|", "/")
}

// at is a run of a truth at a second.
func at(sc *engine.Scenario, variant string, seconds int64) (*run.Run, error) {
	r, err := run.New(sc, 1, variant)
	if err != nil {
		return nil, err
	}
	_, err = r.Wait(seconds * engine.TicksPerSecond)
	return r, err
}
