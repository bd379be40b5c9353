package sitting_test

import (
	"encoding/json"
	"testing"

	"downtime/cmd/downtime/sitting"
	"downtime/saves"
)

func TestACardSoOldThatItDoesNotSayIsAScoredOne(t *testing.T) {
	for _, c := range []struct {
		card             string
		practice         bool
		readable, scored bool
	}{
		{`{"total":71.5}`, false, true, true},
		{`{"total":71.5}`, true, true, false},
		{`{"total":71.5,"scored":false}`, false, true, false},
		{`{"total":71.5,"scored":true}`, false, true, true},
		{`7`, false, false, false},
		{``, false, false, false},
	} {
		stored := saves.Run{Summary: saves.Summary{Header: saves.Header{Practice: c.practice}}}
		if c.card != "" {
			stored.Card = json.RawMessage(c.card)
		}
		if card, ok := sitting.CardOf(stored); ok != c.readable || card.Scored != c.scored {
			t.Errorf("%q, practice %v, reads as %+v, %v", c.card, c.practice, card, ok)
		}
	}
}
