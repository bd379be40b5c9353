package pressure_test

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"downtime/game/skill"
	"downtime/game/skill/pressure"
)

const top = 2

func play(t *testing.T, bot string, seed uint64, level int) (*skill.Attempt, skill.Result) {
	t.Helper()
	s := pressure.New()
	for _, b := range s.Bots {
		if b.Name == bot {
			a := skill.Begin(&s, skill.Setup{Seed: seed, Level: level})
			b.Play(a)
			return a, a.Exercise.Result()
		}
	}
	t.Fatalf("no bot %s", bot)
	return nil, skill.Result{}
}

func TestWhoeverFollowsTheGuidanceMeetsTheStandardAndMostDoNot(t *testing.T) {
	const goes = 44
	var good, usual, minutes float64
	met, missed := 0, 0
	for seed := range uint64(goes) {
		a, r := play(t, "good", seed, top)
		if r.Score < 90 || !r.Met {
			missed++
			t.Errorf("seed %d: the good bot scores %.1f, met %v", seed, r.Score, r.Met)
			for _, l := range r.Lines {
				if l.Points < l.Of {
					t.Logf("  %.1f/%.0f %s: %s", l.Points, l.Of, l.Label, l.Why)
				}
			}
		}
		good += r.Score / goes
		minutes += float64(a.Tick) / 3000 / goes
		if _, r = play(t, "usual", seed, top); r.Met {
			met++
		}
		usual += r.Score / goes
	}
	t.Logf("good %.1f in %.1f min, usual %.1f, who meets the standard in %d of %d", good, minutes, usual, met, goes)
	if good-usual < 25 || met > goes*3/10 {
		t.Errorf("good %.1f, usual %.1f, who meets the standard in %d of %d", good, usual, met, goes)
	}
}

func TestEveryLevelCanBeDoneWell(t *testing.T) {
	for level := range top {
		for seed := range uint64(20) {
			if _, r := play(t, "good", seed, level); r.Score < 90 || r.Met {
				t.Errorf("level %d, seed %d: %.1f, met %v: %+v", level, seed, r.Score, r.Met, r.Lines)
			}
		}
	}
}

func TestAGoReplaysToTheSameResult(t *testing.T) {
	a, want := play(t, "good", 7, top)
	b, err := skill.Replay(a.Skill, a.Record())
	if err != nil {
		t.Fatal(err)
	}
	if got := b.Exercise.Result(); !reflect.DeepEqual(got, want) {
		t.Errorf("replayed to %+v, want %+v", got, want)
	}
}

func TestNonsenseIsExplainedAndChangesNothing(t *testing.T) {
	s := pressure.New()
	a := skill.Begin(&s, skill.Setup{Seed: 1, Guided: true})
	for _, in := range []skill.Input{
		{Set: "systolic", Value: "high"},
		{Set: "systolic", Value: "120/80"},
		{Set: "diastolic", Value: "-2"},
		{Set: "felt", Value: "301"},
		{Set: "felt", Value: "118.5"},
		{Do: "open", By: 0},
		{Do: "open", By: 2},
		{Do: "first"},
		{Do: "listen"},
		{Do: "ask"},
		{Do: "sign"},
	} {
		if err := a.Do(in); err == nil || len(err.Error()) < 15 {
			t.Errorf("%+v is answered with %v", in, err)
		}
	}
	if len(a.Inputs) != 0 {
		t.Errorf("nonsense was kept: %+v", a.Inputs)
	}
	fill(t, a, 80, 90, 120)
	if err := a.Do(skill.Input{Do: "sign"}); err == nil || !strings.Contains(err.Error(), "cannot come above") {
		t.Errorf("80 over 90 is answered with %v", err)
	}
}

func TestNoClockIsInTheScore(t *testing.T) {
	s := pressure.New()
	for _, timing := range []skill.Timing{skill.Usual, skill.Off} {
		a := skill.Begin(&s, skill.Setup{Seed: 3, Level: top, Timing: timing})
		a.Wait(15 * 60 * skill.TicksPerSecond)
		s.Bots[0].Play(a)
		if r := a.Exercise.Result(); r.Score < 95 || !r.Met {
			t.Errorf("timing %q, after a quarter of an hour: %.1f, met %v", timing, r.Score, r.Met)
		}
	}
}

func do(t *testing.T, a *skill.Attempt, control string, by float64) {
	t.Helper()
	if err := a.Do(skill.Input{Do: control, By: by}); err != nil {
		t.Fatal(err)
	}
}

