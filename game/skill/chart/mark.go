package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"downtime/game/skill"
)

// The points: chosen for the simulation (mark D). Doses, how they are written, and what must not be given weigh most: a right number that can be
// misread is half a dose.
const (
	ofLabel, ofAllergy, ofWeight         = 3.0, 9.0, 7.0
	ofDrug, ofDose, ofWriting, ofRoute   = 3.0, 12.0, 9.0, 3.0
	ofSigned                             = 3.0
	ofBag, ofVolume, ofRate              = 7.0, 6.0, 14.0
	ofWatch                              = 3.0
	ofCheck, ofSum                       = 8.0, 10.0
	ofTime                               = 8.0
	faultCosts, capitalsCost, checkCosts = 6.0, 1.0, 6.0
	tenfold                              = 5.0 // times the dose, from which it is a critical failure
)

// marker gathers the lines of a go and what the standard asks for.
type marker struct {
	plan *plan
	r    skill.Result
	flaw bool // something that the standard does not forgive
}

// Result marks the chart.
func (e *exercise) Result() skill.Result {
	m := marker{plan: &e.plan}
	m.head(&e.forms[headSheet])
	m.prescription("Drug", e.plan.drug, &e.forms[drugSheet])
	if e.plan.fluid != nil {
		m.fluid(&e.forms[secondSheet])
	} else {
		m.prescription("Insulin", e.plan.insulin, &e.forms[secondSheet])
		m.insulin(&e.forms[secondSheet])
	}
	for i, l := range e.plan.lines {
		m.check(i, l, e.forms[checkSheet].Chosen(fmt.Sprintf("line%d", i+1)), e.at == sheets && e.forms[checkSheet].Value("sum") != "")
	}
	m.sum(&e.forms[checkSheet])
	r := &m.r
	if e.setup.Level == clockLevel {
		done := 0.0
		for i := range e.forms {
			if e.forms[i].Empty() == "" {
				done++
			}
		}
		share := 0.0
		for _, l := range r.Lines {
			share += l.Points / l.Of / float64(len(r.Lines))
		}
		r.Lines = append(r.Lines, skill.Line{
			Label: "Within the time", Points: ofTime * done / sheets * share, Of: ofTime, Source: "made-up", Time: true,
			Why: fmt.Sprintf("%.0f of %d sheets were whole in %d s; it earns as much as what stands on them is right", done, sheets, limit),
		})
	}
	r.Met = e.setup.Level == clockLevel && !m.flaw && r.Critical == ""
	r.Summary = "Nobody could misread this chart."
	if n := m.short(); n > 0 {
		r.Summary = fmt.Sprintf("%d of %d points on the chart would have been questioned at the bedside.", n, len(r.Lines))
	}
	if e.peeks > 0 {
		r.Summary += " You opened the card of rules; this go counts as practice."
	}
	r.Written, r.Model = e.plan.written(&e.forms), e.plan.model()
	r.Sum(e.setup.Timing)
	r.Finish()
	return *r
}

func (m *marker) short() int {
	n := 0
	for _, l := range m.r.Lines {
		if l.Points < l.Of {
			n++
		}
	}
	return n
}

// line adds one; what is not whole is a flaw.
func (m *marker) line(label string, points, of float64, source, why string) {
	points = max(0, points)
	m.flaw = m.flaw || points < of
	m.r.Lines = append(m.r.Lines, skill.Line{Label: label, Points: points, Of: of, Source: source, Why: why})
}

// all is the whole of it if so, else nothing.
func all(so bool, of float64) float64 {
	if so {
		return of
	}
	return 0
}

func (m *marker) head(f *skill.Form) {
	p := m.plan
	label := f.Value("label")
	m.line("Label", all(label == p.label(), ofLabel), ofLabel, "standards", "right: "+skill.Label(p.labels, p.label()))
	if label != "" && label != p.label() {
		m.r.Critical = "The chart carries another patient's label."
	}
	got, points := strings.ToLower(f.Value("allergy")), 0.0
	if mentions(got, p.patient.Means) {
		points = ofAllergy
		if p.patient.Class != "" && !mentions(got, p.patient.ReactWords) {
			points = ofAllergy / 2
		}
	}
	want := "right: " + p.patient.Allergy
	if p.patient.Trap != "" {
		want += "; the saved screen is hours old, and whoever can speak outranks it"
	}
	m.line("Allergies", points, ofAllergy, "standards", wrote(f.Value("allergy"), want))
	kg, ok := f.Number("weight")
	right := ok && math.Abs(kg-p.now.kg) < 0.6
	why := fmt.Sprintf("right: %.0f kg, weighed today", p.now.kg)
	if ok && kg == p.old.kg {
		why = "that weight is three years old; " + why
	}
	m.line("Weight, and when", all(right, ofWeight-1)+all(f.Value("weighed") == "today", 1), ofWeight, "standards", wrote(f.Value("weight"), why))
}

