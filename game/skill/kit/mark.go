package kit

import (
	"fmt"
	"strings"

	"downtime/game/skill"
)

// The points (mark D).
const (
	ofPack, ofSpare, ofFind, ofMend, ofTime = 50.0, 10.0, 25.0, 10.0, 5.0
)

// Result marks the packing, and the check where there was one.
func (e *exercise) Result() skill.Result {
	r := skill.Result{Lines: []skill.Line{e.markPacked(), e.markSpare()}}
	missed, extra := e.packed(&e.done[packing])
	right := len(missed) == 0 && len(extra) == 0
	r.Summary = fmt.Sprintf("%d of %d needed things are in the bag.", shelfCore+shelfOwn-len(missed), shelfCore+shelfOwn)
	if e.setup.Level > 0 {
		find, mend := e.markFound(), e.markMended()
		r.Lines = append(r.Lines, find, mend)
		right = right && find.Points == find.Of
	}
	if e.setup.Level == 2 {
		r.Lines = append(r.Lines, e.markTime(right))
	}
	r.Met = right && e.setup.Level == 2
	r.Sum(e.setup.Timing)
	return r
}

func (e *exercise) markPacked() skill.Line {
	missed, _ := e.packed(&e.done[packing])
	l := skill.Line{Label: "What is needed", Of: ofPack, Points: ofPack * float64(shelfCore+shelfOwn-len(missed)) / (shelfCore + shelfOwn), Source: "nhs724", Why: "all of it is in"}
	if len(missed) > 0 {
		l.Why = "left behind: " + reasons(missed)
	}
	return l
}

func (e *exercise) markSpare() skill.Line {
	_, extra := e.packed(&e.done[packing])
	l := skill.Line{Label: "Nothing that does not belong", Of: ofSpare, Points: ofSpare * float64(shelfNo-len(extra)) / shelfNo, Source: "made-up", Why: "nothing to dig through"}
	if len(extra) > 0 {
		l.Why = "in the way: " + reasons(extra)
	}
	if e.done[packing].Value("pack") == "" {
		l.Points, l.Why = 0, "an empty bag earns nothing for being light"
	}
	return l
}

func reasons(items []*Item) string {
	var out []string
	for _, x := range items {
		out = append(out, x.Label+" ("+x.Why+")")
	}
	return strings.Join(out, "; ")
}

// markFound: a guess costs what a find earns.
func (e *exercise) markFound() skill.Line {
	got, want := e.done[checking].Chosen("wrong"), e.wrong()
	hits := len(both(got, want))
	l := skill.Line{Label: "What would let you down", Of: ofFind, Source: "made-up"}
	l.Points = max(0, ofFind*float64(hits-(len(got)-hits))/float64(len(want)))
	var why []string
	for _, f := range e.bag {
		if f.fault != nil {
			why = append(why, fmt.Sprintf("%s: %s", f.item.Label, f.fault.Why))
		}
	}
	l.Why = strings.Join(why, "; ")
	return l
}

func (e *exercise) markMended() skill.Line {
	got, want := e.done[checking].Chosen("mend"), e.wrong()
	hits := len(both(got, want))
	l := skill.Line{Label: "What to do about it", Of: ofMend, Source: "made-up"}
	l.Points = max(0, ofMend*float64(hits-(len(got)-hits))/float64(len(want)))
	var why []string
	for _, f := range e.bag {
		if f.fault != nil {
			why = append(why, f.fault.Mend)
		}
	}
	l.Why = strings.Join(why, "; ")
	return l
}

// markTime gives nothing for a quick wrong bag.
func (e *exercise) markTime(right bool) skill.Line {
	l := skill.Line{Label: "Within the time", Of: ofTime, Source: "made-up", Time: true, Why: fmt.Sprintf("%d s for each step; a quick wrong bag earns nothing", limit)}
	if right {
		l.Points = ofTime
	}
	return l
}
