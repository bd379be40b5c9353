package player

import (
	"testing"

	"downtime/content"
	"downtime/game/engine"
)

// BenchmarkTwentyMinutesOfTheFirstCase is the whole of the first case with three beds, eleven devices and all its rules: what a replay costs.
func BenchmarkTwentyMinutesOfTheFirstCase(b *testing.B) {
	sc, problems := content.NewLibrary(content.Built()).Get("ventilator-autonomy")
	if sc == nil {
		b.Fatal(problems)
	}
	for b.Loop() {
		s := engine.Start(sc, 1, 0)
		if _, err := engine.Apply(sc, &s, engine.Input{Kind: engine.Wait, Ticks: 1200 * engine.TicksPerSecond}, nil); err != nil {
			b.Fatal(err)
		}
	}
}
