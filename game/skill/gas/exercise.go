package gas

import (
	"fmt"

	"downtime/game/skill"
)

const (
	limit      = 240 // seconds for all five, against the clock (mark D)
	clockLevel = 2
)

// exercise is one go: five print-outs, one after the other.
type exercise struct {
	setup skill.Setup
	items [prints]item
	forms [prints]skill.Form
	at    int
	asked bool // the pocket card lies open for this print-out
	peeks int  // how often it was asked for
	ticks int64
}

func begin(b *Book, s skill.Setup) skill.Exercise {
	d := drawer{seed: s.Seed, level: s.Level, book: b}
	e := &exercise{setup: s, items: d.draw()}
	for i := range e.forms {
		e.forms[i] = e.blank(i)
	}
	return e
}

// limit is 0 at the levels without a clock.
func (e *exercise) limit() int64 {
	if e.setup.Level < clockLevel {
		return 0
	}
	return e.setup.Timing.Limit(limit)
}

// Step lets a tick pass; when the time is up what is not judged stays so.
func (e *exercise) Step() []skill.Event {
	e.ticks++
	if l := e.limit(); l > 0 && e.ticks >= l {
		e.at = prints
		return []skill.Event{{Kind: "say", Text: "Time. The ward cannot wait for the rest."}}
	}
	return nil
}

// Apply writes, signs a print-out off, or opens the pocket card.
func (e *exercise) Apply(in skill.Input) error {
	form := &e.forms[e.at]
	switch {
	case in.Set != "":
		return form.Set(in.Set, in.Value)
	case in.Do == "ask" && !e.setup.Guided:
		if e.asked {
			return fmt.Errorf("the pocket card is open already")
		}
		e.asked, e.peeks = true, e.peeks+1
		return nil
	case in.Do != "sign":
		return fmt.Errorf("%q is nothing to do here", in.Do)
	}
	if gap := form.Empty(); gap != "" {
		return fmt.Errorf("fill in %q before you sign it off", gap)
	}
	if v, r := form.Value("verdict"), Rule(form.Value("rule")); (v == Accept) != (r == None) {
		return fmt.Errorf("you say %q and the rule %q: a print-out is accepted when no rule breaks, and only then", head(verdicts, v), head(ruleOptions, string(r)))
	}
	e.at, e.asked = e.at+1, false
	return nil
}

// Done reports whether all five are judged, or the time is up.
func (e *exercise) Done() bool { return e.at == prints }

// View is the print-out with what lies beside it.
func (e *exercise) View() skill.View {
	if e.Done() {
		return skill.View{Still: true}
	}
	it := &e.items[e.at]
	v := skill.View{
		Step: fmt.Sprintf("Print-out %d of %d", e.at+1, prints),
		Say: []string{
			it.of.Place + ". " + it.of.Story,
			"Do you act on this print-out, reject it, or take the analyser out? And which rule broke, if one did? Whatever you choose, the patient is treated by what the bedside shows.",
		},
		Papers:   e.papers(it),
		Fields:   e.forms[e.at].Fields,
		Watch:    float64(e.ticks) / skill.TicksPerSecond,
		Controls: []skill.Control{{ID: "sign", Label: "Sign it off", Key: "enter", Big: true}},
		Still:    e.limit() == 0,
	}
	v.Until(e.limit(), e.ticks)
	switch {
	case e.setup.Guided:
		v.Hint = e.hint()
	case e.asked:
		v.Hint = pocketCard
	default:
		v.Controls = append(v.Controls, skill.Control{ID: "ask", Label: "Open the pocket card of formulas", Key: "a"})
	}
	return v
}

const pocketCard = "Whose, and when? [H+] = 180 x pCO2 / HCO3: 32 is pH 7.50, 40 is 7.40, 50 is 7.30, 63 is 7.20, 79 is 7.10, 100 is 7.00; more than 0.03 apart is a fault. " +
	"Winter: pCO2 = 0.2 x HCO3 + 1.07, give or take 0.27. Anion gap = Na - Cl - HCO3, 8 to 12; ketones of 6 need 16 or more. " +
	"More than K 0.6, Hb 10 or glucose 15 % from another machine: reject it and send a fresh sample. Then look at the patient. " +
	"Wrong person or time: reject the print-out. An analyser that contradicts itself or the body: take it out."

// right reports whether a rule is one that broke, or none if none did.
func (it *item) right(r Rule) bool {
	if len(it.broken) == 0 {
		return r == None
	}
	for _, f := range it.broken {
		if f.Rule == r {
			return true
		}
	}
	return false
}

var verdicts = []skill.Option{
	{ID: Accept, Label: "Accept: act on it"},
	{ID: Repeat, Label: "Reject this print-out: wrong person, time or vessel, or in doubt; a fresh sample"},
	{ID: Quarantine, Label: "Take the analyser out: nobody uses it before quality control; a fresh sample elsewhere"},
}

var ruleOptions = []skill.Option{
	{ID: string(None), Label: "None: the print-out holds"},
	{ID: string(Identity), Label: "Identity: name and number are not the patient's"},
	{ID: string(Time), Label: "Time: too old, or impossible"},
	{ID: string(Same), Label: "Repeated: the values of the print-out before"},
	{ID: string(HH), Label: "Henderson-Hasselbalch: pH, pCO2 and HCO3 disagree"},
	{ID: string(Sample), Label: "Vessel: venous, called arterial"},
	{ID: string(Winter), Label: "Winter: pCO2 does not fit, and nothing explains it"},
	{ID: string(Gap), Label: "Anion gap: no room for the ketones"},
	{ID: string(Other), Label: "Second measurement: another machine is too far apart"},
	{ID: string(Patient), Label: "The patient: breathing or ECG contradicts it"},
}

// sum is one of the sums that a print-out asks for.
type sum struct {
	label, unit string
	within      float64 // how far off is still right
	of          func(*Values) float64
}

var asks = [...]sum{
	{"[H+] from pCO2 and HCO3", "nmol/L", 1.5, func(v *Values) float64 { return HydrogenIons(v.PCO2, v.HCO3) }},
	{"Anion gap, without potassium", "mmol/L", 0.6, func(v *Values) float64 { return AnionGap(v.Na, v.Cl, v.HCO3) }},
	{"pCO2 that Winter expects", "kPa", 0.1, func(v *Values) float64 { return WinterPCO2(v.HCO3) }},
}

func (e *exercise) blank(i int) skill.Form {
	f := skill.Form{Fields: []skill.Field{
		{ID: "verdict", Label: "What becomes of it", Kind: skill.Choice, Options: verdicts},
		{ID: "rule", Label: "Which rule broke", Kind: skill.Choice, Options: ruleOptions},
	}}
	if e.setup.Level > 0 {
		s := asks[e.items[i].sum]
		f.Fields = append([]skill.Field{{ID: "sum", Label: s.label, Unit: s.unit, Kind: skill.Number, Help: "from the numbers as printed"}}, f.Fields...)
	}
	return f
}
