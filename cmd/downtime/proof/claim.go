package proof

import (
	"encoding/json"
	"fmt"
	"strings"

	"downtime/cmd/downtime/sitting"
	"downtime/game/run"
	"downtime/game/score"
	"downtime/saves"
)

// Claim is what a hand-in says that a run scored: the whole Card is made again where it is proved.
type Claim struct {
	Scored    bool     `json:"scored"`
	Total     float64  `json:"total"`
	Uncapped  float64  `json:"uncapped"`
	Capped    bool     `json:"capped"`
	Ending    string   `json:"ending"`
	Domains   []Points `json:"domains"`
	Criticals []string `json:"criticals"`
}

// Points are those of one domain.
type Points struct {
	ID     string  `json:"id"`
	Points float64 `json:"points"`
	Weight float64 `json:"weight"`
}

// ClaimOf is what a Card claims.
func ClaimOf(c *score.Card) Claim {
	out := Claim{Scored: c.Scored, Total: c.Total, Uncapped: c.Uncapped, Capped: c.Capped, Ending: c.Ending, Domains: []Points{}, Criticals: []string{}}
	for _, d := range c.Domains {
		out.Domains = append(out.Domains, Points{d.ID, d.Points, d.Weight})
	}
	for _, f := range c.Criticals {
		out.Criticals = append(out.Criticals, f.ID)
	}
	return out
}

// differs says in words where a claim is not what replay gives; "" if it is the same.
func (c *Claim) differs(got *Claim) string {
	var out []string
	say := func(what string, claimed, gives any) {
		if fmt.Sprint(claimed) != fmt.Sprint(gives) {
			out = append(out, fmt.Sprintf("%s is said to be %v and replay gives %v", what, claimed, gives))
		}
	}
	say("the score", c.Total, got.Total)
	say("the score before any cap", c.Uncapped, got.Uncapped)
	say("whether it was capped", c.Capped, got.Capped)
	say("whether it is scored", c.Scored, got.Scored)
	say("the ending", c.Ending, got.Ending)
	say("the domains", c.Domains, got.Domains)
	say("the critical failures", c.Criticals, got.Criticals)
	return strings.Join(out, "; ")
}

// HandedIn is a stored run as a hand-in holds it: without its events, and with the claim in the place of the Card.
func HandedIn(stored saves.Run) (saves.Run, error) {
	stored.Events = nil
	if stored.Status != saves.Ended {
		return stored, nil
	}
	var card score.Card
	if err := json.Unmarshal(stored.Card, &card); err != nil {
		return stored, fmt.Errorf("read the card of run %s: %w", stored.ID, err)
	}
	claim, err := json.Marshal(ClaimOf(&card))
	if err != nil {
		return stored, fmt.Errorf("write the claim of run %s: %w", stored.ID, err)
	}
	stored.Card = claim
	return stored, nil
}

// Headless is a run that was played without a profile, as a hand-in holds it.
func Headless(r *run.Run) (saves.Run, error) {
	stored, err := sitting.Record(r, score.Grade(r.Scenario, &r.State))
	if err != nil {
		return stored, err
	}
	return HandedIn(stored)
}
