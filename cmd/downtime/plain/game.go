package plain

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"downtime/cmd/downtime/progress"
	"downtime/cmd/downtime/sitting"
	"downtime/game/debrief"
	"downtime/game/engine"
	"downtime/saves"
)

// game is one sitting in the linear mode.
type game struct {
	*voice
	ctx     context.Context
	sitting *sitting.Sitting
	now     func() time.Time
	export  func() (string, error)                    // writes the run to a file, and says which
	inject  func(word string) (scene string, ok bool) // what a word read aloud to the room opens; nil: nothing does

	answered func(scenario, question string, right bool) // keeps an answer, so that the question comes back in time; nil: nothing is kept
	keep     func(part, body string)                     // keeps what is written in the debrief; nil: nothing is kept
	standard *debrief.Standard                           // what an instructor has set for the case
	earlier  *progress.Plan                              // of an earlier debrief, of which nobody has said what became of it
	tick     func(run string, kept progress.Kept)        // keeps what became of it
	support  string                                      // where an instructor says to talk
	join     string                                      // the command with which it goes on, in a session; ""
	local    string                                      // what is so at this hospital; "": nobody has said

	said    int      // events already put into words
	until   int64    // tick at which your own last act is done
	menu    []option // what the last list numbered
	scenes  map[string]bool
	asked   string // the question that was put last: a number alone answers it, until a list is asked for
	last    string // what is said after the news
	unsaved string // the last sentence about saving, so that it is said once
}

// option is one numbered line: an action on a target, by somebody.
type option struct {
	action int
	by     int
}

// errLeft means that the trainee left; the run is kept.
var errLeft = errors.New("left")

func (g *game) sc() *engine.Scenario { return g.sitting.Run.Scenario }

// play plays the sitting to its end, or until the trainee leaves, the input ends or an interrupt comes. It reports whether the run is over.
func (g *game) play() (over bool, err error) {
	g.scenes = map[string]bool{}
	g.say("%s, %s. You are the %s.", g.sc().Place, g.sc().Hour, g.sc().Grade)
	g.paragraphs(g.sc().Brief)
	g.say("Type help for what you can type, list for what you can do.")
	if now := g.sitting.Tick(); now > 0 {
		g.say("You come back at %s. In the last minute:", g.clock())
		events := g.sitting.Run.Events
		for g.said < len(events) && events[g.said].Tick < now-60*engine.TicksPerSecond {
			g.said++
		}
	}
	for g.news(); !g.sitting.Over(); g.news() {
		g.saving()
		g.say("%s. Your turn.", g.clock())
		line, err := g.hear(g.ctx)
		if err == nil {
			err = g.obey(line)
		}
		switch {
		case errors.Is(err, errLeft), errors.Is(err, io.EOF), errors.Is(err, context.Canceled):
			return false, g.leave()
		case g.broken != nil:
			return false, errors.Join(g.leave(), g.broken)
		case err != nil:
			g.say("%s", refusal(err))
		}
	}
	return true, nil
}

// refusal is why a line was not done, and what to type instead.
func refusal(err error) string {
	words := sentence(err.Error())
	var illegal *engine.IllegalError
	switch {
	case strings.Contains(strings.ToLower(words), "type "):
	case errors.As(err, &illegal):
		words += " Type list for what can be done now, people to hear whose hands are free, or wait."
	default:
		words += " Type help for what you can type."
	}
	return words
}

// sentence begins with a capital letter and ends with a stop.
func sentence(s string) string {
	if s == "" {
		return s
	}
	s = strings.ToUpper(s[:1]) + s[1:]
	if !strings.ContainsAny(s[len(s)-1:], ".?!\"") {
		s += "."
	}
	return s
}

// leave saves and says so.
func (g *game) leave() error {
	if err := g.sitting.Flush(context.WithoutCancel(g.ctx)); err != nil {
		g.say("This run is not saved from %s on. %s", g.savedClock(), saves.Explain(err))
		return err
	}
	if on, _, _ := g.sitting.Saving(); on {
		g.say("Saved at %s. You can come back to it%s.", g.clock(), prefixed(": ", g.join))
	} else {
		g.say("This run was played without saving.")
	}
	return nil
}

// prefixed is a text after its prefix; "" stays as it is.
func prefixed(before, text string) string {
	if text == "" {
		return ""
	}
	return before + text
}

