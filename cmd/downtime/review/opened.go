package review

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"downtime/cmd/downtime/proof"
	"downtime/game/debrief"
	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/score"
	"downtime/game/track"
	"downtime/saves/cohort"
)

// Opened is a run of the cohort, simulated again. Of one that this program cannot simulate Run and Track are nil, and Report.Why says why.
type Opened struct {
	Of     cohort.Summary
	Report debrief.Report
	Run    *run.Run
	Track  *track.Track
}

// Kept puts into a debrief that cannot be simulated again what was taken out of the run when it was proved: the domains of its Card, and its decisions.
func Kept(ctx context.Context, db *cohort.DB, s *cohort.Summary, rep *debrief.Report) error {
	rep.Card = score.Card{Scenario: s.Scenario, Variant: s.Variant, Kind: s.Kind, Scored: s.Counts(), Ending: s.Ending, Tick: s.Ticks, Uncapped: s.Uncapped, Capped: s.Total < s.Uncapped, Total: s.Total}
	by := map[string]points{}
	for _, p := range domainsOf(s.Domains) {
		by[p.ID] = p
	}
	for i := range engine.NumDomains {
		if p, ok := by[score.DomainID(i)]; ok && p.Weight > 0 {
			rep.Card.Domains = append(rep.Card.Domains, score.Domain{ID: p.ID, Label: score.DomainLabel(i), Points: p.Points, Weight: p.Weight, Score: 100 * p.Points / p.Weight})
		}
	}
	text, err := db.Text(ctx, cohort.Decisions, s.N)
	if err != nil {
		return err
	}
	rep.Timeline = nil
	for line := range bytes.Lines(text) {
		var x proof.Decision
		if err := json.Unmarshal(line, &x); err != nil {
			return fmt.Errorf("read decisions of run %s: %w", s.ID, err)
		}
		rep.Timeline = append(rep.Timeline, debrief.Moment{Tick: x.Tick, Clock: x.Clock, Text: x.Words, Input: int64(x.N)})
	}
	return nil
}
