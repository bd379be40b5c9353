package gas

import (
	"fmt"
	"math"
)

// Values are what an analyser measures and prints: pH, pCO2 and pO2 in kPa, Hb in g/L, the rest in mmol/L. In a book 0 stands for "as it truly is".
type Values struct {
	PH      float64 `yaml:"ph"`
	PCO2    float64 `yaml:"pco2"`
	PO2     float64 `yaml:"po2"`
	HCO3    float64 `yaml:"hco3"`
	Na      float64 `yaml:"na"`
	K       float64 `yaml:"k"`
	Cl      float64 `yaml:"cl"`
	Glucose float64 `yaml:"glucose"`
	Lactate float64 `yaml:"lactate"`
	Hb      float64 `yaml:"hb"`
}

// Print is one print-out.
type Print struct {
	Values
	Name, Number string
	Printed      int // minutes of the day
	Venous       bool
}

// Bed is what stands at the bedside and owes nothing to the analyser.
type Bed struct {
	Name, Number string  `yaml:"-"`
	Taken        int     `yaml:"-"` // minutes of the day
	RR           float64 `yaml:"rr"`
	Breathing    string  `yaml:"breathing"`
	Hindered     bool    `yaml:"hindered"` // tiring, diseased lungs or a ventilator: a fast rate need not wash CO2 out
	Second       string  `yaml:"second"`   // what explains a second disorder, as it stands on the chart; "" if nothing does
	SpO2         float64 `yaml:"spo2"`
	Oxygen       string  `yaml:"oxygen"`
	Meter        float64 `yaml:"meter"`   // capillary glucose, mmol/L; 0: not taken; above meterHigh it reads HI
	Ketones      float64 `yaml:"ketones"` // capillary, mmol/L; 0: not taken
	ECG          string  `yaml:"ecg"`
	Broad        bool    `yaml:"broad"`  // broad QRS and a slow rate, new: to be treated as high potassium
	LabK         float64 `yaml:"lab_k"`  // half an hour ago; 0: none
	LabHb        float64 `yaml:"lab_hb"` // half an hour ago; 0: none
}

// Slip is one print-out with what lies beside it.
type Slip struct {
	Print  Print
	Bed    Bed
	Before Print // what the analyser printed before it, of somebody else
}

// Rule names a test of plausibility.
type Rule string

// The rules, in the order in which they are best tried: the cheap ones that bar everything first.
const (
	None     Rule = "none"
	Identity Rule = "identity"
	Time     Rule = "time"
	Same     Rule = "same"
	HH       Rule = "hh"
	Sample   Rule = "sample"
	Winter   Rule = "winter"
	Gap      Rule = "gap"
	Other    Rule = "other"
	Patient  Rule = "patient"
)

// Finding is a rule that broke, how, and what follows.
type Finding struct {
	Rule    Rule
	Verdict string
	Why     string
}

// The verdicts. A print-out of somebody else, or of another time, is no fault of the analyser: it alone is rejected. An analyser that contradicts
// itself or the body goes out, with all that it printed.
const (
	Accept     = "accept"
	Repeat     = "repeat"     // reject this print-out and send a fresh sample
	Quarantine = "quarantine" // take the analyser out, and send a fresh sample elsewhere
)

// The limits of the flags, chosen for the simulation (mark D) except where a rule's source gives them.
const (
	hhMost       = 0.03 // pH
	lateMinutes  = 60   // at room temperature
	acidosis     = 18.0 // mmol/L of bicarbonate below which Winter's formula is asked
	venousPO2    = 7.0  // kPa
	wellSpO2     = 94.0 // %
	gapKetones   = 6.0  // mmol/L, with
	gapLeast     = 16.0 // mmol/L
	kApart       = 0.6  // mmol/L
	hbApart      = 10.0 // g/L
	glucoseApart = 0.15
	meterHigh    = 27.8 // mmol/L, above which a meter reads HI
	fastRR       = 28.0
	fastPCO2     = 4.7 // kPa: so fast and unhindered, CO2 is below this
	slowRR       = 8.0
	slowPCO2     = 5.5 // kPa: so slow, CO2 is above this
	broadK       = 6.0 // mmol/L
)

// Check gives every rule that a slip breaks, in the order of the rules; none if it is sound.
func Check(s *Slip) []Finding {
	var out []Finding
	for _, rule := range []func(*Slip) (Finding, bool){whose, when, twice, sums, vessel, compensation, gap, others, body} {
		if f, broken := rule(s); broken {
			out = append(out, f)
		}
	}
	return out
}

func whose(s *Slip) (Finding, bool) {
	p, b := &s.Print, &s.Bed
	return Finding{Identity, Repeat, fmt.Sprintf("the print-out says %s, %s, the wristband %s, %s", p.Name, p.Number, b.Name, b.Number)},
		p.Name != b.Name || p.Number != b.Number
}

