package player

import (
	"reflect"
	"testing"

	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/score"
)

func TestSeedsThatShareTheirBeginningEndAsTheyWouldAlone(t *testing.T) {
	sc := firstCase(t)
	shared := 0
	for _, c := range []struct{ player, variant string }{
		{"expert", "silent-limiter"},
		{"believer", "mucus-plug"},
		{"unplugger", "agitated"},
		{"checker", "displaced-tube"},
		{"caller", "ventilator-failure"},
		{"idler", "silent-limiter"},
		{"random", "agitated"},
		{"resident", "displaced-tube"},
		{"expert", "agitated"},
	} {
		if _, b, err := grow(sc, 1, c.variant, c.player); err != nil {
			t.Fatal(err)
		} else if b != nil {
			shared++
		}
		_, err := CellEach(sc, c.variant, c.player, 2, func(r *run.Run, card *score.Card) {
			alone, want, err := Play(sc, r.Header.Seed, c.variant, c.player, 0)
			if err != nil {
				t.Fatal(err)
			}
			if engine.Hash(&r.State) != engine.Hash(&alone.State) || !reflect.DeepEqual(r.Inputs, alone.Inputs) || !reflect.DeepEqual(r.Events, alone.Events) || !reflect.DeepEqual(*card, want) {
				t.Errorf("%s in %s, seed %d: ends otherwise than alone", c.player, c.variant, r.Header.Seed)
			}
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if shared != 6 {
		t.Errorf("%d of these share a beginning, want 6", shared)
	}
}
