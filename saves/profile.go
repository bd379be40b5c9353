package saves

import (
	"context"
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/adrg/xdg"
)

const (
	envProfile   = "DOWNTIME_PROFILE"
	extension    = ".db"
	maxNameRunes = 40
)

// Profile is who a file belongs to. Name is what the trainee typed; ID is random
// and stays the same when the profile is renamed or its file is moved.
type Profile struct {
	ID      string    `json:"id"`
	Name    string    `json:"name"`
	Created time.Time `json:"created"`
}

// Found is a profile file in a folder, as seen without opening it.
type Found struct {
	Name string
	Path string
	Used time.Time // when it was last written
}

// Dir is the platform's data folder for profiles.
func Dir() string { return filepath.Join(xdg.DataHome, "downtime") }

// Resolve finds the file of a profile. A value with a path separator, or that
// ends in .db, is a path; anything else is a name and lies in [Dir]. With
// nothing given it takes DOWNTIME_PROFILE, then the profile last used, and
// returns ErrNotFound when there is none yet, ErrName for a name that could not
// be a file's. It touches no file and does not say that the profile exists.
func Resolve(nameOrPath string) (string, error) {
	if nameOrPath == "" {
		nameOrPath = os.Getenv(envProfile)
	}
	if nameOrPath == "" {
		return lastUsed(Dir())
	}
	if isPath(nameOrPath) {
		abs, err := filepath.Abs(nameOrPath)
		return abs, explainable(nameOrPath, err)
	}
	if err := CheckName(nameOrPath); err != nil {
		return "", err
	}
	return filepath.Join(Dir(), nameOrPath+extension), nil
}

