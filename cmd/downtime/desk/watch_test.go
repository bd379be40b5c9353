package desk

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"downtime/content"
)

// page is what a command has written so far, to be read while it writes.
type page struct {
	mu   sync.Mutex
	text bytes.Buffer
	news chan struct{}
}

func (p *page) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	n, err := p.text.Write(b)
	if bytes.Contains(b, []byte("no problems,")) || bytes.Contains(b, []byte("to mend")) {
		p.news <- struct{}{}
	}
	return n, err
}

func (p *page) take() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	s := p.text.String()
	p.text.Reset()
	return s
}

func TestWriteShowsEachProblemWithItsLineAsSoonAsItIsSaved(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "my-case")
	files, err := content.New("my-case")
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, files)
	ctx, stop := context.WithCancel(context.Background())
	out, ticks, done := &page{news: make(chan struct{}, 1)}, make(chan time.Time), make(chan error, 1)
	go func() { done <- Watch(ctx, at(dir), ticks, out) }()

	<-out.news
	if s := out.take(); !strings.Contains(s, "no problems, 3 walks as expected") {
		t.Errorf("a new scenario: %s", s)
	}
	name := filepath.Join(dir, "scenario.yaml")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, bytes.Replace(text, []byte("minutes: 6"), []byte("minuts: 6"), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	ticks <- time.Time{}
	ticks <- time.Time{} // it has stood for two looks
	<-out.news
	if s := out.take(); !strings.Contains(s, "S006") || !strings.Contains(s, " | minuts: 6\n       | ^\n") {
		t.Errorf("a misspelt key: %s", s)
	}
	ticks <- time.Time{} // nothing has changed: nothing is said
	if err := os.WriteFile(name, text, 0o600); err != nil {
		t.Fatal(err)
	}
	ticks <- time.Time{}
	ticks <- time.Time{}
	<-out.news
	if s := out.take(); !strings.Contains(s, "no problems, 3 walks") || strings.Contains(s, "S006") {
		t.Errorf("mended: %s", s)
	}
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestWriteSaysAtOnceWhatAnEmptyFolderLacks(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	out, done := &page{news: make(chan struct{}, 1)}, make(chan error, 1)
	go func() { done <- Watch(ctx, at(t.TempDir()), nil, out) }()
	<-out.news
	if s := out.take(); !strings.Contains(s, "the folder holds no scenario.yaml") {
		t.Errorf("of an empty folder: %s", s)
	}
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
}
