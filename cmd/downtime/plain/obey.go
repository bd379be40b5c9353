package plain

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"downtime/game/engine"
)

const help = `What you can type:
  list              what you can do now, numbered; list CATEGORY for one sort (look, listen, check, treat, call and so on)
  NUMBER            do that; or type part of an action's name
  NUMBER by NAME    have somebody else do it
  NUMBER = VALUE    for an action that sets a number
  vitals            what the monitors and the ventilator show, in words
  wait SECONDS      let time pass; wait alone is 10 seconds
  answer NUMBER     answer the question that is open
  believe DEVICE N  how likely you think it is, from 0 to 100 per cent, that the device is at fault
  bag RATE VOLUME   with the bag in your hands: 30 seconds at RATE breaths a minute, VOLUME in mL
  say WORDS         say something where the case listens for it
  report            write the device report, question by question
  limit DEVICE ALARM LOW HIGH   set an alarm limit; a dash leaves one off
  people            who is here and what they are doing
  card              the how-to card of the ventilator
  again             the open questions again
  quit              leave; the run is kept`

// obey does one typed line. The error is for the trainee's eyes.
func (g *Game) obey(line string) error {
	word, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	switch strings.ToLower(word) {
	case "":
		return nil
	case "help", "?":
		g.say("%s", help)
	case "quit", "q", "exit":
		return errLeft
	case "list":
		return g.list(rest)
	case "vitals", "v":
		g.vitals()
	case "people":
		g.people()
	case "card":
		g.paragraphs(g.Sitting.Run.Scenario.HowTo)
	case "again":
		for _, s := range g.Sitting.Run.Observe().Scenes {
			g.ask(s)
		}
	case "wait", "w":
		return g.wait(rest)
	case "answer", "a":
		return g.answer(rest)
	case "believe", "b":
		return g.believe(rest)
	case "bag":
		return g.bag(rest)
	case "limit":
		return g.limit(rest)
	case "say":
		return g.speak(rest)
	case "report":
		return g.report()
	default:
		return g.act(line)
	}
	return nil
}

func number(s, what string, lo, hi float64) (float64, error) {
	v, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(s), "%"), 64)
	if err != nil || !(v >= lo && v <= hi) {
		return 0, fmt.Errorf("%s is a number from %g to %g", what, lo, hi)
	}
	return v, nil
}

func (g *Game) wait(rest string) error {
	seconds := 10.0
	if rest != "" {
		var err error
		if seconds, err = number(rest, "A wait in seconds", 1, 600); err != nil {
			return err
		}
	}
	// In slices, so that news is heard when it comes, as on a screen.
	for end := g.Sitting.Run.State.Tick + int64(seconds*engine.TicksPerSecond); g.Sitting.Run.State.Tick < end && !g.Sitting.Run.State.Over; {
		events, err := g.Sitting.Wait(min(engine.TicksPerSecond, end-g.Sitting.Run.State.Tick))
		if err != nil {
			return err
		}
		if g.urgent(events) {
			return nil
		}
	}
	return nil
}

// urgent reports whether something happened that a waiting person would turn to.
func (g *Game) urgent(events []engine.Event) bool {
	for _, e := range events {
		switch e.Kind {
		case engine.SceneOpened, engine.AlarmBegan, engine.Arrived, engine.Found, engine.Noted:
			return true
		}
	}
	return false
}

func (g *Game) answer(rest string) error {
	scenes := g.Sitting.Run.Observe().Scenes
	for i := len(scenes) - 1; i >= 0; i-- {
		s := scenes[i]
		if len(s.Choices) == 0 {
			continue
		}
		n, err := number(rest, "An answer", 1, float64(len(s.Choices)))
		if err != nil {
			return err
		}
		_, err = g.Sitting.Do(engine.Input{Kind: engine.Choose, Scene: s.Index, Choice: s.Choices[int(n)-1].Index})
		return err
	}
	return errors.New("nobody is waiting for an answer")
}

