package pack

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"downtime/game/engine"
)

// title makes a heading of a name that a case's files use: "Silent limiter" of silent-limiter.
func title(id string) string {
	s := strings.ReplaceAll(id, "-", " ")
	return strings.ToUpper(s[:1]) + s[1:]
}

// sort says what sort of truth a variant is.
func sort(k engine.VariantKind) string {
	return [...]string{
		"a fault that says nothing", "a fault that shows itself", "sound devices, and an illness that looks like a fault", "sound devices, and nothing that looks like a fault",
	}[k]
}

// heading is what a category of acts is called.
func heading(category string) string {
	if h := map[string]string{"device": "Devices", "report": "Write and report"}[category]; h != "" {
		return h
	}
	return title(category)
}

// sentence makes words end like a sentence.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s != "" && !strings.ContainsAny(s[len(s)-1:], ".?!\"") {
		s += "."
	}
	return s
}

// text is words with their numbers left open.
func text(sc *engine.Scenario, n int) string { return strings.Join(sc.Texts[n].Parts, "…") }

// cell makes words fit a table.
func cell(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(strings.TrimSpace(s), "\n", " "), "|", "/")
}

// face is what somebody who comes to a device sees of it: what it shows, then how it is set.
func face(d *engine.DeviceView) string {
	if out := away(d.Mode); out != "" {
		return out
	}
	if d.Kind == "analyser" && d.Sample == "" {
		return "no sample in it yet"
	}
	shows, set := pressure(d), []string{}
	for _, r := range ordered(d) {
		switch {
		case r.Setting:
			set = append(set, setting(d, r))
		case !inPressure(r.Name) && (d.Kind != "bag" || !zero(r)):
			shows = append(shows, reading(d, r))
		}
	}
	out := slices.Concat(set, shows)
	if d.Kind == "monitor" || d.Kind == "ctg" {
		out = slices.Concat(shows, set)
	}
	out = slices.DeleteFunc(out, func(s string) bool { return s == "" })
	switch {
	case len(out) == 0 && d.Kind == "monitor":
		return "on nobody yet"
	case len(out) == 0:
		return "in service"
	}
	return strings.Join(out, ", ")
}

// ordered are a device's readings in the order in which one speaks of them: of a drip first what hangs there.
func ordered(d *engine.DeviceView) []engine.Reading {
	if d.Kind != "drip" {
		return d.Readings
	}
	order := []string{"fluid", "bag", "volume", "height", "factor", "gauge", "clamp", "arm"}
	place := func(r engine.Reading) int { return (slices.Index(order, r.Name) + len(order) + 1) % (len(order) + 1) }
	return slices.SortedStableFunc(slices.Values(d.Readings), func(a, b engine.Reading) int { return place(a) - place(b) })
}

// away says of a device that nobody can read off why not; "" of one in use.
func away(mode string) string {
	return map[string]string{"failed": "has failed and shows nothing", "standby": "on stand-by", "disconnected": "disconnected", "quarantined": "put aside"}[mode]
}

// numbers are what a device measures, in words; "" where it shows none.
func numbers(d *engine.DeviceView) string {
	if out := away(d.Mode); out != "" {
		return out
	}
	out := pressure(d)
	for _, r := range d.Readings {
		if !r.Setting && !inPressure(r.Name) && d.Kind != "bag" && d.Kind != "drip" {
			out = append(out, reading(d, r))
		}
	}
	return strings.Join(slices.DeleteFunc(out, func(s string) bool { return s == "" }), ", ")
}

func zero(r engine.Reading) bool { return r.Value == nil || *r.Value == 0 }

func inPressure(name string) bool { return name == "sbp" || name == "dbp" || name == "map" }

// pressure is an arterial line's as it is spoken: 117/68, mean 84 mmHg.
func pressure(d *engine.DeviceView) []string {
	shown := map[string]float64{}
	for _, r := range d.Readings {
		if r.Value != nil {
			shown[r.Name] = *r.Value
		}
	}
	if _, ok := shown["sbp"]; !ok {
		return nil
	}
	return []string{fmt.Sprintf("pressure %.0f/%.0f, mean %.0f mmHg", shown["sbp"], shown["dbp"], shown["map"])}
}

