package player

import (
	"fmt"
	"slices"

	"downtime/game/engine"
)

// Finding is one gate that a scenario does not pass.
type Finding struct {
	Gate    string  `json:"gate"`
	Player  string  `json:"player"`
	Variant string  `json:"variant,omitempty"`
	Value   float64 `json:"value"`
	Limit   float64 `json:"limit"`
	Words   string  `json:"words"`
}

// gate bounds the mean of one player in the variants of some kinds.
type gate struct {
	player    string
	kinds     []engine.VariantKind
	low, high float64
	below     bool // high is excluded
	uncapped  bool // critical failures must not be what keeps it down
	why       string
}

var (
	everywhere = []engine.VariantKind{engine.Silent, engine.Overt, engine.Mimic, engine.Plain}
	gates      = []gate{
		{"expert", everywhere, 85, 100, false, false, "the case can be played well in every truth"},
		{"resident", everywhere, 55, 82, false, false, "sensible and imperfect is neither a failure nor full marks"},
		{"believer", []engine.VariantKind{engine.Silent}, 0, 45, false, false, "trusting every device must fail where one lies"},
		{"believer", []engine.VariantKind{engine.Plain}, 65, 100, false, false, "trusting a sound device is right"},
		{"unplugger", []engine.VariantKind{engine.Plain, engine.Mimic}, 0, 45, false, false, "disconnecting sound devices must fail"},
		{"unplugger", []engine.VariantKind{engine.Silent, engine.Overt}, 0, 60, true, true, "pulling every plug loses even where a device was at fault"},
		{"idler", everywhere, 0, 40, false, false, "doing nothing must not pass"},
		{"random", everywhere, 0, 40, false, false, "doing anything must not pass"},
	}
)

// behind is how far the checker and the caller must stay below the expert overall.
const behind = 15.0

// Gates says in words which gates of a fair scenario (docs/prove.md) a table does not pass; none if the scenario is fair.
func Gates(results []Result) []Finding {
	out := []Finding{}
	for i := range results {
		r := &results[i]
		for j := range gates {
			if f, bad := gates[j].check(r); bad {
				out = append(out, f)
			}
		}
	}
	expert, ok := overall(results, "expert")
	for _, name := range []string{"checker", "caller"} {
		mean, played := overall(results, name)
		if !ok || !played || mean <= expert-behind {
			continue
		}
		out = append(out, Finding{
			Gate: name + " overall", Player: name, Value: mean, Limit: tenth(expert - behind),
			Words: fmt.Sprintf("%s scores %.1f overall and the expert %.1f: at least %.0f should lie between them", name, mean, expert, behind),
		})
	}
	return out
}

func (g *gate) check(r *Result) (Finding, bool) {
	if r.Player != g.player || !slices.ContainsFunc(g.kinds, func(k engine.VariantKind) bool { return k.String() == r.Kind }) {
		return Finding{}, false
	}
	x := r.Mean
	if g.uncapped {
		x = r.Uncapped
	}
	f := Finding{Gate: g.player + " in " + r.Kind, Player: r.Player, Variant: r.Variant, Value: x}
	switch {
	case x < g.low:
		f.Limit = g.low
		f.Words = fmt.Sprintf("%s scores %.1f in %s (%s), less than %.0f: %s", r.Player, x, r.Variant, r.Kind, g.low, g.why)
	case x > g.high || (g.below && x >= g.high):
		f.Limit = g.high
		f.Words = fmt.Sprintf("%s scores %.1f in %s (%s), more than %.0f: %s", r.Player, x, r.Variant, r.Kind, g.high, g.why)
	default:
		return Finding{}, false
	}
	return f, true
}

// overall is a player's mean over the variants, each counted once.
func overall(results []Result, player string) (float64, bool) {
	sum, n := 0.0, 0
	for i := range results {
		if results[i].Player == player {
			sum += results[i].Mean
			n++
		}
	}
	if n == 0 {
		return 0, false
	}
	return tenth(sum / float64(n)), true
}
