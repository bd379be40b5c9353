package screens

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"downtime/cmd/downtime/practice"
	"downtime/cmd/downtime/screens/exercise"
	"downtime/cmd/downtime/screens/lab"
	"downtime/game/skill"
	"downtime/game/skill/early"
	"downtime/saves"
)

// someSkills are NEWS2 and two that differ from it in what the lab lists of them.
func someSkills() []skill.Skill {
	news, drip, liar := early.New(), early.New(), early.New()
	news.Untimed, liar.Untimed, drip.Untimed = nil, nil, []int{1}
	drip.ID, drip.Title = "drip", "Count a drip"
	drip.Levels = []string{"One bag, a steady clamp", "Creep, bend and height", "The whole ward round of drips"}
	drip.Standard = "Within 10 % of the ordered volume over the hour, twice"
	liar.ID, liar.Title, liar.Modes = "liar", "Spot the liar", []string{"drill", "shift"}
	return []skill.Skill{drip, news, liar}
}

func showLab(m *Root, keys ...string) {
	ago := func(days int) time.Time { return aNight.AddDate(0, 0, -days) }
	over := func(id, of string, days, level int, score float64, met bool) lab.Go {
		return lab.Go{ID: id, Skill: of, Started: ago(days), Ended: ago(days).Add(2 * time.Minute), Level: level, Score: score, Met: met}
	}
	guided := over("g4", "drip", 73, 0, 66, false)
	guided.Guided, guided.Timing = true, skill.Off
	m.push(lab.New(m.context(), lab.Deps{}))
	m.give(lab.DataMsg{Skills: someSkills(), Listed: true, Read: true, Goes: []lab.Go{
		over("g1", "drip", 70, 2, 97, true),
		over("g2", "drip", 71, 2, 91, true),
		{ID: "g3", Skill: "news2", Started: ago(0), Level: 1, Open: true, At: 82, Guided: true},
		{ID: "g5", Skill: "drip", Started: ago(72), Left: true, Level: 1, Timing: skill.Double},
		guided,
		over("g6", "news2", 90, 0, 84, false),
	}})
	press(m, keys...)
}

func showGo(m *Root, setup skill.Setup, keys ...string) {
	all := someSkills()
	setup.Seed = 4
	m.push(exercise.New(m.context(), practice.New(&all[1], setup, nil, aNight), true))
	press(m, keys...)
}

func showResult(m *Root, level int, bot string) {
	all := someSkills()
	setup := skill.Setup{Seed: 4, Level: level}
	a := skill.Begin(&all[1], setup)
	for _, b := range all[1].Bots {
		if b.Name == bot {
			b.Play(a)
		}
	}
	r := a.Exercise.Result()
	m.push(exercise.NewResult(m.context(), exercise.Outcome{
		Skill: all[1], Setup: setup, Result: r, Ended: aNight, Took: float64(a.Tick) / skill.TicksPerSecond,
		Standing: skill.Mastery(3, []skill.Past{{At: aNight.Unix(), Level: level, Met: r.Met, Score: r.Score}}, aNight.Unix()),
	}, exercise.ResultDeps{}))
}

// skilled is a house whose lab holds three skills, and a profile that has been here before.
func skilled(t *testing.T) (*show, Deps) {
	t.Helper()
	d := house(t)
	d.Skills = func() ([]skill.Skill, error) { return someSkills(), nil }
	s := raise(t, d)
	s.Hit("Ann", enter, escape)
	return s, d
}

// solve fills in the charts of a NEWS2 go by what the good bot would write, through the keyboard.
func (s *show) solve() {
	s.t.Helper()
	p := s.m.practice
	copied, err := skill.Replay(p.Attempt.Skill, p.Attempt.Record())
	if err != nil {
		s.t.Fatal(err)
	}
	p.Attempt.Skill.Bots[0].Play(copied)
	for _, in := range copied.Inputs {
		if in.Do == "sign" {
			s.Hit("\x13") // ctrl+s
			continue
		}
		s.hitField(in)
	}
}

// hitField goes to a field with tab and types what belongs there.
func (s *show) hitField(in skill.Input) {
	s.t.Helper()
	f, _ := s.m.practice.Attempt.Field(in.Set)
	for range 30 {
		if strings.Contains(strings.ToLower(s.Frame()), "▶ "+strings.ToLower(f.Label)) {
			break
		}
		s.Hit("\t")
	}
	value := in.Value
	for i, o := range f.Options {
		if o.ID == in.Value {
			value = string(rune('1' + i))
		}
	}
	s.Hit(value)
}

