package history

import (
	"fmt"
	"math"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/judgement"
	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
	"downtime/game/calibration"
)

// RecordMsg brings the figures over all runs.
type RecordMsg struct{ Record judgement.Record }

// figures is the page of calibration: how the beliefs of all runs came true.
type figures struct {
	open   bool
	only   bool              // there are no runs behind it: it was opened from elsewhere
	record *judgement.Record // nil: not read yet
	from   int
}

var figureKeys = struct{ up, down, pgup, pgdown, back key.Binding }{
	up:     key.NewBinding(key.WithKeys("up", "k"), key.WithHelp("↑", "up")),
	down:   key.NewBinding(key.WithKeys("down", "j"), key.WithHelp("↓", "down")),
	pgup:   key.NewBinding(key.WithKeys("pgup"), key.WithHelp("pgup", "page up")),
	pgdown: key.NewBinding(key.WithKeys("pgdown", "space"), key.WithHelp("pgdn", "page down")),
	back:   key.NewBinding(key.WithKeys("c", "esc", "q"), key.WithHelp("c", "the runs again")),
}

// NewFigures makes the page of calibration alone; its figures come as a RecordMsg.
func NewFigures(ctx nav.Context) *Screen {
	return &Screen{th: ctx.Theme, figures: figures{open: true, only: true}}
}

// pressFigures takes a key on the page of calibration.
func (s *Screen) pressFigures(k tea.KeyPressMsg) {
	page := max(1, s.figuresRoom()-2)
	switch {
	case key.Matches(k, figureKeys.back):
		s.figures.open = false
	case key.Matches(k, figureKeys.up):
		s.figures.from--
	case key.Matches(k, figureKeys.down):
		s.figures.from++
	case key.Matches(k, figureKeys.pgup):
		s.figures.from -= page
	case key.Matches(k, figureKeys.pgdown):
		s.figures.from += page
	}
	s.figures.from = max(0, min(s.figures.from, len(s.figureLines())-s.figuresRoom()))
}

// figuresRoom is how many of its lines are in sight; the last row says where one is.
func (s *Screen) figuresRoom() int { return max(1, s.height-1) }

func (s *Screen) figuresView() nav.Frame {
	lines, room := s.figureLines(), s.figuresRoom()
	from := max(0, min(s.figures.from, len(lines)-room))
	shown := append([]string{}, lines[from:min(len(lines), from+room)]...)
	foot := ""
	if rest := len(lines) - from - room; rest > 0 {
		foot = " " + s.th.Paint(ui.Dim, fmt.Sprintf("%s %d more lines", s.th.Pick("↓", "v"), rest))
	} else if from > 0 {
		foot = " " + s.th.Paint(ui.Dim, s.th.Pick("↑", "^")+" end of this page")
	}
	return nav.Frame{
		Heading: ui.Heading{Place: "Calibration", Note: "all runs"},
		Body:    ui.Fill(ui.Fill(strings.Join(shown, "\n"), s.width, room)+"\n"+foot, s.width, s.height),
	}
}

// figureLines lays out the whole page.
func (s *Screen) figureLines() []string {
	if s.figures.record == nil {
		return []string{"", "   " + s.th.Paint(ui.Dim, s.th.Spell("reading…"))}
	}
	w := min(s.width-2, 118)
	out := []string{""}
	for _, l := range s.figures.record.Counted.Lines() {
		out = append(out, s.wrap(l, w, ui.Dim)...)
	}
	for i := range s.figures.record.Pools {
		out = append(append(out, ""), s.pool(&s.figures.record.Pools[i], w)...)
	}
	return out
}

func (s *Screen) wrap(text string, w int, r ui.Role) []string {
	lines := strings.Split(ui.Wrap(s.th.Spell(text), w-1), "\n")
	for i := range lines {
		lines[i] = " " + s.th.Paint(r, lines[i])
	}
	return lines
}

