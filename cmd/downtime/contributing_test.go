package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/testscript"

	"downtime/content"
)

// TestTheWorkedScenarioOfContributingIsTrue follows the section on writing a scenario to the letter: it writes the files that the page tells to
// write, makes the changes that it asks for and takes each back after the next command, and wants every line that it shows in what is printed; … may be
// anything.
func TestTheWorkedScenarioOfContributingIsTrue(t *testing.T) {
	page, err := os.ReadFile("../../CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, found := strings.Cut(strings.ReplaceAll(string(page), "\r\n", "\n"), "## Write a scenario")
	section, _, ends := strings.Cut(section, "\n## ")
	if !found || !ends {
		t.Fatal("CONTRIBUTING.md has no section on writing a scenario")
	}
	script, commands := scriptOf(t, section)
	if commands < 8 {
		t.Fatalf("only %d commands are tried", commands)
	}
	file := filepath.Join(t.TempDir(), "contributing.txtar")
	if err := os.WriteFile(file, []byte(script), 0o600); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Files: []string{file}, RequireExplicitExec: true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"put": putFile, "change": changeLines, "run": runAny},
	})
}

// scriptOf turns the blocks of the section into a script for testscript.
func scriptOf(t *testing.T, section string) (script string, commands int) {
	t.Helper()
	var steps, files strings.Builder
	back := "" // takes back the last change
	attach := func(text string) string {
		name := fmt.Sprintf("block%02d", strings.Count(files.String(), "\n-- ")+1)
		fmt.Fprintf(&files, "\n-- %s --\n%s", name, text)
		return name
	}
	blocks := strings.Split(section, "```")
	for i := 1; i < len(blocks); i += 2 {
		head, text, _ := strings.Cut(blocks[i], "\n")
		kind, name, _ := strings.Cut(head, " ")
		switch {
		case kind == "yaml" && name != "":
			fmt.Fprintf(&steps, "put %s %s\n", name, attach(text))
		case kind == "diff":
			old, now := sides(text)
			before, after := attach(old), attach(now)
			fmt.Fprintf(&steps, "change %s %s %s\n", name, before, after)
			back = fmt.Sprintf("change %s %s %s\n", name, after, before)
		case kind == "console":
			for line := range strings.Lines(text) {
				line = strings.TrimRight(line, "\n")
				if command, is := strings.CutPrefix(line, "$ "); is {
					fmt.Fprintf(&steps, "run %s\n", command)
					commands++
				} else if strings.TrimSpace(line) != "" {
					fmt.Fprintf(&steps, "stdout '(?m)^%s$'\n", strings.NewReplacer("'", "''", "/", `[/\\]`, "…", ".*").Replace(regexp.QuoteMeta(line)))
				}
			}
			steps.WriteString(back)
			back = ""
		}
	}
	return steps.String() + files.String(), commands
}

// sides are the lines of a diff without and with its change.
func sides(diff string) (old, now string) {
	for line := range strings.Lines(diff) {
		switch line[0] {
		case '-':
			old += line[1:]
		case '+':
			now += line[1:]
		}
	}
	return old, now
}

// runAny runs a command, whatever its exit code: a check that finds something ends with 1.
func runAny(ts *testscript.TestScript, _ bool, args []string) {
	if err := ts.Exec(args[0], args[1:]...); err != nil {
		ts.Logf("%s: %v", strings.Join(args, " "), err)
	}
}

// putFile copies a block to where the page says: put NAME BLOCK.
func putFile(ts *testscript.TestScript, _ bool, args []string) {
	name := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(filepath.Dir(name), 0o700))
	ts.Check(os.WriteFile(name, []byte(ts.ReadFile(args[1])), 0o600))
}

// changeLines replaces the lines of one block, which must stand once in a file, by those of another: change FILE OLD NEW.
func changeLines(ts *testscript.TestScript, _ bool, args []string) {
	block := func(name string) string { return strings.TrimRight(ts.ReadFile(name), "\n") + "\n" }
	text, old, now := ts.ReadFile(args[0]), block(args[1]), block(args[2])
	if strings.Count(text, old) != 1 {
		ts.Fatalf("%s does not hold once: %s", args[0], old)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(text, old, now, 1)), 0o600))
}

var update = flag.Bool("update", false, "write the table of the worked scenario anew")

// TestTheTableOfTheWorkedScenarioIsFresh compares the table of CONTRIBUTING.md with a proof of the case that new writes.
func TestTheTableOfTheWorkedScenarioIsFresh(t *testing.T) {
	const id, file = "my-case", "../../CONTRIBUTING.md"
	files, err := content.New(id)
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, f := range files {
		fsys[id+"/"+f.Path] = &fstest.MapFile{Data: []byte(f.Text)}
	}
	sc, problems := content.NewLibrary(fsys).Get(id)
	if sc == nil {
		t.Fatal(problems)
	}
	rep, err := proveOne(sc, 20)
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	sayReport(&said, &rep)
	table := regexp.MustCompile(`\n\n+`).ReplaceAllString(strings.TrimSpace(said.String()), "\n") + "\n"
	page, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(strings.ReplaceAll(string(page), "\r\n", "\n"), "$ downtime prove ./"+id+"\n")
	have, after, ends := strings.Cut(rest, "```")
	if !found || !ends {
		t.Fatal("CONTRIBUTING.md has no table")
	}
	if *update && have != table {
		if err := os.WriteFile(file, []byte(before+"$ downtime prove ./"+id+"\n"+table+"```"+after), 0o644); err != nil { //nolint:gosec // a page for everybody
			t.Fatal(err)
		}
		have = table
	}
	if have != table {
		t.Errorf("CONTRIBUTING.md shows\n%s\nand a proof says\n%s\nrun make golden, and look at the difference", have, table)
	}
}
