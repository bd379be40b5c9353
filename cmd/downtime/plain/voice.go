package plain

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// maxTyped is the longest line, in bytes, that is taken from a keyboard; what goes beyond it is dropped.
const maxTyped = 16 << 10

// voice is the way in and out: whole lines, nothing else.
type voice struct {
	out    io.Writer
	lines  <-chan heard
	broken error // the first error of writing: nobody listens any more
}

type heard struct {
	text string
	err  error
}

// newVoice reads in on a goroutine of its own until ctx ends: a read that waits for a keyboard cannot be called off, and an interrupt must
// save and end the program.
func newVoice(ctx context.Context, in io.Reader, out io.Writer) *voice {
	lines := make(chan heard)
	go func() {
		r := bufio.NewReaderSize(in, maxTyped)
		for {
			text, err := typed(r)
			if errors.Is(err, io.EOF) && text != "" {
				err = nil // a last line without its newline; the end comes next
			}
			select {
			case lines <- heard{text, err}:
			case <-ctx.Done():
				return
			}
			if err != nil {
				close(lines) // whoever asks again hears that it has ended, instead of waiting for ever
				return
			}
		}
	}()
	return &voice{out: out, lines: lines}
}

func typed(r *bufio.Reader) (string, error) {
	line, err := r.ReadSlice('\n')
	text := string(line)
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = r.ReadSlice('\n')
	}
	return strings.TrimSpace(strings.Map(typeable, text)), err
}

// typeable leaves out of a line what an arrow key or another key that is no letter puts into it; a tab is a space.
func typeable(r rune) rune {
	switch {
	case r == '\t':
		return ' '
	case unicode.IsControl(r):
		return -1
	}
	return r
}

// hear waits for a line. The error is io.EOF at the end of the input, ctx's own, or one of reading or writing.
func (v *voice) hear(ctx context.Context) (string, error) {
	if v.broken != nil {
		return "", v.broken
	}
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case h, open := <-v.lines:
		if !open {
			return "", io.EOF
		}
		return h.text, h.err
	}
}

// say prints whole lines, units in words.
func (v *voice) say(format string, args ...any) {
	v.tell(fmt.Sprintf(format, args...))
}

// tell is say without a format.
func (v *voice) tell(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		if _, err := io.WriteString(v.out, printable(spoken(keyless(line)))+"\n"); err != nil && v.broken == nil {
			v.broken = fmt.Errorf("write: %w", err)
		}
	}
}

// printable takes out what would move a cursor, change a colour or draw a box, whoever wrote it.
func printable(line string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r >= 0x2500 && r <= 0x259f || r >= 0x2800 && r <= 0x28ff {
			return -1
		}
		return r
	}, line)
}

// leaves reports whether a word, in lower case, leaves the program.
func leaves(word string) bool { return word == "quit" || word == "q" || word == "exit" }
