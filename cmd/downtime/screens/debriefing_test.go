package screens

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"

	"downtime/cmd/downtime/screens/debrief"
	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/sitting"
	"downtime/cmd/downtime/ui/frame"
	"downtime/cmd/downtime/ui/stage"
	"downtime/content"
	report "downtime/game/debrief"
	"downtime/game/engine"
	"downtime/game/player"
	"downtime/game/run"
	"downtime/game/score"
	"downtime/saves"
)

const (
	tab      = "\t"
	shiftTab = "\x1b[Z"
	homeKey  = "\x1b[H"
	endKey   = "\x1b[F"
)

// finished is a run of the first case by one of the players, and the same as it is stored.
func finished(t testing.TB, name, variant string) (*run.Run, score.Card, saves.Run) {
	t.Helper()
	sc, problems := content.NewLibrary(content.Built()).Get("ventilator-autonomy")
	if sc == nil {
		t.Fatal(problems)
	}
	r, card, err := player.Play(sc, 7, variant, name, 0)
	if err != nil {
		t.Fatal(err)
	}
	x, err := sitting.Record(r, card)
	if err != nil {
		t.Fatal(err)
	}
	return r, card, x
}

// shelve puts a finished run into the profile at path.
func shelve(t testing.TB, path string, x saves.Run) {
	t.Helper()
	db, err := saves.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	end := &saves.End{At: x.EndedAt, Card: x.Card, Events: x.Events, Score: x.Score}
	if _, err := db.Commit(t.Context(), saves.Batch{Run: x.ID, Begin: &x.Header, Inputs: x.Inputs, Marks: x.Marks, Tick: x.LastTick, End: end}); err != nil {
		t.Fatal(err)
	}
	if err := db.SetSetting(t.Context(), settingWelcomed, true); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// debriefed is the program with a profile in which that run is finished.
func debriefed(t *testing.T, name, variant string) (Deps, *run.Run, score.Card, saves.Run) {
	t.Helper()
	d := house(t)
	d.Profile = filepath.Join(t.TempDir(), "sam.db")
	r, card, x := finished(t, name, variant)
	shelve(t, d.Profile, x)
	return d, r, card, x
}

// skips goes so many parts of a debrief on.
func (s *show) skips(parts int) {
	s.t.Helper()
	for range parts {
		s.Hit(tab)
	}
}

// shelf is the profile at path, opened to read once the program has gone.
func shelf(t testing.TB, path string) *saves.DB {
	t.Helper()
	db, err := saves.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func letters(text string) []string { return strings.Split(text, "") }

func TestNothingOfScoreOrTruthIsShownBeforeTheTraineeHasSaidWhatTheyThought(t *testing.T) {
	d, r, card, _ := debriefed(t, "believer", "silent-limiter")
	sc := r.Scenario
	secrets := []string{
		sc.Title, fmt.Sprintf("%.1f of 100", card.Total), "silent", strings.Join(strings.Fields(sc.Variants[r.State.Variant].Truth)[:6], " "),
		"1 Score", "Score", "at fault", "less harm", "more harm",
	}
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.Hit("h", enter)
		s.Sees("Before we look back", "built so that most people miss something", "1 of 16, about 10 min left")
		for _, k := range []string{"1", "2", "4", "7", "a", "s", "g", "w", "p", "e"} {
			s.Hit(k)
			s.Sees("Before we look back")
			s.SeesNo(secrets...)
		}
		s.Hit(enter)
		s.Sees("How was it?")
		s.Hit("1", "a", "?", enter)
		s.Sees("What did you think was happening at " + report.Key(sc, r).Clock + "?")
		s.SeesNo(secrets...)
		s.Hit(letters("a plug")...)
		s.Sees("a plug", "● saved")
		s.SeesNo(secrets...)
		s.Hit(enter)
		s.Sees("Whose duty was it?", "4 of 16")
		s.Hit("4", down, "3", down, "2", down, right)
		s.Sees("40 of 100", "● saved")
		s.SeesNo(secrets...)
		s.SeesNo(sc.Owed.Trust[:20])
		s.Hit(enter)
		s.Sees(sc.Title, "What was so", "As you saw it", "Log")
		s.Hit("1")
		s.Sees("[1 Score]", fmt.Sprintf("%.1f of 100", card.Total), "g guided debrief")
		s.Hit("g", shiftTab)
		s.Sees("40 of 100")
		s.Hit(shiftTab)
		s.Sees("a plug")
		s.Hit(shiftTab)
		s.Sees("1a?")
		s.interrupted()
	})
}

