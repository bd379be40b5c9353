package desk

import (
	"testing"

	"downtime/game/device"
	"downtime/game/engine"
)

func TestEachEffectHasWordsOfItsOwn(t *testing.T) {
	sc := &engine.Scenario{}
	sc.Patients, sc.Devices = make([]engine.Patient, 1), make([]engine.Device, 1)
	sc.Devices[0].ID, sc.Devices[0].Spec.Kind = "mon", device.Monitor
	sc.Flags, sc.People, sc.Scenes = make([]engine.Flag, 1), make([]engine.Person, 1), make([]engine.Scene, 1)
	sc.People[0].ID = "nurse"
	sc.Clues, sc.Endings, sc.Texts = make([]engine.Clue, 1), make([]engine.Ending, 1), make([]engine.Text, 1)
	said := map[string]engine.EffectKind{}
	for kind := engine.SetFlag; kind <= engine.EndRun; kind++ {
		words := effectWords(sc, &engine.Effect{Kind: kind})
		if other, twice := said[words]; twice || words == "" {
			t.Errorf("effects %d and %d are both told as %q", other, kind, words)
		}
		said[words] = kind
	}
}
