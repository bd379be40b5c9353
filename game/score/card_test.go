package score

import (
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"testing"

	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/num"
)

const minute = 60 * engine.TicksPerSecond

// bedside is a small case built by hand: one bed, a ventilator that variant 1 makes faulty, a sound monitor, one clue.
func bedside() *engine.Scenario {
	flag := func(i int32) engine.Expr { return engine.Expr{Ops: []engine.Op{{Code: engine.OpFlag, A: i}}} }
	return &engine.Scenario{
		ID: "case", StartSecond: 3*3600 + 14*60, Sources: []engine.Source{{ID: "s1", Mark: "K"}},
		Patients: []engine.Patient{{ID: "bed4", Name: "Mr Hale", Weight: 1, HasGoal: true, Goal: engine.Goal{
			Rate: [2]float64{12, 16}, Volume: [2]float64{400, 550}, EtCO2: [2]float64{4.5, 6}, Squeeze: [2]float64{0.8, 1.2},
		}}},
		Devices: []engine.Device{
			{ID: "vent4", Label: "Ventilator", Spec: device.Spec{Kind: device.Ventilator}, Utility: 0, Scored: true},
			{ID: "mon4", Label: "Monitor", Spec: device.Spec{Kind: device.Monitor}, Utility: -1, Scored: true},
		},
		Variants: []engine.Variant{
			{ID: "sound", Kind: engine.Plain, Weight: 6, Twin: 1},
			{ID: "limiter", Kind: engine.Silent, Weight: 4, Twin: 0, Faulty: [engine.MaxDevices]bool{true}},
		},
		Utilities: []engine.Utility{high},
		Clues: []engine.Clue{
			{ID: "set-exhaled", Device: 0, LR: 6, Group: "volume"},
			{ID: "flow-shape", Device: 0, LR: 4, Group: "volume"},
			{ID: "chest", Device: 0, LR: 3},
		},
		Criteria: []engine.Criterion{
			{ID: "help", Label: "Call for help", Domain: engine.Escalation, Points: 3, By: 2 * minute, Late: 0.5, Source: 0, Reason: "Two are better."},
			{ID: "registrar", Label: "Tell the registrar", Domain: engine.Escalation, Points: 4, Source: 0},
			{ID: "check", Label: "Compare set with exhaled", Domain: engine.Verification, Points: 10, Source: -1},
			{ID: "sedate", Label: "Sedated before looking", Domain: engine.Verification, Points: -6, Source: -1},
			{ID: "oxygen", Label: "Oxygen up", Domain: engine.DecisionDomain, Points: 1, Source: -1},
			{ID: "family", Label: "Speak to the family", Domain: engine.Candour, Points: 1, Source: -1, If: flag(0)},
		},
		Critical: []engine.Critical{{ID: "alone", Label: "Left without breath", Reason: "Nothing was delivered.", Source: 0}},
	}
}

func faultyRun() *engine.State {
	s := &engine.State{Tick: 20 * minute, Variant: 1, Kind: int64(engine.Silent), Over: true}
	s.Wrong[0] = minute
	return s
}

func line(t *testing.T, c *Card, domain, id string) Line {
	t.Helper()
	d := c.Domain(domain)
	if d == nil {
		t.Fatalf("the Card has no domain %s", domain)
	}
	for _, l := range d.Lines {
		if l.ID == id {
			return l
		}
	}
	t.Fatalf("domain %s has no line %s: %+v", domain, id, d.Lines)
	return Line{}
}

func TestTheSumOnScreenReconcilesWithTheLedger(t *testing.T) {
	sc := bedside()
	for seed := range uint64(2000) {
		s := anyState(sc, seed)
		reconcile(t, sc, s)
		sc.Ward = !sc.Ward
	}
}

