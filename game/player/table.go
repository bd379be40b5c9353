package player

import (
	"fmt"
	"math"
	"slices"

	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/score"
)

// Result is one cell of the table: one player in one variant over some seeds.
type Result struct {
	Scenario string         `json:"scenario"`
	Variant  string         `json:"variant"`
	Kind     string         `json:"kind"`
	Player   string         `json:"player"`
	Seeds    int            `json:"seeds"`
	Mean     float64        `json:"mean"` // of the totals, to one decimal
	Min      float64        `json:"min"`
	Max      float64        `json:"max"`
	Outcomes map[string]int `json:"outcomes"` // how often each ending was reached
	Uncapped float64        `json:"-"`        // mean of the totals before critical failures cap them
	Capped   int            `json:"-"`        // runs that were capped
	Cards    []score.Card   `json:"-"`
}

// Cell plays one player in one variant with the seeds 1 to seeds.
func Cell(sc *engine.Scenario, variant, player string, seeds int) (Result, error) {
	return CellEach(sc, variant, player, seeds, func(*run.Run, *score.Card) {})
}

// CellEach is Cell, and shows each run. A seed drives what a player does by chance, and the hands of those who squeeze a bag. Where neither comes
// in, every seed gives one and the same run: it is played, and shown, once, and counts for all. What comes before the first squeeze is played once
// too; the runs of seeds after the first keep no marks.
func CellEach(sc *engine.Scenario, variant, player string, seeds int, each func(*run.Run, *score.Card)) (Result, error) {
	res := Result{Scenario: sc.ID, Variant: variant, Player: player, Seeds: seeds, Min: math.Inf(1), Outcomes: map[string]int{}}
	if v := sc.VariantNamed(variant); v >= 0 {
		res.Kind = sc.Variants[v].Kind.String()
	}
	sum, raw := 0.0, 0.0
	first, others, err := grow(sc, 1, variant, player)
	if err != nil {
		return res, fmt.Errorf("player %s: %w", player, err)
	}
	for seed := 1; seed <= seeds; {
		r, card, err := others.seed(sc, uint64(seed), variant, player, first)
		if err != nil {
			return res, fmt.Errorf("player %s: %w", player, err)
		}
		each(r, &card)
		times := 1
		if !chancy(player, r) {
			times = seeds - seed + 1
		}
		seed += times
		sum += float64(float64(times) * card.Total)
		raw += float64(float64(times) * card.Uncapped)
		res.Min, res.Max = min(res.Min, card.Total), max(res.Max, card.Total)
		res.Outcomes[card.Ending] += times
		if card.Capped {
			res.Capped += times
		}
		for range times {
			res.Cards = append(res.Cards, card)
		}
	}
	res.Mean, res.Uncapped = tenth(sum/float64(seeds)), tenth(raw/float64(seeds))
	return res, nil
}

// chancy reports whether another seed might have given another run: the player throws dice, or somebody squeezed a bag.
func chancy(player string, r *run.Run) bool {
	return player == "resident" || player == "random" ||
		slices.ContainsFunc(r.Events, handsOn)
}

func tenth(x float64) float64 { return math.Round(x*10) / 10 }
