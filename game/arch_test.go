package game_test

import (
	"bufio"
	"cmp"
	"fmt"
	"go/ast"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// edge forbids imports. thirdParty in to stands for every module that is neither ours nor the standard
// library.
type edge struct {
	from   []string
	except []string // packages that may, though from names them
	to     []string
	but    []string // imports that are allowed, though to names them
	why    string
}

const (
	thirdParty = "third party"
	cgo        = "C" // the import that makes a file need a C compiler
)

var forbidden = []edge{
	{
		from: []string{"game/..."}, to: []string{"content/...", "saves/...", "cmd/..."},
		why: "game decides and knows nobody: content feeds it, saves remembers it, cmd shows it",
	},
	{
		from: []string{"game/..."}, except: []string{"game/scenario/..."}, to: []string{thirdParty},
		why: "the rules are bit-exact only as far as we can read them; only game/scenario may use a library",
	},
	{
		from: []string{"game/scenario/..."}, to: []string{thirdParty}, but: []string{"github.com/expr-lang/expr/..."},
		why: "game/scenario uses an expression language for conditions and nothing else; content parses the text",
	},
	{
		from: []string{"game/..."}, to: []string{"time", "context", "testing/..."},
		why: "the engine knows ticks and no other clock",
	},
	{
		from: []string{"game/..."},
		to:   []string{"os/...", "io/ioutil", "net/...", "syscall/...", "log/...", "embed", "plugin", "path/filepath"},
		why:  "a rule that reads or writes the world cannot be replayed",
	},
	{
		from: []string{"game/..."}, to: []string{"math/rand/...", "crypto/rand", "hash/maphash"},
		why: "randomness is a function of (seed, stream, tick, n), in game/num",
	},
	{
		from: []string{"game/..."}, to: []string{"sync/...", "runtime/..."},
		why: "game starts no goroutine and so shares nothing",
	},
	{
		from: []string{"game/..."}, to: []string{"math/cmplx"},
		why: "its elementary functions differ between processors, as math's do",
	},
	{
		from: []string{"game/..."}, except: []string{"game/engine"}, to: []string{"unsafe"},
		why: "only the engine's State hash may look at memory as bytes",
	},
	{
		from: []string{"content/..."}, to: []string{"saves/...", "cmd/..."},
		why: "content feeds the game; it neither remembers nor shows",
	},
	{
		from: []string{"saves/..."}, to: []string{"content/...", "cmd/..."},
		why: "saves remembers what it is handed; it neither authors nor shows",
	},
	{
		from: []string{"game/...", "content/...", "cmd/..."}, to: []string{"database/sql/...", "modernc.org/..."},
		why: "one package knows that memory is SQLite: saves",
	},
	{
		from: []string{"game/...", "content/...", "saves/..."},
		to: []string{
			"charm.land/...", "github.com/charmbracelet/...", "github.com/spf13/...",
			"github.com/mattn/go-isatty/...", "golang.org/x/term/...",
		},
		why: "only cmd draws, so that every other layer runs without a terminal",
	},
	{
		from: []string{"game/...", "saves/...", "cmd/..."}, to: []string{"github.com/goccy/go-yaml/..."},
		why: "content alone turns text into plain structs with positions",
	},
	{
		from: []string{"content/...", "saves/...", "cmd/..."}, except: []string{"cmd/downtime/ui/stage"}, to: []string{"testing/...", "cmd/downtime/ui/stage"},
		why: "what tests are made with stays out of the program",
	},
	{
		from: []string{"game/...", "content/...", "saves/...", "cmd/..."}, to: []string{cgo},
		why: "one file, every platform: no cgo",
	},
}

// ground is the order inside game, lowest first. A package may import what stands on a lower line,
// and nothing on its own.
var ground = [][]string{
	{"num", "rank", "cohort", "sign"},
	{"patient"},
	{"wave"},
	{"device"},
	{"news"},
	{"engine"},
	{"scenario", "run"},
	{"track"},
	{"score"},
	{"walk"},
	{"calibration"},
	{"skill"},
	{"player"},
	{"prove"},
	{"counterfactual"},
	{"debrief"},
}

// screensOfPlay are the names of packages under cmd, with what lies below them, that a trainee sees during a run. They draw an
// Observation; a screen that could read the truth would sooner or later show it.
var screensOfPlay = []string{"briefing", "bedside", "exercise", "plain"}

var hiddenFromPlay = []string{"game/patient/...", "game/device/..."}

func TestEveryImportRunsOneWay(t *testing.T) {
	for _, src := range readTree(t) {
		if src.isTest {
			continue
		}
		for _, spec := range src.file.Imports {
			for _, why := range objections(src.pkg(), imported(spec)) {
				t.Errorf("%s: %s must not import %s: %s", src.at(spec), src.pkg(), imported(spec), why)
			}
		}
	}
}

// objections are the reasons against one import, none if it is allowed.
func objections(from, to string) []string {
	var whys []string
	for _, e := range forbidden {
		if underAny(from, e.from) && !underAny(from, e.except) && names(e.to, to) && !underAny(to, e.but) {
			whys = append(whys, e.why)
		}
	}
	if why := againstGround(from, to); why != "" {
		whys = append(whys, why)
	}
	if isScreenOfPlay(from) && underAny(to, hiddenFromPlay) {
		whys = append(whys, "a screen of play reads an Observation, never the truth")
	}
	return whys
}

func names(patterns []string, to string) bool {
	first, _, _ := strings.Cut(to, "/")
	return underAny(to, patterns) || slices.Contains(patterns, thirdParty) && strings.Contains(first, ".")
}

// againstGround objects to an import between two packages of game that does not go down.
func againstGround(from, to string) string {
	a, b := floor(from), floor(to)
	if !under(to, "game/...") || !under(from, "game/...") || room(from) == room(to) {
		return ""
	}
	if a < 0 || b < 0 {
		return "it has no place yet in the order of game: add it to ground in game/arch_test.go"
	}
	if b >= a {
		return fmt.Sprintf("inside game imports go down, and %s is not below %s", room(to), room(from))
	}
	return ""
}

// room is the package directly below game that a path lies in.
func room(pkg string) string {
	name, _, _ := strings.Cut(strings.TrimPrefix(pkg, "game/"), "/")
	return name
}

func floor(pkg string) int {
	return slices.IndexFunc(ground, func(names []string) bool { return slices.Contains(names, room(pkg)) })
}

func isScreenOfPlay(pkg string) bool {
	return under(pkg, "cmd/...") && slices.ContainsFunc(strings.Split(pkg, "/"), func(part string) bool {
		return slices.Contains(screensOfPlay, part)
	})
}

func TestTheImportRulesCatchAndPermitWhatTheyShould(t *testing.T) {
	for _, c := range []struct {
		from, to string
		allowed  bool
	}{
		{"game/engine", "content", false},
		{"game/engine", "saves", false},
		{"game/engine", "time", false},
		{"game/num", "math/rand/v2", false},
		{"game/num", "unsafe", false},
		{"game/engine", "unsafe", true},
		{"game/patient", "game/num", true},
		{"game/num", "game/patient", false},
		{"game/score", "game/player", false},
		{"game/debrief", "game/score", true},
		{"game/novelty", "game/num", false},
		{"game/scenario", "github.com/expr-lang/expr", true},
		{"game/scenario", "github.com/expr-lang/expr/ast", true},
		{"game/scenario", "github.com/goccy/go-yaml", false},
		{"game/score", "github.com/expr-lang/expr", false},
		{"game/engine", "math/bits", true},
		{"content", "github.com/goccy/go-yaml", true},
		{"content", "game/scenario", true},
		{"content", "saves", false},
		{"saves", "modernc.org/sqlite", true},
		{"saves", "content", false},
		{"cmd/downtime", "modernc.org/sqlite", false},
		{"cmd/downtime", "charm.land/bubbletea/v2", true},
		{"saves", "charm.land/lipgloss/v2", false},
		{"cmd/downtime/screens/bedside", "game/patient", false},
		{"cmd/downtime/screens/bedside", "game/engine", true},
		{"cmd/downtime/screens/debrief", "game/patient", true},
		{"cmd/downtime", "cmd/downtime/ui/stage", false},
		{"cmd/downtime", "testing/synctest", false},
		{"cmd/downtime/ui/stage", "testing/synctest", true},
		{"cmd/downtime", cgo, false},
	} {
		if got := len(objections(c.from, c.to)) == 0; got != c.allowed {
			t.Errorf("%s importing %s: allowed is %v, want %v", c.from, c.to, got, c.allowed)
		}
	}
}

// TestScreensOfPlayNeverNameTheState finds any State in a screen of play. The other screens may grade a run that is over, but not reach through
// a sitting to the State of the run in play.
func TestScreensOfPlayNeverNameTheState(t *testing.T) {
	for _, src := range readTree(t) {
		inPlay, screen := isScreenOfPlay(src.pkg()), under(src.pkg(), "cmd/downtime/screens/...")
		if src.isTest || !inPlay && !screen {
			continue
		}
		ast.Inspect(src.file, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok && sel.Sel.Name == "State" && (inPlay || ofRun(sel)) {
				t.Errorf("%s: %s names the State of a run; a screen reads an Observation, through its sitting", src.at(sel), src.pkg())
			}
			return true
		})
	}
}

