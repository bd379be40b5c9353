package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"testing"
)

func TestAQuestionEndsWhereTheProgramIsToldToLeaveAndNobodyTypes(t *testing.T) {
	silent, hands := io.Pipe()
	defer hands.Close()
	ctx, leave := context.WithCancel(t.Context())
	lines := bufio.NewReader(typing{ctx, silent})
	go func() {
		if _, err := io.WriteString(hands, "yes\n"); err != nil {
			t.Error(err)
		}
	}()
	if line, err := lines.ReadString('\n'); err != nil || line != "yes\n" {
		t.Fatalf("%q, %v", line, err)
	}
	leave()
	if line, err := lines.ReadString('\n'); !errors.Is(err, io.EOF) {
		t.Errorf("%q, %v", line, err)
	}
}