func TestADebriefIsTakenUpAtThePartWhereItWasLeft(t *testing.T) {
	d, _, _, _ := debriefed(t, "idler", "silent-limiter")
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.Hit("h", enter, tab, tab)
		s.Hit(letters("half a tho")...)
		s.Hit(escape)
		s.Sees("Past runs")
		s.Hit(enter)
		s.Sees("Before any feedback", "half a tho", "3 of 16")
		s.Hit(letters("ught")...)
		s.interrupted()

		s = raise(t, d)
		s.Hit("h", enter)
		s.Sees("half a thought", "● saved")
		s.skips(7)
		s.Sees("What if", "Holding everything else as you did.")
		s.Hit(escape, enter)
		s.Sees("What if", "10 of 16")
		s.Hit(enter, tab, tab, tab, tab, tab, tab, tab)
		s.Sees("[1 Score]", "a tries again")
		s.Hit(escape, enter)
		s.Sees("[1 Score]")
		s.Hit("g")
		s.Sees("Before we look back")
		s.interrupted()
	})
}

func TestATraineesOwnWordsStandAboveTheTwinAndTheirPlanIsKept(t *testing.T) {
	d, r, _, x := debriefed(t, "idler", "silent-limiter")
	tell := strings.Join(strings.Fields(r.Scenario.Variants[r.State.Variant].Tell)[:6], " ")
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.Hit("h", enter)
		s.Hit(tab, tab, tab, "6", down, "2", enter)
		s.skips(6)
		s.Sees("What would tell the two apart?")
		s.SeesNo(tell)
		s.Hit(letters("noise")...)
		s.Hit(enter)
		s.Sees("You wrote: noise", tell)
		s.Hit(enter)
		s.Sees("Who owed what", "You gave 75 of 100.", r.Scenario.Owed.Trust[:20])
		s.Hit(enter)
		s.Sees("If …", "then …")
		s.Hit(letters("it is calm")...)
		s.Hit(enter)
		s.Hit(letters("I touch him")...)
		s.Hit(enter)
		s.Sees("Question 1 of")
		q := r.Scenario.Questions[0]
		s.Hit(down, enter)
		s.Sees(q.Answers[q.Right], q.Because, "asks the next one")
		s.Hit(enter)
		s.Sees("Question 2 of", r.Scenario.Questions[1].Ask)
		s.interrupted()
	})
	db := shelf(t, d.Profile)
	kept, err := db.Reflections(t.Context(), x.ID)
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, k := range kept {
		parts[k.Part] = k.Body
	}
	if parts["twin"] != "noise" || parts["duty"] != "6 2 0 0" || parts["plan"] != "If it is calm,\nthen I touch him." || parts["at"] != "questions" {
		t.Errorf("kept: %q", parts)
	}
	reviews, err := db.Reviews(t.Context())
	if err != nil || len(reviews) != 1 || reviews[0].Item != "question/ventilator-autonomy/"+r.Scenario.Questions[0].ID || reviews[0].Grade != 3 {
		t.Errorf("the log of answers is %v, %v", reviews, err)
	}
}