func (g *Game) believe(rest string) error {
	name, p, ok := strings.Cut(rest, " ")
	if !ok {
		return errors.New("type believe, the device, and a number from 0 to 100: believe vent4 30")
	}
	d, err := g.device(name)
	if err != nil {
		return err
	}
	v, err := number(p, "A belief in per cent", 0, 100)
	if err != nil {
		return err
	}
	_, err = g.Sitting.Do(engine.Input{Kind: engine.Believe, Device: d.Index, P: v / 100})
	return err
}

func (g *Game) device(name string) (engine.DeviceView, error) {
	ids := []string{}
	for _, d := range g.Sitting.Run.Observe().Devices {
		if strings.EqualFold(d.ID, name) {
			return d, nil
		}
		ids = append(ids, d.ID)
	}
	return engine.DeviceView{}, fmt.Errorf("there is no device %q here: %s", name, strings.Join(ids, ", "))
}

// bag squeezes for 30 seconds at a steady rhythm: half a minute of the live bout, in words.
func (g *Game) bag(rest string) error {
	f := strings.Fields(rest)
	if len(f) != 2 {
		return errors.New("type bag, breaths a minute, and mL a breath: bag 14 450")
	}
	rate, err := number(f[0], "A rate", 4, 40)
	if err != nil {
		return err
	}
	ml, err := number(f[1], "A volume", 50, 800)
	if err != nil {
		return err
	}
	if _, _, err := engine.Step(g.Sitting.Run.Scenario, g.Sitting.Run.State, engine.Input{Kind: engine.Squeeze, ML: ml, Seconds: 1}); err != nil {
		return err
	}
	if _, err := g.Sitting.Do(engine.Input{Kind: engine.Live, On: true}); err != nil {
		return err
	}
	period := int64(60 / rate * engine.TicksPerSecond)
	for end := g.Sitting.Run.State.Tick + 30*engine.TicksPerSecond; g.Sitting.Run.State.Tick < end && !g.Sitting.Run.State.Over; {
		if _, err := g.Sitting.Do(engine.Input{Kind: engine.Squeeze, ML: ml, Seconds: min(1, 36/rate)}); err != nil {
			return err
		}
		if _, err := g.Sitting.Wait(period); err != nil {
			return err
		}
	}
	if g.Sitting.Run.State.Over {
		return nil
	}
	_, err = g.Sitting.Do(engine.Input{Kind: engine.Live})
	if b := g.Sitting.Run.Observe().Bag; b != nil {
		g.say("The bag feels %s. You squeezed %.0f times a minute.", b.Feel, b.Rate)
	}
	return err
}

func (g *Game) limit(rest string) error {
	f := strings.Fields(rest)
	if len(f) != 4 {
		return errors.New("type limit, the device, the alarm, a low and a high limit; a dash leaves one off: limit vent4 vte-low 350 -")
	}
	d, err := g.device(f[0])
	if err != nil {
		return err
	}
	names := []string{}
	for _, l := range d.Limits {
		names = append(names, l.Name)
		if l.Name != f[1] {
			continue
		}
		in := engine.Input{Kind: engine.MoveLimit, Device: d.Index, Alarm: l.Index, LowOn: f[2] != "-", HighOn: f[3] != "-"}
		if in.LowOn {
			if in.Low, err = number(f[2], "A limit", -100, 10000); err != nil {
				return err
			}
		}
		if in.HighOn {
			if in.High, err = number(f[3], "A limit", -100, 10000); err != nil {
				return err
			}
		}
		return g.doAndWait(in, 5*engine.TicksPerSecond)
	}
	return fmt.Errorf("%s has no alarm %q: %s", d.ID, f[1], strings.Join(names, ", "))
}

func (g *Game) doAndWait(in engine.Input, ticks int64) error {
	if _, err := g.Sitting.Do(in); err != nil {
		return err
	}
	if ticks == 0 || in.By != 0 || g.Sitting.Run.State.Over {
		return nil
	}
	_, err := g.Sitting.Wait(ticks)
	return err
}
