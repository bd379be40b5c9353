package scenario

import (
	"slices"
	"strings"

	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/patient"
)

// symbols finds the number of every name of a case.
type symbols struct {
	patients, devices, people, flags, variants, scenes, clues, endings, sources, facts names
	actions                                                                            names // of expanded actions: the first of an id
	kinds                                                                              []device.Kind
}

// names is one list of ids, in order.
type names []string

// find gives the number of an id; 0 and false if it is not there, which the caller reports, so that compiling can go on.
func (n names) find(id string) (int, bool) {
	i := slices.Index(n, id)
	return max(i, 0), i >= 0
}

// reserved are words that conditions use for themselves.
var reserved = names{"t", "value", "true", "false", "nil", "and", "or", "not", "in", "let", "if", "else", "none", "ordered", "delivered", "effect"}

// index collects all ids, and reports those that are badly formed or used twice.
func (c *compiler) index() {
	d, s := c.doc, &c.sym
	s.patients = collect(c, "patients", d.Patients, engine.MaxPatients, isPlain, func(x Patient) string { return x.ID })
	s.devices = collect(c, "devices", d.Devices, engine.MaxDevices, isPlain, func(x Device) string { return x.ID })
	s.people = collect(c, "people", d.People, engine.MaxPeople, isKebab, func(x Person) string { return x.ID })
	s.flags = collect(c, "flags", d.Flags, engine.MaxFlags, isKebab, func(x Flag) string { return x.ID })
	s.variants = collect(c, "variants", d.Variants, 64, isKebab, func(x Variant) string { return x.ID })
	s.scenes = collect(c, "scenes", d.Scenes, engine.MaxScenes, isKebab, func(x Scene) string { return x.ID })
	s.clues = collect(c, "clues", d.Clues, engine.MaxClues, isKebab, func(x Clue) string { return x.ID })
	s.endings = collect(c, "endings", d.Endings, engine.MaxEndings, isKebab, func(x Ending) string { return x.ID })
	s.sources = collect(c, "sources", d.Sources, 256, isKebab, func(x Source) string { return x.ID })
	s.facts = collect(c, "report", d.Report, engine.MaxFacts, isKebab, func(x Fact) string { return x.ID })
	collect(c, "actions", d.Actions, engine.MaxActions, isKebab, func(x Action) string { return x.ID })
	collect(c, "triggers", d.Triggers, engine.MaxTriggers, isKebab, func(x Trigger) string { return x.ID })
	collect(c, "rubric", d.Rubric, engine.MaxCriteria, isKebab, func(x Criterion) string { return x.ID })
	collect(c, "critical", d.Critical, engine.MaxCritical, isKebab, func(x Critical) string { return x.ID })
	collect(c, "decisions", d.Decisions, 64, isKebab, func(x Decision) string { return x.ID })
	collect(c, "questions", d.Questions, 64, isKebab, func(x Question) string { return x.ID })
	c.oneNamespace()
	for _, x := range d.Devices {
		kind, _ := device.KindNamed(x.Kind)
		s.kinds = append(s.kinds, kind)
	}
	c.actions = c.expand()
	if len(c.actions) > engine.MaxActions {
		c.report("actions", CodeCap, "more than "+number(engine.MaxActions)+" actions once those with targets are counted for each target", "merge or drop some")
	}
	for _, a := range c.actions {
		s.actions = append(s.actions, a.ID)
	}
}

// oneNamespace keeps patients, devices and people apart, and off the words of conditions: they stand side by side there.
func (c *compiler) oneNamespace() {
	var seen names
	lists := []struct {
		at  string
		ids names
	}{{"patients", c.sym.patients}, {"devices", c.sym.devices}, {"people", c.sym.people}}
	for _, l := range lists {
		for i, id := range l.ids {
			path := place(l.at, i) + ".id"
			if slices.Contains(reserved, id) {
				c.report(path, CodeID, quote(id)+" is a word of conditions", "choose another id")
			} else if slices.Contains(seen, id) && !slices.Contains(l.ids[:i], id) {
				c.report(path, CodeDuplicate, quote(id)+" is already the id of a patient, device or person", "choose another id")
			}
		}
		seen = append(seen, l.ids...)
	}
}

// collect gives the ids of one list in order, after checking each.
func collect[T any](c *compiler, list string, all []T, most int, formed func(string) bool, id func(T) string) names {
	out := make(names, 0, len(all))
	if len(all) > most {
		c.report(list, CodeCap, "there are "+number(float64(len(all)))+" "+list+"; the engine holds "+number(float64(most)), "merge or drop some")
	}
	for i, x := range all {
		path := place(list, i) + ".id"
		c.checkID(path, id(x), formed, out)
		out = append(out, id(x))
	}
	return out
}

func (c *compiler) checkID(path, id string, formed func(string) bool, before names) {
	switch {
	case id == "":
		c.report(path, CodeMissing, "id is missing", "give it an id")
	case !formed(id):
		c.report(path, CodeID, "id "+quote(id)+" is badly formed", "patients and devices: letters and digits, as bed4; all else: kebab-case, as mucus-plug; at most 40 characters")
	case slices.Contains(before, id):
		c.report(path, CodeDuplicate, "id "+quote(id)+" is used twice", "rename one of them")
	}
}

func isKebab(id string) bool {
	if id == "" || len(id) > 40 || strings.HasPrefix(id, "-") || strings.HasSuffix(id, "-") || strings.Contains(id, "--") {
		return false
	}
	return strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" && id[0] >= 'a' && id[0] <= 'z'
}

func isPlain(id string) bool { return isKebab(id) && !strings.Contains(id, "-") }

// quantityNames, knobNames, channelNames and alarmNames are the tables of the packages below, for suggestions.
func quantityNames() (all names) {
	for i := range patient.Quantities {
		all = append(all, patient.Quantities[i].Name)
	}
	return all
}

func knobNames() (all names) {
	for i := range patient.Knobs {
		all = append(all, patient.Knobs[i].Name)
	}
	return all
}

func channelNames(k device.Kind) (all names) {
	for _, ch := range device.Channels(k) {
		all = append(all, ch.Name)
	}
	return all
}

func alarmNames(k device.Kind) (all names) {
	for _, a := range device.Alarms(k) {
		all = append(all, a.Name)
	}
	return all
}

// spell lists the names of an enumeration, from first until its last value.
func spell[T ~uint8](first, last T, name func(T) string) (all names) {
	for v := first; v <= last; v++ {
		all = append(all, name(v))
	}
	return all
}

var (
	kindNames    = spell(device.Monitor, device.Stimulator, device.Kind.String)
	modeNames    = spell(device.InService, device.Quarantined, device.Mode.String)
	faultNames   = spell(device.Freeze, device.NumFaults-1, device.FaultKind.String)
	variantKinds = spell(engine.Silent, engine.Plain, engine.VariantKind.String)
	actNames     = spell(engine.Keep, engine.Disconnect, engine.Act.String)
	categories   = names{"look", "listen", "ask", "check", "device", "treat", "hands", "call", "report", "wait"}
	settings     = names{"bed", "ward"}
	dependences  = names{"high", "medium", "low"}
	marks        = names{"V", "V2", "K", "C", "D"}
	domains      = names{"outcome", "decision", "prioritisation", "verification", "calibration", "hands", "escalation", "report", "candour"}
)

// fluids are the names of patient.Fluid in files.
var fluids = names{patient.Balanced: "balanced", patient.Saline: "saline", patient.Glucose5: "glucose-5", patient.RedCells: "red-cells"}

var drugs = spell(patient.Drug(0), patient.NumDrugs-1, patient.Drug.String)
