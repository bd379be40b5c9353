package review

import (
	"downtime/cmd/downtime/room"
	stats "downtime/game/cohort"
)

// Survey is one question before and after.
type Survey struct {
	Item   string   `json:"item"`
	Text   string   `json:"text"`
	Before *float64 `json:"before"`
	After  *float64 `json:"after"`
	Later  *float64 `json:"later"`
	N      *int     `json:"n"` // learners who answered before and after; null: hidden

	by [3]int // learners who answered before, after and later
}

func survey(d *data) []Survey {
	type key struct{ item, when string }
	sums := map[key][]float64{}
	who := map[key]map[string]bool{}
	for _, s := range d.surveys {
		k := key{s.Item, s.When}
		sums[k] = append(sums[k], float64(s.Choice))
		if who[k] == nil {
			who[k] = map[string]bool{}
		}
		who[k][s.Learner] = true
	}
	out := []Survey{}
	for _, q := range room.Questions {
		x := Survey{Item: q.ID, Text: q.Text}
		for i, to := range x.means() {
			k := key{q.ID, moments[i]}
			if x.by[i] = len(who[k]); x.by[i] > 0 {
				*to = some(stats.Mean(sums[k]))
			}
		}
		both := 0
		for name := range who[key{q.ID, "before"}] {
			if who[key{q.ID, "after"}][name] {
				both++
			}
		}
		x.N = &both
		if x.by != [3]int{} {
			out = append(out, x)
		}
	}
	return out
}

// moments are when the questions about oneself are asked.
var moments = [3]string{"before", "after", "later"}

// means are those of each moment.
func (s *Survey) means() [3]**float64 { return [3]**float64{&s.Before, &s.After, &s.Later} }
