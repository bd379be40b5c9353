// Package plain is the linear mode, for screen readers, pipes and terminals that only print: it appends lines, draws no boxes, redraws
// nothing, says vital signs in words, and reaches the same Card as the screens.
//
// It reads an Observation and the scenario's words through a Sitting; never the truth.
package plain

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"downtime/cmd/downtime/sitting"
	"downtime/game/engine"
)

// Game is one sitting in the linear mode.
type Game struct {
	Sitting *sitting.Sitting
	In      *bufio.Reader
	Out     io.Writer
	Now     func() time.Time

	said   int      // events already put into words
	menu   []option // what the last list numbered
	scenes map[string]bool
}

// option is one numbered line: an action on a target, by somebody.
type option struct {
	action int
	by     int
}

// errLeft means that the trainee left; the run is kept.
var errLeft = errors.New("left")

// Play plays the sitting to its end, or until the trainee leaves or the input ends. It reports whether the run is over.
func (g *Game) Play(ctx context.Context) (over bool, err error) {
	g.scenes = map[string]bool{}
	sc := g.Sitting.Run.Scenario
	g.say("%s, %s. You are the %s.", sc.Place, sc.Hour, sc.Grade)
	g.paragraphs(sc.Brief)
	g.say("Type help for what you can type. Type list for what you can do.")
	g.news()
	for !g.Sitting.Run.State.Over {
		if ctx.Err() != nil {
			return false, g.leave(context.WithoutCancel(ctx))
		}
		fmt.Fprint(g.Out, "> ")
		line, rerr := g.In.ReadString('\n')
		if rerr != nil && line == "" {
			g.say("")
			return false, g.leave(ctx)
		}
		switch err := g.obey(strings.TrimSpace(line)); {
		case errors.Is(err, errLeft):
			return false, g.leave(ctx)
		case err != nil:
			g.say("%s", err)
		}
		g.news()
	}
	return true, nil
}

func (g *Game) leave(ctx context.Context) error {
	if err := g.Sitting.Flush(ctx); err != nil {
		g.say("This run is not saved.")
		return err
	}
	if on, _, _ := g.Sitting.Saving(); on {
		g.say("Saved at %s. You can come back to it.", g.clock())
	}
	return nil
}

func (g *Game) clock() string { return g.Sitting.Run.Scenario.Clock(g.Sitting.Run.State.Tick) }

func (g *Game) say(format string, args ...any) { fmt.Fprintf(g.Out, format+"\n", args...) }

// paragraphs prints Markdown as plain sentences, its marks taken off.
func (g *Game) paragraphs(md string) {
	for line := range strings.Lines(md) {
		line = strings.TrimLeft(strings.TrimSpace(line), "#>*- ")
		line = strings.NewReplacer("**", "", "`", "", "_", "").Replace(line)
		if line != "" {
			g.say("%s", line)
		}
	}
}

// news puts into words what has happened since the last time, and every question that is newly open.
func (g *Game) news() {
	for _, l := range g.Sitting.Run.Lines(g.said) {
		if l.Kind == "scene" {
			continue // asked below, with its answers
		}
		who := ""
		if l.Who != "" && l.Kind != "act" {
			who = l.Who + ": "
		}
		g.say("%s. %s%s", l.Clock, who, words(l.Text))
	}
	g.said = len(g.Sitting.Run.Events)
	for _, s := range g.Sitting.Run.Observe().Scenes {
		if !g.scenes[s.ID] {
			g.scenes[s.ID] = true
			g.ask(s)
		}
	}
}

func (g *Game) ask(s engine.SceneView) {
	g.say("%s. %s: %s", g.clock(), s.Speaker, s.Text)
	if s.Asks != "" {
		g.say("How likely is it that %s is at fault? Type believe %s and a number from 0 to 100, or go on.", g.Sitting.Run.Scenario.TargetLabel(s.Asks), s.Asks)
	}
	for i, c := range s.Choices {
		no := ""
		if !c.Legal {
			no = " (not possible now)"
		}
		g.say("  answer %d: %s%s", i+1, c.Label, no)
	}
	if s.Left > 0 && len(s.Choices) > 0 {
		g.say("You have %.0f seconds of ward time to answer.", s.Left)
	}
}

// words spells the shapes of alarm priorities, which a screen reader would read as noise.
func words(text string) string {
	for _, p := range [][2]string{{"!!! ", "High priority alarm. "}, {"!! ", "Medium priority alarm. "}, {"! ", "Low priority alarm. "}} {
		if rest, ok := strings.CutPrefix(text, p[0]); ok {
			return p[1] + rest
		}
	}
	return text
}
