package screens

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"downtime/cmd/downtime/screens/debrief"
	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
	"downtime/cmd/downtime/ui/frame"
	"downtime/game/counterfactual"
	report "downtime/game/debrief"
	"downtime/game/engine"
	"downtime/game/track"
)

// guided is the debrief of a fresh scored run with nothing behind it.
func guided(m *Root, keys ...string) *debrief.Screen { return guidedBy(m, aReport(), keys...) }

// dividing is guided, in a case that says who owed what and which promises its device kept.
func dividing(m *Root, keys ...string) {
	msg := aReport()
	msg.Report.Standard = &report.Standard{Cut: 62, SEM: 4, By: "the simulation lead", Day: "2026-11-22"}
	for i, label := range report.PartyLabels() {
		msg.Report.Owed = append(msg.Report.Owed, report.Owed{Party: engine.Parties()[i], Label: label, Text: "Look at him, compare set with given, have hands ready, and treat him whatever you think of it."})
	}
	msg.Report.Oath = []report.Promise{{Promise: "evidence", Name: "Evidence capture", Means: "it keeps what is needed to find out what happened", Kept: true, Why: "Its log has every second."}}
	guidedBy(m, msg, keys...)
}

func guidedBy(m *Root, msg debrief.ReportMsg, keys ...string) *debrief.Screen {
	msg.Report.Card.Trials = nil
	msg.Report.Moment = report.KeyMoment{Tick: 3000, Clock: "03:15:00", Act: "Look at him from the end of the bed"}
	msg.Report.Support = report.Support
	msg.Report.Gaps = []report.Gap{{Domain: "Hands", Saw: "«Bag ready before it was needed»: not in this run.", Think: "At PEEP 14 a bare bag loses lung within seconds.", Wonder: "What had your attention then?", Source: "s1"}}
	msg.Report.Twin = &report.Twin{Variant: "mucus-plug", Kind: "mimic", Truth: "A plug narrowed his tube.", Tell: "The honest machine is loud."}
	msg.Report.Questions = []engine.Question{{ID: "q", Ask: "Which number settles it?", Answers: []string{"The set volume", "The exhaled volume"}, Right: 1, Because: "Exhaled is what came back."}}
	msg.Run.Guided, msg.Run.Fresh = true, true
	s := debrief.New(m.context(), msg.Run, debrief.Deps{})
	m.push(s)
	m.give(msg)
	press(m, keys...)
	return s
}

// asked gives the debrief three decisions that have been worked out.
func asked(m *Root) {
	curve := func(to float64) (out [][2]float64) {
		for i := range 60 {
			out = append(out, [2]float64{float64(i) * 10, max(0, to*float64(i-20)/40)})
		}
		return out
	}
	m.give(debrief.AskedMsg{Run: "r1", Asked: &debrief.Asked{Asked: report.Asked{Track: &track.Track{}, Decisions: make([]counterfactual.Decision, 3)}}})
	for i, r := range []counterfactual.Result{
		{Decision: "Emergency buzzer", Kind: counterfactual.Moved, Clock: "03:14:04", Actual: curve(18), Moved: curve(18), Sentence: "With «Emergency buzzer» at 03:14:04 instead of 03:19:00, the patients would have fared much the same."},
		{Decision: "Off the ventilator, onto the bag, your hands", Kind: counterfactual.Added, Clock: "03:17:17", Actual: curve(18), Moved: curve(2), Saved: 16, Dropped: 2, Sentence: "With «Off the ventilator, onto the bag, your hands» at 03:17:17, Mr Ashby would have done better: harm 2 instead of 18 (0 none, 100 as bad as death)."},
	} {
		m.give(debrief.WhatIfMsg{Run: "r1", N: i, Result: r, OK: true})
	}
}