// saving says when saving fails, and when it works again.
func (g *game) saving() {
	_, _, err := g.sitting.Saving()
	now := ""
	if err != nil {
		now = "Not saved since " + g.savedClock() + ". " + saves.Explain(err) + " Type retry to try again, or export to write this run to a file."
	}
	if now == "" && g.unsaved != "" {
		g.say("Saving works again.")
	} else if now != "" && g.unsaved == "" {
		g.say("%s", now)
	}
	g.unsaved = now
}

func (g *game) savedClock() string {
	_, tick, _ := g.sitting.Saving()
	return g.sc().Clock(max(0, tick))
}

func (g *game) clock() string { return g.sc().Clock(g.sitting.Tick()) }

func (g *game) paragraphs(md string) {
	for _, s := range sentences(md) {
		g.tell(s)
	}
}

// news puts into words what has happened since the last time, and every question that is newly open.
func (g *game) news() {
	lines := g.sitting.Run.Lines(g.said)
	g.said = len(g.sitting.Run.Events)
	// Alarms first, within what came at once.
	slices.SortStableFunc(lines, func(a, b engine.Line) int {
		if a.Tick != b.Tick {
			return int(a.Tick - b.Tick)
		}
		return rank(a) - rank(b)
	})
	for _, l := range lines {
		if l.Kind == "scene" && g.open(l.ID) {
			continue // asked below, with its answers
		}
		g.say("%s. %s", l.Clock, sentence(g.told(l)))
	}
	if g.last != "" {
		g.say("%s", g.last)
		g.last = ""
	}
	for _, s := range g.sitting.Run.Observe().Scenes {
		if !g.scenes[s.ID] {
			g.scenes[s.ID] = true
			g.ask(s)
		}
	}
}

// told is a line with who said or did it.
func (g *game) told(l engine.Line) string {
	you := l.Who == g.sc().People[0].Label
	switch {
	case l.Who == "" || you && l.Kind == "act":
		return alarmed(l.Text)
	case you && l.Kind == "hands":
		return strings.NewReplacer("squeezes", l.Who+" squeeze", "lets", l.Who+" let").Replace(l.Text)
	}
	return l.Who + ": " + l.Text
}

func rank(l engine.Line) int {
	if l.Kind == "alarm" && strings.HasPrefix(l.Text, "!") {
		return 0
	}
	return 1
}

func (g *game) open(scene string) bool {
	for _, s := range g.sitting.Run.Observe().Scenes {
		if s.ID == scene {
			return true
		}
	}
	return false
}

func (g *game) ask(s engine.SceneView) {
	g.say("%s. %s: %s", g.clock(), s.Speaker, s.Text)
	g.menu, g.asked = nil, s.ID // a number typed now is meant for the question, not for the list before it
	if s.Asks != "" {
		g.say("How likely is it that %s is at fault? Type believe %s and a number from 0 to 100, or go on.", g.sc().TargetLabel(s.Asks), s.Asks)
	}
	for i, c := range s.Choices {
		no := ""
		if !c.Legal {
			no = " Not possible now."
		}
		g.say("Answer %d: %s%s", i+1, sentence(c.Label), no)
	}
	if s.Left > 0 && len(s.Choices) > 0 {
		g.say("You have %s to answer. Type its number.", seconds(s.Left))
	}
}

// pass lets time pass in slices, so that news is heard when it comes, as on a screen. It stops at what a waiting person would turn to; while
// your hands are busy, only at a question.
func (g *game) pass(ticks int64, busy bool) error {
	for end := g.sitting.Tick() + ticks; g.sitting.Tick() < end && !g.sitting.Over(); {
		events, err := g.sitting.Wait(min(engine.TicksPerSecond, end-g.sitting.Tick()))
		if err != nil {
			return err
		}
		if g.sitting.Tick() < end && urgent(events, busy) {
			return nil
		}
	}
	return nil
}

// urgent reports whether something stops the time that passes: while your hands are busy, only a question does.
func urgent(events []engine.Event, busy bool) bool {
	if busy {
		return sitting.Asked(events)
	}
	return sitting.News(events)
}

func number(s, what string, lo, hi float64) (float64, error) {
	v, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "%")), 64)
	if err != nil || !(v >= lo && v <= hi) {
		return 0, fmt.Errorf("%s is a number from %g to %g", what, lo, hi)
	}
	return v, nil
}