// pool is one table of judgements with what it comes to, then the stated probabilities and the evidence.
func (s *Screen) pool(r *calibration.Report, w int) []string {
	out := []string{ui.TitleRule(s.th, judgement.PoolTitle(r.Pool), "", w), s.th.Paint(ui.Dim, s.cells("", "hits", "missed", "false", "right", "faults called", "sound accused", "d'"))}
	out = append(out, s.group(&r.All, "all devices"))
	for _, set := range [][]calibration.Group{r.ByFamily, r.ByKind} {
		for i := range set {
			out = append(out, s.group(&set[i], judgement.GroupName(&set[i])))
		}
	}
	if n := r.All.Counts.Unstated; n > 0 {
		out = append(out, s.wrap(fmt.Sprintf("Not stated: %d. That is no answer, and not one half.", n), w, ui.Dim)...)
	}
	out = append(out, "")
	for _, l := range judgement.Verdict(&r.All) {
		out = append(out, s.wrap(l, w, ui.Text)...)
	}
	if r.Stated.N > 0 {
		out = append(append(out, "", " "+s.th.Paint(ui.Title, "What you said, and what was so")), s.curve(&r.Curve, w)...)
	}
	for _, l := range append(judgement.Forecasts(&r.Stated), judgement.Evidence(&r.Evidence)...) {
		out = append(out, s.wrap(l, w, ui.Text)...)
	}
	return out
}

// group is one row of the table; d' stands there where the window has room and there are trials enough.
func (s *Screen) group(g *calibration.Group, name string) string {
	c := &g.Counts
	count := func(n, of int) string {
		if of == 0 {
			return s.th.Pick("·", ".")
		}
		return fmt.Sprint(n)
	}
	called, accused, d := "", "", ""
	if n := c.Signals(); n > 0 {
		called = judgement.Share(c.Hits, n, g.HitRate)
	}
	if n := c.Noise(); n > 0 {
		accused = judgement.Share(c.FalseAlarms, n, g.FalseAlarmRate)
	}
	if g.Level != calibration.CountsOnly {
		d = fmt.Sprintf("%.2f (%.2f to %.2f)", g.Detection.DPrime, g.Detection.DPrimeInterval.Low, g.Detection.DPrimeInterval.High)
		if g.Level == calibration.Provisional {
			d += " prov."
		}
	}
	return s.cells(name, count(c.Hits, c.Signals()), count(c.Misses, c.Signals()), count(c.FalseAlarms, c.Noise()), count(c.CorrectRejections, c.Noise()), called, accused, d)
}

// shareWidth has room for "100 % (44 to 100)".
const shareWidth = 18

// cells lays one row out in columns.
func (s *Screen) cells(name, hits, missed, alarms, right, called, accused, d string) string {
	wide := s.width >= 110
	names := 20
	if wide {
		names = 26
	}
	row := " " + s.th.Shorten(s.th.Spell(name), names-1)
	row = ui.Fit(row, names)
	row += ui.FitRight(hits, 5) + ui.FitRight(missed, 7) + ui.FitRight(alarms, 6) + ui.FitRight(right, 6)
	row += ui.FitRight(called, shareWidth) + ui.FitRight(accused, shareWidth)
	if wide {
		row += "  " + d
	}
	return row
}

// curve draws the calibration curve as bars: what was said, how often it was so, and of how many.
func (s *Screen) curve(c *calibration.Curve, w int) []string {
	var out []string
	bar := max(10, min(40, w-44))
	for _, p := range c.Points {
		out = append(out, fmt.Sprintf("  said %3.0f %%  ", 100*p.Said)+ui.Meter(s.th, s.side(p), p.Observed, bar)+fmt.Sprintf("  %3.0f %% at fault, of %d", 100*p.Observed, p.N))
	}
	if c.Suppressed > 0 {
		out = append(out, s.wrap(judgement.Suppressed(c), w, ui.Dim)...)
	}
	return out
}

// side is the pen of a point: near what was said, or away from it.
func (s *Screen) side(p calibration.Point) ui.Role {
	if math.Abs(p.Said-p.Observed) <= 0.15 {
		return ui.Good
	}
	return ui.Text
}
