package bedside

import (
	"slices"
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"

	"downtime/game/engine"
)

func bind(help, does string, names ...string) key.Binding {
	return key.NewBinding(key.WithKeys(names...), key.WithHelp(help, does))
}

// keys are what the bedside itself answers to. Every other letter belongs to an action.
var keys = struct {
	menu, find, wait, longWait, squeeze, suspect, log, device, howto, beds, board, bed, rows, turn, take, aside, answer, pause, resume, beat, leave key.Binding
	debrief, done, back, choose, hands, sorts, yes, no                                                                                              key.Binding
}{
	menu:     bind("enter", "act", "enter"),
	find:     bind("/", "find", "/"),
	wait:     bind("w", "wait", "w"),
	longWait: bind("W", "wait 30 s", "W"),
	squeeze:  bind("space", "squeeze the bag", "space"),
	suspect:  bind("b", "suspicion", "b"),
	log:      bind("l", "story", "l"),
	device:   bind("v", "devices", "v"),
	howto:    bind("h", "how-to card", "h"),
	beds:     bind(", .", "other beds", ",", "."),
	board:    bind("tab", "board", "tab"),
	bed:      bind("1-9", "bedside", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
	rows:     bind("↑ ↓", "bed", "up", "down"),
	turn:     bind("[ ]", "other questions", "[", "]"),
	take:     bind("[ ]", "the question", "[", "]"),
	aside:    bind("esc", "put it aside", "esc"),
	answer:   bind("1-9", "answer", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
	pause:    bind("p", "pause", "p"),
	resume:   bind("p", "go on", "p", "space", "enter", "esc"),
	beat:     bind("m", "metronome", "m"),
	leave:    bind("q", "leave", "q", "esc"),
	debrief:  bind("enter", "the debrief", "enter", "d"),
	done:     bind("enter", "go on", "enter"),
	back:     bind("esc", "back", "esc"),
	choose:   bind("↑ ↓", "choose", "up", "down"),
	hands:    bind("tab", "other hands", "tab"),
	sorts:    bind("1-0", "sort of action", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0"),
	yes:      bind("y", "yes", "y"),
	no:       bind("n", "no", "n", "esc"),
}

// taken are the single characters that the bedside keeps for itself: an action never gets one as its key at the bedside.
const taken = "wWbBhlvmpq/?[],.=-+ 0123456789"

// takenInMenu are the letters that no action gets in the list: those that mean something else at the bedside, so that none means two things.
const takenInMenu = "wWbhlvmqp/?0123456789 "

// entry is one action as written in the case, with all its targets.
type entry struct {
	id, label, category string
	actions             []int  // indices of Scenario.Actions, one for each target
	hot                 string // the key that does it from the bedside; "" none
	key                 string // its key in the list: hot, or a letter that counts within its sort only
}

// categoryOrder is the order in which sorts of action are offered: the way a bedside is worked.
func categoryOrder(all []entry) []string {
	var out []string
	for _, e := range all {
		if !slices.Contains(out, e.category) {
			out = append(out, e.category)
		}
	}
	return out
}

// entries gathers the actions of a case in its order and gives each its key: the one the case prefers, or where the bedside uses that
// letter itself its capital; the others have a letter in the list alone.
func entries(sc *engine.Scenario) []entry {
	var out []entry
	prefer := []string{}
	for i := range sc.Actions {
		a := &sc.Actions[i]
		if n := len(out); n > 0 && out[n-1].id == a.ID {
			out[n-1].actions = append(out[n-1].actions, i)
			continue
		}
		out = append(out, entry{id: a.ID, label: a.Label, category: a.Category, actions: []int{i}})
		prefer = append(prefer, a.Key)
	}
	giveHot(out, prefer)
	giveMenu(out)
	return out
}

func giveHot(all []entry, prefer []string) {
	used := taken
	for i := range all { // first those whose wish can be granted as it is
		if k := prefer[i]; len(k) == 1 && !strings.Contains(used, k) {
			all[i].hot = k
			used += k
		}
	}
	for i := range all {
		if prefer[i] == "" || all[i].hot != "" {
			continue
		}
		for _, r := range prefer[i] + all[i].label {
			if k := string(unicode.ToUpper(r)); unicode.IsLetter(r) && r < 128 && !strings.Contains(used, k) {
				all[i].hot = k
				used += k
				break
			}
		}
	}
}

// giveMenu gives the actions that have no key of the bedside a letter within their sort. It means nothing without the number of the sort, with
// which the list shows it.
func giveMenu(all []entry) {
	used, hot := map[string]string{}, ""
	for i := range all {
		if e := &all[i]; e.hot != "" {
			e.key = e.hot
			hot += e.hot
		}
	}
	for i := range all {
		e := &all[i]
		if e.key != "" {
			continue
		}
		for _, r := range wishes(e.label) {
			if k := string(r); !strings.Contains(takenInMenu+hot+used[e.category], k) {
				e.key = k
				used[e.category] += k
				break
			}
		}
	}
}

// wishes are the letters an action would like, best first: capitals, since small letters mostly act at once; the initials of its words, its
// other letters, the alphabet.
func wishes(label string) string {
	var initials, rest strings.Builder
	for _, word := range strings.Fields(strings.ToUpper(label)) {
		first := true
		for _, r := range word {
			switch {
			case r < 'A' || r > 'Z':
			case first:
				initials.WriteRune(r)
				first = false
			default:
				rest.WriteRune(r)
			}
		}
	}
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	return initials.String() + rest.String() + alphabet + strings.ToLower(alphabet)
}

// bedKeys are the keys of the bedside now, the most useful first.
func (s *Screen) bedKeys() []key.Binding {
	out := s.questionKeys()
	if s.ward() {
		out = append(out, s.wardKeys()...)
	}
	if s.bout == nil && !s.prefs.Live {
		out = append(out, keys.wait, keys.longWait)
	}
	out = append(out, keys.suspect, keys.device, keys.log, keys.pause, keys.find)
	if s.sc.HowTo != "" {
		out = append(out, keys.howto)
	}
	if len(s.obs.Patients) > 1 && !s.ward() {
		out = append(out, keys.beds)
	}
	if s.bout == nil {
		out = append(out, keys.leave)
	}
	return out
}

// questionKeys are those of the bag and of the questions that are open, and Enter, whose meaning hangs on them.
func (s *Screen) questionKeys() []key.Binding {
	var out []key.Binding
	q := s.open.current(s.obs.Scenes)
	if s.bout != nil || s.holding() {
		out = append(out, keys.squeeze)
	}
	if q != nil && q.Asks == "" {
		out = append(out, keys.answer, keys.aside)
	} else if s.bout != nil && q == nil {
		out = append(out, bind("esc", "stop squeezing", "esc"), keys.beat)
	}
	if s.folded() {
		out = append(out, keys.take)
	} else if len(s.open.order) > 1 {
		out = append(out, keys.turn)
	}
	if q != nil && q.Asks != "" {
		return append(out, s.beliefKeys()...)
	}
	return append(out, keys.menu)
}

// beliefKeys are those of a belief moment: Enter opens the list of actions only as long as nothing is typed.
func (s *Screen) beliefKeys() []key.Binding {
	enter := keys.menu
	if s.open.typed != "" {
		enter = bind("enter", "state it", "enter")
	}
	return []key.Binding{bind("0-9 =", "how likely", "0"), enter, bind("esc", "let it pass", "esc")}
}
