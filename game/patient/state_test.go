package patient

import (
	"bytes"
	"encoding/binary"
	"math"
	"reflect"
	"testing"
)

func TestThePatientIsOneFlatValueUnderTwoKilobytes(t *testing.T) {
	var flat func(path string, x reflect.Type)
	flat = func(path string, x reflect.Type) {
		switch x.Kind() {
		case reflect.Struct:
			for i := range x.NumField() {
				f := x.Field(i)
				if !f.IsExported() {
					t.Errorf("%s.%s is not exported: a stored State would lose it", path, f.Name)
				}
				flat(path+"."+f.Name, f.Type)
			}
		case reflect.Array:
			flat(path+"[]", x.Elem())
		case reflect.Bool, reflect.Int32, reflect.Int64, reflect.Uint8, reflect.Float32, reflect.Float64:
		default:
			t.Errorf("%s is a %s: State holds numbers and bools alone", path, x.Kind())
		}
	}
	state := reflect.TypeFor[State]()
	flat("State", state)
	t.Logf("State is %d bytes", state.Size())
	if state.Size() >= 2048 {
		t.Errorf("State is %d bytes, want under 2048", state.Size())
	}
}

func TestAStepAllocatesNothing(t *testing.T) {
	b := on(preset(t, "ards"), caseSettings())
	if n := testing.AllocsPerRun(100, func() { b.wait(1) }); n != 0 {
		t.Errorf("a second of one patient allocates %v times", n)
	}
}

// saved is the patient as bytes, as a store would keep it.
func saved(t *testing.T, s *State) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := binary.Write(&out, binary.LittleEndian, s); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// disturb turns three knobs at random and attaches something random.
func (b *bench) disturb(roll func() float64) {
	for range 3 {
		k := Knobs[int(roll()*float64(len(Knobs)))]
		k.Set(&b.State, k.Low+roll()*(k.High-k.Low))
	}
	b.in = Inputs{}
	b.v = Ventilation{FiO2: roll(), FiCO2: roll() * 0.1}
	switch kind := roll(); {
	case kind < 0.4:
		b.v = Ventilation{Rate: 5 + 40*roll(), VT: 15 * b.Par.Weight * roll(), Ti: 0.5 + roll(), PEEP: 20 * roll(), PMax: 60 * roll(), FiO2: roll()}
	case kind < 0.6:
		b.v = Ventilation{Rate: 5 + 40*roll(), Pressure: 40 * roll(), Ti: 0.5 + roll(), PEEP: 20 * roll(), FiO2: roll()}
	case kind < 0.7:
		b.clamp()
	}
	b.in.Compressions = math.Max(0, 2*roll()-1)
	drug := int(roll() * float64(NumDrugs))
	b.in.Drug[drug] = roll() * 20
	b.in.Line = LineFlow{Pump: roll(), Carrier: 5 * roll()}
	b.in.Pads = Pacing{Rate: 200 * roll(), Current: 140 * roll()}
	b.in.Shock = 300 * math.Floor(1.2*roll())
	b.in.Fluid[int(roll()*float64(NumFluids))] = roll() * 100
}

func TestKnobsKeepWhatTheyAreGivenWithinTheirBounds(t *testing.T) {
	s := New(preset(t, "adult"), alone())
	seen := map[string]bool{}
	for _, k := range Knobs {
		if seen[k.Name] || k.Doc == "" {
			t.Errorf("knob %q is listed twice or has no doc", k.Name)
		}
		seen[k.Name] = true
		for given, want := range map[float64]float64{k.Low: k.Low, k.High: k.High, k.Low - 5: k.Low, k.High + 5: k.High} {
			k.Set(&s, given)
			if got := k.Get(&s); got != want {
				t.Errorf("knob %s set to %v holds %v, want %v", k.Name, given, got, want)
			}
		}
	}
	if _, ok := KnobIndex("resistance"); !ok {
		t.Error("no knob resistance")
	}
	if _, ok := KnobIndex("no such knob"); ok {
		t.Error("KnobIndex finds what does not exist")
	}
}

func TestEveryQuantityHasItsOwnNameAndADoc(t *testing.T) {
	seen := map[string]bool{}
	for i, q := range Quantities {
		if seen[q.Name] || q.Doc == "" || q.Get == nil || q.Low >= q.High {
			t.Errorf("quantity %q is listed twice or incomplete", q.Name)
		}
		seen[q.Name] = true
		if at, ok := QuantityIndex(q.Name); !ok || at != i {
			t.Errorf("QuantityIndex(%q) = %d, %v", q.Name, at, ok)
		}
	}
	if _, ok := QuantityIndex("seed"); ok {
		t.Error("QuantityIndex finds what does not exist")
	}
}
