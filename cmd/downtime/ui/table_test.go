package ui

import (
	"strings"
	"testing"
)

func TestATableWhoseColumnsWouldSplitAWordIsSetAsAList(t *testing.T) {
	const md = "| What you saw | mucus plug | tension pneumothorax | failed |\n|---|---|---|---|\n" +
		"| The better decision | keep it in use, and clear the tube of what is in it | disconnect | disconnect, and bag by hand |\n"
	wide, slim := Markdown(Theme{}, md, 140), Markdown(Theme{}, md, 72)
	if !strings.Contains(wide, "tension pneumothorax │") {
		t.Errorf("with room it is no table:\n%s", wide)
	}
	if strings.Contains(slim, "…") || strings.Contains(slim, "│") || !strings.Contains(slim, "tension pneumothorax: disconnect") {
		t.Errorf("in 72 cells it is\n%s", slim)
	}
}
