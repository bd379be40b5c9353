package saves_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/adrg/xdg"

	"downtime/saves"
)

// dataFolder points the platform's data folder at a temporary one.
func dataFolder(t *testing.T) string {
	t.Helper()
	old := xdg.DataHome
	t.Cleanup(func() { xdg.DataHome = old })
	xdg.DataHome = t.TempDir()
	t.Setenv("DOWNTIME_PROFILE", "")
	return filepath.Join(xdg.DataHome, "downtime")
}

func TestANameLiesInTheDataFolderAndAPathWhereItSays(t *testing.T) {
	dir := dataFolder(t)
	here := get[string](t)(os.Getwd())
	elsewhere := filepath.Join(t.TempDir(), "x.db")
	for given, want := range map[string]string{
		"ann":         filepath.Join(dir, "ann.db"),
		"Zoë O'Brien": filepath.Join(dir, "Zoë O'Brien.db"),
		elsewhere:     elsewhere,
		"ann.db":      filepath.Join(here, "ann.db"),
		"./ann":       filepath.Join(here, "ann"),
	} {
		if got := get[string](t)(saves.Resolve(given)); got != want {
			t.Errorf("%q resolves to %s, want %s", given, got, want)
		}
	}
	t.Setenv("DOWNTIME_PROFILE", "bob")
	if got := get[string](t)(saves.Resolve("")); got != filepath.Join(dir, "bob.db") {
		t.Errorf("DOWNTIME_PROFILE=bob resolves to %s", got)
	}
	if got := get[string](t)(saves.Resolve("ann")); got != filepath.Join(dir, "ann.db") {
		t.Errorf("what is asked for gives way to the environment: %s", got)
	}
}

func TestWithNothingGivenTheProfileLastUsedIsTaken(t *testing.T) {
	dir := dataFolder(t)
	_, err := saves.Resolve("")
	wantKind(t, err, saves.ErrNotFound)
	for i, name := range []string{"ann", "bob", "cas"} {
		path := get[string](t)(saves.Resolve(name))
		db, err := saves.Open(t.Context(), path) // makes the folder
		must(t, err)
		must(t, db.Close())
		at := time.Date(2026, 11, []int{1, 20, 7}[i], 0, 0, 0, 0, time.UTC)
		must(t, os.Chtimes(path, at, at))
	}
	must(t, os.WriteFile(filepath.Join(dir, "ann.v1.bak"), nil, 0o644))
	must(t, os.WriteFile(filepath.Join(dir, "notes.txt"), nil, 0o644))
	must(t, os.Mkdir(filepath.Join(dir, "folder.db"), 0o755))
	if got := get[string](t)(saves.Resolve("")); got != filepath.Join(dir, "bob.db") {
		t.Errorf("resolved to %s", got)
	}
	var names []string
	for _, f := range get[[]saves.Found](t)(saves.ListProfiles(dir)) {
		names = append(names, f.Name)
	}
	if !slices.Equal(names, []string{"bob", "cas", "ann"}) {
		t.Errorf("listed %v", names)
	}
}

func TestASharedMachineNeverListsOrOpensUnaskedTheProfileOfASession(t *testing.T) {
	dir := dataFolder(t)
	for i, name := range []string{"ann", "lab KTPLMR L01", "lab notes"} {
		path := get[string](t)(saves.Resolve(name))
		db, err := saves.Open(t.Context(), path)
		must(t, err)
		must(t, db.Close())
		at := time.Date(2026, 11, []int{1, 20, 7}[i], 0, 0, 0, 0, time.UTC)
		must(t, os.Chtimes(path, at, at))
	}
	var names []string
	for _, f := range get[[]saves.Found](t)(saves.ListProfiles(dir)) {
		names = append(names, f.Name)
	}
	if !slices.Equal(names, []string{"lab notes", "ann"}) {
		t.Errorf("listed %v", names)
	}
	if got := get[string](t)(saves.Resolve("")); got != filepath.Join(dir, "lab notes.db") {
		t.Errorf("with nothing given %s is opened", got)
	}
}

