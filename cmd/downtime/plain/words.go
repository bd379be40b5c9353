package plain

import (
	"fmt"
	"math"
	"regexp"
	"strings"
)

// units are how units are spoken. The longer ones come first.
var units = []struct {
	written *regexp.Regexp
	spoken  string
}{
	{unit(`cmH2O/dL`), "centimetres of water for each 100 millilitres"},
	{unit(`cmH2O`), "centimetres of water"},
	{unit(`mmol/L`), "millimoles a litre"},
	{unit(`mmHg`), "millimetres of mercury"},
	{unit(`kPa`), "kilopascals"},
	{unit(`mL/kg`), "millilitres a kilogram"},
	{unit(`mL/h`), "millilitres an hour"},
	{unit(`L/min`), "litres a minute"},
	{regexp.MustCompile(`(\d) ?/mL\b`), "$1 a millilitre"},
	{unit(`mL`), "millilitres"},
	{unit(`mg`), "milligrams"},
	{unit(`kg`), "kilograms"},
	{regexp.MustCompile(`(\d) ?/min\b`), "$1 a minute"},
	{regexp.MustCompile(`(\d) ?cm\b`), "$1 centimetres"},
	{regexp.MustCompile(`(\d) s\b`), "$1 seconds"},
	{regexp.MustCompile(`(\d) min\b`), "$1 minutes"},
	{regexp.MustCompile(`(\d) ?(deg C|°C)`), "$1 degrees"},
	{regexp.MustCompile(`(\d) ?%`), "$1 per cent"},
	{regexp.MustCompile(`·s\b`), " seconds"},
}

func unit(written string) *regexp.Regexp {
	return regexp.MustCompile(`\b` + regexp.QuoteMeta(written) + `\b`)
}

// spoken says units in words: a screen reader spells what it cannot pronounce.
func spoken(line string) string {
	for _, u := range units {
		line = u.written.ReplaceAllString(line, u.spoken)
	}
	return one.ReplaceAllString(line, "${1}1 $2")
}

// one finds what there is exactly one of.
var one = regexp.MustCompile(`(^|[^\d.,])1 (centimetre|millimetre|millilitre|litre|milligram|microgram|kilogram|millimole|kilopascal|degree|second|minute|unit)s\b`)

// keys are the phrases of a case that name keys, which the screens have, and what to type instead.
var keys = []struct {
	written *regexp.Regexp
	typed   string
}{
	{regexp.MustCompile(`\? explains the keys`), "Type help to hear what you can type"},
	{regexp.MustCompile(`\bEnter opens the menu: under \w+, `), "type: "},
	{regexp.MustCompile(`\b(?:press )?Enter, then under \w+: `), "Type: "},
	{regexp.MustCompile(`: \w, or Enter and under \w+, `), ". Type: "},
	{regexp.MustCompile(`Squeeze with the space bar: `), "Type bag 14 450 to squeeze. By hand it is: "},
	{regexp.MustCompile(`Answer with the number of a line`), "Type answer and its number"},
	{regexp.MustCompile(`\bone key away`), "one word away"},
	{regexp.MustCompile(`One key, at any time`), "At any time"},
}

// keyless says what to type where a case names a key.
func keyless(line string) string {
	for _, k := range keys {
		line = k.written.ReplaceAllString(line, k.typed)
	}
	return line
}

// spokenUnit is a unit after its number.
func spokenUnit(unit string) string {
	return strings.TrimSpace(strings.TrimPrefix(spoken("0 "+unit), "0"))
}

// seconds says a duration, rounded up: what is left is not yet over.
func seconds(n float64) string {
	if n = math.Ceil(n); n == 1 {
		return "1 second"
	}
	return fmt.Sprintf("%.0f seconds", n)
}

var shapes = regexp.MustCompile(`(^|\d )(!{1,3}) `)

// alarmed spells the shapes of alarm priorities, which a screen reader would leave out, at the beginning of a line or after its clock.
func alarmed(text string) string {
	return shapes.ReplaceAllStringFunc(text, func(m string) string {
		before := strings.TrimRight(m, "! ")
		if before != "" {
			before += " "
		}
		return before + []string{"", "Low", "Medium", "High"}[strings.Count(m, "!")] + " priority alarm. "
	})
}

// sentences turns Markdown into lines to be read aloud: a paragraph, heading, item or row of a table is one line, and its marks are gone.
func sentences(md string) []string {
	r := reader{}
	for line := range strings.Lines(md) {
		r.line(strings.TrimSpace(line))
	}
	r.flush()
	return r.out
}

type reader struct {
	out       []string
	paragraph []string
	header    []string // of the table being read
	raw       bool     // between fences
}

func (r *reader) line(line string) {
	table := strings.HasPrefix(line, "|")
	if !table {
		r.header = nil
	}
	switch {
	case strings.HasPrefix(line, "```"):
		r.flush()
		r.raw = !r.raw
	case r.raw:
		if line != "" {
			r.out = append(r.out, line)
		}
	case line == "":
		r.flush()
	case table:
		r.flush()
		r.row(cells(line))
	case strings.HasPrefix(line, "#"):
		r.flush()
		r.out = append(r.out, "Heading: "+unmarked(strings.TrimLeft(line, "# "))+".")
	case strings.HasPrefix(line, "- "), strings.HasPrefix(line, "* "), strings.HasPrefix(line, "> "):
		r.flush()
		r.paragraph = []string{line[2:]}
	default:
		r.paragraph = append(r.paragraph, line)
	}
}

func (r *reader) flush() {
	if len(r.paragraph) > 0 {
		r.out = append(r.out, unmarked(strings.Join(r.paragraph, " ")))
	}
	r.paragraph = nil
}

func cells(line string) []string {
	all := strings.Split(strings.Trim(line, "|"), "|")
	for i := range all {
		all[i] = unmarked(strings.TrimSpace(all[i]))
	}
	return all
}

// row reads a row with the name of each column before its cell.
func (r *reader) row(cells []string) {
	if r.header == nil {
		r.header = cells
		return
	}
	if strings.Trim(strings.Join(cells, ""), "-: ") == "" {
		return // the line under the header, or a row of nothing
	}
	var parts []string
	for i, c := range cells {
		switch {
		case c == "" || c == "-":
		case i < len(r.header) && r.header[i] != "":
			parts = append(parts, r.header[i]+": "+c)
		default:
			parts = append(parts, c)
		}
	}
	r.out = append(r.out, strings.Join(parts, "; ")+".")
}

var emphasis = regexp.MustCompile(`(^|[\s("])[*_]([^*_]+)[*_]`)

func unmarked(text string) string {
	text = strings.NewReplacer("**", "", "`", "").Replace(text)
	return emphasis.ReplaceAllString(text, "$1$2")
}
