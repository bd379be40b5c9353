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
	back:   key.NewBinding(key.WithKeys("esc", "c", "q"), key.WithHelp("esc", "the runs again")),
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
	out := append([]string{ui.TitleRule(s.th, judgement.PoolTitle(r.Pool), "", w)}, s.wrap(terms, w, ui.Dim)...)
	out = append(append(out, ""), s.tableHeads()...)
	out = append(out, s.group(&r.All, "all devices"))
	for _, set := range [][]calibration.Group{r.ByFamily, judgement.Kinds(r)} {
		out = append(out, "")
		for i := range set {
			out = append(out, s.group(&set[i], judgement.GroupName(&set[i])))
		}
	}
	out = append(out, "")
	if n := r.All.Counts.Unstated; n > 0 {
		out = append(append(out, s.wrap(judgement.NotStated(n), w, ui.Dim)...), "")
	}
	for _, l := range judgement.Verdict(&r.All) {
		out = append(out, s.wrap(l, w, ui.Text)...)
	}
	if r.Stated.N > 0 {
		out = append(append(out, "", " "+s.th.Paint(ui.Title, "What you said, and what was so")), s.curve(&r.Curve, w)...)
	}
	for _, l := range append(append(judgement.Forecasts(&r.Stated), judgement.Brier(&r.Stated)...), judgement.Evidence(&r.Evidence)...) {
		out = append(out, s.wrap(l, w, ui.Text)...)
	}
	return out
}

// terms set the field's words beside those of the table.
const terms = "A device at fault that you called is a hit, one that you missed a miss. A sound one that you called at fault is a false alarm, one that you left " +
	"alone a correct rejection. A bystander is sound while the fault is another's, or before it begins. In brackets: 95 % intervals."

// tableHeads say what was so, and under it what was said of it.
func (s *Screen) tableHeads() []string {
	names, _ := s.names()
	over := ui.Blank(names) + ui.Fit("  device at fault", 6+7+shareWidth) + "  device sound"
	return []string{s.th.Paint(ui.Dim, over), s.th.Paint(ui.Dim, s.cells("", "called", "missed", "called", "left", "called", "called", "d'"))}
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

// names is how wide the first column is, and whether there is room for d'.
func (s *Screen) names() (width int, wide bool) {
	if s.width >= 110 {
		return 26, true
	}
	return 19, false
}

// cells lays one row out in columns: of the devices at fault, then of the sound ones.
func (s *Screen) cells(name, hits, missed, alarms, right, called, accused, d string) string {
	names, wide := s.names()
	row := ui.Fit(" "+s.th.Shorten(s.th.Spell(name), names-1), names)
	row += ui.FitRight(hits, 6) + ui.FitRight(missed, 7) + ui.FitRight(called, shareWidth)
	row += ui.FitRight(alarms, 7) + ui.FitRight(right, 5) + ui.FitRight(accused, shareWidth)
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
