package handin

import (
	"bytes"
	"compress/flate"
	"crypto/ed25519"
	"encoding/base32"
	"fmt"
	"hash/crc32"
	"io"
	"strconv"
	"strings"
)

// A hand-in as text to be pasted into a form or a mail, where sticks are blocked: numbered lines of letters and digits, each with its own checksum, so
// that a line that was lost or bent on the way is named.
const (
	pasteBegin = "DOWNTIME HAND-IN"
	pasteEnd   = "END OF HAND-IN"
	pasteWide  = 60 // characters of data a line
)

// letters leave out those that look alike.
var letters = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)

// Paste turns the bytes of a hand-in into lines to be pasted.
func Paste(text []byte) (string, error) {
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return "", fmt.Errorf("pack hand-in: %w", err)
	}
	if _, err := w.Write(text); err != nil {
		return "", fmt.Errorf("pack hand-in: %w", err)
	}
	if err := w.Close(); err != nil {
		return "", fmt.Errorf("pack hand-in: %w", err)
	}
	data := letters.EncodeToString(packed.Bytes())
	lines := (len(data) + pasteWide - 1) / pasteWide
	var b strings.Builder
	fmt.Fprintf(&b, "%s %d lines %08X\n", pasteBegin, lines, crc32.ChecksumIEEE(packed.Bytes()))
	for n := range lines {
		part := data[n*pasteWide : min((n+1)*pasteWide, len(data))]
		fmt.Fprintf(&b, "%d %s %s\n", n+1, part, check(n+1, part))
	}
	b.WriteString(pasteEnd + "\n")
	return b.String(), nil
}

// check is the checksum of a line, four digits of it.
func check(n int, part string) string {
	return fmt.Sprintf("%04X", crc32.ChecksumIEEE([]byte(strconv.Itoa(n)+part))>>16)
}

func isPasted(text []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(text, " \t\r\n>\xef\xbb\xbf"), []byte(pasteBegin))
}

// unpaste gives the bytes back. Spaces and the marks with which mail programs quote do no harm; case does not matter.
func unpaste(text []byte) ([]byte, error) {
	data, sum, err := pastedLines(text)
	if err != nil {
		return nil, err
	}
	packed, err := letters.DecodeString(data)
	if err != nil || fmt.Sprintf("%08X", crc32.ChecksumIEEE(packed)) != sum {
		return nil, refuse("the pasted text was changed on the way: copy it again")
	}
	out, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), MaxFile+1))
	if err != nil {
		return nil, refuse("the pasted text cannot be unpacked")
	}
	if len(out) > MaxFile {
		return nil, refuse("what is packed in it is larger than %s", size(MaxFile))
	}
	return out, nil
}

// pastedLines joins the data of the numbered lines, each held to its own checksum, and gives the checksum of the whole from the first line.
func pastedLines(text []byte) (joined, sum string, err error) {
	var data strings.Builder
	want, next, ended := 0, 1, false
	for raw := range strings.Lines(string(text)) {
		l := strings.ToUpper(strings.TrimLeft(strings.TrimSpace(raw), "> \t"))
		switch words := strings.Fields(l); {
		case l == "" || ended:
		case strings.HasPrefix(l, pasteBegin):
			if _, err := fmt.Sscanf(strings.TrimPrefix(l, pasteBegin), " %d LINES %s", &want, &sum); err != nil || want < 1 {
				return "", "", refuse("its first line does not say how many lines there are")
			}
		case l == pasteEnd:
			ended = true
		case len(words) != 3 || words[0] != strconv.Itoa(next) || words[2] != check(next, words[1]):
			return "", "", refuse("line %d of the pasted text is missing or was changed on the way: copy it again", next)
		default:
			data.WriteString(words[1])
			next++
		}
	}
	if next-1 != want || !ended {
		return "", "", refuse("of %d lines of pasted text there are %d: copy it again, to %q", want, next-1, pasteEnd)
	}
	return data.String(), sum, nil
}

// WritePacked is Write in the form that is pasted: nobody reads a score in it by opening it.
func (f *File) WritePacked(path string, key ed25519.PrivateKey) error {
	if err := f.replaceable(path, key); err != nil {
		return err
	}
	text, err := f.Encode(key)
	if err != nil {
		return err
	}
	pasted, err := Paste(text)
	if err != nil {
		return err
	}
	return WriteWhole(path, []byte(pasted), 0o644)
}