func fill(t *testing.T, a *skill.Attempt, systolic, diastolic, felt float64) {
	t.Helper()
	for field, x := range map[string]float64{"systolic": systolic, "diastolic": diastolic, "felt": felt} {
		if err := a.Do(skill.Input{Set: field, Value: strconv.FormatFloat(x, 'f', 0, 64)}); err != nil {
			t.Fatal(err)
		}
	}
}

func gauge(a *skill.Attempt) float64 { return a.Exercise.View().Cuff.Gauge }

// letDown pumps up under the stethoscope and lets down with the valve at that opening; it returns where the first and the last sound came.
func letDown(t *testing.T, a *skill.Attempt, top, valve float64) (first, last float64) {
	t.Helper()
	do(t, a, "shut", 0)
	for gauge(a) < top {
		do(t, a, "pump", 0)
		a.Wait(30)
	}
	do(t, a, "open", valve)
	for gauge(a) > 32 {
		at := gauge(a)
		for _, e := range a.Wait(1) {
			if e.Kind != "sound" {
				continue
			}
			if first == 0 {
				first = at
			}
			last = at
		}
	}
	do(t, a, "empty", 0)
	a.Wait(200)
	return first, last
}

// palpate pumps up under the fingers until nothing comes through, and lets it all out.
func palpate(t *testing.T, a *skill.Attempt) {
	t.Helper()
	do(t, a, "shut", 0)
	for gauge(a) < 210 {
		do(t, a, "pump", 0)
		a.Wait(40)
	}
	do(t, a, "empty", 0)
	a.Wait(200)
}

func line(r skill.Result, label string) skill.Line {
	for _, l := range r.Lines {
		if strings.Contains(l.Label, label) {
			return l
		}
	}
	return skill.Line{}
}

func TestACuffLetDownTooFastReadsTooLowAtTheTopAndTooHighAtTheBottom(t *testing.T) {
	s := pressure.New()
	slowFirst, slowLast, fastFirst, fastLast := 0.0, 0.0, 0.0, 0.0
	const arms = 20
	for seed := range uint64(arms) {
		for _, valve := range []float64{0.15, 0.45} {
			a := skill.Begin(&s, skill.Setup{Seed: seed})
			do(t, a, "ears", 0)
			first, last := letDown(t, a, 210, valve)
			if valve < 0.2 {
				slowFirst, slowLast = slowFirst+first/arms, slowLast+last/arms
			} else {
				fastFirst, fastLast = fastFirst+first/arms, fastLast+last/arms
			}
			fill(t, a, 120, 80, 120)
			do(t, a, "sign", 0)
			fill(t, a, 120, 80, 120)
			do(t, a, "sign", 0)
			l := line(a.Exercise.Result(), "Patient 1: let down")
			var rate, spacing, fell float64
			if n, err := fmt.Sscanf(l.Why, "%f mmHg a second, with %f s from beat to beat: the needle fell %f", &rate, &spacing, &fell); n != 3 {
				t.Fatalf("%q: %v", l.Why, err)
			}
			if math.Abs(fell-rate*spacing) > 0.1+0.02*fell {
				t.Errorf("%.1f a second by %.2f s is not %.1f", rate, spacing, fell)
			}
			if valve > 0.4 && l.Points != 0 {
				t.Errorf("%.1f mmHg a second earns %.1f", rate, l.Points)
			}
		}
	}
	if slowFirst-fastFirst < 2.5 || fastLast-slowLast < 1 {
		t.Errorf("slowly %.1f/%.1f, fast %.1f/%.1f", slowFirst, slowLast, fastFirst, fastLast)
	}
}

func TestASilentGapHidesTheSystolicFromWhoeverDoesNotPalpate(t *testing.T) {
	s := pressure.New()
	hidden := 0
	for seed := range uint64(10) {
		gap := 0
		for patient := range 2 {
			a := skill.Begin(&s, skill.Setup{Seed: seed, Level: 1})
			if patient == 1 {
				fill(t, a, 120, 80, 120)
				do(t, a, "sign", 0)
			}
			do(t, a, "ears", 0)
			full, _ := letDown(t, a, 230, 0.15)
			part, _ := letDown(t, a, full-32, 0.15)
			if full-part > 28 {
				gap++
			}
			if full-part > 45 {
				hidden++
			}
		}
		if gap == 0 {
			t.Errorf("seed %d: no gap was hidden", seed)
		}
	}
	if hidden == 0 {
		t.Error("no gap takes 45 mmHg off a reading")
	}
}

