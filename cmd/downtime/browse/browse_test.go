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
	"downtime/game/debrief"
	"downtime/game/score"
	"downtime/saves"
	"downtime/saves/cohort"
)

func some(v float64) *float64 { return &v }

// room is a cohort of twenty learners, without a store: of the first clue fourteen missed it and six found it.
func room(rated *[]string) *Browser {
	rep := &review.Report{Learners: 20, Runs: 20, Free: []review.Free{{Learner: "L03", Run: id(2), Part: "plan", Text: strings.Repeat("If the chest hardly rises, then I look. ", 9), Warning: "it may name a person"}}}
	var runs []cohort.Summary
	var all, missed, found []int64
	for i := range 20 {
		name := fmt.Sprintf("L%02d", i+1)
		rep.Completion = append(rep.Completion, review.Completion{Learner: name, Runs: 1, Ended: 1, Cases: 1, Mean: some(float64((i * 37) % 100)), Latest: "2026-11-22T09:00:00Z"})
		runs = append(runs, cohort.Summary{
			N: int64(i), ID: id(i), Learner: name, Scenario: "ventilator-autonomy", Variant: "agitated", Status: saves.Ended, Scored: true,
			Total: float64((i * 37) % 100), Started: time.Date(2026, 11, 22, 9, i, 0, 0, time.UTC),
		})
		if all = append(all, int64(i)); i < 14 {
			missed = append(missed, int64(i))
		} else {
			found = append(found, int64(i))
		}
	}
	m := New(Deps{
		Env: []string{"TERM=xterm-256color", "LANG=C.UTF-8"}, Report: rep, Runs: runs,
		Load: func(id string) (*review.Opened, error) {
			for _, s := range runs {
				if s.ID == id {
					return &review.Opened{Of: s, Report: debrief.Stored("the case is of another version", score.Card{}, nil)}, nil
				}
			}
			return nil, fmt.Errorf("no run %s", id)
		},
		Compare: func(a, b string) (review.Grid, error) {
			return review.Grid{Name: "compare", Title: "Side by side: " + a[30:] + " and " + b[30:], Columns: []string{"what"}}, nil
		},
		Rate: func(run string, grade int, note string) (review.Rated, error) {
			*rated = append(*rated, fmt.Sprintf("%d %s", grade, note))
			return review.Rated{Rating: cohort.Rating{Rater: "Dr A", Grade: grade, Note: note}, ID: run}, nil
		},
	})
	behind := func(name, says string, runs []int64) review.Field {
		k := float64(len(runs))
		return review.Field{Text: fmt.Sprint(len(runs)), Key: &k, Behind: &review.Behind{Name: name, Says: says, Runs: runs}}
	}
	m.tables = append(m.tables, newTable(review.Grid{Name: "figures", Title: "Clues", Columns: []string{"clue", "missed", "found", "of one"}, Rows: []review.Row{
		{Fields: []review.Field{{Text: "The chest hardly rises"}, behind("clues/v/chest/missed", "missed it", missed), behind("clues/v/chest/found", "found it", found), behind("x", "one", all[4:5])}},
	}}))
	return m
}

func id(n int) string { return fmt.Sprintf("%032x", n+0x10000000) }

