package plain

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	going "downtime/cmd/downtime/practice"
	"downtime/game/skill"
)

// practice is one go at a skill in the linear mode. The time that a trainee takes over a line passes in the exercise too.
type practice struct {
	*voice
	ctx     context.Context
	now     func() time.Time
	attempt *skill.Attempt
	keep    *going.Practice // takes it to the disk; nil: nothing is kept
	ward    bool            // in a case: nothing is scored here, and what it comes to is the case's

	step    string    // that was read out last
	heardAt time.Time // when the last line was obeyed
}

const practiceHelp = `What you can type:
A number and a value: fill in that line. A choice takes the number of its answer, several take numbers with commas, an order all of them, first first.
The name of a thing to do, as it was read out; a number after it says how far. open 0.1.
The same with every, a number of seconds, for, and a number of seconds: do it again and again. squeeze every 5 hold 1 for 30 holds it for 1 second each time.
watch and a number of seconds: look and listen that long. You are told second by second.
again: everything once more. quit: leave this go.`

// longestWatch is how long one line may watch, in seconds.
const longestWatch = 600

// play plays the go to its end; the error is one of the voice, or errLeft.
func (p *practice) play() error {
	p.say("Type help for what you can type.")
	p.heardAt = p.now()
	for !p.attempt.Exercise.Done() {
		if v := p.attempt.Exercise.View(); v.Step != p.step || p.step == "" {
			p.step = v.Step
			p.read(&v)
		}
		p.say("Your turn.")
		line, err := p.hear(p.ctx)
		if err != nil {
			return err
		}
		p.pass()
		switch err := p.obey(line); {
		case errors.Is(err, errLeft) && p.ward:
			return errHandsDown
		case errors.Is(err, errLeft):
			p.left()
			return nil
		case err != nil:
			p.say("%s", sentence(err.Error()))
		}
		if p.broken != nil {
			return p.broken
		}
	}
	if !p.ward {
		p.result()
	}
	return nil
}

// pass lets the time pass that was spent over the last line.
func (p *practice) pass() {
	now := p.now()
	spent := min(now.Sub(p.heardAt).Seconds(), longestWatch)
	p.heardAt = now
	p.hearing(int64(spent * skill.TicksPerSecond))
}

// hearing waits, and tells what somebody said meanwhile.
func (p *practice) hearing(ticks int64) {
	for _, e := range p.wait(ticks) {
		if e.Kind == "say" {
			p.tell(e.Text)
		}
	}
}

func (p *practice) obey(line string) error {
	words := strings.Fields(strings.ToLower(line))
	if len(words) == 0 {
		return nil
	}
	switch words[0] {
	case "help", "?":
		p.tell(practiceHelp)
		return nil
	case "quit", "q", "exit", "back":
		return errLeft
	case "again":
		v := p.attempt.Exercise.View()
		p.read(&v)
		return nil
	case "watch", "wait", "w":
		return p.watch(strings.Join(words[1:], " "))
	}
	v := p.attempt.Exercise.View()
	if n, err := strconv.Atoi(words[0]); err == nil {
		_, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		return p.write(v.Fields, n, strings.TrimSpace(value))
	}
	if c, rest := control(v.Controls, strings.Join(words, " ")); c != nil {
		return p.use(c, rest)
	}
	return fmt.Errorf("there is nothing called %q to do here; again reads out what there is", line)
}

// control finds the control that a line begins with, by id or label, and what of the line is left.
func control(all []skill.Control, line string) (*skill.Control, string) {
	for i := range all {
		for _, name := range []string{strings.ToLower(all[i].Label), all[i].ID} {
			if rest, ok := strings.CutPrefix(line, name); ok && (rest == "" || rest[0] == ' ') {
				return &all[i], strings.TrimSpace(rest)
			}
		}
	}
	return nil, ""
}

// write fills in the n-th field.
func (p *practice) write(fields []skill.Field, n int, value string) error {
	if n < 1 || n > len(fields) {
		return fmt.Errorf("the lines to fill in are 1 to %d", len(fields))
	}
	f := &fields[n-1]
	if f.Kind != skill.Number && f.Kind != skill.Text {
		ids, err := chosen(f, value)
		if err != nil {
			return err
		}
		value = ids
	}
	if err := p.do(skill.Input{Set: f.ID, Value: value}); err != nil {
		return err
	}
	if now, ok := p.attempt.Field(f.ID); ok {
		p.say("%s: %s.", f.Label, answer(&now))
	}
	if h := p.attempt.Exercise.View().Hint; h != "" {
		p.tell(h)
	}
	return nil
}

