package early

import (
	"fmt"
	"strconv"
	"strings"

	"downtime/game/news"
	"downtime/game/skill"
)

const (
	patients   = 3
	limit      = 75 // seconds for one patient, against the clock (mark D)
	clockLevel = 2
)

// exercise is one go: three patients, one after the other.
type exercise struct {
	setup    skill.Setup
	patients [patients]chart
	at       int
	form     skill.Form
	answers  [patients]answer
	ticks    int64 // since this patient's paper was taken up
}

// answer is what was written for a patient, and how long it took.
type answer struct {
	form  skill.Form
	ticks int64
}

func begin(s skill.Setup) skill.Exercise {
	e := &exercise{setup: s}
	for i := range e.patients {
		e.patients[i] = draw(s.Seed, i, s.Level > 0)
	}
	if s.Given != nil {
		e.patients[0] = taken(s.Given)
	}
	e.form = blank()
	return e
}

// limit is 0 at the levels without a clock.
func (e *exercise) limit() int64 {
	if e.setup.Level < clockLevel {
		return 0
	}
	return e.setup.Timing.Limit(limit)
}

// Step lets a tick pass; a paper whose time is up is handed in as it stands.
func (e *exercise) Step() []skill.Event {
	e.ticks++
	if l := e.limit(); l > 0 && e.ticks >= l {
		e.next()
		return []skill.Event{{Kind: "say", Text: "Time. The chart is taken as it stands."}}
	}
	return nil
}

// Apply writes on the chart, or hands it in.
func (e *exercise) Apply(in skill.Input) error {
	switch {
	case in.Set != "":
		return e.write(in)
	case in.Do != "sign":
		return fmt.Errorf("%q is nothing to do here", in.Do)
	}
	if gap := e.form.Empty(); gap != "" {
		return fmt.Errorf("fill in %q before you sign", gap)
	}
	e.next()
	return nil
}

// write takes points only as they can be.
func (e *exercise) write(in skill.Input) error {
	return e.form.Write(in.Set, in.Value, func(n float64) error {
		if most := mostPoints(in.Set); n < 0 || n > most || n != float64(int(n)) {
			return fmt.Errorf("points are whole numbers from 0 to %.0f", most)
		}
		return nil
	})
}

func mostPoints(field string) float64 {
	if field == "total" {
		return 20
	}
	return 3
}

func (e *exercise) next() {
	e.answers[e.at] = answer{e.form, e.ticks}
	e.at, e.ticks, e.form = e.at+1, 0, blank()
}

// Done reports whether all charts are handed in.
func (e *exercise) Done() bool { return e.at == e.beds() }

// beds is how many patients the go has.
func (e *exercise) beds() int {
	if e.setup.Given != nil {
		return 1
	}
	return patients
}

// View is the patient's chart.
func (e *exercise) View() skill.View {
	if e.Done() {
		return skill.View{Still: true}
	}
	v := skill.View{
		Step:   fmt.Sprintf("Patient %d of %d", e.at+1, e.beds()),
		Say:    []string{e.patients[e.at].story},
		Papers: []skill.Paper{e.patients[e.at].paper()},
		Fields: e.form.Fields, Watch: float64(e.ticks) / skill.TicksPerSecond,
		Controls: []skill.Control{{ID: "sign", Label: "Sign the chart", Key: "enter", Big: true}},
		Still:    e.limit() == 0,
	}
	if e.setup.Given != nil {
		v.Step = "At the bedside"
	}
	v.Until(e.limit(), e.ticks)
	if e.setup.Guided {
		v.Hint = e.hint()
	}
	return v
}

// hint names what is filled in and wrong, without saying what is right.
func (e *exercise) hint() string {
	var wrong []string
	c := &e.patients[e.at]
	if got := e.form.Value("scale"); got != "" && got != points(int(c.scale)+1) {
		wrong = append(wrong, "the scale for saturation")
	}
	for p, want := range c.score.Points {
		if got, ok := e.form.Number(fieldOf(news.Parameter(p))); ok && int(got) != want {
			wrong = append(wrong, "the band for "+news.Parameter(p).String())
		}
	}
	if len(wrong) == 0 {
		return ""
	}
	return "Look again at " + strings.Join(wrong, ", ") + "."
}

// fields in the order of the chart.
var fieldIDs = [...]string{"respiration", "saturation", "oxygen", "pressure", "pulse", "consciousness", "temperature"}

func fieldOf(p news.Parameter) string { return fieldIDs[p] }

var responses = []skill.Option{
	{ID: "routine", Label: "Routine: the nurse in charge decides, 4- to 12-hourly"},
	{ID: "ward", Label: "Urgent review on the ward: one parameter scores 3"},
	{ID: "urgent", Label: "Urgent review by a clinician who knows acute illness"},
	{ID: "emergency", Label: "Emergency: critical care skills, continuous monitoring"},
}

func blank() skill.Form {
	f := skill.Form{Fields: []skill.Field{{
		ID: "scale", Label: "Scale for saturation", Kind: skill.Choice,
		Options: []skill.Option{{ID: "1", Label: "Scale 1"}, {ID: "2", Label: "Scale 2 (target 88 to 92 %)"}},
	}}}
	for p, id := range fieldIDs {
		f.Fields = append(f.Fields, skill.Field{ID: id, Label: news.Parameter(p).String(), Unit: "points", Kind: skill.Number})
	}
	f.Fields = append(f.Fields,
		skill.Field{ID: "total", Label: "Total", Unit: "points", Kind: skill.Number},
		skill.Field{ID: "response", Label: "What it asks for", Kind: skill.Choice, Options: responses})
	return f
}

// responseOf is the right one.
func responseOf(s *news.Score) string { return responses[s.Risk()].ID }

func points(n int) string { return strconv.Itoa(n) }
