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
func (s *stage) skips(parts int) {
	s.t.Helper()
	for range parts {
		s.hit(tab)
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
		s.hit("h", enter)
		s.sees("Before we look back", "built so that most people miss something", "1 of 16, about 10 min left")
		for _, k := range []string{"1", "2", "4", "7", "a", "s", "g", "w", "p", "e"} {
			s.hit(k)
			s.sees("Before we look back")
			s.seesNo(secrets...)
		}
		s.hit(enter)
		s.sees("How was it?")
		s.hit("1", "a", "?", enter)
		s.sees("What did you think was happening at " + report.Key(sc, r).Clock + "?")
		s.seesNo(secrets...)
		s.hit(letters("a plug")...)
		s.sees("a plug", "● saved")
		s.seesNo(secrets...)
		s.hit(enter)
		s.sees("Whose duty was it?", "4 of 16")
		s.hit("4", down, "3", down, "2", down, right)
		s.sees("40 of 100", "● saved")
		s.seesNo(secrets...)
		s.seesNo(sc.Owed.Trust[:20])
		s.hit(enter)
		s.sees(sc.Title, "What was so", "As you saw it", "Log")
		s.hit("1")
		s.sees("[1 Score]", fmt.Sprintf("%.1f of 100", card.Total), "g guided debrief")
		s.hit("g", shiftTab)
		s.sees("40 of 100")
		s.hit(shiftTab)
		s.sees("a plug")
		s.hit(shiftTab)
		s.sees("1a?")
		s.interrupted()
	})
}

func TestADebriefIsTakenUpAtThePartWhereItWasLeft(t *testing.T) {
	d, _, _, _ := debriefed(t, "idler", "silent-limiter")
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.hit("h", enter, tab, tab)
		s.hit(letters("half a tho")...)
		s.hit(escape)
		s.sees("Past runs")
		s.hit(enter)
		s.sees("Before any feedback", "half a tho", "3 of 16")
		s.hit(letters("ught")...)
		s.interrupted()

		s = raise(t, d)
		s.hit("h", enter)
		s.sees("half a thought", "● saved")
		s.skips(7)
		s.sees("What if", "Holding everything else as you did.")
		s.hit(escape, enter)
		s.sees("What if", "10 of 16")
		s.hit(enter, tab, tab, tab, tab, tab, tab, tab)
		s.sees("[1 Score]", "a tries again")
		s.hit(escape, enter)
		s.sees("[1 Score]")
		s.hit("g")
		s.sees("Before we look back")
		s.interrupted()
	})
}

