package bag_test

import (
	"strings"
	"testing"

	"downtime/game/skill"
	"downtime/game/skill/bag"
)

// hear plays with an adult bag on the girl of 14 months, squeezed so often without ever letting go for so many seconds, then well; and returns what
// was said, and the lowest saturation and the number of carbon dioxide that were on show while no blood moved.
func hear(t *testing.T, guided bool, long float64) (said []string, shown map[string]bool, r skill.Result) {
	t.Helper()
	s := bag.New()
	seed := who(t, top, "14 months").Setup.Seed
	a := skill.Begin(&s, skill.Setup{Seed: seed, Level: top, Guided: guided})
	for field, value := range map[string]string{"bag": "adult", "oxygen": "15", "reservoir": "on", "peep": "5"} {
		if err := a.Do(skill.Input{Set: field, Value: value}); err != nil {
			t.Fatal(err)
		}
	}
	do(t, a, "take", 0)
	shown = map[string]bool{}
	for !a.Exercise.Done() {
		period, length := int64(150), 0.8
		if float64(a.Tick) < long*skill.TicksPerSecond {
			period, length = 45, 1.0
		}
		do(t, a, "tap", length)
		for _, e := range a.Wait(period) {
			if e.Kind == "say" {
				said = append(said, e.Text)
			}
		}
		if v := a.Exercise.View(); v.Bag != nil {
			for _, x := range v.Bag.Number {
				shown[x.Label+" "+x.Value] = true
			}
		}
	}
	return said, shown, a.Exercise.Result()
}

func times(said []string, words string) (n int) {
	for _, s := range said {
		if strings.Contains(s, words) {
			n++
		}
	}
	return n
}

func TestWhoeverStandsAtTheBedSaysOnceThatThePatientIsInDangerInEveryMode(t *testing.T) {
	for _, guided := range []bool{false, true} {
		said, shown, r := hear(t, guided, 20)
		for _, words := range []string{"Mean pressure", "I feel no pulse", "The trace is flat", "coming back"} {
			if n := times(said, words); n != 1 {
				t.Errorf("guided %v: %q is said %d times: %q", guided, words, n, said)
			}
		}
		if !shown["SpO2 none"] || !shown["EtCO2 none"] || shown["EtCO2 0.0"] {
			t.Errorf("guided %v: without a pulse and without a breath back the monitor shows %v", guided, shown)
		}
		if !strings.Contains(r.Critical, "the mean blood pressure fell from") || r.Score > 49 {
			t.Errorf("guided %v: %.1f, %q", guided, r.Score, r.Critical)
		}
	}
}

// A chest that is held full lets no blood in; it comes back within seconds of being let down, over the usual pressure at first and with a slow
// pulse, as after any strain, and stands where it was within half a minute.
func TestThePressureComesBackAsAfterAStrainWhenTheChestIsLetDown(t *testing.T) {
	said, shown, _ := hear(t, false, 20)
	if n := times(said, "coming back"); n != 1 {
		t.Fatalf("%q", said)
	}
	over, rest := false, false
	for k := range shown {
		over = over || strings.HasPrefix(k, "MEAN BP 10") || strings.HasPrefix(k, "MEAN BP 11")
		rest = rest || k == "MEAN BP 66" || k == "MEAN BP 67"
	}
	if !over || !rest {
		t.Errorf("over the usual pressure: %v, back at it: %v", over, rest)
	}
}

func TestNobodySpeaksWhileThePatientIsWell(t *testing.T) {
	for level := range top + 1 {
		for seed := range uint64(30) {
			s := bag.New()
			a := skill.Begin(&s, skill.Setup{Seed: seed, Level: level})
			quiet := watched{Exercise: a.Exercise}
			a.Exercise = &quiet
			b := skill.Begin(&s, skill.Setup{Seed: seed, Level: level})
			s.Bots[0].Play(b)
			for _, in := range b.Inputs {
				a.Wait(in.Tick - a.Tick)
				if err := a.Do(in); err != nil {
					t.Fatal(err)
				}
			}
			a.Wait(b.Tick - a.Tick)
			for _, text := range quiet.said {
				if strings.HasPrefix(text, "The nurse: ") || strings.HasPrefix(text, "The midwife: ") {
					t.Errorf("level %d, seed %d: %s", level, seed, text)
				}
			}
		}
	}
}

