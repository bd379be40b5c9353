package score

import (
	"fmt"
	"strings"

	"downtime/game/engine"
	"downtime/game/rank"
)

// Agreement is how well the order that the trainee last gave agrees with the one that a criterion asks for, by the weighted τ of package rank:
// −1 to 1, 0 by chance. False if no order was given, or the experts tied everybody.
func Agreement(c *engine.Criterion, s *engine.State) (tau float64, ok bool) {
	expert, learner, disputed := orders(c, s)
	if learner == nil {
		return 0, false
	}
	return rank.WeightedTau(expert, learner, disputed)
}

// orders are the two lists of ranks, by place of the criterion, and the pairs on which the experts differed. Learner is nil if no order was given.
func orders(c *engine.Criterion, s *engine.State) (expert, learner []int, disputed []rank.Pair) {
	for i := range c.Order {
		given := s.Order[c.Order[i].Patient]
		if given == 0 {
			return nil, nil, nil
		}
		expert, learner = append(expert, c.Order[i].Rank), append(learner, int(given))
	}
	for _, d := range c.Disputed {
		disputed = append(disputed, rank.Pair(d))
	}
	return expert, learner, disputed
}

// ranking says in a line what an order was worth: the agreement, and the pair in which it lost most.
func (e *entry) ranking(sc *engine.Scenario, c *engine.Criterion, s *engine.State) {
	e.Kind = KindRank
	tau, ok := Agreement(c, s)
	if !ok {
		return
	}
	e.share = float64(e.share * rank.Points(tau) / 100)
	expert, learner, disputed := orders(c, s)
	named := make([]string, len(learner)+1)
	for i, r := range learner {
		if r < len(named) {
			named[r] = sc.TargetLabel(sc.Patients[c.Order[i].Patient].ID)
		}
	}
	e.What = fmt.Sprintf("your order %s: %s; it agrees with the experts' to %.2f, where 1 is the same and 0 no better than chance",
		e.What, strings.Join(named[1:], ", "), tau)
	if pair, found := rank.Costliest(expert, learner, disputed); found {
		first, then := &c.Order[pair[0]], &c.Order[pair[1]]
		e.What += fmt.Sprintf("; what cost most: they put %s before %s", sc.TargetLabel(sc.Patients[first.Patient].ID), sc.TargetLabel(sc.Patients[then.Patient].ID))
		if first.Why != "" {
			e.What += " (" + strings.TrimSuffix(first.Why, ".") + ")"
		}
	}
}