func TestATraineesOwnWordsStandAboveTheTwinAndTheirPlanIsKept(t *testing.T) {
	d, r, _, x := debriefed(t, "idler", "silent-limiter")
	tell := strings.Join(strings.Fields(r.Scenario.Variants[r.State.Variant].Tell)[:6], " ")
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.hit("h", enter)
		s.hit(tab, tab, tab, "6", down, "2", enter)
		s.skips(6)
		s.sees("What would tell the two apart?")
		s.seesNo(tell)
		s.hit(letters("noise")...)
		s.hit(enter)
		s.sees("You wrote: noise", tell)
		s.hit(enter)
		s.sees("Who owed what", "You gave 75 of 100.", r.Scenario.Owed.Trust[:20])
		s.hit(enter)
		s.sees("If …", "then …")
		s.hit(letters("it is calm")...)
		s.hit(enter)
		s.hit(letters("I touch him")...)
		s.hit(enter)
		s.sees("Question 1 of")
		q := r.Scenario.Questions[0]
		s.hit(down, enter)
		s.sees(q.Answers[q.Right], q.Because, "asks the next one")
		s.hit(enter)
		s.sees("Question 2 of", r.Scenario.Questions[1].Ask)
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
		s.hit("h", enter, tab, tab, tab, tab)
		at := func(seconds int64) string { return sc.Clock(seconds*engine.TicksPerSecond) + "  " }
		s.hit(homeKey)
		s.sees(at(0), "harm to all so far 0 of 100")
		s.hit(right, right, down)
		s.sees(at(12))
		s.hit("\x1b[A", "\x1b[D")
		s.sees(at(1))
		s.hit(endKey)
		s.sees(sc.Clock(r.State.Tick))
		s.hit("p")
		s.sees("The run is over here")
		s.hit(homeKey, "n", "n", "n")
		tick := int64(0)
		for i := 0; i < 3; i++ {
			for _, e := range report.Build(sc, r, card).Timeline {
				if e.Tick > tick {
					tick = e.Tick
					break
				}
			}
		}
		s.sees(sc.Clock(tick))
		s.hit(homeKey, "\x1b[6~", "p")
		s.sees("enter act", at(60))
		s.hit("W")
		s.hit("q", "y")
		s.sees("What was so", "Practice, not scored", "closed, unscored")
		s.hit(escape)
		s.sees("closed, unscored")
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
		s.hit("h", enter, tab, tab, tab, tab, endKey)
		for range 3 {
			s.hit("\x1b[5~") // a minute back
		}
		s.hit("p")
		for range 60 {
			if f := s.frame(); strings.Contains(f, "it is over") {
				break
			}
			s.hit(escape, "W")
		}
		s.sees("it is over")
		s.hit(enter)
		s.sees("What was so", "Practice, not scored")
		s.hit(escape)
		s.sees("practice, unscored")
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
		s.hit("h", enter)
		s.skips(9)
		s.sees("Holding everything else as you did.", "less harm", "As it was", "With this changed")
		s.seesNo("worked out so far")
		s.hit("w")
		s.sees("As it was: ", "With this changed: ")
		s.skips(6)
		s.sees("The decision that cost most:", "p plays on from")
		s.hit("p")
		s.sees("enter act", "practice, unscored")
		s.hit("q")
		s.sees("This practice run", "It was never scored")
		s.hit("y")
		s.sees("Replayed once", "not yet")
		// The second time it is done as the expert does it.
		s.hit("p")
		b := s.m.branched
		s.p.Send(debrief.ReplayedMsg{}) // of no run: nobody listens
		s.hit("q", "y")
		s.p.Send(debrief.ReplayedMsg{Run: b.from, Inputs: best.Inputs, Tick: best.State.Tick, Card: score.Grade(best.Scenario, &best.State)})
		s.settle()
		s.sees("Replayed 3 times. The last time the decision was right.")
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
		s.hit("s")
		for range 4 {
			if !strings.Contains(s.frame(), "● saved") {
				s.hit(enter)
			}
		}
		for range 300 {
			if f := s.frame(); strings.Contains(f, "it is over") {
				break
			}
			s.hit(escape, "W")
		}
		s.sees("it is over")
		s.hit(enter)
		s.sees("Before we look back")
		s.hit(tab, tab)
		s.sees("What did you think was happening at")
		s.seesNo("of 100")
		s.hit("x", enter)
		s.sees("Whose duty was it?")
		s.hit(enter)
		s.sees("What was so")
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
		s.hit("h", enter)
		s.skips(16)
		s.sees("Ask for the simulation lead in room 4.", "of 100")
		s.interrupted()
	})
}

func TestARunThatCannotBeGoneBackIntoSaysSoInEveryPartThatNeedsIt(t *testing.T) {
	m := canned(80, 24, "none")
	guided(m, "tab", "tab", "tab")
	m.give(debrief.AskedMsg{Run: "r1", Why: "it parts at tick 9"})
	for range 3 {
		if text := frame.Plain(m.View().Content, 80, 24); !strings.Contains(flowing(text), "cannot be gone back into: it parts at tick 9.") {
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
		if text := frame.Plain(m.View().Content, 80, 24); !strings.Contains(flowing(text), c.sees) || !strings.Contains(flowing(text), "read but not simulated again") {
			t.Errorf("page %s does not show %q, or not why there is no more:\n%s", c.key, c.sees, text)
		}
	}
}
