package run_test

import (
	"testing"

	"downtime/game/engine"
)

func TestWhatATerminalWouldObeyIsTakenOutOfWhatWasTyped(t *testing.T) {
	r := played(t, bed(t))
	given := map[string]string{"what": "it\x1b[A froze\u202e"}
	if _, err := r.Do(engine.Input{Kind: engine.DoAct, Text: "Say \x1b]0;mine\ahello,\n\tall\u009b", Fields: given}); err != nil {
		t.Fatal(err)
	}
	in := r.Inputs[len(r.Inputs)-1]
	if in.Text != "Say ]0;minehello,\n\tall" || in.Fields["what"] != "it[A froze" {
		t.Errorf("%q, %q", in.Text, in.Fields)
	}
	if given["what"] != "it\x1b[A froze\u202e" {
		t.Error("the caller's report was changed")
	}
}