func TestTheTimelineMovesByASecondTenSecondsAndEventsAndIsLeftForAPracticeRun(t *testing.T) {
	d, r, card, x := debriefed(t, "believer", "silent-limiter")
	sc := r.Scenario
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.Hit("h", enter, tab, tab, tab, tab)
		at := func(seconds int64) string { return sc.Clock(seconds*engine.TicksPerSecond) + "  " }
		s.Hit(homeKey)
		s.Sees(at(0), "harm to all so far 0 of 100")
		s.Hit(right, right, down)
		s.Sees(at(12))
		s.Hit("\x1b[A", "\x1b[D")
		s.Sees(at(1))
		s.Hit(endKey)
		s.Sees(sc.Clock(r.State.Tick))
		s.Hit("p")
		s.Sees("The run is over here")
		s.Hit(homeKey, "n", "n", "n")
		tick := int64(0)
		for i := 0; i < 3; i++ {
			for _, e := range report.Build(sc, r, card).Timeline {
				if e.Tick > tick {
					tick = e.Tick
					break
				}
			}
		}
		s.Sees(sc.Clock(tick))
		s.Hit(homeKey, "\x1b[6~", "p")
		s.Sees("enter act", at(60))
		s.Hit("W")
		s.Hit("q", "y")
		s.Sees("What was so", "Practice, not scored", "closed, unscored")
		s.Hit(escape)
		s.Sees("closed, unscored")
		s.interrupted()
	})
	db := shelf(t, d.Profile)
	runs, err := db.List(t.Context())
	if err != nil || len(runs) != 2 {
		t.Fatalf("%d runs, %v", len(runs), err)
	}
	for _, o := range runs {
		stored, err := db.Load(t.Context(), o.ID)
		if err != nil {
			t.Fatal(err)
		}
		if o.ID == x.ID {
			if string(stored.Card) != string(x.Card) || len(stored.Inputs) != len(x.Inputs) || stored.LastTick != x.LastTick || stored.Practice {
				t.Error("the scored run is not as it was")
			}
			continue
		}
		if !o.Practice || o.Status != saves.Abandoned || stored.Card != nil || len(stored.Inputs) >= len(x.Inputs) || stored.LastTick <= 60*engine.TicksPerSecond {
			t.Errorf("the practice run is stored as %+v with %d inputs", stored.Summary, len(stored.Inputs))
		}
	}
}

func TestAPracticeRunThatIsPlayedToItsEndIsStoredAndNeverScored(t *testing.T) {
	d, _, _, x := debriefed(t, "idler", "silent-limiter")
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.Hit("h", enter, tab, tab, tab, tab, endKey)
		for range 3 {
			s.Hit("\x1b[5~") // a minute back
		}
		s.Hit("p")
		for range 60 {
			if f := s.Frame(); strings.Contains(f, "it is over") {
				break
			}
			s.Hit(escape, "W")
		}
		s.Sees("it is over")
		s.Hit(enter)
		s.Sees("What was so", "Practice, not scored")
		s.Hit(escape)
		s.Sees("practice, unscored")
		s.interrupted()
	})
	db := shelf(t, d.Profile)
	runs, err := db.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range runs {
		if o.ID != x.ID && (!o.Practice || o.Status != saves.Ended || o.Score != 0) {
			t.Errorf("practice is stored as %+v", o)
		}
	}
}