func TestRoundNumbersArePointedOut(t *testing.T) {
	s := pressure.New()
	digits := func(numbers ...float64) skill.Line {
		a := skill.Begin(&s, skill.Setup{Seed: 2})
		for i := 0; i < len(numbers); i += 3 {
			palpate(t, a)
			do(t, a, "ears", 0)
			letDown(t, a, 210, 0.2)
			fill(t, a, numbers[i], numbers[i+1], numbers[i+2])
			do(t, a, "sign", 0)
		}
		return line(a.Exercise.Result(), "2 mmHg")
	}
	if l := digits(120, 80, 120, 140, 90, 140); l.Points != 0 || !strings.Contains(l.Why, "every number is a round one") || !strings.Contains(l.Why, "6 of the 6 read from the gauge") {
		t.Errorf("all noughts: %+v", l)
	}
	if l := digits(125, 75, 130, 145, 85, 140); l.Points != 0 || !strings.Contains(l.Why, "odd") {
		t.Errorf("fives and noughts: %+v", l)
	}
	if l := digits(128, 76, 126, 144, 82, 140); l.Points != l.Of {
		t.Errorf("as the gauge has it: %+v", l)
	}
}

func TestMoreErrorNeverEarnsMore(t *testing.T) {
	s := pressure.New()
	last := math.Inf(1)
	for off := 0.0; off < 40; off += 2 {
		a := skill.Begin(&s, skill.Setup{Seed: 4})
		for !a.Exercise.Done() {
			do(t, a, "ears", 0)
			first, final := letDown(t, a, 210, 0.15)
			fill(t, a, 2*math.Round((first+off)/2), 2*math.Round((final-off)/2), 120)
			do(t, a, "ears", 0)
			do(t, a, "sign", 0)
		}
		r := a.Exercise.Result()
		sum := 0.0
		for _, l := range r.Lines {
			if strings.HasSuffix(l.Label, "systolic") || strings.HasSuffix(l.Label, "diastolic") {
				sum += l.Points
			}
		}
		if sum > last {
			t.Errorf("%.0f off earns %.2f, less off %.2f", off, sum, last)
		}
		last = sum
	}
	if last != 0 {
		t.Errorf("38 mmHg off still earns %.1f", last)
	}
}

func TestAnIrregularPulseIsMeasuredTwiceAndOnceIsNotEnough(t *testing.T) {
	s := pressure.New()
	for seed := range uint64(4) {
		for times := 1; times <= 2; times++ {
			a := skill.Begin(&s, skill.Setup{Seed: seed, Level: top})
			for !a.Exercise.Done() {
				do(t, a, "ears", 0)
				for range times {
					letDown(t, a, 220, 0.15)
				}
				fill(t, a, 128, 76, 126)
				do(t, a, "sign", 0)
			}
			if l := line(a.Exercise.Result(), "an irregular pulse"); l.Of == 0 || (l.Points == l.Of) != (times == 2) {
				t.Errorf("seed %d, %d times: %+v", seed, times, l)
			}
		}
	}
}

func TestMarksAndPalpationAreSetBesideWhatWasWritten(t *testing.T) {
	s := pressure.New()
	a := skill.Begin(&s, skill.Setup{Seed: 6, Guided: true})
	if h := a.Exercise.View().Hint; !strings.Contains(h, "pulse at the wrist goes") {
		t.Errorf("the first hint is %q", h)
	}
	for gauge(a) < 200 {
		do(t, a, "pump", 0)
		a.Wait(60)
	}
	if a.Exercise.View().Cuff.Pulse {
		t.Error("the pulse comes through a cuff at 200")
	}
	do(t, a, "empty", 0)
	a.Wait(300)
	if !a.Exercise.View().Cuff.Pulse {
		t.Error("the pulse does not come back")
	}
	do(t, a, "ears", 0)
	do(t, a, "shut", 0)
	for gauge(a) < 200 {
		do(t, a, "pump", 0)
		a.Wait(30)
	}
	do(t, a, "first", 0)
	do(t, a, "open", 0.2)
	a.Wait(60 * skill.TicksPerSecond)
	fill(t, a, 128, 76, 126)
	do(t, a, "sign", 0)
	fill(t, a, 128, 76, 126)
	do(t, a, "sign", 0)
	r := a.Exercise.Result()
	if l := line(r, "Patient 1: systolic"); !strings.Contains(l.Why, "you marked it at 2") {
		t.Errorf("the mark is not told: %q", l.Why)
	}
	if l := line(r, "Patient 1: palpated first"); !strings.Contains(l.Why, "the pulse goes at") {
		t.Errorf("%q", l.Why)
	}
	if l := line(r, "Patient 2: palpated first"); l.Points != 0 {
		t.Errorf("a guess earns %.1f for palpation", l.Points)
	}
	if !strings.Contains(r.Written, "Patient 1: 128/76 (palpated 126)") {
		t.Errorf("written: %q", r.Written)
	}
}

