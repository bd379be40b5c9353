package wall

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/game/counterfactual"
	"downtime/game/engine"
	"downtime/game/player"
)

// after is how long the two are followed once they have parted, in ticks.
const after = 5 * 60 * engine.TicksPerSecond

// twin is the page of two truths side by side. Which is which is not said until somebody asks.
type twin struct {
	hands bool // the expert's, in both; else nobody acts
	said  said

	asked  int // counts what was asked for: an answer to an earlier one is stale
	busy   bool
	was    asking
	got    *counterfactual.Twins
	why    string // it cannot be shown
	moment int    // of got that is open
}

// said is how much has been said of which is which.
type said int

const (
	nothing said = iota
	truths       // both truths, and what would have told them apart
	clues        // what was there to be found, and from when on
	saids
)

// asking is what two truths are lived through for.
type asking struct {
	of    int
	hands bool
	seed  uint64
}

// partedMsg brings two truths lived through.
type partedMsg struct {
	asked int
	hands bool // whose they were in the end
	twins *counterfactual.Twins
	err   error
}

// paired are the truths of a case that have a twin.
func paired(sc *engine.Scenario) (out []int) {
	for v := range sc.Variants {
		if sc.Variants[v].Twin >= 0 {
			out = append(out, v)
		}
	}
	return out
}

// wanted is the truth that most of a room have played, with their seed; p nil: the first.
func wanted(sc *engine.Scenario, p *Picture) (asking, bool) {
	pairs := paired(sc)
	if len(pairs) == 0 {
		return asking{}, false
	}
	a := asking{of: pairs[0], seed: 1}
	if p != nil {
		if v := sc.VariantNamed(p.Variant); v >= 0 && slices.Contains(pairs, v) {
			if a.of = v; p.Seed != 0 {
				a.seed = p.Seed
			}
		}
	}
	return a, true
}

// wants is what the page shows now: at first the truth that most have played.
func (m *Wall) wants() (asking, bool) {
	a, ok := wanted(m.deps.Scenario, m.shown)
	if !ok {
		return a, false
	}
	a.hands = m.twin.hands
	if m.twin.got != nil || m.twin.busy {
		a.of, a.seed = m.twin.was.of, m.twin.was.seed // what is open stays open
	}
	return a, true
}

// part lives through both truths in the background.
func (m *Wall) part() tea.Cmd {
	a, ok := m.wants()
	if !ok {
		m.twin.why = "No truth of this case has a twin."
		return nil
	}
	if t := &m.twin; a == t.was && (t.got != nil || t.busy) {
		return nil
	}
	return m.live(a)
}

func (m *Wall) live(a asking) tea.Cmd {
	t := &m.twin
	t.asked++
	t.busy, t.got, t.why, t.was, t.hands = true, nil, "", a, a.hands
	asked, sc := t.asked, m.deps.Scenario
	return func() tea.Msg {
		twins, hands, err := livedApart(sc, a)
		return partedMsg{asked, hands, twins, err}
	}
}

// livedApart lives through both truths, with the expert's hands where they do not part by waiting: what nobody sees so, hands may find.
func livedApart(sc *engine.Scenario, a asking) (twins *counterfactual.Twins, hands bool, err error) {
	twins, err = lived(sc, a)
	if err == nil && twins.Parted < 0 && !a.hands {
		a.hands = true
		twins, err = lived(sc, a)
	}
	return twins, a.hands, err
}

// lived lives through a truth and its twin.
func lived(sc *engine.Scenario, a asking) (*counterfactual.Twins, error) {
	v := &sc.Variants[a.of]
	var inputs []engine.Input
	if a.hands {
		best, _, err := player.Play(sc, a.seed, v.ID, "expert", 0)
		if err != nil {
			return nil, err
		}
		inputs = best.Inputs
	}
	return counterfactual.Part(sc, a.seed, [2]string{v.ID, sc.Variants[v.Twin].ID}, inputs, after)
}

// parted takes two truths that were lived through, and opens the moment at which they part.
func (m *Wall) parted(msg partedMsg) {
	t := &m.twin
	if msg.asked != t.asked {
		return
	}
	if t.busy = false; msg.err != nil {
		t.why = msg.err.Error()
		return
	}
	t.got, t.hands, t.was.hands = msg.twins, msg.hands, msg.hands
	t.moment = max(0, slices.IndexFunc(t.got.Moments, func(x counterfactual.Moment) bool { return x.Tick == t.got.Parted }))
}

// another turns to the next truth that has a twin.
func (m *Wall) another(by int) tea.Cmd {
	pairs := paired(m.deps.Scenario)
	a, ok := m.wants()
	if !ok {
		return nil
	}
	i := slices.Index(pairs, a.of)
	a.of, m.twin.said = pairs[(i+by+len(pairs))%len(pairs)], nothing
	a.hands = false
	return m.live(a)
}

func (m *Wall) pressTwin(k tea.KeyPressMsg) tea.Cmd {
	t := &m.twin
	switch {
	case key.Matches(k, keys.name):
		t.said = (t.said + 1) % saids
		if _, h := m.size(); t.said == clues && h-4 >= roomy {
			t.said = nothing // both are on one page
		}
	case key.Matches(k, keys.hands):
		if a, ok := m.wants(); ok {
			a.hands = !t.hands
			return m.live(a)
		}
	case t.got == nil:
	case key.Matches(k, keys.up):
		t.moment = max(0, t.moment-1)
	case key.Matches(k, keys.down):
		t.moment = min(len(t.got.Moments)-1, t.moment+1)
	case key.Matches(k, keys.play):
		return m.begin()
	}
	return nil
}