func TestASkillIsTwoKeysFromHome(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, _ := skilled(t)
		s.Hit("l")
		s.Sees("Skills Lab", "Score NEWS2 by hand", "not yet tried")
		s.Hit("2")
		s.Sees("Patient 1 of 3", "Scale for saturation", "[ Sign the chart ]", "● saved")
	})
}

func TestAGoIsPlayedByKeysScoredAndKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, d := skilled(t)
		s.Hit("l", down, right, "g", enter)
		s.Sees("Both scales, no clock", "Patient 1 of 3")
		s.SeesNo("guided")
		s.solve()
		s.Sees("3 of 3 patients", "What it was made of", "well done at this level", "The next level is yours")
		s.Hit("n")
		s.Sees("Both scales, against the clock", "left 01:1")
		s.solve()
		s.Sees("the standard is met", "One more unguided go like this")
		s.Hit(enter)
		s.solve()
		s.Sees("This skill is mastered")
		s.Hit(escape)
		s.Sees("mastered", "3 of 3", "100")
		s.interrupted()

		s = raise(t, d)
		s.Hit("l")
		s.Sees("● mastered", "3 of 3")
		s.Hit("h")
		s.Sees("3 goes", "✓ met", "not met")
		s.Hit(enter)
		s.Sees("the go of", "3 of 3 patients")
	})
}

func TestAGoLeftHalfWayIsOfferedAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, d := skilled(t)
		s.Hit("l", "2", "2", enter, "3", enter)
		s.Hit(escape)
		s.Sees("Paused", "leave it for later")
		s.Hit("l")
		s.Sees("stopped at")
		s.interrupted()

		s = raise(t, d)
		s.Hit("l")
		s.Sees("stopped at", "Enter goes on there")
		s.Hit(enter)
		s.Sees("Patient 1 of 3", "Scale 2", "[3")
		if got := s.m.practice.Attempt.Exercise.View().Fields[1].Value; got != "3" {
			t.Errorf("the first points are %q, want 3", got)
		}
		s.Hit(escape, "a", "y")
		s.Sees("Skills Lab")
		s.SeesNo("stopped at")
		s.Hit("h")
		s.Sees("closed, unscored")
	})
}

func TestWhatWasTypedIsSavedWhenTheProgramIsAskedToEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, d := skilled(t)
		s.Hit("l", "2", "\t", "3")
		s.Sees("○ saving") // the digit is not written before the field is left
		if said := s.interrupted(); !strings.Contains(said, "Score NEWS2 by hand, stopped at") || !strings.Contains(said, "offers it again") {
			t.Errorf("it says %q", said)
		}
		s = raise(t, d)
		s.Hit("l", enter)
		if got := s.m.practice.Attempt.Exercise.View().Fields[1].Value; got != "3" {
			t.Errorf("the points are %q, want 3", got)
		}
	})
}

func TestNonsenseStaysVisibleBesideItsReason(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, _ := skilled(t)
		s.Hit("l", "2", "\t", "1", ",", "5", enter)
		s.Sees("[1,5", "Write \"1,5\" with a point, not a comma")
		s.Hit("x")
		s.Sees("takes a number; x is no key here")
		s.Hit("\x7f", "\x7f", enter)
		s.SeesNo("with a point")
		if got := s.m.practice.Attempt.Exercise.View().Fields[1].Value; got != "1" {
			t.Errorf("the points are %q, want 1", got)
		}
		s.Hit("\x13")
		s.Sees("before you sign")
	})
}

func TestTheClockStandsStillWhileAGoIsPaused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, _ := skilled(t)
		s.Hit("l", "2", escape, "a", "y", right, right, enter)
		s.Sees("left 01:1")
		s.Passes(20 * time.Second)
		s.Sees("left 00:5")
		s.Hit(escape)
		at := s.m.practice.Attempt.Tick
		s.Passes(time.Hour)
		if now := s.m.practice.Attempt.Tick; now != at {
			t.Errorf("%d ticks passed in a pause", now-at)
		}
		s.Hit(enter)
		s.Sees("left 00:5")
	})
}

