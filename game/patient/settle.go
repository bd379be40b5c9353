package patient

// Ventilation describes regular support of breathing, for settling a patient and for tests. The
// zero value is a patient breathing room air alone.
type Ventilation struct {
	Rate     float64 // per minute; 0 leaves the patient to breathe alone
	VT       float64 // mL, square flow, when Pressure is 0
	Pressure float64 // cmH2O above PEEP, when the breaths are pressure controlled
	Ti       float64 // s
	PEEP     float64 // cmH2O
	PMax     float64 // cmH2O, see Airway; 0 means no hold
	FiO2     float64 // fraction; 0 means room air
	FiCO2    float64
}

// Period is the length of one breath in ticks; 0 without support.
func (v *Ventilation) Period() int64 {
	if v.Rate <= 0 {
		return 0
	}
	return int64(60*TicksPerSecond/v.Rate + 0.5)
}

// Cycle is what a Ventilation applies tick by tick: the airway in inspiration and in expiration.
type Cycle struct {
	period, inspiration int64
	in, out             Airway
}

// Cycle works out the breath once for all its ticks.
func (v *Ventilation) Cycle() Cycle {
	gas := Airway{FiO2: v.FiO2, FiCO2: v.FiCO2}
	c := Cycle{period: v.Period(), inspiration: int64(float64(v.Ti*TicksPerSecond) + 0.5), in: gas, out: gas}
	if c.period == 0 {
		return c
	}
	c.out.Drive, c.out.Pressure = DrivePressure, v.PEEP
	if v.Pressure > 0 {
		c.in.Drive, c.in.Pressure = DrivePressure, v.PEEP+v.Pressure
		return c
	}
	c.in.Drive, c.in.PMax = DriveFlow, v.PMax
	c.in.Flow = v.VT / 1000 * TicksPerSecond / float64(c.inspiration)
	return c
}

// At is the airway in the tick that follows the given one.
func (c *Cycle) At(tick int64) *Airway {
	if c.period == 0 || tick%c.period >= c.inspiration {
		return &c.out
	}
	return &c.in
}

// Settling runs breath by breath with blood and tissue pools at a tenth, which leaves the steady
// state where it is and brings it ten times sooner.
const (
	quickPools   = 0.1
	quickSeconds = 420
	fullSeconds  = 60
)

// New returns a patient in the steady state of these parameters under this ventilation, at tick 0 and
// at the start of a breath. It costs a few milliseconds.
func New(p Params, v Ventilation) State {
	s := start(p, v)
	s.Par.Labour.On = false // contractions begin with play
	s.pool(quickPools)
	s.run(v, quickSeconds*TicksPerSecond)
	s.pool(1 / quickPools)
	ticks := int64(fullSeconds * TicksPerSecond)
	if period := v.Period(); period > 0 {
		ticks += period - (quickSeconds*TicksPerSecond+ticks)%period
	}
	s.run(v, ticks)
	s.Tick = 0
	s.Sum = Ledger{}
	s.begin()
	s.Par.Labour.On = p.Labour.On
	s.Fetus = newFetus()
	return s
}

// begin starts the accounts of what happens from now on. A failing heart has already wetted its lung; the lung
// of who has been settled is what it will be, less the part that the next hour brings.
func (s *State) begin() {
	wet := float64(alreadyWet * s.wetLung())
	s.Fluid = Fluids{Lung: wet, Sodium: float64(wet * fluidKinds[Balanced].sodium)}
	s.startMetabolism()
}

// startDrugs puts the dose that is running at its steady state in line and blood, whose absorption
// from gut or patch begins with play.
func (s *State) startDrugs() {
	p := &s.Par
	k := &drugKinds[p.Running]
	s.Drugs.Amount[p.Running] = p.Dose * k.volume / k.clearance
	s.connect(p.LineDead)
	if p.Dose > 0 && p.Running == Noradrenaline && p.LineDead > 0 {
		s.Drugs.Line = Line{Held: float64(singleStrength * p.LineDead)}
	}
}

// run applies the ventilation for a number of ticks, through which metabolism stands still: the preset says where it is.
func (s *State) run(v Ventilation, ticks int64) {
	in, cycle := Inputs{Quiet: s.Par.Dose == 0}, v.Cycle()
	in.Drug[s.Par.Running] = s.Par.Dose
	held, insulin, skin := s.Metab, s.Drugs.Amount[Insulin], s.Drugs.Amount[InsulinSkin]
	for range ticks {
		in.Airway = *cycle.At(s.Tick)
		s.Step(&in)
		s.Metab, s.Drugs.Amount[Insulin], s.Drugs.Amount[InsulinSkin] = held, insulin, skin
		s.Circ.Irritable = 0
	}
}

