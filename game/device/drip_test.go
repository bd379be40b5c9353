package device

import (
	"math"
	"testing"

	"downtime/game/patient"
)

// set orders v on a channel that takes it.
func (d *Device) set(t *testing.T, tick int64, ch uint8, v float64) {
	t.Helper()
	if err := d.Set(tick, ch, v); err != nil {
		t.Fatal(err)
	}
}

// vein is a body of which a drip meets nothing but the venous pressure.
func vein(mmHg float64) *patient.State {
	var p patient.State
	p.Circ.CVP = mmHg
	return &p
}

// newDrip is a drip whose clamp does not creep, unless a setting says so.
func newDrip(settings ...Setting) Device {
	return New(Spec{Kind: Drip, Settings: append([]Setting{{DripCreep, 0}}, settings...)})
}

// runIn lets a drip run for some seconds and returns what the vein received, mL by kind.
func runIn(d *Device, tick *int64, p *patient.State, seconds int64) (ml [patient.NumFluids]float64) {
	for range seconds * ticksPerSecond {
		var in patient.Inputs
		d.Infuse(*tick, &in)
		for f, rate := range in.Fluid {
			ml[f] += rate / ticksPerMinute
		}
		*tick++
		d.Sense(*tick, p)
	}
	return ml
}

// turned is a full drip whose clamp has been turned until it runs at so many mL/h.
func turned(t *testing.T, mlPerHour float64, p *patient.State, settings ...Setting) Device {
	t.Helper()
	d := newDrip(settings...)
	d.set(t, 0, DripRate, mlPerHour)
	low, high := 0.0, 1.0
	for range 60 {
		middle := (low + high) / 2
		d.set(t, 0, DripClamp, middle)
		d.Sense(0, p)
		if d.Chan[DripRate].Delivered < mlPerHour {
			low = middle
		} else {
			high = middle
		}
	}
	near(t, "rate by the clamp", d.Chan[DripRate].Delivered, mlPerHour, 1e-6)
	return d
}

// Row F02 of the physiology.
func TestADripRunsInProportionToItsHeightAndTwentyDropsAreAMillilitre(t *testing.T) {
	flow := func(height, venous float64) float64 {
		d := newDrip(Setting{DripClamp, 0.2}, Setting{DripHeight, height})
		d.Sense(0, vein(venous))
		return d.Chan[DripRate].Delivered
	}
	if once, twice := flow(50, 0), flow(100, 0); once <= 0 || twice != 2*once {
		t.Errorf("twice the height gives %v, once %v", twice, once)
	}
	const venous = 11 * dripHead // 11 cm of water
	near(t, "raised from 80 to 100 cm", flow(100, venous)/flow(80, venous), 89.0/69, 1e-12)
	near(t, "lowered from 80 to 65 cm", flow(65, venous)/flow(80, venous), 54.0/69, 1e-12)
	if low := flow(10, venous); low != 0 {
		t.Errorf("below the pressure of the vein it runs at %v mL/h", low)
	}
	for _, factor := range []float64{15, 20, 60} {
		d, tick := newDrip(Setting{DripClamp, 0.3}, Setting{DripFactor, factor}), int64(0)
		for range 600 {
			runIn(&d, &tick, vein(4), 1)
			next, in := d, patient.Inputs{}
			next.Infuse(tick, &in)
			drops := factor * in.Fluid[patient.Balanced]
			near(t, "drops a minute", d.Chan[DripDrops].Displayed, drops, 1e-12*drops)
			near(t, "drops a minute for a rate", DropsPerMinute(d.Chan[DripRate].Delivered, factor), drops, 1e-12*drops)
		}
	}
}

func TestEachOrderMakesTheDropsOfItsTable(t *testing.T) {
	for _, row := range []struct {
		order             string
		ml, hours, factor float64
		drops             float64
	}{
		{"1 L over 8 h", 1000, 8, 20, 41.7},
		{"1 L over 12 h", 1000, 12, 20, 27.8},
		{"1 L over 4 h", 1000, 4, 20, 83.3},
		{"1 L over 2 h", 1000, 2, 20, 166.7},
		{"1 L over 1 h", 1000, 1, 20, 333.3},
		{"100 mL over 30 min", 100, 0.5, 20, 66.7},
		{"red cells, 300 mL over 3 h", 300, 3, 15, 25},
		{"red cells, 250 mL over 4 h", 250, 4, 15, 15.6},
		{"glucose 10 %, 125 mL/h", 125, 1, 20, 41.7},
		{"glucose 10 %, 125 mL/h by burette", 125, 1, 60, 125},
		{"50 mL/h by burette", 50, 1, 60, 50},
		{"70 mL/h by burette", 70, 1, 60, 70},
	} {
		d := turned(t, row.ml/row.hours, vein(4), Setting{DripFactor, row.factor}, Setting{DripBag, row.ml})
		near(t, row.order+": drops wanted", d.Chan[DripDrops].Ordered, row.drops, 0.05)
		near(t, row.order+": drops counted", d.Chan[DripDrops].Displayed, row.drops, 0.05)
	}
}