func TestTheTimingIsRememberedInTheProfile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, d := skilled(t)
		s.Hit("l", "t", "t")
		s.Sees("[off]")
		s.interrupted()
		s = raise(t, d)
		s.Hit("s")
		s.Sees("Skills clock usual twice as long [off]")
		s.Hit(escape, "l", "2")
		s.Sees("clock off")
	})
}

func TestWithoutAProfileAGoIsPlayedAndItIsSaidThatNothingIsKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := house(t)
		d.Skills = func() ([]skill.Skill, error) { return someSkills(), nil }
		d.Profile = "/nowhere/at/all.db"
		s := raise(t, d)
		s.Hit("u", "l", "2")
		s.Sees("NOT SAVED", "no profile is open")
		s.Hit(escape)
		s.Sees("cannot be kept for later")
		s.SeesNo("leave it for later")
		s.Hit("a", "y")
		s.Sees("Skills Lab")
	})
}

func TestAGoOfAnotherVersionIsExplainedAndCanBeClosed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, d := skilled(t)
		s.Hit("l", "2", "1", escape, "l")
		s.interrupted()
		path, err := saves.Resolve("Ann")
		if err != nil {
			t.Fatal(err)
		}
		db, err := saves.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		old := saves.Attempt{
			ID: saves.NewID(), Skill: "news2", Version: skill.Version + 7, Started: time.Now().Add(time.Hour), Status: saves.Playing, Inputs: []byte(`[]`),
		}
		if err := errors.Join(db.KeepAttempt(t.Context(), old), db.Close()); err != nil {
			t.Fatal(err)
		}

		s = raise(t, d)
		s.Hit("l", enter)
		s.Sees("This go cannot go on", "close it, unscored")
		s.Hit("c")
		s.Sees("Closed, unscored.", "stopped at") // the other one is still there
		s.Hit(enter)
		s.Sees("Patient 1 of 3", "Scale 1")
	})
}

func TestTheSameAgainIsTheSameAndAgainIsAnother(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := house(t)
		seed := uint64(10)
		d.Seed = func() uint64 { seed++; return seed }
		d.Skills = func() ([]skill.Skill, error) { return someSkills(), nil }
		s := raise(t, d)
		s.Hit("Ann", enter, escape, "l", "2")
		first := s.m.practice.Attempt.Setup
		s.solve()
		s.Hit("s")
		if again := s.m.practice.Attempt.Setup; !reflect.DeepEqual(again, first) {
			t.Errorf("the same again is %+v, was %+v", again, first)
		}
		s.solve()
		if goes := s.m.book.goes; !goes[0].Asked || goes[1].Asked {
			t.Errorf("of the two goes only the second had its answers read: %v, %v", goes[1].Asked, goes[0].Asked)
		}
		s.Hit(enter)
		if other := s.m.practice.Attempt.Setup; other.Seed == first.Seed || other.Before != first.Seed || other.Level != first.Level {
			t.Errorf("another one is %+v, was %+v", other, first)
		}
	})
}

func TestWhatWasWrittenIsHandedOutAsAFile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := house(t)
		s := raise(t, d)
		m := s.m
		m.push(exercise.NewResult(m.context(), exercise.Outcome{
			Skill: someSkills()[0], Result: skill.Result{Score: 70, Written: "METHANE from ward 8", Model: "A better one"},
		}, m.resultDeps()))
		s.Sees("Yours beside a model", "METHANE from ward 8", "A better one")
		s.Hit("e")
		s.Sees("Written to")
		text, err := os.ReadFile(filepath.Join(d.Folder, "downtime-skill.txt"))
		if err != nil || string(text) != "METHANE from ward 8\n" {
			t.Errorf("the file says %q (%v)", text, err)
		}
	})
}

func TestOneBrokenSkillDoesNotCloseTheLab(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := house(t)
		d.Skills = func() ([]skill.Skill, error) {
			return append([]skill.Skill{{}}, someSkills()...), errors.New("skills/gas.yaml:3:1: there is no key like that")
		}
		s := raise(t, d)
		s.Hit("Ann", enter, escape, "l")
		s.Sees("Count a drip", "skills/gas.yaml:3:1")
		s.Hit("2")
		s.Sees("Patient 1 of 3")
	})
}
