package bedside

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/nav"
	"downtime/game/engine"
)

// afterBag is how long after the bag was taken out of your hands Esc still means the bag.
const afterBag = 2 * time.Second

// The waits of one key, in seconds.
const (
	shortWait = 10
	longWait  = 30
)

// pressBed is a key at the bedside itself: an answer, a key of the bedside, or the key of an action.
func (s *Screen) pressBed(k tea.KeyPressMsg) (tea.Cmd, nav.Intent) {
	name := nameOf(k)
	if s.pressQuestion(name) {
		return nil, nil
	}
	for _, a := range bedside {
		if key.Matches(k, a.key) || slices.Contains(a.key.Keys(), name) {
			return a.does(s, name), nil
		}
	}
	return s.pressHot(name), nil
}

// bedside is what its keys do.
var bedside = []struct {
	key  key.Binding
	does func(s *Screen, name string) tea.Cmd
}{
	{keys.menu, func(s *Screen, _ string) tea.Cmd { return s.raise(newMenu(s, false)) }},
	{keys.find, func(s *Screen, _ string) tea.Cmd { return s.raise(newMenu(s, true)) }},
	{keys.wait, func(s *Screen, _ string) tea.Cmd { return s.wait(shortWait) }},
	{keys.longWait, func(s *Screen, _ string) tea.Cmd { return s.wait(longWait) }},
	{keys.squeeze, func(s *Screen, _ string) tea.Cmd { return s.beginBout() }},
	{keys.suspect, func(s *Screen, _ string) tea.Cmd { return s.raise(newSuspicion(s)) }},
	{keys.log, func(s *Screen, _ string) tea.Cmd { return s.raise(&record{}) }},
	{keys.device, func(s *Screen, _ string) tea.Cmd { return s.raise(newDevices(s)) }},
	{keys.howto, func(s *Screen, _ string) tea.Cmd { return s.readHowTo() }},
	{keys.beds, func(s *Screen, name string) tea.Cmd { return s.otherBed(name == ".") }},
	{keys.board, func(s *Screen, _ string) tea.Cmd { return s.turnBoard() }},
	{keys.bed, func(s *Screen, name string) tea.Cmd { return s.goTo(name) }},
	{keys.rows, func(s *Screen, name string) tea.Cmd { return s.otherRow(name == "down") }},
	{keys.pause, func(s *Screen, _ string) tea.Cmd { return s.pause(false) }},
	{keys.beat, func(s *Screen, _ string) tea.Cmd { s.prefs.Metronome = !s.prefs.Metronome; return nil }},
	{keys.leave, func(s *Screen, name string) tea.Cmd { return s.away(name) }},
}

// raise puts a layer over the bedside.
func (s *Screen) raise(l layer) tea.Cmd {
	s.layer = l
	return nil
}

// away stops squeezing, goes from a bed back to the board, or asks to leave.
func (s *Screen) away(name string) tea.Cmd {
	switch {
	case s.bout != nil && name == "esc":
		return s.stopBout()
	case name == "esc" && s.now().Sub(s.taken) < afterBag: // it was meant to stop the squeezing
		s.says = "The bag is not in your hands any more."
	case name == "esc" && s.ward() && !s.onBoard():
		return s.turnBoard()
	default:
		s.askLeave()
	}
	return nil
}

// nameOf is a key as the bindings name it: a capital is its letter, also on a terminal that calls it shift and a letter.
func nameOf(k tea.KeyPressMsg) string {
	name := k.String()
	if rest, ok := strings.CutPrefix(name, "shift+"); ok && len(rest) == 1 {
		return strings.ToUpper(rest)
	}
	return name
}

// pressHot does the action that has this key at the bedside.
func (s *Screen) pressHot(name string) tea.Cmd {
	for i := range s.keys {
		if s.keys[i].hot == name {
			if len(s.acts(&s.keys[i])) == 0 {
				s.says = s.keys[i].label + ": not at this bed. / finds it, and goes there."
				return nil
			}
			return s.begin(&s.keys[i], anyone)
		}
	}
	return nil
}

// wait lets time pass until there is news.
func (s *Screen) wait(seconds int64) tea.Cmd {
	if s.turnToUnread() {
		s.says = "First this: it has waited unheard. Answer it, or w lets time go on."
		return nil
	}
	s.waveOn()
	switch {
	case s.goOn(), s.clock.run != nil:
	case s.prefs.Live || s.bout != nil:
		s.says = "The clock runs by itself."
	default:
		s.stretchFor(seconds*engine.TicksPerSecond, true)
		if s.holding() && s.obs.People[0].Rhythm == 0 {
			s.says = "Your hands squeeze by themselves, and nobody counts. Space takes it up."
		}
	}
	return nil
}

func (s *Screen) otherBed(next bool) tea.Cmd {
	n := len(s.obs.Patients)
	if n < 2 {
		return nil
	}
	if s.ward() {
		return s.otherRow(next)
	}
	step := n - 1
	if next {
		step = 1
	}
	for range n {
		s.bed = (s.bed + step) % n
		if s.monitor() != nil {
			break
		}
	}
	s.seq++
	p := s.patient()
	s.says = p.Name + ", " + p.Story
	for _, d := range s.shown() {
		s.scope(d)
	}
	return nil
}

// anyone leaves it to the case who does an action: you if you may, else the first who can.
const anyone = -1

