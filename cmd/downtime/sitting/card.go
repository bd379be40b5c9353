package sitting

import (
	"encoding/json"

	"downtime/game/score"
	"downtime/saves"
)

// CardOf reads the Card of a stored run; false if it has none that can be read. A Card so old that it does not say whether it is scored is, unless
// the run was practice.
func CardOf(stored saves.Run) (score.Card, bool) {
	var card score.Card
	if stored.Card == nil || json.Unmarshal(stored.Card, &card) != nil {
		return score.Card{}, false
	}
	var says struct {
		Scored *bool `json:"scored"`
	}
	if json.Unmarshal(stored.Card, &says) == nil && says.Scored == nil {
		card.Scored = !stored.Practice
	}
	return card, true
}
