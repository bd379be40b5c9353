package main

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"downtime": patiently})
}

// patiently is the program on a machine that is never too slow: tests are also run on one that is.
func patiently() {
	preflightTime, minuteTime = time.Hour, time.Hour
	main()
}

// patience is how long a test waits for another process before it says that it hangs. Nothing is promised of how fast a busy machine is.
const patience = 5 * time.Minute

// TestVerbs plays the scripts in testdata/script: each is one verb as a shell sees it, in a folder and with a data folder of its own.
func TestVerbs(t *testing.T) {
	docs, err := filepath.Abs("../../docs")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			data := filepath.Join(e.WorkDir, "data")
			e.Setenv("DATA", data)
			e.Setenv("XDG_DATA_HOME", data)
			e.Setenv("LOCALAPPDATA", data)
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("DOWNTIME_PROFILE", "")
			e.Setenv("DOCS", docs)
			return nil
		},
		Condition: func(cond string) (bool, error) {
			return cond == "root" && os.Geteuid() == 0, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"tamper": tamper, "newer": newer},
	})
}

// tamper replaces the first old by new in a file that holds it: tamper FILE OLD NEW.
func tamper(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	text, err := os.ReadFile(path)
	ts.Check(err)
	if !bytes.Contains(text, []byte(args[1])) {
		ts.Fatalf("%s does not hold %s", args[0], args[1])
	}
	ts.Check(os.WriteFile(path, bytes.Replace(text, []byte(args[1]), []byte(args[2]), 1), 0o600))
}

// newer makes a profile one of a later program: it raises the version that stands in the file's header. newer FILE.
func newer(ts *testscript.TestScript, _ bool, args []string) {
	const userVersion = 60 // its place in a SQLite file
	path := ts.MkAbs(args[0])
	file, err := os.ReadFile(path)
	ts.Check(err)
	binary.BigEndian.PutUint32(file[userVersion:], 9999)
	ts.Check(os.WriteFile(path, file, 0o600))
}
