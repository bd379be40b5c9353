package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"golang.org/x/term"
)

// typing reads what is typed, and ends where the program is told to leave: a terminal would go on waiting for the end of the line.
type typing struct {
	ctx context.Context
	in  io.Reader
}

// Read is that of io.Reader; the end of the input where the program is told to leave.
func (t typing) Read(p []byte) (int, error) {
	own := make([]byte, len(p)) // what is typed afterwards is nobody's
	n, left, err := untilLeft(t.ctx, func() (int, error) { return t.in.Read(own) })
	if left {
		fmt.Fprintln(os.Stderr)
		return 0, io.EOF
	}
	return copy(p, own[:n]), err
}

// untilLeft does what waits for somebody to type; left: the program was told to leave before.
func untilLeft[T any](ctx context.Context, do func() (T, error)) (out T, left bool, err error) {
	type answer struct {
		out T
		err error
	}
	done := make(chan answer, 1)
	go func() {
		out, err := do()
		done <- answer{out, err}
	}()
	select {
	case a := <-done:
		return a.out, false, a.err
	case <-ctx.Done():
		return out, true, nil
	}
}

// unseen reads a line that is not shown. However it ends, the terminal shows again what is typed.
func unseen(ctx context.Context, fd int) ([]byte, error) {
	was, err := term.GetState(fd)
	if err != nil {
		return nil, err
	}
	typed, left, err := untilLeft(ctx, func() ([]byte, error) { return term.ReadPassword(fd) })
	if left {
		return nil, errors.Join(errors.New("it was left before the end"), term.Restore(fd, was))
	}
	return typed, err
}
