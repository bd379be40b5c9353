package saves

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// What can go wrong, for errors.Is. [Explain] turns any of them into a sentence.
var (
	ErrCorrupt  = errors.New("damaged, or not a profile")
	ErrReadOnly = errors.New("not writable")
	ErrTooNew   = errors.New("made by a newer version")
	ErrLocked   = errors.New("open elsewhere")
	ErrFull     = errors.New("disk full")
	ErrNotFound = errors.New("not found")
	ErrIO       = errors.New("disk does not answer")
	ErrExists   = errors.New("already there")
	ErrName     = errors.New("not a usable profile name")
	ErrGap      = errors.New("does not follow what is saved")
	ErrClosed   = errors.New("run is closed")
	ErrRefused  = errors.New("refused")
)

// Error says what went wrong (Kind, one of the errors above), where (Path, a
// file or folder, or empty) and, where it helps, why.
type Error struct {
	Kind error
	Path string
	Why  string
	Err  error // the cause below, or nil
}

func (e *Error) Error() string {
	s := e.Kind.Error()
	if e.Path != "" {
		s = e.Path + ": " + s
	}
	if e.Why != "" {
		s += ": " + e.Why
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap gives both the kind and the cause to errors.Is and errors.As.
func (e *Error) Unwrap() []error {
	if e.Err == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Err}
}

func refused(format string, args ...any) error {
	return &Error{Kind: ErrRefused, Why: fmt.Sprintf(format, args...)}
}

func gap(run, format string, args ...any) error {
	return &Error{Kind: ErrGap, Why: "run " + run + ": " + fmt.Sprintf(format, args...)}
}

// Explain says in one sentence for a trainee what happened, where, and what to
// do. It returns "" for nil.
func Explain(err error) string {
	if err == nil {
		return ""
	}
	var e *Error
	if !errors.As(err, &e) {
		return fmt.Sprintf("Something unexpected went wrong with the saved data (%v); what is on the screen is not lost, so try again.", err)
	}
	switch {
	case errors.Is(e.Kind, ErrCorrupt):
		return fmt.Sprintf("The file %s is damaged, or is not a Downtime profile, and was left as it is; move it away to start afresh, put back a copy, or choose another with --profile.", e.Path)
	case errors.Is(e.Kind, ErrReadOnly):
		return fmt.Sprintf("Downtime may not write to %s; make the file and its folder writable, or choose another place with --profile PATH.", e.Path)
	case errors.Is(e.Kind, ErrTooNew):
		return fmt.Sprintf("%s was made by a newer Downtime (%s) and was left as it is; update Downtime, or choose another with --profile.", e.subject("This file"), e.Why)
	case errors.Is(e.Kind, ErrLocked):
		return fmt.Sprintf("The profile %s is open in another Downtime window, or in another program; close that one and try again, or choose another with --profile.", e.Path)
	case errors.Is(e.Kind, ErrFull):
		return fmt.Sprintf("The disk that holds %s is full, or your quota on it is used up; free some space and retry, and keep this window open, because nothing played in it is lost while it stays open.", e.Path)
	case errors.Is(e.Kind, ErrNotFound) && e.Why == noProfileYet:
		return fmt.Sprintf("In %s there is no profile yet; the first play makes one: downtime play.", e.Path)
	case errors.Is(e.Kind, ErrNotFound):
		return fmt.Sprintf("%s was not found%s; check the name.", e.subject("The run or profile"), because(e.Why))
	case errors.Is(e.Kind, ErrIO):
		return fmt.Sprintf("The disk that holds %s does not answer; check that it is still connected, then retry, and keep this window open until it is saved.", e.Path)
	case errors.Is(e.Kind, ErrExists):
		return fmt.Sprintf("%s is already there%s and was left as it is; choose another name, or remove it first.", e.subject("This run"), because(e.Why))
	case errors.Is(e.Kind, ErrName):
		return fmt.Sprintf("%q cannot be a profile name: %s.", e.Path, e.Why)
	case errors.Is(e.Kind, ErrRefused):
		return fmt.Sprintf("This was refused and nothing was changed: %s.", e.Why)
	default: // ErrGap, ErrClosed: ours to mend, not the trainee's
		return fmt.Sprintf("A part of this run could not be saved because it contradicts what is stored (%s); export the run from this window before you quit.", e.Error())
	}
}

func (e *Error) subject(otherwise string) string {
	if e.Path == "" {
		return otherwise
	}
	return e.Path
}

func because(why string) string {
	if why == "" {
		return ""
	}
	return " (" + why + ")"
}

// explainable wraps a low-level error once, with its kind and place. An error
// that has a kind already, or that is none of ours (a cancelled context), passes.
func explainable(path string, err error) error {
	var done *Error
	if err == nil || errors.As(err, &done) {
		return err
	}
	if kind := kindOf(path, err); kind != nil {
		return &Error{Kind: kind, Path: path, Err: err}
	}
	return fmt.Errorf("use %s: %w", path, err)
}

func kindOf(path string, err error) error {
	var se *sqlite.Error
	if !errors.As(err, &se) {
		return kindOfFileError(err)
	}
	switch se.Code() & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return ErrLocked
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT:
		return ErrCorrupt
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		if f, err := os.OpenFile(path, os.O_RDWR, 0); err == nil {
			f.Close()
		} else if errors.Is(kindOfFileError(err), ErrLocked) { // a program of Windows, such as a backup, lets it be read alone
			return ErrLocked
		}
		return ErrReadOnly
	case sqlite3.SQLITE_FULL:
		return ErrFull
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOLFS:
		return probe(path)
	default:
		return nil
	}
}

func kindOfFileError(err error) error {
	switch {
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS), isWindows(err, 19): // write protect
		return ErrReadOnly
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), isWindows(err, 39, 112): // handle disk full, disk full
		return ErrFull
	case isWindows(err, 32, 33): // sharing violation, lock violation
		return ErrLocked
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return ErrNotFound
	case errors.Is(err, fs.ErrExist):
		return ErrExists
	default:
		return nil
	}
}

func isWindows(err error, codes ...syscall.Errno) bool {
	if runtime.GOOS != "windows" {
		return false
	}
	for _, c := range codes {
		if errors.Is(err, c) {
			return true
		}
	}
	return false
}

// probe finds out why the database layer could not open or write a file, which
// it reports with one code for many causes, by doing on the same disk what it
// had to do: open the file, make one beside it, write a page.
func probe(path string) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return ErrCorrupt
	}
	if f, err := os.OpenFile(path, os.O_RDWR, 0); err == nil {
		f.Close()
	} else if kind := kindOfFileError(err); kind != nil && !errors.Is(kind, ErrNotFound) {
		return kind
	}
	f, err := os.CreateTemp(filepath.Dir(path), "probe-*.tmp")
	if err != nil {
		if kind := kindOfFileError(err); kind != nil {
			return kind
		}
		return ErrIO
	}
	defer os.Remove(f.Name())
	_, err = f.Write(make([]byte, 64<<10)) // room for a page, its journal and the shared index
	if err == nil {
		err = f.Sync()
	}
	f.Close()
	if kind := kindOfFileError(err); err != nil && kind != nil {
		return kind
	}
	return ErrIO
}
