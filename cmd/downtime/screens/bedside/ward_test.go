package bedside

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
	"downtime/cmd/downtime/ui/frame"
	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/patient"
)

// eightBeds is a ward of eight with a board, built by hand and immutable.
var eightBeds = sync.OnceValue(newEightBeds)

// lodgers are the patients of that ward.
var lodgers = []struct{ name, story string }{
	{"Mrs Ada Frayne, 71", "Pneumonia, day 2. Oxygen at 2 L."},
	{"Mr Tobias Renshaw, 34", "High-dose methotrexate yesterday; rescue due by the clock."},
	{"Ms Ines Calloway, 29", "Pain pump after surgery for a bowel that was twisted on itself."},
	{"Mr Douglas Pell, 66", "Chemotherapy from a small elastic pump at his hip."},
	{"Mrs Bea Okonjo, 58", "Dopamine through the neck after a heart attack."},
	{"Mr Wilf Harding, 80", "Waits for a bed at home."},
	{"Miss Lena Sorley, 19", "First fit last night."},
	{"Mr Graham Tull, 74", "Fluids for kidneys that have stopped."},
}

func newEightBeds() *engine.Scenario {
	params, ok := patient.Preset("adult")
	if !ok {
		panic("no preset adult")
	}
	sc := &engine.Scenario{
		ID: "round", Place: "Ward 7", Limit: sec(3600), StartSecond: 9*3600 + 10*60, Hash: "round", Ward: true, Walk: sec(10), Grade: "resident doctor",
	}
	b := builder{sc}
	for i, l := range lodgers {
		p := engine.Patient{ID: fmt.Sprint("bed", i+1), Name: l.name, Story: l.story, Params: params, Weight: 0.125}
		if i%2 == 0 {
			p.News2 = 1
		}
		sc.Patients = append(sc.Patients, p)
	}
	add := func(id, label string, kind device.Kind, bed int, net bool, settings ...device.Setting) {
		sc.Devices = append(sc.Devices, engine.Device{
			ID: id, Label: label, Utility: -1, Scored: net, Line: id == "phone",
			Spec: device.Spec{Kind: kind, Networked: net, Patient: int8(bed - 1), Drug: int(patient.Morphine), Conc: 1, Settings: settings},
		})
	}
	add("mon1", "Monitor, bed 1", device.Monitor, 1, true)
	add("mon5", "Monitor, bed 5", device.Monitor, 5, true)
	add("pump3", "Pain pump, bed 3", device.SyringePump, 3, true, device.Setting{Channel: device.PumpRate, Value: 2})
	add("pump5", "Pump, bed 5", device.SyringePump, 5, true, device.Setting{Channel: device.PumpRate, Value: 5})
	add("drip8", "Drip, bed 8", device.Drip, 8, false)
	add("cloud", "Regimen cloud", device.System, 0, true)
	add("phone", "Ward telephone", device.System, 0, false)
	sc.People = []engine.Person{{ID: "you", Label: "You"}, {ID: "amara", Label: "Amara"}, {ID: "joss", Label: "Joss"}, {ID: "kofi", Label: "Kofi"}}
	done := func(action int) engine.Expr {
		return engine.NewExpr([]engine.Op{{Code: engine.OpDone, A: int32(action), B: 1}}, "done")
	}
	hands := [engine.MaxPeople]bool{true, true, true}
	for i := range lodgers {
		sc.Actions = append(sc.Actions, engine.Action{
			ID: "look", Label: "Look at the patient", Category: "look", Key: "l", Target: fmt.Sprint("bed", i+1), Ticks: sec(5), By: hands,
			Findings: b.tells(fmt.Sprintf("Bed %d: warm, pink, talking.", i+1)),
		})
	}
	you := [engine.MaxPeople]bool{true}
	sc.Actions = append(sc.Actions,
		engine.Action{ID: "rescue", Label: "Give the folinic acid", Category: "treat", Key: "f", Target: "bed2", Ticks: sec(60), By: [engine.MaxPeople]bool{true, true}},
		engine.Action{ID: "box", Label: "Fetch the battle box", Category: "ask", Ticks: sec(240), By: [engine.MaxPeople]bool{false, false, false, true}, Away: true},
		engine.Action{ID: "ring", Label: "Ring the consultant", Category: "call", Key: "r", Ticks: sec(20), By: you, Voice: true, Phone: true},
		engine.Action{ID: "huddle", Label: "Call everybody together", Category: "ask", Key: "c", Ticks: sec(1), By: you, Voice: true, Effects: b.block(engine.Effect{Kind: engine.OpenScene})},
		engine.Action{
			ID: "cut", Label: "Pull the plug of the switchboard", Category: "device", Ticks: sec(1), By: you, Voice: true,
			Effects: b.block(engine.Effect{Kind: engine.BeginFault, Ref: 6, Fault: device.Fault{Kind: device.Unavailable, Channel: device.All}}),
		},
	)
	sc.Scenes = []engine.Scene{{ID: "huddle", Speaker: "Amara, charge nurse", Text: b.text(`"Eight patients, four of us. Who goes where?"`), Deadline: sec(90), Default: 2, Asks: -1, Choices: []engine.Choice{
		{ID: "sick", Label: "You take the sick end, Joss the well end", Reply: -1}, {ID: "all", Label: "Everybody to bed 2", Reply: -1}, {ID: "wait", Label: "Wait for me", Reply: -1},
	}}}
	sc.Dues = []engine.Due{
		{ID: "folinic", Label: "Folinic acid", Patient: 1, At: sec(300), Done: done(8)},
		{ID: "level", Label: "Methotrexate level", Patient: 1, At: sec(900), Done: done(9)},
		{ID: "obs", Label: "Observations", Patient: 0, At: sec(40), Done: done(0)},
		{ID: "seen", Label: "Review", Patient: 7, At: sec(60), Done: done(7)},
		{ID: "drip", Label: "Drip chart", Patient: 7, At: sec(10), Done: done(9)},
	}
	sc.Variants = []engine.Variant{{ID: "sound", Kind: engine.Plain, Weight: 1}}
	engine.Settle(sc)
	return sc
}