// chosen turns the numbers of options into their ids.
func chosen(f *skill.Field, value string) (string, error) {
	var ids []string
	for _, w := range strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ' ' }) {
		n, err := strconv.Atoi(w)
		if err != nil || n < 1 || n > len(f.Options) {
			return "", fmt.Errorf("%s: the answers are 1 to %d, not %q", f.Label, len(f.Options), w)
		}
		ids = append(ids, f.Options[n-1].ID)
	}
	if f.Kind == skill.Choice && len(ids) > 1 {
		return "", fmt.Errorf("%s: one answer", f.Label)
	}
	return strings.Join(ids, ","), nil
}

// use uses a control once, by so much, or again and again.
func (p *practice) use(c *skill.Control, rest string) error {
	if strings.HasPrefix(rest, "every") {
		return p.repeat(c, strings.Fields(rest))
	}
	by := c.By
	if rest != "" {
		x, err := strconv.ParseFloat(rest, 64)
		if err != nil || math.IsNaN(x) {
			return fmt.Errorf("%q is no size for %q", rest, c.Label)
		}
		by = x
	}
	if err := p.do(skill.Input{Do: c.ID, By: by}); err != nil {
		return err
	}
	p.changed()
	return nil
}

// changed says what moved, when nothing else of the step did.
func (p *practice) changed() {
	if v := p.attempt.Exercise.View(); v.Step == p.step {
		p.moving(&v)
		if v.Hint != "" {
			p.tell(v.Hint)
		}
	}
}

// repeat is "every 5 for 30", or "every 5 hold 1 for 30": seconds.
func (p *practice) repeat(c *skill.Control, words []string) error {
	every, hold, long, ok := rhythm(words)
	if !ok || every < 0.2 || long == 0 || hold >= every || c.Hold && hold == 0 {
		return fmt.Errorf("type %s every 5 hold 1 for 30: seconds, and the hold is the shorter", c.ID)
	}
	for range int(long / every) {
		if err := p.do(skill.Input{Do: c.ID, By: c.By}); err != nil {
			return err
		}
		p.hearing(int64(hold * skill.TicksPerSecond))
		if c.Hold {
			if err := p.do(skill.Input{Do: c.ID}); err != nil {
				return err
			}
		}
		p.hearing(int64((every - hold) * skill.TicksPerSecond))
		if p.attempt.Exercise.Done() {
			return nil
		}
	}
	p.changed()
	return nil
}

// rhythm reads "every 5 hold 1 for 30".
func rhythm(words []string) (every, hold, long float64, ok bool) {
	ok = len(words)%2 == 0
	for i := 0; ok && i < len(words); i += 2 {
		x, err := strconv.ParseFloat(words[i+1], 64)
		ok = err == nil && x > 0 && x <= longestWatch
		switch words[i] {
		case "every":
			every = x
		case "hold":
			hold = x
		case "for":
			long = x
		default:
			ok = false
		}
	}
	return every, hold, long, ok
}

// watch tells second by second what can be perceived.
func (p *practice) watch(rest string) error {
	seconds, err := number(rest, "A watch in seconds", 1, longestWatch)
	if err != nil {
		return err
	}
	var told []string
	for n := 1; n <= int(seconds) && !p.attempt.Exercise.Done(); n++ {
		var now []string
		for _, e := range p.wait(skill.TicksPerSecond) {
			if e.Text != "" {
				now = append(now, strings.TrimSuffix(e.Text, "."))
			} else {
				now = append(now, e.Kind)
			}
		}
		if len(now) > 0 {
			told = append(told, fmt.Sprintf("%d: %s.", n, strings.Join(now, ", ")))
		}
	}
	if len(told) == 0 {
		told = []string{"Nothing to see or hear."}
	}
	p.say("%s", strings.Join(told, " "))
	p.heardAt = p.now()
	p.changed()
	return nil
}

// answer is what stands in a field, in words.
func answer(f *skill.Field) string {
	if f.Value == "" {
		return "not filled in"
	}
	if f.Kind == skill.Number || f.Kind == skill.Text {
		return strings.TrimSpace(f.Value + " " + f.Unit)
	}
	var labels []string
	for _, id := range strings.Split(f.Value, ",") {
		i := slices.IndexFunc(f.Options, func(o skill.Option) bool { return o.ID == id })
		labels = append(labels, f.Options[max(0, i)].Label)
	}
	return strings.Join(labels, ", ")
}
