package ui

import "strings"

// Large writes words in large type, exactly w by h, in the middle: as large as they fit, up to most cells for a dot of a letter, and never within a word.
// Where they fit in no size, or hold a character that no large letter is made for, they stand as they are.
func Large(th Theme, r Role, text string, most, w, h int) string {
	spelled := strings.ToUpper(Theme{Glyphs: ASCII}.Spell(text))
	for size := most; size > 0 && written(spelled); size-- {
		if lines, ok := broken(spelled, size, w); ok && tall(th, size, len(lines)) <= h {
			return middle(th, r, drawn(th, lines, size), w, h)
		}
	}
	plain := Wrap(th.Spell(text), w)
	return middle(th, r, strings.Split(plain, "\n"), w, h)
}

// written reports whether there is a letter for each character.
func written(text string) bool {
	for _, c := range text {
		if letters[c] == "" {
			return false
		}
	}
	return true
}

// broken sets words in lines of at most w cells; false if a word does not fit.
func broken(text string, size, w int) (lines []string, ok bool) {
	for _, word := range strings.Fields(text) {
		if broad(word, size) > w {
			return nil, false
		}
		if n := len(lines) - 1; n >= 0 && broad(lines[n]+" "+word, size) <= w {
			lines[n] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	return lines, true
}

// letterRows is how many dots high a letter is.
const letterRows = 5

// broad is the width of a line of large type.
func broad(line string, size int) int {
	n := 0
	for _, c := range line {
		n += strings.IndexByte(letters[c]+"|", '|') + 1
	}
	return max(n-1, 0) * size
}

// tall is the height of so many lines of large type, with a row between two. A cell is twice as high as it is wide: two dots share one, but in ASCII, which
// has no halves.
func tall(th Theme, size, lines int) int {
	return lines*(rowsOf(th, size)+1) - 1
}

func rowsOf(th Theme, size int) int {
	if th.Glyphs == ASCII {
		return letterRows * ((size + 1) / 2)
	}
	return (letterRows*size + 1) / 2
}

// drawn draws lines of large type.
func drawn(th Theme, lines []string, size int) (out []string) {
	for i, line := range lines {
		if i > 0 {
			out = append(out, "")
		}
		dots := dotted(line, size)
		for y := range rowsOf(th, size) {
			out = append(out, strings.TrimRight(cellsOf(th, dots, y, size), " "))
		}
	}
	// Every line as wide as the widest, so that the middle is that of all.
	most := 0
	for _, l := range out {
		most = max(most, Width(l))
	}
	for i := range out {
		out[i] = Fit(out[i], most)
	}
	return out
}

// dotted are the rows of dots of a line.
func dotted(line string, size int) (rows [letterRows]string) {
	for i, c := range []rune(line) {
		for y, part := range strings.Split(letters[c], "|") {
			if i > 0 {
				rows[y] += strings.Repeat(".", size)
			}
			for _, dot := range part {
				rows[y] += strings.Repeat(string(dot), size)
			}
		}
	}
	return rows
}

// cellsOf is one row of cells.
func cellsOf(th Theme, dots [letterRows]string, y, size int) string {
	at := func(half int) string {
		if row := half / size; row < letterRows {
			return dots[row]
		}
		return strings.Repeat(".", len(dots[0]))
	}
	upper, lower := at(2*y), at(2*y+1)
	if th.Glyphs == ASCII {
		upper = dots[y/((size+1)/2)]
		lower = upper
	}
	var b strings.Builder
	for x := range len(upper) {
		switch up, down := upper[x] == '#', lower[x] == '#'; {
		case up && down:
			b.WriteString(th.Pick("█", "#"))
		case up:
			b.WriteString("▀")
		case down:
			b.WriteString("▄")
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// middle sets lines in the middle of a block.
func middle(th Theme, r Role, lines []string, w, h int) string {
	out := make([]string, 0, h)
	for range (h - len(lines)) / 2 {
		out = append(out, "")
	}
	for _, l := range lines {
		out = append(out, th.Paint(r, FitCentre(l, w)))
	}
	return fillLines(out, w, h)
}

// letters are five rows of dots each.
var letters = map[rune]string{
	'A': ".#.|#.#|###|#.#|#.#", 'B': "##.|#.#|##.|#.#|##.", 'C': ".##|#..|#..|#..|.##", 'D': "##.|#.#|#.#|#.#|##.", 'E': "###|#..|##.|#..|###",
	'F': "###|#..|##.|#..|#..", 'G': ".##|#..|#.#|#.#|.##", 'H': "#.#|#.#|###|#.#|#.#", 'I': "###|.#.|.#.|.#.|###", 'J': "..#|..#|..#|#.#|.#.",
	'K': "#.#|#.#|##.|#.#|#.#", 'L': "#..|#..|#..|#..|###", 'M': "#...#|##.##|#.#.#|#...#|#...#", 'N': "#..#|##.#|#.##|#..#|#..#",
	'O': ".##.|#..#|#..#|#..#|.##.", 'P': "##.|#.#|##.|#..|#..", 'Q': ".##.|#..#|#..#|#.#.|.#.#", 'R': "##.|#.#|##.|#.#|#.#", 'S': ".##|#..|.#.|..#|##.",
	'T': "###|.#.|.#.|.#.|.#.", 'U': "#.#|#.#|#.#|#.#|###", 'V': "#.#|#.#|#.#|#.#|.#.", 'W': "#...#|#...#|#.#.#|##.##|#...#", 'X': "#.#|#.#|.#.|#.#|#.#",
	'Y': "#.#|#.#|.#.|.#.|.#.", 'Z': "###|..#|.#.|#..|###",
	'0': "###|#.#|#.#|#.#|###", '1': ".#.|##.|.#.|.#.|###", '2': "###|..#|###|#..|###", '3': "###|..#|###|..#|###", '4': "#.#|#.#|###|..#|..#",
	'5': "###|#..|###|..#|###", '6': "###|#..|###|#.#|###", '7': "###|..#|..#|..#|..#", '8': "###|#.#|###|#.#|###", '9': "###|#.#|###|..#|###",
	'%': "#.#|..#|.#.|#..|#.#", '.': ".|.|.|.|#", ',': "..|..|..|.#|#.", ':': ".|#|.|#|.", ';': "..|.#|..|.#|#.", '/': "..#|..#|.#.|#..|#..",
	'+': "...|.#.|###|.#.|...", '-': "...|...|###|...|...", '=': "...|###|...|###|...", '\'': "#|#|.|.|.", '"': "#.#|#.#|...|...|...",
	'(': ".#|#.|#.|#.|.#", ')': "#.|.#|.#|.#|#.", '?': "##.|..#|.#.|...|.#.", '!': "#|#|#|.|#", '>': "#..|.#.|..#|.#.|#..", '<': "..#|.#.|#..|.#.|..#",
	' ': ".|.|.|.|.",
}
