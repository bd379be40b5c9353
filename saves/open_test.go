package saves_test

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"downtime/saves"
)

// played makes a closed profile with one run of n inputs and returns its path.
func played(t testing.TB, n int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ann.db")
	db, err := saves.Open(t.Context(), path)
	must(t, err)
	must(t, db.Begin(t.Context(), header("r")))
	must(t, db.Append(t.Context(), "r", inputs(1, n), nil))
	must(t, db.Close())
	return path
}

func TestANewProfileIsNamedAfterItsFileAndKeepsItsIdentity(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Zoë O'Brien.db")
	db, err := saves.Open(t.Context(), path)
	must(t, err)
	first := db.Profile()
	must(t, db.Close())
	db, err = saves.Open(t.Context(), path)
	must(t, err)
	defer db.Close()
	if first.Name != "Zoë O'Brien" || len(first.ID) != 32 || first.Created.IsZero() || db.Profile() != first {
		t.Errorf("the profile is %+v, then %+v", first, db.Profile())
	}
}

func TestCommitsAreSyncedThroughAWriteAheadLog(t *testing.T) {
	db := fresh(t)
	for name, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "1000"} {
		if got := saves.Pragma(t, db, name); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}

func TestAPathMayHoldAnyCharacter(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a b%20c#d&e=f ü")
	must(t, os.Mkdir(dir, 0o755))
	path := filepath.Join(dir, "x;y.db")
	db, err := saves.Open(t.Context(), path)
	must(t, err)
	must(t, db.Close())
	if _, err := os.Stat(path); err != nil {
		t.Errorf("the profile is not where it was asked for: %v", err)
	}
}

func TestAFileThatIsNoProfileIsLeftAsItIs(t *testing.T) {
	foreign := filepath.Join(t.TempDir(), "theirs.db")
	other, err := sql.Open("sqlite", foreign)
	must(t, err)
	_, err = other.Exec(`CREATE TABLE patients (name TEXT)`)
	must(t, err)
	must(t, other.Close())
	text := filepath.Join(t.TempDir(), "thesis.db")
	must(t, os.WriteFile(text, bytes.Repeat([]byte("Chapter one. "), 1000), 0o644))
	header := played(t, 50)
	overwrite(t, header, 0, []byte("garbage in the very first bytes"))
	for name, path := range map[string]string{"another program's database": foreign, "a text": text, "a profile with a broken header": header} {
		t.Run(name, func(t *testing.T) {
			before := get[[]byte](t)(os.ReadFile(path))
			_, err := saves.Open(t.Context(), path)
			wantKind(t, err, saves.ErrCorrupt)
			wantSentence(t, err, path, "damaged, or is not a Downtime profile", "--profile")
			if after := get[[]byte](t)(os.ReadFile(path)); !bytes.Equal(before, after) {
				t.Error("the file was changed")
			}
			if files := get[[]os.DirEntry](t)(os.ReadDir(filepath.Dir(path))); name != "a profile with a broken header" && len(files) != 1 {
				t.Errorf("litter: %v", files)
			}
			if _, err := saves.OpenReader(t.Context(), path); err == nil {
				t.Error("it could be read as a profile")
			}
		})
	}
}

func overwrite(t *testing.T, path string, at int64, with []byte) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	must(t, err)
	_, err = f.WriteAt(with, at)
	must(t, err)
	must(t, f.Close())
}

func TestATruncatedProfileGetsAClearSentence(t *testing.T) {
	path := played(t, 2000)
	info, err := os.Stat(path)
	must(t, err)
	for _, size := range []int64{info.Size() / 2, 5000, 100} {
		must(t, os.Truncate(path, size))
		_, err = saves.Open(t.Context(), path)
		wantKind(t, err, saves.ErrCorrupt)
		wantSentence(t, err, path, "damaged")
	}
}

func TestDamageInsideIsFoundWhenTheLastCloseWasUnclean(t *testing.T) {
	path := played(t, 2000)
	info, err := os.Stat(path)
	must(t, err)
	overwrite(t, path, info.Size()-3*4096, bytes.Repeat([]byte{0xa5}, 2*4096)) // pages of inputs
	must(t, os.WriteFile(path+"-wal", []byte("left behind by a crash"), 0o644))
	_, err = saves.Open(t.Context(), path)
	wantKind(t, err, saves.ErrCorrupt)
	wantSentence(t, err, path)
}

