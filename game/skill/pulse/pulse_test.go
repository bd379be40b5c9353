package pulse_test

import (
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"downtime/game/skill"
	"downtime/game/skill/pulse"
)

const top = 2

func play(t *testing.T, bot string, seed uint64, level int) (*skill.Attempt, skill.Result) {
	t.Helper()
	s := pulse.New()
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

func TestWhoeverCountsAWholeMinuteMeetsTheStandardAndMostDoNot(t *testing.T) {
	const goes = 120
	var good, usual float64
	met := 0
	for seed := range uint64(goes) {
		_, r := play(t, "good", seed, top)
		if r.Score < 90 || !r.Met {
			t.Errorf("seed %d: the good bot scores %.1f, met %v: %+v", seed, r.Score, r.Met, r.Lines)
		}
		good += r.Score / goes
		if _, r = play(t, "usual", seed, top); r.Met {
			met++
		}
		usual += r.Score / goes
	}
	t.Logf("good %.1f, usual %.1f, who meets the standard in %d of %d", good, usual, met, goes)
	if good-usual < 25 || met > goes*3/10 {
		t.Errorf("good %.1f, usual %.1f, who meets the standard in %d of %d", good, usual, met, goes)
	}
}

func TestEveryLevelCanBeDoneWell(t *testing.T) {
	for level := range top {
		for seed := range uint64(40) {
			if _, r := play(t, "good", seed, level); r.Score < 90 || r.Met {
				t.Errorf("level %d, seed %d: %.1f, met %v: %+v", level, seed, r.Score, r.Met, r.Lines)
			}
		}
	}
}

func TestAGoReplaysToTheSameResult(t *testing.T) {
	a, want := play(t, "usual", 7, top)
	b, err := skill.Replay(a.Skill, a.Record())
	if err != nil {
		t.Fatal(err)
	}
	if got := b.Exercise.Result(); !reflect.DeepEqual(got, want) {
		t.Errorf("replayed to %+v, want %+v", got, want)
	}
}

func TestNonsenseIsExplainedAndChangesNothing(t *testing.T) {
	s := pulse.New()
	a := skill.Begin(&s, skill.Setup{Seed: 1, Guided: true})
	for _, in := range []skill.Input{
		{Set: "pulse", Value: "fast"},
		{Set: "pulse", Value: "-4"},
		{Set: "pulse", Value: "80 bpm"},
		{Set: "breaths", Value: "81"},
		{Set: "breaths", Value: "16.5"},
		{Set: "rhythm", Value: "wobbly"},
		{Set: "belief", Value: "agree"},
		{Do: "count45"},
		{Do: "apex"},
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
}

func TestNoClockIsInTheScoreAndTimeSpentCostsNothing(t *testing.T) {
	s := pulse.New()
	for _, timing := range []skill.Timing{skill.Usual, skill.Double, skill.Off} {
		a := skill.Begin(&s, skill.Setup{Seed: 3, Level: top, Timing: timing})
		a.Wait(20 * 60 * skill.TicksPerSecond)
		s.Bots[0].Play(a)
		if r := a.Exercise.Result(); r.Score < 95 || !r.Met {
			t.Errorf("timing %q, after twenty minutes: %.1f, met %v: %+v", timing, r.Score, r.Met, r.Lines)
		}
	}
}

// write counts for so long, writes what came, by so much off, and signs for both patients.
func write(t *testing.T, seed uint64, level int, seconds int, off float64) skill.Result {
	t.Helper()
	s := pulse.New()
	a := skill.Begin(&s, skill.Setup{Seed: seed, Level: level})
	for !a.Exercise.Done() {
		must := func(in skill.Input) {
			if err := a.Do(in); err != nil {
				t.Fatal(err)
			}
		}
		n := map[string]float64{}
		must(skill.Input{Do: "count" + strconv.Itoa(seconds)})
		for _, e := range a.Wait(int64(seconds) * skill.TicksPerSecond) {
			n[e.Kind]++
		}
		times := float64(60 / seconds)
		must(skill.Input{Set: "pulse", Value: strconv.FormatFloat(math.Max(0, n["beat"]*times+off), 'f', -1, 64)})
		must(skill.Input{Set: "breaths", Value: strconv.FormatFloat(math.Max(0, n["breath"]*times+off), 'f', -1, 64)})
		must(skill.Input{Set: "rhythm", Value: "regular"})
		must(skill.Input{Do: "sign"})
	}
	return a.Exercise.Result()
}

func points(r skill.Result, what string) (sum float64) {
	for _, l := range r.Lines {
		if strings.Contains(l.Label, what) {
			sum += l.Points
		}
	}
	return sum
}

func TestAWholeMinuteIsRightByDefinitionAndAQuarterOfItLosesByChance(t *testing.T) {
	var whole, quarter float64
	for seed := range uint64(40) {
		whole += points(write(t, seed, 1, 60, 0), ": pulse") + points(write(t, seed, 1, 60, 0), ": breaths")
		r := write(t, seed, 1, 15, 0)
		quarter += points(r, ": pulse") + points(r, ": breaths")
		for _, l := range r.Lines {
			if strings.Contains(l.Label, ": pulse") && (!strings.Contains(l.Why, "In your 15 s") || !strings.Contains(l.Why, "Other 15 s of that minute would have made it")) {
				t.Fatalf("a short count is not explained: %s", l.Why)
			}
		}
	}
	if whole != 40*2*28 {
		t.Errorf("whole minutes, written as counted, lost %.1f points", 40*2*28-whole)
	}
	if quarter > 0.85*whole || quarter < 0.3*whole {
		t.Errorf("quarters of a minute earned %.0f, whole ones %.0f", quarter, whole)
	}
}

func TestMoreErrorNeverEarnsMore(t *testing.T) {
	for seed := range uint64(6) {
		for _, sign := range []float64{1, -1} {
			last := math.Inf(1)
			for off := 0.0; off < 30; off++ {
				r := write(t, seed, 0, 60, sign*off)
				if r.Score > last {
					t.Fatalf("seed %d: %+.0f off scores %.2f, less off %.2f", seed, sign*off, r.Score, last)
				}
				last = r.Score
			}
		}
	}
}

// monitorAt is what a monitor shows, by label.
func monitorAt(a *skill.Attempt) map[string]string {
	out := map[string]string{}
	for _, r := range a.Exercise.View().Pulse.Monitor {
		out[r.Label] = r.Value
	}
	return out
}

func TestHalfTheMonitorsAreSoundAndOneThatStandsStillIsGivenAwayByItsClock(t *testing.T) {
	s := pulse.New()
	still, sound, all := 0, 0, 0
	for seed := range uint64(200) {
		a := skill.Begin(&s, skill.Setup{Seed: seed, Level: top})
		clock := monitorAt(a)["TIME"]
		a.Wait(5 * skill.TicksPerSecond)
		stands := monitorAt(a)["TIME"] == clock
		good := skill.Begin(&s, skill.Setup{Seed: seed, Level: top})
		s.Bots[0].Play(good)
		for _, l := range good.Exercise.Result().Lines {
			if !strings.Contains(l.Label, "monitor") {
				continue
			}
			all++
			if strings.Contains(l.Why, "it was right") {
				sound++
			}
			if says := strings.Contains(l.Why, "stood still"); l.Label == "Patient 1: the monitor" && says != stands {
				t.Errorf("seed %d: the clock stands still: %v, the line says %q", seed, stands, l.Why)
			}
		}
		if stands {
			still++
		}
	}
	if share := float64(sound) / float64(all); share < 0.5 || share > 0.7 {
		t.Errorf("%d of %d monitors are sound", sound, all)
	}
	if still < 10 {
		t.Errorf("only %d of 200 stand still", still)
	}
}

func TestWhatNeverReachesTheWristIsHeardAtTheApex(t *testing.T) {
	s := pulse.New()
	deficits := 0
	for seed := range uint64(60) {
		a := skill.Begin(&s, skill.Setup{Seed: seed, Level: 1})
		count := func(kind string) (n int) {
			for _, e := range a.Wait(60 * skill.TicksPerSecond) {
				if e.Kind == kind {
					n++
				}
			}
			return n
		}
		wrist := count("beat")
		_ = a.Do(skill.Input{Do: "apex"})
		heart := count("sound")
		if !a.Exercise.View().Pulse.Apex {
			t.Fatal("the view does not say where the stethoscope is")
		}
		if heart > wrist+10 {
			deficits++
		} else if heart < wrist-6 {
			t.Errorf("seed %d: %d at the apex, %d at the wrist", seed, heart, wrist)
		}
	}
	if deficits < 3 || deficits > 20 {
		t.Errorf("%d of 60 hearts have a deficit at the wrist", deficits)
	}
}

func TestAskedFeedbackIsGivenAndToldInTheResult(t *testing.T) {
	s := pulse.New()
	a := skill.Begin(&s, skill.Setup{Seed: 5, Level: 1})
	if a.Exercise.View().Hint != "" {
		t.Error("an unguided go gives a hint unasked")
	}
	if err := a.Do(skill.Input{Do: "ask"}); err != nil || a.Exercise.View().Hint == "" {
		t.Errorf("asked: %v, hint %q", err, a.Exercise.View().Hint)
	}
	s.Bots[0].Play(a)
	if r := a.Exercise.Result(); !strings.Contains(r.Summary, "asked for feedback") || r.Score < 90 {
		t.Errorf("%.1f: %q", r.Score, r.Summary)
	}
}