func onWard(t testing.TB, w, h int, opts ...option) *player {
	t.Helper()
	return starts(t, eightBeds(), 1, "sound", w, h, opts...)
}

var wardStates = []struct {
	name string
	to   func(p *player)
}{
	{"board", func(p *player) { p.can() }},
	{"board-busy", func(p *player) {
		p.press("8", "L", "tab", "enter", "3", "F") // you see bed 8; Kofi is sent
		p.press("enter", "5", "P", "1", "enter", "tab", "tab", "tab", "1", "L", "tab")
		p.can()
		p.alarm(3, "occlusion", "occlusion", "high")
		p.alarm(0, "spo2", "low saturation", "medium")
	}},
	{"board-question", func(p *player) { p.press("c"); p.can() }},
	{"bed-monitor", func(p *player) { p.press("5"); p.can(); p.alarm(2, "occlusion", "occlusion", "high") }},
	{"bed-plain", func(p *player) { p.press("2"); p.can() }},
	{"bed-actions", func(p *player) { p.press("2", "enter", "3"); p.can() }},
}

func TestGoldenFramesOfTheWard(t *testing.T) {
	for _, st := range wardStates {
		for _, z := range sizes {
			t.Run(fmt.Sprintf("%s-%dx%d", st.name, z[0], z[1]), func(t *testing.T) {
				p := onWard(t, z[0], z[1])
				st.to(p)
				golden.RequireEqual(t, []byte(frame.Plain(p.body(), z[0], z[1]-2)))
			})
		}
	}
}

func TestGoldenPensOfTheBoard(t *testing.T) {
	p := onWard(t, 100, 30, colours)
	wardStates[1].to(p)
	golden.RequireEqual(t, []byte(frame.Pens(p.body(), 100, 28)))
}

func TestInASCIIEveryFrameOfTheWardIsASCIIAndFitsIts80Cells(t *testing.T) {
	for _, st := range wardStates {
		for _, z := range sizes {
			p := onWard(t, z[0], z[1], ascii)
			st.to(p)
			if i := strings.IndexFunc(p.body(), func(r rune) bool { return r >= 0x80 }); i >= 0 {
				t.Errorf("%s at %v: %q is not ASCII", st.name, z, p.body()[i:i+4])
			}
			checkSize(t, p.body(), z[0], z[1]-2)
		}
	}
}

func TestADigitGoesToABedsideAndTabComesBackToTheBoard(t *testing.T) {
	p := onWard(t, 80, 24)
	for _, l := range lodgers {
		p.sees(l.name[:9])
	}
	p.press("3")
	p.sees("bed 3  Ms Ines Calloway")
	p.sees("Pain pump")
	p.misses("Tobias")
	p.press("tab")
	p.sees("Tobias")
	p.press("down", "tab")
	p.sees("bed 4  Mr Douglas Pell")
	if at := p.seconds(); at != 0 {
		t.Errorf("looking up cost %v s", at)
	}
}

func TestAtABedsideOnlyWhatIsDoneThereIsOfferedAndTheWayIsCounted(t *testing.T) {
	p := onWard(t, 80, 24)
	p.press("1", "enter", "2") // treat has nothing for bed 1
	p.misses("folinic")
	p.press("esc", "f")
	p.sees("not at this bed")
	p.press("2", "enter", "1")
	p.sees("15 s") // ten to get there, five to look
	p.press("L")
	if at := p.seconds(); at != 15 {
		t.Errorf("the first look took %v s", at)
	}
	p.sees("Bed 2: warm")
}

func TestOnTheBoardAnActAsksAtWhichBedAndBeginsWithTheOneChosen(t *testing.T) {
	p := onWard(t, 80, 24)
	p.press("down", "down", "L")
	p.sees("Look at the patient")
	p.press("enter")
	if w := p.s.obs.Patients[2].With; len(w) != 1 || w[0] != "you" {
		t.Errorf("with bed 3: %v", w)
	}
}

