//go:build linux || darwin

package main

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// asNobody runs a command as a user who may not do all that root may.
func (m *machine) asNobody(ok bool, args ...string) string {
	m.t.Helper()
	cmd := m.command(args...)
	cmd.Path = filepath.Join(filepath.Dir(m.data), "downtime")
	if os.Geteuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	out, err := cmd.CombinedOutput()
	if (err == nil) != ok {
		m.t.Fatalf("%v: %v\n%s", args, err, out)
	}
	return string(out)
}

func TestACohortOnAReadOnlyShareIsReadAndNeverWritten(t *testing.T) {
	dir := passable(t)
	data, room := filepath.Join(dir, "data"), filepath.Join(dir, "room")
	t.Cleanup(func() { _ = os.Chmod(data, 0o755) })
	for _, d := range []string{data, room} {
		if err := os.Mkdir(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	program, err := os.ReadFile(os.Args[0]) // where another user may run it
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "downtime"), program, 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
	m := &machine{t, data, room}
	handedIn(t, room, 2)
	path := filepath.Join(data, "x.cohort")
	in(t, m.run(true, "", "cohort", "import", room, "--cohort", path), "2 accepted")
	for name, mode := range map[string]os.FileMode{dir: 0o755, path: 0o444, data: 0o555} {
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
	}
	in(t, m.asNobody(true, "cohort", "runs", "--cohort", path), "L00", "L01")
	in(t, m.asNobody(true, "cohort", "show", "completion", "--cohort", path), "L01")
	in(t, m.asNobody(false, "cohort", "import", room, "--cohort", path), "the cohort "+path+" cannot be written to", "--cohort")
}
