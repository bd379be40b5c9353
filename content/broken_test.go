package content

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"downtime/game/scenario"
)

// broken is one way of breaking the small case: old becomes new in a file, and the problem stands where at begins.
type broken struct {
	code     scenario.Code
	old, new string
	at       string // first character of the place; "": line 1, column 1
	file     string // "": scenario.yaml
}

var brokenCases = []broken{
	{code: "S002", old: "place: Test", new: "place: \x00Test", at: "\x00"},
	{code: "S002", old: "place: Test", new: "place: \xffTest", at: "\xff"},
	{code: "S002", old: "  - {id: warned", new: "\t- {id: warned", at: "\t-"},
	{code: "S002", old: "place: Test", new: "place: \u202eTest", at: "\u202eT"},
	{code: "S003", old: "settings: {vt: 420", new: "settings: {vt: " + strings.Repeat("[", 59) + "[#", at: "[#"},
	{code: "S004", old: "warning: Somebody", new: "warning: [Somebody", at: "[Somebody"},
	{code: "S004", old: "hour: \"03:14\"", new: "hour: \"03:14", at: "\"03:14"},
	{code: "S004", old: "  - {id: chosen, text: Chosen for the simulation., mark: D}", new: "  [{id: chosen", at: "[{id: chosen"},
	{code: "S004", old: "{id: you, label: You}", new: "{id: you, label: You", at: "{id: you"},
	{code: "S004", old: "why: The patient first.}", new: "why: The patient #first.}", at: "{when: 't > 10"},
	{code: "S004", old: "place: Test ward, bed 1", new: "place: Test ward: bed 1", at: "Test ward:"},
	{code: "S002", old: "label: Read the event log", new: "label: |\n      Read\n      the log", at: "|\n      Read"},
	{code: "S002", old: "label: Read the event log", new: "label: \"Read \\e[31m\"", at: "\"Read \\e"},
	{code: "S005", old: "grade: resident doctor", new: "grade: &g resident doctor", at: "&g"},
	{code: "S005", old: "id: tiny", new: "<<: {id: tiny}", at: "<<"},
	{code: "S006", old: "minutes: 5", new: "minuts: 5", at: "minuts"},
	{code: "S006", old: "{id: you, label: You}", new: "{id: you, lable: You}", at: "lable"},
	{code: "S007", old: "minutes: 5", new: "minutes: 5\nminutes: 6", at: "minutes: 6"},
	{code: "S008", old: "minutes: 5", new: "minutes: five", at: "five"},
	{code: "S008", old: "rate: [12, 18]", new: "rate: [12]", at: "[12]"},
	{code: "S008", old: "harm: 1", new: "harm: .inf", at: ".inf"},
	{code: "S009", old: "minutes: 5", new: "minutes:", at: "\nlimit"},
	{code: "S020", old: "    preset: ards\n", new: "    # none\n", at: "id: bed1"},
	{code: "S020", old: "summary: A ventilated patient and a number that does not fit.\n", new: ""},
	{code: "S021", old: "- {id: warned", new: "- {id: Warned", at: "Warned"},
	{code: "S021", old: "- id: bag1", new: "- id: bag-1", at: "bag-1"},
	{code: "S022", old: "- id: log\n", new: "- id: look\n", at: "look\n    label: Read"},
	{code: "S022", old: "- id: bag1", new: "- id: bed1", at: "bed1\n    kind"},
	{code: "S023", old: "faulty: [vent1]\n    truth: The ventilator stopped", new: "faulty: [vent2]\n    truth: The ventilator stopped", at: "vent2"},
	{code: "S023", old: "knob: bed1.resistance", new: "knob: bed1.resistence", at: "bed1.resistence"},
	{code: "S023", old: "do: log, once", new: "do: logg, once", at: "logg"},
	{code: "S024", old: "kind: mimic", new: "kind: mimick", at: "mimick"},
	{code: "S024", old: "category: ask", new: "category: asking", at: "asking"},
	{code: "S024", old: "domain: verification", new: "domain: verifiction", at: "verifiction"},
	{code: "S025", old: "id: tiny", new: "id: tinier", at: "tinier"},
	{code: "S026", old: "{vent1.rrtot:0} a minute", new: "{vent1.rrtot:0} {t} {t} {t} {t}", at: "\"Shall"},
	{code: "S026", old: "{note: \"PEEP is now {value:0}.\", when: value > 0}", new: "{note: \"PEEP.\", after: 900}", at: "900}"},
	{code: "S027", old: "seconds: 20", new: "seconds: -20", at: "-20"},
	{code: "S027", old: "peep: 14, fio2: 0.6", new: "peep: 14, fio2: 60", at: "60}"},
	{code: "S028", old: "{hold: bag1}", new: "{hold: bag1, open: nurse-asks}", at: "{hold"},
	{code: "S028", old: "{fetch: bag1, after: 30}", new: "{fetch: bag1, over: 30}", at: "30}\n      - {open"},
	{code: "S028", old: "{fetch: bag1, after: 30}", new: "{after: 30}", at: "{after: 30}"},
	{code: "S028", old: "kind: ventilator", new: "kind: drip", at: "vent1, fault: unavailable"},
	{code: "S029", old: "hour: \"03:14\"", new: "hour: \"24:14\"", at: "\"24:14\""},
	{code: "S029", old: "review-by: 2027-11-21", new: "review-by: 2027-02-29", at: "2027-02-29"},
	{code: "S030", old: "when: t > 90", new: "when: t > (90", at: "0\n    deadline: 60\n    asks"},
	{code: "S031", old: "when: t > 90", new: "when: t ** 2 > 90", at: "** 2"},
	{code: "S031", old: "when: t > 90", new: "when: \"t > 90 ? true : false\"", at: "> 90 ?"},
	{code: "S032", old: "bed1.alive < 1", new: "bed1.alife < 1", at: "alife"},
	{code: "S032", old: "when: kind(\"overt\")", new: "when: kind(\"overd\")", at: "\"overd\""},
	{code: "S032", old: "when: t > 90", new: "when: len(\"a\") > 90", at: "len("},
	{code: "S033", old: "when: t > 500 and flag(\"warned\") > 0", new: "when: t > 500 and flag(\"warned\")", at: "flag(\"warned\")\n    hold"},
	{code: "S033", old: "when: t > 90", new: "when: t + 90", at: "+ 90"},
	{code: "S034", old: "when: not kind(\"mimic\") and not kind(\"plain\")\n", new: "when: not kind(mimic)\n", at: "mimic)"},
	{code: "S034", old: "holds(\"you\", \"bag1\")", new: "holds(\"you\", \"vent1\")", at: "\"vent1\")"},
	{code: "S035", old: "seen(\"strange-entry\"), believe", new: "vent1.delivered.vt < 300, believe", at: "vt < 300"},
	{code: "S035", old: "{when: done(\"look\"), do", new: "{when: flag(\"warned\") > 0, do", at: "flag(\"warned\") > 0, do"},
	{code: "S036", old: "when: t > 90", new: "when: t > " + strings.Repeat("1+(", 25) + "1" + strings.Repeat(")", 25), at: "> 1+("},
	{code: "S037", old: "when: t > 90", new: "when: value > 90", at: "value > 90"},
	{code: "S038", old: "{value:0}", new: "{value:9}", at: "9}."},
	{code: "S038", old: "{value:0}", new: "{value:0", at: "{value:0"},
	{code: "S039", old: "when: t > 90", new: "when: bed@.spo2 > 90", at: "@.spo2"},
	{code: "S040", old: "    effects:\n      - {device: vent1, set: peep}\n      - {note: \"PEEP is now {value:0}.\", when: value > 0}\n", new: "", at: "id: peep"},
	{code: "S041", old: "      - {open: nurse-asks}\n", new: "", at: "id: nurse-asks"},
	{code: "S042", old: "    asks: vent1\n", new: "", at: "id: how-sure"},
	{code: "S043", old: "        effects:\n          - {knob: bed1.sedation, to: 0.9, over: 60}\n", new: "", at: "id: sedate"},
	{code: "S044", old: "    deadline: 60\n    default", new: "    default", at: "id: nurse-asks"},
	{code: "S045", old: "    default: wait\n", new: "", at: "id: nurse-asks"},
	{code: "S046", old: "      - {end: relieved}", new: "      - {close: nurse-asks}", at: "{id: relieved"},
	{code: "S047", old: " and flag(\"warned\") > 0", new: "", at: "{id: warned, doc"},
	{code: "S048", old: "    text: say\n", new: "    text: say\n    key: l\n", at: "l\n    matches"},
	{code: "S049", old: "when: here(\"bag1\") and not", new: "when: bed1.sao2 < 90 and not", at: "sao2 < 90 and"},
	{code: "S049", old: "when: here(\"bag1\") and not", new: "when: variant(\"quiet-night\") and not", at: "variant(\"quiet-night\") and"},
	{code: "S050", old: "    setup:\n      - {knob: bed1.resistance, to: 45, over: 30}\n      - {knob: bed1.compliance, times: 0.9}\n", new: "", at: "id: mucus-plug"},
	{code: "S051", old: "    truth: A plug", new: "    faulty: [vent1]\n    truth: A plug", at: "[vent1]\n    truth: A plug"},
	{code: "S051", old: "      - {device: vent1, fault: unavailable, after: 60}", new: "      - {device: vent1, mode: standby}", at: "[vent1]\n    truth: The ventilator failed"},
	{code: "S052", old: "kind: overt", new: "kind: silent", at: "- id: silent-limiter"},
	{code: "S053", old: "kind: silent\n    weight: 1", new: "kind: silent\n    weight: 9", at: "- id: silent-limiter"},
	{code: "S054", old: "group: log, available", new: "group: chest, available", at: "id: silent-limiter\n"},
	{code: "S054", old: "lr: 0.3, group: log", new: "lr: 0.3, group: chest", at: "id: quiet-night"},
	{code: "S055", old: "harm: 1", new: "harm: 0.9", at: "- id: bed1"},
	{code: "S056", old: "        clue: dark-screen\n", new: "", at: "{id: dark-screen"},
	{code: "S057", old: "lr: 12", new: "lr: 1", at: "1, group: log, available"},
	{code: "S060", old: "    reason: Sedation hides the sign.\n", new: "", at: "id: waited"},
	{code: "S061", old: "reason: The chest is evidence that no display can change.\n    source: chosen\n", new: "reason: The chest.\n", at: "id: looked"},
	{code: "S062", old: "reason: Sedation hides the sign.\n    source: chosen", new: "reason: Sedation hides the sign.\n    source: chosn", at: "chosn"},
	{code: "S063", old: ", mark: D}", new: "}", at: "{id: chosen"},
	{code: "S063", old: "text: The chest rises well.", new: "text: He breathes 24 a minute.", at: "He breathes 24"},
	{code: "S064", old: "domain: decision\n    label: Did not sedate unseen\n    points: 5", new: "domain: decision\n    label: Did not sedate unseen\n    points: -5", at: "decision\n"},
	{code: "S065", old: "keep: [0, 1], ", new: "", at: "{safe: [0.6"},
	{code: "S065", old: "    dependence: high\n    scored", new: "    dependence: low\n    scored", at: "low\n    scored"},
	{code: "S066", old: "expert:\n", new: "expert: []\nsaid:\n", at: "[]\nsaid"},
	{code: "S070", old: "label: Call for help", new: "label: " + strings.Repeat("Call for help ", 4) + "now", at: "Call for help Call"},
	{code: "S071", old: "truth: Nothing was wrong.", new: "truth: Ask on 020 7946 0123.", at: " 020"},
	{code: "S071", old: "truth: Nothing was wrong.", new: "truth: Bleep 4512 if in doubt.", at: "Bleep"},
	{code: "S071", old: "truth: Nothing was wrong.", new: "truth: He is 943 476 5919.", at: " 943"},
	{code: "S071", old: "Words of", new: "Write to nurse@ward.example.org for", at: "nurse@", file: "brief.md"},
	{code: "S072", old: "# howto\n\nWords of the tiny case.\n", new: "", file: "howto.md"},
	{code: "S073", old: "author: Downtime project\n", new: ""},
	{code: "S041", old: "when: t > 90", new: "when: t > 900", at: "t > 900"},
	{code: "S041", old: "when: kind(\"overt\")", new: "when: kind(\"overt\") and kind(\"silent\")", at: "kind(\"overt\") and"},
	{code: "S054", old: "available: t > 5", new: "available: flag(\"warned\") > 5 and variant(\"quiet-night\")", at: "id: silent-limiter\n"},
	{code: "S058", old: "available: t > 5", new: "available: t > 200", at: "id: silent-limiter\n"},
	{code: "S059", old: "    effects:\n      - {device: vent1, act: manual}\n", new: "", at: "[vent1]\n    truth: The ventilator stopped"},
	{code: "S067", old: "keep: [0, 1]", new: "keep: [1.1, 1]", at: "dependence: high\n    acts"},
	{code: "S067", old: "disconnect: [0.2, 0]", new: "disconnect: [1.2, 0]", at: "dependence: high\n    acts"},
	{code: "S067", old: "manual: [1, 0.5]", new: "manual: [1, 1.5]", at: "dependence: high\n    acts"},
	{code: "S068", old: "drives(\"bed1\", \"none\") and baggap(\"bed1\") > 60", new: "not kind(\"overt\") and (done(\"log\") or baggap(\"bed1\") > 60)", at: "{when: done(\"look\"), do: log"},
	{code: "S068", old: "drives(\"bed1\", \"none\") and baggap(\"bed1\") > 60", new: "chose(\"nurse-asks\", \"wait\")", at: "{when: open(\"nurse-asks\")"},
	{code: "S069", old: "if: not variant(\"quiet-night\")", new: "if: kind(\"plain\") and not variant(\"quiet-night\")", at: "id: waited"},
	{code: "S069", old: "when: done(\"look\", \"bed1\")", new: "when: done(\"look\", \"bed1\") and t > 900", at: "id: looked"},
	{code: "S074", old: "At work an odd", new: "An odd", file: "debrief.md"},
	{code: "S075", old: "Words of the tiny case.", new: "The smallest case that is fair.", file: "brief.md"},
	{code: "S076", old: "warning: Somebody can die in this case.\n", new: "", at: "{id: lost"},
	{code: "S077", old: "owed:\n  clinician: Compare what is set with what comes back.\n  trust: Train whoever works nights.\n  maker: Say aloud what the machine does by itself.\n  regulator: Read reports side by side.\n", new: ""},
	{code: "S020", old: "  trust: Train whoever works nights.\n", new: "", at: "clinician: Compare"},
	{code: "S020", old: "sources:\n  - {id: chosen", new: "oath:\n  - {promise: design, kept: true, why: It is sound.}\nsources:\n  - {id: chosen", at: "- {promise: design"},
	{code: "S024", old: "sources:\n  - {id: chosen", new: "oath:\n  - {promise: privacy, kept: true, why: It is sound.}\nsources:\n  - {id: chosen", at: "privacy"},
	{code: "S023", old: "lr: 6, group: chest", new: "lr: 6, sign: clock-stil, group: chest", at: "clock-stil"},
	{code: "S028", old: "device: vent1, lr: 0.3, group: log", new: "device: vent1, lr: 0.3, sign: clock-still, group: log", at: "clock-still"},
	{code: "S028", old: "setting: bed", new: "setting: bed\nwalk: 10", at: "10\nauthor"},
	{code: "S028", old: "label: Bag\n", new: "label: Bag\n    line: true\n", at: "true\n    away"},
	{code: "S028", old: "label: Read the event log", new: "label: Read the event log\n    away: true", at: "true\n    category: device"},
	{code: "S028", old: "label: Disconnect and bag", new: "label: Disconnect and bag\n    phone: true", at: "id: bag\n"},
	{code: "S023", old: "sources:\n  - {id: chosen", new: "due:\n  - {id: dose, patient: bed2, label: Dose, at: 60, done: 'done(\"log\")'}\nsources:\n  - {id: chosen", at: "bed2, label"},
	{code: "S035", old: "sources:\n  - {id: chosen", new: "due:\n  - {id: dose, patient: bed1, label: Dose, at: 60, done: flag(\"warned\") > 0}\nsources:\n  - {id: chosen", at: "flag(\"warned\") > 0}"},
	{code: "S027", old: "sources:\n  - {id: chosen", new: "due:\n  - {id: dose, patient: bed1, label: Dose, at: 6000, done: 'done(\"log\")'}\nsources:\n  - {id: chosen", at: "6000"},
	{code: "S028", old: "{device: vent1, logs: true}", new: "{device: bag1, undock: true, when: t > 1}", at: "true, when: t > 1"},
	{code: "S028", old: "{device: vent1, logs: true}", new: "{sample: vent1, on: bed1}", at: "vent1, on: bed1}"},
	{code: "S080", old: "lr: 6, group: chest", new: "lr: 0.6, group: chest", at: "0.6, group"},
	{code: "S080", old: "device: vent1, lr: 0.3, group: log", new: "device: vent1, lr: 3, group: log", at: "3, group: log}"},
	{code: "S081", old: "    twin: silent-limiter\n    tell: What was set came back.\n", new: "", at: "id: quiet-night"},
	{code: "S082", old: "    scored: true\n", new: "", at: "- id: vent1"},
	{code: "S083", old: "    seconds: 1\n    voice: true\n    once: true\n", new: "    seconds: 9\n    once: true\n", at: "- id: look\n"},
	{code: "S084", old: "      - {hold: bag1}\n", new: "", at: "id: bag\n"},
}