func isPath(s string) bool {
	return strings.ContainsAny(s, `/\`) || filepath.VolumeName(s) != "" || strings.EqualFold(filepath.Ext(s), extension)
}

// CheckName says why a name could not be a file's on some platform we run on
// (ErrName), or nil. A profile made on one machine can then be moved to any other.
func CheckName(name string) error {
	bad := func(why string) error { return &Error{Kind: ErrName, Path: name, Why: why} }
	switch {
	case name == "":
		return bad("it is empty")
	case !utf8.ValidString(name):
		return bad("it is not valid text")
	case utf8.RuneCountInString(name) > maxNameRunes:
		return bad("it is longer than 40 characters")
	case strings.ContainsFunc(name, func(r rune) bool { return !nameRune(r) }):
		return bad("use letters, digits, spaces and - _ . ' only")
	case strings.HasPrefix(name, "."), strings.HasPrefix(name, "-"), strings.HasPrefix(name, " "):
		return bad("it starts with a dot, a dash or a space")
	case strings.HasSuffix(name, "."), strings.HasSuffix(name, " "):
		return bad("it ends with a dot or a space")
	case reservedOnWindows(name):
		return bad("Windows keeps that name for a device")
	}
	return nil
}

func nameRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || strings.ContainsRune(" -_.'", r)
}

func reservedOnWindows(name string) bool {
	stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
	stem = strings.TrimSpace(stem)
	if slices.Contains([]string{"CON", "PRN", "AUX", "NUL"}, stem) {
		return true
	}
	numbered, isCOM := strings.CutPrefix(stem, "COM")
	if !isCOM {
		numbered, isCOM = strings.CutPrefix(stem, "LPT")
	}
	return isCOM && utf8.RuneCountInString(numbered) == 1 && strings.ContainsAny(numbered, "0123456789")
}

// ofSession is the name of the profile that a learner gets in a session: "lab",
// the session's code of six letters, and the learner's pseudonym.
var ofSession = regexp.MustCompile(`^lab [B-DF-HJ-NP-TV-Z]{6} .+$`)

// ListProfiles lists the profiles in a folder, last used first, without opening
// any of them. A folder that does not exist yet holds none. Profiles of sessions
// are left out: on a shared machine nobody is shown another learner's runs.
func ListProfiles(dir string) ([]Found, error) {
	files, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, explainable(dir, err)
	}
	var found []Found
	for _, f := range files {
		name, ok := strings.CutSuffix(f.Name(), extension)
		if !ok || !f.Type().IsRegular() || CheckName(name) != nil || ofSession.MatchString(name) {
			continue
		}
		path := filepath.Join(dir, f.Name())
		found = append(found, Found{Name: name, Path: path, Used: lastWritten(path)})
	}
	slices.SortStableFunc(found, func(a, b Found) int { return b.Used.Compare(a.Used) })
	return found, nil
}

// lastWritten looks at the write-ahead log too: what was saved before a kill is
// there and not yet in the file.
func lastWritten(path string) (t time.Time) {
	for _, p := range []string{path, path + "-wal"} {
		if info, err := os.Stat(p); err == nil && info.ModTime().After(t) {
			t = info.ModTime()
		}
	}
	return t
}

// noProfileYet is why none was found in a folder that holds none.
const noProfileYet = "there is no profile yet"

func lastUsed(dir string) (string, error) {
	found, err := ListProfiles(dir)
	if err != nil {
		return "", err
	}
	if len(found) == 0 {
		return "", &Error{Kind: ErrNotFound, Path: dir, Why: noProfileYet}
	}
	return found[0].Path, nil
}

// Rename gives the profile at path a new name and, in the same folder, a file of
// that name, and returns the new path. The profile must not be open. It never
// overwrites another profile (ErrExists).
func Rename(ctx context.Context, path, name string) (string, error) {
	if err := CheckName(name); err != nil {
		return "", err
	}
	target := filepath.Join(filepath.Dir(path), name+extension)
	if err := free(path, target); err != nil {
		return "", err
	}
	db, err := openExisting(ctx, path)
	if err != nil {
		return "", err
	}
	_, err = db.sql.ExecContext(ctx, `UPDATE profile SET name = ?`, name)
	if err := errors.Join(explainable(path, err), db.Close()); err != nil {
		return "", err
	}
	if err := Replace(path, target); err != nil {
		return "", explainable(target, err)
	}
	oldStem, newStem := stem(path), stem(target)
	for _, p := range companions(path) { // one that stays behind loses no run, and the profile has moved already
		_ = os.Rename(p, newStem+strings.TrimPrefix(p, oldStem))
	}
	return target, nil
}

// free is ErrExists when target is a file other than path. On a file system that
// ignores case, Ann may become ann.
func free(path, target string) error {
	there, err := os.Stat(target)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return explainable(target, err)
	}
	if here, err := os.Stat(path); err == nil && os.SameFile(here, there) {
		return nil
	}
	return &Error{Kind: ErrExists, Path: target}
}

// Delete removes a profile for good: its file, journals, lock and the copies made
// before migrations. The profile must not be open. A damaged file is deleted only
// from [Dir], where nothing but profiles lies; elsewhere it may be anything.
func Delete(ctx context.Context, path string) error {
	if _, err := os.Stat(path); err != nil {
		return explainable(path, err)
	}
	lock, err := acquire(ctx, path)
	if err != nil {
		return err
	}
	if err := deletable(ctx, path); err != nil {
		lock.Close()
		return explainable(path, err)
	}
	err = os.Remove(path)
	for _, p := range companions(path) {
		if p != path+lockSuffix {
			err = errors.Join(err, os.Remove(p))
		}
	}
	lock.Close()
	err = errors.Join(err, os.Remove(path+lockSuffix))
	return explainable(path, err)
}

func deletable(ctx context.Context, path string) error {
	db := &DB{file: reading(path, applicationID)}
	defer db.Close()
	_, err := db.identify(ctx, math.MaxInt)
	if errors.Is(explainable(path, err), ErrCorrupt) && filepath.Dir(path) == filepath.Clean(Dir()) {
		return nil
	}
	return err
}

func stem(path string) string { return strings.TrimSuffix(path, extension) }

// companions lists the files that belong to a profile beside its own: journals,
// lock, and copies made before migrations.
func companions(path string) []string {
	var there []string
	for _, suffix := range []string{"-wal", "-shm", "-journal", lockSuffix} {
		if _, err := os.Lstat(path + suffix); err == nil {
			there = append(there, path+suffix)
		}
	}
	files, _ := os.ReadDir(filepath.Dir(path))
	prefix := filepath.Base(stem(path)) + ".v"
	for _, f := range files {
		rest, ok := strings.CutPrefix(f.Name(), prefix)
		number, isCopy := strings.CutSuffix(rest, copyExtension)
		if ok && isCopy && number != "" && strings.Trim(number, "0123456789") == "" {
			there = append(there, filepath.Join(filepath.Dir(path), f.Name()))
		}
	}
	return there
}
