package desk

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"downtime/cmd/downtime/ui"
	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/patient"
	"downtime/game/score"
)

// truth is everything that is so now and that no trainee is shown, as lines of w cells.
type truth struct {
	th ui.Theme
	sc *engine.Scenario
	s  *engine.State
	w  int

	out []string
}

func truthLines(th ui.Theme, sc *engine.Scenario, s *engine.State, w int) []string {
	t := &truth{th: th, sc: sc, s: s, w: w}
	v := &sc.Variants[s.Variant]
	t.line(th.Paint(ui.Truth, v.ID) + " (" + v.Kind.String() + "), " + minutes(int(s.Tick/engine.TicksPerSecond)))
	t.devices()
	t.patients()
	t.flags()
	t.clues()
	t.coming()
	t.judgement()
	return t.out
}

func (t *truth) line(text string) {
	t.out = append(t.out, ui.Fit(t.th.Shorten(t.th.Spell(text), t.w), t.w))
}

func (t *truth) head(title string) {
	t.out = append(t.out, ui.TitleRule(t.th, title, "", t.w))
}

// devices tells of each device its faults, and each number in which what it shows and what is so part by more than matters.
func (t *truth) devices() {
	t.head("Devices: shown, and so")
	for d := range t.sc.Devices {
		dev := &t.s.Devices[d]
		if !t.s.Here[d] {
			continue
		}
		faults := t.faults(dev)
		rows := t.apart(dev)
		if len(faults)+len(rows) == 0 && !t.sc.Devices[d].Scored {
			continue
		}
		words := t.sc.Devices[d].ID + " " + dev.Mode.String()
		if len(faults)+len(rows) == 0 {
			words += ": honest"
		}
		t.line(words)
		for _, f := range faults {
			t.line("  " + t.th.Paint(ui.Bad, f))
		}
		for _, r := range rows {
			t.line("  " + r)
		}
	}
}

func (t *truth) faults(dev *device.Device) (out []string) {
	for i := range dev.Fault {
		f := &dev.Fault[i]
		if f.Kind == device.NoFault {
			continue
		}
		words := f.Kind.String()
		if all := device.Channels(dev.Kind); int(f.Channel) < len(all) && f.Kind != device.DeadAlarm {
			words += " " + all[f.Channel].Name
		}
		if f.From > t.s.Tick {
			words += " from " + minutes(int(f.From/engine.TicksPerSecond))
		} else {
			words += " since " + minutes(int(f.From/engine.TicksPerSecond))
		}
		out = append(out, words)
	}
	return out
}

// apart are the channels of a device whose layers differ by more than matters to a patient.
func (t *truth) apart(dev *device.Device) (out []string) {
	if !dev.Attached() {
		return nil
	}
	for i, ch := range device.Channels(dev.Kind) {
		v := dev.Chan[i]
		so, shown := v.Effect, v.Displayed
		if ch.Setting {
			so, shown = v.Delivered, v.Ordered
		}
		if dev.Blank&(1<<i) != 0 || ch.Material <= 0 || math.Abs(so-shown) < ch.Material {
			continue
		}
		words := "shown"
		if ch.Setting {
			words = "ordered"
		}
		out = append(out, fmt.Sprintf("%s %s %.*f, %s", ch.Name, words, ch.Decimals, shown, t.th.Paint(ui.Truth, fmt.Sprintf("so %.*f", ch.Decimals, so))))
	}
	return out
}

// shownOf are the quantities told of each patient.
var shownOf = []struct {
	name, label string
	decimals    int
}{
	{"sao2", "SaO2", 0},
	{"pao2", "PaO2", 1},
	{"paco2", "PaCO2", 1},
	{"ph", "pH", 2},
	{"rr", "rr", 0},
	{"vt", "Vt", 0},
	{"mv", "MV", 1},
	{"pulse", "pulse", 0},
	{"map", "MAP", 0},
	{"glucose", "glucose", 1},
	{"potassium", "K", 1},
	{"temp", "temp", 1},
}

