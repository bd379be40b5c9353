package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"golang.org/x/term"

	"downtime/cmd/downtime/room"
	"downtime/cmd/downtime/ui"
	"downtime/saves"
	"downtime/saves/lab"
)

// surveyed asks the questions that are due, in lines.
func (o *options) surveyed(ctx context.Context, r *room.Room, profile string, typed *bufio.Reader) error {
	db, err := saves.Open(ctx, profile)
	if err != nil {
		return err
	}
	defer db.Close()
	runs, err := db.List(ctx)
	if err := errors.Join(err, r.Read(ctx, db)); err != nil {
		return err
	}
	when, err := r.Due(ctx, db, runs, time.Now())
	if err != nil || when == "" {
		return err
	}
	say := func(text string) { fmt.Print(ui.Wrap(text, terminalWide())) }
	say("\n" + room.Introduction(when) + "\n")
	err = r.Survey(ctx, db, when, func(ask string) (string, error) {
		say(ask + " ")
		return typed.ReadString('\n')
	})
	if err == nil && when != "before" {
		_, err = o.roomHandin(ctx, db, r, profile)
	}
	return err
}

// terminalWide is how many cells a line has, for what is asked between two screens.
func terminalWide() int {
	if width, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil && width > 0 {
		return width
	}
	return 80
}

// chosen says how the session stands and lets the learner go on, choose or leave; nil: leave.
func (o *options) chosen(ctx context.Context, r *room.Room, profile string, typed *bufio.Reader) (step *room.Step, silent bool, err error) {
	runs, err := soFar(ctx, r, profile)
	if err != nil {
		return nil, false, err
	}
	if err := r.May(time.Now()); err != nil {
		fmt.Println(explain(err) + ".")
		return nil, false, o.handRoomIn(ctx, r, profile)
	}
	o.sayStanding(r, runs)
	if done := r.Done(runs, profile); done != nil {
		for _, l := range done {
			fmt.Println(ui.Wrap(l, terminalWide()))
		}
		hereToo(r)
		return nil, false, o.handRoomIn(ctx, r, profile)
	}
	_, more := r.Next(runs)
	askNext(r, runs, more)
	line, err := typed.ReadString('\n')
	word := strings.ToLower(strings.TrimSpace(line))
	if err != nil || word == "q" || word == "quit" {
		return nil, false, nil //nolint:nilerr // nobody types any more
	}
	step, silent = picked(r, runs, word)
	return step, silent, nil
}

// sayStanding says how the session stands.
func (o *options) sayStanding(r *room.Room, runs []saves.Summary) {
	wide := terminalWide()
	fmt.Println(ui.Wrap(fmt.Sprintf("\nSession %s, %s. %s", r.Session.Code, r.Session.Title, r.Who()), wide))
	for _, l := range r.Lines(runs, o.place) {
		fmt.Println(ui.Wrap("  "+l, wide))
	}
}

// picked is the step that a word asks for, and whether nothing is told of it yet; nil: none.
func picked(r *room.Room, runs []saves.Summary, word string) (step *room.Step, silent bool) {
	next, more := r.Next(runs)
	silent = r.Session.Feedback != lab.Now && !r.Released
	if twin, ok := r.TwinNamed(runs, word); ok {
		return &twin, false
	}
	all := r.Standings(runs)
	if n, ok := room.Numbered(all, word); ok && all[n].Left && (!more || r.Session.Order == lab.Choice) {
		return &all[n].Step, silent
	}
	if !more {
		return nil, false
	}
	return &next, silent
}

// soFar reads what was played in a session.
func soFar(ctx context.Context, r *room.Room, profile string) ([]saves.Summary, error) {
	db, err := saves.OpenReader(ctx, profile)
	if err != nil {
		return nil, err
	}
	runs, err := db.List(ctx)
	return runs, errors.Join(err, r.Read(ctx, db), db.Close())
}

// askNext says what can be typed; more: something has not been played yet.
func askNext(r *room.Room, runs []saves.Summary, more bool) {
	switch {
	case more && r.Session.Order != lab.Choice:
		fmt.Print("Enter plays the next one, q leaves. ")
		return
	case more:
		fmt.Print("Enter or a number plays, q leaves. ")
		return
	}
	hereToo(r)
	said := "You have played everything of this session"
	if r.Left(runs) {
		said += ". A number plays again where goes are left"
	}
	if _, ok := r.Twin(runs, 0); ok {
		said += "; t1 plays the same patient as case 1 with the other truth, as practice"
	}
	fmt.Print(ui.Wrap(said+"; Enter leaves.", terminalWide()-1), " ")
}

// hereToo says what is so at the learner's own hospital, where the session tells it.
func hereToo(r *room.Room) {
	if r.Session.Local != "" {
		fmt.Printf("\nAt your own hospital:\n\n%s\n\n", r.Session.Local)
	}
}

func (o *options) place(id string) string {
	sc, err := o.scenario(id)
	if err != nil {
		return id
	}
	return sc.Place + ", " + sc.Hour
}
