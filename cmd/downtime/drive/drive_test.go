package drive_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"downtime/cmd/downtime/drive"
	"downtime/game/engine"
)

func TestTheGreetingNamesTheRunAndTheSecondLineIsTickZero(t *testing.T) {
	out := told(t, begin(t, icu, 7, ""))
	if len(out) != 2 {
		t.Fatalf("%d lines before any command, want 2", len(out))
	}
	want := fmt.Sprintf(`{"hello":{"scenario":"ventilator-autonomy","seed":7,"engine":%d}}`, engine.Version)
	if out[0] != want {
		t.Errorf("greeting %s, want %s", out[0], want)
	}
	e := read(t, out[1])
	if e.Tick != 0 || e.Seconds != 0 || e.Error != nil || e.Over || len(e.Events) != 0 {
		t.Errorf("the second line is %s", out[1])
	}
}

func TestEveryEnvelopeHasTheSameShape(t *testing.T) {
	for _, l := range told(t, begin(t, icu, 7, ""), `{"do":"wait","seconds":1}`, `nonsense`, `{"ask":"actions"}`)[1:] {
		var m map[string]json.RawMessage
		if err := json.Unmarshal([]byte(l), &m); err != nil {
			t.Fatal(err)
		}
		for _, key := range []string{"tick", "seconds", "events", "observation", "error"} {
			if _, ok := m[key]; !ok {
				t.Errorf("an envelope lacks %q: %.200s", key, l)
			}
		}
		if string(m["events"]) == "null" {
			t.Errorf("events are null: %.200s", l)
		}
	}
}

func TestTimePassesAsFarAsOneAsks(t *testing.T) {
	r := begin(t, icu, 7, "")
	for _, c := range []struct {
		line string
		tick int64
	}{
		{`{"do":"wait","seconds":30}`, 1500},
		{`{"do":"wait","seconds":0.02}`, 1501},
		{`{"do":"wait","seconds":1e0}`, 1551},
	} {
		if e := last(t, r, c.line); e.Tick != c.tick || e.Seconds != float64(c.tick)/50 || e.Error != nil {
			t.Errorf("%s leads to tick %d, want %d (%v)", c.line, e.Tick, c.tick, e.Error)
		}
	}
	for _, seconds := range []string{"0", "-1", "0.0199", "3600.1", "1e300", "-1e300"} {
		wantRefused(t, r, `{"do":"wait","seconds":`+seconds+`}`, "0.02 to 3600")
	}
	wantRefused(t, r, `{"do":"wait"}`, "0.02 to 3600")
}

func TestALineThatIsNoCommandIsRefusedWithAReason(t *testing.T) {
	r := begin(t, icu, 7, "")
	for line, why := range map[string]string{
		`hello`:                         "not a command",
		`{`:                             "ends too soon",
		``:                              "empty",
		`   `:                           "empty",
		`null`:                          `{"do":…}`,
		`[]`:                            "no JSON object",
		`"wait"`:                        "no JSON object",
		`{}`:                            `{"do":…}`,
		`{"do":"","ask":""}`:            `{"do":…}`,
		`{"do":"wait","ask":"actions"}`: `{"do":…}`,
		`{"ask":"truth"}`:               `{"ask":"actions"}`,
		`{"do":"dance"}`:                "dance",
		`{"do":"wait","seconds":1,"colour":"red"}`:              "colour",
		`{"do":"wait","seconds":1}{"do":"wait","seconds":1}`:    "more than one",
		`{"do":"wait","seconds":1}}`:                            "more than one",
		`{"do":"wait","seconds":1} ]`:                           "more than one",
		`{"do":"wait","seconds":NaN}`:                           "not a command",
		`{"do":"wait","seconds":1e999}`:                         "seconds",
		`{"do":"wait","seconds":"1"}`:                           `"seconds" cannot be string`,
		`{"do":"rank","order":["bed4"]}`:                        "no ranking",
		`{"do":"say","text":"help"}`:                            "not at the bed yet",
		`{"do":"say"}`:                                          "what do you say",
		`{"do":"say","text":"help","id":"help"}`:                "no id and no target",
		`{"do":"report","fields":{},"target":"bed4"}`:           "no id and no target",
		`{"do":"report","fields":{},"by":"nobody"}`:             `nobody called "nobody"`,
		"{\"do\":\"wait\",\x00\"seconds\":1}":                   "not a command",
		`{"do":"wait","seconds":1,"breaths":[{"at":0,"ml":1}]}`: "ml",
	} {
		wantRefused(t, r, line, why)
	}
}