func TestEachWayOfBreakingACaseIsNamedWhereItStands(t *testing.T) {
	for _, b := range slices.Concat(brokenCases, brokenFairness) {
		t.Run(string(b.code)+" "+firstLine(b.new), func(t *testing.T) {
			name := b.file
			if name == "" {
				name = structure
			}
			fsys := tiny(t)
			text := string(fsys["tiny/"+name].Data)
			if strings.Count(text, b.old) != 1 {
				t.Fatalf("%q stands %d times in %s", b.old, strings.Count(text, b.old), name)
			}
			text = strings.Replace(text, b.old, b.new, 1)
			fsys["tiny/"+name] = &fstest.MapFile{Data: []byte(text)}
			line, column := 1, 1
			if b.at != "" {
				i := strings.Index(text, b.at)
				if i < 0 {
					t.Fatalf("%q does not stand in the broken file", b.at)
				}
				line, column = strings.Count(text[:i], "\n")+1, len([]rune(text[strings.LastIndex(text[:i], "\n")+1:i]))+1
			}
			want := fmt.Sprintf("tiny/%s:%d:%d: %s", name, line, column, b.code)
			all := NewLibrary(fsys).Check("tiny")
			found := false
			for _, p := range all {
				found = found || strings.HasPrefix(p.String(), want)
				if p.Fix == "" {
					t.Errorf("no way to mend it is told: %s", p)
				}
			}
			if found {
				return
			}
			t.Errorf("want %s, have %d problems:", want, len(all))
			for _, p := range all {
				t.Log(p)
			}
		})
	}
}

