package main

import (
	"context"
	"crypto/ed25519"
	"io"
	"os"

	"golang.org/x/term"

	"downtime/cmd/downtime/qr"
	"downtime/saves/handin"
)

// codes are how a hand-in is shown as QR codes.
type codes struct{ shown, plain, dark bool }

// show shows a hand-in as QR codes, one after the other in the terminal, or one below the other.
func (c codes) show(ctx context.Context, out io.Writer, f *handin.File, key ed25519.PrivateKey) error {
	text, err := f.Encode(key)
	if err != nil {
		return err
	}
	d := qr.Deps{Env: os.Environ(), Dark: c.dark, Split: func(room int) ([]string, error) { return handin.Codes(text, room) }}
	if !c.plain && notDrawable(os.Stdout, os.Getenv("TERM")) == "" && term.IsTerminal(int(os.Stdin.Fd())) {
		return qr.Run(ctx, d)
	}
	w, h := 0, 0
	if term.IsTerminal(int(os.Stdout.Fd())) {
		if w, h, err = term.GetSize(int(os.Stdout.Fd())); err != nil {
			w, h = 0, 0 // as on a page
		}
	}
	return qr.Print(out, d, w, h)
}