func TestWhereNoActionTakesWordsSayIsRefused(t *testing.T) {
	wantRefused(t, begin(t, "tutorial", 7, ""), `{"do":"say","text":"help"}`, "Nobody is waiting for your words")
}

func TestALineOfTwoMebibytesIsRefusedAndTheNextIsObeyed(t *testing.T) {
	r := begin(t, icu, 7, "")
	long := `{"do":"say","text":"` + strings.Repeat("x", 2<<20) + `"}`
	var all []envelope
	for _, l := range given(t, r, long+"\n"+`{"do":"wait","seconds":1}`+"\n"+long)[1:] {
		all = append(all, read(t, l))
	}
	if len(all) != 4 {
		t.Fatalf("%d replies, want 4", len(all))
	}
	if all[1].Error == nil || !strings.Contains(*all[1].Error, "1 MiB") || all[1].Tick != 0 {
		t.Errorf("the long line is answered with %v", all[1].Error)
	}
	if all[2].Error != nil || all[2].Tick != 50 {
		t.Errorf("the line after it leads to tick %d, error %v", all[2].Tick, all[2].Error)
	}
	if all[3].Error == nil {
		t.Error("a long line without its newline is not refused")
	}
}

func TestAnActByYourOwnHandsIsDoneWhenTheReplyComes(t *testing.T) {
	r := begin(t, icu, 7, "")
	e := last(t, r, `{"do":"act","id":"look-patient"}`)
	if e.Error != nil || e.Seconds != 4 || !e.says("act", "Look at him") || !e.says("finding", "Eyes half shut") {
		t.Errorf("looking at him: %+v", e)
	}
}

func TestAnActWithoutATargetIsGivenTheListOfThem(t *testing.T) {
	r := begin(t, icu, 7, "")
	wantRefused(t, r, `{"do":"act","id":"look-bed"}`, "bed3", "bed5")
	wantRefused(t, r, `{"do":"act","id":"look-bed","target":"bed4"}`, "bed3", "bed5")
	wantRefused(t, r, `{"do":"act","id":"look-patient","target":"bed4"}`, "takes no target")
	wantRefused(t, r, `{"do":"act","id":"fly"}`, "no action")
	wantRefused(t, r, `{"do":"act"}`, "no action")
	wantRefused(t, r, `{"do":"act","id":"look-patient","by":"nobody"}`, "nobody called")
	wantRefused(t, r, `{"do":"act","id":"look-patient","by":"nurse"}`, "Priya cannot do that")
	e := last(t, r, `{"do":"act","id":"look-bed","target":"bed5"}`)
	for _, ev := range e.Events {
		if ev.ID == "look-bed" && ev.Target != "bed5" {
			t.Errorf("a line about looking at bed 5 names target %q", ev.Target)
		}
	}
}

func TestANumberIsAskedForWhereAnActNeedsOne(t *testing.T) {
	r := begin(t, icu, 7, "")
	wantRefused(t, r, `{"do":"act","id":"set-peep"}`, "value", "0 to 20")
	for _, v := range []string{"-1", "21", "1e300"} {
		wantRefused(t, r, `{"do":"act","id":"set-peep","value":`+v+`}`, "0 to 20")
	}
	wantRefused(t, r, `{"do":"act","id":"look-patient","value":1}`, "takes no value")
	wantRefused(t, r, `{"do":"act","id":"look-patient","text":"hm"}`, "takes no text")
	wantRefused(t, r, `{"do":"act","id":"look-patient","fields":{"device":"x"}}`, "takes no fields")
	if e := last(t, r, `{"do":"act","id":"set-peep","value":10}`); !e.says("device", "PEEP set to 10 cmH2O") {
		t.Errorf("setting PEEP: %+v", e.Events)
	}
}

func TestAnActWithoutAnyNameGoesToYouIfYouMayElseToTheFirstWhoMay(t *testing.T) {
	begun := func(e envelope) string {
		for _, ev := range e.Events {
			if ev.Kind == "act" {
				return ev.Who
			}
		}
		return ""
	}
	r := begin(t, icu, 7, "")
	if who := begun(last(t, r, `{"do":"act","id":"tube-depth"}`)); who != "You" {
		t.Errorf("with your hands free %q checks the tube", who)
	}
	if e := last(t, r, `{"do":"act","id":"bag"}`); e.Error != nil {
		t.Fatal(*e.Error)
	}
	e := last(t, r, `{"do":"act","id":"tube-depth"}`)
	if who := begun(e); who != "Priya" {
		t.Errorf("with your hands on the bag %q checks the tube", who)
	}
	wantRefused(t, r, `{"do":"act","id":"circuit"}`, "Your hands are on the bag")
	wantRefused(t, r, `{"do":"act","id":"cuff","by":"nurse"}`, "Priya is busy", "Check the tube")
	wantRefused(t, r, `{"do":"act","id":"cuff"}`, "Your hands are on the bag") // nobody may: it says why you may not
}

