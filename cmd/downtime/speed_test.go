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
