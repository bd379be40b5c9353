package report

import (
	"fmt"
	"slices"
	"strings"

	"downtime/game/skill"
)

// sentence is the one that tells what happened, composed of the two numbers.
func (e *exercise) sentence() string {
	p, f := &e.plan, &e.forms[deviceStep]
	if f.Value("asked") == "" || f.Value("found") == "" {
		return ""
	}
	return fmt.Sprintf("%s %s %s; %s %s %s.", p.Asked, f.Value("asked"), p.Unit, lower(p.Found), f.Value("found"), p.Unit)
}

func lower(s string) string { return strings.ToLower(s[:1]) + s[1:] }

// written are both texts that one entry makes: the local record and the device report; or the handover.
func (e *exercise) written() string {
	words := withheld(e.wrote(), e.found(e.wrote()))
	if e.handed {
		return e.handoverText(words)
	}
	f, g, h := &e.forms[deviceStep], &e.forms[eventStep], &e.forms[stageTwo]
	var b strings.Builder
	head := func(title string) { fmt.Fprintf(&b, "%s\n", title) }
	row := func(label, value string) { fmt.Fprintf(&b, "%-16s %s\n", label, orEmpty(value)) }
	head("1. LOCAL INCIDENT RECORD (fictional; for the national learning record)")
	row("When, where", e.plan.Hour+", "+e.plan.Place)
	row("What happened", strings.TrimSpace(e.sentence()+" "+words))
	row("Patient", skill.Label(safes, f.Value("safe")))
	row("Harm", skill.Label(harms, g.Value("harm")))
	row("Done", skill.Label(actions, g.Value("action")))
	row("Told", e.ticked(g, "told"))
	b.WriteString("\n")
	head("2. DEVICE REPORT (fictional; an entry in 1 is not one)")
	row("Device", skill.Label(e.plan.devices, f.Value("device")))
	row("Serial number", f.Value("serial"))
	row("Software", f.Value("version"))
	row("Problem", e.sentence())
	row("Others alike", g.Value("elsewhere"))
	row("Outcome", skill.Label(harms, g.Value("harm")))
	row("Evidence", e.ticked(g, "evidence"))
	row("Device now", skill.Label(places, h.Value("place")))
	row("Stage 2", skill.Label(takers, h.Value("taker")))
	row("", "To add: unique device identifier (UDI), event log, maker told, national report (Yellow Card; in Scotland and Northern Ireland their own centres)")
	return strings.TrimRight(b.String(), "\n")
}

// ticked are the labels of what was ticked.
func (e *exercise) ticked(f *skill.Form, id string) string {
	for _, x := range f.Fields {
		if x.ID != id || x.Value == "" {
			continue
		}
		var out []string
		for _, o := range x.Options {
			if slices.Contains(f.Chosen(id), o.ID) {
				out = append(out, o.Label)
			}
		}
		return strings.Join(out, "; ")
	}
	return ""
}

func (e *exercise) handoverText(words string) string {
	f := &e.forms[handStep]
	return fmt.Sprintf("HANDOVER OF A DEVICE (fictional)\n%s, %s\nDevice: %s\nPatient: %s\nWhere it lies: %s\nEvidence: %s\nTo: %s, %s\nTo do: stage 1 and 2 of the report\n%s",
		e.plan.Hour, e.plan.Place, orEmpty(skill.Label(e.plan.devices, f.Value("device"))), orEmpty(skill.Label(safes, f.Value("safe"))), orEmpty(skill.Label(places, f.Value("place"))),
		orEmpty(e.ticked(f, "evidence")), orEmpty(skill.Label(dayTeam, f.Value("day"))), orEmpty(skill.Label(whens, f.Value("when"))), words)
}

// notice is the feedback that reports so seldom get: a safety notice, six weeks on.
func (e *exercise) notice() string {
	p := &e.plan
	switch serial := e.forms[deviceStep].Value("serial"); {
	case e.left:
		return "SIX WEEKS LATER: no notice. Nobody had a reason to look."
	case e.destroyed():
		return "SIX WEEKS LATER: a letter. The device could not be examined as it had been: " + e.ruined() + ". Without it the maker sees no cause for a notice."
	case e.handed:
		return "SIX WEEKS LATER (fictional)\n" + p.text(p.Notice, p.serial) + "\nThe day team read " + p.serial + " from the tag and finished your report. Thank you."
	case serial == "":
		return "SIX WEEKS LATER: a letter. The report named no serial number; the batch could not be traced. A second report came three weeks on."
	case !same(serial, p.serial):
		return fmt.Sprintf("SIX WEEKS LATER: a letter. The device with the serial number %q was examined, if there is one, and is sound; the batch could not be traced. A second report came three weeks on.", serial)
	}
	if !e.traceable() {
		return fmt.Sprintf("NINE WEEKS LATER (fictional)\nFirst a letter: your report named %q, and the serial number %s is that of a %s. Three weeks went by until somebody asked. Then:\n%s",
			orEmpty(skill.Label(p.devices, e.forms[deviceStep].Value("device"))), p.serial, p.Devices[0], p.text(p.Notice, p.serial))
	}
	return "SIX WEEKS LATER (fictional)\n" + p.text(p.Notice, p.serial) + "\nThe investigation began with your report of " + p.serial + ". Thank you."
}

func (e *exercise) ruined() string {
	var out []string
	for _, o := range donts {
		if slices.Contains(e.evidence(), o.ID) {
			out = append(out, o.Label)
		}
	}
	return strings.Join(out, ", ")
}
