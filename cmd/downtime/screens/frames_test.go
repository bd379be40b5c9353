package screens

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"downtime/cmd/downtime/judgement"
	"downtime/cmd/downtime/screens/briefing"
	"downtime/cmd/downtime/screens/debrief"
	"downtime/cmd/downtime/screens/history"
	"downtime/cmd/downtime/screens/home"
	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/screens/profiles"
	"downtime/cmd/downtime/screens/settings"
	"downtime/cmd/downtime/ui"
	"downtime/cmd/downtime/ui/frame"
	"downtime/game/calibration"
	report "downtime/game/debrief"
	"downtime/game/engine"
	"downtime/game/score"
	"downtime/game/skill"
	"downtime/saves"
)

var sizes = []struct{ w, h int }{{80, 24}, {100, 30}, {120, 40}, {140, 45}}

// aNight is when everything in these frames happens.
var aNight = time.Date(2026, 11, 21, 23, 10, 0, 0, time.UTC)

// Frames tell days by the calendar of whoever looks at them: in these tests by one that knows no summer time.
func init() { time.Local = time.UTC }

// canned makes a root of a size with nothing behind it: no profile, no library.
func canned(w, h int, colour string) *Root {
	m := New(Deps{
		Env: []string{"TERM=xterm-256color", "LANG=en_GB.UTF-8", "COLORTERM=truecolor"},
		Now: func() time.Time { return aNight }, Width: w, Height: h,
	})
	m.prefs.Settings = ui.Settings{Colour: colour, Glyphs: "braille"}
	m.theme = ui.Detect(m.deps.Env, m.prefs.Settings)
	m.stack[0] = home.New(m.context())
	m.resize(m.stack[0])
	m.stack[0].Update(homeData())
	return m
}

func homeData() home.DataMsg {
	last := 72.0
	return home.DataMsg{
		Profile: "Sam", Listed: true,
		Resume: []home.Resume{{Run: "r1", Place: "ICU, bed 4", At: "03:21:40", Played: aNight}},
		Cases: []home.Case{
			{ID: "vent", Place: "ICU, bed 4", Hour: "03:14", Specialty: "Intensive care", Summary: "A ventilated man is not himself, and the nurse who knows him best has called you.", Title: "Patient care and ventilator autonomy", Minutes: 18, Times: 2, Last: &last},
			{ID: "ward", Place: "Ward 7, bay 2", Hour: "22:40", Specialty: "Acute medicine", Summary: "Eight patients, one board, and a screen that went grey.", Minutes: 25},
			{ID: "tutorial", Place: "Recovery, bay 1", Hour: "21:00", Specialty: "Tutorial", Summary: "Ninety seconds at a quiet bed.", Minutes: 2, Unscored: true},
		},
	}
}

func aCase() *engine.Scenario {
	return &engine.Scenario{
		ID: "vent", Title: "SECRET TITLE", Place: "ICU, bed 4", Hour: "03:14", Grade: "resident doctor", Minutes: 18,
		Warning: "A ventilated man can come to harm or die in this case.",
		Brief: "You are the resident doctor on intensive care tonight.\n\n**03:14, bed 4.** Mr Leonard Ashby, 71, day 4 of ARDS. Volume control, 450 mL, 18 a minute, PEEP 14.\n\n" +
			"Priya has called you over: \"The numbers are all right. I just don't like him.\"\n\nTom, a medical student, stands by the sink.",
		People: []engine.Person{{ID: "you", Label: "You"}, {ID: "nurse", Label: "Priya"}, {ID: "student", Label: "Tom"}, {ID: "reg", Label: "Ewan", Away: true}},
	}
}

func aCard() *score.Card {
	line := func(label string, earned, possible float64) score.Line {
		return score.Line{ID: "x", Label: label, Kind: score.KindCriterion, Earned: earned, Possible: possible, Tick: 3000, Clock: "03:15:00", Input: 2, What: "in time", Reason: "The patient is the reference method.", SourceID: "s1"}
	}
	domain := func(label string, weight, points float64) score.Domain {
		return score.Domain{ID: label, Label: label, Weight: weight, Points: points, Score: 100 * points / weight, Lines: []score.Line{line("Looked at him within the first minute", points, weight)}}
	}
	return &score.Card{
		Scored: true, Total: 49, Uncapped: 63.5, Capped: true,
		Domains: []score.Domain{
			domain("Patient outcome", 20, 12), domain("Decision", 20, 17.4), domain("Verification", 15, 13.1), domain("Calibration", 10, 4.2),
			domain("Hands", 10, 7.8), domain("Escalation", 10, 2), domain("Report and evidence", 10, 6), domain("Candour and family", 5, 1),
		},
		Criticals: []score.Failure{{ID: "c", Label: "Left on a machine that was known to give half of what was set", Clock: "03:25:50", Reason: "He was not breathing enough."}},
	}
}

