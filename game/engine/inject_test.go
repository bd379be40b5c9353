package engine_test

import (
	"testing"

	"downtime/game/engine"
)

func TestAWordReadAloudOpensItsSceneOnceAndNoOther(t *testing.T) {
	sc := &engine.Scenario{ID: "room", Limit: 100 * engine.TicksPerSecond, People: []engine.Person{{ID: "you", Label: "You"}}}
	sc.Texts = []engine.Text{{Parts: []string{"Is it safe?"}}}
	sc.Scenes = []engine.Scene{{ID: "asked", Speaker: "Wife", Default: -1, Asks: -1, Choices: []engine.Choice{{ID: "yes", Label: "Yes.", Reply: -1}}}}
	sc.Variants = []engine.Variant{{ID: "sound", Kind: engine.Plain, Weight: 1, Twin: -1}}
	engine.Settle(sc)
	s := engine.Start(sc, 1, 0)
	s, _, err := engine.Step(sc, s, engine.Input{Kind: engine.Inject})
	if err != nil || !s.Scenes[0].Open() {
		t.Fatalf("%v, open %v", err, s.Scenes[0].Open())
	}
	for _, scene := range []int{0, 1, -1} {
		if _, _, err := engine.Step(sc, s, engine.Input{Kind: engine.Inject, Scene: scene}); err == nil {
			t.Errorf("scene %d was opened", scene)
		}
	}
	if s, _, err = engine.Step(sc, s, engine.Input{Kind: engine.Choose}); err != nil || s.Scenes[0].Open() {
		t.Fatalf("answered before time began: %v, still open %v", err, s.Scenes[0].Open())
	}
	if _, _, err = engine.Step(sc, s, engine.Input{Kind: engine.Choose}); err == nil {
		t.Error("it was answered twice")
	}
}
