package browse

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/review"
	"downtime/cmd/downtime/ui"
	"downtime/cmd/downtime/ui/frame"
	"downtime/saves"
	"downtime/saves/cohort"
)

func some(v float64) *float64 { return &v }

// room is a cohort of twenty learners, without a store.
func room(rated *[]int) *Browser {
	rep := &review.Report{Learners: 20, Runs: 20, Judgement: review.Judgement{OverTrusting: 3}}
	var runs []cohort.Summary
	for i := range 20 {
		name := fmt.Sprintf("L%02d", i+1)
		rep.Completion = append(rep.Completion, review.Completion{Learner: name, Runs: 1, Ended: 1, Cases: 1, Mean: some(float64((i * 37) % 100)), Latest: "2026-11-22T09:00:00Z"})
		runs = append(runs, cohort.Summary{
			N: int64(i), ID: fmt.Sprintf("%032x", i+0x10000000), Learner: name, Scenario: "ventilator-autonomy", Variant: "agitated", Status: saves.Ended, Scored: true,
			Total: float64((i * 37) % 100), Started: time.Date(2026, 11, 22, 9, i, 0, 0, time.UTC),
		})
	}
	rep.Cases = []review.Case{{ID: "ventilator-autonomy", Learners: 20, Clues: []review.Clue{
		{ID: "chest", Label: "The chest hardly rises", N: 20, Missed: some(0.7), From: 1.2, LR: 6}, {ID: "log", Label: "The log has a gap", N: 20, Missed: some(0.2), From: 3, LR: 12},
	}}}
	return New(Deps{
		Env: []string{"TERM=xterm-256color", "LANG=C.UTF-8"}, Report: rep, Runs: runs,
		Load: func(id string) (string, error) {
			return "# " + id + "\n" + strings.Repeat("- a line\n", 40) + "- 03:15 Could be found from here: the chest.\n" + strings.Repeat("- a line\n", 40) + "- 03:19 You found: the log.\n", nil
		},
		Rate: func(_ string, grade int) error { *rated = append(*rated, grade); return nil },
	})
}

// keys presses them one after another, and does what they ask for.
func keys(m *Browser, names ...string) (quit bool) {
	for _, n := range names {
		k := tea.KeyPressMsg{Text: n}
		if r := []rune(n); len(r) == 1 {
			k.Code = r[0]
		}
		switch n {
		case "enter":
			k = tea.KeyPressMsg{Code: tea.KeyEnter}
		case "esc":
			k = tea.KeyPressMsg{Code: tea.KeyEscape}
		case "tab":
			k = tea.KeyPressMsg{Code: tea.KeyTab}
		}
		_, cmd := m.Update(k)
		if cmd == nil {
			continue
		}
		msg := cmd()
		if _, is := msg.(tea.QuitMsg); is {
			return true
		}
		m.Update(msg)
	}
	return false
}

func shown(m *Browser) string { return frame.Plain(m.View().Content, m.w, m.h) }

func TestATableIsSortedAndFilteredAndLeadsToTheRunBehindANumber(t *testing.T) {
	var rated []int
	m := room(&rated)
	m.Update(tea.WindowSizeMsg{Width: 100, Height: 24})
	if s := shown(m); !strings.Contains(s, "[learners]") || !strings.Contains(s, "L01") || strings.Contains(s, "L20") {
		t.Fatalf("%s", s)
	}
	keys(m, "s", "s", "s", "s", "s", "s", "r") // by the sixth column, the highest first
	if s := shown(m); !strings.Contains(strings.Split(s, "\n")[3], "96.00") {
		t.Errorf("sorted by the mean:\n%s", s)
	}
	keys(m, "/", "L", "0", "7", "enter")
	if s := shown(m); !strings.Contains(s, "1 of 20 rows, with L07") {
		t.Errorf("filtered:\n%s", s)
	}
	keys(m, "enter")
	if s := shown(m); !strings.Contains(s, "The runs behind that row") || !strings.Contains(s, "L07") || strings.Contains(s, "L08") {
		t.Errorf("behind it:\n%s", s)
	}
	keys(m, "enter", "n")
	if s := shown(m); !strings.Contains(strings.Split(s, "\n")[1], "Could be found from here: the chest") {
		t.Errorf("the first clue:\n%s", s)
	}
	keys(m, "n", "4")
	if s := shown(m); !strings.Contains(s, "You found: the log") || !strings.Contains(s, "Rated 4 of 5") || len(rated) != 1 || rated[0] != 4 {
		t.Errorf("the next clue, rated %v:\n%s", rated, s)
	}
	if keys(m, "esc", "esc", "esc"); m.behind != nil || m.lines != nil {
		t.Error("Esc does not lead back")
	}
	if !keys(m, "q") {
		t.Error("q does not leave")
	}
}

func TestEveryTableFitsEverySize(t *testing.T) {
	var rated []int
	m := room(&rated)
	for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 10}} {
		m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		for range m.grids {
			keys(m, "tab")
			lines := strings.Split(m.View().Content, "\n")
			if len(lines) != size[1] {
				t.Errorf("%v: %d lines", size, len(lines))
			}
			for _, l := range lines {
				if ui.Width(l) != size[0] {
					t.Errorf("%v: a line of %d cells: %q", size, ui.Width(l), l)
				}
			}
		}
	}
	keys(m, "tab", "tab", "tab", "tab", "enter")
}
