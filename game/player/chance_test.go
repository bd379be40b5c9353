package player

import (
	"testing"

	"downtime/game/engine"
)

func TestWhereNothingIsLeftToChanceEverySeedGivesTheSameRun(t *testing.T) {
	sc := firstCase(t)
	for _, c := range []struct{ player, variant string }{{"believer", "agitated"}, {"believer", "tension-pneumothorax"}, {"checker", "mucus-plug"}, {"expert", "agitated"}} {
		one, first, err := Play(sc, 1, c.variant, c.player, 0)
		if err != nil {
			t.Fatal(err)
		}
		if chancy(c.player, one) {
			t.Errorf("%s leaves %s to chance", c.player, c.variant)
		}
		other, second, err := Play(sc, 99, c.variant, c.player, 0)
		if err != nil {
			t.Fatal(err)
		}
		other.State.Seed = one.State.Seed
		if engine.Hash(&one.State) != engine.Hash(&other.State) || first.Total != second.Total {
			t.Errorf("%s in %s: two seeds give two runs", c.player, c.variant)
		}
	}
	if r, _, err := Play(sc, 1, "silent-limiter", "expert", 0); err != nil || !chancy("expert", r) {
		t.Errorf("hands that squeeze a bag are left to no chance: %v", err)
	}
}
