package exercise

import (
	"fmt"
	"math"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/practice"
	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
	"downtime/game/skill"
)

// bench is a skill with one field of every kind, a control of every sort, and whatever picture a test wants.
type bench struct {
	form    skill.Form
	picture func(tick int64, v *skill.View)
	tick    int64
	limit   int64
	still   bool
	used    []string
	done    bool
}

func (b *bench) View() skill.View {
	v := skill.View{
		Step: "Bench 1 of 1", Say: []string{"Everything that a learner can be asked."}, Fields: b.form.Fields,
		Watch: float64(b.tick) / skill.TicksPerSecond, Still: b.still,
		Controls: []skill.Control{
			{ID: "open", Label: "Open the clamp", Key: "o", By: 0.1},
			{ID: "close", Label: "Close it", Key: "-", By: -0.1},
			{ID: "squeeze", Label: "Squeeze", Key: "space", By: 1, Hold: true},
			{ID: "done", Label: "Hand it in", Key: "enter", Big: true},
		},
	}
	if b.limit > 0 {
		left := float64(b.limit-b.tick) / skill.TicksPerSecond
		v.Left = &left
	}
	if b.picture != nil {
		b.picture(b.tick, &v)
	}
	return v
}

func (b *bench) Apply(in skill.Input) error {
	if in.Set != "" {
		return b.form.Set(in.Set, in.Value)
	}
	b.used = append(b.used, fmt.Sprintf("%s %g", in.Do, in.By))
	b.done = b.done || in.Do == "done"
	return nil
}

func (b *bench) Step() []skill.Event {
	b.tick++
	b.done = b.done || b.limit > 0 && b.tick >= b.limit
	return nil
}

func (b *bench) Done() bool           { return b.done }
func (b *bench) Result() skill.Result { return skill.Result{Score: 100, Met: true} }

func options(ids ...string) []skill.Option {
	var out []skill.Option
	for _, id := range ids {
		out = append(out, skill.Option{ID: id, Label: "The answer " + id})
	}
	return out
}

func newBench() *bench {
	return &bench{form: skill.Form{Fields: []skill.Field{
		{ID: "rate", Label: "rate", Unit: "/min", Kind: skill.Number},
		{ID: "words", Label: "words", Kind: skill.Text},
		{ID: "one", Label: "one of them", Kind: skill.Choice, Options: options("a", "b", "c")},
		{ID: "some", Label: "some of them", Kind: skill.Ticks, Options: options("p", "q", "r")},
		{ID: "rank", Label: "in order", Kind: skill.Order, Options: options("x", "y", "z")},
	}}}
}

// table is a screen on a bench, with a clock that a test moves.
type table struct {
	t      *testing.T
	s      *Screen
	b      *bench
	now    time.Time
	intent nav.Intent
}

func sit(t *testing.T, b *bench, hold bool) *table {
	t.Helper()
	tb := &table{t: t, b: b, now: time.Date(2026, 11, 22, 3, 14, 0, 0, time.UTC)}
	k := &skill.Skill{ID: "bench", Title: "The bench", Levels: []string{"only"}, Begin: func(skill.Setup) skill.Exercise { return b }}
	ctx := nav.Context{Theme: ui.Theme{}, Now: func() time.Time { return tb.now }, Hold: hold}
	tb.s = New(ctx, practice.New(k, skill.Setup{}, nil, tb.now), true)
	tb.s.Init()
	return tb
}

func (tb *table) send(msgs ...tea.Msg) {
	for _, m := range msgs {
		if _, _, intent := tb.s.Update(m); intent != nil {
			tb.intent = intent
		}
	}
}

// press presses keys by name; a single letter is itself.
func (tb *table) press(names ...string) {
	special := map[string]tea.KeyPressMsg{
		"tab": {Code: tea.KeyTab}, "shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift}, "enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape},
		"up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight},
		"shift+up": {Code: tea.KeyUp, Mod: tea.ModShift}, "shift+down": {Code: tea.KeyDown, Mod: tea.ModShift},
		"space": {Code: tea.KeySpace, Text: " "}, "backspace": {Code: tea.KeyBackspace}, "ctrl+s": {Code: 's', Mod: tea.ModCtrl},
		"home": {Code: tea.KeyHome}, "ctrl+w": {Code: 'w', Mod: tea.ModCtrl}, "pgdown": {Code: tea.KeyPgDown}, "ctrl+p": {Code: 'p', Mod: tea.ModCtrl},
	}
	for _, n := range names {
		k, ok := special[n]
		if !ok {
			k = tea.KeyPressMsg{Code: []rune(n)[0], Text: n}
		}
		tb.send(k)
	}
}

// pass lets wall time go by with a frame at its end.
func (tb *table) pass(d time.Duration) {
	tb.now = tb.now.Add(d)
	tb.send(frameMsg{tb.s.clock.gen})
}

func (tb *table) value(id, want string) {
	tb.t.Helper()
	if got := tb.b.form.Value(id); got != want {
		tb.t.Errorf("%s is %q, want %q", id, got, want)
	}
}

func (tb *table) did(want ...string) {
	tb.t.Helper()
	if got := fmt.Sprint(tb.b.used); got != fmt.Sprint(want) {
		tb.t.Errorf("the hands did %s, want %v", got, want)
	}
}

// The pictures in the state that shows most of them.
func drips(tick int64, v *skill.View) {
	v.Drip = &skill.Drip{
		Drops: tick / 12, Forming: math.Mod(float64(tick)/12, 1), Clamp: 0.35, Left: 640, Bag: 1000, Height: 90,
		Tape: []skill.Mark{{Label: "14:00", Left: 1000}, {Label: "16:00", Left: 500}},
	}
	v.Papers = []skill.Paper{
		{Title: "Order", Rows: [][]string{{"Sodium chloride 0.9 %"}, {"Volume", "1000 mL"}, {"Over", "8 hours"}}, Mark: "D"},
		{Title: "Packet", Rows: [][]string{{"Giving set", "solution"}, {"Drops", "20 to the mL"}}},
	}
}

func pulses(tick int64, v *skill.View) {
	v.Pulse = &skill.Pulse{
		Beats: tick / 40, Since: math.Mod(float64(tick), 40) / 50, Strong: 0.8, Chest: 0.5 + 0.5*math.Sin(float64(tick)/30),
		Monitor: []skill.Reading{{Label: "HR", Value: "88", Unit: "/min"}, {Label: "RESP", Value: "16", Unit: "/min"}, {Label: "TIME", Value: "05:03:25"}},
	}
}

func cuffs(tick int64, v *skill.View) {
	v.Cuff = &skill.Cuff{Gauge: 160 - float64(tick)/20, Top: 300, Sounds: tick / 40, Since: math.Mod(float64(tick), 40) / 50, Loud: 0.7, Valve: 0.2, Ears: true}
}

func bags(tick int64, v *skill.View) {
	v.Bag = &skill.Bag{Squeezed: 0.6, Chest: 0.4, Feel: "stiff", Kind: "mapleson-c", Full: 0.4, Number: []skill.Reading{{Label: "SpO2", Value: "93", Unit: "%"}}}
	for i := range 100 {
		v.Bag.CO2 = append(v.Bag.CO2, math.Max(0, 5*math.Sin(float64(i+int(tick))/8)))
	}
}