func aReport() debrief.ReportMsg {
	wave := func(from, by float64) []report.Point {
		var out []report.Point
		for i := range 60 {
			v := from + by*float64(i)
			out = append(out, report.Point{At: float64(i) * 10, Value: &v})
		}
		return out
	}
	at := func(t, v float64) report.Point { return report.Point{At: t, Value: &v} }
	card := aCard()
	rep := &report.Report{
		Title: "Patient care and ventilator autonomy", Safety: "Most people miss something here. It is for learning, not for care.",
		Ended: "03:33:50. The day team has come.", Truth: "Above 30 cmH2O the ventilator quietly held the pressure, so each breath was half of what was set.",
		Card: *card, Inputs: []string{"You said 80 %", "Look at him from the end of the bed"},
		Timeline: []report.Moment{
			{Clock: "03:14:00", Kind: "hidden", Text: "A fault began in the ventilator.", Hidden: true},
			{Clock: "03:14:41", Kind: "hidden", Text: "Could be found from here: set and exhaled volume differ.", Hidden: true},
			{Clock: "03:14:41", Kind: "hidden", Text: "Could be found from here: a shallow chest.", Hidden: true},
			{Clock: "03:15:00", Kind: "act", Who: "You", Text: "Look at him from the end of the bed"},
			{Clock: "03:15:04", Kind: "finding", Text: "Eyes half shut, tube tied, colour fair. He was rolled onto his back ten minutes ago, and has not settled since."},
		},
		Series: []report.Series{
			{ID: "volume", Title: "Tidal volume", Unit: "mL", Patient: "bed4", Label: "bed 4", Curves: []report.Curve{{Name: "set", Points: wave(450, 0)}, {Name: "delivered", True: true, Points: wave(430, -4)}}},
			{ID: "co2", Title: "CO2", Unit: "kPa", Patient: "bed4", Label: "bed 4", Curves: []report.Curve{{Name: "shown", Points: wave(5, 0.01)}, {Name: "arterial", True: true, Points: wave(5.5, 0.08)}}},
			{ID: "oxygen", Title: "SpO2", Unit: "%", Patient: "bed4", Label: "bed 4", Curves: []report.Curve{{Name: "shown", Points: wave(95, -0.05)}, {Name: "arterial", True: true, Points: wave(95, -0.1)}}},
		},
		Beliefs: []report.Belief{
			{
				Device: "vent4", Label: "Ventilator, bed 4", Faulty: true, Stated: []report.Point{at(60, 0.3), at(300, 0.8)}, Ideal: []report.Point{at(0, 0.4), at(200, 0.7), at(590, 0.97)},
				Updates: []report.Update{{At: 300, From: 0.3, To: 0.8, IdealFrom: 0.4, IdealTo: 0.7}},
			},
			{Device: "mon4", Label: "Monitor, bed 4"},
		},
		Clues: []report.Clue{
			{Label: "Set and exhaled volume differ, without an alarm", LR: 9, From: "03:14:41", At: "03:17:44", Seen: 9, Why: "A machine that gives less than ordered should say so."},
			{Label: "The tube is where it was tied", LR: 0.5, From: "03:14:02", Why: "One thing less."},
		},
		Right: []string{"Two independent proofs (at 03:17:44). One odd number is a question."}, Words: "# T\n\n**Compare set with delivered.** A set value is an order.",
		Sources:   []report.Source{{ID: "s1", Text: "Straw I, et al. J Med Internet Res 2024;26:e50505", Mark: "V", Means: "read in the source itself"}},
		ErrorText: "Clinical error in a Downtime case\n\nCase:    vent\n\nWhich words or numbers are wrong?\n", Author: "Downtime team", Reviewer: "not yet reviewed", AtWork: "At work an odd reading is nearly always the patient.",
	}
	return debrief.ReportMsg{Run: debrief.Run{ID: "r1", Scenario: "vent", Place: "ICU, bed 4, 03:14", Seed: 7}, Report: rep}
}

// practiceReport is that of a bed that is not scored.
func practiceReport() debrief.ReportMsg {
	msg := aReport()
	msg.Report.Card = score.Card{Scenario: "tutorial"}
	msg.Report.Safety = "This case is built so that most people miss something."
	return msg
}

