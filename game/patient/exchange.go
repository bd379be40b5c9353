package patient

import (
	"downtime/game/num"
)

// Gas exchange and the body's stores, at 10 Hz. Blood leaving perfused alveoli has their
// tensions; the shunted share keeps its venous content. An arterial and a venous pool mix and
// delay; two tissues (one quick: brain, heart, viscera; one slow: muscle, fat) consume oxygen,
// make carbon dioxide and store both. Contents and amounts are the states, so mass is conserved
// exactly, and tissue tensions follow their amounts by one Newton step a turn.
//
//	uptake O2 = Q (1-s) (Cc' - Cv);   art' = Q/Vart ((1-s) Cc' + s Cv - art)
//	tissue' = q (art - Cv,i) - VO2,i;  VO2,i = demand P/(P + 1 mmHg), all of it from 40 mmHg up
//
// Stores: Farhi and Rahn 1955 (10.1152/jappl.1955.7.5.472); the split and the pool volumes are
// fitted. Shunt: Benatar, Hewlett and Nunn 1973. Carbon dioxide made
// follows the oxygen really used; want of oxygen becomes lactate, whose acid frees the rest.
// Left out: spread of V/Q (hypoxaemia here is shunt or hypoventilation), diffusion limits, CO2
// stores of bone.

// Tissue is one store of the body.
type Tissue struct {
	O2, CO2   float64 // mL STPD
	PO2, PCO2 float64 // mmHg, following the amounts
}

// Blood holds contents, tissues and the last arterial gas.
type Blood struct {
	ArtO2, ArtCO2 float64 // mL/mL
	VenO2, VenCO2 float64
	Tissue        [2]Tissue
	Pools         float64 // size of every pool relative to a 70 kg adult
	Bohr          float64 // factor on PO2
	Buffer        float64 // standard bicarbonate relative to 24.26 mmol/L
	StdHCO3       float64 // mmol/L at PCO2 40
	StdSBE        float64 // the base excess for which StdHCO3 was solved
	SBE           float64
	Metabolic     float64 // base excess before lactate, following Params.BE
	Lactate       float64
	PH, HCO3      float64
	PaO2, PaCO2   float64 // mmHg
	SaO2, SvO2    float64 // fractions
	PvO2          float64
	VO2, VCO2     float64 // mL/min, actual
	Debt          float64 // mL/min of oxygen wanted and not had
	UsualHb       float64 // g/dL at New
}

const (
	arterialPool = 1200.0 // mL blood, fitted
	venousPool   = 2800.0

	venousBohr  = 0.965  // venous blood is about 0.03 pH more acid
	halfPO2     = 1.0    // mmHg at which a tissue's oxygen use is halved
	restPO2     = 40.0   // mmHg above which a tissue uses all it wants
	warmthPower = 0.0833 // per degree
	fullLung    = 300.0  // mL below which alveoli close and their blood is shunted
)

// stores of the two tissues at Pools 1.
var stores = [2]struct{ flow, metabolism, o2, co2, blood float64 }{
	{0.72, 0.70, 0.5, 12, 500}, // shares; mL/mmHg; mL/mmHg; mL of capillary blood
	{0.28, 0.30, 0.8, 45, 400},
}

// exchange runs one turn of dt seconds.
func (s *State) exchange(dt float64) {
	minutes := dt / 60
	b, hb := &s.Blood, s.Par.Hb
	q := s.Circ.CO * 1000
	moved := float64(q * minutes) // mL of blood in this turn
	art, artCO2 := b.ArtO2, b.ArtCO2
	s.loadBlood(moved)
	b.VO2, b.VCO2, b.Debt = 0, 0, 0
	demand := s.metabolism()
	var mixO2, mixCO2 float64
	for i := range b.Tissue {
		o2, co2 := s.useOxygen(i, demand, moved, minutes, art, artCO2, hb)
		mixO2 += float64(stores[i].flow * o2)
		mixCO2 += float64(stores[i].flow * co2)
	}
	share := moved / (venousPool * b.Pools)
	b.VenO2 += float64(share * (mixO2 - b.VenO2))
	b.VenCO2 += float64(share * (mixCO2 - b.VenCO2))
	s.Sum.UsedO2 += float64(b.VO2 * minutes)
	s.Sum.MadeCO2 += float64(b.VCO2 * minutes)
}

