package screens

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	report "downtime/cmd/downtime/progress"
	"downtime/cmd/downtime/screens/progress"
	"downtime/cmd/downtime/ui/frame"
	"downtime/cmd/downtime/ui/stage"
	"downtime/content"
	"downtime/game/engine"
	"downtime/game/scenario"
	"downtime/game/score"
	"downtime/game/sign"
	"downtime/game/skill"
	"downtime/saves"
)

// storedProgress is a trainee who has played two cases for two months, one of which this program no longer has.
func storedProgress() report.Stored {
	var s report.Stored
	day := func(ago int) time.Time { return aNight.AddDate(0, 0, -ago) }
	for i := range 48 {
		var trials []score.Trial
		trials = append(trials, score.Trial{Family: "ventilator", Faulty: i%2 == 0, Stated: true, P: []float64{0.3, 0.2, 0.4, 0.3, 0.8, 0.1}[i%6], Ideal: 0.8},
			score.Trial{Family: "monitor", Stated: true, P: float64(i%5) / 10})
		var kept []string
		for _, t := range trials {
			kept = append(kept, fmt.Sprintf("%s\t%d\t%d\t%v\t%v\t%v\t%v", t.Family, yes(t.Faulty), yes(t.Stated), t.P, t.Ideal, t.From, t.LR))
		}
		var domains [][]any
		for d, id := range report.Domains() {
			if id != "prioritisation" {
				domains = append(domains, []any{id, float64((i*13 + d*29) % 100), 100.0})
			}
		}
		points, err := json.Marshal(domains)
		if err != nil {
			panic(err)
		}
		j := saves.Judged{
			ID: fmt.Sprint("r", i), Scenario: []string{"vent", "vent", "an-old-case"}[i%3], Engine: engine.Version - max(0, 1-i/4), Started: day(60 - i),
			Score: float64(35 + (i*17)%60), Scored: sql.NullBool{Bool: true, Valid: true}, Kind: "silent", Trials: strings.Join(kept, "\n"), Domains: points,
			Signs: []string{"", "clock-still", "clock-still too-quiet"}[i%3],
		}
		s.Judged = append(s.Judged, j)
	}
	over := func(of string, level, ago int, score float64, met bool) {
		s.Goes = append(s.Goes, saves.Attempt{ID: fmt.Sprint("g", len(s.Goes)), Skill: of, Level: level, Started: day(ago), EndedAt: day(ago), Status: saves.Ended, Score: score, Met: met})
	}
	over("news2", 0, 2, 82, false)
	over("drip", 2, 70, 97, true)
	over("drip", 2, 71, 91, true)
	for _, w := range []saves.Reflection{
		{Run: "r40", Part: "plan", Body: "If set and exhaled volume differ,\nthen I look at the chest and take him onto the bag.", At: day(19)},
		{Run: "r40", Part: "plan-kept", Body: "kept", At: day(12)},
		{Run: "r44", Part: "plan", Body: "If I am alone with two failures,\nthen I call before I touch anything.", At: day(15)},
	} {
		i := slices.IndexFunc(s.Judged, func(j saves.Judged) bool { return j.ID == w.Run })
		s.Plans = append(s.Plans, saves.Written{Reflection: w, Scenario: s.Judged[i].Scenario, Ended: true})
	}
	s.Reviews = []saves.Review{{Item: "question/vent/flat", At: day(5), Grade: 1}}
	return s
}

func yes(b bool) int {
	if b {
		return 1
	}
	return 0
}

// noProgress is a profile in which nothing was done yet.
var noProgress report.Stored

func reportOf(s report.Stored) report.Report {
	lib := report.Library{
		Cases: []content.Summary{{ID: "vent", Title: "Patient care and ventilator autonomy", Place: "ICU, bed 4", Hour: "03:14"}, {ID: "ward", Title: "SECRET TITLE", Place: "Ward 7, bay 2", Hour: "22:40"}},
		Questions: func(id string) []scenario.Question {
			if id != "vent" {
				return nil
			}
			return []scenario.Question{
				{ID: "flat", Ask: "The CO2 trace goes flat on a ventilated man. First move?", Answers: []string{"Change the sampling line", "Wait for the saturation", "Chest, tube and bag", "Restart the monitor"}, Right: 2, Because: "No sustained exhaled CO2 is an oesophageal or displaced tube until excluded."},
				{ID: "set", Ask: "Peak 30, no alarm. Which number settles whether he gets his breath?", Answers: []string{"The set volume", "The exhaled volume"}, Right: 1, Because: "Set is an order; exhaled is what came back out of him."},
			}
		},
		Skills: someSkills(),
		Signs: []sign.Sign{
			{ID: "set-and-given", Name: "SECRET SIGN", Looks: "x", Check: "x", Mistaken: "x", Source: "x", Mark: "D"},
			{ID: "clock-still", Name: "The clock stands still", Looks: "The seconds on the screen do not move on.", Check: "Watch it beside your own watch for fifteen seconds.", Mistaken: "A slow network. A wrong clock runs; a frozen one does not.", Source: "General teaching", Mark: "K"},
			{ID: "too-quiet", Name: "Too quiet for what is wrong", Looks: "He is plainly worse, and no alarm has sounded.", Check: "Read the limits.", Mistaken: "Reassurance.", Source: "General teaching", Mark: "K"},
		},
	}
	return report.Of(&s, &lib, aNight)
}