// ofRun reports whether a selector is Run.State of something, as in sitting.Run.State.
func ofRun(sel *ast.SelectorExpr) bool {
	x, ok := sel.X.(*ast.SelectorExpr)
	return ok && x.Sel.Name == "Run"
}

func TestEveryPackageSaysWhatItOwns(t *testing.T) {
	documented := map[string]bool{}
	for _, src := range readTree(t) {
		if src.isTest {
			continue
		}
		name := src.file.Name.Name
		doc := src.file.Doc.Text()
		says := strings.HasPrefix(doc, "Package "+name+" ") || name == "main" && doc != ""
		documented[src.pkg()] = documented[src.pkg()] || says
	}
	for pkg, says := range documented {
		if !says {
			t.Errorf("%s: no package comment that starts with \"Package %s \"", pkg, path.Base(pkg))
		}
	}
}

func TestTheMapOfTheRulesNamesEveryPackageInTheOrderOfItsImports(t *testing.T) {
	inTree, onMap := map[string]bool{}, map[string]bool{}
	var text string
	for _, src := range readTree(t) {
		if under(src.pkg(), "game/...") && src.pkg() != "game" {
			inTree[room(src.pkg())] = true
		}
		if src.path == "game/doc.go" {
			text = src.file.Doc.Text()
		}
	}
	lowest := 0
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		if !strings.HasPrefix(line, "\t") || len(words) == 0 {
			continue
		}
		name := words[0]
		onMap[name] = true
		if at := floor("game/" + name); at >= 0 && at < lowest {
			t.Errorf("game/doc.go: %s stands below packages that it may not import", name)
		} else if at >= 0 {
			lowest = at
		}
		if !inTree[name] {
			t.Errorf("game/doc.go: there is no package %s", name)
		}
	}
	for name := range inTree {
		if !onMap[name] {
			t.Errorf("game/doc.go: package %s is not on the map", name)
		}
	}
}

