package engine_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"downtime/content"
	"downtime/game/engine"
	"downtime/game/player"
)

func TestWhatTheRulesLeaveOutMakesNoDifference(t *testing.T) {
	sc, problems := content.NewLibrary(content.Built()).Get("ventilator-autonomy")
	if sc == nil {
		t.Fatal(problems)
	}
	slow := sc.Unhurried()
	for i := range sc.Variants {
		for _, name := range []string{"resident", "random"} {
			a, _, err := player.Play(sc, 5, sc.Variants[i].ID, name, 0)
			if err != nil {
				t.Fatal(err)
			}
			b, _, err := player.Play(slow, 5, sc.Variants[i].ID, name, 0)
			if err != nil {
				t.Fatal(err)
			}
			if a.State != b.State || !slices.Equal(a.Events, b.Events) {
				t.Errorf("%s in %s: another State, or other events (%d, %d)", name, sc.Variants[i].ID, len(a.Events), len(b.Events))
			}
		}
	}
}

func TestALeftSideThatDecidesLeavesOutTheRightAndNothingElse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var ops []engine.Op
		depth := 0
		for range rapid.IntRange(1, 24).Draw(t, "length") {
			if depth >= 2 && rapid.Bool().Draw(t, "join") {
				code := rapid.SampledFrom([]engine.OpCode{engine.OpAnd, engine.OpOr, engine.OpAnd, engine.OpOr, engine.OpLess}).Draw(t, "code")
				ops, depth = append(ops, engine.Op{Code: code}), depth-1
				continue
			}
			if depth > 0 && rapid.IntRange(0, 4).Draw(t, "not") == 0 {
				ops = append(ops, engine.Op{Code: engine.OpNot})
				continue
			}
			ops, depth = append(ops, engine.Op{Code: engine.OpConst, V: float64(rapid.IntRange(0, 1).Draw(t, "v"))}), depth+1
		}
		for ; depth > 1; depth-- {
			ops = append(ops, engine.Op{Code: engine.OpOr})
		}
		plain := engine.Expr{Ops: slices.Clone(ops)}
		quick := engine.NewExpr(ops, "")
		var s engine.State
		if a, b := engine.Holds(&plain, &s), engine.Holds(&quick, &s); a != b {
			t.Fatalf("%v whole, %v hurried: %+v", a, b, ops)
		}
	})
}
