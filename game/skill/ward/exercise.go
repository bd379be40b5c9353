package ward

import (
	"fmt"
	"slices"
	"strings"

	"downtime/game/num"
	"downtime/game/rank"
	"downtime/game/skill"
)

const (
	rounds = 2
	limit  = 120 // seconds a round, from the second level on (mark D)
)

// round is one ward to rank, as it then stands.
type round struct {
	place, suspect, moved string
	chart                 string          // the early warning score of this ward
	touched               bool            // the order was changed by the learner
	patients              [inWard]Patient // as the board has them
	disputed              []rank.Pair
	form                  skill.Form
	ticks                 int64
}

// exercise is one go: two wards, or one that moves.
type exercise struct {
	setup  skill.Setup
	rounds [rounds]round
	at     int
}

// stream keeps this skill's draws apart from any other's.
const stream = 0x72616e6b

func begin(b *Book, s skill.Setup) skill.Exercise {
	e := &exercise{setup: s}
	first := int(num.Roll(s.Seed, stream, 0, 0) % uint64(len(b.Wards)))
	second := (first + 1 + int(num.Roll(s.Seed, stream, 0, 1)%uint64(len(b.Wards)-1))) % len(b.Wards)
	e.rounds[0] = open(&b.Wards[first], s.Seed, 0)
	if s.Level < 2 {
		e.rounds[1] = open(&b.Wards[second], s.Seed, 1)
		return e
	}
	e.rounds[1] = e.rounds[0].later()
	return e
}

// open puts a ward on the board, in an order that tells nothing.
func open(w *Ward, seed uint64, n int64) round {
	r := round{place: w.Place, suspect: w.Suspect, chart: w.Chart, patients: [inWard]Patient(w.Patients)}
	num.Shuffle(r.patients[:], seed, stream+1, n)
	for _, pair := range w.Disputed {
		r.disputed = append(r.disputed, rank.Pair{r.index(pair[0]), r.index(pair[1])})
	}
	r.form = r.blank()
	return r
}

// index is where on the board a patient stands.
func (r *round) index(id string) int {
	return slices.IndexFunc(r.patients[:], func(p Patient) bool { return p.ID == id })
}

// later is the same ward when the fallback of whoever was first is running: a rank is not for ever.
func (r *round) later() round {
	next := *r
	top := next.order()[0]
	p := &next.patients[top]
	p.Override, p.Fallback, p.Integrity, p.Time = false, 0, 0, min(p.Time, 2)
	next.moved = fmt.Sprintf("Twenty minutes on. %s: %s", p.ID, p.Ready)
	if p.Ready == "" {
		next.moved = fmt.Sprintf("Twenty minutes on. %s: the fallback is running, checked and watched.", p.ID)
	}
	p.Why = "Their fallback is running now: the rank is not for ever."
	next.form = next.blank()
	return next
}

// order is the board's patients as the rule ranks them, first first.
func (r *round) order() []int {
	all := make([]int, inWard)
	for i := range all {
		all[i] = i
	}
	slices.SortStableFunc(all, func(a, b int) int {
		switch {
		case before(&r.patients[a], &r.patients[b]):
			return -1
		case before(&r.patients[b], &r.patients[a]):
			return 1
		}
		return 0
	})
	return all
}

func (r *round) blank() skill.Form {
	options := make([]skill.Option, inWard)
	ids := make([]string, inWard)
	for i := range r.patients {
		options[i] = skill.Option{ID: r.patients[i].ID, Label: r.patients[i].ID + "  " + r.patients[i].Who}
		ids[i] = r.patients[i].ID
	}
	first := make([]skill.Option, inWard)
	for i := range r.patients {
		first[i] = skill.Option{ID: r.patients[i].ID, Label: r.patients[i].First}
	}
	slices.SortFunc(first, func(a, b skill.Option) int { return strings.Compare(a.Label, b.Label) })
	return skill.Form{Fields: []skill.Field{
		{ID: "order", Label: "Who first", Kind: skill.Order, Options: options, Value: strings.Join(ids, ",")},
		{ID: "off", Label: "Not on this list: nothing of theirs is suspect", Kind: skill.Ticks, Options: options},
		{ID: "act", Label: "First act for whoever is first", Kind: skill.Choice, Options: first},
	}}
}

