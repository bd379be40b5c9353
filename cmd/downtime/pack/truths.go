package pack

import (
	"fmt"
	"slices"
	"strings"

	"downtime/game/debrief"
	"downtime/game/engine"
	"downtime/game/player"
)

// truths tell each hidden truth and how it unfolds where nobody does anything.
func (w *writer) truths(sc *engine.Scenario) error {
	w.say("## The truths, and how each unfolds where the learner does nothing\n\nWorked out once; in a run the minutes differ a little. What others do by themselves stands in it.\n")
	for i := range sc.Variants {
		v := &sc.Variants[i]
		w.say("### %s\n\n*%s; drawn %.0f %% of the time; in commands `%s`.* %s\n", title(v.ID), sentenceCase(sort(v.Kind)), 100*share(sc, i), v.ID, v.Truth)
		if v.Twin >= 0 {
			w.say("Its twin is *%s*. What tells them apart: %s\n", lowerTitle(sc.Variants[v.Twin].ID), v.Tell)
		}
		r, card, err := player.Play(sc, 1, v.ID, "idler", 0)
		if err != nil {
			return fmt.Errorf("write pack: %w", err)
		}
		w.say("| at | what |\n|---|---|")
		for _, m := range moments(sc, debrief.Build(sc, r, card).Timeline) {
			w.say("| %s | %s |", m.clock, cell(strings.Join(m.said, " ")))
		}
		w.say("")
	}
	return nil
}

func sentenceCase(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func lowerTitle(id string) string { return strings.ReplaceAll(id, "-", " ") }

func share(sc *engine.Scenario, variant int) float64 {
	all := 0.0
	for i := range sc.Variants {
		all += sc.Variants[i].Weight
	}
	return sc.Variants[variant].Weight / max(all, 1e-9)
}

// moment is one second of a course that is told.
type moment struct {
	clock string
	said  []string
	found []string // what can be found from here on
}

const (
	canBeFound = "Could be found from here: "
	wasFound   = "You found: "
	faultBegan = "A fault began in "
	faultEnded = "A fault in "
)

// moments put a timeline into rows, each second once. Faults that set themselves anew are told as that, and hints about keys are left out.
func moments(sc *engine.Scenario, timeline []debrief.Moment) []moment {
	var out []moment
	for _, m := range timeline {
		said := m.Text
		switch {
		case m.Kind == "scene":
			said = asked(sc, m)
		case !m.Hidden && m.Kind != "note" && m.Kind != "end" && m.Kind != "reply" || strings.Contains(said, "stands in the menu"):
			said = ""
		}
		if said == "" {
			continue
		}
		if len(out) == 0 || out[len(out)-1].clock != m.Clock {
			out = append(out, moment{clock: m.Clock})
		}
		out[len(out)-1].add(said)
	}
	for i := range out {
		out[i].close()
	}
	return slices.DeleteFunc(out, func(m moment) bool { return len(m.said) == 0 })
}

// asked is a question that somebody asks; "" if the learner only asks themselves.
func asked(sc *engine.Scenario, m debrief.Moment) string {
	for i := range sc.Scenes {
		if sc.Scenes[i].ID == m.Who || sc.Scenes[i].Asks >= 0 && sc.Scenes[i].Speaker == m.Who && strings.HasPrefix(m.Who, "You") {
			return ""
		}
	}
	return fmt.Sprintf("**%s:** %s", m.Who, begun(m.Text))
}

// longest is how many letters of a question are told in a course: the whole of it stands among the scenes.
const longest = 110

// begun is the beginning of a question.
func begun(s string) string {
	if len(s) <= longest {
		return s
	}
	cut := strings.LastIndex(s[:longest], " ")
	s = strings.TrimRight(s[:cut], " ,;:.")
	if strings.Count(s, "\"")%2 == 1 {
		return s + " …\""
	}
	return s + " …"
}

// add takes in what is told at this second: clues together, and everything else once.
func (m *moment) add(said string) {
	if clue, ok := strings.CutPrefix(said, canBeFound); ok {
		m.found = append(m.found, strings.TrimSuffix(clue, "."))
		return
	}
	if seen, ok := strings.CutPrefix(said, wasFound); ok {
		said = "Plain to see: " + seen
	}
	if i := strings.LastIndex(said, " (Act, "); i > 0 {
		said = said[:i] // how it is typed
	}
	if what, ok := strings.CutPrefix(said, faultBegan); ok {
		where, how, _ := strings.Cut(what, ": ")
		ended := faultEnded + where + " ended: " + how
		if i := slices.Index(m.said, ended); i >= 0 {
			m.said[i] = "Once more in " + what
			return
		}
		if slices.Contains(m.said, "Once more in "+what) {
			return
		}
	}
	if strings.HasPrefix(said, "Critical: ") {
		said = "**" + said + "**"
	}
	if !slices.Contains(m.said, said) {
		m.said = append(m.said, said)
	}
}

func (m *moment) close() {
	if len(m.found) > 0 {
		m.said = append(m.said, "From here it can be found: "+strings.Join(m.found, "; ")+".")
	}
}
