//go:build !windows

package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// terminal makes a pair of a terminal and its far end.
func terminal(t *testing.T, w, h uint16) (far, tty *os.File) {
	t.Helper()
	far, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { far.Close(); tty.Close() })
	if err := pty.Setsize(far, &pty.Winsize{Rows: h, Cols: w}); err != nil {
		t.Fatal(err)
	}
	return far, tty
}

func TestTheDoctorMeasuresTheWindow(t *testing.T) {
	for _, c := range []struct {
		w, h uint16
		want verdictOf
	}{{120, 40, fine}, {80, 24, fine}, {79, 24, blocked}, {80, 20, blocked}, {0, 0, noted}} {
		_, tty := terminal(t, c.w, c.h)
		if f := sizeOf(tty); f.verdict != c.want {
			t.Errorf("%d by %d: %+v", c.w, c.h, f)
		}
		if why := notDrawable(tty, "xterm"); why != "" {
			t.Errorf("a terminal cannot be drawn on: %s", why)
		}
		if why := notDrawable(tty, "dumb"); why == "" {
			t.Error("a dumb terminal can be drawn on")
		}
	}
}

func TestTheDoctorDoesNotWaitForATerminalThatDoesNotAnswer(t *testing.T) {
	far, tty := terminal(t, 80, 24)
	go func() { _, _ = far.Read(make([]byte, 1024)) }()
	if askWait > time.Second {
		t.Errorf("it waits %v", askWait)
	}
	f := releaseOf(tty, tty, askWait) // or this test never ends
	if f.verdict != fine || !strings.Contains(f.says, "not reported") {
		t.Errorf("it says %+v", f)
	}
}

func TestTheDoctorHearsATerminalThatReportsReleases(t *testing.T) {
	for answer, want := range map[string]string{
		"\x1b[?11u\x1b[?62c": "reported: hold",
		"\x1b[?1u\x1b[?62c":  "not reported",
		"\x1b[?62;22c":       "not reported",
	} {
		far, tty := terminal(t, 80, 24)
		go func() {
			var asked []byte
			buf := make([]byte, 256)
			for !bytes.Contains(asked, []byte(askIdentity)) {
				n, err := far.Read(buf)
				if err != nil {
					return
				}
				asked = append(asked, buf[:n]...)
			}
			_, _ = far.WriteString(answer)
		}()
		if f := releaseOf(tty, tty, time.Hour); !strings.Contains(f.says, want) || f.verdict != fine {
			t.Errorf("answered %q, it says %+v", answer, f)
		}
	}
}