// loadBlood passes blood through the lung and on into the arterial pool.
func (s *State) loadBlood(moved float64) {
	b, g := &s.Blood, &s.Lung.Perfused
	volume := g.volume()
	po2 := g.O2 * 863 / volume
	pco2 := max(0.1, g.CO2*863/volume)
	sat := Saturation(po2 * b.Bohr)
	o2 := o2Content(po2, sat, s.Par.Hb)
	co2 := co2Content(pco2, sat, b.Buffer, s.Par.Hb)
	through := float64((1 - s.Lung.Shunt) * num.Clamp(volume/float64(fullLung*s.Par.Size), 0, 1))
	g.O2 -= float64(moved * through * (o2 - b.VenO2))
	g.CO2 += float64(moved * through * (b.VenCO2 - co2))
	share := moved / (arterialPool * b.Pools)
	b.ArtO2 += float64(share * (b.VenO2 + float64(through*(o2-b.VenO2)) - b.ArtO2))
	b.ArtCO2 += float64(share * (b.VenCO2 + float64(through*(co2-b.VenCO2)) - b.ArtCO2))
}

// useOxygen runs tissue i for one turn and returns the contents of the blood that leaves it.
func (s *State) useOxygen(i int, demand, moved, minutes, art, artCO2, hb float64) (o2, co2 float64) {
	b, t, k := &s.Blood, &s.Blood.Tissue[i], &stores[i]
	bohr := b.Bohr * venousBohr
	sat := Saturation(t.PO2 * bohr)
	o2 = o2Content(t.PO2, sat, hb)
	co2 = co2Content(t.PCO2, sat, b.Buffer, hb)
	wanted := float64(demand * k.metabolism)
	used := float64(wanted * min(1, (1+halfPO2/restPO2)*t.PO2/(t.PO2+halfPO2)))
	made := float64(used * s.Par.RQ)
	b.VO2 += used
	b.VCO2 += made
	b.Debt += wanted - used
	t.O2 += float64(moved*k.flow*(art-o2)) - float64(used*minutes)
	t.CO2 += float64(moved*k.flow*(artCO2-co2)) + float64(made*minutes)
	t.follow(k.o2*b.Pools, k.co2*b.Pools, k.blood*b.Pools, o2, co2, sat, bohr, hb)
	return o2, co2
}

// follow moves the tensions towards what the amounts demand: one Newton step each.
func (t *Tissue) follow(dissolved, store, blood, o2, co2, sat, bohr, hb float64) {
	excess := t.O2 - float64(dissolved*t.PO2) - float64(blood*o2)
	slope := dissolved + float64(blood*(float64(hufner*hb*bohr*saturationSlope(t.PO2*bohr))+dissolvedO2))
	t.PO2 = max(0.01, max(t.PO2/2, t.PO2+excess/slope))
	excess = t.CO2 - float64(store*t.PCO2) - float64(blood*co2)
	slope = store + float64(blood*co2Power*(co2-haldaneTerm(sat, hb)))/t.PCO2
	t.PCO2 = max(0.1, t.PCO2+excess/slope)
}

// setHb changes the haemoglobin of all blood without moving any tension: cells lost or gained carry
// their own gas, which the Ledger counts.
func (s *State) setHb(hb float64) {
	b := &s.Blood
	o2Before, co2Before := s.carried()
	o2 := float64(hufner * (hb - s.Par.Hb))
	co2 := float64(haldane / haldaneHb * (hb - s.Par.Hb))
	b.ArtO2 += float64(o2 * b.SaO2)
	b.VenO2 += float64(o2 * b.SvO2)
	b.ArtCO2 += float64(co2 * (1 - b.SaO2))
	b.VenCO2 += float64(co2 * (1 - b.SvO2))
	for i := range b.Tissue {
		t, pool := &b.Tissue[i], float64(stores[i].blood*b.Pools)
		sat := Saturation(t.PO2 * b.Bohr * venousBohr)
		t.O2 += float64(pool * o2 * sat)
		t.CO2 += float64(pool * co2 * (1 - sat))
	}
	s.Par.Hb = hb
	o2After, co2After := s.carried()
	s.Sum.MouthO2 += o2After - o2Before
	s.Sum.MouthCO2 += co2After - co2Before
}

// carried is the gas in blood and tissues, mL STPD.
func (s *State) carried() (o2, co2 float64) {
	b := &s.Blood
	o2 = float64(b.Pools * (float64(arterialPool*b.ArtO2) + float64(venousPool*b.VenO2)))
	co2 = float64(b.Pools * (float64(arterialPool*b.ArtCO2) + float64(venousPool*b.VenCO2)))
	for i := range b.Tissue {
		o2 += b.Tissue[i].O2
		co2 += b.Tissue[i].CO2
	}
	return o2, co2
}

// metabolism is the oxygen the body wants, mL/min: VO2Factor, temperature (Q10 of 2.3) and effort.
func (s *State) metabolism() float64 {
	warmth := 1.0
	if s.Par.Temp != 37 {
		warmth = num.Exp(float64(warmthPower * (s.Par.Temp - 37)))
	}
	return float64(s.Par.VO2 * s.Par.VO2Factor * (1 + float64(0.3*s.Ctl.Fight)) * warmth * s.fitting())
}
