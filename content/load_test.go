package content

import (
	"os"
	"testing"
)

func TestTheSmallCaseIsCleanAndCompiles(t *testing.T) {
	sc, probs := compiled(Load(os.DirFS("testdata"), "tiny"))
	for _, p := range probs {
		t.Error(p)
	}
	if sc == nil {
		t.Fatal("no scenario")
	}
}