// order is one action on its way to being done: what is still to be asked is asked in turn.
type order struct {
	entry  *entry
	acts   []int // the targets to choose from
	action int   // index of Scenario.Actions; -1: the target is not chosen yet
	by     int
	value  *float64
	found  bool // by hands
	text   string
	fields map[string]string
	ranked []int
	sure   bool
}

func (s *Screen) begin(e *entry, by int) tea.Cmd {
	return s.further(order{entry: e, acts: s.acts(e), action: -1, by: by})
}

// further asks for what an action still needs, or does it.
func (s *Screen) further(o order) tea.Cmd {
	if o.action < 0 {
		if len(o.acts) != 1 {
			s.layer = newTargets(s, o)
			return nil
		}
		o.action = o.acts[0]
	}
	if why := s.why(o.action, o.by); why != "" {
		s.layer, s.says = nil, why
		return nil
	}
	a := &s.sc.Actions[o.action]
	typed, felt := s.lacksNumber(o)
	switch {
	case typed:
		s.layer = &prompt{order: o}
	case a.Report && o.fields == nil, a.Say && o.text == "":
		s.layer = newForm(s, o)
	case a.Rank && o.ranked == nil:
		s.layer = newRanking(s, o)
	case a.Confirm != "" && !o.sure:
		o.sure = true
		s.layer = &question{title: s.actionLabel(o.action), text: a.Confirm, yes: func() (tea.Cmd, nav.Intent) { return s.further(o), nil }}
	case felt:
		return s.byHand(o)
	default:
		return s.carryOut(o)
	}
	return nil
}

// lacksNumber reports whether an order lacks its number: one that is typed, or one that your own hands find.
func (s *Screen) lacksNumber(o order) (typed, felt bool) {
	a := &s.sc.Actions[o.action]
	if !a.HasValue || o.value != nil {
		return false, false
	}
	return a.Skill.ID == "", a.Skill.ID != "" && s.hands(o.action, o.by) == 0
}

// carryOut gives the action to the run and, if your own hands or voice do it, lets its time pass.
func (s *Screen) carryOut(o order) tea.Cmd {
	s.layer = nil
	in := engine.Input{Kind: engine.DoAct, Action: o.action, By: s.hands(o.action, o.by), Text: o.text, Fields: o.fields, Order: o.ranked}
	if o.value != nil {
		in.Value, in.Found = *o.value, o.found
	}
	cmd, ok := s.do(in)
	if !ok {
		return nil
	}
	maps.DeleteFunc(s.drafts, func(at, _ string) bool { return strings.HasPrefix(at, o.entry.id+"/") })
	s.followAct(o.action)
	s.occupied(in)
	if text := s.cardOf(o.entry.id); text != "" && in.By == 0 && !s.obs.Over {
		s.layer = &card{title: s.sc.Actions[o.action].Label, text: text}
	}
	return cmd
}

// occupied lets the time pass that an input takes your own hands or voice: at once, unless the clock runs by itself.
func (s *Screen) occupied(in engine.Input) {
	ticks := s.sit.Occupies(in)
	if ticks == 0 {
		return
	}
	s.busy = max(s.busy, s.sit.Tick()+ticks)
	if !s.prefs.Live && s.bout == nil {
		s.stretchFor(ticks, false)
	}
}

// hands is who does an action: the person named, or whoever the case says.
func (s *Screen) hands(action, by int) int {
	if by != anyone {
		return by
	}
	for _, o := range s.options {
		if o.Action == action {
			return o.By
		}
	}
	return 0
}

// why says why an action cannot be begun now; empty if it can.
func (s *Screen) why(action, by int) string {
	if by != anyone {
		return s.refusal(action, by)
	}
	for _, o := range s.options {
		if o.Action == action {
			return o.Why
		}
	}
	return "There is no such action here."
}

// refusal asks the rules about one person, once for each thing perceived: it is asked anew for every picture of a list.
func (s *Screen) refusal(action, by int) string {
	if s.refusedAt != s.seq {
		s.refused, s.refusedAt = map[[2]int]string{}, s.seq
	}
	k := [2]int{action, by}
	why, ok := s.refused[k]
	if !ok {
		why = s.sit.Refusal(engine.Input{Kind: engine.DoAct, Action: action, By: by, Value: s.sc.Actions[action].Low})
		s.refused[k] = why
	}
	return why
}

// option says whether one of some targets is possible, and why not.
func (s *Screen) option(acts []int, by int) (legal bool, why string) {
	for _, a := range acts {
		if why = s.why(a, by); why == "" {
			return true, ""
		}
	}
	return false, why
}

func (s *Screen) actionLabel(action int) string {
	a := &s.sc.Actions[action]
	if a.Target == "" {
		return a.Label
	}
	return a.Label + ", " + s.sc.TargetLabel(a.Target)
}

// cost is what an action takes, before it is done: seconds, and who if it is not you. At another bed than the one shown the walk stands apart.
func (s *Screen) cost(f found, by int) string {
	first := f.acts[0]
	p := s.hands(first, by)
	ticks := s.sit.Cost(first, p)
	text := fmt.Sprintf("%d s", ticks/engine.TicksPerSecond)
	if own := s.sc.Actions[first].Ticks; f.bed >= 0 && ticks > own {
		text = fmt.Sprintf("%d s walk, %d s", (ticks-own)/engine.TicksPerSecond, own/engine.TicksPerSecond)
	}
	if p > 0 {
		text = s.sc.People[p].Label + " " + text
	}
	return text
}
