package drive

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/score"
)

// maxLine is the longest line in, in bytes; a longer one is refused and skipped.
const maxLine = 1 << 20

// Drive reads commands from in and writes one reply a line to out, until {"do":"end"} or the end of in. A line that cannot be obeyed
// gets an error in its envelope and changes nothing. The error returned is one of reading or writing.
func Drive(r *run.Run, in io.Reader, out io.Writer) error {
	d := &driver{run: r, out: bufio.NewWriter(out)}
	if err := d.reply(Hello{Greeting{r.Scenario.ID, r.Header.Seed, engine.Version}}); err != nil {
		return err
	}
	if err := d.envelope(nil, nil); err != nil {
		return err
	}
	lines := bufio.NewReaderSize(in, 64<<10)
	for {
		line, err := readLine(lines)
		if errors.Is(err, io.EOF) && len(line) == 0 {
			return nil
		}
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, errLong) {
			return fmt.Errorf("read commands: %w", err)
		}
		if err == nil || errors.Is(err, io.EOF) {
			if len(bytes.TrimSpace(line)) == 0 {
				continue
			}
		}
		ended, werr := d.obey(line, err)
		if werr != nil || ended {
			return werr
		}
	}
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

func (d *driver) reply(v any) error {
	enc := json.NewEncoder(d.out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("write reply: %w", err)
	}
	if err := d.out.Flush(); err != nil {
		return fmt.Errorf("write reply: %w", err)
	}
	return nil
}

// obey does one line. It reports whether that was the last.
func (d *driver) obey(line []byte, bad error) (ended bool, err error) {
	var c Command
	if bad == nil || errors.Is(bad, io.EOF) {
		c, bad = parse(line)
	}
	if bad != nil {
		return false, d.envelopeAt(len(d.run.Events), nil, bad)
	}
	if c.Do == "end" {
		return true, d.reply(Result{score.Grade(d.run.Scenario, &d.run.State), d.truth()})
	}
	if c.Ask == "actions" {
		return false, d.envelope(d.actions(), nil)
	}
	n := len(d.run.Events)
	return false, d.envelopeAt(n, nil, d.do(c))
}

func parse(line []byte) (Command, error) {
	var c Command
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&c); err != nil {
		return c, fmt.Errorf("this line is not a command: %w", err)
	}
	if dec.More() {
		return c, errors.New("this line holds more than one command")
	}
	if (c.Do == "") == (c.Ask == "") || (c.Ask != "" && c.Ask != "actions") {
		return c, errors.New(`a command is {"do":…} or {"ask":"actions"}`)
	}
	return c, nil
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
