package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWhoObservesGetsASheetForEachCaseOfTheSessionByItsCode(t *testing.T) {
	m := &machine{t, t.TempDir(), t.TempDir()}
	code := m.session("--case", "epilepsy-app", "--skill", "pulse")
	said := m.run(true, "", "lab", "observe", code)
	in(t, said, "# For who observes: ICU, bed 4, 03:14", "# For who observes: GP surgery, room 3, 19:52", "| Selby V6 ventilator, bed 4 |")
	if strings.Contains(said, "ventilator autonomy") || strings.Contains(said, "limiter") {
		t.Errorf("it tells a truth:\n%s", said)
	}
	in(t, m.run(true, "", "lab", "observe", "epilepsy-app", "--html"), "<!DOCTYPE html>")
	in(t, m.run(false, "", "lab", "observe", "nowhere"), "nowhere")
}

func TestEverythingOfACaseIsPrintedIntoAFolder(t *testing.T) {
	m := &machine{t, t.TempDir(), t.TempDir()}
	out := filepath.Join(m.share, "paper")
	here := filepath.Join(m.share, "here.md")
	if err := os.WriteFile(here, []byte("The bag hangs in the blue store."), 0o600); err != nil {
		t.Fatal(err)
	}
	in(t, m.run(false, "", "lab", "print-all", "epilepsy-app", "nowhere", "--out", out), "nowhere")
	if _, err := os.Stat(out); !os.IsNotExist(err) {
		t.Errorf("for a case that is not there a folder was made: %v", err)
	}
	m.run(true, "", "lab", "print-all", "epilepsy-app", "--out", out, "--local", here)
	for _, name := range []string{"pack", "paper", "observe"} {
		page, err := os.ReadFile(filepath.Join(out, "epilepsy-app-"+name+".html"))
		if err != nil || !strings.Contains(string(page), "</html>") {
			t.Errorf("%s: %v", name, err)
		}
		if own := strings.Contains(string(page), "blue store"); own != (name != "observe") {
			t.Errorf("%s: one's own hospital stands in it: %v", name, own)
		}
	}
}

func TestAPageThatIsPrintedComesWholeThroughAShellThatKnowsOnlyASCII(t *testing.T) {
	m := &machine{t, t.TempDir(), t.TempDir()}
	page := m.run(true, "", "lab", "pack", "epilepsy-app", "--html")
	if i := strings.IndexFunc(page, func(r rune) bool { return r > 126 }); i >= 0 {
		t.Errorf("…%.40q", page[i:])
	}
	in(t, page, "&#8211;") // a dash between two figures
}

func TestWhatNotepadPutsBeforeAFileIsNoPartOfIt(t *testing.T) {
	m := &machine{t, t.TempDir(), t.TempDir()}
	here := filepath.Join(m.share, "here.md")
	if err := os.WriteFile(here, []byte("\ufeff# Bags\r\n\r\nIn the blue store.\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	in(t, m.run(true, "", "lab", "paper", "epilepsy-app", "--html", "--local", here), "<h1>Bags</h1>")
}
