package main

import (
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/bedside"
	"downtime/cmd/downtime/ui/frame"
	"downtime/cmd/downtime/wall"
)

func TestANewHandInFileStandsOnTheWallByItselfWhileKeysWork(t *testing.T) {
	if _, err := plays(); err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		share := t.TempDir()
		played(t, share, 0, 12)
		x := taking(t, share)
		in, keys := io.Pipe()
		m := wall.New(wall.Deps{Scenario: x.sc, Look: x.look, Bedside: bedside.New, Env: []string{"TERM=xterm-256color", "LANG=C.UTF-8"}, Now: time.Now, Width: 120, Height: 40})
		p := tea.NewProgram(m, tea.WithInput(in), tea.WithOutput(io.Discard), tea.WithoutSignalHandler(), tea.WithWindowSize(120, 40))
		ended := make(chan error, 1)
		go func() {
			_, err := p.Run()
			ended <- err
		}()
		defer func() {
			p.Kill()
			keys.Close()
			time.Sleep(time.Minute) // ticks on their way end, in the bubble's time
		}()
		hit := func(key string) {
			if _, err := io.WriteString(keys, key); err != nil {
				t.Fatal(err)
			}
			synctest.Wait()
		}
		sees := func(texts ...string) {
			t.Helper()
			time.Sleep(wall.LookEvery) // the bubble's time: one more look
			synctest.Wait()
			f := frame.Plain(m.View().Content, 120, 40)
			p.Send(struct{}{}) // it has been read
			for _, text := range texts {
				if !strings.Contains(f, text) {
					t.Fatalf("the wall does not show %q:\n%s", text, f)
				}
			}
			synctest.Wait()
		}
		sees("have handed in")
		hit("2")
		sees("of 12 missed it", "What most of you missed")
		played(t, share, 12, 4)
		sees("of 12 missed it", "4 more are in")
		played(t, share, 16, 1)
		hit("4")
		sees("first runs of 17", "What you answered")
		hit("2")
		sees("of 17 missed it")
		hit("q")
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}
