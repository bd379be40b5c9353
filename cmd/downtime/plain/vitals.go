package plain

import (
	"fmt"
	"strings"

	"downtime/game/engine"
)

// vitals says what every device in sight shows, one sentence a device.
func (g *Game) vitals() {
	for _, d := range g.Sitting.Run.Observe().Devices {
		var parts []string
		for _, r := range d.Readings {
			parts = append(parts, reading(r))
		}
		g.say("%s, %s. %s.", d.Label, strings.ReplaceAll(d.Mode, "-", " "), strings.Join(parts, ", "))
		for _, a := range d.Alarms {
			state := ""
			if a.Silenced {
				state = ", silenced"
			}
			g.say("  %s priority alarm: %s, for %.0f seconds%s.", a.Priority, a.Label, a.Seconds, state)
		}
		for _, l := range d.Log {
			g.say("  log: %s", l)
		}
	}
}

func reading(r engine.Reading) string {
	what := r.Label
	if r.Setting {
		what += " set to"
	}
	if r.Value == nil {
		return what + " no value"
	}
	s := fmt.Sprintf("%s %.*f %s", what, r.Decimals, *r.Value, unitWords(r.Unit))
	if r.Priority != "" {
		s += " (" + r.Priority + " priority alarm)"
	}
	return strings.TrimSpace(s)
}

// unitWords says a unit as it is spoken.
func unitWords(unit string) string {
	switch unit {
	case "%":
		return "per cent"
	case "/min":
		return "a minute"
	case "L/min":
		return "litres a minute"
	case "mL":
		return "millilitres"
	case "mL/h":
		return "millilitres an hour"
	case "cmH2O":
		return "centimetres of water"
	case "mmHg":
		return "millimetres of mercury"
	case "kPa":
		return "kilopascals"
	case "s":
		return "seconds"
	default:
		return unit
	}
}

// people says who is here and what their hands do.
func (g *Game) people() {
	for _, p := range g.Sitting.Run.Observe().People {
		switch {
		case p.Bag != "":
			g.say("%s: squeezing the bag, %.0f a minute.", p.Label, p.Rhythm)
		case p.Doing != "":
			g.say("%s: %s, %.0f seconds more.", p.Label, p.Doing, p.Left)
		default:
			g.say("%s: hands free.", p.Label)
		}
	}
}
