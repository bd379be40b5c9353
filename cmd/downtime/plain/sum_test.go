package plain_test

import (
	"bytes"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"downtime/cmd/downtime/plain"
	"downtime/game/debrief"
	"downtime/game/engine"
	"downtime/game/player"
)

var (
	saidDomain = regexp.MustCompile(`^(.+): (\d+\.\d) of (\d+\.\d) points\.$`)
	saidTotal  = regexp.MustCompile(`^Total: (\d+\.\d) of 100 points\.$`)
	saidPart   = regexp.MustCompile(`^Heading: (.+), line by line\.$`)
	saidLine   = regexp.MustCompile(`^(?:(\d+\.\d) of \d+\.\d\.|(Minus|Plus) (\d+\.\d)\.) `)
)

// sums are the numbers of a Card as it was said, in tenths: by domain what was said and what its lines add up to, and the total.
func sums(said string) (domains, lines map[string]int, total int) {
	domains, lines = map[string]int{}, map[string]int{}
	of := func(s string) int {
		v, _ := strconv.ParseFloat(s, 64)
		return int(math.Round(v * 10))
	}
	in := ""
	for _, l := range strings.Split(said, "\n") {
		if m := saidDomain.FindStringSubmatch(l); m != nil && in == "" {
			domains[m[1]] = of(m[2])
		} else if m := saidTotal.FindStringSubmatch(l); m != nil {
			total = of(m[1])
		} else if m := saidPart.FindStringSubmatch(l); m != nil {
			in = m[1]
		} else if m := saidLine.FindStringSubmatch(l); m != nil && in != "" {
			lines[in] += of(m[1]) + of(m[3])*map[string]int{"Minus": -1, "Plus": 1}[m[2]]
		}
	}
	return domains, lines, total
}

func TestTheSumThatIsSaidReconcilesWithTheLines(t *testing.T) {
	sc := compiled(t, icu)
	for seed := range uint64(12) {
		name := []string{"random", "resident", "unplugger"}[seed%3]
		r, card, err := player.Play(sc, seed+1, sc.Variants[int(seed)%len(sc.Variants)].ID, name, 400*engine.TicksPerSecond)
		must(t, err)
		var out bytes.Buffer
		plain.PrintCard(&out, &card, debrief.Inputs(sc, r))
		wantReadable(t, out.String())
		domains, lines, total := sums(out.String())
		if len(domains) != len(card.Domains) {
			t.Fatalf("%d domains are said of %d", len(domains), len(card.Domains))
		}
		all := 0
		for d, points := range domains {
			if lines[d] != points {
				t.Errorf("%s: %s is said to have %d tenths, and its lines add up to %d", name, d, points, lines[d])
			}
			all += points
		}
		if card.Capped {
			all = min(all, 490)
		}
		if total != all {
			t.Errorf("%s: the domains add up to %d tenths, and %d are said", name, all, total)
		}
	}
}

func TestEveryLineIsSaidWithItsInputItsMinuteItsReasonAndItsSource(t *testing.T) {
	sc := compiled(t, icu)
	r, card, err := player.Play(sc, 1, "silent-limiter", "expert", 0)
	must(t, err)
	inputs := debrief.Inputs(sc, r)
	var out bytes.Buffer
	plain.PrintCard(&out, &card, inputs)
	told := strings.Split(out.String(), "\n")
	for _, d := range card.Domains {
		for i, l := range d.Lines {
			at := slices.Index(told, "Heading: "+d.Label+", line by line.") + 1 + i
			for _, part := range []string{l.Clock, fmt.Sprintf("Source: %s.", l.SourceID), fmt.Sprintf("By input %d, ", l.Input)} {
				if part == "Source: ." || part == "By input 0, " {
					continue
				}
				if !strings.Contains(told[at], part) {
					t.Errorf("%s is said without %q: %s", l.ID, part, told[at])
				}
			}
		}
	}
	if n := strings.Index(out.String(), "Total: "); n < strings.Index(out.String(), card.Domains[len(card.Domains)-1].Label) {
		t.Error("the total is said before the profile of domains")
	}
}
