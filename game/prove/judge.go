package prove

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"downtime/game/engine"
	"downtime/game/player"
)

// What a committee asks beside the gates. The numbers are the project's own [D].
const (
	apart   = 30.0 // points between the best and the worst player of a variant: less, and nothing matters there
	behind  = 15.0 // points by which a blanket strategy stays behind the expert overall
	better  = 1.0  // points by which a changed decision or another player may beat the expert
	capped  = 49.0 // a run of the expert at or below this is lost
	listing = 12   // ids in one sentence
)

// blankets are the strategies that need no look at the patient.
var blankets = []string{"believer", "unplugger", "checker", "caller"}

// Judge puts the parts of a proof together. They may come in any order.
func Judge(sc *engine.Scenario, seeds int, parts []Part) Report {
	j := judge{sc: sc, parts: parts, rep: Report{Scenario: sc.ID, Seeds: seeds, Findings: []Finding{}, Overall: []Overall{}, Variants: []Spread{}}}
	seen := newSeen(sc)
	for i := range parts {
		seen.join(parts[i].seen)
		j.rep.Runs += parts[i].runs
	}
	for i := range sc.Variants {
		for _, name := range player.Names() {
			if p := j.cell(sc.Variants[i].ID, name); p != nil {
				j.rep.Table = append(j.rep.Table, p.result)
			}
		}
	}
	j.rep.Unseen = seen.missing(sc)
	j.gates()
	j.lost()
	j.spreads()
	j.blankets()
	j.worseActs()
	j.unseen()
	slices.SortStableFunc(j.rep.Findings, func(a, b Finding) int { return weight(b) - weight(a) })
	j.rep.Fair = !slices.ContainsFunc(j.rep.Findings, func(f Finding) bool { return f.Fails })
	return j.rep
}

// weight puts what fails first.
func weight(f Finding) int {
	if f.Fails {
		return 1
	}
	return 0
}

type judge struct {
	sc    *engine.Scenario
	parts []Part
	rep   Report
}

// cell finds what one player did in one variant.
func (j *judge) cell(variant, name string) *Part {
	for i := range j.parts {
		if p := &j.parts[i]; p.job.kind == cellJob && p.job.variant == variant && p.job.player == name {
			return p
		}
	}
	return nil
}

func (j *judge) add(f Finding) { j.rep.Findings = append(j.rep.Findings, f) }

// gates takes over the gates of the table, each with the run that is furthest from passing.
func (j *judge) gates() {
	for _, g := range player.Gates(j.rep.Table) {
		f := Finding{Kind: "gate", Fails: true, Words: g.Words, Player: g.Player, Variant: g.Variant, Value: g.Value, Limit: g.Limit}
		at := g.Variant
		if at == "" { // overall: the variant in which that player does best
			at = j.bestVariant(g.Player)
		}
		if p := j.cell(at, g.Player); p != nil {
			f.job, f.seed = p.job, p.worst
			if g.Value > g.Limit {
				f.seed = p.best
			}
		}
		j.add(f)
	}
}

func (j *judge) bestVariant(name string) string {
	best, at := math.Inf(-1), ""
	for _, r := range j.rep.Table {
		if r.Player == name && r.Mean > best {
			best, at = r.Mean, r.Variant
		}
	}
	return at
}

// lost names runs in which even the expert loses: a critical failure, or no more than a capped run has.
func (j *judge) lost() {
	for i := range j.sc.Variants {
		p := j.cell(j.sc.Variants[i].ID, "expert")
		if p == nil || p.result.Capped == 0 && p.result.Min > capped {
			continue
		}
		f := Finding{Kind: "lost", Fails: true, Player: "expert", Variant: p.job.variant, Value: p.result.Min, Limit: capped, job: p.job, seed: p.worst}
		f.Words = fmt.Sprintf("the expert loses a run of %s: %.1f with seed %d", p.job.variant, p.result.Min, p.worst)
		j.add(f)
	}
}

// spreads compares the players of each variant.
func (j *judge) spreads() {
	for i := range j.sc.Variants {
		v := &j.sc.Variants[i]
		s := Spread{Variant: v.ID, Kind: v.Kind.String(), Best: math.Inf(-1), Worst: math.Inf(1)}
		for _, r := range j.rep.Table {
			if r.Variant == v.ID && r.Mean > s.Best {
				s.Best, s.BestBy = r.Mean, r.Player
			}
			if r.Variant == v.ID && r.Mean < s.Worst {
				s.Worst, s.WorstBy = r.Mean, r.Player
			}
		}
		if s.BestBy == "" {
			continue
		}
		j.rep.Variants = append(j.rep.Variants, s)
		if s.Best-s.Worst < apart {
			p := j.cell(v.ID, s.BestBy)
			j.add(Finding{
				Kind: "nothing-matters", Fails: true, Player: s.BestBy, Variant: v.ID, Value: tenth(s.Best - s.Worst), Limit: apart, job: p.job, seed: p.best,
				Words: fmt.Sprintf("nothing matters in %s: its best player (%s) is only %.1f points ahead of its worst (%s)", v.ID, s.BestBy, s.Best-s.Worst, s.WorstBy),
			})
		}
		j.beaten(&s)
	}
}

