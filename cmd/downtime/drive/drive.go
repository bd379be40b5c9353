package drive

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"downtime/game/debrief"
	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/score"
)

// maxLine is the longest line in, in bytes; a longer one is refused and skipped.
const maxLine = 1 << 20

// Drive reads commands from in and writes one reply for each line to out, until {"do":"end"} or the end of in. A line that cannot be
// obeyed gets an error in its envelope and changes nothing. The error returned is one of reading or writing, or ctx's own: what was played
// until then stays in r.
func Drive(ctx context.Context, r *run.Run, in io.Reader, out io.Writer) error {
	d := &driver{run: r, out: bufio.NewWriter(out)}
	if err := d.reply(Hello{Greeting{r.Scenario.ID, r.Header.Seed, engine.Version}}); err != nil {
		return err
	}
	if err := d.envelope(nil, nil); err != nil {
		return err
	}
	return serve(ctx, in, d.obey)
}

// serve gives every line of in to obey, until it says that this was the last.
func serve(ctx context.Context, in io.Reader, obey func([]byte, error) (bool, error)) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	lines := read(ctx, in)
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case l := <-lines:
			if errors.Is(l.err, io.EOF) {
				return nil
			}
			if l.err != nil && !errors.Is(l.err, errLong) {
				return fmt.Errorf("read commands: %w", l.err)
			}
			if ended, err := obey(l.text, l.err); err != nil || ended {
				return err
			}
		}
	}
}

// line is one line in, or why there is none.
type line struct {
	text []byte
	err  error
}

// read reads lines on a goroutine of its own: a read that waits for a keyboard cannot be called off, and an interrupt must end the program.
func read(ctx context.Context, in io.Reader) <-chan line {
	out := make(chan line)
	go func() {
		r := bufio.NewReaderSize(in, 64<<10)
		for {
			text, err := readLine(r)
			if errors.Is(err, io.EOF) && len(text) > 0 {
				err = nil // a last line without its newline; the end comes next
			}
			select {
			case out <- line{text, err}:
			case <-ctx.Done():
				return
			}
			if err != nil && !errors.Is(err, errLong) {
				return
			}
		}
	}()
	return out
}

var errLong = errors.New("the line is longer than 1 MiB")

// readLine reads up to a newline; a line over maxLine is read to its end and given as errLong.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if len(line)+len(part) > maxLine {
			long, line = true, nil
		} else if !long {
			line = append(line, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if long && (err == nil || errors.Is(err, io.EOF)) {
			return nil, errLong
		}
		return line, err
	}
}

type driver struct {
	run *run.Run
	out *bufio.Writer
}

func (d *driver) reply(v any) error { return reply(d.out, v) }

// reply writes one line and sends it off.
func reply(out *bufio.Writer, v any) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("write reply: %w", err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write reply: %w", err)
	}
	return nil
}

// maxInputs is how many inputs a driven run takes: far more than a case needs, and few enough that the saved run can be read again.
const maxInputs = 20_000

// obey does one line; bad says that it could not be read. It reports whether that was the last.
func (d *driver) obey(line []byte, bad error) (ended bool, err error) {
	var c Command
	if bad == nil {
		c, bad = parse(line)
	}
	n := len(d.run.Events)
	switch {
	case bad != nil:
		return false, d.envelopeAt(n, nil, bad)
	case c.Do == "end":
		return true, d.reply(Result{score.Grade(d.run.Scenario, &d.run.State), d.truth(), d.inputs()})
	case c.Ask == "actions":
		return false, d.envelope(d.actions(), nil)
	case len(d.run.Inputs) >= maxInputs && c.Do != "wait":
		return false, d.envelopeAt(n, nil, fmt.Errorf("a run takes at most %d inputs: wait, or end", maxInputs))
	}
	return false, d.envelopeAt(n, nil, d.do(c))
}

func parse(line []byte) (Command, error) {
	var c Command
	if err := decode(line, &c); err != nil {
		return c, err
	}
	if (c.Do == "") == (c.Ask == "") || (c.Ask != "" && c.Ask != "actions") {
		return c, errors.New(`a command is {"do":…} or {"ask":"actions"}`)
	}
	return c, nil
}

// decode takes exactly one JSON object with known fields.
func decode(line []byte, into any) error {
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return fmt.Errorf("this line is not a command: %s", plainly(err))
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return errors.New("this line holds more than one command")
	}
	return nil
}

// plainly words what is wrong with a line for somebody who does not read Go.
func plainly(err error) string {
	var shape *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.EOF):
		return "it is empty"
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "it ends too soon"
	case errors.As(err, &shape) && shape.Field == "":
		return "it is no JSON object"
	case errors.As(err, &shape):
		return fmt.Sprintf("%q cannot be %s", shape.Field, shape.Value)
	}
	return strings.TrimPrefix(err.Error(), "json: ")
}

func (d *driver) envelope(actions []ActionLine, bad error) error {
	return d.envelopeAt(len(d.run.Events), actions, bad)
}

// envelopeAt replies with the events from the n-th on.
func (d *driver) envelopeAt(n int, actions []ActionLine, bad error) error {
	s := &d.run.State
	e := Envelope{
		Tick: s.Tick, Seconds: float64(s.Tick) / engine.TicksPerSecond, Events: d.run.Lines(n),
		Observation: d.run.Observe(), Actions: actions, Over: s.Over,
	}
	if e.Events == nil {
		e.Events = []engine.Line{}
	}
	if bad != nil {
		text := bad.Error()
		e.Error = &text
	}
	return d.reply(e)
}

// inputs lists what was done, so that whoever reads a line of the Card can see which act it is put down to.
func (d *driver) inputs() []Given {
	out := make([]Given, len(d.run.Inputs))
	for i, text := range debrief.Inputs(d.run.Scenario, d.run) {
		tick := d.run.Inputs[i].Tick
		out[i] = Given{i + 1, tick, d.run.Scenario.Clock(tick), text}
	}
	return out
}

func (d *driver) truth() Truth {
	sc := d.run.Scenario
	v := &sc.Variants[d.run.State.Variant]
	t := Truth{Variant: v.ID, Kind: v.Kind.String(), Faulty: []string{}, Text: v.Truth, Tell: v.Tell}
	for i := range sc.Devices {
		if v.Faulty[i] {
			t.Faulty = append(t.Faulty, sc.Devices[i].ID)
		}
	}
	if v.Twin >= 0 {
		t.Twin = sc.Variants[v.Twin].ID
	}
	return t
}
