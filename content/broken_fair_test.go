package content

// loop are two scenes that lead to one another, and to which nothing else leads.
const loop = `  - {id: ring, speaker: A, text: A, deadline: 9, default: go, choices: [{id: go, label: Go, effects: [{open: rang}]}]}
  - {id: rang, speaker: B, text: B, deadline: 9, default: go, choices: [{id: go, label: Go, effects: [{open: ring, after: 9}]}]}
`

// again is a variant of the case under another name.
const again = `  - id: plug-again
    kind: mimic
    weight: 1
    truth: A plug of mucus in the tube.
    twin: silent-limiter
    tell: The panel was loud, and right.
    setup:
      - {knob: bed1.resistance, to: 45, over: 30}
      - {knob: bed1.compliance, times: 0.9}
`

// brokenFairness are ways in which a case that can be played is not one that can be lost and won fairly.
var brokenFairness = []broken{
	// what a reader cannot tell apart, and what no screen shows
	{code: "S020", old: "value: {low: 5, high: 20, unit: cmH2O}", new: "value: {low: 5, high: 20}", at: "{low: 5"},
	{code: "S020", old: "label: Read the event log", new: "label: \"  \"", at: "\"  \""},
	{code: "S022", old: "label: Read the event log", new: "label: Look at bed @", at: "Look at bed @\n    category: device"},
	{code: "S022", old: "label: Yes, please.", new: "label: Not yet.", at: "Not yet.\n        reply: Twenty"},
	{code: "S022", old: "by: [you, nurse]", new: "by: [nurse, nurse]", at: "nurse]\n    findings"},
	{code: "S022", old: "[What was delivered, What it was told to show]", new: "[A, A]", at: "A]\n    right"},
	{code: "S038", old: "label: Read the event log", new: "label: Read {vent1.vte} mL", at: "{vent1.vte} mL"},
	{code: "S048", old: "    text: say\n", new: "    text: say\n    key: é\n", at: "é\n"},
	{code: "S070", old: "unit: cmH2O}", new: "unit: centimetres of water}", at: "centimetres"},
	{code: "S070", old: "label: Read the event log", new: "label: 心电监护仪事件记录完整查看以及确认报警限值设置情况", at: "心电"},
	{code: "S070", old: "Words of the tiny case.", new: "Words of the tiny case, of which there are by far too many to stand on one single line.", at: "Words", file: "brief.md"},
	{code: "S070", old: "Words of the tiny case.", new: "Words.\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\nWords.", at: "# brief", file: "brief.md"},

	// skills of the hands that do not fit their action
	{code: "S023", old: "value: {low: 5, high: 20, unit: cmH2O}", new: "value: {low: 5, high: 20, unit: cmH2O}\n    skill: {id: pulses, given: [1, 2, 0]}", at: "pulses"},
	{code: "S020", old: "value: {low: 5, high: 20, unit: cmH2O}", new: "value: {low: 5, high: 20, unit: cmH2O}\n    skill: {given: [1]}", at: "{given"},
	{code: "S100", old: "value: {low: 5, high: 20, unit: cmH2O}", new: "value: {low: 5, high: 20, unit: cmH2O}\n    skill: {id: pulse, given: [1, 2]}", at: "[1, 2]"},
	{code: "S100", old: "value: {low: 5, high: 20, unit: cmH2O}", new: "value: {low: 5, high: 20, unit: cmH2O}\n    skill: {id: bag}", at: "bag}"},
	{code: "S100", old: "value: {low: 5, high: 20, unit: cmH2O}", new: "value: {low: 5, high: 20, unit: cmH2O}\n    skill: {id: kit, device: vent1}", at: "vent1}"},
	{code: "S100", old: "value: {low: 5, high: 20, unit: cmH2O}", new: "value: {low: 5, high: 20, unit: cmH2O}\n    skill: {id: drip, given: [1000, 8], device: vent1}", at: "vent1}"},
	{code: "S100", old: "    label: Read the event log\n", new: "    label: Read the event log\n    skill: {id: kit}\n", at: "{id: kit}"},
	{code: "S024", old: "value: {low: 5, high: 20, unit: cmH2O}", new: "value: {low: 5, high: 20, unit: cmH2O}\n    skill: {id: liar, mode: dril}", at: "dril}"},
	{code: "S027", old: "value: {low: 5, high: 20, unit: cmH2O}", new: "value: {low: 5, high: 20, unit: cmH2O}\n    skill: {id: kit, level: 3}", at: "3}"},
	{code: "S032", old: "value: {low: 5, high: 20, unit: cmH2O}", new: "value: {low: 5, high: 20, unit: cmH2O}\n    skill: {id: pulse, given: [bed1.pulze, 2, 0]}", at: "pulze"},
	{code: "S033", old: "value: {low: 5, high: 20, unit: cmH2O}", new: "value: {low: 5, high: 20, unit: cmH2O}\n    skill: {id: pulse, given: [t > 5, 2, 0]}", at: "> 5, 2"},

	// numbers of the wrong unit, and times outside the case
	{code: "S027", old: "low: 5, high: 20, unit", new: "low: 5, high: 200, unit", at: "200, unit"},
	{code: "S027", old: "- {open: nurse-asks}", new: "- {open: nurse-asks}\n      - {give: adrenaline, dose: 1.0, on: bed1}", at: "1.0, on"},
	{code: "S027", old: "- {open: nurse-asks}", new: "- {open: nurse-asks}\n      - {give: propofol, dose: 20000, on: bed1}", at: "20000"},
	{code: "S027", old: "by: 180", new: "by: 1800", at: "1800"},
	{code: "S027", old: "by: 120", new: "by: 1200", at: "1200"},
	{code: "S027", old: "seconds: 20", new: "seconds: 900", at: "900"},
	{code: "S029", old: "review-by: 2027-11-21", new: "review-by: 2047-11-21", at: "2047"},

	// what is never come to
	{code: "S041", old: "fault: unavailable, after: 60}", new: "fault: unavailable, after: 700}", at: "700}"},
	{code: "S041", old: "{fetch: bag1, after: 30}", new: "{flag: warned, after: 30}", at: "id: bag1"},
	{code: "S041", old: "label: Nurse, rate", new: "label: Nurse, away: true, rate", at: "{id: nurse, label: Nurse"},
	{code: "S041", old: "      - {open: nurse-asks}", new: "      - {device: vent1, mend: drift}\n      - {open: nurse-asks}", at: "drift}"},
	{code: "S041", old: "  - {wait: 10}\n", new: "  - {wait: 10}\n  - {do: log}\n", at: "{do: log}"},
	{code: "S041", old: "triggers:\n", new: loop + "\ntriggers:\n", at: "{id: ring,"},
	{code: "S041", old: "when: t > 90", new: "when: t > 300 and t < 200", at: "t > 300"},
	{code: "S042", old: "        reply: All right.\n", new: "        reply: All right.\n        effects: [{open: nurse-asks}]\n", at: "wait\n    choices"},
	{code: "S046", old: "alive < 1, hold: 20", new: "alive < 1, hold: 900", at: "bed1.alive < 1, hold"},
	{code: "S046", old: "when: bed1.alive < 1, hold: 20", new: "when: t >= 0", at: "t >= 0"},
	{code: "S046", old: "endings:\n  - {id: relieved, text: The morning shift takes over.}\n  - {id: lost, text: He dies., when: bed1.alive < 1, hold: 20}\n", new: ""},
	{code: "S069", old: "when: done(\"look\", \"bed1\")", new: "when: t > 60", at: "id: looked"},
	{code: "S069", old: "when: drives(\"bed1\", \"none\") and baggap(\"bed1\") > 60", new: "when: t > 60", at: "t > 60\n    reason: A minute"},
	{code: "S069", old: "when: drives(\"bed1\", \"none\") and", new: "when: t > 6000 and", at: "t > 6000"},
	{code: "S069", old: "domain: verification", new: "domain: prioritisation", at: "prioritisation"},

	// truths that are not what they are called, and evidence that tells nothing
	{code: "S028", old: "setting: bed", new: "setting: ward", at: "ward\nauthor"},
	{code: "S028", old: "{id: clean-log, label: The log is clean, device: vent1,", new: "{id: clean-log, label: The log is clean,", at: "0.3, group: log"},
	{code: "S049", old: "    setup:\n      - {device: vent1, fault: silent", new: "    setup:\n      - {note: The machine is wrong.}\n      - {device: vent1, fault: silent", at: "{note: The machine"},
	{code: "S049", old: "when: t > 90", new: "when: kind(\"silent\")", at: "kind(\"silent\")\n    deadline"},
	{code: "S051", old: "fault: silent-limiter, a: 22}", new: "fault: unavailable, after: 20}", at: "silent\n    weight"},
	{code: "S063", old: "were chosen for the simulation", new: "are the usual ones", at: "# debrief", file: "debrief.md"},
	{code: "S067", old: "manual: [1, 0.5]", new: "manual: [1, 1]", at: "dependence: high\n    acts"},
	{code: "S068", old: "      - {device: vent1, set: peep}\n", new: "      - {device: vent1, mode: standby}\n      - {device: vent1, act: disconnect}\n", at: "{do: peep"},
	{code: "S075", old: "text: Only what you know of.", new: "text: The smallest case that is fair.", at: "The smallest case that is fair.\n        clue"},
	{code: "S076", old: "warning: Somebody can die in this case.", new: "warning: Breathing difficulty.", at: "{id: lost"},
	{code: "S076", old: "text: Only what you know of.", new: "text: He was abused at home.", at: "He was abused"},
	{code: "S080", old: "      - when: not kind(\"mimic\") and not kind(\"plain\")\n        text", new: "      - text", at: "12, group: log"},
	{code: "S082", old: "faulty: [vent1]\n    truth: The ventilator failed", new: "faulty: [bag1]\n    truth: The ventilator failed", at: "[bag1]"},
	{code: "S085", old: "  - id: quiet-night\n    kind", new: again + "  - id: quiet-night\n    kind", at: "id: plug-again"},
	{code: "S086", old: "      - {connect: bag1, on: bed1}\n      - {hold: bag1}\n", new: "      - {note: Off.}\n", at: "id: bag\n"},
	{code: "S087", old: "      - {device: vent1, logs: true}\n", new: "      - {device: vent1, mode: safe}\n      - {device: vent1, act: safe}\n", at: "id: log\n"},
	{code: "S088", old: "by: 180, when", new: "when", at: "id: silent-limiter\n"},
	{code: "S089", old: "domain: escalation", new: "domain: candour", at: "- id: looked"},

	// what could reach somebody
	{code: "S071", old: "Nothing was wrong.", new: "Ask on 0 2 0 7 9 4 6 0 1 2 3.", at: " 0 2 0"},
	{code: "S071", old: "Words of the tiny case.", new: "Bleep: 4512 if in doubt.", at: "Bleep: 4512", file: "brief.md"},
	{code: "S071", old: "Nothing was wrong.", new: "He is 9434765919.", at: " 9434765919"},
	{code: "S071", old: "Nothing was wrong.", new: "Hospital number A1234567.", at: "Hospital number"},
	{code: "S071", old: "Nothing was wrong.", new: "Signed, GMC 7123456.", at: "GMC"},
	{code: "S071", old: "Nothing was wrong.", new: "Born 12/03/1968.", at: "Born"},
	{code: "S071", old: "Nothing was wrong.", new: "He lives at SW1A 2AA.", at: "SW1A"},
	{code: "S071", old: "Nothing was wrong.", new: "NI QQ 12 34 56 C and AB 12 34 56 C.", at: "AB 12"},
	{code: "S071", old: "Nothing was wrong.", new: "See https://ward.example/x for more.", at: "https"},
	{code: "S071", old: "Nothing was wrong.", new: "It answers at 10.4.3.2 only.", at: " 10.4"},
}
