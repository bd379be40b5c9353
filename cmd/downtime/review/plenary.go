package review

import (
	"context"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"downtime/saves/cohort"
)

// Plenary is what a room sees of one case on the wall: nobody is named, and nothing is shown of fewer than five.
type Plenary struct {
	Case, Place string
	Learners    int
	Device      string // whose beliefs are drawn: that about which most was stated
	Minutes     float64
	At          [plenaryHigh][plenaryWide]int // learners by belief, the highest row first, and time; hiddenFew: one to four
	Missed      *Clue
	Scene       *Scene // the question with the most answers, or the one asked for
}

// The picture of beliefs, in cells: beside it stand six columns of scale.
const (
	plenaryWide = 64
	plenaryHigh = 11
)

// hiddenFew stands in a cell of one to four learners.
const hiddenFew = -1

// Show gathers the plenary of a case out of the first run of each learner. Scene "" takes the question that most have answered.
func Show(ctx context.Context, db *cohort.DB, f cohort.Filter, place, scene string) (*Plenary, error) {
	d, err := gather(ctx, db, f)
	if err != nil {
		return nil, err
	}
	p := &Plenary{Case: f.Scenario, Place: place, Learners: len(d.first)}
	if p.Learners < Fewest {
		return p, nil
	}
	all, err := cases(ctx, db, d)
	if err != nil || len(all) == 0 {
		return p, err
	}
	p.Missed = mostMissed(all[0].Clues)
	if p.Scene = question(all[0].Scenes, scene); scene != "" && p.Scene == nil {
		return nil, fmt.Errorf("nobody was asked %q in this case", scene)
	}
	p.Scene = p.Scene.hidden()
	return p, p.beliefs(ctx, db, d)
}

// mostMissed is the clue that cost the room most: missed by how many, times how much it weighs; nil if nobody missed one that weighs.
func mostMissed(clues []Clue) (out *Clue) {
	worst := 0.0
	for i := range clues {
		c := &clues[i]
		if c.N < Fewest || c.LR <= 0 {
			continue
		}
		if lost := *c.Missed * math.Abs(math.Log(c.LR)); lost > worst {
			worst, out = lost, c
		}
	}
	return out
}

// question is the scene with that ID; of "" the one that most have answered.
func question(scenes []Scene, id string) (out *Scene) {
	for i := range scenes {
		if s := &scenes[i]; s.ID == id || id == "" && (out == nil || s.N > out.N) {
			out = s
		}
	}
	return out
}

// hidden is the scene without the numbers of one to four; nil if fewer than five have answered it.
func (s *Scene) hidden() *Scene {
	if s == nil || s.N < Fewest {
		return nil
	}
	out := *s
	out.Choices = slices.Clone(s.Choices)
	for i, c := range out.Choices {
		if *c.N > 0 && *c.N < Fewest {
			out.Choices[i].N = nil
		}
	}
	return &out
}

// stated is a belief in millionths, and when it was stated.
type stated struct{ tick, p int64 }

// beliefs lays the steps of what each learner stated over one another.
func (p *Plenary) beliefs(ctx context.Context, db *cohort.DB, d *data) error {
	by := map[int64]map[int64][]stated{} // device, run
	last := int64(1)
	err := db.Lists(ctx, cohort.Beliefs, func(run int64, v []int64) {
		if !d.first[run] {
			return
		}
		last = max(last, d.chosen(run).Ticks)
		for ; len(v) > 0; v = v[3:] {
			if by[v[0]] == nil {
				by[v[0]] = map[int64][]stated{}
			}
			by[v[0]][run] = append(by[v[0]][run], stated{v[1], v[2]})
		}
	})
	if err != nil {
		return err
	}
	p.Minutes = minutes(float64(last))
	best := int64(-1)
	for _, dev := range sorted(by) {
		if len(by[dev]) >= Fewest && (best < 0 || len(by[dev]) > len(by[best])) {
			best = dev
		}
	}
	if best < 0 {
		return nil
	}
	p.Device = d.label(best)
	for _, said := range by[best] {
		p.overlay(said, last)
	}
	for y := range p.At {
		for x, n := range p.At[y] {
			if n > 0 && n < Fewest {
				p.At[y][x] = hiddenFew
			}
		}
	}
	return nil
}

