package physiology

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"downtime/game/num"
	"downtime/game/patient"
)

// The words of engineering rows. Each leaves a number that the expression reads.

// alike reads TIME UNIT: the time at once, in seconds, and through a store at odd ticks; differ is how many of the three end in other bits.
func alike(words []string) deed {
	s := seconds(words)
	return func(w *world) {
		w.begin()
		whole := *w
		total := int64(s(w) * patient.TicksPerSecond)
		whole.wait(s(w))
		sliced := *w
		for range int(s(w)) {
			sliced.wait(1)
		}
		stored := *w
		for n := uint32(0); stored.Tick < w.Tick+total; n++ {
			some := min(1+int64(num.Unit(7, 5, total, n)*6000), w.Tick+total-stored.Tick)
			for range some {
				stored.tick()
			}
			stored.restore(stored.bytes())
		}
		w.let["differ"] = truth(sliced.State != whole.State) + truth(stored.State != whole.State)
	}
}

// bytes is the State as a store would keep it.
func (w *world) bytes() []byte {
	var out bytes.Buffer
	if err := binary.Write(&out, binary.LittleEndian, &w.State); err != nil {
		panic(err)
	}
	return out.Bytes()
}

func (w *world) restore(b []byte) {
	w.State = patient.State{}
	if err := binary.Read(bytes.NewReader(b), binary.LittleEndian, &w.State); err != nil {
		panic(err)
	}
}

// disturb reads NUMBER: so many bodies (randomRuns where make soak asks for more), each turned about and treated at random twelve times, four
// minutes in all. wrong is how many readings were ever not a number or beyond what they declare.
func disturb(words []string) deed {
	n := compile(words[0])
	return func(w *world) {
		names, wrong := patient.Presets(), 0.0
		for run := range int(max(n(w), randomRuns)) {
			draws := uint32(0)
			roll := func() float64 { draws++; return num.Unit(20261121, 1, int64(run), draws) }
			one := newWorld(names[run%len(names)])
			one.begin()
			for range 12 {
				one.meddle(roll)
				for range 20 {
					one.wait(1)
					wrong += one.wrong()
				}
			}
		}
		w.let["wrong"] = wrong
	}
}

func (w *world) wrong() (n float64) {
	for i := range patient.Quantities {
		q := &patient.Quantities[i]
		if v := q.Get(&w.State); !(v >= q.Low && v <= q.High) {
			n++
		}
	}
	return n
}

// meddle turns three knobs at random and attaches something random.
func (w *world) meddle(roll func() float64) {
	for range 3 {
		k := &patient.Knobs[int(roll()*float64(len(patient.Knobs)))]
		k.Set(&w.State, k.Low+roll()*(k.High-k.Low))
	}
	w.in, w.clamped = patient.Inputs{}, false
	w.attach(patient.Ventilation{FiO2: roll(), FiCO2: roll() * 0.1})
	switch kind := roll(); {
	case kind < 0.4:
		w.attach(patient.Ventilation{Rate: 5 + 40*roll(), VT: 15 * w.Par.Weight * roll(), Ti: 0.5 + roll(), PEEP: 20 * roll(), PMax: 60 * roll(), FiO2: roll()})
	case kind < 0.6:
		w.attach(patient.Ventilation{Rate: 5 + 40*roll(), Pressure: 40 * roll(), Ti: 0.5 + roll(), PEEP: 20 * roll(), FiO2: roll()})
	case kind < 0.7:
		w.clamped = true
	}
	w.in.Compressions = math.Max(0, 2*roll()-1)
	w.in.Drug[int(roll()*float64(patient.NumDrugs))] = roll() * 20
	w.in.Line = patient.LineFlow{Pump: roll(), Carrier: 5 * roll()}
	w.in.Pads = patient.Pacing{Rate: 200 * roll(), Current: 140 * roll()}
	w.in.Shock = 300 * math.Floor(1.2*roll())
	w.in.Fluid[int(roll()*float64(patient.NumFluids))] = roll() * 100
}

// storyLine is what is done to every patient, awake and ventilated: illness, drugs, arrest and return.
const storyLine = "run noradrenaline 5; run balanced 20; wait 2 min; set resistance 60; set agitation 0.7; set bloodloss 60; wait 3 min; " +
	"give morphine 5; run insulin 0.05; set pneumothorax 0.6; on fico2 0.02; wait 1 min; set obstruction 1; wait 700 s; set obstruction 0; " +
	"set pneumothorax 0; on pressure 18 rate 12 ti 1.2 peep 5 fio2 1; compress 1; give adrenaline 1000; wait 4 min"

