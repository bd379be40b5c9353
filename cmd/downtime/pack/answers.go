package pack

import (
	"fmt"
	"slices"
	"strings"

	"downtime/game/engine"
	"downtime/game/player"
	"downtime/game/run"
)

// whens are the seconds at which the paper version says what a check tells, and shown those at which it says what the screens show.
var (
	whens = [2]int64{60, 300}
	shown = []int64{60, 300, 600, 900} // begins with whens
)

// told is what one act tells in one truth: at each of whens where nobody has acted before, or later, after what others did first.
type told struct {
	at    [2]string
	clock string // of later
	later string
}

func (t told) none() bool { return t == told{} }

// answers say for each truth what each check tells, what it tells in all of them once.
func (w *writer) answers(sc *engine.Scenario) error {
	w.draw(sc)
	all, idle := make([][]told, len(sc.Variants)), make([][]run.Run, len(sc.Variants))
	for v := range sc.Variants {
		var err error
		if idle[v], err = course(sc, sc.Variants[v].ID); err == nil {
			all[v], err = tellings(sc, sc.Variants[v].ID, idle[v])
		}
		if err != nil {
			return fmt.Errorf("write paper: %w", err)
		}
	}
	common := func(a int) bool {
		return !all[0][a].none() && !slices.ContainsFunc(all, func(of []told) bool { return of[a].at != all[0][a].at || of[a].at == [2]string{} })
	}
	w.say("## What checks tell in every truth\n")
	w.told(sc, all[0], common)
	for v := range sc.Variants {
		w.say("---\n\n## What checks tell: %s\n\n%s\n", title(sc.Variants[v].ID), sc.Variants[v].Truth)
		w.screens(idle[v])
		w.told(sc, all[v], func(a int) bool { return !common(a) && all[v][a].at != [2]string{} })
		w.after(sc, all[v])
	}
	return nil
}

// draw lists the truths, with what two dice must show for each.
func (w *writer) draw(sc *engine.Scenario) {
	w.say("## Draw a truth\n\nIn at least half of what is drawn the devices are sound. Two dice, one before the other, or what your group needs:\n\n| dice | truth | what is so |\n|---|---|---|")
	throws := dice(sc)
	for i := range sc.Variants {
		v := &sc.Variants[i]
		w.say("| %s | **%s**: %s | %s |", throws[i], title(v.ID), sort(v.Kind), cell(v.Truth))
	}
	w.say("")
}

// dice shares the 36 throws of two dice, one read before the other, among the truths, by their weights as nearly as it goes.
func dice(sc *engine.Scenario) []string {
	const throws = 36
	n := make([]int, len(sc.Variants))
	left := throws
	for i := range n {
		n[i] = int(throws * share(sc, i))
		left -= n[i]
	}
	for ; left > 0; left-- {
		furthest := 0
		for i := range n {
			if throws*share(sc, i)-float64(n[i]) > throws*share(sc, furthest)-float64(n[furthest]) {
				furthest = i
			}
		}
		n[furthest]++
	}
	name := func(k int) string { return fmt.Sprintf("%d%d", k/6+1, k%6+1) }
	out, from := make([]string, len(n)), 0
	for i := range n {
		if n[i] > 0 {
			out[i] = name(from) + "–" + name(from+n[i]-1)
		}
		from += n[i]
	}
	return out
}

// told is a table of what acts tell at the moments of whens.
func (w *writer) told(sc *engine.Scenario, of []told, want func(int) bool) {
	var rows [][]string
	for _, acts := range together(sc, of, want) {
		first, second := of[acts[0]].at[0], of[acts[0]].at[1]
		if second == first {
			second = "the same"
		}
		rows = append(rows, []string{words(sc, acts), none(first), none(second)})
	}
	w.table(fmt.Sprintf("| asked or done | at minute %d | at minute %d |\n|---|---|---|", whens[0]/60, whens[1]/60), rows)
}

// table writes rows under a head, if there are any.
func (w *writer) table(head string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	w.say("%s", head)
	for _, row := range rows {
		for i := range row {
			row[i] = cell(row[i])
		}
		w.say("| %s |", strings.Join(row, " | "))
	}
	w.say("")
}

// together are the acts that are wanted, those of one name that tell the same at several beds as one.
func together(sc *engine.Scenario, of []told, want func(int) bool) (out [][]int) {
	for a := range sc.Actions {
		if !want(a) {
			continue
		}
		same := func(acts []int) bool {
			return sc.Actions[acts[0]].ID == sc.Actions[a].ID && sc.Actions[acts[0]].Label == sc.Actions[a].Label && of[acts[0]].at == of[a].at
		}
		if i := slices.IndexFunc(out, same); i >= 0 {
			out[i] = append(out[i], a)
		} else {
			out = append(out, []int{a})
		}
	}
	return out
}

// words are acts of one name with their targets.
func words(sc *engine.Scenario, acts []int) string {
	if len(acts) == 1 {
		return sc.ActionWords(acts[0])
	}
	var on []string
	for _, a := range acts {
		on = append(on, sc.TargetLabel(sc.Actions[a].Target))
	}
	return sc.Actions[acts[0]].Label + " (" + strings.Join(on, ", ") + ")"
}

func none(s string) string {
	if s == "" {
		return "cannot be done yet"
	}
	return s
}