func TestOneHearsWhenSomebodyHasDoneWhatTheyWereSentToDo(t *testing.T) {
	r := begin(t, icu, 7, "agitated")
	e := last(t, r, `{"do":"act","id":"prepare-bag","by":"nurse"}`)
	if e.Tick != 0 || e.says("done", "Ready the bag") {
		t.Errorf("before she has done it: %+v", e)
	}
	e = last(t, r, `{"do":"wait","seconds":20}`)
	if i := slices.IndexFunc(e.Events, func(ev event) bool { return ev.Kind == "done" }); i < 0 || e.Events[i].Who != "Priya" || e.Events[i].ID != "prepare-bag" || e.Events[i].Tick != 750 {
		t.Errorf("afterwards: %+v", e.Events)
	}
}

func TestTheListOfActionsSaysWhatIsPossibleAndWhyNot(t *testing.T) {
	r := begin(t, icu, 7, "")
	e := last(t, r, `{"ask":"actions"}`)
	if e.Tick != 0 || len(e.Actions) < 60 {
		t.Fatalf("%d actions at tick %d", len(e.Actions), e.Tick)
	}
	if a := e.action(t, "measured-neighbour"); !slices.Equal(a.Targets, []string{"vent3", "vent5"}) || !a.Legal || a.Why != "" || a.Seconds != 15 {
		t.Errorf("%+v", a)
	}
	if a := e.action(t, "feel-bag"); a.Legal || a.Why != "Your hands are not on the bag." {
		t.Errorf("%+v", a)
	}
	if a := e.action(t, "set-peep"); a.Value == nil || a.Value.High != 20 {
		t.Errorf("%+v", a)
	}
	if a := e.action(t, "prepare-bag"); !slices.Equal(a.By, []string{"you", "nurse", "sister"}) {
		t.Errorf("%+v", a)
	}
	if a := e.action(t, "report-device"); len(a.Fields) != len(cases[icu]().Report) {
		t.Errorf("the report's fields are listed as %+v", a.Fields)
	}
	seen := map[string]bool{}
	for _, a := range e.Actions {
		if seen[a.ID] || a.Label == "" || a.Category == "" || a.Targets == nil || a.By == nil || a.Legal == (a.Why != "") {
			t.Errorf("listed wrong or twice: %+v", a)
		}
		seen[a.ID] = true
	}
}

func TestAnOpenSceneIsAnsweredOnce(t *testing.T) {
	r := begin(t, icu, 7, "")
	wantRefused(t, r, `{"do":"choose","scene":"student-offer","id":"learn"}`, "Nobody is waiting")
	if e := last(t, r, `{"do":"wait","seconds":55}`); !e.says("scene", "life support") {
		t.Fatalf("the student offers nothing: %+v", e.Events)
	}
	wantRefused(t, r, `{"do":"choose","scene":"student-offer","id":"sing"}`, "no answer")
	wantRefused(t, r, `{"do":"choose","scene":"opera","id":"learn"}`, "no scene")
	e := last(t, r, `{"do":"choose","scene":"student-offer","id":"learn"}`)
	if e.Error != nil || !e.says("choice", "Gloves on") || !e.says("reply", "gloved") || e.Seconds != 55 {
		t.Errorf("%+v", e)
	}
	wantRefused(t, r, `{"do":"choose","scene":"student-offer","id":"learn"}`, "Nobody is waiting")
}

