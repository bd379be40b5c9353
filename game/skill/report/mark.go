package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"downtime/game/skill"
)

// The points, a design of our own and not validated (mark D): 70 for six critical fields, 20 for ten truths, 10 for time.
const (
	perField = 70.0 / 6
	perTruth = 20.0 / 10
	ofTime   = 10.0
	dontCost = perField / 3
	nameCost = 5.0
	enough   = 90.0 // for the standard
)

// The points of a handover to the day team: everything that it must hold is 82, the time 10; what it cannot do is be there tonight.
const (
	handSafe, handDevice, handKept, handPlace, handWho, handWhen = 12.0, 12.0, 20.0, 12.0, 16.0, 10.0
	tonight                                                      = 8.0
	today                                                        = 40.0 // by day nobody's sleep is in the way
)

// marker gathers the lines of a go.
type marker struct {
	e *exercise
	r skill.Result
}

func (m *marker) line(label string, points, of float64, source, why string) {
	m.r.Lines = append(m.r.Lines, skill.Line{Label: label, Points: max(0, points), Of: of, Source: source, Why: why})
}

// all is the whole of it if so, else nothing.
func all(so bool, of float64) float64 {
	if so {
		return of
	}
	return 0
}

// Result marks the go.
func (e *exercise) Result() skill.Result {
	m := marker{e: e}
	switch {
	case e.left:
		m.line("Reported", 0, 1, "evans2006", "left: nobody else will know, and the next patient meets the same device")
	case e.handed:
		m.handover(&e.forms[handStep])
	default:
		m.complete()
		m.accurate()
	}
	if !e.left {
		m.time()
	}
	r := &m.r
	r.Sum(e.setup.Timing)
	if found := e.identified(); len(found) > 0 {
		r.Lines = append(r.Lines, skill.Line{
			Label: "Free text", Points: -nameCost, Source: "made-up",
			Why: fmt.Sprintf("%s could make the patient known: costs %.0f. A report is read far from the ward; the ward's own record keeps the link, so nothing is lost without it", strings.Join(found, ", "), nameCost),
		})
		r.Score = max(0, r.Score-nameCost)
	}
	r.Met = e.setup.Level == labelLevel && r.Critical == "" && r.Score >= enough && len(e.identified()) == 0 && !e.destroyed() && (e.handed || e.traceable() && e.told())
	r.Summary = e.summary()
	if e.peeks > 0 {
		r.Summary += " You opened the card; this go counts as practice."
	}
	if !e.left {
		r.Written = e.written()
	}
	r.Later = e.notice()
	r.Finish()
	return *r
}

// wrote is the words of the go, wherever they were written.
func (e *exercise) wrote() string {
	if e.handed {
		return e.forms[handStep].Value("words")
	}
	return e.forms[deviceStep].Value("words")
}

// identified are the parts of the words that could make the patient known.
func (e *exercise) identified() []string {
	if e.left {
		return nil
	}
	return e.found(e.wrote())
}

// evidence is what was ticked.
func (e *exercise) evidence() []string {
	at := eventStep
	if e.handed {
		at = handStep
	}
	return e.forms[at].Chosen("evidence")
}

// traceable reports whether the report names the device that did it, by name and by serial number.
func (e *exercise) traceable() bool {
	f := &e.forms[deviceStep]
	return f.Value("device") == e.plan.device() && same(f.Value("serial"), e.plan.serial)
}

// told reports whether anybody was told.
func (e *exercise) told() bool { return len(e.forms[eventStep].Chosen("told")) > 0 }

// destroyed reports whether anything was done that should not be.
func (e *exercise) destroyed() bool {
	return slices.ContainsFunc(e.evidence(), func(id string) bool { return skill.Offered(donts, id) })
}

// complete marks the six critical fields.
func (m *marker) complete() {
	p, f := &m.e.plan, &m.e.forms[deviceStep]
	m.line("Patient safe", all(f.Value("safe") == "yes", perField), perField, "made-up", "the patient comes before the form: "+orEmpty(skill.Label(safes, f.Value("safe"))))
	m.critical("Device", f.Value("device") == p.device(), "yellow", skill.Label(p.devices, f.Value("device")), "that is not the one that did it")
	m.critical("Serial number", same(f.Value("serial"), p.serial), "yellow", f.Value("serial"), "no device of this incident can be traced by it")
	m.critical("What it did", m.around("asked", p.set) && m.around("found", p.did), "yellow", m.e.sentence(), "the numbers are not those that were seen")
	g := &m.e.forms[eventStep]
	harm := g.Value("harm")
	m.critical("Harm", plausible(harm, p.Harm), "lfpse", skill.Label(harms, harm), "that is far from what came of it")
	m.kept(perField, dontCost)
	if g.Value("action") == "kept" {
		m.r.Critical = "The device was kept in use: the next patient meets it."
	}
}

