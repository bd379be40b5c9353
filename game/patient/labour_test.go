package patient

import (
	"bytes"
	"encoding/binary"
	"slices"
	"testing"
)

// inLabourNow is the preset with contractions.
func inLabourNow(p Params, turn func(*Labour)) *bench {
	p.Labour.On = true
	if turn != nil {
		turn(&p.Labour)
	}
	return on(p, alone())
}

// fetalMinute is a minute of the fetal trace, four samples a second, from the lowest up.
func (b *bench) fetalMinute() []float64 {
	v := make([]float64, 240)
	for i := range v {
		b.wait(0.24)
		v[i] = b.FetalRate()
	}
	slices.Sort(v)
	return v
}

func TestALabourAllocatesNothing(t *testing.T) {
	b := inLabourNow(preset(t, "pregnant"), func(l *Labour) { l.Pattern, l.Cord = VariableDecelerations, 30 })
	sum := 0.0
	if n := testing.AllocsPerRun(100, func() { b.wait(1); sum += b.FetalRate() }); n != 0 {
		t.Errorf("a second of labour allocates %v times", n)
	}
}

func TestALabourThroughASaveIsTheSameToTheBit(t *testing.T) {
	whole := inLabourNow(preset(t, "pregnant"), func(l *Labour) { l.Pattern, l.Cord = LateDecelerations, 40 })
	stored := *whole
	whole.wait(900)
	stored.wait(333.34)
	kept := saved(t, &stored.State)
	stored.State = State{}
	if err := binary.Read(bytes.NewReader(kept), binary.LittleEndian, &stored.State); err != nil {
		t.Fatal(err)
	}
	stored.wait(900 - 333.34)
	if whole.State != stored.State || whole.FetalRate() != stored.FetalRate() {
		t.Error("a labour saved and restored goes another way")
	}
}

func TestTwoChildrenDrawTwoTracesAndOneChildOne(t *testing.T) {
	at := func(seed uint8) float64 {
		b := inLabourNow(preset(t, "pregnant"), func(l *Labour) { l.Seed = seed })
		b.wait(125)
		return b.FetalRate()
	}
	if at(1) == at(2) || at(3) != at(3) {
		t.Errorf("children 1, 2 and 3 stand at %v, %v and %v", at(1), at(2), at(3))
	}
}

func TestReserveGoesInTheStatedOrder(t *testing.T) {
	b := inLabourNow(preset(t, "pregnant"), func(l *Labour) { l.Variability, l.Contractions = 15, 0 })
	span := func(reserve float64) float64 {
		b.Fetus.Reserve = reserve
		v := b.fetalMinute()
		return v[len(v)-1] - v[0]
	}
	b.Par.Labour.Accelerates = false
	if sound, tired := span(1), span(0.35); sound < 10 || tired >= 5 {
		t.Errorf("variability is %.1f with all reserve and %.1f at 0.35, want over 10 and under 5", sound, tired)
	}
	b.Fetus.Reserve = 0.5
	if rise := b.fetalMinute()[120] - 140; rise < 5 || rise > 20 {
		t.Errorf("at half the reserve the baseline has risen by %.1f", rise)
	}
	b.Fetus.Reserve = 0.1
	b.wait(60)
	if rate := b.FetalRate(); rate > 80 {
		t.Errorf("at a tenth of the reserve the heart beats at %.0f, want terminal bradycardia", rate)
	}
}

func TestTheMotherOfAStillLabourIsAsSheWasBefore(t *testing.T) {
	still := bed(t, "pregnant")
	b := *still
	b.set("contractions", 0)
	b.set("labour", 1)
	b.wait(300)
	still.wait(300)
	if b.Circ != still.Circ || b.Blood != still.Blood {
		t.Error("a labour without contractions, on her side, changes the mother")
	}
}