// reading is one number that a device shows; "" of what it does not measure.
func reading(d *engine.DeviceView, r engine.Reading) string {
	switch {
	case r.Says != "":
		return r.Words + " " + strings.ToLower(r.Says)
	case r.Value == nil && fitted(d, r.Name) && !slices.ContainsFunc(d.Readings, func(r engine.Reading) bool { return !r.Setting && r.Value != nil }):
		return "" // it measures nothing
	case r.Value == nil && fitted(d, r.Name):
		return r.Words + " no value"
	case r.Value == nil || d.Kind == "drip" && r.Name == "drops": // those are counted
		return ""
	}
	return amount(r.Words, *r.Value, r.Decimals, r.Unit)
}

// fitted reports whether a monitor has the line or adaptor by which it would measure that.
func fitted(d *engine.DeviceView, name string) bool {
	by := map[string]string{"sbp": "art", "dbp": "art", "map": "art", "etco2": "capno", "fico2": "capno", "cvp": "central"}[name]
	return by == "" || !slices.ContainsFunc(d.Readings, func(r engine.Reading) bool { return r.Name == by && zero(r) })
}

func amount(words string, v float64, decimals int, unit string) string {
	switch unit {
	case "/min":
		return fmt.Sprintf("%s %.*f/min", words, decimals, v)
	case "deg C":
		unit = "°C"
	}
	return strings.TrimSpace(fmt.Sprintf("%s %.*f %s", words, decimals, v, unit))
}

// bags are the sorts of bag, in the order of their setting.
var bags = [...]string{"for adults", "for children", "for infants", "Mapleson C, which needs gas"}

// setting is how one thing is set or fitted; "" of what nobody sees at a glance.
func setting(d *engine.DeviceView, r engine.Reading) string {
	if r.Value == nil {
		return ""
	}
	v, on := *r.Value, *r.Value != 0
	switch d.Kind + "." + r.Name {
	case "monitor.art", "monitor.capno", "monitor.central":
		if !on {
			return ""
		}
		return with(on, map[string]string{"art": "an arterial line", "capno": "CO2 measured", "central": "a central line"}[r.Name])
	case "bag.reservoir", "bag.filter", "bag.capno":
		return with(on, map[string]string{"reservoir": "a reservoir", "filter": "a filter", "capno": "CO2 measured"}[r.Name])
	case "bag.sort":
		return bags[min(max(int(v), 0), len(bags)-1)]
	case "bag.peep":
		if !on {
			return "no PEEP valve"
		}
	case "ventilator.mode":
		return [...]string{"volume control", "pressure control"}[min(max(int(v), 0), 1)]
	case "ventilator.fio2":
		return fmt.Sprintf("oxygen %.0f %%", 100*v)
	case "stimulator.on", "stimulator.auto":
		return r.Words + " " + map[bool]string{true: "on", false: "off"}[on]
	case "ctg.doppler", "ctg.belt":
		if !on {
			return "not: " + r.Words
		}
		return r.Words
	}
	return hung(d, r, v, on)
}

// with is "with X" or "without X".
func with(on bool, what string) string {
	if on {
		return "with " + what
	}
	return "without " + strings.TrimPrefix(strings.TrimPrefix(what, "a "), "an ")
}

// hung is how a pump or a drip is set.
func hung(d *engine.DeviceView, r engine.Reading, v float64, on bool) string {
	if said, ok := drip(d.Kind, r, v, on); ok {
		return said
	}
	switch {
	case d.Kind == "syringe-pump" && r.Name == "conc":
		if r.Amount == "" {
			return ""
		}
		if v == 1 {
			r.Amount = strings.TrimSuffix(r.Amount, "s")
		}
		return fmt.Sprintf("%g %s/mL", v, r.Amount)
	case r.Unit == "" && math.Trunc(v) == v || r.Name == "leak": // a switch behind the machine
		return ""
	}
	return amount(r.Words, v, r.Decimals, r.Unit)
}

// drip is how one thing of a drip is set; false if it is none, or said like any other.
func drip(kind string, r engine.Reading, v float64, on bool) (said string, ok bool) {
	if kind != "drip" {
		return "", false
	}
	switch r.Name {
	case "clamp":
		if !on {
			return "roller clamp shut", true
		}
		return fmt.Sprintf("roller clamp %.0f %% open", 100*v), true
	case "fluid":
		return r.Says, true
	case "arm":
		return map[bool]string{true: "arm bent", false: "arm straight"}[on], true
	case "rate":
		return "", !on
	}
	form, ok := map[string]string{"gauge": "cannula %.0f G", "factor": "a set of %.0f drops/mL", "bag": "a bag of %.0f mL", "height": "hung %.0f cm above the site"}[r.Name]
	if !ok {
		return "", false
	}
	return fmt.Sprintf(form, v), true
}
