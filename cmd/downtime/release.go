package main

import (
	"os"
	"regexp"
	"strconv"
	"time"

	"golang.org/x/term"
)

// askWait is how long the doctor waits for a terminal's answer. Many never answer.
const askWait = 150 * time.Millisecond

// The questions of the kitty keyboard protocol: take up key releases for all keys, say what is on, put back what was.
const (
	askRelease  = "\x1b[>11u\x1b[?u"
	askIdentity = "\x1b[c" // every terminal knows this one: an answer to it alone means no to the other
	askNoMore   = "\x1b[<u"
)

var (
	flagsReply    = regexp.MustCompile(`\x1b\[\?(\d+)u`)
	identityReply = regexp.MustCompile(`\x1b\[\?[\d;]*c`)
)

// releaseOf asks the terminal whether it tells when a key is let go, and waits for its answer.
func releaseOf(in, out *os.File, wait time.Duration) finding {
	const what = "key release"
	tap := "; a bag is then squeezed by tapping, which scores the same"
	if !term.IsTerminal(int(in.Fd())) || !term.IsTerminal(int(out.Fd())) {
		return finding{what, "not asked: this is not a terminal", noted}
	}
	old, err := term.MakeRaw(int(in.Fd()))
	if err != nil {
		return finding{what, "not asked: " + err.Error() + tap, noted}
	}
	defer func() { _ = term.Restore(int(in.Fd()), old) }()
	if _, err := out.WriteString(askRelease + askIdentity); err != nil {
		return finding{what, "not asked: " + err.Error() + tap, noted}
	}
	answer := listen(in, wait)
	_, _ = out.WriteString(askNoMore)
	if m := flagsReply.FindSubmatch(answer); m != nil {
		const events, allKeys = 2, 8
		if flags, err := strconv.Atoi(string(m[1])); err == nil && flags&events != 0 && flags&allKeys != 0 {
			return finding{what, "reported: hold a key to squeeze a bag, let go to let it fill", fine}
		}
	}
	return finding{what, "not reported by this terminal" + tap, fine}
}

// listen reads until the terminal has said who it is, or the wait is over. A read that never returns is left behind: the program ends soon.
func listen(in *os.File, wait time.Duration) []byte {
	bytes := make(chan byte, 256)
	go func() {
		var b [64]byte
		for {
			n, err := in.Read(b[:])
			for _, c := range b[:n] {
				bytes <- c
			}
			if err != nil {
				return
			}
		}
	}()
	var got []byte
	late := time.After(wait)
	for {
		select {
		case c := <-bytes:
			if got = append(got, c); identityReply.Match(got) {
				return got
			}
		case <-late:
			return got
		}
	}
}