func oldReport() debrief.ReportMsg {
	return debrief.ReportMsg{
		Run: debrief.Run{ID: "r1", Scenario: "vent", Place: "ICU, bed 4, 03:14", Card: aCard()}, Why: "This run was played with engine 1; this program has 2, so it can be read but not simulated again",
		Events: []report.Moment{{Clock: "03:15:00", Text: "an act was begun"}, {Clock: "03:15:20", Text: "a fault began", Hidden: true}},
	}
}

func rowsOf() history.RowsMsg {
	return history.RowsMsg{Rows: []history.Row{
		{Run: "r1", Case: "ICU, bed 4, 03:14", Started: aNight, At: "03:21:40"},
		{Run: "r2", Case: "Patient care and ventilator autonomy", Started: aNight.Add(-time.Hour), Kind: "mimic", Score: 72, Ended: true},
		{Run: "r3", Case: "Patient care and ventilator autonomy", Started: aNight.Add(-30 * time.Hour), Kind: "silent", Score: 48, Ended: true, Practice: true},
		{Run: "r4", Case: "The tutorial bed", Started: aNight.Add(-31 * time.Hour), Kind: "plain", Ended: true, Unscored: true},
		{Run: "r5", Case: "Ward 7, bay 2, 22:40", Started: aNight.Add(-32 * time.Hour), At: "22:45:00", Left: true},
	}}
}

// recordOf is a trainee who has judged for a while: cases enough for a provisional d', and a few drills.
func recordOf() judgement.Record {
	var trials []calibration.Trial
	add := func(n int, t calibration.Trial) {
		for range n {
			trials = append(trials, t)
		}
	}
	of := func(pool calibration.Pool, family, kind string, p float64) calibration.Trial {
		faulty := kind == "silent" || kind == "overt"
		return calibration.Trial{Pool: pool, Family: family, Kind: kind, Faulty: faulty, Stated: true, P: p, Ideal: 0.6, From: 0.2, LR: 8}
	}
	add(6, of(calibration.Case, "ventilator", "silent", 0.8))
	add(3, of(calibration.Case, "ventilator", "silent", 0.3))
	add(3, of(calibration.Case, "monitor", "overt", 0.9))
	add(2, of(calibration.Case, "ventilator", calibration.Mimic, 0.7))
	add(7, of(calibration.Case, "ventilator", calibration.Plain, 0.1))
	add(3, of(calibration.Case, "monitor", calibration.Bystander, 0.1))
	add(4, calibration.Trial{Pool: calibration.Case, Family: "monitor", Kind: calibration.Plain})
	add(2, of(calibration.Drill, "pump", "silent", 0.6))
	add(1, of(calibration.Drill, "pump", calibration.Plain, 0.4))
	return judgement.Record{
		Counted: judgement.Counted{Runs: 14, Earlier: 2, Goes: 1, Practice: 3, Unscored: 1, Unfinished: 1, Closed: 1},
		Pools:   []calibration.Report{calibration.For(trials, calibration.Case), calibration.For(trials, calibration.Drill)},
	}
}

func showFigures(m *Root, rec judgement.Record, then ...string) {
	m.push(history.New(m.context(), history.Deps{}))
	m.give(rowsOf())
	m.give(history.RecordMsg{Record: rec})
	press(m, append([]string{"c"}, then...)...)
}

func press(m *Root, names ...string) {
	for _, n := range names {
		m.Update(keyNamed(n))
	}
}

func keyNamed(n string) tea.KeyPressMsg {
	codes := map[string]rune{"enter": tea.KeyEnter, "esc": tea.KeyEscape, "up": tea.KeyUp, "down": tea.KeyDown, "tab": tea.KeyTab, "left": tea.KeyLeft, "right": tea.KeyRight, "pgdown": tea.KeyPgDown}
	if c, ok := codes[n]; ok {
		return tea.KeyPressMsg{Code: c}
	}
	if c, ok := strings.CutPrefix(n, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: rune(c[0]), Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Code: rune(n[0]), Text: n}
}

