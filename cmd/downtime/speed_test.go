//go:build unix

package main_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// binary builds the program as make build does.
func binary(tb testing.TB) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "downtime")
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", path, ".")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		tb.Fatalf("build: %v\n%s", err, out)
	}
	return path
}

// BenchmarkFirstFrame is the time from exec to the first frame that shows the title, on a pty of 100×30 that answers no query: the median of
// 15 starts, with a profile that exists. The other figures are of the last process.
func BenchmarkFirstFrame(b *testing.B) {
	path := binary(b)
	if info, err := os.Stat(path); err == nil {
		b.ReportMetric(float64(info.Size())/1e6, "MB-binary")
	}
	home := b.TempDir()
	env := append(os.Environ(), "XDG_DATA_HOME="+home, "TERM=xterm-256color", "COLORTERM=truecolor", "DOWNTIME_PROFILE=")
	for b.Loop() {
		times := make([]float64, 15)
		for i := range times {
			times[i] = firstFrame(b, path, env)
		}
		slices.Sort(times)
		b.ReportMetric(times[7], "ms-first-frame")
		b.ReportMetric(0, "ns/op")
	}
}

func firstFrame(b *testing.B, path string, env []string) float64 {
	b.Helper()
	cmd := exec.Command(path)
	cmd.Env = env
	begin := time.Now()
	f, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 30, Cols: 100})
	if err != nil {
		b.Fatal(err)
	}
	defer func() {
		f.Close()
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // killed: it has no other news
	}()
	var seen bytes.Buffer
	buf := make([]byte, 64<<10)
	for !strings.Contains(seen.String(), "owntime") || seen.Len() < 500 {
		n, err := f.Read(buf)
		seen.Write(buf[:n])
		if err != nil && err != io.EOF {
			b.Fatalf("no frame came: %v\n%s", err, seen.String())
		}
	}
	took := float64(time.Since(begin).Microseconds()) / 1000
	if kb := resident(cmd.Process.Pid); kb > 0 {
		b.ReportMetric(kb/1000, "MB-resident")
	}
	return took
}

// resident is the memory a process holds, in kB; 0 where the system does not say.
func resident(pid int) float64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	var kb float64
	if _, rest, ok := strings.Cut(string(status), "VmRSS:"); ok {
		if _, err := fmt.Sscan(rest, &kb); err != nil {
			return 0
		}
	}
	return kb
}

// terminal is the program on a pty, and all it has drawn since the last look.
type terminal struct {
	tb  testing.TB
	f   *os.File
	cmd *exec.Cmd
	out chan []byte
	buf []byte
}

func start(tb testing.TB, rows, cols uint16, env []string, path string, args ...string) *terminal {
	tb.Helper()
	cmd := exec.Command(path, args...)
	cmd.Env = env
	f, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: rows, Cols: cols})
	if err != nil {
		tb.Fatal(err)
	}
	t := &terminal{tb: tb, f: f, cmd: cmd, out: make(chan []byte, 1024)}
	go func() {
		defer close(t.out)
		for {
			b := make([]byte, 64<<10)
			n, err := f.Read(b)
			if err != nil {
				return
			}
			t.out <- b[:n]
		}
	}()
	tb.Cleanup(func() {
		f.Close()
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // killed: it has no other news
	})
	return t
}

// until reads until the program draws text; what was drawn before is forgotten.
func (t *terminal) until(text string) {
	t.tb.Helper()
	limit := time.After(20 * time.Second)
	for !bytes.Contains(t.buf, []byte(text)) {
		select {
		case b, open := <-t.out:
			if !open {
				t.tb.Fatalf("the program ended before it drew %q", text)
			}
			t.buf = append(t.buf, b...)
		case <-limit:
			t.tb.Fatalf("%q was not drawn in 20 s, but this: %q", text, t.buf)
		}
	}
	t.buf = nil
}

func (t *terminal) press(keys string) {
	if _, err := t.f.WriteString(keys); err != nil {
		t.tb.Fatal(err)
	}
}

// pressUntil presses a key again and again until the program draws text: on a screen that is still being set up.
func (t *terminal) pressUntil(key, text string) {
	again := time.NewTicker(200 * time.Millisecond)
	defer again.Stop()
	limit := time.After(20 * time.Second)
	for t.press(key); !bytes.Contains(t.buf, []byte(text)); {
		select {
		case b := <-t.out:
			t.buf = append(t.buf, b...)
		case <-again.C:
			t.press(key)
		case <-limit:
			t.tb.Fatalf("%q was not drawn in 20 s, but this: %q", text, t.buf)
		}
	}
	t.buf = nil
}

// drain forgets what has been drawn so far.
func (t *terminal) drain() {
	t.buf = nil
	for {
		select {
		case <-t.out:
		default:
			return
		}
	}
}

// cpu is the processor time a process has used, in seconds; 0 where the system does not say.
func cpu(pid int) float64 {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(stat), ") ")
	fields := strings.Fields(rest)
	var user, system float64
	fmt.Sscan(fields[11], &user)   //nolint:errcheck // the kernel writes numbers there
	fmt.Sscan(fields[12], &system) //nolint:errcheck // as above
	return (user + system) / 100
}

// BenchmarkBedside is the first case on a terminal of 200×60 with its four traces sweeping at 20 frames a second: the time from a key to the
// frame that answers it (99th percentile of 200), and the share of one processor that the traces cost over ten seconds in which nothing is pressed.
func BenchmarkBedside(b *testing.B) {
	path := binary(b)
	env := append(os.Environ(), "XDG_DATA_HOME="+b.TempDir(), "TERM=xterm-256color", "COLORTERM=truecolor", "DOWNTIME_PROFILE=")
	for b.Loop() {
		t := start(b, 60, 200, env, path, "play", "--scenario", "ventilator-autonomy", "--seed", "1")
		t.until("call you?")
		t.press("Sam\r")
		t.until("help")
		t.pressUntil("s", "Before this case")
		t.press("\r")
		t.until("begin")
		t.press("\r")
		t.until("At one key")
		times := make([]float64, 200)
		for i := range times {
			t.drain()
			begin := time.Now()
			t.press("l")
			t.until("back")
			times[i] = float64(time.Since(begin).Microseconds()) / 1000
			t.press("\x1b") // not timed: a lone escape must first be told from the beginning of a longer key
			t.until("suspicion")
		}
		slices.Sort(times)
		b.ReportMetric(times[len(times)/2], "ms-key-median")
		b.ReportMetric(times[len(times)*99/100], "ms-key-p99")
		before := cpu(t.cmd.Process.Pid)
		idle := time.After(10 * time.Second)
		for quiet := false; !quiet; {
			select {
			case <-t.out:
			case <-idle:
				quiet = true
			}
		}
		b.ReportMetric((cpu(t.cmd.Process.Pid)-before)*10, "%cpu-traces")
		b.ReportMetric(resident(t.cmd.Process.Pid)/1000, "MB-resident")
		b.ReportMetric(0, "ns/op")
	}
}
