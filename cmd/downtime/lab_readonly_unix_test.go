//go:build linux || darwin

package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// share is a folder with the program and a session in it that an ordinary user can read and not write to.
func readOnlyShare(t *testing.T) (dir, code string) {
	t.Helper()
	dir = passable(t)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	from, err := os.Open(self)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	to, err := os.OpenFile(filepath.Join(dir, "downtime"), os.O_CREATE|os.O_WRONLY, 0o555) // by its name this binary is the program
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(to, from); err != nil {
		t.Fatal(err)
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	teacher := &machine{t, t.TempDir(), dir}
	code = teacher.session("--mode", "drill")
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	return dir, code
}

// passable makes a temporary folder that another user can pass through.
func passable(t *testing.T) string {
	t.Helper()
	mask := syscall.Umask(0o022) // what lies in it can be read, whatever this user keeps to themselves
	t.Cleanup(func() { syscall.Umask(mask) })
	dir, err := os.MkdirTemp("", "downtime-share-") //nolint:usetesting // another user may not pass through t.TempDir
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Error(err)
		}
		os.RemoveAll(dir)
	})
	return dir
}

// asLearner runs the program from the share, standing in it, as somebody who is not root.
func asLearner(t *testing.T, ok bool, share, home, typed string, args ...string) string {
	t.Helper()
	cmd := exec.Command(filepath.Join(share, "downtime"), args...)
	cmd.Dir = share
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_DATA_HOME="+filepath.Join(home, "data"), "DOWNTIME_PROFILE=", "DOWNTIME_SHARE=", "LC_ALL=C.UTF-8", "TERM=xterm")
	cmd.Stdin = strings.NewReader(typed)
	if os.Geteuid() == 0 {
		const nobody = 65534
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	out, err := cmd.CombinedOutput()
	if (err == nil) != ok {
		t.Fatalf("downtime %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

func TestASessionIsPlayedAndHandedInFromAReadOnlyShareWithoutInstalling(t *testing.T) {
	share, code := readOnlyShare(t)
	home, out := passable(t), passable(t)
	in(t, asLearner(t, true, share, home, "", "lab", "preflight", code), "pass  session: "+code, "pass  saving", "hand-ins stay on this machine", "Ready.")
	in(t, asLearner(t, true, share, home, "", "lab", "preflight", code, "--out", out), "pass  handing in: hand-ins go to "+out)
	in(t, asLearner(t, false, share, home, "", "lab", "preflight", code, "--out", share), "FAIL  handing in: nothing can be written to "+share, "permission denied", "--qr", "Not ready: 1 thing")
	profile := "lab " + code + " L01"
	in(t, asLearner(t, true, share, home, "look at him\nwait 30\nbelieve vent4 30\nquit\n", "lab", "join", code, "--id", "L01", "--plain"),
		"Saved at ", "Handed in: "+filepath.Join(home, "data", "downtime", code+"-L01.handin"), "handin --text, or --qr")
	in(t, asLearner(t, true, share, home, "wait 5\nquit\n", "lab", "join", code, "--id", "L01", "--plain", "--out", out), "You come back at ", "Handed in: "+filepath.Join(out, code+"-L01.handin"))
	pasted := asLearner(t, true, share, home, "", "handin", "--profile", profile, "--text")
	coded := asLearner(t, true, share, home, "", "handin", "--profile", profile, "--qr")

	left, err := os.ReadDir(share)
	if err != nil || len(left) != 2 {
		t.Errorf("the share holds %v, %v", left, err)
	}
	teacher := &machine{t, t.TempDir(), share}
	in(t, teacher.run(true, "", "cohort", "import", out), "L01, 1 run, 1 new")
	for name, text := range map[string]string{"pasted.txt": pasted, "scanned.txt": strings.Join(scanned(t, coded), "\n")} {
		if err := os.WriteFile(filepath.Join(teacher.data, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		in(t, teacher.run(true, "", "cohort", "import", filepath.Join(teacher.data, name)), "L01: every run in it was taken in before")
	}
}

func TestPreflightNamesADataFolderThatCannotBeWritten(t *testing.T) {
	share, code := readOnlyShare(t)
	home := passable(t)
	if err := os.Chmod(home, 0o555); err != nil {
		t.Fatal(err)
	}
	in(t, asLearner(t, false, share, home, "", "lab", "preflight", code), "FAIL  saving: ", filepath.Join(home, "data"), "FAIL  key: ", "Not ready: ")
}
