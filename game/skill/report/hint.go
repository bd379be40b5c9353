package report

import (
	"fmt"

	"downtime/game/skill"
)

// hint points at one thing to look at again, and says no answer: what is identifiable first, then what cannot be so, then what is still missing.
func (e *exercise) hint() string {
	f := &e.forms[e.at]
	if found := e.found(f.Value("words")); len(found) > 0 {
		return fmt.Sprintf("%q could make the patient known. The report is read far from the ward; nothing is lost without it, since the ward's record keeps the link.", found[0])
	}
	for _, step := range [...]func(*skill.Form) string{e.doubt, e.undone, e.missing} {
		if h := step(f); h != "" {
			return h
		}
	}
	return card
}

// doubt is about what stands there and cannot be so, "" if nothing does.
func (e *exercise) doubt(f *skill.Form) string {
	p := &e.plan
	_, asked := f.Number("asked")
	_, found := f.Number("found")
	switch serial := f.Value("serial"); {
	case f.Value("safe") == "no":
		return "The form can wait a minute; can the patient? Look there first."
	case f.Value("device") != "" && f.Value("device") != p.device():
		return "Hold the device that you picked against the label of the one that did it: maker, letter and number."
	case serial != "" && !same(serial, p.serial):
		return "Read the serial number once more, figure by figure, from the label of the device that did it."
	case asked && !near(f, "asked", p.set), found && !near(f, "found", p.did):
		return "Hold both numbers against what was seen: which was asked for, and which was found?"
	}
	return ""
}

// undone is about what is done with the device and whom it is told to.
func (e *exercise) undone(f *skill.Form) string {
	for _, id := range f.Chosen("evidence") {
		if skill.Offered(donts, id) {
			return fmt.Sprintf("%q: what would engineering no longer be able to find out?", skill.Label(donts, id))
		}
	}
	for _, id := range f.Chosen("told") {
		if id == "maker" || id == "chat" {
			return fmt.Sprintf("%q: who in the hospital should make that call, and what leaves the house with it?", skill.Label(people, id))
		}
	}
	if harm := f.Value("harm"); f.Value("action") != "kept" && harm != "" && !plausible(harm, e.plan.Harm) {
		return "Go by what reached the patient and what had to be done for it: watched, a little, a lot, or for life."
	}
	return kept(f)
}

// kept is about where the device goes, and who goes on with it.
func kept(f *skill.Form) string {
	switch {
	case f.Value("action") == "kept":
		return "If it stays in use, whom does it meet next?"
	case f.Value("place") != "" && f.Value("place") != "locked":
		return "Could somebody take it from there and use it before the morning?"
	case f.Value("taker") != "" && f.Value("taker") != "officer", f.Value("day") != "" && f.Value("day") != "named":
		return "Who in the hospital knows tomorrow that it is theirs to finish?"
	case f.Value("when") != "" && f.Value("when") != "handover":
		return "How many patients meet the same device until then?"
	}
	return ""
}

// missing asks for the next thing that is empty, once something stands on the page.
func (e *exercise) missing(f *skill.Form) string {
	if untouched(f) {
		return ""
	}
	for _, x := range f.Fields {
		if ask := asks[x.ID]; x.Value == "" && ask != "" {
			return ask
		}
	}
	return "Every critical field has something in it. Read it back as somebody would who was not there."
}

// asks are the questions for what is empty.
var asks = map[string]string{
	"safe":     "Who has looked at the patient, and when?",
	"device":   "Which device was it? The name stands on top of its label.",
	"serial":   "There may be a hundred of them: which one was it? The serial number stands behind SN.",
	"version":  "Which software ran on it? If nothing shows it, say so.",
	"asked":    "What was it set to, or what did it show? The number stands with what was seen.",
	"found":    "And what was found? The number stands with what was seen.",
	"harm":     "What came of it for the patient?",
	"evidence": "Nothing is ticked as kept: what would engineering ask you for?",
	"told":     "Nobody is told: who in the hospital has to hear of it now, by voice?",
	"taker":    "Who finishes it?",
	"place":    "Where does the device lie?",
	"day":      "Who takes it in the morning?",
	"when":     "And when do they hear of it?",
}

// untouched reports whether nothing stands on a page yet.
func untouched(f *skill.Form) bool {
	for _, x := range f.Fields {
		if x.Value != "" {
			return false
		}
	}
	return true
}
