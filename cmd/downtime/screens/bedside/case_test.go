package bedside

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/sitting"
	"downtime/cmd/downtime/ui"
	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/patient"
	"downtime/game/run"
	"downtime/game/wave"
)

// builder writes a small case by hand, so that these tests do not depend on what an author changes.
type builder struct{ sc *engine.Scenario }

func (b builder) text(s string) int {
	b.sc.Texts = append(b.sc.Texts, engine.Text{Parts: []string{s}})
	return len(b.sc.Texts) - 1
}

func (b builder) block(es ...engine.Effect) engine.Block {
	from := len(b.sc.Effects)
	b.sc.Effects = append(b.sc.Effects, es...)
	return engine.Block{From: from, To: len(b.sc.Effects)}
}

func (b builder) tells(s string) []engine.Finding {
	return []engine.Finding{{Text: b.text(s), Clue: -1}}
}

func sec(n int64) int64 { return n * engine.TicksPerSecond }

const (
	ventA = iota
	monA
	bagA
	ventB
	monB
)

// ward is the case of these tests: immutable once it is made, as every scenario is.
var ward = sync.OnceValue(newWard)

// newWard is two beds with a ventilator and a monitor each, one bag, a nurse and a student.
func newWard() *engine.Scenario {
	params, ok := patient.Preset("adult")
	if !ok {
		panic("no preset adult")
	}
	sc := &engine.Scenario{
		ID: "ward", Place: "ICU, bed 4", Limit: sec(1200), StartSecond: 3*3600 + 14*60, Hash: "ward",
		HowTo: "# Selby V6\n\nThe front page shows what is **set**.\n", Grade: "resident doctor",
	}
	b := builder{sc}
	goal := engine.Goal{Rate: [2]float64{12, 18}, Volume: [2]float64{400, 530}, EtCO2: [2]float64{4, 7}, Squeeze: [2]float64{0.7, 1.4}}
	for i, name := range []string{"Mr Leonard Ashby", "Ms Gwen Tarrant"} {
		bed := []string{"bed4", "bed3"}[i]
		sc.Patients = append(sc.Patients, engine.Patient{ID: bed, Name: name, Story: "day 4 on a ventilator", Params: params, Goal: goal, HasGoal: true, Weight: 1})
		label := []string{"bed 4", "bed 3"}[i]
		sc.Devices = append(sc.Devices,
			engine.Device{ID: "vent" + bed[3:], Label: "Selby V6 ventilator, " + label, Airway: true, Scored: true, Utility: -1, Spec: device.Spec{
				Kind: device.Ventilator, Networked: true, Patient: int8(i),
				Settings: []device.Setting{{Channel: device.VentVT, Value: 450}, {Channel: device.VentRate, Value: 14}, {Channel: device.VentPEEP, Value: 6}, {Channel: device.VentFiO2, Value: 0.4}},
			}},
			engine.Device{ID: "mon" + bed[3:], Label: "Monitor, " + label, Utility: -1, Spec: device.Spec{Kind: device.Monitor, Patient: int8(i)}})
		if i == 0 {
			sc.Devices = append(sc.Devices, engine.Device{ID: "bag4", Label: "Self-inflating bag, bed 4", Utility: -1, Spec: device.Spec{
				Kind: device.Bag, Patient: -1, Settings: []device.Setting{{Channel: device.BagPEEP, Value: 6}},
			}})
		}
	}
	sc.People = []engine.Person{
		{ID: "you", Label: "You", Rate: 20, Volume: 520},
		{ID: "nurse", Label: "Priya", Rate: 16, Volume: 480},
		{ID: "student", Label: "Tom", Rate: 24, Volume: 590, Drift: 0.8},
	}
	b.scenes()
	b.actions()
	b.variants()
	sc.Report = []engine.Fact{{ID: "what", Label: "What was seen", Critical: true}, {ID: "asset", Label: "Asset number"}}
	sc.Endings = []engine.Ending{{ID: "handed-over", Text: "Ewan has taken over. He is pink, and the machine stands by the wall."}}
	engine.Settle(sc)
	return sc
}

