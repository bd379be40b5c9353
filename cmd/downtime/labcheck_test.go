package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"downtime/game/engine"
	"downtime/saves/handin"
	"downtime/saves/lab"
)

func TestPreflightSaysWhatIsWrongWithAClock(t *testing.T) {
	made := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	for now, says := range map[time.Time]string{
		made.Add(time.Hour):            "",
		made.Add(-30 * time.Minute):    "",
		made.Add(-24 * time.Hour):      "the session was set on",
		made.AddDate(-56, 0, 0):        "it shows ",
		made.AddDate(100, 0, 0):        "it shows ",
		made.AddDate(0, 6, 0):          "",
		time.Unix(0, 0):                "set it",
		made.AddDate(0, 0, -1).Local(): "set it",
	} {
		said, err := clockOK(now, &lab.Session{Made: made})
		if says == "" && (err != nil || !strings.Contains(said, now.Format("15:04"))) || says != "" && (err == nil || !strings.Contains(err.Error(), says)) {
			t.Errorf("at %v it says %q, %v", now, said, err)
		}
	}
}

func TestPreflightSaysThatAnotherVersionSetTheSession(t *testing.T) {
	o := &options{}
	sc, err := o.scenario("epilepsy-app")
	if err != nil {
		t.Fatal(err)
	}
	for says, s := range map[string]*lab.Session{
		"":                             {Engine: engine.Version, Items: []lab.Item{{Scenario: "epilepsy-app", Content: sc.Hash}, {Skill: "news2"}}},
		"with engine":                  {Engine: engine.Version + 1},
		"case epilepsy-app is another": {Engine: engine.Version, Items: []lab.Item{{Scenario: "epilepsy-app", Content: "00"}}},
	} {
		if err := o.sameVersion(s); (err == nil) != (says == "") || err != nil && !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v", says, err)
		}
	}
}

func TestASessionOfAnotherVersionFailsPreflight(t *testing.T) {
	m := &machine{t, t.TempDir(), t.TempDir()}
	code := m.session()
	in(t, m.run(true, "", "lab", "preflight", code), "pass  session: "+code, "pass  clock: it is ", "Ready.")
	file, err := os.ReadFile(filepath.Join(m.share, code+lab.Extension))
	if err != nil {
		t.Fatal(err)
	}
	s, err := lab.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	if s.Engine != engine.Version || s.Items[0].Content == "" {
		t.Errorf("the session names no version: %+v", s)
	}
	s.Items[0].Content = "00"
	key, err := handin.Key(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	text, err := s.Encode(key)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(m.share, s.Code+lab.Extension), text, 0o600); err != nil {
		t.Fatal(err)
	}
	in(t, m.run(false, "", "lab", "preflight", s.Code), "FAIL  session: its case ventilator-autonomy is another version", "Not ready: 1 thing")
}

func TestPreflightSaysThatAMachineIsTooSlow(t *testing.T) {
	before := minuteTime
	t.Cleanup(func() { minuteTime = before })
	for limit, says := range map[time.Duration]string{time.Hour: "", 0: "the machine is too slow"} {
		minuteTime = limit
		said, err := (&options{}).playable(&lab.Session{Items: []lab.Item{{Scenario: "epilepsy-app"}}})
		if says == "" && (err != nil || said != "1 case ready to play") || says != "" && (err == nil || !strings.Contains(err.Error(), says)) {
			t.Errorf("with %v for a minute it says %q, %v", limit, said, err)
		}
	}
}

func TestACheckThatHangsKeepsNoOtherFromItsAnswer(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	hangs := within(ctx, flightCheck{"drive", func(context.Context) (string, error) { select {} }})
	quick := within(ctx, flightCheck{"clock", func(context.Context) (string, error) { return "", errors.New("no") }})
	if _, err := quick(); err == nil || err.Error() != "no" {
		t.Errorf("the quick one says %v", err)
	}
	cancel()
	if _, err := hangs(); err == nil || !strings.Contains(err.Error(), "does not answer") {
		t.Errorf("the one that hangs says %v", err)
	}
}
