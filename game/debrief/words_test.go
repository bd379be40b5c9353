package debrief

import (
	"strings"
	"testing"

	"downtime/game/engine"
)

func TestACaseInWhichNothingIsEverWrongIsNotSetBesideAHospital(t *testing.T) {
	quiet := engine.Scenario{Variants: []engine.Variant{{Kind: engine.Plain, Weight: 1}}}
	if words := atWork(&quiet); strings.Contains(words, "draws") {
		t.Errorf("of a case without a fault: %q", words)
	}
	quiet.Variants = append(quiet.Variants, engine.Variant{Kind: engine.Silent, Weight: 1})
	if words := atWork(&quiet); !strings.Contains(words, "50 of 100 draws") {
		t.Errorf("of a case with one: %q", words)
	}
}
