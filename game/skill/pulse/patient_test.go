package pulse

import (
	"strings"
	"testing"

	"downtime/game/skill"
)

func TestPulseAndBreathsFitTheStory(t *testing.T) {
	slow := 0
	for seed := range uint64(400) {
		for level := range besideIt + 1 {
			for i := range patients {
				p := draw(seed, i, level)
				pulse, breaths := p.heart.count(before, before+60*skill.TicksPerSecond, true), p.chest.count(before, before+60*skill.TicksPerSecond)
				has := func(words string) bool { return strings.Contains(p.story, words) }
				ill := has("infection") || has("heart failure")
				least, quickest := 40, 200
				if ill {
					least = 78
					if p.heart.kind == dropping {
						least = 64 // of a faster rhythm
					}
				}
				if p.rhythm == "regular" && has("comfortable") {
					least, quickest = 58, 94
				}
				if pulse < least || pulse > quickest || ill && !p.chest.waxes && breaths < 16 {
					t.Errorf("seed %d, level %d: %q has a pulse of %d (%s) and %d breaths", seed, level, p.story, pulse, p.rhythm, breaths)
				}
				if has("of 29") && p.heart.kind == fibrillates || p.chest.waxes && (has("infection") || has("of 43")) {
					t.Errorf("seed %d, level %d: %q: %s, waxing breaths %v", seed, level, p.story, p.rhythm, p.chest.waxes)
				}
				if p.heart.kind == sinus && pulse < 57 {
					slow++
					if !has("bisoprolol") && !has("washed out") {
						t.Errorf("seed %d, level %d: %q has a pulse of %d", seed, level, p.story, pulse)
					}
				}
			}
		}
	}
	if slow < 50 {
		t.Errorf("only %d slow pulses", slow)
	}
}
