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
// Units: mL STPD, mL of blood, mL/mL, mmHg, min.
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
	StdSBE        float64 // the base excess for which Buffer was solved
	SBE           float64
	Metabolic     float64 // base excess before lactate, following Params.BE
	Lactate       float64
	PH            float64
	PaO2, PaCO2   float64 // mmHg
	SaO2          float64 // fraction
	VO2           float64 // mL/min, actual
	UsualHb       float64 // g/dL at New
}

const (
	arterialPool = 1200.0 // mL blood, fitted
	venousPool   = 2800.0

	venousBohr  = 0.965  // venous blood is about 0.03 pH more acid
	halfPO2     = 1.0    // mmHg at which a tissue's oxygen use is halved
	venousPO2   = 40.0   // mmHg, usual in mixed venous blood
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
	b.VO2 = 0
	demand := s.metabolism()
	var mixO2, mixCO2 float64
	for i := range b.Tissue {
		o2, co2 := s.useOxygen(i, demand, moved, minutes, art, artCO2, hb)
		mixO2 += float64(stores[i].flow * o2)
		mixCO2 += float64(stores[i].flow * co2)
	}
	share := moved / float64(venousPool*b.Pools)
	b.VenO2 += float64(share * (mixO2 - b.VenO2))
	b.VenCO2 += float64(share * (mixCO2 - b.VenCO2))
	s.Sum.UsedO2 += float64(b.VO2 * minutes)
	s.Sum.MadeCO2 += float64(b.VO2 * s.Par.RQ * minutes)
}

// loadBlood passes blood through the lung and on into the arterial pool.
func (s *State) loadBlood(moved float64) {
	b, g := &s.Blood, &s.Lung.Perfused
	tension := dryPressure / (g.O2 + g.CO2 + g.N2) // mmHg for each mL
	po2 := float64(g.O2 * tension)
	pco2 := max(0.1, float64(g.CO2*tension))
	sat := Saturation(po2 * b.Bohr)
	o2 := o2Content(po2, sat, s.Par.Hb)
	co2 := co2Content(pco2, sat, b.Buffer, s.Par.Hb)
	through := float64((1 - s.Lung.Shunt) * s.unfolded())
	g.O2 -= float64(moved * through * (o2 - b.VenO2))
	g.CO2 += float64(moved * through * (b.VenCO2 - co2))
	share := moved / float64(arterialPool*b.Pools)
	b.ArtO2 += float64(share * (b.VenO2 + float64(through*(o2-b.VenO2)) - b.ArtO2))
	b.ArtCO2 += float64(share * (b.VenCO2 + float64(through*(co2-b.VenCO2)) - b.ArtCO2))
}

// unfolded is the share of the perfused alveoli that holds gas enough to stay open.
func (s *State) unfolded() float64 {
	volume, full := s.Lung.Perfused.volume(), float64(fullLung*s.Par.Size)
	if volume >= full {
		return 1
	}
	return max(0, volume/full)
}

// useOxygen runs tissue i for one turn and returns the contents of the blood that leaves it.
func (s *State) useOxygen(i int, demand, moved, minutes, art, artCO2, hb float64) (o2, co2 float64) {
	b, t, k := &s.Blood, &s.Blood.Tissue[i], &stores[i]
	bohr := float64(b.Bohr * venousBohr)
	sat, steep := saturationAndSlope(float64(t.PO2 * bohr))
	o2 = o2Content(t.PO2, sat, hb)
	co2 = co2Content(t.PCO2, sat, b.Buffer, hb)
	used := float64(demand * k.metabolism)
	if t.PO2 < restPO2 {
		used = float64(used * (1 + halfPO2/restPO2) * t.PO2 / (t.PO2 + halfPO2))
	}
	made := float64(used * s.Par.RQ)
	b.VO2 += used
	t.O2 += float64(moved*k.flow*(art-o2)) - float64(used*minutes)
	t.CO2 += float64(moved*k.flow*(artCO2-co2)) + float64(made*minutes)
	blood := float64(k.blood * b.Pools)
	t.followO2(float64(k.o2*b.Pools), blood, o2, dissolvedO2+float64(hufner*hb*bohr*steep))
	t.followCO2(float64(k.co2*b.Pools), blood, co2, float64(co2Power*(co2-haldaneTerm(sat, hb))))
	return o2, co2
}

// followO2 moves the tension of oxygen towards what the amount demands, by one Newton step: what the tissue itself dissolves, the blood
// in it, that blood's content, and the rise of that content for each mmHg.
func (t *Tissue) followO2(tissue, blood, content, rise float64) {
	excess := t.O2 - float64(tissue*t.PO2) - float64(blood*content)
	t.PO2 = max(0.01, 0.5*t.PO2, t.PO2+excess/(tissue+float64(blood*rise)))
}

// followCO2 does the same for carbon dioxide; rise is the rise of the content when the tension grows by the whole of itself, because on a
// curve P^n the slope is n content/P.
func (t *Tissue) followCO2(tissue, blood, content, rise float64) {
	excess := t.CO2 - float64(tissue*t.PCO2) - float64(blood*content)
	t.PCO2 = max(0.1, t.PCO2+excess*t.PCO2/(float64(tissue*t.PCO2)+float64(blood*rise)))
}

// setHb changes the haemoglobin of all blood without moving any tension: cells lost or gained carry
// their own gas, which the Ledger counts.
func (s *State) setHb(hb float64) {
	b := &s.Blood
	o2Before, co2Before := s.carried()
	o2 := float64(hufner * (hb - s.Par.Hb))
	co2 := float64(haldane / haldaneHb * (hb - s.Par.Hb))
	venous := s.venousSaturation()
	b.ArtO2 += float64(o2 * b.SaO2)
	b.VenO2 += float64(o2 * venous)
	b.ArtCO2 += float64(co2 * (1 - b.SaO2))
	b.VenCO2 += float64(co2 * (1 - venous))
	for i := range b.Tissue {
		t, pool := &b.Tissue[i], float64(stores[i].blood*b.Pools)
		sat := Saturation(float64(t.PO2 * b.Bohr * venousBohr))
		t.O2 += float64(pool * o2 * sat)
		t.CO2 += float64(pool * co2 * (1 - sat))
	}
	s.Par.Hb = hb
	o2After, co2After := s.carried()
	s.Sum.MouthO2 += o2After - o2Before
	s.Sum.MouthCO2 += co2After - co2Before
}

// Stores is the oxygen and carbon dioxide that the body holds in lung, blood and tissues, mL STPD: what it held at New, and what has since crossed
// its boundary by the Ledger.
func (s *State) Stores() (o2, co2 float64) {
	l := &s.Lung
	o2, co2 = s.carried()
	o2 += l.Perfused.O2 + l.Unperfused.O2
	co2 += l.Perfused.CO2 + l.Unperfused.CO2
	cell := float64(s.Par.VD * (stpdPerBTPS / deadCells))
	for i := range l.CellO2 {
		o2 += float64(cell * l.CellO2[i])
		co2 += float64(cell * l.CellCO2[i])
	}
	return o2, co2
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
	return float64(s.Par.VO2 * s.Par.VO2Factor * (1 + float64(0.3*s.fight())) * warmth * s.fitting())
}