func (b builder) scenes() {
	b.sc.Scenes = []engine.Scene{
		{ID: "offer", Speaker: "Tom, medical student", Text: b.text(`"I've done life support, but I've never bagged anyone in here. Can I do something?"`), Deadline: sec(40), Default: 2, Asks: -1, Choices: []engine.Choice{
			{ID: "learn", Label: "Yes. Gloves on, stand here, I'll show you", Reply: b.text("He is gloved before you have finished.")},
			{ID: "numbers", Label: "Call out saturation and time, every half minute", Reply: -1},
			{ID: "not-now", Label: "Not now, please keep back", Reply: -1},
		}},
		{ID: "belief", Speaker: "You, to yourself", Text: b.text("How likely is it that this ventilator is at fault?"), Deadline: sec(45), Default: -1, Asks: ventA},
		{ID: "asked", Speaker: "Priya", Text: b.text(`"The trace has gone flat. Shall I change the line?"`), Deadline: sec(30), Default: 1, Asks: -1, Choices: []engine.Choice{
			{ID: "no", Label: "No. Look at the tube first", Reply: -1}, {ID: "yes", Label: "Yes, change it", Reply: -1},
		}},
	}
}

func (b builder) actions() {
	you, nurse := [engine.MaxPeople]bool{true}, [engine.MaxPeople]bool{true, true}
	open := func(scene int, after int64) engine.Effect {
		return engine.Effect{Kind: engine.OpenScene, Ref: scene, After: after}
	}
	b.sc.Actions = []engine.Action{
		{ID: "look", Label: "Look at him from the end of the bed", Category: "look", Key: "l", Ticks: sec(4), By: you, Findings: b.tells("Eyes half shut, colour fair.")},
		{ID: "capno", Label: "Read the CO2 trace", Category: "look", Key: "e", Ticks: sec(3), By: you, Findings: b.tells("Square boxes.")},
		{ID: "go", Label: "Go and look at the patient", Category: "look", Target: "bed4", Ticks: sec(5), By: you},
		{ID: "go", Label: "Go and look at the patient", Category: "look", Target: "bed3", Ticks: sec(15), By: you},
		{ID: "ask", Label: "Ask Priya: what changed?", Category: "ask", Key: "n", Ticks: sec(6), By: you, Voice: true, Findings: b.tells("\"Rolled him at three.\"")},
		{ID: "offer", Label: "Call Tom over", Category: "ask", Ticks: sec(1), By: you, Voice: true, Effects: b.block(open(0, 0))},
		{ID: "think", Label: "Stop and think", Category: "ask", Ticks: sec(1), By: you, Voice: true, Effects: b.block(open(1, 0))},
		{ID: "say", Label: "Say it aloud", Category: "ask", Ticks: sec(5), By: you, Voice: true, Say: true},
		{ID: "pulse", Label: "Feel the pulse", Category: "check", Key: "f", Ticks: sec(8), By: nurse, Findings: b.tells("Easy to feel.")},
		{ID: "page", Label: "Ventilator: open the measured page", Category: "device", Key: "v", Ticks: sec(4), By: nurse, Effects: b.block(engine.Effect{Kind: engine.ShowPage, Ref: ventA})},
		{ID: "vt", Label: "Ventilator: set tidal volume", Category: "device", Ticks: sec(6), By: you, HasValue: true, Low: 200, High: 700, Unit: "mL", Effects: b.block(engine.Effect{Kind: engine.SetDevice, Ref: ventA, Sub: int(device.VentVT), UseValue: true})},
		{ID: "standby", Label: "Ventilator: switch to stand-by", Category: "device", Ticks: sec(3), By: you, Confirm: "It stops breathing for him. Stand-by?", Effects: b.block(engine.Effect{Kind: engine.SetMode, Ref: ventA, Sub: int(device.Standby)})},
		{ID: "bag", Label: "Off the ventilator, onto the bag", Category: "hands", Key: "h", Ticks: sec(3), By: you, Effects: b.block(engine.Effect{Kind: engine.Connect, Ref: bagA, Sub: 0}, engine.Effect{Kind: engine.HoldBag, Ref: bagA, Sub: -1})},
		{ID: "give", Label: "Hand the bag to Tom", Category: "hands", Ticks: sec(2), By: you, Voice: true, Effects: b.block(engine.Effect{Kind: engine.HoldBag, Ref: bagA, Sub: 2})},
		{ID: "buzzer", Label: "Emergency buzzer", Category: "call", Key: "z", Ticks: sec(1), By: you, Voice: true},
		{ID: "hand-over", Label: "Hand over to Ewan", Category: "call", Ticks: sec(30), By: you, Confirm: "The case ends here. Hand over?", Effects: b.block(engine.Effect{Kind: engine.EndRun})},
		{ID: "howto-card", Label: "Read the how-to card", Category: "report", Key: "k", Ticks: sec(10), By: you},
		{ID: "notes", Label: "Write it in the notes", Category: "report", Ticks: sec(60), By: you, Starts: b.block(open(2, sec(5))), Findings: b.tells("Signed.")},
		{ID: "report", Label: "Device report form", Category: "report", Ticks: sec(20), By: you, Report: true},
	}
}