func TestAnIdleRunIsToldWhatWouldHaveHelpedAndItsDecisionIsReplayedUntilRight(t *testing.T) {
	d, r, _, x := debriefed(t, "idler", "silent-limiter")
	best, _, err := player.Play(r.Scenario, 7, "silent-limiter", "expert", 0)
	if err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.Hit("h", enter)
		s.skips(9)
		s.Sees("Holding everything else as you did.", "less harm", "As it was", "With this changed")
		s.SeesNo("worked out so far")
		s.Hit("w")
		s.Sees("As it was: ", "With this changed: ")
		s.skips(6)
		s.Sees("The decision that cost most:", "p plays on from")
		s.Hit("p")
		s.Sees("enter act", "practice, unscored")
		s.Hit("q")
		s.Sees("This practice run", "It was never scored")
		s.Hit("y")
		s.Sees("Replayed once", "not yet")
		// The second time it is done as the expert does it.
		s.Hit("p")
		b := s.m.branched
		s.Program.Send(debrief.ReplayedMsg{}) // of no run: nobody listens
		s.Hit("q", "y")
		s.Program.Send(debrief.ReplayedMsg{Run: b.from, Inputs: best.Inputs, Tick: best.State.Tick, Card: score.Grade(best.Scenario, &best.State)})
		s.Settle()
		s.Sees("Replayed 3 times. The last time the decision was right.")
		s.interrupted()
	})
	kept, err := shelf(t, d.Profile).Reflections(t.Context(), x.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range kept {
		if k.Part == report.ReplayPart && k.Body != "3 replayed: right." {
			t.Errorf("the replay is kept as %q", k.Body)
		}
	}
}

func TestARunJustPlayedOpensWithTheQuestionAndNotWithItsScore(t *testing.T) {
	d := house(t)
	d.Profile = "Sam"
	d.Start = &nav.Play{Scenario: "ventilator-autonomy", Seed: 7, Variant: "agitated"}
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.Hit("s")
		for range 4 {
			if !strings.Contains(s.Frame(), "● saved") {
				s.Hit(enter)
			}
		}
		for range 300 {
			if f := s.Frame(); strings.Contains(f, "it is over") {
				break
			}
			s.Hit(escape, "W")
		}
		s.Sees("it is over")
		s.Hit(enter)
		s.Sees("Before we look back")
		s.Hit(tab, tab)
		s.Sees("What did you think was happening at")
		s.SeesNo("of 100")
		s.Hit("x", enter)
		s.Sees("Whose duty was it?")
		s.Hit(enter)
		s.Sees("What was so")
		s.interrupted()
	})
}

func TestAnInstructorsContactStandsAtTheEndOfADebrief(t *testing.T) {
	d, _, _, _ := debriefed(t, "expert", "agitated")
	db, err := saves.Open(t.Context(), d.Profile)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.SetSetting(t.Context(), sitting.SettingSupport, "Ask for the simulation lead in room 4."); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.Hit("h", enter)
		s.skips(16)
		s.Sees("Ask for the simulation lead in room 4.", "of 100")
		s.interrupted()
	})
}

func TestARunThatCannotBeGoneBackIntoSaysSoInEveryPartThatNeedsIt(t *testing.T) {
	m := canned(80, 24, "none")
	guided(m, "tab", "tab", "tab")
	m.give(debrief.AskedMsg{Run: "r1", Why: "it parts at tick 9"})
	for range 3 {
		if text := frame.Plain(m.View().Content, 80, 24); !strings.Contains(stage.Flowing(text), "cannot be gone back into: it parts at tick 9.") {
			t.Errorf("the screen does not say why:\n%s", text)
		}
		press(m, "tab", "tab", "tab", "tab", "tab")
	}
}

func TestWhatWasWrittenAboutARunOfAnotherVersionStaysReadable(t *testing.T) {
	m := canned(80, 24, "none")
	msg := oldReport()
	msg.Run.Guided = true
	msg.Kept = map[string]string{"thought": "a plug", "plan": report.Plan("it is calm", "I touch him"), "at": "timeline"}
	showDebrief(m, msg)
	for _, c := range []struct{ key, sees string }{{"1", "49.0 of 100"}, {"2", "as they were stored"}, {"5", "a plug"}, {"5", "If it is calm, then I touch him."}, {"4", "needs the run to be simulated again"}} {
		press(m, c.key)
		if text := frame.Plain(m.View().Content, 80, 24); !strings.Contains(stage.Flowing(text), c.sees) || !strings.Contains(stage.Flowing(text), "read but not simulated again") {
			t.Errorf("page %s does not show %q, or not why there is no more:\n%s", c.key, c.sees, text)
		}
	}
}