func showProgress(m *Root, s report.Stored, keys ...string) {
	m.push(progress.New(m.context(), progress.Deps{Keep: func(saves.Batch) {}}))
	m.give(progress.DataMsg{Report: reportOf(s)})
	press(m, keys...)
}

func TestEveryPageOfProgressIsAlsoDrawnInBlocks(t *testing.T) {
	seen := map[string]bool{}
	for _, glyphs := range []string{"braille", "blocks", "ascii"} {
		m := canned(120, 40, "none")
		m.prefs.Glyphs = glyphs
		m.retheme()
		showProgress(m, storedProgress(), "3")
		v := m.View().Content
		exact(t, v, 120, 40)
		if seen[v] {
			t.Errorf("%s is drawn as another set is", glyphs)
		}
		seen[v] = true
		if !strings.Contains(v, "too early to say") && !strings.Contains(v, "you tend to trust") {
			t.Errorf("in %s no period is put into words:\n%s", glyphs, v)
		}
	}
}

func TestAPlanThatIsTickedIsHandedOverAndCanBeTakenBack(t *testing.T) {
	m := canned(80, 24, "none")
	var kept []saves.Batch
	m.push(progress.New(m.context(), progress.Deps{Keep: func(b saves.Batch) { kept = append(kept, b) }}))
	m.give(progress.DataMsg{Report: reportOf(storedProgress())})
	press(m, "5", "n", "o", "u", "down", "n")
	var got []string
	for _, b := range kept {
		got = append(got, b.Reflection.Run+" "+b.Reflection.Part+" "+b.Reflection.Body)
	}
	if want := "r44 plan-kept not kept|r44 plan-kept no occasion|r44 plan-kept |r40 plan-kept not kept"; strings.Join(got, "|") != want {
		t.Errorf("handed over %q", got)
	}
	if v := m.View().Content; !strings.Contains(v, "0 kept, 1 not kept, 0 without an occasion, 1 not said yet") {
		t.Errorf("drawn:\n%s", v)
	}
}

func TestTheFieldGuideFillsAndTellsNothingOfWhatWasNotMet(t *testing.T) {
	m := canned(80, 24, "none")
	showProgress(m, storedProgress(), "6")
	sees := func(words ...string) {
		t.Helper()
		v := frame.Plain(m.View().Content, 80, 24)
		for _, w := range words {
			if !strings.Contains(stage.Flowing(v), w) {
				t.Errorf("it does not show %q:\n%s", w, v)
			}
		}
		if strings.Contains(v, "SECRET") {
			t.Errorf("an unmet sign is named:\n%s", v)
		}
	}
	sees("[6 Field guide]", "2 of 3 signs of device failure met.", "▶ ○ 1 not met yet", "● 2 The clock stands still")
	press(m, "down")
	sees("How it looks: The seconds on the screen do not move on.", "Easily confused with: A slow network.", "Met in 32 runs, first on", "Patient care and ventilator autonomy; an-old-case")
	press(m, "down")
	sees("How to check it: Read the limits.", "Met in 16 runs")
}

func TestAReportThatComesWhileAQuestionIsAskedDoesNotTakeItAway(t *testing.T) {
	m := canned(80, 24, "none")
	showProgress(m, storedProgress(), "down", "enter")
	if v := m.View().Content; !strings.Contains(v, "First move?") {
		t.Fatalf("no question is asked:\n%s", v)
	}
	m.Update(progress.DataMsg{Report: reportOf(storedProgress())})
	press(m, "2")
	if v := m.View().Content; !strings.Contains(v, "First move?") || !strings.Contains(v, "Not this time") {
		t.Errorf("after a report came:\n%s", v)
	}
}