// limit is 0 at the first level.
func (e *exercise) limit() int64 {
	if e.setup.Level == 0 {
		return 0
	}
	return e.setup.Timing.Limit(limit)
}

// Step lets a tick pass. A ranking whose time is up is taken as it stands.
func (e *exercise) Step() []skill.Event {
	e.rounds[e.at].ticks++
	if l := e.limit(); l > 0 && e.rounds[e.at].ticks >= l {
		e.at++
		return []skill.Event{{Kind: "say", Text: "Time. The nurse in charge takes your list as it stands."}}
	}
	return nil
}

// Apply ranks, ticks, chooses, or hands the list over.
func (e *exercise) Apply(in skill.Input) error {
	r := &e.rounds[e.at]
	switch {
	case in.Set != "":
		r.touched = r.touched || in.Set == "order"
		return r.form.Set(in.Set, in.Value)
	case in.Do != "hand":
		return fmt.Errorf("%q is nothing to do here", in.Do)
	}
	if gap := r.form.Empty(); gap != "" {
		return fmt.Errorf("fill in %q before you hand the list over", gap)
	}
	e.at++
	return nil
}

// Done reports whether both lists are handed over.
func (e *exercise) Done() bool { return e.at == rounds }

// View is the board.
func (e *exercise) View() skill.View {
	if e.Done() {
		return skill.View{Still: true}
	}
	r := &e.rounds[e.at]
	v := skill.View{
		Step:   fmt.Sprintf("Ward %d of %d: %s", e.at+1, rounds, r.place),
		Say:    []string{"Under suspicion: " + r.suspect + ".", "Rank all six by how far they hang on what is under suspicion. The ill are already being seen."},
		Papers: []skill.Paper{r.board(e.setup.Level == 0)}, Fields: r.form.Fields, Watch: float64(r.ticks) / skill.TicksPerSecond,
		Controls: []skill.Control{{ID: "hand", Label: "Hand the list to the nurse in charge", Key: "enter", Big: true}},
		Still:    e.limit() == 0,
	}
	if r.moved != "" {
		v.Say = append([]string{r.moved}, v.Say...)
	}
	v.Until(e.limit(), r.ticks)
	if e.setup.Guided && r.touched {
		v.Hint = r.hint()
	}
	return v
}

func (r *round) hint() string {
	pair, ok := rank.Costliest(r.experts(), r.learners(), r.disputed)
	if !ok {
		return ""
	}
	return fmt.Sprintf("Think again about %s and %s: whose life or dose hangs on it, and how soon?", r.patients[pair[0]].ID, r.patients[pair[1]].ID)
}

var (
	dependenceWords = [...]string{"nothing", "the record only", "a decision due now", "a titrated dose", "life support"}
	timeWords       = [...]string{"more than a day", "a day", "six hours", "an hour", "minutes"}
	fallbackWords   = [...]string{"fallback running", "fallback at the bedside", "fallback to be fetched", "no fallback on site"}
)

func (r *round) board(spelt bool) skill.Paper {
	p := skill.Paper{Title: "The board", Mark: "D"}
	for i := range r.patients {
		x := &r.patients[i]
		text := fmt.Sprintf("%s. %s %s %d.", x.Who, x.Runs, r.chart, x.Early)
		if spelt && x.Exposed {
			text += fmt.Sprintf(" [%s; harm within %s; %s]", dependenceWords[x.Dependence.Dependence], timeWords[x.Time], fallbackWords[x.Fallback])
		}
		p.Rows = append(p.Rows, []string{x.ID, text})
	}
	return p
}
