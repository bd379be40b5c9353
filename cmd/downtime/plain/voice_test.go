package plain

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
)

func TestWhoAsksAgainAfterTheEndOfTheInputIsNotLeftWaiting(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	v := newVoice(ctx, strings.NewReader("wait\t5\x1b[A\nquit"), io.Discard)
	for _, want := range []string{"wait 5[A", "quit"} {
		if line, err := v.hear(ctx); line != want || err != nil {
			t.Errorf("%q, %v", line, err)
		}
	}
	for range 3 {
		if _, err := v.hear(ctx); !errors.Is(err, io.EOF) {
			t.Fatalf("after the end: %v", err)
		}
	}
}
