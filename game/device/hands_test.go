package device

import (
	"math"
	"testing"

	"downtime/game/patient"
)

func newBag(settings ...Setting) Device { return New(Spec{Kind: Bag, Settings: settings}) }

// squeezeEvery bags w for some seconds: ml over one second, every so many seconds.
func (w *ward) squeezeEvery(bag *Device, ml float64, every, seconds int64) {
	for s := int64(0); s < seconds; s += every {
		bag.Press(w.tick, ml, 1)
		w.run(every, bag)
	}
}

func TestWhatTheHandPressesIsWhatThePatientGets(t *testing.T) {
	w, bag := newWard(t), newBag()
	w.squeezeEvery(&bag, 500, 4, 40)
	near(t, "squeezed", bag.Chan[BagSqueezed].Displayed, 500, 1)
	near(t, "given", bag.Chan[BagGiven].Effect, 500, 1)
	near(t, "rate", bag.Chan[BagRate].Displayed, 15, 0.1)
	near(t, "expired", w.p.Meter.VTe, 500, 15)
	near(t, "end-tidal CO2 on the bag", w.mon.Chan[MonEtCO2].Displayed, w.p.Meter.EtCO2/mmHgPerKPa, 0.4)
	if got := Feel(bag.Chan[BagFeel].Displayed); got != "normal" {
		t.Errorf("a healthy chest feels %s (%.1f)", got, bag.Chan[BagFeel].Displayed)
	}
}

func TestTheHandFeelsAPlugAndATubeThatIsOut(t *testing.T) {
	plug, out := newWard(t), newWard(t)
	plug.p.Par.Resistance = 60
	out.p.Par.Tube = patient.TubeOut
	for want, w := range map[string]*ward{"stiff": &plug, "soft": &out} {
		bag := newBag()
		w.squeezeEvery(&bag, 500, 4, 12)
		if got := Feel(bag.Chan[BagFeel].Displayed); got != want {
			t.Errorf("feels %s (%.1f), want %s", got, bag.Chan[BagFeel].Displayed, want)
		}
	}
}

func TestASqueezeEndsWhenTheKeyIsLetGoAndHasAMost(t *testing.T) {
	w, bag := newWard(t), newBag()
	bag.Press(w.tick, SqueezeMax, SqueezeMax/SqueezeRate)
	for range 25 {
		w.runTicks(1, &bag)
	}
	bag.Release(w.tick)
	near(t, "half a second held", bag.Chan[BagSqueezed].Effect, 0.5*SqueezeRate, 1)
	w.run(4, &bag)
	bag.Press(w.tick, 5000, 1)
	w.run(3, &bag)
	near(t, "the most of one hand", bag.Chan[BagSqueezed].Effect, SqueezeMax, 1)
	near(t, "the bag fills again", bag.Chan[BagLeft].Displayed, 1, 0.001)
}

func (w *ward) runTicks(n int64, driver *Device) {
	for range n {
		var in patient.Inputs
		driver.Drive(w.tick, &w.p, &in.Airway)
		w.p.Step(&in)
		driver.Sense(w.tick, &w.p)
		w.tick++
	}
}

func TestTheBagHoldsPEEPBetweenSqueezesAndLosesItWithoutAValve(t *testing.T) {
	for _, peep := range []float64{0, 10} {
		bag := newBag(Setting{BagPEEP, peep})
		if a := driven(&bag, 0, nil); a.Drive != patient.DrivePressure || a.Pressure != peep {
			t.Errorf("valve at %.0f: %+v", peep, a)
		}
	}
}

func TestOxygenInTheBagFollowsFlowAndReservoir(t *testing.T) {
	for _, row := range []struct{ flow, reservoir, want float64 }{
		{0, 1, patient.RoomAir}, {0, 0, patient.RoomAir}, {15, 0, 0.5}, {15, 1, 0.9}, {3, 1, 0.605},
	} {
		bag := newBag(Setting{BagOxygen, row.flow}, Setting{BagReservoir, row.reservoir})
		near(t, "oxygen fraction", driven(&bag, 0, nil).FiO2, row.want, 0.01)
	}
}

func newPump(rate, conc float64) Device {
	return New(Spec{Kind: SyringePump, Drug: int(patient.Noradrenaline), Conc: conc, Settings: []Setting{{PumpRate, rate}}})
}

