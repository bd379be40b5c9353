package plain

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"downtime/game/engine"
	"downtime/saves"
)

const help = `What you can type:
list: the sorts of things you can do now. list and a sort gives one, numbered: look, listen, ask, check, device, treat, hands, call, report. list all gives everything. On a ward, list bed 3 gives what can be done there.
board: on a ward, who is with whom, what runs on what, and what is due.
A number: do that. Or type part of an action's name.
A number, by, and a name: have somebody else do it.
A number, an equals sign, and a value: for an action that sets a number.
vitals: alarms, then what the machines at your bed show. vitals all: every bed.
wait and a number of seconds: let time pass. wait alone is 10 seconds, or until your hands are free.
answer and a number: answer the question that is open. Until you ask for a list, the number alone will do.
believe, a device and a number: how likely you think it, from 0 to 100 per cent, that the device is at fault. believe ventilator 20.
devices: what the machines are called. Their short name, their label or a word of it will do.
bag, a rate and a volume: with the bag in your hands, squeeze for 30 seconds. bag 14 450 is 14 a minute, 450 millilitres.
say and words: say something where the case listens for it.
report: write the device report, question by question. report by and a name has somebody else write it.
rank and the beds: put the patients in order, the first to be seen first, where the case asks for it. rank bed 3, bed 2, bed 4.
limit, a device, an alarm, a low and a high number: set an alarm limit. A dash leaves one off. limit and a device: what is set. limit ventilator.
people: who is here and what they are doing.
card: the how-to card on the machine.
again: the open questions again.
quit: leave. The run is kept.`

// commands are the words that a typed line may begin with; each is given the rest of the line.
var commands = map[string]func(g *game, rest string) error{
	"":        func(*game, string) error { return nil },
	"help":    (*game).help,
	"?":       (*game).help,
	"quit":    leaving,
	"q":       leaving,
	"exit":    leaving,
	"list":    (*game).list,
	"vitals":  (*game).vitals,
	"v":       (*game).vitals,
	"people":  (*game).people,
	"board":   (*game).board,
	"devices": (*game).devices,
	"card":    (*game).howTo,
	"again":   (*game).again,
	"wait":    (*game).wait,
	"w":       (*game).wait,
	"answer":  (*game).answer,
	"a":       (*game).answer,
	"believe": (*game).believe,
	"b":       (*game).believe,
	"limit":   (*game).limit,
	"say":     (*game).speak,
	"report":  (*game).report,
	"rank":    (*game).rank,
	"retry":   (*game).retry,
	"export":  (*game).exportNow,
}

// obey does one typed line. The error is for the trainee's eyes.
func (g *game) obey(line string) error {
	word, rest, _ := strings.Cut(line, " ")
	word, rest = strings.ToLower(word), strings.TrimSpace(rest)
	if word == "bag" && rest != "" { // alone it may be the name of an action
		return g.bag(rest)
	}
	if do := commands[word]; do != nil && !g.offers(line) {
		return do(g, rest)
	}
	if scene, ok := g.injects(line); ok {
		_, err := g.sitting.Do(engine.Input{Kind: engine.Inject, Scene: scene})
		return err
	}
	if _, err := strconv.Atoi(line); err == nil && len(g.menu) == 0 {
		return g.bare(line)
	}
	return g.act(line)
}

// offers reports whether a line is the whole name of an action, which may begin with a word that is a command too.
func (g *game) offers(line string) bool {
	for i := range g.sc().Actions {
		if strings.EqualFold(g.label(i), line) {
			return true
		}
	}
	return false
}

func leaving(*game, string) error { return errLeft }

func (g *game) help(string) error {
	g.tell(help)
	return nil
}

func (g *game) howTo(string) error {
	g.paragraphs(g.sc().HowTo)
	return nil
}

