package methane

import "downtime/game/skill"

// The answers that a form prints.
var (
	declarations = []skill.Option{
		{ID: "ask", Label: "not declared; I ask the site manager to consider it"},
		{ID: "below", Label: "not declared, and below it: ETHANE, looked at again when it changes"},
		{ID: "declared", Label: "declared already; this is our report"},
		{ID: "self", Label: "I declare a major incident"},
		{ID: "nothing", Label: "not declared, and I ask for nothing"},
	}
	types = []skill.Option{
		{ID: "one", Label: "one device or system"},
		{ID: "many", Label: "many at once"},
		{ID: "availability", Label: "it cannot be used"},
		{ID: "integrity", Label: "it works, and what it shows or gives is wrong"},
		{ID: "confidentiality", Label: "data got out"},
		{ID: "malicious", Label: "an attack is known or suspected"},
		{ID: "supplier", Label: "a supplier is the source"},
	}
	hazards = []skill.Option{
		{ID: "silent", Label: "wrong numbers that look right"},
		{ID: "rate", Label: "wrong amounts delivered"},
		{ID: "charts", Label: "errors on handwritten charts"},
		{ID: "delay", Label: "results late or lost"},
		{ID: "mix-up", Label: "images or traces of another patient"},
		{ID: "spread", Label: "spread by sticks or reconnecting"},
		{ID: "power", Label: "logs lost if powered off"},
		{ID: "heat", Label: "heat"},
		{ID: "calls", Label: "calls that reach nobody"},
	}
	working = []skill.Option{
		{ID: "phones", Label: "desk phones"},
		{ID: "bleeps", Label: "bleeps"},
		{ID: "mobiles", Label: "mobiles"},
		{ID: "radios", Label: "radios"},
		{ID: "runners", Label: "runners"},
		{ID: "paper", Label: "the paper kit"},
	}
	needs = []skill.Option{
		{ID: "senior", Label: "senior clinician"},
		{ID: "engineering", Label: "clinical engineering"},
		{ID: "it", Label: "IT on call"},
		{ID: "pharmacy", Label: "pharmacy"},
		{ID: "laboratory", Label: "laboratory link"},
		{ID: "radiology", Label: "radiology link"},
		{ID: "estates", Label: "estates"},
		{ID: "maker", Label: "the maker, through engineering"},
	}
	grades = []skill.Option{
		{ID: "continuity", Label: "business continuity incident"},
		{ID: "critical", Label: "critical incident"},
		{ID: "major", Label: "major incident"},
	}
	reasons = []skill.Option{
		{ID: "disrupted", Label: "service is below what was agreed as acceptable"},
		{ID: "holding", Label: "the workarounds hold"},
		{ID: "lost", Label: "a critical service is lost"},
		{ID: "harm", Label: "patients may have been harmed"},
		{ID: "unsafe", Label: "the place is unsafe"},
		{ID: "outside", Label: "help from outside is needed"},
		{ID: "several", Label: "several organisations are hit"},
		{ID: "attack", Label: "it may be an attack"},
		{ID: "hour", Label: "it is night, or the weekend"},
		{ID: "press", Label: "the press will ask"},
	}
	asks = []skill.Option{
		{ID: "site", Label: "the site manager, who takes it to the executive on call"},
		{ID: "control", Label: "nobody: it is declared; the incident control room hears this"},
		{ID: "manager", Label: "the executive on call directly"},
		{ID: "ticket", Label: "the IT desk, by ticket"},
		{ID: "national", Label: "the national cyber centre"},
		{ID: "self", Label: "nobody: I declare it"},
	}
)