func TestANameThatCouldNotBeAFileOnSomePlatformIsRefusedWithAReason(t *testing.T) {
	for _, name := range []string{
		"", ".", "..", ".hidden", "-rf", " ann", "ann ", "ann.", "a/b", `a\b`, "a:b", "a*b", "a?b", "a\x00b", "a\nb", "a\x1b[31m",
		"con", "NUL", "nul.txt", "Com1", "lpt9.x", "aux .b", strings.Repeat("x", 41), "\xff", "a|b", "a\u202eb", "a\u200bb", "<ann>", `"`,
	} {
		err := saves.CheckName(name)
		wantKind(t, err, saves.ErrName)
		wantSentence(t, err, "cannot be a profile name: ")
	}
	for _, name := range []string{"ann", "Ann Smith", "李雷", "o'neil", "a.b", "com10", "console", "lpt", "x-1_2", "é", "e\u0301"} {
		if err := saves.CheckName(name); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestARenamedProfileKeepsItsRunsAndNeverOverwritesAnother(t *testing.T) {
	path := played(t, 5)
	dir := filepath.Dir(path)
	must(t, os.WriteFile(filepath.Join(dir, "ann.v1.bak"), nil, 0o644))
	must(t, os.WriteFile(filepath.Join(dir, "bob.db"), []byte("bob's"), 0o644))

	_, err := saves.Rename(t.Context(), path, "bob")
	wantKind(t, err, saves.ErrExists)
	wantSentence(t, err, "bob.db", "already there")
	_, err = saves.Rename(t.Context(), path, "../bob")
	wantKind(t, err, saves.ErrName)
	_, err = saves.Rename(t.Context(), filepath.Join(dir, "nobody.db"), "eve")
	wantKind(t, err, saves.ErrNotFound)

	moved := get[string](t)(saves.Rename(t.Context(), path, "cas"))
	db, err := saves.Open(t.Context(), moved)
	must(t, err)
	defer db.Close()
	wantInputs(t, get[saves.Run](t)(db.Load(t.Context(), "r")), 5)
	if db.Profile().Name != "cas" || moved != filepath.Join(dir, "cas.db") {
		t.Errorf("renamed to %+v at %s", db.Profile(), moved)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "ann*")); left != nil {
		t.Errorf("left behind: %v", left)
	}
	if _, err := os.Stat(filepath.Join(dir, "cas.v1.bak")); err != nil {
		t.Errorf("the copy stayed with the old name: %v", err)
	}
}

func TestADeletedProfileLeavesNothing(t *testing.T) {
	path := played(t, 5)
	dir := filepath.Dir(path)
	for _, f := range []string{"ann.db-wal", "ann.v1.bak", "ann.vx.bak", "anne.db"} {
		must(t, os.WriteFile(filepath.Join(dir, f), nil, 0o644))
	}
	must(t, saves.Delete(t.Context(), path))
	var left []string
	for _, f := range get[[]os.DirEntry](t)(os.ReadDir(dir)) {
		left = append(left, f.Name())
	}
	if !slices.Equal(left, []string{"ann.vx.bak", "anne.db"}) {
		t.Errorf("left: %v", left)
	}
	wantKind(t, saves.Delete(t.Context(), path), saves.ErrNotFound)
}

func TestOnlyADataFoldersDamagedFileIsDeleted(t *testing.T) {
	dir := dataFolder(t)
	must(t, os.MkdirAll(dir, 0o755))
	ours, theirs := filepath.Join(dir, "ann.db"), filepath.Join(t.TempDir(), "thesis.db")
	for _, path := range []string{ours, theirs} {
		must(t, os.WriteFile(path, []byte(strings.Repeat("not a database ", 500)), 0o644))
	}
	must(t, saves.Delete(t.Context(), ours))
	wantKind(t, saves.Delete(t.Context(), theirs), saves.ErrCorrupt)
	if _, err := os.Stat(theirs); err != nil {
		t.Errorf("a file that is no profile was deleted: %v", err)
	}
}