func TestANumberThatNobodyHeardEarnsNothing(t *testing.T) {
	s := pressure.New()
	for seed := range uint64(20) {
		for level := range top + 1 {
			a := skill.Begin(&s, skill.Setup{Seed: seed, Level: level})
			for !a.Exercise.Done() {
				fill(t, a, 128, 76, 126)
				do(t, a, "sign", 0)
			}
			r := a.Exercise.Result()
			if r.Score != 0 || !strings.Contains(line(r, "2 mmHg").Why, "no number was read") || !strings.Contains(line(r, "diastolic").Why, "a guess") {
				t.Fatalf("seed %d, level %d: %.1f, %+v", seed, level, r.Score, r.Lines)
			}
		}
	}
}

func TestABulbThatIsSqueezedWithTheValveOpenIsExplained(t *testing.T) {
	s := pressure.New()
	a := skill.Begin(&s, skill.Setup{Seed: 3, Guided: true})
	palpate(t, a)
	do(t, a, "ears", 0)
	for range 15 {
		if err := a.Do(skill.Input{Do: "pump"}); err == nil || !strings.Contains(err.Error(), "the valve is wide open") {
			t.Fatalf("a squeeze with the valve open is answered with %v", err)
		}
		a.Wait(25)
		if h := a.Exercise.View().Hint; !strings.Contains(h, "The valve is open") {
			t.Fatalf("the hint is %q", h)
		}
	}
	do(t, a, "shut", 0)
	do(t, a, "pump", 0)
	a.Wait(30)
	if h := a.Exercise.View().Hint; strings.Contains(h, "Good") || strings.Contains(h, "The valve is open") {
		t.Errorf("at %.0f mmHg on the way up the hint is %q", gauge(a), h)
	}
}

func TestOnlyAGoodDescentUnderTheStethoscopeIsCalledGood(t *testing.T) {
	s := pressure.New()
	begun := func() *skill.Attempt {
		a := skill.Begin(&s, skill.Setup{Seed: 5, Level: top, Guided: true})
		palpate(t, a)
		return a
	}
	look := func(a *skill.Attempt, ticks int64) (goods int) {
		for range ticks {
			v := a.Exercise.View()
			a.Wait(1)
			if !strings.HasPrefix(v.Hint, "Good") {
				continue
			}
			goods++
			if falls := (v.Cuff.Gauge - gauge(a)) * skill.TicksPerSecond; !v.Cuff.Ears || falls < 1.2 || falls > 4 {
				t.Fatalf("at %.0f mmHg, falling %.1f a second, ears %v: %q", v.Cuff.Gauge, falls, v.Cuff.Ears, v.Hint)
			}
		}
		return goods
	}
	most := skill.Begin(&s, skill.Setup{Seed: 5, Level: top})
	s.Bots[1].Play(most)
	a := begun()
	for _, in := range most.Inputs {
		if in.Do == "sign" {
			break
		}
		look(a, in.Tick-a.Tick)
		_ = a.Do(in)
	}
	a = begun()
	do(t, a, "ears", 0)
	do(t, a, "shut", 0)
	for gauge(a) < 190 {
		do(t, a, "pump", 0)
		look(a, 30)
	}
	do(t, a, "open", 0.15)
	if look(a, 20*skill.TicksPerSecond) == 0 {
		t.Error("nothing is called good")
	}
}

func TestACuffBlownUpFarTooHighHurtsAndThatIsSaidOnce(t *testing.T) {
	s := pressure.New()
	a := skill.Begin(&s, skill.Setup{Seed: 3})
	said := 0
	for range 2 {
		do(t, a, "shut", 0)
		for gauge(a) < 280 {
			do(t, a, "pump", 0)
			for _, e := range a.Wait(30) {
				if e.Kind == "say" && strings.Contains(e.Text, "hurts") {
					said++
				}
			}
		}
		do(t, a, "empty", 0)
		a.Wait(200)
	}
	if said != 1 {
		t.Errorf("it is said %d times that 280 mmHg hurt", said)
	}
	for !a.Exercise.Done() {
		fill(t, a, 128, 76, 126)
		do(t, a, "sign", 0)
	}
	if l := line(a.Exercise.Result(), "how high"); !strings.Contains(l.Why, "that hurt") {
		t.Errorf("%+v", l)
	}
	good := skill.Begin(&s, skill.Setup{Seed: 3, Level: top})
	s.Bots[0].Play(good)
	for _, l := range good.Exercise.Result().Lines {
		if strings.Contains(l.Why, "hurt") {
			t.Errorf("well done, and yet: %s", l.Why)
		}
	}
}