// guidePictures are the parts of the guided debrief that need no simulation.
var guidePictures = []struct {
	name string
	show func(*Root)
}{
	{"guide-safety", func(m *Root) { guided(m) }},
	{"guide-reaction", func(m *Root) { guided(m, "enter", "t", "i", "r", "e", "d") }},
	{"guide-thought", func(m *Root) { guided(m, "tab", "tab", "a", " ", "p", "l", "u", "g") }},
	{"guide-beliefs", func(m *Root) { guided(m, "tab", "tab", "tab", "tab") }},
	{"guide-beliefs-told", func(m *Root) { guided(m, "tab", "tab", "tab", "tab", "w") }},
	{"guide-clues", func(m *Root) { guided(m, "tab", "tab", "tab", "tab", "tab") }},
	{"guide-gaps", func(m *Root) { guided(m, "tab", "tab", "tab", "tab", "tab", "tab", "tab") }},
	{"guide-whatif", func(m *Root) { guided(m, "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab"); asked(m) }},
	{"guide-whatif-told", func(m *Root) { guided(m, "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "w"); asked(m) }},
	{"guide-twin", func(m *Root) {
		guided(m, "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "n", "o", "i", "s", "e", "enter")
	}},
	{"guide-plan", func(m *Root) {
		guided(m, "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "enter", "enter", "c", "a", "l", "m", "enter", "g", "o")
	}},
	{"guide-question", func(m *Root) {
		guided(m, "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab")
	}},
	{"guide-answer", func(m *Root) {
		guided(m, "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "enter")
	}},
	{"guide-duty", func(m *Root) {
		dividing(m, "tab", "tab", "tab", "3", "down", "7", "right", "down", "down", "right", "left", "right")
	}},
	{"guide-owed", func(m *Root) {
		dividing(m, "tab", "tab", "tab", "3", "down", "6", "enter", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab")
	}},
	{"score-standard", func(m *Root) {
		dividing(m, "tab", "tab", "tab", "tab", "1")
	}},
	{"guide-support", func(m *Root) {
		guided(m, "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab")
	}},
}

func TestEveryPartOfTheGuidedDebriefAtEverySize(t *testing.T) {
	for _, p := range guidePictures {
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

func TestTheGuidedDebriefIsWrittenInPlainCharactersAndItsChartsInBlocksToo(t *testing.T) {
	for _, p := range guidePictures {
		for _, glyphs := range []ui.Glyphs{ui.ASCII, ui.Blocks} {
			m := canned(80, 24, "none")
			m.theme.Glyphs = glyphs
			m.prefs.Glyphs = map[ui.Glyphs]string{ui.ASCII: "ascii", ui.Blocks: "blocks"}[glyphs]
			m.stack[0].Update(nav.ThemeMsg{Theme: m.theme})
			p.show(m)
			plain := frame.Plain(m.View().Content, 80, 24)
			for i, r := range []rune(plain) {
				if glyphs == ui.ASCII && r > 126 || r >= 0x2800 && r <= 0x28ff {
					t.Errorf("%s in %v: character %d is %q", p.name, glyphs, i, r)
					break
				}
			}
			if glyphs == ui.Blocks && strings.HasSuffix(p.name, "whatif") && !strings.ContainsAny(plain, "▀▄█") {
				t.Errorf("%s draws no blocks:\n%s", p.name, plain)
			}
		}
	}
}

func TestTheTimelineFitsEveryWindowInEveryGlyphSet(t *testing.T) {
	r, card, _ := finished(t, "believer", "silent-limiter")
	rep := report.Build(r.Scenario, r, card)
	laid, err := track.Of(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range sizes {
		for _, glyphs := range []ui.Glyphs{ui.Braille, ui.Blocks, ui.ASCII} {
			m := canned(size.w, size.h, "none")
			m.theme.Glyphs = glyphs
			about := debrief.Run{ID: "r1", Guided: true, Fresh: true, Card: &card}
			m.push(debrief.New(m.context(), about, debrief.Deps{}))
			m.give(debrief.ReportMsg{Run: about, Report: &rep})
			press(m, "tab", "tab", "tab", "tab")
			m.give(debrief.AskedMsg{Run: "r1", Asked: &debrief.Asked{Asked: report.Asked{Track: laid}, Run: r}})
			for _, k := range []string{"down", "n", ".", "n", ",", "right", "b", "pgdown"} {
				press(m, k)
				content := m.View().Content
				exact(t, content, size.w, size.h)
				text := frame.Plain(content, size.w, size.h)
				for _, part := range []string{"As you saw it", "What was so", "so far", "Log"} {
					if !strings.Contains(text, part) {
						t.Errorf("%dx%d after %s: %q is not on the timeline:\n%s", size.w, size.h, k, part, text)
					}
				}
				for _, part := range []string{"Tidal volume", "Carbon dioxide", "Oxygen"} {
					if k == "down" && !strings.Contains(text, part) {
						t.Errorf("%dx%d: the truth about %s is not on the timeline:\n%s", size.w, size.h, part, text)
					}
				}
				for _, c := range text {
					if glyphs == ui.ASCII && c > 126 {
						t.Errorf("%dx%d after %s: %q is no plain character:\n%s", size.w, size.h, k, c, text)
						break
					}
				}
			}
		}
	}
}

func TestAKeyOfTheTimelineIsAnsweredWithinAFrame(t *testing.T) {
	r, card, _ := finished(t, "idler", "silent-limiter")
	rep := report.Build(r.Scenario, r, card)
	laid, err := track.Of(r)
	if err != nil {
		t.Fatal(err)
	}
	m := canned(120, 40, "none")
	about := debrief.Run{ID: "r1", Guided: true, Fresh: true, Card: &card}
	m.push(debrief.New(m.context(), about, debrief.Deps{}))
	m.give(debrief.ReportMsg{Run: about, Report: &rep})
	press(m, "tab", "tab", "tab", "tab")
	m.give(debrief.AskedMsg{Run: "r1", Asked: &debrief.Asked{Asked: report.Asked{Track: laid}, Run: r}})
	began := time.Now()
	const steps = 100
	for range steps {
		press(m, "pgdown", "up")
		m.View()
	}
	// Fifty milliseconds are promised for any instant; a machine that is busy with other tests gets ten times as long.
	if each := time.Since(began) / (2 * steps); each > 500*time.Millisecond {
		t.Errorf("a key of the timeline takes %v", each)
	}
}
