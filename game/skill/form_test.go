package skill_test

import (
	"errors"
	"strings"
	"testing"

	"downtime/game/skill"
)

func sheet() *skill.Form {
	answers := []skill.Option{{ID: "1", Label: "one"}, {ID: "2", Label: "two"}}
	return &skill.Form{Fields: []skill.Field{
		{ID: "rate", Label: "Rate", Unit: "/min", Kind: skill.Number},
		{ID: "words", Label: "Words", Kind: skill.Text},
		{ID: "one", Label: "One", Kind: skill.Choice, Options: answers},
		{ID: "some", Label: "Some", Kind: skill.Ticks, Options: answers},
		{ID: "rank", Label: "Rank", Kind: skill.Order, Options: answers},
	}}
}

func TestNonsenseInAFieldIsExplainedAndTheFieldStaysAsItWas(t *testing.T) {
	for _, c := range []struct{ field, value, says string }{
		{"rate", "1,5", "with a point"},
		{"rate", "9999-.", "is not one number: write it like 12 or 12.5 (it is in /min)"},
		{"rate", "12 mL", "leave the unit out (it is in /min)"},
		{"rate", "many", "not a number"},
		{"rate", "NaN", "cannot be meant"},
		{"rate", "1e9", "cannot be meant"},
		{"words", strings.Repeat("x", 501), "501 characters"},
		{"one", "3", "none of the answers"},
		{"some", "1,1", "stands twice"},
		{"rank", "1", "put all 2 in order"},
		{"else", "1", "nothing called"},
	} {
		f := sheet()
		for id, value := range map[string]string{"rate": "7", "words": "so", "one": "1", "some": "2", "rank": "2,1"} {
			if err := f.Set(id, value); err != nil {
				t.Fatal(err)
			}
		}
		before := f.Value(c.field)
		if err := f.Set(c.field, c.value); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s %q is answered with %v, want %q", c.field, c.value, err, c.says)
		}
		if got := f.Value(c.field); got != before {
			t.Errorf("%s %q left %q, want %q", c.field, c.value, got, before)
		}
	}
}

func TestANumberOutOfItsBoundsLeavesTheFieldAsItWas(t *testing.T) {
	f := sheet()
	small := func(x float64) error {
		if x > 10 {
			return errors.New("too much")
		}
		return nil
	}
	for _, c := range []struct{ value, want string }{{"7", "7"}, {"11", "7"}, {" 9.50 ", "9.5"}, {"", ""}, {"11", ""}} {
		if err := f.Write("rate", c.value, small); (err != nil) != (c.value == "11") {
			t.Errorf("%q is answered with %v", c.value, err)
		}
		if got := f.Value("rate"); got != c.want {
			t.Errorf("after %q there stands %q, want %q", c.value, got, c.want)
		}
	}
	if err := f.Write("words", "11", small); err != nil {
		t.Errorf("figures in words are taken for a number: %v", err)
	}
}

func TestAFormIsFullWhenAllButItsListsAreFilledIn(t *testing.T) {
	f := sheet()
	for _, c := range []struct{ id, value, gap string }{{"rate", "7", "Words"}, {"words", "so", "One"}, {"one", "1", "Rank"}, {"rank", "2,1", ""}} {
		if err := f.Set(c.id, c.value); err != nil {
			t.Fatal(err)
		}
		if got := f.Empty(); got != c.gap {
			t.Errorf("after %s the first gap is %q, want %q", c.id, got, c.gap)
		}
	}
}
