package scenario

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the files made from the code anew")

const pagesFile = "../../docs/checks.md"

func TestEveryCodeHasAPageAndEveryPageACode(t *testing.T) {
	var seen []Code
	for _, p := range Pages() {
		if CodeTitle(p.Code) == "" || slices.Contains(seen, p.Code) {
			t.Errorf("the page %s is of no code, or a second one", p.Code)
		}
		seen = append(seen, p.Code)
		for _, words := range []string{p.What, p.Why, p.Mend} {
			if !strings.HasSuffix(words, ".") || len(words) < 15 {
				t.Errorf("%s: %q is no sentence", p.Code, words)
			}
		}
	}
	if !slices.IsSorted(seen) {
		t.Error("the pages do not stand in the order of their codes")
	}
	for c := range codes {
		if !slices.Contains(seen, c) {
			t.Errorf("%s (%s) has no page", c, CodeTitle(c))
		}
	}
}

func TestTheBookOfChecksIsFresh(t *testing.T) {
	var b strings.Builder
	b.WriteString("# What `downtime check` says\n\nEach problem is printed as `file:line:column: S012 message (fix: …)`. An error leaves nothing to play; a warning breaks a rule of a good\n" +
		"scenario, and fails a check all the same. `downtime check --explain S054` prints one of these pages.\n" +
		"This file is made from `game/scenario/pages.go`: change that, then run `make golden`.\n\n" + wireForm)
	for _, p := range Pages() {
		word := "Warning."
		if p.Code.severity() == Error {
			word = "Error."
		}
		b.WriteString("\n" + strings.Replace(p.Markdown(), "\n\n", "\n\n"+word+" ", 1))
	}
	fresh(t, pagesFile, b.String())
}

// wireForm describes what the command prints for programs.
const wireForm = `## As JSON

` + "`downtime check --json` prints one object; the exit code is 1 unless `clean` is true." + `

| key | what |
|---|---|
` + "| `checked` | how many scenarios were checked |\n| `walked` | how many walks were played: 0 without `--walks`, and where a check finds problems |\n" +
	"| `clean` | true if there is no problem |\n| `problems` | a list, empty if there are none; of one scenario at most 200 are told, and how many more there are |\n" + `
Each problem has

| key | what |
|---|---|
` + "| `file` | its path as it was named, or beginning with the scenario's id |\n| `line`, `column` | counted from 1; the column counts characters |\n" +
	"| `code` | one of those below |\n| `severity` | `error` or `warning` |\n| `message`, `fix` | in words |\n" +
	"| `path` | the place in the scenario, as `actions[3].findings[0].when`; absent where there is none |\n"

// fresh compares a file with what it should hold, or writes it.
func fresh(t *testing.T, name, want string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(want), 0o644); err != nil { //nolint:gosec // a page for everybody
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if strings.ReplaceAll(string(have), "\r\n", "\n") != want {
		t.Errorf("%s is not what the code says: run make golden, and look at the difference", name)
	}
}