// stories tells every patient's story, begun in two ways, and gives a line with the hash of the State in which each ends.
func stories() string {
	var out strings.Builder
	tale := read(storyLine)
	for _, name := range patient.Presets() {
		for _, begun := range []string{"in bed", "on vt 6*Weight rate 18 ti 0.9 peep 8 fio2 0.5"} {
			w := newWorld(name)
			read(begun).deeds[0](w)
			for _, d := range tale.deeds {
				d(w)
			}
			sum := fnv.New64a()
			sum.Write(w.bytes())
			fmt.Fprintf(&out, "%s, %s: %016x\n", name, begun, sum.Sum64())
		}
	}
	return out.String()
}

// story counts the stories that end in other bits than those recorded: here, and here again without fused multiply-add.
// make golden-v3 and make arm64 tell them as compiled for other processors.
func story([]string) deed {
	return func(w *world) {
		recorded, err := os.ReadFile(recordedStories)
		if err != nil {
			panic(err)
		}
		differ := 0.0
		have, want := strings.Split(stories(), "\n"), strings.Split(string(recorded), "\n")
		for i := range want {
			if i >= len(have) || have[i] != want[i] {
				differ++
			}
		}
		if out, err := again("GODEBUG=cpu.fma=off", "-test.run=^TestGoldenStories", "-test.v"); err != nil || !strings.Contains(out, "PASS") {
			differ++
		}
		w.let["differ"], w.let["stories"] = differ, float64(len(want)-1)
	}
}

// again runs this very test binary once more.
func again(env string, args ...string) (string, error) {
	self, err := os.Executable()
	if err != nil {
		return "", err
	}
	cmd := exec.Command(self, args...)
	cmd.Env = append(os.Environ(), env)
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// halve builds the model anew with every step halved (they are constants, so that the compiler folds them), runs the rows named, and keeps
// how far the first value of each moves at most, per cent.
func halve(ids []string) deed {
	return func(w *world) {
		whole, err := measured(ids)
		if err != nil {
			panic(err)
		}
		dir, err := os.MkdirTemp("", "halves")
		if err != nil {
			panic(err)
		}
		defer os.RemoveAll(dir)
		out, err := exec.Command("go", "test", "-overlay", overlayOfHalves(dir), "-run", "^TestKeyResults", "-count=1", "-v", ".", "-args", strings.Join(ids, ",")).CombinedOutput()
		if err != nil {
			panic(string(out))
		}
		found, most := regexp.MustCompile(`key (\w+) (\S+)`).FindAllStringSubmatch(string(out), -1), 0.0
		if len(found) != len(ids) {
			panic(string(out))
		}
		for _, m := range found {
			half, err := strconv.ParseFloat(m[2], 64)
			if err != nil {
				panic(err)
			}
			most = max(most, 100*math.Abs(half/whole[m[1]]-1))
		}
		w.let["moved"] = most
	}
}

// overlayOfHalves writes state.go with every step halved into a folder, and a list that tells the compiler to read that one.
func overlayOfHalves(dir string) string {
	const steps = "../patient/state.go"
	source, err := os.ReadFile(steps)
	if err != nil {
		panic(err)
	}
	halved := string(source)
	for from, to := range map[string]string{
		"TickSeconds    = 0.02": "TickSeconds    = 0.01", "TicksPerSecond = 50": "TicksPerSecond = 100",
		"exchangeSeconds = 0.1": "exchangeSeconds = 0.05", "slowSeconds     = 1.0": "slowSeconds     = 0.5",
	} {
		if strings.Count(halved, from) != 1 {
			panic("state.go does not hold once: " + from)
		}
		halved = strings.Replace(halved, from, to, 1)
	}
	whole, err := filepath.Abs(steps)
	if err != nil {
		panic(err)
	}
	half, list := filepath.Join(dir, "state.go"), filepath.Join(dir, "overlay.json")
	text, err := json.Marshal(map[string]map[string]string{"Replace": {whole: half}})
	if err != nil {
		panic(err)
	}
	for name, content := range map[string][]byte{half: []byte(halved), list: text} {
		if err := os.WriteFile(name, content, 0o600); err != nil {
			panic(err)
		}
	}
	return list
}

// timed reads SECONDS breaths|means: patient-seconds in one core-second.
func timed(words []string) deed {
	s := compile(words[0])
	return func(w *world) {
		w.begin()
		n, in, begin := int(s(w)), patient.Inputs{Quiet: true}, time.Now()
		if words[1] == "means" {
			for range 2 * n {
				w.StepMean(&in, &w.support)
			}
		} else {
			for range n * patient.TicksPerSecond {
				in.Airway = *w.cycle.At(w.Tick)
				w.Step(&in)
			}
		}
		w.let["speed"] = float64(n) / time.Since(begin).Seconds()
	}
}