// anyState is a State that a run might end in, drawn by a seed.
func anyState(sc *engine.Scenario, seed uint64) *engine.State {
	n := uint32(0)
	unit := func() float64 { n++; return num.Unit(seed, 7, 0, n) }
	tick := func() int64 { return int64(max(0, unit()-0.3) * 20 * minute) }
	s := &engine.State{Tick: 20 * minute, Variant: int64(unit() * 2)}
	s.Flags[0] = math.Floor(unit() * 2)
	for i := range sc.Criteria {
		s.Met[i] = engine.Latch{Tick: tick(), Cause: int64(unit() * 50)}
	}
	s.Failed[0].Tick = max(0, tick()-10*minute)
	s.Harm[0] = engine.Harm{Hypoxia: unit() * 3000, Depth: unit() * 6e4, Arrest: max(0, unit()-0.5) * 300, First: tick()}
	s.Acts[0] = engine.Decided{Act: int64(unit() * 4), P: unit()*1.5 - 0.5, Times: int64(unit() * 2), Tick: tick()}
	for d := range sc.Devices {
		s.Beliefs[d] = engine.Belief{P: unit(), Times: int64(unit() * 3), Tick: tick()}
		s.Wrong[d] = tick()
	}
	for i := range sc.Clues {
		s.Clues[i].Seen = tick()
	}
	b := &s.Bagging[0]
	b.Seconds, b.Yours = unit()*300, unit()*30
	b.InRate, b.InVolume, b.InCO2, b.TooFast, b.Gap = b.Seconds*unit(), b.Seconds*unit(), b.Seconds*unit(), b.Seconds*unit(), unit()*30
	return s
}

func reconcile(t *testing.T, sc *engine.Scenario, s *engine.State) {
	t.Helper()
	c := Grade(sc, s)
	total, weights := int64(0), int64(0)
	for _, d := range c.Domains {
		sum, possible := int64(0), int64(0)
		for _, l := range d.Lines {
			if l.Kind != KindFloor && (units(l.Earned) > units(l.Possible) || l.Earned != tenths(units(l.Earned))) {
				t.Fatalf("line %s earned %v of %v", l.ID, l.Earned, l.Possible)
			}
			if l.Reason == "" && l.Kind != KindCriterion && l.Kind != KindDeduction {
				t.Fatalf("line %s gives no reason", l.ID)
			}
			sum += units(l.Earned)
			possible += units(l.Possible)
		}
		if sum != units(d.Points) || possible != units(d.Weight) || sum < 0 || sum > possible {
			t.Fatalf("domain %s: lines sum to %d of %d, shown %v of %v", d.ID, sum, possible, d.Points, d.Weight)
		}
		total += sum
		weights += possible
	}
	if weights != 1000 || total != units(c.Uncapped) {
		t.Fatalf("weights sum to %d tenths, domains to %d, shown %v", weights, total, c.Uncapped)
	}
	want := c.Uncapped
	if len(c.Criticals) > 0 {
		want = min(want, CriticalCap)
	}
	if c.Total != want || c.Total < 0 || c.Total > 100 || c.Capped != (c.Total < c.Uncapped) {
		t.Fatalf("total %v, uncapped %v, %d criticals, capped %v", c.Total, c.Uncapped, len(c.Criticals), c.Capped)
	}
}

func TestAnUnusedDomainIsDroppedAndTheRestRescaled(t *testing.T) {
	sc, s := bedside(), faultyRun()
	c := Grade(sc, s)
	for _, id := range []string{"prioritisation", "hands", "report", "candour"} {
		if c.Domain(id) != nil {
			t.Errorf("domain %s is on the Card though nothing in this run used it", id)
		}
	}
	if w := c.Domain("outcome").Weight; w != 26.7 { // 20 of the 75 points that are used
		t.Errorf("outcome weighs %v, want 26.7", w)
	}
	s.Flags[0] = 1
	if with := Grade(sc, s); with.Domain("candour") == nil {
		t.Error("a criterion that applies does not bring its domain onto the Card")
	}
}

