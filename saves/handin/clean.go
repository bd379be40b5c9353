package handin

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// commands reports whether a terminal obeys a character instead of showing it, or shows the text beside it in another order: control characters but for
// line breaks and tabs, and the marks that turn the direction of writing.
func commands(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// Plain is a text without the characters that no hand-in may hold.
func Plain(text string) string {
	return strings.Map(func(r rune) rune {
		if commands(r) {
			return -1
		}
		return r
	}, text)
}

// Clean says why a line of JSON may not come in, wherever in it: a text or a key holds what a terminal would obey, or a key stands twice in one object, of
// which two programs could read two things; nil if it may.
func Clean(line []byte) error {
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.UseNumber()
	var open []map[string]bool // the keys of each object that is open; nil: an array
	key := false               // the next text is a key
	for {
		t, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case json.Delim:
			switch t {
			case '{':
				open = append(open, map[string]bool{})
			case '[':
				open = append(open, nil)
			default:
				open = open[:len(open)-1]
			}
			key = len(open) > 0 && open[len(open)-1] != nil
			continue
		case string:
			if strings.ContainsFunc(t, commands) {
				return fmt.Errorf("%q holds characters that command a terminal", short(t))
			}
			if key {
				if err := once(open[len(open)-1], t); err != nil {
					return err
				}
				key = false
				continue
			}
		}
		key = len(open) > 0 && open[len(open)-1] != nil
	}
}

// once refuses a key that an object has already. Readers of JSON differ in whether capitals make another key.
func once(keys map[string]bool, key string) error {
	folded := strings.ToLower(strings.ToUpper(key))
	if keys[folded] {
		return fmt.Errorf("the key %q stands twice in one object", short(key))
	}
	keys[folded] = true
	return nil
}

func short(text string) string {
	if r := []rune(text); len(r) > 20 {
		return string(r[:20]) + "…"
	}
	return text
}
