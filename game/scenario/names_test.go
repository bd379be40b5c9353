package scenario

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"downtime/game/device"
	"downtime/game/patient"
)

const namesFile = "../../docs/names.md"

// page is a Markdown page on its way.
type page struct{ strings.Builder }

func (p *page) say(format string, args ...any) { fmt.Fprintf(p, format, args...) }

// table adds a table: the heads, and a row a line.
func (p *page) table(heads ...string) {
	p.say("| %s |\n|%s\n", strings.Join(heads, " | "), strings.Repeat("---|", len(heads)))
}

func (p *page) row(cells ...string) { p.say("| %s |\n", strings.Join(cells, " | ")) }

func code(s string) string { return "`" + s + "`" }

func span(low, high float64) string { return number(low) + " to " + number(high) }

func (p *page) patients() {
	p.say("## Patients\n\n`preset` chooses a body; its `knobs` may be turned at the start, and by `{knob: bed1.shunt, to: 0.2, over: 60}` later.\n\n")
	p.table("preset", "weight", "knobs other than `adult`")
	adult, _ := patient.Preset("adult")
	for _, name := range patient.Presets() {
		par, _ := patient.Preset(name)
		body, plain := patient.State{Par: par}, patient.State{Par: adult}
		var differ []string
		for i := range patient.Knobs {
			if k := &patient.Knobs[i]; k.Name != "rhythm" && k.Get(&body) != k.Get(&plain) {
				differ = append(differ, k.Name+" "+fmt.Sprintf("%.4g", k.Get(&body)))
			}
		}
		p.row(code(name), number(par.Weight)+" kg", strings.Join(differ, ", "))
	}
	p.say("\n")
	p.table("knob", "unit", "range", "what")
	for _, k := range patient.Knobs {
		p.row(code(k.Name), k.Unit, span(k.Low, k.High), k.Doc)
	}
	p.say("\nConditions read what is true of a body by `bed1.spo2`; a trainee, and the expert, see what a device shows of it.\n\n")
	p.table("quantity", "unit", "what")
	for _, q := range patient.Quantities {
		p.row(code(q.Name), q.Unit, q.Doc)
	}
}

func (p *page) devices() {
	p.say("\n## Devices\n\nA setting can be given at the start (`settings:`) and set by an effect; conditions read all channels by `vent1.vte`. An alarm's limits stand\nunder `limits:`, as `phigh: [.nan, 40]`.\n")
	for _, name := range kindNames {
		k, _ := device.KindNamed(name)
		p.say("\n### `%s`\n\n", name)
		p.table("channel", "unit", "set or measured", "range", "what")
		for _, ch := range device.Channels(k) {
			how := "measured"
			if ch.Setting {
				how = "set"
			}
			p.row(code(ch.Name), ch.Unit, how, span(ch.Low, ch.High), ch.Words)
		}
		if len(device.Alarms(k)) == 0 {
			continue
		}
		p.say("\n")
		p.table("alarm", "limits at first", "what")
		for _, a := range device.Alarms(k) {
			limits := ""
			if a.Default.LowOn {
				limits += "below " + number(a.Default.Low) + " "
			}
			if a.Default.HighOn {
				limits += "above " + number(a.Default.High) + " "
			}
			if limits != "" {
				limits += a.Unit
			}
			p.row(code(a.Name), strings.TrimSpace(limits), a.Label)
		}
	}
}

func (p *page) faults(t *testing.T) {
	p.say("\n## Faults\n\n`{device: vent1, fault: drift, channel: spo2, a: -3}` begins one; `mend` ends it. Without `channel` it concerns all channels.\n\n")
	p.table("fault", "what it does")
	said := faultRemarks(t)
	for i, name := range faultNames {
		p.row(code(name), said[i])
	}
}

// faultRemarks are the comments beside the kinds of fault in the source of package device, in their order.
func faultRemarks(t *testing.T) (said []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../device/device.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		gen, ok := n.(*ast.GenDecl)
		if !ok || gen.Tok != token.CONST || len(gen.Specs) == 0 || gen.Specs[0].(*ast.ValueSpec).Names[0].Name != "NoFault" {
			return true
		}
		for _, s := range gen.Specs[1:] {
			said = append(said, oneLine(s.(*ast.ValueSpec).Comment.Text()))
		}
		return false
	})
	if len(said) != len(faultNames) {
		t.Fatalf("%d faults are described, and there are %d", len(said), len(faultNames))
	}
	return said
}

func (p *page) drugs() {
	p.say("\n## Drugs\n\n`{give: naloxone, dose: 400, on: bed1}` gives one at once; a `syringe-pump` runs one in, at its `rate` in mL/h and its `concentration` in the unit a mL.\n\n")
	p.table("drug", "unit", "one dose lies between")
	for i, name := range drugs {
		p.row(code(name), patient.DrugUnit(patient.Drug(i)), span(sane[i][0], sane[i][1]))
	}
}

func TestTheListOfNamesIsFresh(t *testing.T) {
	var p page
	p.say("# What a scenario can name\n\nThe bodies, knobs, devices, faults and drugs there are, for those who write cases. How they are used is in `game/scenario/LANGUAGE.md`.\n" +
		"This file is made from the tables of the rules: after changing one, run `make golden`.\n\n")
	p.patients()
	p.devices()
	p.faults(t)
	p.drugs()
	fresh(t, namesFile, p.String())
}

func TestEveryDrugHasABoundForItsDoses(t *testing.T) {
	for i, b := range sane {
		if !(b[0] > 0 && b[0] < b[1]) {
			t.Errorf("%s: doses between %v", drugs[i], b)
		}
	}
}
