package plain

import (
	"errors"
	"fmt"
	"strings"

	"downtime/cmd/downtime/sitting"
	"downtime/game/engine"
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
	if _, err := g.sitting.Do(engine.Input{Kind: engine.Live, On: true}); err != nil {
		return err
	}
	if err := g.squeeze(squeeze, int64(60/rate*engine.TicksPerSecond)); err != nil || g.sitting.Over() {
		return err
	}
	if _, err := g.sitting.Do(engine.Input{Kind: engine.Live}); err != nil {
		return err
	}
	if b := g.sitting.Run.Observe().Bag; b != nil && b.Yours {
		g.last = fmt.Sprintf("The bag feels %s. You squeezed %.0f times a minute. This rhythm goes on while you hold the bag.", b.Feel, b.Rate)
	}
	return nil
}

// squeeze repeats one squeeze every period, in ticks, until the bout is over, the bag leaves your hands, or somebody asks something.
func (g *game) squeeze(in engine.Input, period int64) error {
	end := g.sitting.Tick() + bout
	for n := 1; g.sitting.Tick() < end && !g.sitting.Over(); n++ {
		if b := g.sitting.Run.Observe().Bag; b == nil || !b.Yours { // somebody has taken it
			return nil
		}
		if _, err := g.sitting.Do(in); err != nil {
			return err
		}
		events, err := g.sitting.Wait(period)
		if err != nil {
			return err
		}
		if n >= leastSqueezes && sitting.Asked(events) {
			return nil
		}
	}
	return nil
}