// beaten names a player that does better than the expert.
func (j *judge) beaten(s *Spread) {
	e := j.cell(s.Variant, "expert")
	if e == nil || s.Best <= e.result.Mean+better {
		return
	}
	p := j.cell(s.Variant, s.BestBy)
	j.add(Finding{
		Kind: "beaten", Fails: true, Player: s.BestBy, Variant: s.Variant, Value: s.Best, Limit: e.result.Mean, job: p.job, seed: p.best,
		Words: fmt.Sprintf("%s scores %.1f in %s, more than the expert's %.1f: what it leaves out should count, or the expert should leave it out", s.BestBy, s.Best, s.Variant, e.result.Mean),
	})
}

// blankets compares the strategies that need no look at the patient with the expert. The gates ask it of two of them already.
func (j *judge) blankets() {
	expert := 0.0
	for _, name := range player.Names() {
		mean, n := 0.0, 0
		for _, r := range j.rep.Table {
			if r.Player == name {
				mean, n = mean+r.Mean, n+1
			}
		}
		if n == 0 {
			continue
		}
		mean = tenth(mean / float64(n))
		o := Overall{Player: name, Mean: mean, Blanket: slices.Contains(blankets, name)}
		j.rep.Overall = append(j.rep.Overall, o)
		if name == "expert" {
			expert = mean
		}
		if at := j.bestVariant(name); o.Blanket && mean > expert-behind && name != "checker" && name != "caller" {
			p := j.cell(at, name)
			j.add(Finding{
				Kind: "blanket", Fails: true, Player: name, Value: mean, Limit: tenth(expert - behind), job: p.job, seed: p.best,
				Words: fmt.Sprintf("%s scores %.1f overall without looking, and the expert %.1f: at least %.0f should lie between them", name, mean, expert, behind),
			})
		}
	}
}

// worseActs names key decisions that pay more when they are taken otherwise than the expert takes them.
func (j *judge) worseActs() {
	for i := range j.parts {
		p := &j.parts[i]
		if p.job.kind != insteadJob || !p.counts {
			continue
		}
		e := j.cell(p.job.variant, "expert")
		if e == nil || len(e.result.Cards) == 0 || p.card.Total <= e.result.Cards[0].Total+better {
			continue
		}
		d, did := &j.sc.Decisions[p.job.decision], "left undone"
		if d.Scene >= 0 {
			did = "answered with " + j.sc.Scenes[d.Scene].Choices[p.job.choice].ID
		}
		j.add(Finding{
			Kind: "worse-act", Fails: true, Player: "expert", Variant: p.job.variant, Value: p.card.Total, Limit: e.result.Cards[0].Total, job: p.job, seed: 1,
			Words: fmt.Sprintf("in %s the decision %s, %s, scores %.1f, more than the expert's own %.1f", p.job.variant, d.ID, did, p.card.Total, e.result.Cards[0].Total),
		})
	}
}

// unseen says what happened in no run at all. It does not fail: chance may not have come that far.
func (j *judge) unseen() {
	u := &j.rep.Unseen
	for _, l := range []struct {
		what string
		ids  []string
	}{
		{"actions", u.Actions}, {"findings", u.Findings}, {"scenes", u.Scenes}, {"choices", u.Choices}, {"clues", u.Clues}, {"criteria", u.Criteria}, {"endings", u.Endings},
	} {
		if len(l.ids) == 0 {
			continue
		}
		f := Finding{Kind: "unseen", Value: float64(len(l.ids)), Words: fmt.Sprintf("%d %s were never seen in %d runs: %s", len(l.ids), l.what, j.rep.Runs, list(l.ids))}
		for i := range j.parts {
			if p := &j.parts[i]; p.job.kind == curiousJob && f.job.seeds == 0 {
				f.job, f.Variant, f.Player = p.job, p.job.variant, "curious"
			}
		}
		j.add(f)
	}
}

func list(ids []string) string {
	if len(ids) <= listing {
		return strings.Join(ids, ", ")
	}
	return strings.Join(ids[:listing], ", ") + fmt.Sprintf(" and %d more", len(ids)-listing)
}

func tenth(x float64) float64 { return math.Round(x*10) / 10 }
