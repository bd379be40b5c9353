package drive

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"

	"downtime/game/skill"
)

// SkillHello is the first line out when a skill is driven.
type SkillHello struct {
	Hello SkillGreeting `json:"hello"`
}

// SkillGreeting says which go this is.
type SkillGreeting struct {
	Skill   string      `json:"skill"`
	Version int         `json:"version"`
	Setup   skill.Setup `json:"setup"`
}

// SkillCommand is one line in.
type SkillCommand struct {
	Do      string          `json:"do"`
	Field   string          `json:"field"`
	Value   json.RawMessage `json:"value"` // a text or a number: as it would be typed
	ID      string          `json:"id"`
	By      float64         `json:"by"`
	Seconds float64         `json:"seconds"`
}

// SkillEnvelope is the reply to a line.
type SkillEnvelope struct {
	Tick    int64         `json:"tick"`
	Seconds float64       `json:"seconds"`
	Events  []skill.Event `json:"events"`
	View    skill.View    `json:"view"`
	Over    bool          `json:"over,omitempty"`
	Error   *string       `json:"error"`
}

// SkillResult is the one reply to {"do":"end"}. Result is null if the go was not over.
type SkillResult struct {
	Result *skill.Result `json:"result"`
	Record skill.Record  `json:"record"`
}

// maxWait is the longest wait that one line asks for, in seconds.
const maxWait = 3600

// Skill is Drive for one go at a skill.
func Skill(ctx context.Context, a *skill.Attempt, in io.Reader, out io.Writer) error {
	d := &skillDriver{attempt: a, out: bufio.NewWriter(out)}
	if err := reply(d.out, SkillHello{SkillGreeting{a.Skill.ID, skill.Version, a.Setup}}); err != nil {
		return err
	}
	if err := d.envelope(nil, nil); err != nil {
		return err
	}
	return serve(ctx, in, d.obey)
}

type skillDriver struct {
	attempt *skill.Attempt
	out     *bufio.Writer
}

func (d *skillDriver) obey(line []byte, bad error) (ended bool, err error) {
	var c SkillCommand
	if bad == nil {
		bad = decode(line, &c)
	}
	if bad == nil && c.Do == "end" {
		return true, reply(d.out, d.result())
	}
	var events []skill.Event
	if bad == nil {
		events, bad = d.do(c)
	}
	return false, d.envelope(events, bad)
}

func (d *skillDriver) do(c SkillCommand) ([]skill.Event, error) {
	switch {
	case c.Do == "wait" && !(c.Seconds > 0 && c.Seconds <= maxWait):
		return nil, fmt.Errorf("seconds are more than 0 and at most %d", maxWait)
	case c.Do == "wait":
		return d.attempt.Wait(int64(math.Ceil(c.Seconds * skill.TicksPerSecond))), nil
	case len(d.attempt.Inputs) >= maxInputs:
		return nil, fmt.Errorf("a go takes at most %d inputs", maxInputs)
	case c.Do == "set":
		return nil, d.attempt.Do(skill.Input{Set: c.Field, Value: typed(c.Value)})
	case c.Do == "use":
		return nil, d.attempt.Do(skill.Input{Do: c.ID, By: c.By})
	}
	return nil, errors.New(`a line for a skill is {"do":"set",…}, {"do":"use",…}, {"do":"wait",…} or {"do":"end"}`)
}

// typed is a value as it would be typed: a JSON text without its quotes, anything else as it stands.
func typed(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text
	}
	return string(raw)
}

func (d *skillDriver) result() SkillResult {
	out := SkillResult{Record: d.attempt.Record()}
	if d.attempt.Exercise.Done() {
		r := d.attempt.Exercise.Result()
		out.Result = &r
	}
	return out
}

func (d *skillDriver) envelope(events []skill.Event, bad error) error {
	e := SkillEnvelope{
		Tick: d.attempt.Tick, Seconds: float64(d.attempt.Tick) / skill.TicksPerSecond, Events: events,
		View: d.attempt.Exercise.View(), Over: d.attempt.Exercise.Done(),
	}
	if e.Events == nil {
		e.Events = []skill.Event{}
	}
	if bad != nil {
		text := bad.Error()
		e.Error = &text
	}
	return reply(d.out, e)
}