func (g *game) again(string) error {
	scenes := g.sitting.Run.Observe().Scenes
	if len(scenes) == 0 {
		return errors.New("no question is open; type list for what you can do")
	}
	for _, s := range scenes {
		g.ask(s)
	}
	return nil
}

func (g *game) wait(rest string) error {
	if rest == "" {
		ticks := int64(10 * engine.TicksPerSecond)
		if left := g.busy(); left > 0 {
			ticks = left
		}
		return g.pass(ticks, g.busy() > 0)
	}
	seconds, err := number(rest, "A wait in seconds", 1, 600)
	if err != nil {
		return err
	}
	return g.pass(int64(seconds*engine.TicksPerSecond), false)
}

// busy is how many ticks of your own act are still to come.
func (g *game) busy() int64 { return max(0, g.until-g.sitting.Tick()) }

// answer gives a choice of the question that was put last, or of the newest one that is open.
func (g *game) answer(rest string) error {
	s, ok := g.question()
	if !ok {
		return errors.New("nobody is waiting for an answer; type list for what you can do")
	}
	n, err := number(rest, "An answer", 1, float64(len(s.Choices)))
	if err != nil {
		return fmt.Errorf("%w; type again to hear the question", err)
	}
	if !s.Choices[int(n)-1].Legal {
		return errors.New("you cannot say that now; type another number, or again to hear the question")
	}
	if _, err = g.sitting.Do(engine.Input{Kind: engine.Choose, Scene: s.Index, Choice: s.Choices[int(n)-1].Index}); err != nil {
		return err
	}
	for _, other := range g.sitting.Run.Observe().Scenes { // who waited meanwhile is heard again, so that a number is theirs
		if len(other.Choices) > 0 {
			delete(g.scenes, other.ID)
		}
	}
	return nil
}

// question is the open question with answers that was put last; if that has closed, the newest one.
func (g *game) question() (found engine.SceneView, ok bool) {
	for _, s := range g.sitting.Run.Observe().Scenes {
		if len(s.Choices) > 0 && (found.ID != g.asked || !ok) {
			found, ok = s, true
		}
	}
	return found, ok
}

// bare is a number typed alone: it answers the question put last, as long as that is open and no list came after it.
func (g *game) bare(line string) error {
	for _, s := range g.sitting.Run.Observe().Scenes {
		switch {
		case s.ID != g.asked:
		case s.Asks != "":
			return fmt.Errorf("to say how likely it is, type believe %s %s. To do an act, type list first, then a number from it", s.Asks, line)
		default:
			return g.answer(line)
		}
	}
	return errors.New("type list first, then a number from it, or again for the questions that are open")
}

// take gives an input and lets the time pass that it occupies your hands or voice, up to a question; others work beside the clock.
func (g *game) take(in engine.Input) error {
	if _, err := g.sitting.Do(in); err != nil {
		return err
	}
	ticks := g.sitting.Occupies(in)
	if ticks == 0 || g.sitting.Over() {
		return nil
	}
	g.until = g.sitting.Tick() + ticks
	if err := g.pass(ticks, true); err != nil {
		return err
	}
	if left := g.busy(); left > 0 && !g.sitting.Over() {
		g.say("You are not done yet: %s more. Type wait to go on.", seconds(float64((left+engine.TicksPerSecond-1)/engine.TicksPerSecond)))
	}
	return nil
}

func (g *game) retry(string) error {
	g.sitting.Retry()
	if err := g.sitting.Flush(g.ctx); err != nil {
		return errors.New(saves.Explain(err))
	}
	if on, _, _ := g.sitting.Saving(); !on {
		return errors.New("this run is played without a profile, so there is nothing to retry; export writes it to a file")
	}
	g.say("Saved.")
	return nil
}

func (g *game) exportNow(string) error {
	path, err := g.export()
	if errors.Is(err, context.Canceled) {
		return err
	}
	if err != nil {
		return fmt.Errorf("not exported: %w", err)
	}
	g.say("Exported to %s.", path)
	return nil
}
