package content

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTheFieldGuideHoldsWholePagesThatFitOnAScreen(t *testing.T) {
	all, err := Signs()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 15 || len(all) > 24 {
		t.Errorf("%d signs", len(all))
	}
	language, err := os.ReadFile("../game/scenario/LANGUAGE.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range all {
		if !scenarioID(s.ID) {
			t.Errorf("%q is no id", s.ID)
		}
		for _, words := range []string{s.Looks, s.Check, s.Mistaken, s.Source} {
			if n := utf8.RuneCountInString(words); n > 200 {
				t.Errorf("%s: %d characters in %q", s.ID, n, words)
			}
		}
		if utf8.RuneCountInString(s.Name) > 50 {
			t.Errorf("%s has a long name", s.ID)
		}
		if !strings.Contains(string(language), "`"+s.ID+"`") {
			t.Errorf("LANGUAGE.md does not tell authors of %s", s.ID)
		}
	}
}

func TestABrokenFieldGuideIsToldWithItsPlace(t *testing.T) {
	for text, want := range map[string]string{
		"- id: a\n  nam: x\n": "signs.yaml:2:3", "- {id: a, name: A}\n": `"a" has no looks`,
		strings.Repeat("- {id: a, name: A, looks: x, check: x, mistaken: x, source: x, mark: D}\n", 2): "stands twice",
	} {
		if _, err := signsFrom([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v, want %q", text, err, want)
		}
	}
}

func TestEverySignThatACaseNamesIsInTheGuide(t *testing.T) {
	l := NewLibrary(Built())
	named := 0
	for _, id := range l.IDs() {
		sc, _ := l.Get(id)
		if sc == nil {
			t.Fatalf("%s does not compile", id)
		}
		for i := range sc.Clues {
			if sc.Clues[i].Sign != "" {
				named++
			}
		}
	}
	if named < 5 {
		t.Errorf("the cases name only %d signs", named)
	}
}