func TestADripSlowsAsItsBagEmptiesAndThenStops(t *testing.T) {
	d, tick := turned(t, 1000, vein(4)), int64(0)
	var given [patient.NumFluids]float64
	last := d.Chan[DripRate].Delivered
	for range 100 {
		for f, ml := range runIn(&d, &tick, vein(4), 60) {
			given[f] += ml
		}
		if now := d.Chan[DripRate].Delivered; now > last || now == last && now > 0 {
			t.Fatalf("after %d min it runs at %.1f mL/h, before at %.1f", tick/ticksPerMinute, now, last)
		} else {
			last = now
		}
		if tick == 30*ticksPerMinute {
			near(t, "mL/h at half an hour", last, 889, 10)
		}
		if v := d.Chan; v[DripRate].Displayed != 1000 || math.Abs(v[DripVolume].Displayed+given[patient.Balanced]-1000) > 1e-6 {
			t.Fatalf("wanted %.0f, left %.3f, given %.3f", v[DripRate].Displayed, v[DripVolume].Displayed, given[patient.Balanced])
		}
	}
	near(t, "the bag holds no more", given[patient.Balanced], 1000, 1e-6)
	near(t, "drops", d.Chan[DripDrops].Displayed, 0, 0)
	d.set(t, tick, DripFluid, float64(patient.RedCells))
	d.set(t, tick, DripBag, 300)
	cells := runIn(&d, &tick, vein(4), 600)
	if cells[patient.RedCells] < 100 || cells[patient.Balanced] != 0 {
		t.Errorf("a unit hung: %v", cells)
	}
	near(t, "given in all", d.Chan[DripInfused].Displayed, 1000+cells[patient.RedCells], 1e-6)
	near(t, "left of the unit", d.Chan[DripVolume].Displayed, 300-cells[patient.RedCells], 1e-6)
}

func TestAWideCannulaRunsAndAShutOrDisconnectedDripDoesNot(t *testing.T) {
	open := func(gauge float64) float64 {
		d := newDrip(Setting{DripClamp, 1}, Setting{DripGauge, gauge})
		d.Sense(0, vein(4))
		return d.Chan[DripRate].Delivered / 60
	}
	for gauge := 14.0; gauge < 22; gauge += 2 {
		if wide, fine := open(gauge), open(gauge+2); wide <= fine || wide > 150 {
			t.Errorf("%.0fG runs at %.0f mL/min, %.0fG at %.0f", gauge, wide, gauge+2, fine)
		}
	}
	if open(17) != open(18) {
		t.Error("17G is not taken for 18G")
	}
	for what, stop := range map[string]func(d *Device){
		"shut":         func(d *Device) { d.set(t, 0, DripClamp, 0) },
		"disconnected": func(d *Device) { d.Attach(0, -1) },
		"stand-by":     func(d *Device) { d.SetMode(0, Standby) },
	} {
		d, tick := turned(t, 125, vein(4)), int64(0)
		stop(&d)
		if ml := runIn(&d, &tick, vein(4), 60); ml != [patient.NumFluids]float64{} {
			t.Errorf("%s: %v", what, ml)
		}
	}
}

func TestADripFillsTheVeinsOfWhomItIsOn(t *testing.T) {
	p, ok := patient.Preset("adult")
	if !ok {
		t.Fatal("no adult")
	}
	body := patient.New(p, patient.Ventilation{})
	d := newDrip(Setting{DripClamp, 1})
	before := body.Circ.CVP
	for tick := int64(1); tick <= 10*ticksPerMinute; tick++ {
		var in patient.Inputs
		d.Infuse(tick, &in)
		body.Step(&in)
		d.Sense(tick, &body)
	}
	if given := d.Chan[DripInfused].Effect; given < 300 || body.Circ.CVP < before+0.5 {
		t.Errorf("%.0f mL wide open in ten minutes: venous pressure %.1f, was %.1f", given, body.Circ.CVP, before)
	}
}

func TestADripHasNoWorksThatCouldLie(t *testing.T) {
	d := newDrip()
	for kind := Freeze; kind < Tissued; kind++ {
		if d.Begin(0, Fault{Kind: kind, Channel: DripClamp, A: 1}) {
			t.Errorf("a drip with %v", kind)
		}
	}
	if _, ok := d.Shown(DripPressure); ok {
		t.Error("a drip shows what drives it")
	}
}