func TestABeliefIsAProbabilityAboutADevice(t *testing.T) {
	r := begin(t, icu, 7, "")
	for line, why := range map[string]string{
		`{"do":"believe","device":"vent4"}`:             `needs "p"`,
		`{"do":"believe","device":"vent4","p":1.01}`:    "0 to 1",
		`{"do":"believe","device":"vent4","p":-0.01}`:   "0 to 1",
		`{"do":"believe","device":"vent4","p":1e300}`:   "0 to 1",
		`{"do":"believe","device":"vent9","p":0.5}`:     "no device",
		`{"do":"believe","device":"transport","p":0.5}`: "no such device here",
		`{"do":"believe","p":0.5}`:                      "no device",
		`{"do":"believe","device":"vent4","p":"maybe"}`: `"p" cannot be string`,
	} {
		wantRefused(t, r, line, why)
	}
	e := last(t, r, `{"do":"believe","device":"vent4","p":0.7}`)
	if e.Error != nil || !e.says("belief", "70 %") || e.Tick != 0 {
		t.Errorf("%+v", e)
	}
}

func TestAnAlarmLimitTakesBothHandsForFiveSeconds(t *testing.T) {
	r := begin(t, icu, 7, "")
	for line, why := range map[string]string{
		`{"do":"limit","device":"vent4","alarm":"colour","low":1}`:               "no alarm",
		`{"do":"limit","device":"vent9","alarm":"vte-low","low":1}`:              "no device",
		`{"do":"limit","device":"transport","alarm":"vte-low","low":1}`:          "no such alarm here",
		`{"do":"limit","device":"vent4","alarm":"vte-low","low":500,"high":400}`: "below",
		`{"do":"limit","device":"vent4","alarm":"vte-low","low":-5}`:             "0 to 3000",
		`{"do":"limit","device":"vent4","alarm":"vte-low","low":1e300}`:          "0 to 3000",
		`{"do":"limit","device":"vent4","alarm":"failure","low":1}`:              "",
	} {
		wantRefused(t, r, line, why)
	}
	e := last(t, r, `{"do":"limit","device":"vent4","alarm":"vte-low","low":350}`)
	if e.Error != nil || e.Seconds != 5 || !e.says("device", "alarm limit") {
		t.Errorf("%+v", e)
	}
}

func TestABoutOfBaggingNeedsABagAndBreathsInOrder(t *testing.T) {
	r := begin(t, icu, 7, "ventilator-failure")
	wantRefused(t, r, `{"do":"bag","breaths":[{"at":0,"squeeze_ml":500,"seconds":1}]}`, "not holding a bag")
	if e := last(t, r, `{"do":"act","id":"bag"}`); e.Error != nil {
		t.Fatal(*e.Error)
	}
	for breaths, why := range map[string]string{
		``: "at least one breath",
		`{"at":4,"squeeze_ml":500,"seconds":1},{"at":2,"squeeze_ml":500,"seconds":1}`: "rises",
		`{"at":4,"squeeze_ml":500,"seconds":1},{"at":4,"squeeze_ml":500,"seconds":1}`: "breath 2",
		`{"at":-1,"squeeze_ml":500,"seconds":1}`:                                      "rises",
		`{"at":121,"squeeze_ml":500,"seconds":1}`:                                     "120",
		`{"at":1e300,"squeeze_ml":500,"seconds":1}`:                                   "120",
		`{"at":0,"squeeze_ml":801,"seconds":1}`:                                       "800 mL",
		`{"at":0,"squeeze_ml":0,"seconds":1}`:                                         "800 mL",
		`{"at":0,"squeeze_ml":-500,"seconds":1}`:                                      "800 mL",
		`{"at":0,"squeeze_ml":500,"seconds":0}`:                                       "0.1 to 5",
		`{"at":0,"squeeze_ml":500,"seconds":60}`:                                      "0.1 to 5",
		`{"at":0,"squeeze_ml":500,"seconds":1},{"at":4,"squeeze_ml":900,"seconds":1}`: "800 mL",
	} {
		wantRefused(t, r, `{"do":"bag","breaths":[`+breaths+`]}`, why)
	}
}

func TestAfterABoutTheRhythmStands(t *testing.T) {
	r := begin(t, icu, 7, "ventilator-failure")
	last(t, r, `{"do":"act","id":"bag"}`)
	e := last(t, r, `{"do":"bag","breaths":[{"at":0,"squeeze_ml":500,"seconds":1},{"at":4,"squeeze_ml":500,"seconds":1},{"at":8,"squeeze_ml":500,"seconds":1}]}`)
	if e.Error != nil || e.Seconds != 3+8+1+1 {
		t.Fatalf("the bout ends at %g s, error %v", e.Seconds, e.Error)
	}
	bag, ok := e.Observation["bag"].(map[string]any)
	if !ok || bag["yours"] != true || bag["rate"].(float64) < 12 || bag["rate"].(float64) > 18 {
		t.Errorf("the bag shows %v", e.Observation["bag"])
	}
	before := r.State.Bagging[0].Breaths
	last(t, r, `{"do":"wait","seconds":30}`)
	if n := r.State.Bagging[0].Breaths - before; n < 6 || n > 9 {
		t.Errorf("in the next 30 s the hands squeezed %d times, want about 7", n)
	}
}

