package screens

import (
	"testing"
	"testing/synctest"

	"downtime/cmd/downtime/screens/exercise"
	"downtime/game/skill"
)

func TestWordsSaidAreReadBesideWordsAndTheCardStandsUnderThem(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, house(t))
		m := s.m
		m.push(exercise.NewResult(m.context(), exercise.Outcome{
			Skill: someSkills()[0], Result: skill.Result{Score: 70, Words: "Come, it is bad", Written: "ACTION CARD", Model: "Resident doctor on ward 8"},
		}, m.resultDeps()))
		s.Sees("Yours beside a model", "Come, it is bad", "Resident doctor on ward 8", "What you wrote", "ACTION CARD")
	})
}

func TestWhatCameOfAReportWeeksOnIsNoModelOfIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, house(t))
		m := s.m
		m.push(exercise.NewResult(m.context(), exercise.Outcome{
			Skill: someSkills()[0], Result: skill.Result{Score: 70, Written: "DEVICE REPORT", Later: "SIX WEEKS LATER"},
		}, m.resultDeps()))
		s.Sees("What you wrote", "DEVICE REPORT", "What came of it", "SIX WEEKS LATER")
		s.SeesNo("Yours beside a model")
	})
}