func (b builder) variants() {
	resistance, _ := patient.KnobIndex("resistance")
	guilty := b.block(
		engine.Effect{Kind: engine.BeginFault, Ref: ventA, Fault: device.Fault{Kind: device.SilentLimiter, Channel: device.All, A: 20}},
		engine.Effect{Kind: engine.TurnKnob, Ref: 0, Sub: resistance, Value: 60, Over: sec(30)})
	b.sc.Variants = []engine.Variant{
		{ID: "sound", Kind: engine.Plain, Weight: 1, Twin: 1},
		{ID: "limiter", Kind: engine.Silent, Weight: 1, Twin: 0, Setup: guilty},
	}
}

// player holds a screen, its fake clock, and where it asked to go.
type player struct {
	t      testing.TB
	s      *Screen
	at     time.Time
	intent nav.Intent
}

type option func(*nav.Context)

func live(c *nav.Context)    { c.Prefs.Live = true }
func holds(c *nav.Context)   { c.Hold = true }
func still(c *nav.Context)   { c.Theme.Still = true }
func ascii(c *nav.Context)   { c.Theme.Glyphs = ui.ASCII }
func colours(c *nav.Context) { c.Theme.Colours = ui.Colour16 }

// starts shows a run of a case from its beginning.
func starts(t testing.TB, sc *engine.Scenario, seed uint64, variant string, w, h int, opts ...option) *player {
	t.Helper()
	r, err := run.New(sc, seed, variant)
	if err != nil {
		t.Fatal(err)
	}
	return sit(t, sitting.New(r, nil, "paced", time.Unix(0, 0), false), w, h, opts...)
}

func play(t testing.TB, variant string, w, h int, opts ...option) *player {
	t.Helper()
	return starts(t, ward(), 1, variant, w, h, opts...)
}

func sit(t testing.TB, st *sitting.Sitting, w, h int, opts ...option) *player {
	t.Helper()
	p := &player{t: t, at: time.Unix(1000, 0)}
	ctx := nav.Context{Now: func() time.Time { return p.at }}
	for _, o := range opts {
		o(&ctx)
	}
	p.s = New(ctx, st).(*Screen)
	p.s.Init()
	p.send(nav.Body{Width: w, Height: h - 2})
	return p
}

func (p *player) send(msg tea.Msg) {
	_, _, intent := p.s.Update(msg)
	if intent != nil {
		p.intent = intent
	}
}

// frames lets wall time pass, a picture every 50 ms, for as long as the screen asks for pictures.
func (p *player) frames(d time.Duration) {
	for end := p.at.Add(d); p.at.Before(end); {
		p.at = p.at.Add(frameTime)
		if p.s.clock.running {
			p.send(frameMsg{p.s.clock.gen, p.at})
		}
	}
}

