package saves_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"downtime/saves"
)

// firstVersion copies the profile that the first released schema made: one ended
// run, one open, one abandoned, and a setting.
func firstVersion(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "first.db")
	must(t, os.WriteFile(path, get[[]byte](t)(os.ReadFile("testdata/first.db")), 0o644))
	return path
}

// withStep adds a migration to the embedded ones.
func withStep(t *testing.T, script string) fs.FS {
	t.Helper()
	steps := fstest.MapFS{}
	for _, name := range get[[]string](t)(fs.Glob(saves.Steps(), "*.sql")) {
		steps[name] = &fstest.MapFile{Data: get[[]byte](t)(fs.ReadFile(saves.Steps(), name))}
	}
	steps["9999_next.sql"] = &fstest.MapFile{Data: []byte(script)}
	return steps
}

func wantFirstVersion(t *testing.T, db *saves.DB) {
	t.Helper()
	list := get[[]saves.Summary](t)(db.List(t.Context()))
	if len(list) != 3 || list[0].Status != saves.Playing || list[1].Status != saves.Abandoned || list[2].Score != 71.5 {
		t.Fatalf("the runs are %+v", list)
	}
	run := get[saves.Run](t)(db.Load(t.Context(), list[2].ID))
	wantInputs(t, run, 20)
	if string(run.Card) != `{"total":71.5}` || len(run.Events) != 2 || run.Marks[0].Hash != 1<<64-1 || run.Seed != 1<<64-2 {
		t.Errorf("the ended run is %+v", run)
	}
	var pace string
	if found := get[bool](t)(db.Setting(t.Context(), "pace", &pace)); !found || pace != "live" {
		t.Errorf("the setting is %q", pace)
	}
	if db.Profile().Name != "first" {
		t.Errorf("the profile is %+v", db.Profile())
	}
}

func TestAProfileOfTheFirstVersionShowsTheSameRuns(t *testing.T) {
	db, err := saves.Open(t.Context(), firstVersion(t))
	must(t, err)
	defer db.Close()
	wantFirstVersion(t, db)
}

func TestAProfileOfTheFirstVersionTakesGoesAtSkills(t *testing.T) {
	path := firstVersion(t)
	db, err := saves.Open(t.Context(), path)
	must(t, err)
	must(t, db.KeepAttempt(t.Context(), aGo("a1")))
	must(t, db.Close())
	db, err = saves.Open(t.Context(), path)
	must(t, err)
	defer db.Close()
	wantFirstVersion(t, db)
	if list := get[[]saves.Attempt](t)(db.Attempts(t.Context())); len(list) != 1 || list[0].Skill != "news2" {
		t.Errorf("the goes are %+v", list)
	}
}

func TestAMigrationKeepsEverythingAndACopyOfWhatWasBefore(t *testing.T) {
	path := firstVersion(t)
	steps := withStep(t, `ALTER TABLE run ADD COLUMN note TEXT; CREATE TABLE plan (n INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;`)
	db, err := saves.OpenWith(t.Context(), path, steps)
	must(t, err)
	wantFirstVersion(t, db)
	saves.Exec(t, db, `INSERT INTO plan (words) VALUES ('if the numbers disagree, then I look at the chest')`)
	must(t, db.Close())

	_, err = saves.Open(t.Context(), path) // the older program
	wantKind(t, err, saves.ErrTooNew)
	before, err := saves.Open(t.Context(), strings.TrimSuffix(path, ".db")+".v1.bak")
	must(t, err)
	defer before.Close()
	wantFirstVersion(t, before)
}

func TestAMigrationThatFailsLeavesTheProfileAsItWas(t *testing.T) {
	path := firstVersion(t)
	steps := withStep(t, `CREATE TABLE plan (n INTEGER PRIMARY KEY) STRICT; DELETE FROM run; INSERT INTO nowhere VALUES (1);`)
	all := get[[]string](t)(fs.Glob(steps, "*.sql"))
	if _, err := saves.OpenWith(t.Context(), path, steps); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("migrate to version %d", len(all))) {
		t.Fatalf("got %v", err)
	}
	db, err := saves.Open(t.Context(), path)
	must(t, err)
	defer db.Close()
	wantFirstVersion(t, db)
}

func TestWithoutRoomForTheCopyNothingIsMigrated(t *testing.T) {
	path := firstVersion(t)
	copyPath := strings.TrimSuffix(path, ".db") + ".v1.bak"
	must(t, os.MkdirAll(filepath.Join(copyPath, "in the way"), 0o755)) // the copy cannot be put in its place
	before := get[[]byte](t)(os.ReadFile(path))
	if _, err := saves.OpenWith(t.Context(), path, withStep(t, `CREATE TABLE plan (n INTEGER PRIMARY KEY) STRICT;`)); err == nil {
		t.Fatal("the migration went on without a copy")
	}
	if !bytes.Equal(before, get[[]byte](t)(os.ReadFile(path))) {
		t.Error("the profile was changed")
	}
	if _, err := os.Stat(copyPath + ".part"); !os.IsNotExist(err) {
		t.Error("half a copy was left behind")
	}
}

func TestAReleasedMigrationIsNeverChanged(t *testing.T) {
	db, err := saves.Open(t.Context(), firstVersion(t))
	must(t, err)
	defer db.Close()
	now := fresh(t)
	if was, is := saves.Schema(t, db), saves.Schema(t, now); was != is {
		t.Errorf("a profile made by the first version and brought up to date has another schema than a new one\n%s\n---\n%s", was, is)
	}
}
