package handin

import (
	"bytes"
	"compress/flate"
	"crypto/ed25519"
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
)

// A hand-in as text to be pasted into a form or a mail, where sticks are blocked: numbered lines of letters and digits, each with its own checksum, so
// that a line that was lost or bent on the way is named.
const (
	pasteBegin = "DOWNTIME HAND-IN"
	pasteEnd   = "END OF HAND-IN"
	pasteWide  = 60 // characters of data a line
	checkWide  = 4  // digits of its checksum
)

// letters leave out those that look alike.
var letters = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)

// Paste turns the bytes of a hand-in into lines to be pasted.
func Paste(text []byte) (string, error) {
	packed, err := deflated(text)
	if err != nil {
		return "", err
	}
	data := letters.EncodeToString(packed)
	lines := (len(data) + pasteWide - 1) / pasteWide
	var b strings.Builder
	fmt.Fprintf(&b, "%s %d lines %08X\n", pasteBegin, lines, crc32.ChecksumIEEE(packed))
	for n := range lines {
		part := data[n*pasteWide : min((n+1)*pasteWide, len(data))]
		fmt.Fprintf(&b, "%d %s %s\n", n+1, part, check(n+1, part))
	}
	b.WriteString(pasteEnd + "\n")
	return b.String(), nil
}

// deflated packs the bytes of a hand-in.
func deflated(text []byte) ([]byte, error) {
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return nil, fmt.Errorf("pack hand-in: %w", err)
	}
	if _, err := w.Write(text); err != nil {
		return nil, fmt.Errorf("pack hand-in: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("pack hand-in: %w", err)
	}
	return packed.Bytes(), nil
}

// check is the checksum of a line, four digits of it.
func check(n int, part string) string {
	return fmt.Sprintf("%04X", crc32.ChecksumIEEE([]byte(strconv.Itoa(n)+part))>>16)
}

// plainText is what was saved from a mail or by a shell as UTF-8: Windows PowerShell writes UTF-16 after >.
func plainText(text []byte) []byte {
	var order binary.ByteOrder = binary.LittleEndian
	switch {
	case len(text)%2 == 0 && bytes.HasPrefix(text, []byte("\xff\xfe")):
	case len(text)%2 == 0 && bytes.HasPrefix(text, []byte("\xfe\xff")):
		order = binary.BigEndian
	default:
		return bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	}
	units := make([]uint16, len(text)/2-1)
	for i := range units {
		units[i] = order.Uint16(text[2*i+2:])
	}
	return []byte(string(utf16.Decode(units)))
}

// quoted is a line without the marks with which mail programs quote, in capitals and with single spaces.
func quoted(line string) string {
	return strings.ToUpper(strings.Join(strings.Fields(strings.TrimLeftFunc(line, func(r rune) bool { return r == '>' || unicode.IsSpace(r) })), " "))
}

// begins reads the first line of pasted text: how many there are, 0 if it is another line, and the checksum of the whole.
func begins(line string) (lines int, sum string) {
	rest, ok := strings.CutPrefix(line, pasteBegin)
	words := strings.Fields(rest)
	if !ok || len(words) != 3 || words[1] != "LINES" {
		return 0, ""
	}
	lines, err := strconv.Atoi(words[0])
	if err != nil || lines < 1 {
		return 0, ""
	}
	return lines, words[2]
}

// isPasted reports whether there is a hand-in as lines in a text, with whatever else a mail holds before it.
func isPasted(text []byte) bool {
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(quoted(line), pasteBegin) {
			return true
		}
	}
	return false
}

// unpaste gives the bytes back. Spaces and the marks with which mail programs quote do no harm; case does not matter.
func unpaste(text []byte) ([]byte, error) {
	data, sum, err := pastedLines(text)
	if err != nil {
		return nil, err
	}
	return inflated(data, sum)
}

// inflated unpacks what was sent as letters, if the checksum of the whole fits.
func inflated(data, sum string) ([]byte, error) {
	packed, err := letters.DecodeString(data)
	if err != nil || fmt.Sprintf("%08X", crc32.ChecksumIEEE(packed)) != sum {
		return nil, refuse("the text was changed on the way: copy or read it again")
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

// pastedLines joins the data of the numbered lines, each held to its own checksum, and gives the checksum of the whole from the first line. A line that a
// mail program broke in two or more is put together again.
func pastedLines(text []byte) (joined, sum string, err error) {
	body, want, sum, ended := pastedBody(text)
	if want == 0 {
		return "", "", refuse("its first line, %s, does not say how many lines there are: copy it again", pasteBegin)
	}
	var data strings.Builder
	next, part := 1, ""
	for _, l := range body {
		if next > want {
			break
		}
		part += strings.Join(strings.Fields(l), "")
		if got, whole := pastedLine(part, next, next == want); whole {
			data.WriteString(got)
			next, part = next+1, ""
		} else if len(part) >= len(strconv.Itoa(next))+pasteWide+checkWide {
			return "", "", lineLost(next)
		} // else it was broken on the way, and the rest comes with the next line
	}
	switch {
	case part != "":
		return "", "", lineLost(next)
	case next-1 != want || !ended:
		return "", "", refuse("of %d lines of pasted text there are %d: copy it again, to %q", want, next-1, pasteEnd)
	}
	return data.String(), sum, nil
}

// pastedBody are the lines between the first and the last of pasted text, with what the first says of them: want is 0 if there is none. What stands before
// and after is not looked at.
func pastedBody(text []byte) (body []string, want int, sum string, ended bool) {
	for raw := range strings.Lines(string(text)) {
		switch l := quoted(raw); {
		case want == 0:
			want, sum = begins(l)
		case l == pasteEnd:
			return body, want, sum, true
		case l != "":
			body = append(body, l)
		}
	}
	return body, want, sum, false
}

func lineLost(n int) error {
	return refuse("line %d of the pasted text is missing or was changed on the way: copy it again", n)
}

// pastedLine takes the data out of a line without its spaces, once it is whole. All but the last are of one length.
func pastedLine(line string, n int, last bool) (data string, ok bool) {
	rest, ok := strings.CutPrefix(line, strconv.Itoa(n))
	if !ok || len(rest) <= checkWide || !last && len(rest) != pasteWide+checkWide {
		return "", false
	}
	data, sum := rest[:len(rest)-checkWide], rest[len(rest)-checkWide:]
	return data, sum == check(n, data)
}

// WritePacked is Write in the form that is pasted: nobody reads a score in it by opening it.
func (f *File) WritePacked(path string, key ed25519.PrivateKey) error {
	return f.writeAs(path, key, Paste)
}
