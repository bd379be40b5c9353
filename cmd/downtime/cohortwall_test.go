package main

import (
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/bedside"
	"downtime/cmd/downtime/ui/stage"
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
		m := wall.New(wall.Deps{Scenario: x.sc, Look: x.look, Bedside: bedside.New, Env: []string{"TERM=xterm-256color", "LANG=C.UTF-8"}, Now: time.Now, Width: 120, Height: 40})
		s := stage.Raise(t, stage.Play{
			Model: m, Size: func() (w, h int) { return 120, 40 }, Pause: wall.LookEvery, Options: []tea.ProgramOption{tea.WithWindowSize(120, 40)},
		})
		s.Sees("have handed in")
		s.Hit("2")
		s.Sees("of 12 missed it", "What most of you missed")
		played(t, share, 12, 4)
		s.Settle()
		s.Sees("of 12 missed it", "4 more are in")
		played(t, share, 16, 1)
		s.Settle()
		s.Hit("4")
		s.Sees("first runs of 17", "What you answered")
		s.Hit("2")
		s.Sees("of 17 missed it")
		s.Hit("q")
		if err := <-s.Ended; err != nil {
			t.Error(err)
		}
	})
}