// pool scales the blood and tissue stores by k without moving any tension.
func (s *State) pool(k float64) {
	b := &s.Blood
	b.Pools *= k
	for i := range b.Tissue {
		b.Tissue[i].O2 *= k
		b.Tissue[i].CO2 *= k
	}
}

// start is a rough first guess at the steady state.
func start(p Params, v Ventilation) State {
	s := State{Par: p}
	if p.SinusRate == 0 {
		s.Par.SinusRate = p.HR
	}
	s.startBlood()
	s.startCirculation()
	s.startMetabolism()
	s.Brain = Brain{Oxygen: 1, Sugar: 1, Index: 1, Arousal: 1}
	s.startDrugs()
	s.Ctl = Control{
		Central: p.CO2Set, Peripheral: p.CO2Set, HCO3: s.Blood.stdHCO3(), UsualHCO3: s.Blood.stdHCO3(),
		VTWanted: p.VT, RateWanted: 1000 * p.VE / p.VT, Demand: p.VE, Period: 1,
	}
	_, s.Ctl.UsualHCO3 = SolvePH(40, p.BE, p.Hb, 7.4)
	if p.CO2Set == 40 { // who does not retain is judged by the textbook, whatever acid is on board
		s.Ctl.UsualHCO3 = 24
	}
	s.clearDrugs()
	s.fitLung()
	s.Mech.Volume = float64(s.Mech.Compliance * v.PEEP)
	s.recruit()
	s.Lung.Lost = 0
	s.fillLung(v)
	for i := range s.Probe.Stage {
		s.Probe.Stage[i] = float32(s.Blood.SaO2)
	}
	s.Probe.SpO2 = float32(s.Blood.SaO2)
	return s
}

// fillLung fills alveoli and dead space with gas near the steady state.
func (s *State) fillLung(v Ventilation) {
	fio2 := v.FiO2
	if fio2 == 0 {
		fio2 = RoomAir
	}
	const fco2 = 0.055
	fo2 := max(0.05, fio2-0.07)
	gas := float64((s.Mech.Capacity - s.Par.VD + s.Mech.Volume) * stpdPerBTPS)
	s.Lung.Perfused.add(float64(gas*(1-s.Par.DeadSpace)), fo2, fco2)
	s.Lung.Unperfused.add(float64(gas*s.Par.DeadSpace), fo2, fco2)
	for i := range s.Lung.CellO2 {
		s.Lung.CellO2[i], s.Lung.CellCO2[i] = fo2, fco2
	}
}

// startBlood fills blood and tissues.
func (s *State) startBlood() {
	b, p := &s.Blood, &s.Par
	b.UsualHb = p.Hb
	b.Pools, b.Lactate, b.Metabolic = p.Size, lactateRest, p.BE
	b.SBE = p.BE - float64(ketoacids*max(0, p.Ketones-silentKetones))
	b.StdSBE = b.SBE
	b.Buffer = bufferAt(b.SBE, p.Hb)
	b.PaO2, b.PaCO2 = 85, p.CO2Set
	b.PH = solvePH(b.PaCO2, b.SBE, p.Hb, 7.4)
	b.Bohr = bohrFactor(b.PH, p.Temp)
	b.SaO2 = Saturation(b.PaO2 * b.Bohr)
	b.ArtO2, b.ArtCO2 = o2Content(b.PaO2, b.SaO2, p.Hb), co2Content(b.PaCO2, b.SaO2, b.Buffer, p.Hb)
	po2, pco2 := venousPO2, b.PaCO2+6
	sat := Saturation(po2 * b.Bohr * venousBohr)
	b.VenO2, b.VenCO2 = o2Content(po2, sat, p.Hb), co2Content(pco2, sat, b.Buffer, p.Hb)
	for i := range b.Tissue {
		t, k := &b.Tissue[i], &stores[i]
		t.PO2, t.PCO2 = po2, pco2
		t.O2 = float64(b.Pools * (float64(k.o2*t.PO2) + float64(k.blood*b.VenO2)))
		t.CO2 = float64(b.Pools * (float64(k.co2*t.PCO2) + float64(k.blood*b.VenCO2)))
	}
}

// startCirculation fills the vessels.
func (s *State) startCirculation() {
	c, p := &s.Circ, &s.Par
	k := p.CO / adultCO
	c.Arterial = float64(arterialC * k * p.MAP)
	c.Venous = float64(p.vessels()*(unstressed+venousC*restReturn)) + p.Load
	c.Atrial = float64(atrialC * k * restAtrial)
	c.HR, c.MAP, c.Felt, c.CO = p.HR, p.MAP, p.MAP, p.CO
	c.SV = 1000 * p.CO / p.HR
	c.CVP, c.Node, c.Energy = restAtrial, 1, 1
}
