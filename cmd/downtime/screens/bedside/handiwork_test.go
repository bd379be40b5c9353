package bedside

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"downtime/cmd/downtime/sitting"
	"downtime/content"
	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/skill"
)

// byHands sits at the small case in which everything is found by hand.
func byHands(t *testing.T, opts ...option) (*player, *run.Run) {
	t.Helper()
	sc, problems := content.NewLibrary(os.DirFS("../../../../game/engine/testdata")).Get("hands")
	if sc == nil {
		t.Fatal(problems)
	}
	r, err := run.New(sc, 5, "sound")
	if err != nil {
		t.Fatal(err)
	}
	p := sit(t, sitting.New(r, nil, "paced", time.Unix(0, 0), false), 80, 24, opts...)
	p.s.wait(10)
	p.frames(3 * time.Second)
	return p, r
}

// hand is the exercise that lies over the bedside.
func (p *player) hand() *skill.Attempt {
	p.t.Helper()
	h := p.s.working()
	if h == nil {
		p.t.Fatalf("no exercise lies over the bedside:\n%s", p.body())
	}
	return h.goes.Attempt
}

// watches lets so many seconds of wall time pass in the exercise; a key that does nothing makes it look at the time.
func (p *player) watches(seconds int) {
	for range seconds {
		p.at = p.at.Add(time.Second)
		p.send(keyOf("z"))
	}
}

// types gives keys without any time between them.
func (p *player) types(names ...string) {
	for _, n := range names {
		p.send(keyOf(n))
	}
}

// act begins an action of the case by its id.
func (p *player) act(id string) {
	i := slices.IndexFunc(p.s.keys, func(e entry) bool { return e.id == id })
	p.s.begin(&p.s.keys[i], anyone)
}

func TestTheClockOfAnExerciseOverTheBedsideGoesWithoutAKey(t *testing.T) {
	p, _ := byHands(t)
	i := slices.IndexFunc(p.s.keys, func(e entry) bool { return e.hot == "f" })
	if cmd := p.s.begin(&p.s.keys[i], anyone); cmd == nil || p.s.working() == nil {
		t.Fatalf("nothing asks for the next picture of the exercise, so it stands still until a key is pressed:\n%s", p.body())
	}
}

func last(r *run.Run) engine.Input { return r.Inputs[len(r.Inputs)-1] }

func TestAPulseIsCountedOverTheBedsideAndIsWhatTheCaseTakes(t *testing.T) {
	p, r := byHands(t)
	tick := p.s.sit.Tick()
	p.types("f")
	p.sees("Pulse at the wrist")
	p.sees("watch")
	p.types("d")
	p.watches(60)
	if p.s.sit.Tick() != tick {
		t.Fatalf("the clock of the case went on by %d ticks", p.s.sit.Tick()-tick)
	}
	beats := p.hand().Exercise.View().Pulse.Beats
	if truth := patientPulse(r); float64(beats) < truth-4 || float64(beats) > truth+4 {
		t.Fatalf("%d beats in a minute; his pulse is %.1f", beats, truth)
	}
	for _, digit := range fmt.Sprint(beats) {
		p.types(string(digit))
	}
	p.press("ctrl+s")
	if p.s.working() != nil {
		t.Fatalf("it was signed, and lies there still:\n%s", p.body())
	}
	p.frames(3 * time.Second)
	if in := last(r); !in.Found || in.Value != float64(beats) || p.s.sit.Tick() != tick+30*engine.TicksPerSecond {
		t.Errorf("%+v after %d ticks", in, p.s.sit.Tick()-tick)
	}
	p.sees(fmt.Sprintf("You count %d.", beats))
	p.misses("of 100")
}

func patientPulse(r *run.Run) float64 {
	given, _ := engine.Feel(r.Scenario, &r.State, slices.IndexFunc(r.Scenario.Actions, func(a engine.Action) bool { return a.ID == "count-pulse" }))
	return given[0]
}

func TestHandsThatArePutDownHaveDoneNothing(t *testing.T) {
	for _, opts := range [][]option{nil, {live}} {
		p, r := byHands(t, opts...)
		before := r.State
		p.types("f", "d")
		p.frames(5 * time.Second)
		p.watches(5)
		p.types("esc")
		if p.s.working() != nil || r.State != before || len(r.Inputs) != 0 {
			t.Errorf("hands that were put down left something: %d inputs", len(r.Inputs))
		}
		p.sees("Nothing was done")
	}
}

func TestADripIsSetWithTheRollerOverTheBedside(t *testing.T) {
	p, r := byHands(t)
	p.act("set-drip")
	p.sees("1000 mL")
	p.sees("20 drops")
	for range 12 {
		p.press("o")
	}
	p.watches(10)
	left := p.hand().Exercise.View().Drip.Clamp
	p.press("ctrl+s")
	drip := slices.IndexFunc(r.Scenario.Devices, func(d engine.Device) bool { return d.ID == "drip1" })
	if got := r.State.Devices[drip].Chan[device.DripClamp].Ordered; got != left || left < 0.2 {
		t.Errorf("the hand left the clamp %v open, at the bedside it is %v", left, got)
	}
}

func TestAScoreAndAPressureAreWrittenOverTheBedside(t *testing.T) {
	p, r := byHands(t)
	p.act("chart")
	p.sees("Temperature")
	h := p.hand()
	for _, f := range h.Exercise.View().Fields {
		value := "0"
		if len(f.Options) > 0 {
			value = f.Options[0].ID
		}
		if err := h.Do(skill.Input{Set: f.ID, Value: value}); err != nil {
			t.Fatal(err)
		}
	}
	p.s.working().show.Update(nil)
	p.press("ctrl+s")
	if in := last(r); !in.Found || in.Value != 0 {
		t.Errorf("a total of 0 was written: %+v", in)
	}
	p.act("cuff")
	p.sees("mmHg")
	for range 14 {
		p.press("space")
		p.at = p.at.Add(time.Second / 2)
	}
	p.watches(1)
	if gauge := p.hand().Exercise.View().Cuff.Gauge; gauge < 120 {
		t.Errorf("fourteen squeezes of the bulb, and the gauge stands at %.0f", gauge)
	}
	p.types("esc")
	p.sees("Nothing was done")
}

func TestSomebodyElseCountsWithoutYou(t *testing.T) {
	p, r := byHands(t)
	i := slices.IndexFunc(p.s.keys, func(e entry) bool { return e.id == "count-pulse" })
	p.s.begin(&p.s.keys[i], 1)
	if in := last(r); p.s.working() != nil || in.Found || in.By != 1 {
		t.Errorf("the nurse was sent: %+v", in)
	}
}

func TestOnlyWhatHandsPerceiveChangesTheExercise(t *testing.T) {
	var pictures []string
	for _, hidden := range []float64{0, 1} {
		p, r := byHands(t)
		for i := range r.State.Flags {
			r.State.Flags[i] = 1000 * hidden
		}
		r.State.Patients[0].Blood.PaCO2 += 30 * hidden
		r.State.Patients[0].Metab.Glucose += 9 * hidden
		r.State.Wrong[0] = int64(7 * hidden)
		p.types("f", "d")
		p.watches(7)
		pictures = append(pictures, p.body())
	}
	if pictures[0] != pictures[1] {
		t.Errorf("what no finger feels changes the picture:\n%s\n%s", pictures[0], pictures[1])
	}
	if !strings.Contains(pictures[0], "wrist") {
		t.Errorf("no finger on a wrist:\n%s", pictures[0])
	}
}