func mentions(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

// wrote sets what was written beside what is right.
func wrote(got, right string) string {
	if got == "" {
		return "left empty; " + right
	}
	return fmt.Sprintf("you wrote %q; %s", got, right)
}

// prescription marks a drug line.
func (m *marker) prescription(what string, o *Order, f *skill.Form) {
	meant := m.drug(what, o, f.Value("drug"))
	m.dose(what, o, f.Value("dose"), meant)
	m.writing(what, o, f)
	m.route(what, o, f, meant)
	m.signed(what, f)
}

// route marks the way in and how often. The wrong way in is worth nothing: insulin by mouth, however often, is no insulin.
func (m *marker) route(what string, o *Order, f *skill.Form, meant bool) {
	way, often := f.Value("route"), f.Value("often")
	points, why := 0.0, fmt.Sprintf("right: %s, %s", skill.Label(routes, o.Routes[0]), skill.Label(oftens, o.Often[0]))
	switch {
	case !meant:
		why = "not that of the drug that is due; " + why
	case !slices.Contains(o.Routes, way):
		why = wrote(skill.Label(routes, way), "the route decides whether it is given at all; "+why)
	default:
		points = ofRoute/2 + all(slices.Contains(o.Often, often), ofRoute/2)
	}
	m.line(what+": route and how often", points, ofRoute, o.Source, why)
}

// drug marks the name, and reports whether it is that of the drug that is due.
func (m *marker) drug(what string, o *Order, got string) bool {
	p := m.plan
	name := strings.ToLower(got)
	right := slices.ContainsFunc(o.Names, func(n string) bool { return alike(name, n) }) || slices.ContainsFunc(o.Brands, func(n string) bool { return alike(name, n) })
	why := "right: " + strings.ToUpper(o.Names[0]) + ". " + o.Why
	if p.asked != p.drug && o == p.drug {
		why = fmt.Sprintf("what was asked for clashes with the allergy (%s); %s", p.patient.Allergy, why)
		if slices.ContainsFunc(p.asked.Names, func(n string) bool { return alike(name, n) }) {
			m.r.Critical = fmt.Sprintf("%s was written for a patient with this allergy: %s.", strings.ToUpper(p.asked.Names[0]), p.patient.Allergy)
		}
	}
	m.line(what+": which", all(right, ofDrug), ofDrug, o.Source, wrote(got, why))
	return right
}

// alike forgives two slips of spelling: this marks prescribing, not spelling.
func alike(got, name string) bool {
	slips := 2
	if len(name) < 8 {
		slips = 1
	}
	return distance([]rune(got), []rune(name)) <= slips
}

// distance is how many letters differ (Levenshtein).
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diagonal+cost)
		}
	}
	return row[len(b)]
}

// dose marks the amount, and names the slip by which it went wrong. A dose of another drug than is meant is worth nothing, whatever its number.
func (m *marker) dose(what string, o *Order, got string, meant bool) {
	a := &o.Dose
	want := "right: " + write(a.rounded(m.plan.now), a.Unit, a.Hourly) + m.sumOf(a)
	points := 0.0
	if d, err := ReadDose(got); err == nil {
		unit, times := a.factor()
		exact := float64(a.exact(m.plan.now) * times)
		right := d.Unit == unit && d.Hourly == a.Hourly && !slices.Contains(d.Faults, PerKg) && InBand(d.Amount, exact)
		switch {
		case !meant:
			want = "it is a dose of another drug than is due; " + want
		case right && len(d.Faults) > 0:
			points, want = ofDose/2, "the number is right, and can be misread; "+want
		case right:
			points = ofDose
		default:
			want = m.slip(a, &d) + want
		}
		if ratio := d.Amount / exact; d.Unit == unit && ratio >= tenfold {
			m.r.Critical = fmt.Sprintf("%s: %s is %.0f times the dose.", what, got, ratio)
		}
	}
	m.line(what+": dose", points, ofDose, o.Source, wrote(got, want))
}

// slip names what went wrong with an amount, "" if it is none of the known slips.
func (m *marker) slip(a *Amount, d *Dose) string {
	unit, times := a.factor()
	switch {
	case d.Unit != unit:
		return "the unit is not that of the dose; "
	case slices.Contains(d.Faults, PerKg) || a.Of != "" && InBand(d.Amount, float64(a.Each*times)):
		return "that is the figure for one kilogram or square metre, not the total; "
	case d.Amount >= tenfold*a.exact(m.plan.now)*times:
		return "that is many times the dose; "
	case a.Of == "kg" && InBand(d.Amount, float64(a.exact(m.plan.old)*times)):
		return "that follows from the weight of 2023; "
	case a.Most > 0 && d.Amount > a.Most*times:
		return fmt.Sprintf("the most is %s; ", write(a.Most, a.Unit, a.Hourly))
	case a.Hourly && !d.Hourly:
		return "an infusion needs an amount for each hour; "
	}
	return ""
}