func when(s *Slip) (Finding, bool) {
	late := s.Print.Printed - s.Bed.Taken
	if late < 0 {
		return Finding{Time, Repeat, "it was printed before the sample was taken, so it is of another sample or by a clock that is wrong"}, true
	}
	return Finding{Time, Repeat, fmt.Sprintf("the sample lay for %d min; at room temperature it keeps for %d, lactate for 30", late, lateMinutes)}, late > lateMinutes
}

func twice(s *Slip) (Finding, bool) {
	a, b := s.Print.Values, s.Before.Values
	return Finding{Same, Quarantine, "these are the values printed for " + s.Before.Name + " before"}, a == b
}

func sums(s *Slip) (Finding, bool) {
	h := HydrogenIons(s.Print.PCO2, s.Print.HCO3)
	calc := PH(h)
	return Finding{HH, Quarantine, fmt.Sprintf("180 x %.1f / %.1f = %.0f nmol/L, that is pH %.2f; it prints %.2f", s.Print.PCO2, s.Print.HCO3, h, calc, s.Print.PH)},
		math.Abs(calc-s.Print.PH) > hhMost
}

func vessel(s *Slip) (Finding, bool) {
	p, b := &s.Print, &s.Bed
	return Finding{Sample, Repeat, fmt.Sprintf("it is called arterial with a pO2 of %.1f kPa, and the probe reads %.0f %%: this is a vein", p.PO2, b.SpO2)},
		!p.Venous && p.PO2 < venousPO2 && b.SpO2 >= wellSpO2
}

func compensation(s *Slip) (Finding, bool) {
	p := &s.Print
	want := WinterPCO2(p.HCO3)
	return Finding{Winter, Repeat, fmt.Sprintf("for a bicarbonate of %.1f the lungs bring pCO2 to %.1f kPa; it prints %.1f, and nothing at the bedside explains it", p.HCO3, want, p.PCO2)},
		!p.Venous && p.HCO3 < acidosis && s.Bed.Second == "" && math.Abs(want-p.PCO2) > WinterMargin
}

func gap(s *Slip) (Finding, bool) {
	p := &s.Print
	g := AnionGap(p.Na, p.Cl, p.HCO3)
	return Finding{Gap, Repeat, fmt.Sprintf("ketones of %.1f mmol/L have no room in an anion gap of %.0f", s.Bed.Ketones, g)},
		s.Bed.Ketones >= gapKetones && g < gapLeast
}

// others compares with measurements that another machine made: they settle little by themselves, so the answer is a second sample.
func others(s *Slip) (Finding, bool) {
	p, b := &s.Print, &s.Bed
	switch {
	case b.LabK > 0 && math.Abs(b.LabK-p.K) > kApart:
		return Finding{Other, Repeat, fmt.Sprintf("potassium %.1f here and %.1f in the laboratory: more than %.1f apart", p.K, b.LabK, kApart)}, true
	case b.LabHb > 0 && math.Abs(b.LabHb-p.Hb) > hbApart:
		return Finding{Other, Repeat, fmt.Sprintf("haemoglobin %.0f here and %.0f in the laboratory: more than %.0f apart", p.Hb, b.LabHb, hbApart)}, true
	case b.Meter > meterHigh:
		return Finding{Other, Repeat, "the meter reads HI, and the gas does not"}, p.Glucose < meterHigh*(1-glucoseApart)
	}
	return Finding{Other, Repeat, fmt.Sprintf("glucose %.1f here and %.1f by the meter: more than 15 %% apart", p.Glucose, b.Meter)},
		b.Meter > 0 && math.Abs(b.Meter-p.Glucose) > glucoseApart*b.Meter
}

// body asks whether a body that does this can hold these numbers: the only rule that finds a lie all of whose numbers agree.
func body(s *Slip) (Finding, bool) {
	p, b := &s.Print, &s.Bed
	switch {
	case b.RR >= fastRR && !b.Hindered && p.PCO2 >= fastPCO2:
		return Finding{Patient, Quarantine, fmt.Sprintf("%.0f deep breaths a minute, not tiring, wash CO2 out: a pCO2 of %.1f is not this patient's", b.RR, p.PCO2)}, true
	case b.RR <= slowRR && p.PCO2 <= slowPCO2:
		return Finding{Patient, Quarantine, fmt.Sprintf("%.0f breaths a minute keep CO2 in: a pCO2 of %.1f is not this patient's", b.RR, p.PCO2)}, true
	}
	return Finding{Patient, Quarantine, fmt.Sprintf("that ECG is treated as high potassium, whatever prints %.1f", p.K)}, b.Broad && p.K < broadK
}
