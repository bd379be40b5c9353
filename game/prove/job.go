package prove

import (
	"fmt"
	"strconv"

	"downtime/game/engine"
	"downtime/game/player"
	"downtime/game/run"
	"downtime/game/score"
)

// Job is one piece of a proof. Jobs are independent of one another.
type Job struct {
	kind     jobKind
	variant  string
	player   string
	decision int
	choice   int
	seeds    int
}

type jobKind uint8

const (
	cellJob jobKind = iota
	curiousJob
	insteadJob
)

// Part is what one job found.
type Part struct {
	job    Job
	result player.Result // of a cell
	seen   *Seen
	card   score.Card // of a changed decision
	counts bool       // the decision was one in that variant
	runs   int
	best   uint64 // seeds of a cell's best and worst run
	worst  uint64
}

// curiousRuns is how many of the seeds are also given to players that look for what is left, in each variant.
func curiousRuns(seeds int) int { return (seeds + 1) / 2 }

// leastChance is the fewest seeds for the two players that differ most from seed to seed: the gates are means over 20, and with fewer these
// two pass or fail by luck.
const leastChance = 20

// Plan lists the pieces of a proof with the seeds 1 to seeds.
func Plan(sc *engine.Scenario, seeds int) []Job {
	var jobs []Job
	for i := range sc.Variants {
		v := sc.Variants[i].ID
		jobs = append(jobs, Job{kind: curiousJob, variant: v, seeds: curiousRuns(seeds)}) // the longest first
		for _, name := range player.Names() {
			n := seeds
			if name == "resident" || name == "random" {
				n = max(n, leastChance)
			}
			jobs = append(jobs, Job{kind: cellJob, variant: v, player: name, seeds: n})
		}
	}
	for i := range sc.Variants {
		for d := range sc.Decisions {
			if dec := &sc.Decisions[d]; hopeless(dec, sc, i) {
				continue
			} else if dec.Scene < 0 {
				jobs = append(jobs, Job{kind: insteadJob, variant: sc.Variants[i].ID, decision: d, choice: -1})
			} else {
				for c := range sc.Scenes[dec.Scene].Choices {
					if c != dec.Expert {
						jobs = append(jobs, Job{kind: insteadJob, variant: sc.Variants[i].ID, decision: d, choice: c})
					}
				}
			}
		}
	}
	return jobs
}

// hopeless reports whether a decision's condition speaks of variants alone and excludes this one.
func hopeless(d *engine.Decision, sc *engine.Scenario, variant int) bool {
	for _, op := range d.When.Ops {
		switch op.Code {
		case engine.OpConst, engine.OpVariant, engine.OpKind, engine.OpAnd, engine.OpOr, engine.OpNot:
		default:
			return false
		}
	}
	s := engine.Start(sc, 1, variant)
	return !engine.Holds(&d.When, &s)
}

// Do does one piece.
func (j Job) Do(sc *engine.Scenario) (Part, error) {
	p := Part{job: j, seen: newSeen(sc)}
	var err error
	switch j.kind {
	case cellJob:
		err = p.cell(sc)
	case curiousJob:
		_, _, err = j.curious(sc, func(r *run.Run) { p.seen.add(r); p.runs++ })
	case insteadJob:
		var r *run.Run
		if r, p.card, err = j.changed(sc); err == nil {
			p.counts = engine.Holds(&sc.Decisions[j.decision].When, &r.State)
			p.seen.add(r)
			p.runs = 1
		}
	}
	if err != nil {
		return p, fmt.Errorf("%s in %s: %w", j.who(), j.variant, err)
	}
	return p, nil
}

func (j Job) who() string {
	return [...]string{j.player, "curious", "the expert with another decision"}[j.kind]
}

// cell plays one player in one variant.
func (p *Part) cell(sc *engine.Scenario) error {
	low, high := 1e9, -1e9
	var err error
	p.result, err = player.CellEach(sc, p.job.variant, p.job.player, p.job.seeds, func(r *run.Run, c *score.Card) {
		p.seen.add(r)
		if c.Total < low {
			low, p.worst = c.Total, r.Header.Seed
		}
		if c.Total > high {
			high, p.best = c.Total, r.Header.Seed
		}
	})
	p.runs = p.job.seeds
	return err
}

// curious plays its runs one after another, each knowing what those before it did, and gives the last.
func (j Job) curious(sc *engine.Scenario, each func(*run.Run)) (last *run.Run, card score.Card, err error) {
	uses := player.NewUses(sc)
	for seed := 1; seed <= j.seeds; seed++ {
		if last, card, err = player.PlayAs(sc, uint64(seed), j.variant, player.NewCurious(sc, uint64(seed), uses)); err != nil {
			return nil, card, err
		}
		each(last)
	}
	return last, card, nil
}

func (j Job) changed(sc *engine.Scenario) (*run.Run, score.Card, error) {
	return player.PlayAs(sc, 1, j.variant, player.NewInstead(sc, j.decision, j.choice))
}

func decimal(n int) string { return strconv.Itoa(n) }