// sumOf shows how a dose is worked out.
func (m *marker) sumOf(a *Amount) string {
	b := m.plan.now
	switch a.Of {
	case "kg":
		return fmt.Sprintf(" (%g x %.0f kg = %.4g)", a.Each, b.kg, a.Each*b.kg)
	case "m2":
		return fmt.Sprintf(" (%g x %.2f m2 = %.4g)", a.Each, BSA(b.cm, b.kg), a.exact(b))
	}
	return ""
}

// writing names every error that could be misread.
func (m *marker) writing(what string, o *Order, f *skill.Form) {
	drug, text := f.Value("drug"), f.Value("dose")
	d, err := ReadDose(text)
	if drug == "" || text == "" || err != nil {
		m.line(what+": so that nobody misreads it", 0, ofWriting, "writing", "nothing stands there to be read")
		return
	}
	points, why := ofWriting, []string{}
	for _, fault := range d.Faults {
		points -= faultCosts
		why = append(why, said[fault])
	}
	if slices.ContainsFunc(o.Brands, func(n string) bool { return alike(strings.ToLower(drug), n) }) {
		points -= faultCosts
		why = append(why, said[Brand])
	}
	if drug != strings.ToUpper(drug) {
		why = append(why, said[Capitals])
	}
	points = max(0, points-all(drug != strings.ToUpper(drug), capitalsCost))
	flaw := m.flaw
	m.line(what+": so that nobody misreads it", points, ofWriting, "writing", orNothing(why))
	if points >= ofWriting-capitalsCost { // small letters cost their point, not the standard
		m.flaw = flaw
	}
}

func orNothing(why []string) string {
	if len(why) == 0 {
		return "no error of writing"
	}
	return strings.Join(why, "; ")
}

// signed marks the time of the first dose, within the hour, and the signature.
func (m *marker) signed(what string, f *skill.Form) {
	now := m.plan.time
	at, ok := minutes(f.Value("at"))
	inTime := ok && at >= now && at <= now+60
	m.line(what+": time and signature", all(inTime, ofSigned/2)+all(f.Value("signed") != "", ofSigned/2), ofSigned, "standards",
		fmt.Sprintf("right: a first dose from %s to %s, and a signature with a printed name", clock(now), clock(now+60)))
}

func (m *marker) insulin(f *skill.Form) {
	o := m.plan.insulin
	right := all(f.Value("watch") == o.Watch, ofWatch/2) + all(f.Value("basal") == o.Basal, ofWatch/2)
	m.line("Insulin: glucose, and the long-acting one", right, ofWatch, o.Source, fmt.Sprintf("right: %s; %s", skill.Label(watches, o.Watch), skill.Label(basals, o.Basal)))
}

func (m *marker) fluid(f *skill.Form) {
	x := m.plan.fluid
	rate, hours := m.plan.rate()
	bag := f.Value("bag")
	m.line("Fluid: which bag", all(bag == x.Bag, ofBag), ofBag, x.Source, wrote(skill.Label(bags, bag), "right: "+skill.Label(bags, x.Bag)+". "+x.Why))
	if bag == "ampoules" {
		m.r.Critical = "Potassium ampoules added on the ward are a never event: only ready-mixed bags."
	}
	v, _ := f.Number("volume")
	h, _ := f.Number("hours")
	r, _ := f.Number("rate")
	m.line("Fluid: volume and time", all(InBand(v, x.Volume), ofVolume/2)+all(InBand(h, hours), ofVolume/2), ofVolume, x.Source,
		fmt.Sprintf("right: %.0f mL over %.2g h", x.Volume, hours))
	m.line("Fluid: rate", all(InBand(r, rate), ofRate), ofRate, x.Source, wrote(f.Value("rate"), fmt.Sprintf("right: %.0f mL / %.2g h = %.0f mL/h", x.Volume, hours, rate)))
	m.signed("Fluid", f)
}

// check marks the second check of a line: each error missed and each one seen that is not there costs.
func (m *marker) check(i int, l *Line, ticked []string, handedIn bool) {
	points, why := ofCheck, l.Why
	if !handedIn {
		points, why = 0, "not checked. "+why
	}
	var missed, extra []string
	for _, o := range checks {
		in, is := slices.Contains(ticked, o.ID), slices.Contains(l.Errors, o.ID)
		switch {
		case is && !in:
			missed, points = append(missed, o.Label), points-checkCosts
		case in && !is:
			extra, points = append(extra, o.Label), points-checkCosts
		}
	}
	if len(missed) > 0 {
		why = "missed: " + strings.Join(missed, "; ") + ". " + why
	}
	if len(extra) > 0 {
		why = "not there: " + strings.Join(extra, "; ") + ". " + why
	}
	m.line(fmt.Sprintf("Second check, line %d", i+1), points, ofCheck, "second-check", why)
}

func (m *marker) sum(f *skill.Form) {
	q := &m.plan.sum
	got, ok := f.Number("sum")
	right := ok && math.Abs(got-q.answer) <= float64(within*q.answer)+1e-9
	m.line(q.label, all(right, ofSum), ofSum, q.source, wrote(f.Value("sum"), q.why))
}
