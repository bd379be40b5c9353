package scenario

import (
	"strings"
	"testing"

	"downtime/game/device"
	"downtime/game/engine"
)

// bedside is a case just large enough to name one of everything.
func bedside() *compiler {
	return build(&Doc{
		ID:       "bedside",
		Patients: []Patient{{ID: "bed1", Preset: "adult"}, {ID: "bed2", Preset: "adult"}},
		Devices:  []Device{{ID: "vent1", Kind: "ventilator", Patient: "bed1"}, {ID: "bag1", Kind: "bag"}},
		People:   []Person{{ID: "you"}, {ID: "nurse"}},
		Flags:    []Flag{{ID: "warned"}},
		Variants: []Variant{{ID: "guilty", Kind: "silent"}, {ID: "innocent", Kind: "plain"}},
		Actions:  []Action{{ID: "look", Targets: []string{"bed1", "bed2"}}, {ID: "call"}},
		Scenes:   []Scene{{ID: "asks", Choices: []Choice{{ID: "yes"}, {ID: "no"}}}},
		Clues:    []Clue{{ID: "clue"}},
	})
}

// moment is a State in which much is so.
func moment() engine.State {
	var s engine.State
	s.Tick = 30 * engine.TicksPerSecond
	s.Airway[0], s.Airway[1] = 0, -1
	s.Here[0] = true
	s.People[0] = engine.Hands{Here: true, Bag: -1, Press: -1}
	s.People[1] = engine.Hands{Here: true, Bag: 1}
	s.Flags[0] = 2
	s.Done[1] = engine.Record{Times: 3, First: 50, Last: 20 * engine.TicksPerSecond}
	s.Scenes[0] = engine.SceneState{Opened: 5, Closed: 9, Choice: 1}
	s.Clues[0].Seen = 7
	s.Beliefs[0] = engine.Belief{P: 0.75, Times: 1}
	s.Variant, s.Kind = 0, int64(engine.Silent)
	s.Acts[0].Act = int64(engine.Manual)
	vt, _ := device.ChannelNamed(device.Ventilator, "vt")
	s.Devices[0] = device.Device{Mode: device.Standby}
	s.Devices[0].Chan[vt] = device.Value{Ordered: 420, Delivered: 300, Effect: 290, Displayed: 410}
	s.Bagging[0].Rate = 14
	return s
}

func TestConditionsMeanWhatTheLanguagePageSays(t *testing.T) {
	c, s := bedside(), moment()
	for src, want := range map[string]bool{
		"":                        true,
		"t == 30":                 true,
		"t < 30 or t >= 31":       false,
		"10 < t < 40":             true,
		"10 < t < 20":             false,
		"not (t > 10 and t < 20)": true,
		"!(t > 10) || t > 20":     true,
		"1 + 2 * 3 == 7":          true,
		"(1 + 2) * 3 - -1 == 10":  true,
		"7 / 2 == 3.5":            true,
		"1 / (t - 30) == 0":       true, // nothing divided by nothing is nothing, never a crash
		"true != false":           true,
		"vent1.vt == 410":         true,
		"vent1.ordered.vt == 420 and vent1.delivered.vt == 300 and vent1.effect.vt == 290": true,
		`mode("vent1", "standby")`:                            true,
		`mode("vent1", "in-service")`:                         false,
		`alarm("vent1") or alarm("vent1", "phigh")`:           false,
		`drives("bed1", "vent1") and drives("bed2", "none")`:  true,
		`holds("nurse", "bag1") and not holds("you", "bag1")`: true,
		`free("you") and not free("nurse")`:                   true,
		`here("vent1") and not here("bag1") and here("you")`:  true,
		`flag("warned") == 2`:                                 true,
		`done("look")`:                                        true,
		`done("look", "bed1")`:                                false,
		`done("look", "bed2")`:                                true,
		`times("look") == 3 and times("call") == 0`:           true,
		`since("look") == 10`:                                 true,
		`since("call") > 1000000`:                             true,
		`open("asks")`:                                        false,
		`chose("asks", "no") and not chose("asks", "yes")`:    true,
		`seen("clue")`:                                        true,
		`belief("vent1") == 0.75 and belief("bag1") == -1`:    true,
		`variant("guilty") and kind("silent")`:                true,
		`variant("innocent") or kind("plain")`:                false,
		`act("vent1", "manual") and act("bag1", "keep")`:      true,
		`harm("bed1") == 0 and bagrate("bed1") == 14`:         true,
		`baggap("bed1") + bagvolume("bed1") == 0`:             true,
		`bed1.pao2 >= 0`:                                      true,
	} {
		before := len(c.probs)
		e := c.cond("when", src, scope{})
		if len(c.probs) > before {
			t.Errorf("%s: %v", src, c.probs[before:])
		} else if got := engine.Holds(&e, &s); got != want {
			t.Errorf("%s is %v, want %v", src, got, want)
		}
	}
}

