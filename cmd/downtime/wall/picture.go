package wall

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"
	"strconv"

	"downtime/cmd/downtime/review"
	stats "downtime/game/cohort"
	"downtime/game/engine"
	"downtime/saves/cohort"
)

// Picture is what a room sees of one case on the wall, out of the first run of each learner that has ended: nobody is named, nothing is shown of fewer
// than five, and nothing from which fewer than five could be worked out by subtraction.
type Picture struct {
	Learners int
	Minutes  float64 // of the longest run
	Missed   []Missed
	Beliefs  []Believed
	Asked    []Asked
	Variant  string // the truth that most of them played; "" if fewer than five played any one
	Seed     uint64 // with which most of them played it; 0 if fewer than five share one

	runs map[int64]bool // of whom this is
}

// Missed is a clue that five or more have missed.
type Missed struct {
	Label string
	Share Share
	From  float64 // the median minute from which it was there to be found

	lost float64
}

// Asked is what was answered to one question.
type Asked struct {
	ID, Label string
	Answers   []Answer
}

// Read makes the picture of a case out of a cohort.
func Read(ctx context.Context, db *cohort.DB, f cohort.Filter, sc *engine.Scenario) (*Picture, error) {
	r, err := readFrom(ctx, db, f, sc)
	if err != nil {
		return nil, err
	}
	p := &Picture{Learners: len(r.first), Minutes: minutes(float64(r.last)), runs: map[int64]bool{}}
	for n := range r.first {
		p.runs[n] = true
	}
	if p.Learners < review.Fewest {
		return p, nil
	}
	p.played(r)
	for _, part := range []func(context.Context, *cohort.DB, *read) error{p.missed, p.asked, p.believed} {
		if err := part(ctx, db, r); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// Follows reports whether this picture may follow another on the same wall: five learners or more have come or gone in between, so that what is new of
// one of them cannot be read off the difference.
func (p *Picture) Follows(shown *Picture) bool {
	if shown == nil || shown.Learners < review.Fewest {
		return true
	}
	apart := 0
	for n := range p.runs {
		if !shown.runs[n] {
			apart++
		}
	}
	for n := range shown.runs {
		if !p.runs[n] {
			apart++
		}
	}
	return apart >= review.Fewest
}

// played finds the truth and the seed that most have played.
func (p *Picture) played(r *read) {
	var truths []string
	var seeds []uint64
	for _, x := range r.first {
		truths = append(truths, x.Variant)
	}
	p.Variant = most(truths)
	for _, x := range r.first {
		if x.Variant == p.Variant {
			seeds = append(seeds, x.Seed)
		}
	}
	p.Seed = most(seeds)
}

// most is what five or more have, and more than have any other; nothing if there is none.
func most[T cmp.Ordered](all []T) (best T) {
	slices.Sort(all)
	for n := review.Fewest - 1; len(all) > 0; {
		same := 1
		for same < len(all) && all[same] == all[0] {
			same++
		}
		if same > n {
			best, n = all[0], same
		}
		all = all[same:]
	}
	return best
}

// missed finds the clues that cost the room most: missed by how many, times how much they weigh, the worst first.
func (p *Picture) missed(ctx context.Context, db *cohort.DB, r *read) error {
	from, lost := map[int64][]float64{}, map[int64]int{}
	err := r.each(ctx, db, cohort.Clues, func(_ int64, v []int64) {
		from[v[0]] = append(from[v[0]], float64(v[1]))
		if v[2] == 0 {
			lost[v[0]]++
		}
	})
	if err != nil {
		return err
	}
	for _, n := range slices.Sorted(maps.Keys(from)) {
		share, ok := shareOf(lost[n], len(from[n]), p.Learners)
		lr, err := strconv.ParseFloat(r.terms[n].Extra, 64)
		if !ok || err != nil || lr <= 0 {
			continue // too few missed it, or it speaks of no device
		}
		weight := float64(lost[n]) / float64(len(from[n])) * math.Abs(math.Log(lr))
		p.Missed = append(p.Missed, Missed{Label: r.label(n), Share: share, From: minutes(stats.Median(from[n])), lost: weight})
	}
	slices.SortStableFunc(p.Missed, func(a, b Missed) int { return cmp.Compare(b.lost, a.lost) })
	return nil
}

// question is what was answered to a scene: by choice, then by nobody until it answered itself.
type question struct {
	label  string
	counts []int
	asked  map[int64]bool // runs
}

// asked counts the first answer of each learner to each question, in the order in which the case has them.
func (p *Picture) asked(ctx context.Context, db *cohort.DB, r *read) error {
	all := make([]question, len(r.sc.Scenes))
	err := r.each(ctx, db, cohort.Answers, func(run int64, v []int64) {
		i := slices.IndexFunc(r.sc.Scenes, func(s engine.Scene) bool { return s.ID == r.id(v[0]) })
		if i < 0 || all[i].asked[run] {
			return
		}
		s, q := &r.sc.Scenes[i], &all[i]
		if q.asked == nil {
			q.label, q.counts, q.asked = r.label(v[0]), make([]int, len(s.Choices)+1), map[int64]bool{}
		}
		choice := slices.IndexFunc(s.Choices, func(c engine.Choice) bool { return v[3] == 1 && s.ID+"/"+c.ID == r.id(v[1]) })
		if choice < 0 {
			choice = len(s.Choices)
		}
		q.asked[run] = true
		q.counts[choice]++
	})
	if err != nil {
		return err
	}
	for i, q := range all {
		if len(q.asked) < review.Fewest {
			continue
		}
		var labels []string
		for _, c := range r.sc.Scenes[i].Choices {
			labels = append(labels, c.Label)
		}
		p.Asked = append(p.Asked, Asked{r.sc.Scenes[i].ID, q.label, together(append(labels, NoAnswer, NotAsked), append(q.counts, p.Learners-len(q.asked)))})
	}
	return nil
}
