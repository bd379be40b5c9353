package plain

import (
	"errors"
	"fmt"
	"strings"

	"downtime/cmd/downtime/sitting"
	"downtime/game/engine"
	"downtime/game/run"
)

// bout is how long one typed bout of hand ventilation lasts, in ticks; leastSqueezes is how many it takes until the rhythm is measured and may
// stand, if a question interrupts.
const (
	bout          = 30 * engine.TicksPerSecond
	leastSqueezes = 3
)

// bag squeezes at a steady rhythm: the live bout of the screens, in words. Then that rhythm stands.
func (g *game) bag(rest string) error {
	f := strings.Fields(rest)
	if len(f) != 2 {
		return errors.New("type bag, breaths a minute, and millilitres a breath, as in bag 14 450")
	}
	rate, err := number(f[0], "A rate", 4, 40)
	if err != nil {
		return err
	}
	ml, err := number(f[1], "A volume", 50, 800)
	if err != nil {
		return err
	}
	squeeze := engine.Input{Kind: engine.Squeeze, ML: ml, Seconds: min(1, 36/rate)}
	if err := g.sitting.Check(squeeze); err != nil {
		return err
	}
	breaths := run.Rhythm(rate, ml, squeeze.Seconds, bout)
	if err := g.sitting.Run.Bag(g.sitting.Do, breaths, bout, g.unasked()); err != nil || g.sitting.Over() {
		return err
	}
	if b := g.sitting.Run.Observe().Bag; b != nil && b.Yours {
		g.last = fmt.Sprintf("The bag feels %s. You squeezed %.0f times a minute. This rhythm goes on while you hold the bag.", b.Feel, b.Rate)
	}
	return nil
}

// unasked lets time pass to a tick; once the rhythm is measured, a question calls the bout off.
func (g *game) unasked() func(tick int64) (bool, error) {
	squeezes := -1
	return func(tick int64) (bool, error) {
		squeezes++
		if tick <= g.sitting.Tick() {
			return false, nil
		}
		events, err := g.sitting.Wait(tick - g.sitting.Tick())
		return squeezes >= leastSqueezes && sitting.Asked(events), err
	}
}