func TestABoutEndsWhenTheBagIsTakenFromYourHands(t *testing.T) {
	r := begin(t, bay, 1, "")
	last(t, r, `{"do":"act","id":"look-patient"}`, `{"do":"act","id":"measured"}`, `{"do":"wait","seconds":1}`,
		`{"do":"believe","device":"vent1","p":0.1}`, `{"do":"act","id":"bag"}`)
	var breaths []string
	for i := range 20 {
		breaths = append(breaths, fmt.Sprintf(`{"at":%d,"squeeze_ml":500,"seconds":1}`, i*4))
	}
	start := r.State.Tick
	e := last(t, r, `{"do":"bag","breaths":[`+strings.Join(breaths, ",")+`]}`)
	if e.Error != nil || !e.says("hands", "lets go") {
		t.Fatalf("%+v", e)
	}
	if seconds := (e.Tick - start) / engine.TicksPerSecond; seconds > 20 {
		t.Errorf("the reply comes %d s after the bout began, long after Priya took over", seconds)
	}
}

func TestTheReportKnowsItsFields(t *testing.T) {
	r := begin(t, icu, 7, "agitated")
	wantRefused(t, r, `{"do":"report","fields":{"device":"Selby V6"}}`, "Too soon")
	if e := last(t, r, `{"do":"wait","seconds":250}`); e.Error != nil {
		t.Fatal(*e.Error)
	}
	wantRefused(t, r, `{"do":"report","fields":{"device":"Selby V6","colour":"white"}}`, "colour", "device, asset, software")
	wantRefused(t, r, `{"do":"act","id":"report-device","fields":{"colour":"white"}}`, "colour", "device, asset, software")
	wantRefused(t, r, `{"do":"report"}`, "device, asset, software")
	wantRefused(t, r, `{"do":"report","by":"nurse","fields":{"device":"Selby V6"}}`, "Priya cannot do that")
	wantRefused(t, r, `{"do":"report","fields":{"device":"`+strings.Repeat("x", 5000)+`"}}`, "at most 4000 bytes")
	wantRefused(t, r, `{"do":"report","fields":["Selby"]}`, `"fields" cannot be array`)
	e := last(t, r, `{"do":"report","fields":{"device":"Selby V6","asset":"2231"}}`)
	if e.Error != nil || e.Seconds != 310 || !e.says("note", "report is written") {
		t.Errorf("%+v", e)
	}
}

func TestOnceOverARunTakesNothingButItsEnd(t *testing.T) {
	r := begin(t, bay, 1, "")
	e := last(t, r, `{"do":"wait","seconds":3600}`)
	if !e.Over || e.Seconds != 420 || !e.says("end", "ends here") {
		t.Fatalf("the run ends as %+v", e)
	}
	for _, line := range []string{
		`{"do":"wait","seconds":1}`, `{"do":"act","id":"look-patient"}`, `{"do":"believe","device":"vent1","p":0}`,
	} {
		wantRefused(t, r, line, "The run is over")
	}
	for _, a := range last(t, r, `{"ask":"actions"}`).Actions {
		if a.Legal || a.Why != "The run is over." {
			t.Errorf("after the end: %+v", a)
		}
	}
}

func TestTheEndIsAnsweredOnceWithCardAndTruth(t *testing.T) {
	out := told(t, begin(t, icu, 7, "mucus-plug"), `{"do":"wait","seconds":10}`, `{"do":"end"}`, `{"do":"end"}`, `{"do":"wait","seconds":1}`)
	if len(out) != 4 {
		t.Fatalf("%d lines, want greeting, tick 0, a wait and the end", len(out))
	}
	var end drive.Result
	dec := json.NewDecoder(strings.NewReader(out[3]))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&end); err != nil {
		t.Fatal(err)
	}
	if end.Truth.Variant != "mucus-plug" || end.Truth.Kind != "mimic" || end.Truth.Twin != "silent-limiter" || end.Truth.Text == "" || end.Truth.Faulty == nil {
		t.Errorf("truth: %+v", end.Truth)
	}
	if !end.Card.Scored || end.Card.Ending != "left" || end.Card.Tick != 500 || len(end.Card.Domains) == 0 {
		t.Errorf("card: %+v", end.Card)
	}
}