func keyOf(name string) tea.KeyPressMsg {
	codes := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"backspace": tea.KeyBackspace, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd,
	}
	if c, ok := codes[name]; ok {
		return tea.KeyPressMsg{Code: c}
	}
	if name == "space" {
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	}
	if name == "ctrl+s" {
		return tea.KeyPressMsg{Code: 's', Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

// press types keys so slowly that every act is done before the next one.
func (p *player) press(names ...string) {
	p.frames(500 * time.Millisecond)
	for _, n := range names {
		p.send(keyOf(n))
		p.frames(1600 * time.Millisecond)
	}
}

func (p *player) body() string { return p.s.View().Body }

func (p *player) sees(want string) {
	p.t.Helper()
	if !strings.Contains(plainText(p.body()), want) {
		p.t.Errorf("the screen does not show %q:\n%s", want, plainText(p.body()))
	}
}

func (p *player) misses(word string) {
	p.t.Helper()
	if strings.Contains(plainText(p.body()), word) {
		p.t.Errorf("the screen still shows %q:\n%s", word, plainText(p.body()))
	}
}

func plainText(body string) string { return ansi.Strip(body) }

func (p *player) seconds() float64 { return float64(p.s.sit.Tick()) / engine.TicksPerSecond }

// can puts fixed numbers in the place of what bodies and devices make of the case, so that golden frames pin the drawing alone.
func (p *player) can() {
	numbers := map[string]float64{
		"hr": 118, "spo2": 88, "sbp": 96, "dbp": 52, "map": 66, "etco2": 7.2, "rr": 14, "vt": 450, "rate": 14, "ti": 1, "peep": 6, "fio2": 0.4,
		"vte": 212, "mv": 3, "ppeak": 30, "pplat": 24, "rrtot": 14, "peepe": 6, "o2": 0.4, "leak": 2, "held": 0.4,
	}
	for i := range p.s.obs.Devices {
		d := &p.s.obs.Devices[i]
		d.Alarms = nil
		for j := range d.Readings {
			d.Readings[j].Priority = ""
			if v, ok := numbers[d.Readings[j].Name]; ok && d.Readings[j].Value != nil && d.Mode != "disconnected" {
				d.Readings[j].Value = &v
			}
		}
		switch d.Kind {
		case "monitor":
			d.Wave = wave.Params{HR: 118, PlethAmp: 0.7, SBP: 96, DBP: 52, ArtOn: true, RR: 14, EtCO2: 7.2, Slope: 0.6}
		case "ventilator":
			d.Wave = wave.Params{RR: 14, Ti: 1, VT: 0.212, PPeak: 30, PPlat: 24, PEEP: 6, TauE: 0.6, SquareFlow: true, Limited: 0.4}
		}
		delete(p.s.scopes, d.ID)
	}
	for i := range p.s.obs.People {
		if q := &p.s.obs.People[i]; q.Bag != "" {
			q.Rhythm = 24
		}
	}
	if b := p.s.obs.Bag; b != nil {
		b.Full, b.Chest, b.Paw, b.CO2, b.Feel, b.Rate, b.ML = 0.75, 0.6, 32, 4.1, "stiff", 14, 500
	}
	p.s.told = slices.DeleteFunc(p.s.told, func(l engine.Line) bool { return l.Kind == "alarm" })
	p.s.clock.shown = 1
	p.s.seq++
}

// alarm sounds on a device of the canned picture.
func (p *player) alarm(d int, name, label, priority string) {
	v := &p.s.obs.Devices[d]
	v.Alarms = append(v.Alarms, engine.AlarmView{Name: name, Label: label, Priority: priority, Seconds: 12})
	for i := range v.Readings {
		if v.Readings[i].Name == name {
			v.Readings[i].Priority = priority
		}
	}
}

func helpOf(bs []key.Binding) string {
	var out []string
	for _, b := range bs {
		out = append(out, b.Help().Key+" "+b.Help().Desc)
	}
	return strings.Join(out, ", ")
}
