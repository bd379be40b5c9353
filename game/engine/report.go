package engine

import (
	"strings"
	"unicode"
)

// report checks the fields of a device report against the facts of the case.
func (st *stepper) report(in *Input) {
	now := Latch{max(st.s.Tick, 1), st.cause}
	right, asked := 0, 0
	for i, f := range st.sc.Report {
		ok := says(strings.ToLower(in.Fields[f.ID]), f.Any)
		if ok {
			st.fact(i)
		}
		if f.Critical {
			asked++
			if ok {
				right++
			}
		}
	}
	st.s.Reports++
	st.s.Reported = now
	st.emit(Event{Kind: Reported, Ref: in.Action, By: in.By, Val: [MaxHoles]float64{float64(right), float64(asked)}})
}

// fact takes one field of the report as given, from now on.
func (st *stepper) fact(i int) {
	if st.s.Facts[i].Tick == 0 {
		st.s.Facts[i] = Latch{max(st.s.Tick, 1), st.cause}
	}
}

// says reports whether a field of a report holds one of the accepted words, which may begin a longer one ("photo" in "photographed"); one of a
// letter or two must stand alone ("no", but not "nonsense"). Where no words are given any two will do.
func says(text string, accepted []string) bool {
	if len(accepted) == 0 {
		return sentence(text)
	}
	for _, w := range accepted {
		for from := 0; ; {
			i := strings.Index(text[from:], w)
			if i < 0 {
				break
			}
			i += from
			if !wordBefore(text[:i]) && (len(w) > 2 || !wordAfter(text[i+len(w):])) {
				return true
			}
			from = i + 1
		}
	}
	return false
}

func wordBefore(s string) bool {
	last := rune(-1)
	for _, r := range s {
		last = r
	}
	return letter(last)
}

func wordAfter(s string) bool {
	for _, r := range s {
		return letter(r)
	}
	return false
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// sentence reports whether a text holds at least two words of two letters or more.
func sentence(text string) bool {
	n := 0
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len([]rune(w)) > 1 {
			n++
		}
	}
	return n > 1
}