// watched is an exercise whose words are kept.
type watched struct {
	skill.Exercise
	said []string
}

func (w *watched) Step() []skill.Event {
	out := w.Exercise.Step()
	for _, e := range out {
		if e.Kind == "say" {
			w.said = append(w.said, e.Text)
		}
	}
	return out
}

func TestAPatientWhomNobodyBreathesForIsSpokenOf(t *testing.T) {
	for words, want := range map[string]string{"bowel surgery": "The nurse: \"Nobody has given", "born at term": "The midwife: \"Nobody has given"} {
		a := who(t, top, words)
		for field, value := range map[string]string{"bag": "adult", "oxygen": "15", "reservoir": "on", "peep": "5", "seal": "two"} {
			_ = a.Do(skill.Input{Set: field, Value: value}) // a tube has no seal, and a bag may be in the hands already
		}
		do(t, a, "take", 0)
		var said []string
		for _, e := range a.Wait(30 * skill.TicksPerSecond) {
			said = append(said, e.Text)
		}
		if n := times(said, want); n != 1 {
			t.Errorf("%s: %q is said %d times: %q", words, want, n, said)
		}
	}
}

func TestWhatTheTimeForTheKitCostsIsSaidBeforeAndWhenItIsOver(t *testing.T) {
	s := bag.New()
	for timing, limit := range map[skill.Timing]int64{skill.Usual: 40, skill.Double: 80, skill.Off: 0} {
		a := skill.Begin(&s, skill.Setup{Seed: 3, Level: top, Timing: timing})
		before := strings.Join(a.Exercise.View().Say, " ")
		early := len(a.Wait((limit - 1) * skill.TicksPerSecond))
		var said []string
		for _, e := range a.Wait(100 * skill.TicksPerSecond) {
			said = append(said, e.Text)
		}
		after := strings.Join(a.Exercise.View().Say, " ")
		n := times(said, "the points for a first breath soon are lost")
		if timing == skill.Off && (n != 0 || strings.Contains(before+after, "points")) {
			t.Errorf("clock off: %q, %q, %q", before, said, after)
		}
		if timing != skill.Off && (early != 0 || n != 1 || !strings.Contains(before, "loses only") || !strings.Contains(after, "are over")) {
			t.Errorf("timing %q: %q, %q, %q", timing, before, said, after)
		}
	}
}

func TestABagThatCanBurstASmallLungLosesMostOfTheKit(t *testing.T) {
	for words, right := range map[string]string{"14 months": "child", "8 weeks": "child", "born at term": "infant"} {
		for _, chosen := range []string{right, "adult", "mapleson"} {
			a := who(t, top, words)
			oxygen, reservoir := "15", "on"
			if right == "infant" {
				oxygen, reservoir = "0", "off"
			}
			for field, value := range map[string]string{"bag": chosen, "oxygen": oxygen, "reservoir": reservoir, "peep": "5", "seal": "two"} {
				_ = a.Do(skill.Input{Set: field, Value: value}) // a tube has no seal
			}
			do(t, a, "take", 0)
			a.Wait(100 * skill.TicksPerSecond)
			l := line(a.Exercise.Result(), "The kit")
			switch {
			case chosen == right && l.Points != l.Of:
				t.Errorf("%s, %s: %+v", words, chosen, l)
			case chosen != right && (l.Points > l.Of/4 || !strings.Contains(l.Why, "cmH2O")):
				t.Errorf("%s, %s: %+v", words, chosen, l)
			}
		}
	}
}