func TestDamageInsideIsFoundWhenItIsRead(t *testing.T) {
	path := played(t, 2000)
	info, err := os.Stat(path)
	must(t, err)
	overwrite(t, path, info.Size()-3*4096, bytes.Repeat([]byte{0xa5}, 2*4096))
	db, err := saves.Open(t.Context(), path)
	must(t, err) // the whole file is not read on every start
	defer db.Close()
	_, err = db.Load(t.Context(), "r")
	wantKind(t, err, saves.ErrCorrupt)
	wantSentence(t, err, path)
}

func TestAProfileOfANewerDowntimeIsRefusedAndUnchanged(t *testing.T) {
	path := played(t, 3)
	db, err := saves.Open(t.Context(), path)
	must(t, err)
	saves.Exec(t, db, "PRAGMA user_version = 4711")
	must(t, db.Close())
	before := get[[]byte](t)(os.ReadFile(path))
	for _, open := range []func() (*saves.DB, error){
		func() (*saves.DB, error) { return saves.Open(t.Context(), path) },
		func() (*saves.DB, error) { return saves.OpenReader(t.Context(), path) },
	} {
		_, err = open()
		wantKind(t, err, saves.ErrTooNew)
		wantSentence(t, err, path, "newer Downtime", "4711", "update")
	}
	if !bytes.Equal(before, get[[]byte](t)(os.ReadFile(path))) {
		t.Error("the file was changed")
	}
}

func TestAMissingFolderIsNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "stick", "ann.db")
	_, err := saves.Open(t.Context(), path)
	wantKind(t, err, saves.ErrNotFound)
	wantSentence(t, err, filepath.Dir(path), "not found")

	file := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(file, nil, 0o644))
	_, err = saves.Open(t.Context(), filepath.Join(file, "ann.db"))
	wantKind(t, err, saves.ErrNotFound)
}

func TestReadingAMissingProfileMakesNone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ann.db")
	_, err := saves.OpenReader(t.Context(), path)
	wantKind(t, err, saves.ErrNotFound)
	wantSentence(t, err, path)
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Error("reading made a file")
	}
}

func TestASecondDowntimeOnOneProfileGetsAClearSentenceAndMayRead(t *testing.T) {
	path := played(t, 3)
	cmd, out := child(t, "hold", path)
	if !out.Scan() || out.Text() != "open" {
		t.Fatalf("the first says %q", out.Text())
	}
	_, err := saves.Open(t.Context(), path)
	wantKind(t, err, saves.ErrLocked)
	wantSentence(t, err, path, "open in another Downtime window", "close")
	wantKind(t, saves.Delete(t.Context(), path), saves.ErrLocked)
	_, err = saves.Rename(t.Context(), path, "bob")
	wantKind(t, err, saves.ErrLocked)

	r, err := saves.OpenReader(t.Context(), path)
	must(t, err)
	wantInputs(t, get[saves.Run](t)(r.Load(t.Context(), "r")), 3)
	err = r.Advance(t.Context(), "r", 1<<30)
	wantKind(t, err, saves.ErrReadOnly)
	must(t, r.Close())

	must(t, cmd.Process.Kill()) // the lock dies with its owner
	_ = cmd.Wait()
	db, err := saves.Open(t.Context(), path)
	must(t, err)
	must(t, db.Close())
}

func TestAnErrorThatIsNotOursStillGetsASentence(t *testing.T) {
	wantSentence(t, os.ErrClosed, "Something unexpected")
	if s := saves.Explain(nil); s != "" {
		t.Errorf("nil is explained as %q", s)
	}
	if strings.Count(saves.Explain(os.ErrClosed), ". ") != 0 {
		t.Error("more than one sentence")
	}
}

func TestAProfileThatCouldNotBeMadeLeavesNoFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ann.db")
	if _, err := saves.OpenWith(t.Context(), path, withStep(t, `INSERT INTO nowhere VALUES (1)`)); err == nil {
		t.Fatal("a migration that cannot work went through")
	}
	if files := get[[]os.DirEntry](t)(os.ReadDir(filepath.Dir(path))); len(files) != 0 {
		t.Errorf("left behind: %v", files)
	}
}

func TestAFolderIsNoProfileAndItsDiskIsNotBlamed(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "ward")
	must(t, os.Mkdir(folder, 0o755))
	_, err := saves.Open(t.Context(), folder)
	wantKind(t, err, saves.ErrCorrupt)
	wantSentence(t, err, folder, "is not a Downtime profile")
	_, err = saves.OpenReader(t.Context(), folder)
	wantKind(t, err, saves.ErrCorrupt)
}