func TestEveryCodeHasABrokenExample(t *testing.T) {
	have := map[scenario.Code]bool{
		scenario.CodeFile: true,                                                           // TestAFolderThatIsNoScenarioIsNamed
		scenario.CodeWalk: true, scenario.CodeWalkName: true, scenario.CodeWalkFail: true, // the tests of package walk
	}
	for _, b := range slices.Concat(brokenCases, brokenFairness) {
		have[b.code] = true
	}
	for n := range 110 {
		code := scenario.Code(fmt.Sprintf("S%03d", n))
		if scenario.CodeTitle(code) != "" && !have[code] {
			t.Errorf("%s (%s) has no broken example", code, scenario.CodeTitle(code))
		}
	}
}

func TestAFolderThatIsNoScenarioIsNamed(t *testing.T) {
	second := tiny(t)
	second["tiny/more.yml"] = &fstest.MapFile{Data: []byte("a: 1\n")}
	none := fstest.MapFS{"tiny/brief.md": &fstest.MapFile{Data: []byte("words")}}
	for name, fsys := range map[string]fstest.MapFS{"second YAML file": second, "no scenario.yaml": none} {
		probs := NewLibrary(fsys).Check("tiny")
		if len(probs) != 1 || probs[0].Code != scenario.CodeFile || !strings.Contains(probs[0].String(), strings.Fields(name)[0]) {
			t.Errorf("%s: %v", name, probs)
		}
	}
	if probs := NewLibrary(tiny(t)).Check("tony"); len(probs) != 1 || !strings.Contains(probs[0].Fix, "did you mean tiny?") {
		t.Errorf("unknown id: %v", probs)
	}
}

// tiny is the small case in memory.
func tiny(t testing.TB) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, name := range append([]string{structure}, words[:]...) {
		text, err := os.ReadFile(filepath.Join("testdata", "tiny", name))
		if err != nil {
			t.Fatal(err)
		}
		fsys["tiny/"+name] = &fstest.MapFile{Data: text}
	}
	return fsys
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return shorten(strings.ToValidUTF8(s, "?"))
}
