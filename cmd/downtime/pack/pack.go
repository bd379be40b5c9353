package pack

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"downtime/game/engine"
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
	w.say("%s, %s. Learners play the %s. About %d minutes. For who leads the session: it tells every truth.\n", sc.Place, sc.Hour, sc.Grade, sc.Minutes)
	if sc.Warning != "" {
		w.say("**Before it begins say:** %s\n", sc.Warning)
	}
	w.objectives(sc)
	w.prebrief(sc)
	w.sheet(sc, 60)
	w.sheet(sc, 90)
	w.say("---\n")
	if err := w.truths(sc); err != nil {
		return "", err
	}
	w.say("---\n")
	runs, err := played(sc)
	if err != nil {
		return "", err
	}
	w.misses(sc, runs)
	w.prompts(sc, runs)
	w.words(sc)
	w.say("By %s; clinical review: %s. Sources as of %s; to be looked at again by %s. Local guidelines outrank all of this.", sc.Author, sc.Reviewer, sc.SourcesDate, sc.ReviewBy)
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
			labels = append(labels, strings.TrimSuffix(c.Label, "."))
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
	w.say(">\n> In pairs one of you has the keys and one has the sheet. Who has the sheet watches and writes, and neither plays nor hints.")
	w.say(">\n> Type nothing about a real patient. If something stays with you afterwards, talk to me or to whom your debrief names.\n")
}

// sheet is a run-sheet of so many minutes.
func (w *writer) sheet(sc *engine.Scenario, total int) {
	play := min(max(sc.Minutes+4, 14), total/2)
	parts := []struct {
		minutes int
		what    string
	}{
		{5, "The script above"},
		{3, "The keys, for who has not played before: `downtime play --scenario tutorial`"},
		{play, "`downtime lab join CODE --id L01`, in pairs with `--observer L02`, and the case. Read words aloud at their moment. Who is through gets the twin"},
		{8, "Debrief, at the machine: they say what they thought before it tells them anything. In pairs the observer goes first, from the sheet"},
		{0, "Together: `downtime cohort plenary --case " + sc.ID + " FOLDER`, then the three prompts"},
		{5, "One if–then plan each, aloud or on paper; thanks. Hand-ins write themselves; where neither share nor stick can be used: `downtime handin --profile \"lab CODE L01\" --qr`"},
	}
	used := 0
	for _, p := range parts {
		used += p.minutes
	}
	parts[4].minutes = max(total-used, 5)
	if second := min(sc.Minutes/2+4, parts[4].minutes-20); second > 5 {
		parts[4].what += fmt.Sprintf("; then the case once more, %d minutes, keys and sheet changed over: who observed joins as `--id L02 --observer L01`, mostly with another truth", second)
	}
	w.say("## Run-sheet for %d minutes\n", total)
	w.say("Before: the machines on, `downtime lab preflight CODE` on each (ten seconds), pseudonyms given out, and in pairs a sheet for who observes")
	w.say("(`downtime lab observe %s`).\n\n| from | minutes | what |\n|---|---|---|", sc.ID)
	at := 0
	for _, p := range parts {
		w.say("| %d | %d | %s |", at, p.minutes, p.what)
		at += p.minutes
	}
	w.say("")
}

// words are the scenes that a word read aloud can open.
func (w *writer) words(sc *engine.Scenario) {
	w.say("## Scenes that a word read aloud can open\n\nFor `downtime lab new --inject WORD=%s/SCENE`. Where a number stands the case puts that of the moment.\n\n| scene | who | what |\n|---|---|---|", sc.ID)
	for i := range sc.Scenes {
		s := &sc.Scenes[i]
		w.say("| `%s` | %s | %s |", s.ID, cell(s.Speaker), cell(text(sc, s.Text)))
	}
	w.say("")
}
