package walk

import (
	"slices"
	"strconv"
	"strings"

	"downtime/game/engine"
	"downtime/game/scenario"
)

// Parse reads the walks of one text. What is wrong with a line is reported and the line left out, so that all problems come at once.
func Parse(names *scenario.Names, text string) ([]Walk, []Problem) {
	r := reader{names: names, sc: names.Scenario()}
	for i, line := range strings.Split(text, "\n") {
		r.line, r.text = i+1, strings.TrimRight(line, "\r ")
		r.statement()
	}
	r.complete()
	return r.walks, r.probs
}

// reader reads one text, a line at a time.
type reader struct {
	names *scenario.Names
	sc    *engine.Scenario
	walks []Walk
	probs []Problem
	line  int
	text  string
}

func (r *reader) report(column int, code scenario.Code, message, fix string) {
	r.probs = append(r.probs, Problem{Line: r.line, Column: column, Code: code, Message: message, Fix: fix})
}

// unreadable reports a line that is not one of a walk.
func (r *reader) unreadable(column int, message, fix string) {
	r.report(column, scenario.CodeWalk, message, fix)
}

// unknown reports a name that the case does not have.
func (r *reader) unknown(column int, what, got string, known []string) {
	r.report(column, scenario.CodeWalkName, "there is no "+what+" "+strconv.Quote(got), scenario.Suggest(got, known))
}

// word is one word of a line and the column at which it begins.
type word struct {
	text   string
	column int
}

// words splits a line at its spaces.
func words(line string) []word {
	var all []word
	begin := -1
	for i, c := range []rune(line + " ") {
		switch {
		case c == ' ' || c == '\t':
			if begin >= 0 {
				all = append(all, word{string([]rune(line)[begin:i]), begin + 1})
				begin = -1
			}
		case begin < 0:
			begin = i
		}
	}
	return all
}

// rest is the line from a word on.
func (r *reader) rest(w word) string { return string([]rune(r.text)[w.column-1:]) }

// statements are the words with which a line may begin.
var statements = []string{
	"walk", "variant", "seed", "do", "refuse", "wait", "until", "finish", "choose", "believe", "bag", "say", "report", "rank", "limit", "play", "expect", "never",
}

func (r *reader) statement() {
	all := words(r.text)
	if len(all) == 0 || strings.HasPrefix(all[0].text, "#") {
		return
	}
	first := all[0]
	switch {
	case first.text == "walk":
		r.begin(all)
	case !slices.Contains(statements, first.text):
		r.unreadable(first.column, strconv.Quote(first.text)+" begins no line of a walk", scenario.Suggest(first.text, statements))
	case len(r.walks) == 0:
		r.unreadable(first.column, "this line belongs to no walk", "begin with walk and a title")
	case first.text == "variant" || first.text == "seed":
		r.setting(all)
	default:
		if s, ok := r.step(all); ok {
			s.line, s.written = r.line, strings.TrimSpace(r.text)
			w := &r.walks[len(r.walks)-1]
			w.steps = append(w.steps, s)
		}
	}
}

func (r *reader) begin(all []word) {
	r.complete()
	w := Walk{Seed: 1, Line: r.line}
	if len(all) < 2 {
		r.unreadable(all[0].column, "the walk has no title", "say in a sentence what it shows")
	} else {
		w.Title = r.rest(all[1])
	}
	r.walks = append(r.walks, w)
}

// complete looks at the walk that has just been read to its end.
func (r *reader) complete() {
	if len(r.walks) == 0 {
		return
	}
	w := &r.walks[len(r.walks)-1]
	at := Problem{Line: w.Line, Column: 1, Code: scenario.CodeWalk}
	if w.Variant == "" {
		at.Message, at.Fix = "the walk names no variant", "add a line variant and its id"
		r.probs = append(r.probs, at)
	}
	if !slices.ContainsFunc(w.steps, func(s step) bool { return s.verb == expect || s.verb == never || s.verb == refuse }) {
		at.Message, at.Fix = "the walk expects nothing", "add a line expect, never or refuse"
		r.probs = append(r.probs, at)
	}
}

func (r *reader) setting(all []word) {
	w := &r.walks[len(r.walks)-1]
	if len(all) != 2 || len(w.steps) > 0 {
		r.unreadable(all[0].column, all[0].text+" takes one word, and stands before what is done", "as in variant silent-fault, or seed 3")
		return
	}
	if all[0].text == "seed" {
		n, err := strconv.ParseUint(all[1].text, 10, 63)
		if err != nil {
			r.unreadable(all[1].column, "a seed is a whole number", "as in seed 3")
		}
		w.Seed = n
		return
	}
	w.Variant = all[1].text
	if r.sc.VariantNamed(w.Variant) < 0 {
		r.unknown(all[1].column, "variant", w.Variant, ids(r.sc.Variants, func(v engine.Variant) string { return v.ID }))
	}
}

// ids lists the ids of a part of the case.
func ids[T any](all []T, id func(T) string) []string {
	out := make([]string, 0, len(all))
	for _, x := range all {
		if s := id(x); !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// find gives the index of an id, and reports it if there is none.
func find[T any](r *reader, w word, what string, all []T, id func(T) string) (int, bool) {
	i := slices.IndexFunc(all, func(x T) bool { return id(x) == w.text })
	if i < 0 {
		r.unknown(w.column, what, w.text, ids(all, id))
	}
	return i, i >= 0
}

// number reads a number in a range.
func (r *reader) number(w word, low, high float64) (float64, bool) {
	v, err := strconv.ParseFloat(w.text, 64)
	if err != nil || !(v >= low && v <= high) {
		r.unreadable(w.column, strconv.Quote(w.text)+" is no number from "+short(low)+" to "+short(high), "")
		return 0, false
	}
	return v, true
}

// seconds reads a time, in ticks.
func (r *reader) seconds(w word) (int64, bool) {
	v, ok := r.number(w, 0.02, 86400)
	return int64(float64(v*engine.TicksPerSecond) + 0.5), ok
}

func short(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