// overlay counts one learner into each column: what they held at its end, until the last tick of the picture.
func (p *Plenary) overlay(said []stated, last int64) {
	for x := range plenaryWide {
		tick := last * int64(x+1) / plenaryWide
		now := int64(-1)
		for _, s := range said {
			if s.tick <= tick {
				now = s.p
			}
		}
		if now >= 0 {
			row := plenaryHigh - 1 - int(math.Round(millionth(now)*(plenaryHigh-1)))
			p.At[min(max(row, 0), plenaryHigh-1)][x]++
		}
	}
}

// digits are large figures, three cells wide and five high.
var digits = map[rune][5]string{
	'0': {"███", "█ █", "█ █", "█ █", "███"}, '1': {" █ ", "██ ", " █ ", " █ ", "███"}, '2': {"███", "  █", "███", "█  ", "███"}, '3': {"███", "  █", "███", "  █", "███"},
	'4': {"█ █", "█ █", "███", "  █", "  █"}, '5': {"███", "█  ", "███", "  █", "███"}, '6': {"███", "█  ", "███", "█ █", "███"}, '7': {"███", "  █", "  █", "  █", "  █"},
	'8': {"███", "█ █", "███", "█ █", "███"}, '9': {"███", "█ █", "███", "  █", "███"}, '%': {"█ █", "  █", " █ ", "█  ", "█ █"}, '.': {" ", " ", " ", " ", "█"}, ' ': {" ", " ", " ", " ", " "},
}

// large writes figures in large type.
func large(text string) string {
	var out strings.Builder
	for row := range 5 {
		out.WriteString("   ")
		for _, r := range text {
			out.WriteString(digits[r][row] + " ")
		}
		out.WriteString("\n")
	}
	return out.String()
}

// Write draws the plenary for a wall, 80 cells wide.
func (p *Plenary) Write(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s.  %d have handed in.\n\n", strings.ToUpper(p.Place), p.Learners)
	if p.Learners < Fewest {
		fmt.Fprintf(&b, "Nothing is shown of fewer than %d, so that nobody is known by it.\n", Fewest)
		_, err := io.WriteString(w, b.String())
		return err
	}
	if m := p.Missed; m != nil {
		fmt.Fprintf(&b, "MISSED BY\n\n%s\n   %s\n   It was there from minute %.1f on.\n\n", large(fmt.Sprintf("%.0f%%", 100**m.Missed)), m.Label, m.From)
	}
	if p.Device != "" {
		fmt.Fprintf(&b, "HOW LIKELY AT FAULT: %s (a figure is so many of you, a dot fewer than five)\n\n", p.Device)
		for y, row := range p.At {
			scale := "     "
			if y%5 == 0 {
				scale = fmt.Sprintf("%3d %%", 100-100*y/(plenaryHigh-1))
			}
			b.WriteString(scale + " │" + cells(row[:]) + "\n")
		}
		fmt.Fprintf(&b, "      └%s\n       minute 0%*.0f\n\n", strings.Repeat("─", plenaryWide), plenaryWide-9, p.Minutes)
	}
	if s := p.Scene; s != nil {
		fmt.Fprintf(&b, "ASKED: %s\n\n", s.Label)
		for _, c := range s.Choices {
			if c.N == nil {
				fmt.Fprintf(&b, "  <%d  %-30s %s\n", Fewest, "", c.Label)
				continue
			}
			fmt.Fprintf(&b, "%4d  %-30s %s\n", *c.N, strings.Repeat("█", *c.N*30/max(s.N, 1)), c.Label)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// cells draws how many are at each place: a figure, a plus from ten on, a dot for one to four.
func cells(row []int) string {
	var b strings.Builder
	for _, n := range row {
		switch {
		case n == 0:
			b.WriteByte(' ')
		case n == hiddenFew:
			b.WriteRune('·')
		case n < 10:
			b.WriteByte(byte('0' + n))
		default:
			b.WriteByte('+')
		}
	}
	return strings.TrimRight(b.String(), " ")
}
