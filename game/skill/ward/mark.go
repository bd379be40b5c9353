package ward

import (
	"fmt"
	"slices"
	"strings"

	"downtime/game/rank"
	"downtime/game/skill"
)

// The points of a ward (mark D), and the agreement that the standard asks for: with six patients, one weighted τ in twenty is 0.66 or more by chance.
const (
	ofOrder, ofOff, ofAct = 70.0, 15.0, 15.0
	enough                = 0.75
)

// experts are the ranks of the board's patients by the rule, from 1.
func (r *round) experts() []int {
	ranks := make([]int, inWard)
	for i, p := range r.order() {
		ranks[p] = i + 1
	}
	return ranks
}

// learners are the ranks that the learner gave.
func (r *round) learners() []int {
	ranks := make([]int, inWard)
	for i, id := range r.form.Chosen("order") {
		if at := r.index(id); at >= 0 {
			ranks[at] = i + 1
		}
	}
	return ranks
}

// off are the ids of those who are not on this list.
func (r *round) off() []string {
	var ids []string
	for i := range r.patients {
		if p := &r.patients[i]; !p.Exposed && !p.Override {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// Result marks both lists.
func (e *exercise) Result() skill.Result {
	res := skill.Result{Met: true}
	var taus []string
	for i := range e.rounds {
		r := &e.rounds[i]
		tau, _ := rank.WeightedTau(r.experts(), r.learners(), r.disputed)
		off := r.markOff(i)
		res.Lines = append(res.Lines, r.markOrder(i, tau), off, r.markAct(i))
		res.Met = res.Met && tau >= enough && off.Points == off.Of
		taus = append(taus, fmt.Sprintf("%.2f", tau))
	}
	res.Summary = fmt.Sprintf("Weighted agreement with the rule: %s (1 is the same order, 0 is chance).", strings.Join(taus, " and "))
	res.Sum(e.setup.Timing)
	return res
}

func (r *round) markOrder(n int, tau float64) skill.Line {
	l := skill.Line{Label: fmt.Sprintf("Ward %d: the order", n+1), Of: ofOrder, Points: ofOrder * rank.Points(tau) / 100, Source: "tdp"}
	var names []string
	for _, p := range r.order() {
		names = append(names, r.patients[p].ID)
	}
	l.Why = "The rule's order: " + strings.Join(names, ", ") + "."
	if pair, ok := rank.Costliest(r.experts(), r.learners(), r.disputed); ok {
		a, b := &r.patients[pair[0]], &r.patients[pair[1]]
		l.Why += fmt.Sprintf(" The pair that mattered most: %s before %s. %s: %s %s: %s", a.ID, b.ID, a.ID, a.Why, b.ID, b.Why)
	}
	return l
}

func (r *round) markOff(n int) skill.Line {
	want := r.off()
	got := r.form.Chosen("off")
	wrong := 0
	for i := range r.patients {
		if id := r.patients[i].ID; slices.Contains(want, id) != slices.Contains(got, id) {
			wrong++
		}
	}
	l := skill.Line{Label: fmt.Sprintf("Ward %d: who is not on this list", n+1), Of: ofOff, Points: max(0, ofOff-float64(ofOff/2*float64(wrong))), Source: "tdp"}
	l.Why = "Everybody here hangs on something suspect."
	if len(want) > 0 {
		p := r.patients[r.index(want[0])]
		l.Why = fmt.Sprintf("%s: %s Ill perhaps, but not by this cause, and their kit is not yours to take.", strings.Join(want, ", "), p.Why)
	}
	return l
}

func (r *round) markAct(n int) skill.Line {
	top := &r.patients[r.order()[0]]
	l := skill.Line{Label: fmt.Sprintf("Ward %d: the first act", n+1), Of: ofAct, Source: "tdp", Why: fmt.Sprintf("For %s: %s. %s", top.ID, top.First, top.Why)}
	if r.form.Value("act") == top.ID {
		l.Points = ofAct
	}
	return l
}
