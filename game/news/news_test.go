package news_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"downtime/game/device"
	"downtime/game/news"
	"downtime/game/patient"
)

func number(t *testing.T, s string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func rows(t *testing.T) [][]string {
	t.Helper()
	f, err := os.Open("testdata/rows.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all[1:]
}

// Thresholds: RCP 2017, both sides of each; rows W07 and W08 of the reference.
func TestEveryThresholdOfTheChartScoresWhatTheCollegeSays(t *testing.T) {
	for _, r := range rows(t) {
		v := news.Vitals{
			RR: number(t, r[2]), SpO2: number(t, r[3]), Oxygen: r[4] == "yes", SBP: number(t, r[5]),
			Pulse: number(t, r[6]), Level: news.Level(strings.Index("ACVPU", r[7])), Temp: number(t, r[8]),
		}
		s := news.Of(&v, news.Scale(number(t, r[1])-1))
		var parts []string
		for _, p := range s.Points {
			parts = append(parts, strconv.Itoa(p))
		}
		got := fmt.Sprintf("%s=%d, %v", strings.Join(parts, "+"), s.Total, s.Risk())
		if want := fmt.Sprintf("%s=%s, %s", r[9], r[10], r[11]); got != want {
			t.Errorf("%s: %s, want %s", r[0], got, want)
		}
	}
}

func well() news.Vitals {
	return news.Vitals{RR: 16, SpO2: 98, SBP: 120, Pulse: 70, Temp: 37}
}

func TestAValueIsRoundedAsItIsCharted(t *testing.T) {
	v := well()
	v.RR, v.Temp, v.Pulse = 20.4, 38.04, 90.49
	if s := news.Of(&v, news.Scale1); s.Total != 0 {
		t.Errorf("20.4, 38.04 and 90.49 score %d, want 0", s.Total)
	}
	v.RR, v.Temp, v.Pulse = 20.6, 38.06, 90.5
	if s := news.Of(&v, news.Scale1); s.Total != 4 {
		t.Errorf("20.6, 38.06 and 90.5 score %d, want 2+1+1", s.Total)
	}
}

func TestAScoreWithGapsSaysSo(t *testing.T) {
	v := well()
	v.SpO2, v.Missing[news.Saturation] = 0, true
	if s := news.Of(&v, news.Scale1); s.Total != 0 || s.Gaps != 1 || s.Red {
		t.Errorf("a saturation that is not shown scores %+v, want a gap and no points", s)
	}
}

func TestThereIsNoScoreForAChildOrInPregnancy(t *testing.T) {
	v := well()
	for _, c := range []struct {
		who  news.Person
		want error
	}{
		{news.Person{Years: 15}, news.ErrChild},
		{news.Person{Years: 16}, nil},
		{news.Person{Years: 31, Pregnant: true}, news.ErrPregnant},
	} {
		if _, err := c.who.Score(&v); !errors.Is(err, c.want) {
			t.Errorf("%+v gives %v, want %v", c.who, err, c.want)
		}
	}
}

func TestOnlyWhoIsFullyAwakeAndOrientedIsAlert(t *testing.T) {
	for _, c := range []struct {
		eye, verbal float64
		want        news.Level
	}{{4, 5, news.Alert}, {4, 4, news.Confused}, {3, 4, news.Voice}, {2, 2, news.Pain}, {1, 1, news.Unresponsive}} {
		if got := news.LevelOf(c.eye, c.verbal, 6); got != c.want {
			t.Errorf("eyes %v, words %v: level %d, want %d", c.eye, c.verbal, got, c.want)
		}
	}
}

func TestAMonitorThatLiesFalsifiesTheScoreAndTheTruthDoesNotFollow(t *testing.T) {
	p, _ := patient.Preset("adult")
	body := patient.New(p, patient.Ventilation{})
	monitor := device.New(device.Spec{Kind: device.Monitor})
	monitor.Blank = 0
	for ch, x := range map[uint8]float64{device.MonRR: 16, device.MonSpO2: 97, device.MonSBP: 120, device.MonPulse: 70, device.MonTemp: 37} {
		monitor.Chan[ch].Displayed = x
	}
	shown := news.Shown(&monitor, false, news.Alert)
	if s := news.Of(&shown, news.Scale1); s.Total != 0 || s.Gaps != 0 {
		t.Fatalf("a well patient on a sound monitor scores %+v", s)
	}
	monitor.Chan[device.MonSpO2].Displayed = 90
	monitor.Blank = 1 << device.MonTemp
	shown = news.Shown(&monitor, false, news.Alert)
	if s := news.Of(&shown, news.Scale1); s.Points[news.Saturation] != 3 || s.Gaps != 1 {
		t.Errorf("a monitor that shows 90 %% and no temperature scores %+v", s)
	}
	truth := news.True(&body, 14, false)
	if s := news.Of(&truth, news.Scale1); s.Total != 0 {
		t.Errorf("the truth of a well patient scores %+v: %+v", s, truth)
	}
}

func TestAHandOnThePatientMendsWhatTheScreenFalsifies(t *testing.T) {
	shown, truth := well(), news.Vitals{RR: 28, SpO2: 90, Oxygen: true, SBP: 88, Pulse: 124, Level: news.Voice, Temp: 39.4}
	shown.Missing[news.Temperature] = true
	for p, want := range [...]int{news.Respiration: 3, news.Saturation: 3, news.Oxygen: 2, news.Pressure: 3, news.Pulse: 2, news.Consciousness: 3, news.Temperature: 2} {
		v := news.Taken(shown, truth, news.Parameter(p))
		if s := news.Of(&v, news.Scale1); s.Points[p] != want || s.Total != want {
			t.Errorf("%s by hand: %d points of %d, want %d and nothing else", news.Parameter(p), s.Points[p], s.Total, want)
		}
	}
	all := news.Taken(shown, truth, news.Respiration, news.Pressure, news.Pulse, news.Temperature)
	if s := news.Of(&all, news.Scale1); s.Gaps != 0 || s.Total != 10 {
		t.Errorf("four by hand score %+v, want 3+3+2+2 without a gap", s)
	}
	if v := news.Taken(shown, truth); v != shown {
		t.Errorf("nothing by hand changes the chart to %+v", v)
	}
}