// learned is a house whose profile has a run that was played to its end, and the skills of the frames.
func learned(t *testing.T) *show {
	t.Helper()
	d := house(t)
	d.Skills = func() ([]skill.Skill, error) { return someSkills(), nil }
	s := raise(t, d)
	s.Hit("Ann", enter, escape)
	h := saves.Header{ID: saves.NewID(), Scenario: "ventilator-autonomy", Variant: "mucus-plug", Engine: engine.Version, Pace: "paced", Started: time.Now().Add(-48 * time.Hour)}
	card := json.RawMessage(`{"scored":true,"total":61.5,"domains":[{"id":"outcome","points":30,"weight":40},{"id":"hands","points":31.5,"weight":60}],"trials":[]}`)
	for _, b := range []saves.Batch{
		{Run: h.ID, Begin: &h, End: &saves.End{At: h.Started.Add(time.Hour), Card: card, Score: 61.5}},
		{Reflection: &saves.Reflection{Run: h.ID, Part: "plan", Body: "If the volumes differ,\nthen I look at the chest.", At: h.Started.Add(2 * time.Hour)}},
	} {
		s.m.book.store.writer.Submit(b)
	}
	s.Settle()
	return s
}

func TestProgressIsOneKeyFromHomeAndAsksWhatIsDue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := learned(t)
		s.Sees("g progress")
		s.Hit("g")
		s.Sees("[1 Today]", "6 questions from Patient care and ventilator autonomy", "new: from a case you have played", "Formative")
		s.SeesNo("Which number settles")
		s.Hit(enter)
		s.Sees("Which number settles whether he gets his breath?", "1 The set tidal volume")
		s.SeesNo("Exhaled is what came back")
		s.Hit("2")
		s.Sees("Right.", "Exhaled is what came back out of him", "enter next question")
		reviews, err := s.m.book.store.db.Reviews(t.Context())
		if err != nil || len(reviews) != 1 || reviews[0].Item != "question/ventilator-autonomy/q-set-given" || reviews[0].Grade != 3 {
			t.Errorf("on the disk are %+v, %v", reviews, err)
		}
		s.Hit(enter)
		s.Sees("The CO2 trace goes flat", "▶ 1 Change the sampling line")
		s.Hit(down, enter)
		s.Sees("Not this time. Right is 3", "It comes back soon.")
		s.Hit(escape)
		s.Sees("[1 Today]", "2 minutes practised today")
		s.Hit("5", "y")
		s.Sees("If the volumes differ, then I look at the chest.", "● kept", "1 kept, 0 not kept")
		s.Hit("2")
		s.Sees("1 scored run", "Patient outcome 75", "hands 52")
		s.Hit(escape, "g", "5")
		s.Sees("● kept")
		s.interrupted()
	})
}

func TestASkillThatIsDueIsBegunByOneKeyAndItsEndLeadsBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := learned(t)
		s.Hit("g", "4", down)
		s.Sees("Score NEWS2 by hand", "not begun")
		s.Hit(enter)
		if s.m.practice == nil || s.m.practice.Attempt.Skill.ID != "news2" {
			t.Fatalf("no go is in play:\n%s", s.Frame())
		}
		s.solve()
		s.Sees("the result", "3 of 3 patients")
		s.Hit(escape, escape)
		s.Sees("[4 Skills]", "learning")
		s.Sees("▶ Score NEWS2 by hand")
		s.Hit("c")
		s.Sees("[4 Skills]")
		s.Hit("3", "c")
		s.Sees("Calibration", "1 run counts")
		s.Hit(escape)
		s.Sees("[3 How you judge]", "No belief counts yet")
		s.interrupted()
	})
}

func TestAGoThatWasLeftHalfWayIsTakenUpFromProgress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := learned(t)
		s.Hit("l", "2", "1")
		s.Hit(escape, "l")
		s.Hit(escape, "g", "4", down)
		s.Sees("left half-way")
		inputs := len(s.m.book.goes)
		s.Hit(enter)
		if s.m.practice == nil || len(s.m.book.goes) != inputs {
			t.Fatalf("the go is not taken up:\n%s", s.Frame())
		}
		s.interrupted()
	})
}

func TestWithoutAProfileProgressSaysThatNothingIsKept(t *testing.T) {
	m := canned(80, 24, "none")
	m.book.opening = false
	press(m, "g")
	if v := m.View().Content; !strings.Contains(v, "No profile is open") {
		t.Errorf("drawn:\n%s", v)
	}
	press(m, "5", "y", "enter", "tab", "w")
	m.Update(tea.KeyPressMsg{Code: tea.KeyEscape})
	if len(m.stack) != 1 {
		t.Error("it does not lead home")
	}
}
