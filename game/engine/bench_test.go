package engine_test

import (
	"testing"

	"downtime/game/engine"
)

// BenchmarkTwentyMinutesThreeBeds is a 20-minute run of three ventilated beds: what a replay costs without its rules.
func BenchmarkTwentyMinutesThreeBeds(b *testing.B) {
	sc := ward(b, 3)
	for b.Loop() {
		s := engine.Start(sc, 1, 1)
		if _, err := engine.Apply(sc, &s, engine.Input{Kind: engine.Wait, Ticks: 1200 * engine.TicksPerSecond}, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHash(b *testing.B) {
	s := engine.Start(ward(b, 1), 1, 0)
	for b.Loop() {
		engine.Hash(&s)
	}
}

func BenchmarkCopy(b *testing.B) {
	sc := ward(b, 1)
	s := engine.Start(sc, 1, 0)
	for b.Loop() {
		if _, _, err := engine.Step(sc, s, engine.Input{Kind: engine.Wait, Ticks: 1}); err != nil {
			b.Fatal(err)
		}
	}
}
