package wall

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"downtime/cmd/downtime/review"
	"downtime/cmd/downtime/ui"
	"downtime/game/counterfactual"
	"downtime/game/engine"
)

// String says a share in words: "17 of 20", "16 or more of 20".
func (s Share) String() string {
	words := fmt.Sprintf("%d of ", s.N)
	if s.OrMore {
		words = fmt.Sprintf("%d or more of ", s.N)
	}
	if s.There {
		return fmt.Sprintf("%sthe %d for whom it was there", words, s.Of)
	}
	return fmt.Sprintf("%s%d", words, s.Of)
}

// TooFew says why a wall is empty.
func TooFew() string {
	return fmt.Sprintf("Nothing is shown of fewer than %d, so that nobody is known by it.", review.Fewest)
}

// Question is the question of an id; of "" the one that came to most. −1: there is none of that id, or too few answered it.
func (p *Picture) Question(id string) int {
	best, most := -1, -1
	for i, a := range p.Asked {
		came := p.Learners
		for _, x := range a.Answers {
			if len(x.Labels) == 1 && x.Labels[0] == NotAsked {
				came -= x.N
			}
		}
		if a.ID == id || id == "" && came > most {
			best, most = i, came
		}
	}
	return best
}

// Write tells the plenary in lines.
func (p *Picture) Write(w io.Writer, place, scene string) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s.  %s handed in.\n", strings.ToUpper(place), map[bool]string{true: "1 has", false: strconv.Itoa(p.Learners) + " have"}[p.Learners == 1])
	if p.Learners < review.Fewest {
		fmt.Fprintf(&b, "\n%s\n", TooFew())
		_, err := io.WriteString(w, b.String())
		return err
	}
	p.missedText(&b)
	if len(p.Beliefs) > 0 {
		p.Beliefs[0].text(&b, p.Minutes)
	}
	if i := p.Question(scene); i >= 0 {
		p.Asked[i].text(&b)
	} else if scene != "" {
		fmt.Fprintf(&b, "\nASKED: fewer than %d of you were asked %s.\n", review.Fewest, scene)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// missedLines is how many clues are told after the first.
const missedLines = 4

func (p *Picture) missedText(b *strings.Builder) {
	if len(p.Missed) == 0 {
		fmt.Fprintf(b, "\nNo clue was missed by %d or more of you.\n", review.Fewest)
		return
	}
	m := p.Missed[0]
	fmt.Fprintf(b, "\nMISSED BY %s\n\n   %s\n   It was there from minute %.1f on.\n", strings.ToUpper(m.Share.String()), m.Label, m.From)
	for _, m := range p.Missed[1:min(len(p.Missed), 1+missedLines)] {
		fmt.Fprintf(b, "   Then, by %s: %s, from minute %.1f.\n", m.Share, m.Label, m.From)
	}
}

func (x *Believed) text(b *strings.Builder, end float64) {
	fmt.Fprintf(b, "\nHOW LIKELY AT FAULT: %s (each line the mean of %d of you or more)\n\n", x.Device, review.Fewest)
	for i := len(x.Lines) - 1; i >= 0; i-- {
		var words []string
		for _, l := range x.Lines[i] {
			if !math.IsNaN(l.P) {
				words = append(words, fmt.Sprintf("%.0f %% from minute %.1f", 100*l.P, l.Minute))
			}
		}
		fmt.Fprintf(b, "   %s\n", strings.Join(words, ", "))
	}
	fmt.Fprintf(b, "   The end is minute %.0f.\n", end)
}

func (a *Asked) text(b *strings.Builder) {
	fmt.Fprintf(b, "\nASKED: %s\n\n", a.Label)
	for _, x := range a.Answers {
		if len(x.Labels) == 1 {
			fmt.Fprintf(b, "%4d  %s\n", x.N, x.Labels[0])
			continue
		}
		fmt.Fprintf(b, "%4d  together, too few each to stand alone:\n", x.N)
		for _, l := range x.Labels {
			fmt.Fprintf(b, "        %s\n", l)
		}
	}
}

// WriteTwin tells in lines where the same patient in two truths comes apart, and how far they are apart after that. Which is which is not said.
func (p *Picture) WriteTwin(w io.Writer, sc *engine.Scenario) error {
	a, ok := wanted(sc, p)
	if !ok || p.Learners < review.Fewest {
		return nil
	}
	twins, hands, err := livedApart(sc, a)
	if err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString("\nTHE SAME PATIENT, ANOTHER TRUTH: " + map[bool]string{true: "as the expert acts", false: "nobody acts"}[hands] + "\n\n")
	if twins.Parted < 0 {
		b.WriteString("   They never part for who only looks and listens.\n")
	}
	for i := range twins.Moments {
		if m := &twins.Moments[i]; twins.Parted >= 0 && (m.Tick == twins.Parted || i == len(twins.Moments)-1) {
			apart(&b, sc, m, m.Tick == twins.Parted)
		}
	}
	fmt.Fprintf(&b, "   Which is which is in the pack: downtime lab pack %s\n", sc.ID)
	_, err = io.WriteString(w, b.String())
	return err
}

// apart tells what differs at a moment.
func apart(b *strings.Builder, sc *engine.Scenario, m *counterfactual.Moment, parting bool) {
	fmt.Fprintf(b, "   %s, %s from the beginning:\n", map[bool]string{true: "Alike until " + sc.Clock(m.Tick), false: "At " + sc.Clock(m.Tick)}[parting], ui.Clock(secondsOf(m.Tick)))
	for _, n := range unlike(m) {
		fmt.Fprintf(b, "      %s: one %s, the other %s\n", n.label, n.values[0], n.values[1])
	}
	for _, t := range toldApart(m) {
		for i, said := range t {
			if said != "" {
				fmt.Fprintf(b, "      only %s: %s\n", strings.ToLower(names[i]), said)
			}
		}
	}
}
