package scenario

import (
	"strconv"
	"strings"

	"github.com/expr-lang/expr/conf"

	"downtime/game/engine"
)

// compiler turns one Doc into one engine.Scenario and keeps every problem it meets.
type compiler struct {
	doc     *Doc
	sc      *engine.Scenario
	probs   Problems
	sym     symbols
	use     usage
	actions []expanded
	rules   []int // of each compiled rule of the expert, its place in the Doc
	grammar *conf.Config
	pending int         // delayed effects that come once and could wait at one time
	setups  [][]float64 // seconds after which those of each variant's setup come
	delays  []delay     // those of acts that can be done again
}

// usage remembers what the parts of a case refer to, so that the checks can name what nothing refers to.
type usage struct {
	opened map[string]bool // scenes
	ended  map[string]bool // endings
	given  map[string]bool // clues
	set    map[string]bool // flags written
	read   map[string]bool // flags read
	chose  map[string]bool // "scene/choice" named by a condition
	named  map[string]bool // variants named by a condition
	gives  []giving
	faults []fault
	sets   []setting
}

// giving is one place that gives a clue, with the conditions under which it does.
type giving struct {
	clue int
	when []engine.Expr
}

// fault is one place that begins a fault.
type fault struct {
	path    string
	device  int
	variant int // whose setup it stands in; -1: elsewhere
	when    engine.Expr
}

// Compile checks a Doc and turns it into a Scenario. The Scenario is nil if any problem is an Error; warnings leave it playable.
// It does not know the content's hash: package content, which read the files, adds it.
func Compile(d *Doc) (*engine.Scenario, Problems) {
	c := build(d)
	if !c.probs.Playable() {
		return nil, c.probs
	}
	engine.Settle(c.sc)
	return c.sc, c.probs
}

func build(d *Doc) *compiler {
	c := &compiler{doc: d, sc: &engine.Scenario{}, grammar: grammar(), use: usage{
		opened: map[string]bool{}, ended: map[string]bool{}, given: map[string]bool{}, set: map[string]bool{},
		read: map[string]bool{}, chose: map[string]bool{}, named: map[string]bool{},
	}}
	c.index()
	c.header()
	c.patients()
	c.devices()
	c.people()
	c.flags()
	c.sources()
	c.clues()
	c.variants()
	c.acts()
	c.scenes()
	c.triggers()
	c.endings()
	c.utilities()
	c.criteria()
	c.critical()
	c.decisions()
	c.expert()
	c.facts()
	c.dues()
	c.questions()
	c.owed()
	c.oath()
	c.checkPending()
	c.checkRamps()
	c.checkShape()
	c.checkEvidence()
	c.checkWords()
	c.probs.sort()
	return c
}

// report keeps a problem about the whole value at path.
func (c *compiler) report(path string, code Code, message, fix string) {
	c.probs.add(Problem{Path: path, Code: code, Message: message, Fix: fix})
}

// unknown reports a name that nothing has, with the nearest that something has.
func (c *compiler) unknown(path, what, got string, known []string) {
	if got == "" {
		c.report(path, CodeMissing, "no "+what+" is named", Suggest("", known))
		return
	}
	c.report(path, CodeUnknown, "there is no "+what+" "+quote(got), Suggest(got, known))
}

// person finds somebody by their name, or reports that there is nobody of it.
func (c *compiler) person(path, id string) (int, bool) {
	p, ok := c.sym.people.find(id)
	if !ok {
		c.unknown(path, "person", id, c.sym.people)
	}
	return p, ok
}

// word reports a word outside a fixed list.
func (c *compiler) word(path, what, got string, known []string) {
	if got == "" {
		c.report(path, CodeMissing, lastKey(path)+" is missing", Suggest("", known))
		return
	}
	c.report(path, CodeWord, quote(got)+" is not a "+what, Suggest(got, known))
}

// require reports an empty field.
func (c *compiler) require(path, value, fix string) {
	if strings.TrimSpace(value) == "" {
		c.report(path, CodeMissing, lastKey(path)+" is missing", fix)
	}
}

// within reports a number outside [low, high].
func (c *compiler) within(path string, v, low, high float64, unit string) bool {
	if v >= low && v <= high {
		return true
	}
	c.report(path, CodeRange, lastKey(path)+" is "+number(v)+"; it must lie between "+number(low)+" and "+number(high)+unit, "look at the unit first: it is mostly that")
	return false
}

// ticks turns seconds into ticks, and reports a time that is negative or longer than any case.
func (c *compiler) ticks(path string, seconds float64) int64 {
	if !c.within(path, seconds, 0, longest, " seconds") {
		return 0
	}
	return int64(float64(seconds*engine.TicksPerSecond) + 0.5)
}

// longest is the longest time, in seconds, that a scenario may name: a day.
const longest = 86400

func place(list string, i int) string { return list + "[" + strconv.Itoa(i) + "]" }

func quote(s string) string { return strconv.Quote(s) }

func number(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// lastKey is the key at the end of a path: "when" of "scenes[2].when".
func lastKey(path string) string {
	for i := len(path) - 1; i >= 0; i-- {
		if path[i] == '.' {
			return path[i+1:]
		}
	}
	return path
}