func TestTheEndOfInputLeavesTheRunAsItStands(t *testing.T) {
	r := begin(t, icu, 7, "")
	out := given(t, r, `{"do":"wait","seconds":10}`) // without its newline
	if len(out) != 3 || r.State.Tick != 500 || r.State.Over {
		t.Errorf("%d lines, tick %d, over %v", len(out), r.State.Tick, r.State.Over)
	}
}

func TestAnInterruptEndsTheDriverAlsoWhileItWaitsForALine(t *testing.T) {
	in, keyboard := io.Pipe()
	defer keyboard.Close()
	ctx, cancel := context.WithCancel(t.Context())
	out, screen := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- drive.Drive(ctx, begin(t, bay, 1, ""), in, screen) }()
	heard := make([]byte, 1)
	if _, err := out.Read(heard); err != nil { // it has greeted
		t.Fatal(err)
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("the driver ends with %v", err)
	}
}

func TestAReaderThatGoesAwayIsAnError(t *testing.T) {
	err := drive.Drive(t.Context(), begin(t, bay, 1, ""), strings.NewReader(`{"do":"wait","seconds":1}`), brokenPipe{})
	if err == nil || !strings.Contains(err.Error(), "write reply") {
		t.Errorf("got %v", err)
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestTheSameLinesGiveTheSameBytesAlsoSideBySide(t *testing.T) {
	lines := []string{
		`{"do":"act","id":"prepare-bag","by":"nurse"}`, `{"do":"wait","seconds":60}`, `nonsense`, `{"ask":"actions"}`,
		`{"do":"act","id":"bag"}`, `{"do":"bag","breaths":[{"at":0,"squeeze_ml":480,"seconds":1},{"at":4,"squeeze_ml":480,"seconds":1}]}`,
		`{"do":"act","id":"give-bag-student"}`, `{"do":"wait","seconds":200}`, `{"do":"end"}`,
	}
	want := told(t, begin(t, icu, 42, "silent-limiter"), lines...)
	same := make(chan []string)
	for range 4 {
		go func() { same <- told(t, begin(t, icu, 42, "silent-limiter"), lines...) }()
	}
	for range 4 {
		if got := <-same; !slices.Equal(got, want) {
			t.Error("the same lines gave other bytes")
		}
	}
	if other := told(t, begin(t, icu, 43, "silent-limiter"), lines...); slices.Equal(other[2:], want[2:]) {
		t.Error("another seed gives the same run: nothing here depends on chance")
	}
}

// FuzzDriver: whatever comes in, one line goes out for each, and nothing panics.
func FuzzDriver(f *testing.F) {
	for _, s := range []string{
		"", "\n", "\n\n\n", `{"do":"wait","seconds":1}`, `{"do":"act","id":"look-patient"}` + "\n" + `{"do":"end"}`,
		`{"do":"act","id":"bag"}` + "\n" + `{"do":"bag","breaths":[{"at":0,"squeeze_ml":500,"seconds":1}]}`,
		`{"ask":"actions"}`, `{"do":"believe","device":"vent1","p":0.5}`, `{"do":"limit","device":"vent1","alarm":"vte-low","low":300}`,
		`{"do":"report","fields":{"a":"b"}}`, `{"do":"say","text":"` + "\xff\xfe" + `"}`, `{"do":"rank","order":[]}`, "{\"do\":\"choose\"}\r\n",
		`{"do":"act","id":"look-patient","by":"you","value":-0,"target":null}`, strings.Repeat("[", 2000), `{"do":"wait","seconds":3600}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		r := begin(t, bay, 1, "")
		var out bytes.Buffer
		if err := drive.Drive(t.Context(), r, bytes.NewReader(in), &out); err != nil {
			t.Fatal(err)
		}
		asked := bytes.Count(in, []byte("\n"))
		if len(in) > 0 && in[len(in)-1] != '\n' {
			asked++
		}
		got := bytes.Split(bytes.TrimSuffix(out.Bytes(), []byte("\n")), []byte("\n"))
		ended := bytes.HasPrefix(got[len(got)-1], []byte(`{"card":`))
		if len(got) != asked+2 && !(ended && len(got) < asked+2) {
			t.Fatalf("%d lines in, %d out", asked, len(got))
		}
		for _, l := range got {
			if !json.Valid(l) {
				t.Fatalf("not JSON: %.300s", l)
			}
		}
	})
}