func TestConditionsHaveNothingBesides(t *testing.T) {
	for src, want := range map[string]Code{
		"t":                         CodeType,
		"true + 1 > 0":              CodeType,
		"t > true":                  CodeType,
		"t == true":                 CodeType,
		`flag("warned") and t > 1`:  CodeType,
		`"words"`:                   CodeType,
		"not t > 1":                 CodeType, // not binds first
		"t ** 2 > 1":                CodeForbidden,
		"t ^ 2 > 1":                 CodeForbidden,
		"t % 2 == 1":                CodeForbidden,
		"t in [1, 2]":               CodeForbidden,
		"t > 1 ?? true":             CodeForbidden,
		"t / 0 > 1":                 CodeForbidden,
		`"a" contains "b"`:          CodeForbidden,
		"[1][0] > 0":                CodeForbidden,
		"{a: 1}.a > 0":              CodeForbidden,
		"bed1?.pao2 > 1":            CodeForbidden,
		"let x = 1; x > 0":          CodeForbidden,
		"t > 1; t > 2":              CodeForbidden,
		"now() > t":                 CodeExprName,
		"len(t) > 1":                CodeExprName,
		"all([1], true)":            CodeExprName,
		"t | abs() > 1":             CodeExprName,
		"bed1 > 1":                  CodeExprName,
		"bed1.vt.delivered > 1":     CodeExprName,
		"bed3.pao2 > 1":             CodeExprName,
		"vent1.actual.vt > 1":       CodeExprName,
		`done("look", "bed3")`:      CodeExprName,
		`done("call", "bed1")`:      CodeExprName,
		`chose("asks", "maybe")`:    CodeExprName,
		`mode("vent1", "asleep")`:   CodeExprName,
		`mode("vent1")`:             CodeArguments,
		`done("look", "bed1", "x")`: CodeArguments,
		`flag(1) > 0`:               CodeArguments,
		`holds("you", "vent1")`:     CodeArguments,
		"value > 1":                 CodeNoActor,
		`by("you")`:                 CodeNoActor,
		"t > ":                      CodeExpr,
		"t > 1 1":                   CodeExpr,
		`done("look`:                CodeExpr,
		strings.Repeat("t > 1 or ", 80) + "t > 1": CodeTooComplex,
	} {
		c := bedside()
		before := len(c.probs)
		if e := c.cond("when", src, scope{}); !e.Always() || len(c.probs) == before {
			t.Errorf("%s: compiled", src)
		} else if got := c.probs[before].Code; got != want {
			t.Errorf("%s: %v, want %s", src, c.probs[before], want)
		}
	}
}

func TestTheExpertSeesOnlyWhatATraineeSees(t *testing.T) {
	for src, hidden := range map[string]bool{
		"vent1.vt < 300 and vent1.ordered.vt > 400":                          false,
		`mode("vent1", "standby") or done("call") or seen("clue") or t > 90`: false,
		`belief("vent1") < 0 and open("asks") and since("call") > 60`:        false,
		"bed1.pao2 < 8":                      true,
		"vent1.delivered.vt < 300":           true,
		"vent1.effect.vt < 300":              true,
		`variant("guilty")`:                  true,
		`kind("silent")`:                     true,
		`flag("warned") > 0`:                 true,
		`harm("bed1") > 5`:                   true,
		`bagrate("bed1") > 5`:                true,
		`not (t > 5 and baggap("bed1") > 9)`: true,
	} {
		c := bedside()
		before := len(c.probs)
		c.cond("expert[0].when", src, scope{expert: true})
		if got := len(c.probs) > before && c.probs[before].Code == CodeHidden; got != hidden {
			t.Errorf("%s: hidden is %v, want %v: %v", src, got, hidden, c.probs[before:])
		}
	}
}

func TestAHoleIsFilledWithANumberOfDecimals(t *testing.T) {
	c := bedside()
	text, ok := c.holes("text", "Set {vent1.ordered.vt:0} mL, PaO2 {bed1.pao2:1} kPa, t {t}.", scope{})
	if !ok || len(text.Holes) != 3 || len(text.Parts) != 4 || text.Decimals[1] != 1 || text.Parts[2] != " kPa, t " {
		t.Errorf("%+v", text)
	}
}

func TestAnActionIsWrittenOnceForAllItsTargets(t *testing.T) {
	doc := &Doc{
		Patients: []Patient{{ID: "bed1"}, {ID: "bed12"}},
		Actions: []Action{{
			ID: "look", Label: "Look at bed @", Targets: []string{"bed1", "bed12"},
			Findings: []Finding{{When: "bed@.spo2 < 90", Text: "Bed @ is blue."}},
		}},
	}
	c := build(doc)
	if len(c.sc.Actions) != 2 || c.sc.Actions[1].Label != "Look at bed 12" || c.sc.Actions[1].Target != "bed12" {
		t.Fatalf("%+v", c.sc.Actions)
	}
	if got := c.sc.Actions[1].Findings[0].When.Ops[0]; got.Code != engine.OpPatient || got.A != 1 {
		t.Errorf("bed@ stands for patient %d", got.A)
	}
	if doc.Actions[0].Findings[0].When != "bed@.spo2 < 90" {
		t.Error("expanding changed what was written")
	}
}

func TestANameIsSuggestedForAnUnknownOne(t *testing.T) {
	for got, want := range map[string]string{
		"etc02": "did you mean etco2?", "tempp": "did you mean temp?", "suctoin": "did you mean suction?", "zzzzz": "one of: etco2 temp suction",
	} {
		if s := Suggest(got, []string{"etco2", "temp", "suction"}); s != want {
			t.Errorf("%s: %s, want %s", got, s, want)
		}
	}
}

func FuzzConditionsNeverBreakTheCompiler(f *testing.F) {
	for _, seed := range []string{
		"t > 1", `done("look", "bed1") and not seen("clue")`, "1 < t < 3", "vent1.ordered.vt == 3 or bed1.pao2 / 2 > -1", "((t > 1",
		"t ? 1 : 2", "let a = 1; a", `"\u0000" == 1`, "t |", "#.a", "::x()", "a?.[b]", "é > 1", "-t > +t", "1..2", `done("")`, "!!!true",
	} {
		f.Add(seed)
	}
	c, s := bedside(), moment()
	f.Fuzz(func(t *testing.T, src string) {
		c.probs = nil
		e := c.cond("when", src, scope{})
		if len(c.probs) > 0 && !e.Always() {
			t.Fatalf("%q: compiled in spite of %v", src, c.probs)
		}
		engine.Holds(&e, &s)
	})
}