// after is a table of what acts tell that need something else first.
func (w *writer) after(sc *engine.Scenario, of []told) {
	var rows [][]string
	for a := range sc.Actions {
		if of[a].later != "" && of[a].at == [2]string{} {
			rows = append(rows, []string{sc.ActionWords(a), of[a].clock, of[a].later})
		}
	}
	w.table("What needs something else first, as it was told in a run that was played:\n\n| asked or done | at | told |\n|---|---|---|", rows)
}

// screens is what the devices show in a course in which nobody acts.
func (w *writer) screens(idle []run.Run) {
	var heads string
	rows := make([][]string, len(idle[0].Scenario.Devices))
	for k := range idle {
		obs := idle[k].Observe()
		heads += fmt.Sprintf(" minute %d |", shown[k]/60)
		for i := range obs.Devices {
			d := &obs.Devices[i]
			if len(rows[d.Index]) == 0 {
				rows[d.Index] = append([]string{d.Label}, make([]string, len(idle))...)
			}
			rows[d.Index][k+1] = numbers(d)
		}
	}
	rows = slices.DeleteFunc(rows, func(r []string) bool { return len(r) == 0 || strings.Join(r[1:], "") == "" })
	for _, r := range rows {
		for k := range r {
			if r[k] == "" {
				r[k] = "–"
			}
		}
	}
	w.table(fmt.Sprintf("What the screens show where nobody acts:\n\n| device |%s\n|%s", heads, strings.Repeat("---|", len(idle)+1)), rows)
}

// course is a truth in which nobody acts, at each of the seconds of shown before it ends.
func course(sc *engine.Scenario, variant string) ([]run.Run, error) {
	r, err := run.New(sc, 1, variant)
	if err != nil {
		return nil, err
	}
	var out []run.Run
	for _, second := range shown {
		if _, err := r.Wait(second*engine.TicksPerSecond - r.State.Tick); err != nil {
			return nil, err
		}
		if out = append(out, *r); r.State.Over {
			break
		}
	}
	return out, nil
}

// tellings are what every act tells in a truth.
func tellings(sc *engine.Scenario, variant string, idle []run.Run) ([]told, error) {
	out := make([]told, len(sc.Actions))
	for k := range whens {
		for a := range sc.Actions {
			out[a].at[k] = tells(&idle[k], a)
		}
	}
	for _, name := range []string{"expert", "checker"} {
		r, _, err := player.Play(sc, 1, variant, name, 0)
		if err != nil {
			return nil, err
		}
		later(sc, r, out)
	}
	return out, nil
}

// later notes what acts told in a run, each for the first time.
func later(sc *engine.Scenario, r *run.Run, out []told) {
	before := make([]bool, len(out)) // told by another player's run
	for a := range out {
		before[a] = out[a].later != ""
	}
	for _, e := range r.Events {
		a := e.Ref
		if e.Kind == engine.Noted && e.Cause > 0 && r.Inputs[e.Cause-1].Kind == engine.DoAct {
			a = r.Inputs[e.Cause-1].Action
		}
		if a < 0 || a >= len(out) || before[a] || !of(sc, e, a, e.Cause) || e.Cause == 0 {
			continue
		}
		t, clock := &out[a], sc.Clock(e.Tick)
		if t.later != "" && t.clock != clock {
			continue // done again, or what came of it in the end
		}
		if l, ok := sc.Narrate(e); ok {
			t.clock, t.later = clock, strings.TrimSpace(t.later+" "+l.Text)
		}
	}
}

// tells is what an act tells when it is done from here on by whoever does it first; "" if it tells nothing or cannot be done.
func tells(base *run.Run, action int) string {
	sc, s := base.Scenario, base.State // a copy: branching is copying
	a := &sc.Actions[action]
	in := engine.Input{Kind: engine.DoAct, Action: action, Tick: s.Tick, By: engine.FirstHands(sc, &s, action)}
	if a.HasValue {
		if a.Skill.ID == "" {
			return "" // a dial
		}
		in.Value = a.Low
	}
	takes := engine.Cost(sc, &s, action, in.By) + 1 + delay(sc, a)
	events, err := engine.Apply(sc, &s, in, nil)
	if err != nil {
		return ""
	}
	cause := s.Inputs
	if events, err = engine.Apply(sc, &s, engine.Input{Kind: engine.Wait, Ticks: takes}, events); err != nil {
		return ""
	}
	var out []string
	for _, e := range events {
		if of(sc, e, action, cause) {
			if l, ok := sc.Narrate(e); ok {
				out = append(out, l.Text)
			}
		}
	}
	return strings.Join(out, " ")
}

// of reports whether an event is what an act told: its findings, and what is noted because of it.
func of(sc *engine.Scenario, e engine.Event, action int, cause int64) bool {
	if e.Kind == engine.Noted {
		return e.Cause == cause && !strings.Contains(text(sc, e.Ref), "in the menu")
	}
	return e.Kind == engine.Found && e.Ref == action
}

// delay is how long after an act the last of what it leads to is noted: at most three minutes, beyond which nobody takes one for the other.
func delay(sc *engine.Scenario, a *engine.Action) (ticks int64) {
	for _, b := range []engine.Block{a.Effects, a.Starts} {
		for i := b.From; i < b.To; i++ {
			if e := &sc.Effects[i]; e.Kind == engine.Note && e.After <= 180*engine.TicksPerSecond {
				ticks = max(ticks, e.After)
			}
		}
	}
	return ticks
}
