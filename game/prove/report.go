package prove

import (
	"errors"

	"downtime/game/engine"
	"downtime/game/player"
	"downtime/game/run"
	"downtime/game/score"
)

// Report is what a proof came to.
type Report struct {
	Scenario string          `json:"scenario"`
	Seeds    int             `json:"seeds"`
	Runs     int             `json:"runs"` // all that were played or are known to be equal to one that was
	Fair     bool            `json:"fair"` // no finding fails
	Table    []player.Result `json:"table"`
	Overall  []Overall       `json:"overall"`  // means over the variants, each counted once
	Variants []Spread        `json:"variants"` // how much it matters what one does
	Unseen   Unseen          `json:"unseen"`
	Findings []Finding       `json:"findings"`
}

// Overall is one player's mean over the variants.
type Overall struct {
	Player  string  `json:"player"`
	Mean    float64 `json:"mean"`
	Blanket bool    `json:"blanket"` // a strategy that needs no look at the patient
}

// Spread is the best and the worst mean of the players in a variant.
type Spread struct {
	Variant string  `json:"variant"`
	Kind    string  `json:"kind"`
	Best    float64 `json:"best"`
	BestBy  string  `json:"bestBy"`
	Worst   float64 `json:"worst"`
	WorstBy string  `json:"worstBy"`
}

// Finding is one thing that a committee would say.
type Finding struct {
	Kind    string  `json:"kind"` // gate, lost, worse-act, beaten, nothing-matters, blanket, unseen
	Fails   bool    `json:"fails"`
	Words   string  `json:"words"`
	Player  string  `json:"player,omitempty"`
	Variant string  `json:"variant,omitempty"`
	Value   float64 `json:"value"`
	Limit   float64 `json:"limit"`
	Run     string  `json:"run,omitempty"` // the file that shows it, where one was written
	job     Job
	seed    uint64
}

// Play gives the run that shows a finding: it is played again, which comes to the same.
func (f *Finding) Play(sc *engine.Scenario) (*run.Run, score.Card, error) {
	switch {
	case f.job.kind == insteadJob:
		return f.job.changed(sc)
	case f.job.kind == curiousJob:
		return f.job.curious(sc, func(*run.Run) {})
	case f.job.player == "" || f.seed == 0:
		return nil, score.Card{}, errors.New("no one run shows this finding")
	}
	return player.Play(sc, f.seed, f.job.variant, f.job.player, 0)
}
