package debrief_test

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"downtime/cmd/downtime/screens/debrief"
	"downtime/cmd/downtime/screens/nav"
	"downtime/content"
	report "downtime/game/debrief"
	"downtime/game/engine"
	"downtime/game/player"
)

// points are the numbers at the end of a row of the ledger: earned, and of what if anything could be.
var points = regexp.MustCompile(`(-?\d+\.\d)(?: of +(\d+\.\d))?\s*$`)

// ledger is what a trainee can read off the page of the score when every domain is open.
type ledger struct {
	domains []row
	lines   [][]row // by domain
	total   float64
}

type row struct{ earned, of int } // tenths

// read opens every domain and takes the numbers off the screen.
func read(t *testing.T, rep *report.Report, width int) ledger {
	t.Helper()
	s := debrief.New(nav.Context{Now: time.Now}, debrief.Run{ID: "r"}, debrief.Deps{})
	press := func(code rune) { s.Update(tea.KeyPressMsg{Code: code}) }
	s.Update(nav.Body{Width: width, Height: 400})
	s.Update(debrief.ReportMsg{Run: debrief.Run{ID: "r"}, Report: rep})
	for _, d := range rep.Card.Domains {
		press(tea.KeyEnter)
		for range len(d.Lines) + 1 {
			press(tea.KeyDown)
		}
	}
	var out ledger
	for _, text := range strings.Split(ansi.Strip(s.View().Body), "\n") {
		if m := regexp.MustCompile(`^ (\d+\.\d) of 100 `).FindStringSubmatch(text); m != nil {
			out.total, _ = strconv.ParseFloat(m[1], 64)
			break
		}
		m := points.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		r := row{tenths(m[1]), tenths(m[2])}
		if strings.Contains(text, "▾") {
			out.domains, out.lines = append(out.domains, r), append(out.lines, nil)
		} else if n := len(out.lines) - 1; n >= 0 {
			out.lines[n] = append(out.lines[n], r)
		}
	}
	return out
}

func tenths(s string) int {
	v, _ := strconv.ParseFloat(s, 64)
	return int(math.Round(v * 10))
}

func TestTheSumOnScreenReconcilesWithTheLedgerBehindIt(t *testing.T) {
	sc, problems := content.NewLibrary(content.Built()).Get("ventilator-autonomy")
	if sc == nil {
		t.Fatal(problems)
	}
	for seed := range uint64(24) {
		name := []string{"random", "resident", "unplugger"}[seed%3]
		variant := sc.Variants[int(seed)%len(sc.Variants)].ID
		r, card, err := player.Play(sc, seed+1, variant, name, 400*engine.TicksPerSecond)
		if err != nil {
			t.Fatal(err)
		}
		rep := report.Report{Card: card, Inputs: report.Inputs(sc, r)}
		got := read(t, &rep, 100)
		if len(got.domains) != len(card.Domains) {
			t.Fatalf("%s in %s: %d domains are shown, the Card has %d", name, variant, len(got.domains), len(card.Domains))
		}
		total := 0
		for i, d := range got.domains {
			sum, of := 0, 0
			for _, l := range got.lines[i] {
				sum, of = sum+l.earned, of+l.of
			}
			if len(got.lines[i]) != len(card.Domains[i].Lines) || sum != d.earned || of != d.of {
				t.Errorf("%s in %s: the %d lines of %s sum on screen to %d of %d tenths, shown above them %+v", name, variant, len(got.lines[i]), card.Domains[i].Label, sum, of, d)
			}
			total += sum
		}
		if want := math.Min(float64(total)/10, map[bool]float64{true: 49, false: 100}[card.Capped]); got.total != want {
			t.Errorf("%s in %s: the domains sum on screen to %.1f, capped %v, and the total reads %.1f", name, variant, float64(total)/10, card.Capped, got.total)
		}
	}
}

func TestEveryLineOnScreenSaysWhenByWhatAndWhy(t *testing.T) {
	sc, problems := content.NewLibrary(content.Built()).Get("ventilator-autonomy")
	if sc == nil {
		t.Fatal(problems)
	}
	r, card, err := player.Play(sc, 1, "silent-limiter", "expert", 0)
	if err != nil {
		t.Fatal(err)
	}
	rep := report.Build(sc, r, card)
	s := debrief.New(nav.Context{Now: time.Now}, debrief.Run{ID: "r"}, debrief.Deps{})
	s.Update(nav.Body{Width: 200, Height: 60})
	s.Update(debrief.ReportMsg{Run: debrief.Run{ID: "r"}, Report: &rep})
	put := 0
	for _, d := range card.Domains {
		s.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
		s.Update(tea.KeyPressMsg{Code: tea.KeyDown})
		for _, l := range d.Lines {
			text := strings.Join(strings.Fields(beside(s.View().Body)), " ")
			for _, part := range []string{l.Clock, l.Reason, strings.TrimSuffix(l.What[1:], ".")} {
				if part = strings.Join(strings.Fields(part), " "); !strings.Contains(text, part) {
					t.Errorf("%s: the screen does not say %q:\n%s", l.ID, part, text)
				}
			}
			if l.Input > 0 {
				put++
				if want := "input " + strconv.FormatInt(l.Input, 10) + " (" + rep.Inputs[l.Input-1]; !strings.Contains(text, strings.TrimSuffix(want, ".")) {
					t.Errorf("%s: the screen does not say %q:\n%s", l.ID, want, text)
				}
			}
			if l.SourceID != "" && !strings.Contains(text, "Source [") {
				t.Errorf("%s: the screen names no source:\n%s", l.ID, text)
			}
			s.Update(tea.KeyPressMsg{Code: tea.KeyDown})
		}
	}
	if put < 20 {
		t.Errorf("only %d lines are put down to an input", put)
	}
}

// beside is the right-hand column of the page: what is said of the selected line.
func beside(body string) string {
	var out []string
	for _, l := range strings.Split(ansi.Strip(body), "\n") {
		if cells := []rune(l); len(cells) > 120 {
			out = append(out, string(cells[120:]))
		}
	}
	return strings.Join(out, "\n")
}