func TestNoPackageIsADrawerForEverything(t *testing.T) {
	drawers := []string{"util", "utils", "common", "types", "helpers", "misc"}
	for _, src := range readTree(t) {
		name := strings.TrimSuffix(src.file.Name.Name, "_test")
		if slices.Contains(drawers, name) || slices.Contains(drawers, path.Base(src.pkg())) {
			t.Errorf("%s: package %s: name it for what it owns", src.path, name)
		}
	}
}

func TestNoFileIsTooLongToRead(t *testing.T) {
	const most = 500
	for _, src := range readTree(t) {
		if n := src.lines(); n > most {
			t.Errorf("%s: %d lines, at most %d: split it by what it owns", src.path, n, most)
		}
	}
}

func TestTheRulesAreTheSameFilesOnEveryMachine(t *testing.T) {
	for _, src := range readTree(t) {
		if src.isTest || !under(src.pkg(), "game/...") {
			continue
		}
		for _, group := range src.file.Comments {
			for _, c := range group.List {
				if strings.HasPrefix(c.Text, "//go:build") || strings.HasPrefix(c.Text, "//go:linkname") {
					t.Errorf("%s: %s: game is one program, whatever it is built for", src.at(c), c.Text)
				}
			}
		}
		stem := strings.TrimSuffix(path.Base(src.path), ".go")
		if i := strings.LastIndex(stem, "_"); i >= 0 && slices.Contains(platforms, stem[i+1:]) {
			t.Errorf("%s: built for %s alone; game is one program, whatever it is built for", src.path, stem[i+1:])
		}
	}
}

var platforms = []string{"linux", "darwin", "windows", "amd64", "arm64", "unix"}

// pins are the versions that other versions break: each was found good together, and each reason
// is in docs/dependencies.md.
var pins = []struct {
	module, version string
	orLater         bool
}{
	{"charm.land/bubbletea/v2", "v2.0.10", false},
	{"charm.land/glamour/v2", "v2.0.1", false},
	{"github.com/alecthomas/chroma/v2", "v2.14.0", false},
	{"github.com/charmbracelet/ultraviolet", "v0.0.0-20260811164956-006e29f97886", false},
	{"github.com/mattn/go-runewidth", "v0.0.30", true},
	{"modernc.org/sqlite", "v1.60.1", false},
}

func TestTheModuleFileKeepsThePinnedVersions(t *testing.T) {
	required := requirements(t)
	for _, pin := range pins {
		got, here := required[pin.module]
		if !here {
			t.Errorf("go.mod does not require %s; the pin is %s", pin.module, pin.version)
			continue
		}
		if got != pin.version && !(pin.orLater && later(got, pin.version)) {
			t.Errorf("go.mod requires %s %s, the pin is %s: see docs/dependencies.md", pin.module, got, pin.version)
		}
	}
}

// requirements reads the module file's required versions, and refuses a replace directive: what is
// built here must be what anyone builds.
func requirements(t *testing.T) map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	required := map[string]string{}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		words := strings.Fields(strings.TrimPrefix(lines.Text(), "require "))
		if len(words) > 0 && (words[0] == "replace" || words[0] == "tool") {
			t.Errorf("go.mod: %q: no replacement, and tools live in tools.mod", lines.Text())
		}
		if len(words) >= 2 && strings.HasPrefix(words[1], "v") {
			required[words[0]] = words[1]
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return required
}

// later compares two plain versions of the form v1.2.3.
func later(a, b string) bool {
	return slices.CompareFunc(strings.Split(a[1:], "."), strings.Split(b[1:], "."), func(x, y string) int {
		m, errM := strconv.Atoi(x)
		n, errN := strconv.Atoi(y)
		if errM != nil || errN != nil {
			return cmp.Compare(x, y)
		}
		return cmp.Compare(m, n)
	}) > 0
}
