package player

import (
	"math"

	"downtime/game/engine"
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
	res := Result{Scenario: sc.ID, Variant: variant, Player: player, Seeds: seeds, Min: math.Inf(1), Outcomes: map[string]int{}}
	if v := sc.VariantNamed(variant); v >= 0 {
		res.Kind = sc.Variants[v].Kind.String()
	}
	sum, raw := 0.0, 0.0
	for seed := range seeds {
		_, card, err := Play(sc, uint64(seed)+1, variant, player, 0)
		if err != nil {
			return res, err
		}
		sum += card.Total
		raw += card.Uncapped
		res.Min, res.Max = min(res.Min, card.Total), max(res.Max, card.Total)
		res.Outcomes[card.Ending]++
		if card.Capped {
			res.Capped++
		}
		res.Cards = append(res.Cards, card)
	}
	res.Mean, res.Uncapped = tenth(sum/float64(seeds)), tenth(raw/float64(seeds))
	return res, nil
}

// Bots plays the whole table of a scenario, every player in every variant, one after another.
func Bots(sc *engine.Scenario, seeds int) ([]Result, error) {
	var out []Result
	for i := range sc.Variants {
		for _, name := range names {
			res, err := Cell(sc, sc.Variants[i].ID, name, seeds)
			if err != nil {
				return out, err
			}
			out = append(out, res)
		}
	}
	return out, nil
}

func tenth(x float64) float64 { return math.Round(x*10) / 10 }
