package review_test

import (
	"encoding/json"
	"io"
	"os"
	"testing"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/browse"
	"downtime/cmd/downtime/review"
	"downtime/saves/cohort"
)

// fiveThousand is a cohort of 1,250 learners with four runs each.
func fiveThousand(b *testing.B) (*cohort.DB, string) {
	b.Helper()
	return filled(b, 1250, 4, "", "expert", "resident", "believer", "idler", "checker", "caller", "unplugger")
}

// BenchmarkReviewOfFiveThousandRuns makes every table at once, as opening the screen does.
func BenchmarkReviewOfFiveThousandRuns(b *testing.B) {
	db, path := fiveThousand(b)
	info, err := os.Stat(path)
	must(b, err)
	for b.Loop() {
		screen(b, db)
	}
	b.ReportMetric(float64(info.Size())/1e6, "MB")
}

func screen(b *testing.B, db *cohort.DB) *browse.Browser {
	r := made(b, db, cohort.Filter{}, false)
	return browse.New(browse.Deps{Env: []string{"TERM=xterm-256color", "LANG=C.UTF-8"}, Report: r, Runs: r.Read})
}

// BenchmarkScreenOfFiveThousandRuns opens each table of the screen, sorts it by the column under the keys, and goes to the runs behind a figure.
func BenchmarkScreenOfFiveThousandRuns(b *testing.B) {
	db, _ := fiveThousand(b)
	m := screen(b, db)
	m.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	press := func(codes ...rune) {
		for _, code := range codes {
			m.Update(tea.KeyPressMsg{Code: code, Text: map[bool]string{true: string(code)}[code >= ' ' && code < 127]})
			m.View()
		}
	}
	for _, name := range review.TableNames() {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				press('s', tea.KeyDown, tea.KeyEnter, tea.KeyEscape)
			}
		})
		press(tea.KeyTab)
	}
}

// BenchmarkReportOfFiveThousandRuns writes each format.
func BenchmarkReportOfFiveThousandRuns(b *testing.B) {
	db, _ := fiveThousand(b)
	dir := b.TempDir()
	for name, write := range map[string]func() error{
		"csv": func() error { return review.WriteCSV(b.Context(), db, cohort.Filter{}, dir) },
		"json": func() error {
			return json.NewEncoder(io.Discard).Encode(made(b, db, cohort.Filter{}, true))
		},
		"html": func() error {
			_, err := made(b, db, cohort.Filter{}, true).HTML()
			return err
		},
		"xapi":      func() error { return review.WriteXAPI(b.Context(), db, cohort.Filter{}, io.Discard) },
		"gradebook": func() error { return review.WriteGradebook(b.Context(), db, cohort.Filter{}, io.Discard) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				must(b, write())
			}
		})
	}
}
