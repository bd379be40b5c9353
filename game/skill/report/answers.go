package report

import (
	"slices"

	"downtime/game/skill"
)

// The answers that the form prints.
var (
	safes = []skill.Option{
		{ID: "yes", Label: "seen and safe, on another device or by hand"},
		{ID: "no", Label: "not looked at yet"},
	}
	harms = []skill.Option{
		{ID: "none", Label: "none"},
		{ID: "near-miss", Label: "near miss: stopped before it reached anybody"},
		{ID: "low", Label: "low: watched more closely, or a minor treatment"},
		{ID: "moderate", Label: "moderate: further treatment, and it passes"},
		{ID: "severe", Label: "severe: lasting, or life had to be saved"},
		{ID: "death", Label: "death, which it may have contributed to"},
	}
	actions = []skill.Option{
		{ID: "kept", Label: "kept in use"},
		{ID: "safe-mode", Label: "put in its safe mode"},
		{ID: "manual", Label: "left in place, done by hand"},
		{ID: "removed", Label: "removed and replaced"},
	}
	people = []skill.Option{
		{ID: "nurse", Label: "nurse in charge"},
		{ID: "senior", Label: "consultant or senior on call"},
		{ID: "engineering", Label: "clinical engineering, device safety officer"},
		{ID: "it", Label: "IT on call"},
		{ID: "patient", Label: "the patient or family, with a senior"},
		{ID: "maker", Label: "the maker, by yourself"},
		{ID: "chat", Label: "the group chat"},
	}
	keeps = []skill.Option{
		{ID: "device", Label: "the device, as it is"},
		{ID: "disposables", Label: "syringe, strips or giving set, with contents"},
		{ID: "power", Label: "power supply and batteries, left in"},
		{ID: "packaging", Label: "packaging and labels"},
		{ID: "photo", Label: "photograph of screen, clock and alarms first"},
		{ID: "log", Label: "event log, exported by engineering"},
		{ID: "readings", Label: "the patient's own readings, with times"},
		{ID: "witnesses", Label: "who saw it"},
		{ID: "clock", Label: "times by one clock; how far the device's is off"},
		{ID: "tag", Label: "DO NOT USE tag, locked store"},
		{ID: "custody", Label: "who had it when, and handed it to whom"},
		{ID: "lines", Label: "lines and tubes left where they are"},
		{ID: "bag", Label: "bagged and labelled, uncleaned"},
		{ID: "unplug", Label: "powered on, logged off, network unplugged"},
	}
	donts = []skill.Option{
		{ID: "clean", Label: "wiped clean for engineering"},
		{ID: "reset", Label: "reset to its defaults"},
		{ID: "update", Label: "updated, in case that mends it"},
		{ID: "restart", Label: "switched off and on, to see"},
		{ID: "clear", Label: "alarm history cleared"},
		{ID: "batteries", Label: "batteries swapped"},
		{ID: "stick", Label: "log copied to a stick of yours"},
		{ID: "post", Label: "posted to the maker tonight"},
		{ID: "pool", Label: "returned to the pool"},
		{ID: "discard", Label: "thrown away"},
	}
	takers = []skill.Option{
		{ID: "officer", Label: "device safety officer, to add identifier, log and the national report"},
		{ID: "maker", Label: "the maker"},
		{ID: "nobody", Label: "nobody: this is the whole report"},
	}
	places = []skill.Option{
		{ID: "locked", Label: "locked store, tagged, key with the nurse in charge"},
		{ID: "desk", Label: "behind the desk"},
		{ID: "shelf", Label: "on the shelf with the others"},
		{ID: "post", Label: "in the post"},
	}
	dayTeam = []skill.Option{
		{ID: "named", Label: "the day doctor, by name, and a note for the device safety officer"},
		{ID: "finder", Label: "whoever finds the tag"},
		{ID: "mail", Label: "an e-mail to everybody"},
	}
	whens = []skill.Option{
		{ID: "handover", Label: "at the morning handover, aloud, with the time"},
		{ID: "sometime", Label: "when somebody has time"},
		{ID: "meeting", Label: "at the next governance meeting"},
	}
)

// with are the options of these ids.
func with(options []skill.Option, ids []string) []skill.Option {
	var out []skill.Option
	for _, o := range options {
		if slices.Contains(ids, o.ID) {
			out = append(out, o)
		}
	}
	return out
}