func (t *truth) patients() {
	t.head("Patients")
	for p := range t.sc.Patients {
		t.line(fmt.Sprintf("%s: harm %.0f of 100", t.sc.Patients[p].ID, t.s.Harm[p].Points()))
		var words []string
		for _, q := range shownOf {
			if i, ok := patient.QuantityIndex(q.name); ok {
				words = append(words, fmt.Sprintf("%s %.*f", q.label, q.decimals, patient.Quantities[i].Get(&t.s.Patients[p])))
			}
		}
		t.wrapped(strings.Join(words, ", "))
	}
}

// wrapped adds words on as many lines as they take.
func (t *truth) wrapped(words string) {
	for l := range strings.SplitSeq(ui.Wrap(t.th.Spell(words), t.w-2), "\n") {
		t.line("  " + l)
	}
}

func (t *truth) flags() {
	var words []string
	for i, f := range t.sc.Flags {
		if v := t.s.Flags[i]; v != f.Start {
			words = append(words, f.ID+" "+figure(v))
		}
	}
	if len(words) > 0 {
		t.head("Flags")
		t.wrapped(strings.Join(words, ", "))
	}
}

func (t *truth) clues() {
	t.head("Clues there to be found")
	n := 0
	for i := range t.sc.Clues {
		c, state := &t.sc.Clues[i], t.s.Clues[i]
		switch {
		case state.Seen > 0:
			t.line(t.th.Pick("● ", "* ") + c.ID + ratio(c.LR))
		case state.Available > 0:
			t.line(t.th.Pick("○ ", "o ") + c.ID + ratio(c.LR))
		default:
			continue
		}
		n++
	}
	if n == 0 {
		t.line("none yet")
	}
}

func ratio(lr float64) string {
	if lr == 0 {
		return ""
	}
	return ", lr " + figure(lr)
}

// mostComing is how many of the effects that wait are told.
const mostComing = 6

func (t *truth) coming() {
	var waiting []engine.Pending
	for _, p := range t.s.Pending {
		if p.Active {
			waiting = append(waiting, p)
		}
	}
	if len(waiting) == 0 {
		return
	}
	slices.SortStableFunc(waiting, func(a, b engine.Pending) int { return cmp.Compare(a.At, b.At) })
	t.head("To come")
	for _, p := range waiting[:min(len(waiting), mostComing)] {
		e := &t.sc.Effects[p.Effect]
		words := minutes(int(p.At/engine.TicksPerSecond)) + " " + effectWords(t.sc, e)
		if !e.When.Always() && !engine.Holds(&e.When, t.s) {
			words += t.th.Paint(ui.Dim, " (not as it stands)")
		}
		t.line(words)
	}
}

// judgement is what the run would score if it ended now, and what the expert would do.
func (t *truth) judgement() {
	t.head("If it ended now")
	card := score.Grade(t.sc, t.s)
	if card.Scored {
		t.line(fmt.Sprintf("%.1f of 100", card.Total))
		for _, f := range card.Criticals {
			t.line(t.th.Paint(ui.Bad, f.Label))
		}
	} else {
		t.line("not scored")
	}
	if r := t.expert(); r != nil {
		t.head("The expert would")
		t.line(inputWords(t.sc, r))
		if r.Why != "" {
			t.wrapped(r.Why)
		}
	}
}

// expert is the first rule that holds and can be done now; nil none. A rule for once is taken as done when what it does has been.
func (t *truth) expert() *engine.Rule {
	if t.s.Over {
		return nil
	}
	for i := range t.sc.Expert {
		r := &t.sc.Expert[i]
		done := r.Input.Kind == engine.DoAct && t.s.Done[r.Input.Action].Times > 0 || r.Input.Kind == engine.Believe && t.s.Beliefs[r.Input.Device].Times > 0
		if r.Once && done || !engine.Holds(&r.When, t.s) || engine.Check(t.sc, t.s, r.Input) != nil {
			continue
		}
		return r
	}
	return nil
}