// pumpFor runs a pump for some seconds and returns what the patient received, in the drug's unit.
func pumpFor(d *Device, tick *int64, seconds int64) float64 {
	given := 0.0
	for range seconds * ticksPerSecond {
		var in patient.Inputs
		d.Infuse(*tick, &in)
		given += in.Drug[patient.Noradrenaline]/ticksPerMinute + in.Bolus[patient.Noradrenaline]
		d.Sense(*tick, nil)
		*tick++
	}
	return given
}

// Noradrenaline 0.2 micrograms/kg/min for 75 kg at 80 micrograms/mL is 11.25 mL/h.
func TestAnHonestPumpGivesWhatItsScreenCounts(t *testing.T) {
	d, tick := newPump(11.25, 80), int64(0)
	near(t, "micrograms in 30 min", pumpFor(&d, &tick, 1800), 0.2*75*30, 0.01)
	near(t, "plunger", d.Chan[PumpInfused].Effect, 5.625, 0.01)
	near(t, "screen", d.Chan[PumpInfused].Displayed, 5.625, 0.01)
	if d.Faulty(tick) {
		t.Error("an honest pump is called faulty")
	}
}

func TestAnOverDeliveringPumpShowsTheOrderAndThePlungerTellsTheTruth(t *testing.T) {
	d, tick := newPump(11.25, 80), int64(0)
	d.Begin(0, Fault{Kind: OverDelivery, Channel: PumpRate, A: 2})
	near(t, "micrograms in 30 min", pumpFor(&d, &tick, 1800), 2*0.2*75*30, 0.01)
	c := d.Chan
	near(t, "rate on the screen", c[PumpRate].Displayed, 11.25, 0)
	near(t, "rate delivered", c[PumpRate].Delivered, 22.5, 1e-9)
	near(t, "volume on the screen", c[PumpInfused].Displayed, 5.625, 0.01)
	near(t, "volume by the plunger", c[PumpInfused].Effect, 11.25, 0.01)
	if !d.Faulty(tick) {
		t.Error("twice the dose is not called material")
	}
}

// Row F03 of the physiology: 2 mL/h, 1 mL per 500 mmHg, alarm at 500 mmHg: 30 ± 1 min, and a bolus of 1 mL on release.
func TestAnOccludedPumpAlarmsAfterHalfAnHourAndThenGivesABolus(t *testing.T) {
	d, tick := newPump(2, 1), int64(0)
	d.set(t, 0, PumpClamp, 1)
	if given := pumpFor(&d, &tick, 29*60); given != 0 || d.Alarm[PumpOcclusion].Active {
		t.Fatalf("29 min: given %.2f, alarm %v", given, d.Alarm[PumpOcclusion].Active)
	}
	pumpFor(&d, &tick, 2*60)
	if !d.Alarm[PumpOcclusion].Active {
		t.Fatal("31 min: no alarm")
	}
	pumpFor(&d, &tick, 30*60)
	d.set(t, tick, PumpClamp, 0)
	near(t, "bolus on release", pumpFor(&d, &tick, 1), 1, 0.01)
	d.Acknowledge(tick)
	if given := pumpFor(&d, &tick, 3600); math.Abs(given-2) > 0.01 {
		t.Errorf("line open and alarm acknowledged: %.2f in the next hour, want 2", given)
	}
}

func TestAnEmptySyringeEndsTheInfusionWhateverTheScreenCounts(t *testing.T) {
	d, tick := newPump(100, 1), int64(0)
	d.Begin(0, Fault{Kind: OverDelivery, Channel: PumpRate, A: 2})
	near(t, "given in all", pumpFor(&d, &tick, 1800), freshSyringe, 0.01)
	if !d.Alarm[PumpEmpty].Active || d.Chan[PumpVolume].Displayed < 20 {
		t.Errorf("empty: alarm %v, screen counts %.1f mL left", d.Alarm[PumpEmpty].Active, d.Chan[PumpVolume].Displayed)
	}
}

func TestAPumpThatStopsInSilenceCountsOn(t *testing.T) {
	d, tick := newPump(10, 1), int64(0)
	d.Begin(0, Fault{Kind: SilentUnavailable})
	given := pumpFor(&d, &tick, 1800)
	if given != 0 || d.Sounding(tick) != Quiet || d.Chan[PumpInfused].Displayed < 4.9 {
		t.Errorf("given %.1f, sounds %d, screen %.1f", given, d.Sounding(tick), d.Chan[PumpInfused].Displayed)
	}
}
