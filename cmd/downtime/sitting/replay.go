package sitting

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/score"
	"downtime/saves"
)

// Rebuild simulates a stored run again and checks it against its hashes. The error is a *run.VersionError if this program's engine or
// content is another, a *run.DivergedError if it came to other States.
func Rebuild(sc *engine.Scenario, s saves.Run) (*run.Run, error) {
	h := run.Header{Scenario: s.Scenario, Variant: s.Variant, Seed: s.Seed, Engine: s.Engine, Content: s.ContentHash}
	if err := run.Current(sc, h); err != nil {
		return nil, err
	}
	inputs := make([]engine.Input, len(s.Inputs))
	for i, in := range s.Inputs {
		if err := json.Unmarshal(in.Body, &inputs[i]); err != nil {
			return nil, fmt.Errorf("input %d of run %s: %w", in.Seq, s.ID, err)
		}
		if inputs[i].Tick != in.Tick {
			return nil, fmt.Errorf("input %d of run %s: it is stored at tick %d and says %d", in.Seq, s.ID, in.Tick, inputs[i].Tick)
		}
	}
	marks := make([]run.Mark, len(s.Marks))
	for i, m := range s.Marks {
		marks[i] = run.Mark{Inputs: m.Seq, Tick: m.Tick, Hash: m.Hash}
	}
	return run.Replay(sc, h, inputs, marks, s.LastTick)
}

// noClock is the date in a run that was made without a clock: the driver's output depends on nothing but its input.
var noClock = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// Record is a finished run in its stored form, made without a clock and without chance: the same run gives the same bytes.
func Record(r *run.Run, card score.Card) (saves.Run, error) {
	s := Sitting{Run: r}
	out := saves.Run{Summary: saves.Summary{
		Header: header(r, "", "paced", noClock, false), Status: saves.Ended, LastTick: r.State.Tick, EndedAt: noClock, Score: card.Total,
	}}
	for ; s.inputs < len(r.Inputs); s.inputs++ {
		out.Inputs = append(out.Inputs, stored(s.inputs, r.Inputs[s.inputs]))
	}
	for _, m := range r.Marks {
		out.Marks = append(out.Marks, saves.Mark{Seq: m.Inputs, Tick: m.Tick, Hash: m.Hash})
	}
	end, err := ending(r, card, noClock)
	if err != nil {
		return out, err
	}
	out.Card, out.Events = end.Card, end.Events
	if last := len(out.Marks) - 1; last < 0 || out.Marks[last].Tick != r.State.Tick {
		out.Marks = append(out.Marks, saves.Mark{Seq: len(r.Inputs), Tick: r.State.Tick, Hash: engine.Hash(&r.State)})
	}
	id := sha256.New()
	fmt.Fprint(id, out.Header, len(out.Inputs))
	for _, in := range out.Inputs {
		id.Write(in.Body)
	}
	out.ID = hex.EncodeToString(id.Sum(nil)[:16])
	return out, nil
}