// pictures are all screens but the bedside, each in the state that shows most of it.
var pictures = []struct {
	name string
	show func(*Root)
}{
	{"home", func(*Root) {}},
	{"home-opening", func(m *Root) { m.stack[0].Update(home.DataMsg{Opening: true}) }},
	{"home-case", func(m *Root) { press(m, "down") }},
	{"welcome", func(m *Root) { m.push(profiles.NewWelcome(m.context())) }},
	{"offer", func(m *Root) { m.push(profiles.NewOffer(m.context(), "Sam")) }},
	{"profiles", func(m *Root) { m.push(somePeople(m)) }},
	{"profiles-delete", func(m *Root) { m.push(somePeople(m)); press(m, "d", "S") }},
	{"settings", func(m *Root) { m.push(settings.New(m.context(), m.deps.Env)) }},
	{"briefing-warning", func(m *Root) {
		m.push(briefing.New(m.context(), "vent"))
		m.give(briefing.CaseMsg{ID: "vent", Scenario: aCase()})
	}},
	{"briefing", func(m *Root) {
		m.push(briefing.New(m.context(), "vent"))
		m.give(briefing.CaseMsg{ID: "vent", Scenario: aCase()})
		press(m, "enter")
	}},
	{"briefing-broken", func(m *Root) {
		m.push(briefing.New(m.context(), "vent"))
		m.give(briefing.CaseMsg{ID: "vent", Why: "2 problems, the first: scenario.yaml:4:2 W012 unknown key (fix: remove it)."})
	}},
	{"history", func(m *Root) { m.push(history.New(m.context(), history.Deps{})); m.give(rowsOf()) }},
	{"history-close", func(m *Root) { m.push(history.New(m.context(), history.Deps{})); m.give(rowsOf()); press(m, "a") }},
	{"calibration", func(m *Root) { showFigures(m, recordOf()) }},
	{"calibration-end", func(m *Root) { showFigures(m, recordOf(), "pgdown", "pgdown", "pgdown") }},
	{"calibration-none", func(m *Root) { showFigures(m, judgement.Record{Counted: judgement.Counted{Practice: 2, Unscored: 1}}) }},
	{"progress-today", func(m *Root) { showProgress(m, storedProgress()) }},
	{"progress-domains", func(m *Root) { showProgress(m, storedProgress(), "2", "down") }},
	{"progress-domains-told", func(m *Root) { showProgress(m, storedProgress(), "2", "w") }},
	{"progress-judgement", func(m *Root) { showProgress(m, storedProgress(), "3") }},
	{"progress-judgement-end", func(m *Root) { showProgress(m, storedProgress(), "3", "pgdown") }},
	{"progress-judgement-told", func(m *Root) { showProgress(m, storedProgress(), "3", "w") }},
	{"progress-skills", func(m *Root) { showProgress(m, storedProgress(), "4") }},
	{"progress-plans", func(m *Root) { showProgress(m, storedProgress(), "5", "down") }},
	{"progress-guide", func(m *Root) { showProgress(m, storedProgress(), "6", "down") }},
	{"progress-question", func(m *Root) { showProgress(m, storedProgress(), "down", "enter") }},
	{"progress-answered", func(m *Root) { showProgress(m, storedProgress(), "down", "enter", "2") }},
	{"progress-none", func(m *Root) { showProgress(m, noProgress) }},
	{"debrief-score", func(m *Root) { showDebrief(m, aReport()) }},
	{"debrief-line", func(m *Root) { showDebrief(m, aReport(), "down", "down", "enter", "down") }},
	{"debrief-tutorial", func(m *Root) { showDebrief(m, practiceReport()) }},
	{"debrief-happened", func(m *Root) { showDebrief(m, aReport(), "2") }},
	{"debrief-curves", func(m *Root) { showDebrief(m, aReport(), "3") }},
	{"debrief-curves-told", func(m *Root) { showDebrief(m, aReport(), "3", "w") }},
	{"debrief-belief", func(m *Root) { showDebrief(m, aReport(), "4") }},
	{"debrief-words", func(m *Root) { showDebrief(m, aReport(), "5") }},
	{"debrief-sources", func(m *Root) { showDebrief(m, aReport(), "6") }},
	{"debrief-error", func(m *Root) { showDebrief(m, aReport(), "7") }},
	{"debrief-old", func(m *Root) { showDebrief(m, oldReport()) }},
	{"debrief-old-events", func(m *Root) { showDebrief(m, oldReport(), "2") }},
	{"help", func(m *Root) { press(m, "?") }},
	{"trouble", func(m *Root) {
		m.book.err = &saves.Error{Kind: saves.ErrCorrupt, Path: "/home/sam/.local/share/downtime/Sam.db"}
		m.notOpened()
		m.stack[0].Update(homeData())
	}},
	{"quit-stuck", func(m *Root) {
		err := &saves.Error{Kind: saves.ErrFull, Path: "/home/sam/Sam.db"}
		m.book.failing = err
		m.look()
		m.sized(m.width, m.height)
		m.stuck(err)
	}},
	{"lab", func(m *Root) { showLab(m) }},
	{"lab-resume", func(m *Root) { showLab(m, "down") }},
	{"lab-past", func(m *Root) { showLab(m, "h", "down") }},
	{"lab-past-close", func(m *Root) { showLab(m, "down", "h", "a") }},
	{"lab-about", func(m *Root) { showLab(m, "i") }},
	{"exercise-form", func(m *Root) {
		showGo(m, skill.Setup{Level: 2, Guided: true}, "1", "enter", "3", "enter", "1", ",", "5", "enter")
	}},
	{"exercise-choice", func(m *Root) {
		showGo(m, skill.Setup{}, "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "down")
	}},
	{"exercise-paused", func(m *Root) { showGo(m, skill.Setup{Level: 2}, "esc") }},
	{"exercise-abandon", func(m *Root) { showGo(m, skill.Setup{Level: 2}, "esc", "a") }},
	{"result", func(m *Root) { showResult(m, 2, "usual") }},
	{"result-met", func(m *Root) { showResult(m, 2, "good") }},
}

func somePeople(m *Root) nav.Screen {
	s := profiles.New(m.context(), profiles.Deps{Dir: "/home/sam/.local/share/downtime", Current: "/p/Sam.db", List: func() ([]saves.Found, error) {
		return []saves.Found{{Name: "Sam", Path: "/p/Sam.db", Used: aNight}, {Name: "Ada O'Hara", Path: "/p/Ada O'Hara.db", Used: aNight.Add(-48 * time.Hour)}}, nil
	}})
	next, _, _ := s.Update(s.Init()())
	return next
}

func showDebrief(m *Root, msg debrief.ReportMsg, keys ...string) {
	m.push(debrief.New(m.context(), debrief.Run{ID: "r1", Scenario: "vent", Place: "ICU, bed 4, 03:14"}, debrief.Deps{}))
	m.give(msg)
	press(m, keys...)
}

func TestEveryScreenAtEverySize(t *testing.T) {
	for _, p := range pictures {
		for _, size := range sizes {
			t.Run(fmt.Sprintf("%s-%dx%d", p.name, size.w, size.h), func(t *testing.T) {
				m := canned(size.w, size.h, "none")
				p.show(m)
				content := m.View().Content
				exact(t, content, size.w, size.h)
				golden.RequireEqual(t, []byte(frame.Plain(content, size.w, size.h)))
			})
		}
	}
}

// exact fails unless every line of a frame is as wide as the terminal and there are as many as it has.
func exact(t *testing.T, content string, w, h int) {
	t.Helper()
	lines := strings.Split(content, "\n")
	if len(lines) != h {
		t.Errorf("%d lines in a window of %d", len(lines), h)
	}
	for i, l := range lines {
		if n := ui.Width(l); n != w {
			t.Errorf("line %d is %d cells wide in a window of %d: %q", i+1, n, w, l)
		}
	}
}

func TestTheColoursOfEveryScreen(t *testing.T) {
	for _, p := range pictures {
		t.Run(p.name, func(t *testing.T) {
			m := canned(80, 24, "true")
			p.show(m)
			golden.RequireEqual(t, []byte(frame.Pens(m.View().Content, 80, 24)))
		})
	}
}

func TestEveryScreenIsWrittenInPlainCharactersWhereThatIsAsked(t *testing.T) {
	for _, p := range pictures {
		m := canned(80, 24, "none")
		m.prefs.Glyphs = "ascii"
		m.theme.Glyphs = ui.ASCII
		m.stack[0].Update(nav.ThemeMsg{Theme: m.theme})
		p.show(m)
		for i, r := range []rune(frame.Plain(m.View().Content, 80, 24)) {
			if r > 126 && p.name != "settings" { // the settings show a sample of each set
				t.Errorf("%s: character %d is %q", p.name, i, r)
				break
			}
		}
	}
}

func TestNoScreenBeforeTheDebriefTellsTheTitle(t *testing.T) {
	for _, name := range []string{"briefing-warning", "briefing"} {
		for _, p := range pictures {
			if p.name != name {
				continue
			}
			m := canned(140, 45, "none")
			p.show(m)
			if v := m.View(); strings.Contains(v.Content+v.WindowTitle, "SECRET") {
				t.Errorf("%s shows the real title", name)
			}
		}
	}
}