func TestTheBoardSaysWhoIsAwayWhatIsLateAndWhichLineIsDead(t *testing.T) {
	p := onWard(t, 120, 40)
	wardStates[1].to(p)
	p.sees("Ward telephone DEAD")
	p.sees("away, back in")
	p.sees("LATE")
	p.sees("bed 1: Look at the patient")
	p.press("r")
	p.sees("The line is dead: Ward telephone. Somebody has to go.")
}

func TestFromABedsideTheAlarmsOfOtherBedsAreSeen(t *testing.T) {
	p := onWard(t, 80, 24)
	p.press("2")
	p.can()
	p.alarm(3, "occlusion", "occlusion", "high")
	p.s.seq++
	p.sees("Elsewhere  5 !!! Pump")
}

func TestAQuestionOnTheBoardTakesTheDigits(t *testing.T) {
	p := onWard(t, 80, 24)
	p.press("c", "1")
	if len(p.s.obs.Scenes) > 0 {
		t.Error("1 did not answer")
	}
	if !p.s.onBoard() {
		t.Error("1 left the board")
	}
}

func TestNoColourOfTheBoardSaysWhatNoShapeSays(t *testing.T) {
	p := onWard(t, 80, 24, func(c *nav.Context) { c.Theme.Colours = ui.NoColour })
	wardStates[1].to(p)
	p.sees("!!!")
	p.sees("LATE")
}

func TestAClickOnARowOfTheBoardGoesToItsBedside(t *testing.T) {
	p := onWard(t, 100, 30)
	for y := range 28 {
		if p.s.under(5, y) == "4" {
			p.send(tea.MouseClickMsg{Button: tea.MouseLeft, X: 5, Y: y})
			break
		}
	}
	p.sees("bed 4  Mr Douglas Pell")
}

func TestTheFooterOfAWardNamesTheWayBetweenBoardAndBeds(t *testing.T) {
	p := onWard(t, 80, 24)
	if h := helpOf(p.s.Keys()); !strings.HasPrefix(h, "enter act, tab its bedside, 1-9 bedside") {
		t.Errorf("on the board: %s", h)
	}
	p.press("3")
	if h := helpOf(p.s.Keys()); !strings.HasPrefix(h, "enter act, tab board, 1-9 bedside") {
		t.Errorf("at a bedside: %s", h)
	}
	p.press("c")
	if h := helpOf(p.s.Keys()); strings.Contains(h, "1-9 bedside") {
		t.Errorf("while a question takes the digits: %s", h)
	}
}

// BenchmarkAFrameOfAWard is one picture of a bed of the ward at 200 by 60, with its monitor, its sheet and what calls elsewhere.
func BenchmarkAFrameOfAWard(b *testing.B) {
	p := onWard(b, 200, 60, func(c *nav.Context) { c.Theme.Colours = ui.TrueColour })
	p.press("5")
	for b.Loop() {
		p.at = p.at.Add(frameTime)
		p.send(frameMsg{p.s.clock.gen, p.at})
		p.body()
	}
}

func TestABedWhoseNumberIsADigitAnswersToIt(t *testing.T) {
	sc := newEightBeds()
	sc.Patients[1].ID = "bed9"
	p := starts(t, sc, 1, "sound", 80, 24)
	p.press("9")
	p.sees("bed 9  Mr Tobias Renshaw")
	sc = newEightBeds()
	sc.Patients[1].ID = "bed12"
	p = starts(t, sc, 1, "sound", 80, 24)
	p.sees("2 bed 12 Mr Tobias")
	p.press("2")
	p.sees("bed 12  Mr Tobias Renshaw")
}

func TestEveryViewOfAWardFillsItsBodyExactly(t *testing.T) {
	names := []string{"enter", "esc", "tab", "up", "down", "left", "right", "/", "w", "W", "b", "l", "v", ",", ".", "p", "1", "2", "5", "8", "9", "L", "f", "r", "c", "q", "n", "[", "]"}
	rapid.Check(t, func(r *rapid.T) {
		p := onWard(t, 80, 24)
		p.wanders(r, names, 20)
	})
}

func TestABoardThatAQuestionCutsSaysHowManyBedsItShowsAndWhatCallsFromTheOthers(t *testing.T) {
	p := onWard(t, 80, 18)
	p.press("c")
	p.can()
	p.alarm(2, "occlusion", "occlusion", "low")
	p.alarm(3, "occlusion", "occlusion", "high")
	p.s.bed = 0
	p.s.seq++
	p.sees("of 8 beds !!!")
}

func TestEscGoesFromABedToTheBoardBeforeItAsksToLeave(t *testing.T) {
	p := onWard(t, 80, 24)
	p.press("3", "esc")
	if !p.s.onBoard() || p.s.layer != nil {
		t.Error("Esc at a bed does not go back to the board")
	}
	p.press("esc")
	p.sees("Leave the case?")
}
