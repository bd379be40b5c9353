package handin

import (
	"cmp"
	"fmt"
	"hash/crc32"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A hand-in as short texts, one for each QR code: every one says which of how many it is and of which hand-in, and has its own checksum. So they may be
// read in any order and more than once, and one that is missing is named. They hold capitals, digits, spaces, a dash and a slash alone, which a QR code
// packs closest.
const (
	codeBegin   = pasteBegin + " "
	codeSum     = 8     // digits of the checksum of the whole
	longestCode = 4_296 // what the largest QR code holds of such letters
	mostCodes   = 9_999
	mostBroken  = 200 // words that one code may have been broken into
)

// Codes turns the bytes of a hand-in into texts of at most room characters each. It fails where so little room would take more than 9,999 of them.
func Codes(text []byte, room int) ([]string, error) {
	packed, err := deflated(text)
	if err != nil {
		return nil, err
	}
	data, sum := letters.EncodeToString(packed), fmt.Sprintf("%0*X", codeSum, crc32.ChecksumIEEE(packed))
	for digits := 1; digits <= len(strconv.Itoa(mostCodes)); digits++ {
		part := room - len(codeBegin) - 2*digits - len("/ ") - codeSum - len("  ") - checkWide
		if part < 1 {
			break
		}
		count := max((len(data)+part-1)/part, 1)
		if len(strconv.Itoa(count)) > digits {
			continue
		}
		out := make([]string, count)
		for n := range out {
			piece := data[n*part : min((n+1)*part, len(data))]
			which := fmt.Sprintf("%d/%d", n+1, count)
			out[n] = codeBegin + which + " " + sum + " " + piece + " " + codeCheck(which, sum, piece)
		}
		return out, nil
	}
	return nil, fmt.Errorf("codes of %d characters are too small for this hand-in", room)
}

// codeCheck is the checksum of one code, four digits of it.
func codeCheck(which, sum, data string) string {
	return fmt.Sprintf("%04X", crc32.ChecksumIEEE([]byte(which+" "+sum+" "+data))>>16)
}

// code is one code as it was read.
type code struct {
	n, of     int
	sum, data string
}

// codesIn are the codes in a text whose own checksums fit, with whatever else a reader of codes writes about them. Breaks, quotes, commas and small
// letters do no harm.
func codesIn(text []byte) []code {
	var out []code
	begin := strings.TrimSpace(codeBegin)
	for _, piece := range strings.Split(strings.ToUpper(string(text)), begin)[1:] {
		words := strings.FieldsFunc(piece[:min(len(piece), 2*longestCode)], func(r rune) bool {
			return r != '/' && !unicode.IsDigit(r) && (r < 'A' || r > 'Z')
		})
		if c, ok := readCode(words); ok {
			out = append(out, c)
		}
	}
	return out
}

// readCode reads the words of one code: which of how many, the sum of the whole, then data and checksum, in however many words they were broken.
func readCode(words []string) (c code, ok bool) {
	if len(words) < 3 {
		return c, false
	}
	n, of, ok := strings.Cut(words[0], "/")
	c.n, c.of, c.sum = number(n), number(of), words[1]
	if !ok || c.n < 1 || c.n > c.of || len(c.sum) != codeSum {
		return c, false
	}
	rest := ""
	for _, w := range words[2:min(len(words), mostBroken)] {
		if rest += w; len(rest) > longestCode {
			break
		}
		if cut := len(rest) - checkWide; cut > 0 && rest[cut:] == codeCheck(words[0], c.sum, rest[:cut]) {
			c.data = rest[:cut]
			return c, true
		}
	}
	return c, false
}

// number reads a count of codes; 0 if it is none.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n > mostCodes {
		return 0
	}
	return n
}

// uncode gives the bytes back from the codes that were read.
func uncode(read []code) ([]byte, error) {
	type which struct {
		sum string
		of  int
	}
	all := map[which]map[int]string{}
	for _, c := range read {
		w := which{c.sum, c.of}
		if all[w] == nil {
			all[w] = map[int]string{}
		}
		all[w][c.n] = c.data
	}
	whole := map[string]string{}
	for w, parts := range all {
		if len(parts) == w.of {
			whole[w.sum] = joined(parts)
		}
	}
	switch len(whole) {
	case 0:
		most := slices.MaxFunc(slices.Collect(maps.Keys(all)), func(a, b which) int {
			return cmp.Or(cmp.Compare(len(all[a]), len(all[b])), cmp.Compare(b.of, a.of), cmp.Compare(a.sum, b.sum))
		})
		return nil, refuse("of %d codes there are %d: %s missing or misread; show and read again what is missing", most.of, len(all[most]), missing(all[most], most.of))
	case 1:
	default:
		return nil, refuse("there are the codes of %d hand-ins in it: save each by itself", len(whole))
	}
	for sum, data := range whole {
		return inflated(data, sum)
	}
	return nil, nil
}

// joined are the parts in their order.
func joined(parts map[int]string) string {
	var b strings.Builder
	for _, n := range slices.Sorted(maps.Keys(parts)) {
		b.WriteString(parts[n])
	}
	return b.String()
}

// missing names the codes that are not there, the first ten of them.
func missing(parts map[int]string, of int) string {
	var out []string
	for n := 1; n <= of; n++ {
		if _, ok := parts[n]; ok {
			continue
		}
		if len(out) == 10 {
			return strings.Join(out, ", ") + " and more are"
		}
		out = append(out, strconv.Itoa(n))
	}
	if len(out) == 1 {
		return "number " + out[0] + " is"
	}
	return "numbers " + strings.Join(out[:len(out)-1], ", ") + " and " + out[len(out)-1] + " are"
}
