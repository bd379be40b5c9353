package wall

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"

	"downtime/cmd/downtime/review"
	"downtime/game/engine"
	"downtime/saves/cohort"
)

// Believed is how likely a room held a device to be at fault, over time. Each line is the mean of five learners or more who were next to one another at that
// time, in tenths; a learner who has stated nothing yet is in no line.
type Believed struct {
	Device string
	Lines  [][]Level // the lowest line first
}

// Level is what a line stands at from a minute on: 0 to 1; not a number where it ends.
type Level struct{ Minute, P float64 }

// looks is how many times beliefs are looked at from the beginning to the end.
const looks = 240

// stated is a belief in millionths, and when it was stated.
type stated struct{ tick, p int64 }

// believed lays what was stated of each device over one another, that of which most has been stated first.
func (p *Picture) believed(ctx context.Context, db *cohort.DB, r *read) error {
	by := map[int64]map[int64][]stated{} // device, run
	err := r.each(ctx, db, cohort.Beliefs, func(run int64, v []int64) {
		if by[v[0]] == nil {
			by[v[0]] = map[int64][]stated{}
		}
		by[v[0]][run] = append(by[v[0]][run], stated{v[1], v[2]})
	})
	if err != nil {
		return err
	}
	place := func(n int64) int {
		return slices.IndexFunc(r.sc.Devices, func(x engine.Device) bool { return x.ID == r.id(n) })
	}
	devices := slices.Sorted(maps.Keys(by))
	slices.SortStableFunc(devices, func(a, b int64) int {
		return cmp.Or(cmp.Compare(len(by[b])/review.Fewest, len(by[a])/review.Fewest), cmp.Compare(place(a), place(b)))
	})
	for _, n := range devices {
		if len(by[n]) >= review.Fewest {
			p.Beliefs = append(p.Beliefs, Believed{r.label(n), overlaid(by[n], r.last)})
		}
	}
	return nil
}

// overlaid gives the lines of one device until the last tick.
func overlaid(by map[int64][]stated, last int64) (lines [][]Level) {
	runs := slices.Sorted(maps.Keys(by))
	for look := range looks + 1 {
		tick := last * int64(look) / looks
		var values []float64
		for _, run := range runs {
			if now := at(by[run], tick); now >= 0 {
				values = append(values, float64(now)/1e6)
			}
		}
		means := fives(values)
		for len(lines) < len(means) {
			lines = append(lines, nil)
		}
		for i := range lines {
			level := math.NaN()
			if i < len(means) {
				level = means[i]
			}
			if n := len(lines[i]); n == 0 || lines[i][n-1].P != level && !(math.IsNaN(level) && math.IsNaN(lines[i][n-1].P)) {
				lines[i] = append(lines[i], Level{minutes(float64(tick)), level})
			}
		}
	}
	return lines
}

// at is what was held at a tick; −1: nothing yet.
func at(said []stated, tick int64) int64 {
	now := int64(-1)
	for _, s := range said {
		if s.tick <= tick {
			now = s.p
		}
	}
	return now
}
