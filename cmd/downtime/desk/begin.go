package desk

import (
	"fmt"
	"time"

	"downtime/cmd/downtime/sitting"
	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/walk"
)

// start says where a play begins: in which truth, with which seed, at which second, and who has played until then.
type start struct {
	variant string
	seed    uint64
	second  int
	who     string // a player, or nobody
}

// nobody lets the time before pass without a deed.
const nobody = "nobody"

// String says it in a line.
func (s start) String() string {
	return fmt.Sprintf("%s from %s, played by %s until then", s.variant, minutes(s.second), s.who)
}

// minutes is a second of the case as 02:30.
func minutes(second int) string { return fmt.Sprintf("%02d:%02d", second/60, second%60) }

// begin plays a case up to where the author takes over. The run is saved nowhere.
func (s start) begin(sc *engine.Scenario, players walk.Players, now time.Time) (*sitting.Sitting, error) {
	r, err := run.New(sc, s.seed, s.variant)
	if err != nil {
		return nil, err
	}
	until := min(int64(s.second)*engine.TicksPerSecond, sc.Limit)
	switch {
	case until == 0:
	case s.who == nobody:
		_, err = r.Wait(until)
	default:
		var on walk.Play
		if on, err = players(s.who, r, s.seed); err == nil {
			err = on(until)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("play up to %s: %w", minutes(s.second), err)
	}
	return sitting.New(r, nil, "paced", now, true), nil
}
