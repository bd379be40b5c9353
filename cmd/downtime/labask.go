package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"downtime/saves/lab"
)

// asker asks one question a line, and again where an answer will not do: nobody loses thirteen good answers to a slip in the second.
type asker struct {
	lines *bufio.Scanner
	out   io.Writer
	ended bool
}

// ask gives what was said, or otherwise where that was nothing; fit says why an answer will not do, nil if any will.
func (a *asker) ask(question, otherwise string, fit func(said string) error) string {
	for !a.ended {
		fmt.Fprintf(a.out, "%s [%s] ", question, otherwise)
		a.ended = !a.lines.Scan()
		said := strings.TrimSpace(a.lines.Text())
		if said == "" {
			return otherwise
		}
		if fit == nil {
			return said
		}
		err := fit(said)
		if err == nil {
			return said
		}
		fmt.Fprintf(a.out, "  Not that: %v\n", err)
	}
	return otherwise
}

// oneOf wants one of these words.
func oneOf(words ...string) func(string) error {
	return func(said string) error {
		if slices.Contains(words, said) {
			return nil
		}
		return fmt.Errorf("%q is none of %s", said, strings.Join(words, ", "))
	}
}

// number asks for a whole number between two others.
func (a *asker) number(question string, to *int, low, high int) {
	said := a.ask(question, strconv.Itoa(*to), func(said string) error {
		if n, err := strconv.Atoi(said); err != nil || n < low || n > high {
			return fmt.Errorf("a number from %d to %d is wanted", low, high)
		}
		return nil
	})
	if n, err := strconv.Atoi(said); err == nil {
		*to = n
	}
}

// moment asks for a time after another, "" for none.
func (a *asker) moment(question, otherwise, after string) string {
	since, _ := moment(after) // none, or looked at already
	said := a.ask(question, noneOrElse(otherwise), func(said string) error {
		t, err := moment(noneIsEmpty(said))
		if err == nil && !t.IsZero() && !t.After(since) {
			return errors.New("it closes before it opens")
		}
		return err
	})
	return noneIsEmpty(said)
}

// ask asks for what the flags of every session would say.
func (o *options) ask(in io.Reader, out io.Writer, n *setting) error {
	a := &asker{lines: bufio.NewScanner(in), out: out}
	n.s.Title = a.ask("What do learners read at the top?", n.s.Title, nil)
	if err := o.askCases(a, n); err != nil {
		return err
	}
	n.skills = words(noneIsEmpty(a.ask("Which skills after them (downtime skills lists them)?", "none", func(said string) error {
		for _, k := range words(noneIsEmpty(said)) {
			if _, err := practised(k); err != nil {
				return err
			}
		}
		return nil
	})))
	n.askMode(a)
	n.s.Order = a.ask("Order: fixed, shuffled for each learner, or their choice?", n.s.Order, oneOf(lab.Fixed, lab.Shuffled, lab.Choice))
	n.s.Seeds = a.ask("The same truths for everybody (same), or each their own (each)?", n.s.Seeds, oneOf(lab.Each, lab.Same))
	a.number("How often may each case be played?", &n.s.Attempts, 1, 10)
	a.number("Hard stop so many minutes after joining (0: none)?", &n.s.Minutes, 0, 1440)
	a.number("How many learners?", &n.learners, 1, mostLearners)
	n.opens = a.moment("When does it open (2026-11-24 14:00, or none)?", n.opens, "")
	n.closes = a.moment("When does it close?", n.closes, n.opens)
	if pace := a.ask("Paced (the clock moves as one acts), live, or as each likes (any)?", cmp.Or(n.s.Pace, "any"), oneOf("paced", "live", "any")); pace != "any" {
		n.s.Pace = pace
	}
	n.s.Fast = a.ask("Those who are through get the twin, or nothing?", n.s.Fast, oneOf(lab.Twin, lab.Nothing))
	n.s.Survey = a.ask("Five questions before and after, yes or no?", yesNo(n.s.Survey), oneOf("yes", "no", "y", "n"))[0] == 'y'
	fmt.Fprintln(out)
	if err := a.lines.Err(); err != nil {
		return fmt.Errorf("read answers: %w", err)
	}
	if a.ended {
		return errors.New("the answers ended before the last question, and no session was set; type Enter for what stands in brackets, or use flags (downtime lab new --help)")
	}
	return nil
}

// askCases shows the cases and asks which.
func (o *options) askCases(a *asker, n *setting) error {
	lib, err := o.library()
	if err != nil {
		return err
	}
	fmt.Fprintln(a.out, "\nCases:")
	var there []string
	for _, c := range lib.List() {
		if !c.Unscored {
			fmt.Fprintf(a.out, "  %-22s  %s, %s, about %d minutes\n", c.ID, c.Place, c.Hour, c.Minutes)
			there = append(there, c.ID)
		}
	}
	if len(there) == 0 {
		return errors.New("a session needs a case")
	}
	n.cases = words(a.ask("Which, in order?", there[0], func(said string) error {
		for _, c := range words(said) {
			id, _, _ := strings.Cut(c, "@")
			id, _, _ = strings.Cut(id, "=")
			if !slices.Contains(there, id) {
				return fmt.Errorf("%q is no case of these; type the names on the left", id)
			}
			if _, err := o.item(c); err != nil {
				return err
			}
		}
		return nil
	}))
	return nil
}

// askMode asks for the mode and for when feedback is given, where there is a choice: a skill tells its result at once, an exam nothing.
func (n *setting) askMode(a *asker) {
	if len(n.skills) > 0 {
		n.mode = a.ask("drill or shift (a skill tells its result at once, so no exam)?", n.mode, oneOf(string(lab.Drill), string(lab.Shift)))
		n.s.Feedback = lab.Now
		return
	}
	n.mode = a.ask("drill, shift or exam?", n.mode, oneOf(string(lab.Drill), string(lab.Shift), string(lab.Exam)))
	if n.mode != string(lab.Exam) {
		otherwise := map[string]string{string(lab.Shift): lab.After, string(lab.Drill): lab.Now}[n.mode]
		n.s.Feedback = a.ask("Feedback now, after (the last case), or released (by your word)?", otherwise, oneOf(lab.Now, lab.After, lab.Released))
	}
}

// words are those of an answer, however they were set apart.
func words(said string) []string { return strings.Fields(strings.ReplaceAll(said, ",", " ")) }

func yesNo(is bool) string {
	if is {
		return "yes"
	}
	return "no"
}

func noneOrElse(text string) string {
	if text == "" {
		return "none"
	}
	return text
}

func noneIsEmpty(text string) string {
	if text == "none" {
		return ""
	}
	return text
}