// critical is one of the fields that make a report complete: it counts if it stands there and can be so.
func (m *marker) critical(label string, possible bool, source, given, otherwise string) {
	switch {
	case given == "":
		given = "left empty"
	case possible:
		given = "given: " + given
	default:
		given = fmt.Sprintf("given: %s; %s, so it counts as not given", strings.TrimSuffix(given, "."), otherwise)
	}
	m.line(label, all(possible, perField), perField, source, given)
}

// plausible reports whether a grade of harm is accepted, or next to one that is: the report is then complete, though not true to the word.
func plausible(got string, accepted []string) bool {
	grade := func(id string) int { return slices.IndexFunc(harms, func(o skill.Option) bool { return o.ID == id }) }
	return slices.ContainsFunc(accepted, func(id string) bool {
		off := grade(got) - grade(id)
		return got != "" && -1 <= off && off <= 1
	})
}

// around reports whether a number can be meant as the right one: within half of it.
func (m *marker) around(field string, right float64) bool {
	n, ok := m.e.forms[deviceStep].Number(field)
	return ok && math.Abs(n-right) <= right/2
}

func orEmpty(s string) string {
	if s == "" {
		return "left empty"
	}
	return s
}

// kept marks the evidence: what was kept of what there was, less what was done that should not be.
func (m *marker) kept(of, cost float64) {
	p := &m.e.plan
	var missed, wrong []string
	for _, o := range p.evidence {
		ticked, bad := slices.Contains(m.e.evidence(), o.ID), skill.Offered(donts, o.ID)
		switch {
		case bad && ticked:
			wrong = append(wrong, o.Label)
			if o.ID == "discard" || o.ID == "pool" {
				m.r.Critical = "The device was " + o.Label + ": it cannot be examined, and may meet another patient."
			}
		case !bad && !ticked:
			missed = append(missed, o.Label)
		}
	}
	share := float64(len(p.Keep)-len(missed)) / float64(len(p.Keep))
	why := "all of it kept, as it was"
	if len(missed)+len(wrong) > 0 {
		why = ""
	}
	if len(missed) > 0 {
		why = "not kept: " + strings.Join(missed, "; ")
	}
	if len(missed) == len(p.Keep) {
		why = "nothing was kept; there was: " + strings.Join(missed, "; ")
	}
	if len(wrong) > 0 {
		why = strings.TrimPrefix(why+". Never: "+strings.Join(wrong, "; "), ". ")
	}
	source := "keep"
	if slices.Contains(p.Keep, "lines") {
		source = "mps"
	} else if slices.Contains(p.Keep, "unplug") {
		source = "care-hub"
	}
	m.line("Evidence", float64(of*share)-float64(cost*float64(len(wrong))), of, source, why)
}

// accurate marks ten truths.
func (m *marker) accurate() {
	e := m.e
	p, f, g, h := &e.plan, &e.forms[deviceStep], &e.forms[eventStep], &e.forms[stageTwo]
	truth := func(label string, so bool, source, right string) {
		m.line("True: "+label, all(so, perTruth), perTruth, source, "right: "+right)
	}
	truth("device", f.Value("device") == p.device(), "yellow", p.Devices[0])
	truth("serial number", same(f.Value("serial"), p.serial), "yellow", p.serial+m.mistaken(f.Value("serial")))
	truth("software", sameVersion(f.Value("version"), p.Version), "yellow", orWord(p.Version, "not visible, and said so"))
	truth(p.Asked, near(f, "asked", p.set), "yellow", p.figure(p.set)+" "+p.Unit)
	truth(p.Found, near(f, "found", p.did), "yellow", p.figure(p.did)+" "+p.Unit)
	truth("harm", slices.Contains(p.Harm, g.Value("harm")), "lfpse", strings.Join(skill.Labels(harms, p.Harm), ", or ")+". "+p.Because)
	n, ok := g.Number("elsewhere")
	truth("elsewhere", ok && int(n) == p.elsewhere, "made-up", fmt.Sprint(p.elsewhere))
	truth("what was done", g.Value("action") == p.Action, "made-up", skill.Label(actions, p.Action))
	told := g.Chosen("told")
	so := !slices.Contains(told, "maker") && !slices.Contains(told, "chat")
	for _, id := range p.Told {
		so = so && slices.Contains(told, id)
	}
	right := strings.Join(skill.Labels(people, p.Told), "; ")
	if len(told) == 0 {
		right += "; you told nobody"
	}
	truth("told", so, "candour", right)
	truth("handed on", h.Value("taker") == "officer" && h.Value("place") == "locked", "yellow", skill.Label(takers, "officer")+"; "+skill.Label(places, "locked"))
}