func TestALineSaysWhichInputAtWhichMinuteAndWhy(t *testing.T) {
	sc, s := bedside(), faultyRun()
	s.Met[0] = engine.Latch{Tick: minute, Cause: 7}
	c := Grade(sc, s)
	got := line(t, &c, "escalation", "help")
	want := Line{
		ID: "help", Label: "Call for help", Kind: KindCriterion, Earned: got.Possible, Possible: got.Possible, Tick: minute, Clock: "03:15:00", Input: 7,
		What: "at 03:15:00, in time (by 03:16:00)", Reason: "Two are better.", SourceID: "s1",
	}
	if got != want {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if l := line(t, &c, "escalation", "registrar"); l.Earned != 0 || l.What != "not in this run" {
		t.Errorf("what was not done reads %+v", l)
	}
}

func TestBeingEarlyPaysNoMoreThanBeingInTime(t *testing.T) {
	sc := bedside()
	for _, c := range []struct {
		tick int64
		want float64
	}{{1, 1}, {2 * minute, 1}, {2*minute + 1, 0.5}, {9 * minute, 0.5}, {0, 0}} {
		s := faultyRun()
		s.Met[0].Tick = c.tick
		card := Grade(sc, s)
		l := line(t, &card, "escalation", "help")
		if math.Abs(l.Earned-c.want*l.Possible) > 0.05001 {
			t.Errorf("met at tick %d: %v of %v", c.tick, l.Earned, l.Possible)
		}
	}
}

func TestADeductionIsNamedAndNeverTakesADomainBelowZero(t *testing.T) {
	sc, s := bedside(), faultyRun()
	s.Met[3] = engine.Latch{Tick: minute, Cause: 3}
	c := Grade(sc, s)
	l := line(t, &c, "verification", "sedate")
	if l.Kind != KindDeduction || l.Earned >= 0 || l.Possible != 0 || l.Input != 3 {
		t.Errorf("the deduction reads %+v", l)
	}
	if d := c.Domain("verification"); d.Points != 0 || line(t, &c, "verification", "floor").Earned != -l.Earned {
		t.Errorf("the domain stands at %v", d.Points)
	}
}

func TestACriticalFailureCapsTheTotalAndIsNamed(t *testing.T) {
	sc, s := bedside(), faultyRun()
	for i := range sc.Criteria {
		if sc.Criteria[i].Points > 0 {
			s.Met[i].Tick = minute
		}
	}
	s.Acts[0] = engine.Decided{Act: int64(engine.Manual), P: -1, Times: 1, Tick: minute}
	before := Grade(sc, s)
	s.Failed[0] = engine.Latch{Tick: 3 * minute, Cause: 9}
	c := Grade(sc, s)
	if before.Total <= CriticalCap || c.Total != CriticalCap || !c.Capped || c.Uncapped != before.Total {
		t.Errorf("total %v, with the failure %v (uncapped %v)", before.Total, c.Total, c.Uncapped)
	}
	want := Failure{ID: "alone", Label: "Left without breath", Tick: 3 * minute, Clock: "03:17:00", Input: 9, Reason: "Nothing was delivered.", SourceID: "s1"}
	if len(c.Criticals) != 1 || c.Criticals[0] != want {
		t.Errorf("the failure reads %+v", c.Criticals)
	}
}

func TestAnUnstatedBeliefIsUnstatedAndNeverOneHalf(t *testing.T) {
	sc, s := bedside(), faultyRun()
	c := Grade(sc, s)
	if l := line(t, &c, "calibration", "brier-vent4"); l.Earned != 0 || !strings.Contains(l.What, "stated no belief") {
		t.Errorf("silence reads %+v", l)
	}
	s.Beliefs[0] = engine.Belief{P: 0.5, Times: 1, Tick: minute, Cause: 2}
	half := Grade(sc, s)
	if l := line(t, &half, "calibration", "brier-vent4"); l.Earned <= 0 || l.Input != 2 {
		t.Errorf("one half, said aloud, reads %+v", l)
	}
	if half.Trials[0].Stated != true || c.Trials[0].Stated || c.Trials[0].P != 0 {
		t.Errorf("trials: %+v and %+v", c.Trials[0], half.Trials[0])
	}
}

func TestCoherenceNeedsAStatedBelief(t *testing.T) {
	sc, s := bedside(), faultyRun()
	s.Acts[0] = engine.Decided{Act: int64(engine.Disconnect), P: -1, Times: 1, Tick: minute, Cause: 4}
	c := Grade(sc, s)
	silent := line(t, &c, "decision", "act-vent4")
	for _, l := range c.Domain("decision").Lines {
		if l.Kind == KindCoherence {
			t.Errorf("without a belief the Card judges coherence: %+v", l)
		}
	}
	s.Acts[0].P = 0.25
	c = Grade(sc, s)
	said := line(t, &c, "decision", "belief-act-vent4")
	if said.Earned != 0 || said.Input != 4 || !strings.Contains(said.What, "its safe mode was better by 71") {
		t.Errorf("disconnecting at a belief of .25 reads %+v", said)
	}
	if spoken := line(t, &c, "decision", "act-vent4"); math.Abs(spoken.Possible*2-silent.Possible) > 0.2 {
		t.Errorf("truth weighs %v alone and %v beside coherence", silent.Possible, spoken.Possible)
	}
}

func TestAFaultThatNeverBeganIsNotHeldAgainstTheDevice(t *testing.T) {
	sc, s := bedside(), faultyRun()
	if !Faulty(sc, s, 0) {
		t.Fatal("a fault that acted is not counted")
	}
	s.Wrong[0] = 0
	if Faulty(sc, s, 0) {
		t.Error("the run ended before the fault began, and the device counts as faulty")
	}
}

func TestOnlyTheStrongestClueOfAGroupCounts(t *testing.T) {
	sc, s := bedside(), faultyRun()
	if got := Ideal(sc, s, 0, s.Tick); six(got) != "0.400000" {
		t.Errorf("with no clue the ideal belief is %s, want the prior .4", six(got))
	}
	s.Clues[0].Seen, s.Clues[1].Seen = minute, minute
	if got := Ideal(sc, s, 0, s.Tick); six(got) != "0.800000" {
		t.Errorf("two clues of one group: %s, want .8: the odds of 2 to 3 times 6", six(got))
	}
	s.Clues[2].Seen = 2 * minute
	if got := Ideal(sc, s, 0, s.Tick); six(got) != "0.923077" {
		t.Errorf("with an independent one: %s, want .923077: those odds times 3", six(got))
	}
	if got := Ideal(sc, s, 0, minute); six(got) != "0.800000" {
		t.Errorf("before it was found: %s, want .8", six(got))
	}
}

func TestATrialHoldsHowFarABeliefMovedAndWhatWasFoundMeanwhile(t *testing.T) {
	sc, s := bedside(), faultyRun()
	trial := func() Trial { c := Grade(sc, s); return c.Trials[0] }
	s.Beliefs[0] = engine.Belief{P: 0.3, Times: 1, Tick: minute, First: 0.3, FirstAt: minute}
	if got := trial(); got.From != 0 || got.LR != 0 {
		t.Errorf("one belief is a move: %+v", got)
	}
	s.Beliefs[0] = engine.Belief{P: 0.8, Times: 3, Tick: 5 * minute, First: 0.3, FirstAt: minute}
	if got := trial(); got.From != 0.3 || got.LR != 1 {
		t.Errorf("a move on nothing reads %+v", got)
	}
	s.Clues[2].Seen = minute / 2 // before the first belief
	s.Clues[0].Seen, s.Clues[1].Seen = 2*minute, 3*minute
	if got := trial(); got.LR != 6 { // one group: the stronger counts, once
		t.Errorf("two clues of one group between the beliefs: a ratio of %v, want 6", got.LR)
	}
	s.Clues[0].Seen = 6 * minute // after the last
	if got := trial(); got.LR != 4 {
		t.Errorf("a clue found after the last belief counts: a ratio of %v, want 4", got.LR)
	}
}

func TestAFieldOfAReportIsPutDownToTheReportThatGaveIt(t *testing.T) {
	sc, s := bedside(), faultyRun()
	sc.Report = []engine.Fact{{ID: "what", Label: "What it did", Critical: true}, {ID: "asset", Label: "Asset number"}}
	s.Facts[0] = engine.Latch{Tick: 6 * minute, Cause: 12}
	s.Reports, s.Reported = 2, engine.Latch{Tick: 9 * minute, Cause: 17}
	c := Grade(sc, s)
	if l := line(t, &c, "report", "fact-what"); l.Input != 12 || l.Clock != "03:20:00" || l.What != "reported" || l.Earned != l.Possible {
		t.Errorf("the field given reads %+v", l)
	}
	if l := line(t, &c, "report", "fact-asset"); l.Input != 17 || l.Clock != "03:23:00" || l.Earned != 0 || l.What != "missing from the report, or not as it was" {
		t.Errorf("the field missing reads %+v", l)
	}
	s.Reports, s.Reported, s.Facts[0] = 0, engine.Latch{}, engine.Latch{}
	c = Grade(sc, s)
	if l := line(t, &c, "report", "fact-what"); l.Input != 0 || l.Clock != "" || l.What != "not in a report" {
		t.Errorf("with no report it reads %+v", l)
	}
}

func TestTheNineDomainsWeighWhatTheDesignSays(t *testing.T) {
	want := map[string][2]float64{ // single bed, ward
		"outcome": {20, 20}, "decision": {20, 10}, "prioritisation": {0, 20}, "verification": {15, 10}, "calibration": {10, 10},
		"hands": {10, 5}, "escalation": {10, 10}, "report": {10, 10}, "candour": {5, 5},
	}
	bed, ward := Weights(false), Weights(true)
	sums := [2]float64{}
	for d := range engine.NumDomains {
		if w := want[DomainID(d)]; bed[d] != w[0] || ward[d] != w[1] {
			t.Errorf("%s weighs %v on a bed and %v on a ward, want %v", DomainID(d), bed[d], ward[d], w)
		}
		sums[0], sums[1] = sums[0]+bed[d], sums[1]+ward[d]
	}
	if sums != [2]float64{100, 100} || len(want) != int(engine.NumDomains) {
		t.Errorf("the weights sum to %v over %d domains", sums, len(want))
	}
}

func TestHandsAreScoredOnlyWhenABagWasUsedOrShouldHaveBeen(t *testing.T) {
	sc, s := bedside(), faultyRun()
	s.Bagging[0] = engine.Bagging{Seconds: 5}
	if c := Grade(sc, s); c.Domain("hands") != nil {
		t.Error("five seconds of a test with the bag are scored as ventilation")
	}
	s.Bagging[0] = engine.Bagging{Seconds: 200, Yours: 60, InRate: 180, InVolume: 180, InCO2: 150, Gap: 6}
	good := Grade(sc, s)
	s.Bagging[0] = engine.Bagging{Seconds: 200, Yours: 60, InRate: 20, InVolume: 80, InCO2: 20, Gap: 20, TooFast: 150}
	fast := Grade(sc, s)
	if g, f := good.Domain("hands").Score, fast.Domain("hands").Score; g != 100 || f > 30 {
		t.Errorf("good hands score %v and fast ones %v", g, f)
	}
	s.Bagging[0] = engine.Bagging{Seconds: 200, InRate: 180, InVolume: 180, InCO2: 150, Gap: 6}
	if c := Grade(sc, s); c.Domain("hands") != nil {
		t.Error("what others did unasked is scored as the trainee's hands")
	}
	s.Bagging[0] = engine.Bagging{}
	sc.Criteria = append(sc.Criteria, engine.Criterion{ID: "bag", Domain: engine.HandsDomain, Points: 1, Source: -1})
	if c := Grade(sc, s); c.Domain("hands") == nil || c.Domain("hands").Score != 0 {
		t.Error("a bag that should have been used and was not is not scored")
	}
}

func TestHarmIsToldInTheWordsOfABedside(t *testing.T) {
	sc, s := bedside(), faultyRun()
	s.Harm[0] = engine.Harm{First: minute, Hypoxia: 4654, HypoxiaFor: 725, HypoxiaLow: 70.2, LowFor: 40, LowMAP: 51}
	c := Grade(sc, s)
	l := line(t, &c, "outcome", "harm-bed4")
	if want := "saturation below 88 % for 12 min, lowest 70 %; mean pressure below 60 mmHg for 40 s, lowest 51"; l.What != want || l.Label != "Harm to Mr Hale" {
		t.Errorf("harm reads %q: %q", l.Label, l.What)
	}
}

func TestAPracticeBedHasNoTotal(t *testing.T) {
	sc := bedside()
	sc.Unscored = true
	if c := Grade(sc, faultyRun()); c.Scored || c.Total != 0 || len(c.Domains) != 0 {
		t.Errorf("a practice bed is scored: %+v", c)
	}
}

func TestACardReadsBackFromItsJSON(t *testing.T) {
	sc := bedside()
	c := Grade(sc, anyState(sc, 3))
	data, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	var back Card
	if err := json.Unmarshal(data, &back); err != nil || !reflect.DeepEqual(c, back) {
		t.Errorf("the stored Card differs (%v):\n%s", err, data)
	}
}
