package patient

import (
	"math"
	"testing"

	"downtime/game/num"
)

// account is what a body should hold, kept beside it from what crosses its boundary.
type account struct{ water, sodium, cells float64 }

func (s *State) water() float64 {
	return s.Fluid.Plasma + s.Fluid.Interstitium + s.Fluid.Cells + s.Fluid.Lung
}

// hbMass is grams of haemoglobin in the vessels.
func (s *State) hbMass() float64 {
	return (s.Par.Hb*s.bloodVolume() + s.Fluid.Thin) / 100
}

// second runs one second and enters what crosses the boundary into the account.
func (a *account) second(b *bench) {
	for i, rate := range b.in.Fluid {
		k, ml := fluidKinds[i], rate/60
		a.water += ml * k.plasma
		a.sodium += ml * k.plasma * k.sodium
		a.cells += ml * k.hb / 100
	}
	p, bled, urine, hb := b.Par, b.Fluid.Lost, b.Fluid.Urine, b.Par.Hb
	b.wait(1)
	bled, urine = b.Fluid.Lost-bled, b.Fluid.Urine-urine
	plasma := bled * (1 - cellShare*hb)
	usual, unseen := usualUrine*p.Weight*p.Kidney/60, insensible*p.Weight/60
	a.water += (usual+unseen)*p.Intake - urine - unseen - plasma
	a.sodium += urineSodium*(usual*p.Intake-urine) - 0.140*plasma
	a.cells -= bled * hb / 100
}

func TestWaterSodiumAndRedCellsAreNeitherMadeNorLost(t *testing.T) {
	const seed = 20261122
	for run := range 24 {
		n := uint32(0)
		roll := func() float64 { n++; return num.Unit(seed, 2, int64(run), n) }
		names := Presets()
		b := bed(t, names[run%len(names)])
		a := account{b.water(), b.Fluid.Sodium, b.hbMass()}
		for range 8 {
			b.in.Fluid[int(roll()*float64(NumFluids))] = 60 * roll()
			b.in.Bolus[Furosemide] = 40 * math.Floor(2*roll())
			b.tick()
			b.in.Bolus[Furosemide] = 0
			b.wait(float64(TicksPerSecond-1) / TicksPerSecond)
			a = account{b.water(), b.Fluid.Sodium, b.hbMass()} // that second had no account
			b.set("bloodloss", 80*math.Floor(2*roll()))
			b.set("intake", 2*roll())
			b.set("svr", 0.5+roll())
			for range 90 {
				a.second(b)
			}
			if d := math.Abs(b.water() - a.water); !(d < 1e-6) {
				t.Fatalf("run %d: %g mL of water", run, d)
			}
			if d := math.Abs(b.Fluid.Sodium - a.sodium); !(d < 1e-6) {
				t.Fatalf("run %d: %g mmol of sodium", run, d)
			}
			if d := math.Abs(b.hbMass()/a.cells - 1); !(d < 1e-3) {
				t.Fatalf("run %d: haemoglobin of %.2f g, account of %.2f g", run, b.hbMass(), a.cells)
			}
		}
	}
}

func TestEachDrugGivenIsInTheLineInTheBloodOrCleared(t *testing.T) {
	const seed = 20261123
	names := Presets()
	for run := range 2 * len(names) {
		n := uint32(0)
		roll := func() float64 { n++; return num.Unit(seed, 3, int64(run), n) }
		b := on(preset(t, names[run%len(names)]), alone())
		b.set("linedead", 1)
		was := b.Drugs.Amount
		var given, cleared [numHeld]float64 // metabolism keeps the accounts of insulin and carbohydrate
		for range 6 {
			b.disturb(roll)
			b.set("linedead", b.Par.LineDead) // a new line: what the old one held is thrown away
			for d := range Insulin {
				b.in.Drug[d] = math.Floor(2*roll()) * 10 * roll()
			}
			held := b.Drugs.Line.Held
			for range 60 {
				start := b.Drugs.Amount
				bolus := b.in.Bolus
				for d := range Insulin {
					b.in.Bolus[d] = math.Max(0, roll()-0.98) * 500
					given[d] += b.in.Bolus[d]
					start[d] += b.in.Bolus[d]
				}
				b.tick()
				b.in.Bolus = bolus
				b.wait(float64(TicksPerSecond-1) / TicksPerSecond)
				for d := range Insulin {
					in := b.in.Drug[d] / 60
					if d == Morphine {
						in += b.Par.Absorb / 60
					}
					given[d] += in
					if d == Noradrenaline {
						in -= b.Drugs.Line.Held - held
						held = b.Drugs.Line.Held
					}
					k := &drugKinds[d]
					if gone := start[d] + in; gone >= 1e-9 { // less is swept away
						cleared[d] += gone * k.clearance / k.volume / 60
					}
				}
			}
			cleared[Noradrenaline] += b.Drugs.Line.Held // with the line
		}
		for d := range Insulin {
			if lost := math.Abs(was[d] + given[d] - b.Drugs.Amount[d] - cleared[d]); !(lost < 1e-6*(1+given[d])) {
				t.Errorf("run %d (%s): of %.4g %s %v given, %g is nowhere", run, names[run%len(names)], given[d], DrugUnit(d), d, lost)
			}
		}
	}
}

// Gas as well: whatever is done at the airway, to the heart or to the blood, what is held is what came in by the mouth or with red cells
// less what was burnt, or more by what was made.
func TestOxygenAndCarbonDioxideAreNeitherMadeNorLost(t *testing.T) {
	const seed = 20261124
	names := Presets()
	for run := range 60 {
		n := uint32(0)
		roll := func() float64 { n++; return num.Unit(seed, 4, int64(run), n) }
		b := bed(t, names[run%len(names)])
		o2, co2 := b.Stores()
		from := b.Sum
		for range 10 {
			b.disturb(roll)
			b.in.Drug[SodiumBicarbonate] = math.Max(0, 4*roll()-2)
			b.in.Fluid[RedCells] = math.Max(0, 80*roll()-40)
			b.wait(30)
		}
		endO2, endCO2 := b.Stores()
		if d := endO2 - o2 - (b.Sum.MouthO2 - from.MouthO2) + (b.Sum.UsedO2 - from.UsedO2); !(math.Abs(d) < 1e-6) {
			t.Errorf("run %d (%s): %g mL of oxygen", run, names[run%len(names)], d)
		}
		if d := endCO2 - co2 - (b.Sum.MouthCO2 - from.MouthCO2) - (b.Sum.MadeCO2 - from.MadeCO2); !(math.Abs(d) < 1e-6) {
			t.Errorf("run %d (%s): %g mL of carbon dioxide", run, names[run%len(names)], d)
		}
	}
}