// near forgives the last figure.
func near(f *skill.Form, field string, right float64) bool {
	n, ok := f.Number(field)
	return ok && math.Abs(n-right) <= float64(0.02*right)+1e-9
}

// mistaken names a number that is another's.
func (m *marker) mistaken(got string) string {
	p := &m.e.plan
	switch {
	case same(got, p.beside):
		return "; you gave that of the sound one beside it"
	case same(got, p.lot):
		return "; you gave the lot, which thousands share"
	}
	return ""
}

func orWord(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// same compares codes as a reader does: capitals, spaces and dashes aside.
func same(a, b string) bool {
	plain := strings.NewReplacer(" ", "", "-", "", "SN", "", ":", "")
	return a != "" && plain.Replace(strings.ToUpper(a)) == plain.Replace(strings.ToUpper(b))
}

func sameVersion(got, want string) bool {
	if want == "" {
		got = strings.ToLower(got)
		return strings.Contains(got, "not") || strings.Contains(got, "unknown")
	}
	return strings.TrimLeft(strings.ToLower(got), "v ") == want
}

// handover marks the other way.
func (m *marker) handover(f *skill.Form) {
	p := &m.e.plan
	m.line("Patient safe", all(f.Value("safe") == "yes", handSafe), handSafe, "made-up", "the patient comes before the form: "+orEmpty(skill.Label(safes, f.Value("safe"))))
	m.line("Device", all(f.Value("device") == p.device(), handDevice), handDevice, "yellow", "right: "+p.Devices[0])
	m.kept(handKept, handKept/3)
	m.line("Where it lies", all(f.Value("place") == "locked", handPlace), handPlace, "keep", "right: "+skill.Label(places, "locked"))
	m.line("Who takes it", all(f.Value("day") == "named", handWho), handWho, "made-up", "right: "+skill.Label(dayTeam, "named"))
	m.line("When", all(f.Value("when") == "handover", handWhen), handWhen, "made-up", "right: "+skill.Label(whens, "handover"))
	if p.Night {
		m.line("Tonight", 0, tonight, "made-up", "the morning will do; only the sister devices wait longer for a warning")
	} else {
		m.line("Today", 0, today, "made-up", "by day the three minutes are there; the same device may meet somebody else before it is handed over")
	}
}

// time gives for an early signature as much as the report is worth.
func (m *marker) time() {
	points, of := 0.0, 0.0
	for _, l := range m.r.Lines {
		points, of = points+l.Points, of+l.Of
	}
	l := skill.Line{Label: "In under three minutes", Of: ofTime, Source: "made-up", Time: true}
	full, none := m.e.setup.Timing.Limit(fullUntil), m.e.setup.Timing.Limit(noneFrom)
	if none > full {
		l.Points = ofTime * max(0, min(1, float64(none-m.e.signed)/float64(none-full)))
	}
	if points < of/2 {
		l.Points = 0
	}
	l.Why = fmt.Sprintf("signed after %.0f s; all of it up to %d s, none from %d s, and none for a report that holds less than half", float64(m.e.signed)/skill.TicksPerSecond, fullUntil, noneFrom)
	m.r.Lines = append(m.r.Lines, l)
}

func (e *exercise) summary() string {
	switch {
	case e.left:
		return "It was not reported. More than half of doctors say that the form takes too long; this one takes three minutes."
	case e.handed:
		return "Handed to the day team, who can finish it from what you left."
	}
	out := "Reported; the device itself could not be traced by the number given."
	switch {
	case e.traceable():
		out = "Reported; a safety notice has come back, with your serial number in it."
	case same(e.forms[deviceStep].Value("serial"), e.plan.serial):
		out = "Reported under the wrong name; the serial number alone led to the device, three weeks late."
	}
	if !slices.ContainsFunc(e.evidence(), func(id string) bool { return skill.Offered(keeps, id) }) {
		out += " No evidence was kept."
	}
	if !e.told() {
		out += " Nobody was told."
	}
	return out
}