// to opens a table by its name.
func to(t *testing.T, m *Browser, name string) {
	t.Helper()
	for range m.tables {
		if m.tables[m.at].grid.Name == name {
			return
		}
		keys(m, "tab")
	}
	t.Fatalf("there is no table %s", name)
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

func TestATableIsSortedByTheColumnUnderTheKeysAndFiltered(t *testing.T) {
	m := room(&[]string{})
	m.Update(tea.WindowSizeMsg{Width: 100, Height: 24})
	if s := shown(m); !strings.Contains(s, "[completion]") || !strings.Contains(s, "L01") || strings.Contains(s, "L20") {
		t.Fatalf("%s", s)
	}
	keys(m, "l", "l", "l", "l", "l", "l", "s", "s") // the mean, the highest first
	if s := shown(m); !strings.Contains(strings.Split(s, "\n")[4], "96.00") {
		t.Errorf("sorted by the mean:\n%s", s)
	}
	keys(m, "/", "L", "0", "7", "enter")
	if s := shown(m); !strings.Contains(s, "1 of 20 rows, with L07") || strings.Contains(s, "L08") {
		t.Errorf("filtered:\n%s", s)
	}
	if keys(m, "esc"); m.table().filter != "" {
		t.Error("Esc leaves the filter")
	}
	if !keys(m, "q") {
		t.Error("q does not leave")
	}
}

func TestAFigureLeadsToExactlyTheRunsItWasMadeOf(t *testing.T) {
	m := room(&[]string{})
	m.Update(tea.WindowSizeMsg{Width: 100, Height: 40})
	to(t, m, "figures")
	keys(m, "l", "enter")
	if s := shown(m); !strings.Contains(s, "14 runs: missed it") || !strings.Contains(s, "L14") || strings.Contains(s, "L15") {
		t.Errorf("behind those who missed it:\n%s", s)
	}
	keys(m, "esc", "l", "enter")
	if s := shown(m); !strings.Contains(s, "6 runs: found it") || strings.Contains(s, "L14") || !strings.Contains(s, "L15") {
		t.Errorf("behind those who found it:\n%s", s)
	}
	keys(m, "esc", "l", "enter")
	if m.run == nil || m.run.Of.Learner != "L05" {
		t.Errorf("a figure of one run does not open it: %+v", m.run)
	}
	if keys(m, "esc", "h", "h", "h", "enter"); m.notice == "" || len(m.over) > 0 {
		t.Error("words without runs behind them lead somewhere")
	}
}

func TestARunIsGradedAndNotedAndTwoAreSetSideBySide(t *testing.T) {
	var rated []string
	m := room(&rated)
	m.Update(tea.WindowSizeMsg{Width: 100, Height: 24})
	to(t, m, "runs")
	keys(m, "enter", "4", "t", "G", "o", "o", "d", "enter")
	if strings.Join(rated, "|") != "4 |0 Good" {
		t.Errorf("%q", rated)
	}
	keys(m, "t", "9", "4", "3", " ", "4", "7", "6", " ", "5", "9", "1", "9", "enter")
	if s := shown(m); !strings.Contains(s, "Look at it again") {
		t.Errorf("a note with what looks like an NHS number:\n%s", s)
	}
	keys(m, "x")
	if s := shown(m); !strings.Contains(s, "Graded 4 of 5 by Dr A; note: 943") {
		t.Errorf("what was said of the run:\n%s", s)
	}
	if keys(m, "]"); m.run.Of.Learner != "L02" {
		t.Errorf("] leads to %s", m.run.Of.Learner)
	}
	if keys(m, "[", "["); m.run.Of.Learner != "L01" || !strings.Contains(m.notice, "No further run this way") {
		t.Errorf("[ leads to %s, and says %q", m.run.Of.Learner, m.notice)
	}
	keys(m, "m", "esc", "j", "m")
	if s := shown(m); !strings.Contains(s, "Side by side: 00 and 01") {
		t.Errorf("side by side:\n%s", s)
	}
	to(t, m, "ratings")
	if len(m.table().rows) != 3 {
		t.Errorf("%d grades and notes of 3", len(m.table().rows))
	}
}

func TestWhatALearnerWroteIsReadInFullAndLeadsToItsRun(t *testing.T) {
	m := room(&[]string{})
	m.Update(tea.WindowSizeMsg{Width: 60, Height: 24})
	to(t, m, "text")
	if s := shown(m); !strings.Contains(s, "! look") {
		t.Errorf("nothing marks what may name a person:\n%s", s)
	}
	keys(m, "enter")
	if s := shown(m); strings.Count(s, "If the") < 9 || !strings.Contains(s, "LOOK: it may name a person") {
		t.Errorf("%s", s)
	}
	if keys(m, "enter"); m.run == nil || m.run.Of.ID != id(2) {
		t.Error("the text does not lead to its run")
	}
}

func TestEveryTableFitsEverySize(t *testing.T) {
	for _, env := range [][]string{{"TERM=xterm-256color", "LANG=C.UTF-8"}, {"TERM=xterm", "LANG=C", "NO_COLOR=1"}} {
		m := room(&[]string{})
		m.theme = ui.Detect(env, ui.Settings{})
		for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 10}} {
			m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			for range m.tables {
				keys(m, "tab")
				fits(t, m)
			}
			to(t, m, "runs")
			keys(m, "enter")
			fits(t, m)
			keys(m, "t")
			fits(t, m)
			keys(m, "esc", "esc")
		}
	}
}

func fits(t *testing.T, m *Browser) {
	t.Helper()
	lines := strings.Split(m.View().Content, "\n")
	if len(lines) != m.h {
		t.Errorf("%s at %d by %d: %d lines", m.table().grid.Name, m.w, m.h, len(lines))
	}
	for _, l := range lines {
		if ui.Width(l) != m.w {
			t.Errorf("%s at %d by %d: a line of %d cells: %q", m.table().grid.Name, m.w, m.h, ui.Width(l), l)
		}
	}
}
