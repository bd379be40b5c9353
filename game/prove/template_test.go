package prove

import (
	"testing"
	"testing/fstest"

	"downtime/content"
	"downtime/game/player"
	"downtime/game/run"
	"downtime/game/walk"
)

func TestANewScenarioIsFairAndItsWalksComeOut(t *testing.T) {
	files, err := content.New("my-case")
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, f := range files {
		fsys["my-case/"+f.Path] = &fstest.MapFile{Data: []byte(f.Text)}
	}
	lib := content.NewLibrary(fsys)
	sc, probs := lib.Get("my-case")
	if sc == nil {
		t.Fatal(probs)
	}
	rep := Judge(sc, 4, do(t, sc, Plan(sc, 4)))
	for _, f := range rep.Findings {
		t.Error(f.Words)
	}
	n, bad := lib.Walk(func(name string, r *run.Run, seed uint64) (walk.Play, error) { return player.On(name, r, seed) })
	for _, p := range bad {
		t.Error(p)
	}
	if n < 3 {
		t.Errorf("only %d walks", n)
	}
}
