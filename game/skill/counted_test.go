package skill_test

import (
	"testing"

	"downtime/game/skill"
)

func TestANumberInATextReadsAsASentenceWhateverItIs(t *testing.T) {
	const text = "Of {n}: [n: none of them does|one of them does|# of them do] it. [n: Nobody came.|One came.|# came.]"
	for n, want := range map[int]string{
		0: "Of 0: none of them does it. Nobody came.",
		1: "Of 1: one of them does it. One came.",
		4: "Of 4: 4 of them do it. 4 came.",
	} {
		if got := skill.Counted(text, "n", n); got != want {
			t.Errorf("%d reads %q, want %q", n, got, want)
		}
	}
	for _, odd := range []string{"[n: a|b]", "[n: a|b|c", "[m: a|b|c]"} {
		if got := skill.Counted(odd, "n", 1); got != odd {
			t.Errorf("%q became %q", odd, got)
		}
	}
	if !skill.Counts(text, "n") || skill.Counts(text, "m") {
		t.Error("what a text tells is not found")
	}
}

func TestEveryReasonEndsInOneFullStop(t *testing.T) {
	r := skill.Result{Lines: []skill.Line{{Why: "right: 5 mg"}, {Why: "Right.."}, {Why: "why?"}, {}}}
	r.Finish()
	for i, want := range []string{"right: 5 mg.", "Right.", "why?", ""} {
		if r.Lines[i].Why != want {
			t.Errorf("%q, want %q", r.Lines[i].Why, want)
		}
	}
}
