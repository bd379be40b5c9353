package qr

import (
	"fmt"

	"rsc.io/qr/coding"
)

// Code is one QR code: Dark says of each square of a side of Size whether it is dark.
type Code struct {
	Size int
	dark []bool
}

// Dark reports whether a square is dark; what lies outside is the light zone around the code.
func (c *Code) Dark(x, y int) bool {
	return x >= 0 && y >= 0 && x < c.Size && y < c.Size && c.dark[y*c.Size+x]
}

// Quiet is the light zone around a code, in squares: what ISO/IEC 18004 asks for.
const Quiet = 4

// The versions that are shown: 29 squares a side hold little beside what every text begins with, and more than 97 ask much of a telephone's camera.
const (
	least = 3
	most  = 20
)

// Side is the number of squares of a code's side with its light zone.
func Side(version int) int { return 17 + 4*version + 2*Quiet }

// Room is how many capitals, digits, spaces, dashes and slashes a version holds at the lowest level of correction: a screen is neither torn nor stained.
func Room(version int) int {
	v := coding.Version(version)
	bits, n := 8*v.DataBytes(coding.L), 0
	for coding.Alpha(blank[:n+1]).Bits(v) <= bits {
		n++
	}
	return n
}

// blank has more letters than any code.
var blank = string(make([]byte, 5_000))

// Encode makes the smallest code of a text, which must fit the version, with the mask that gives a camera least trouble.
func Encode(text string, version int) (*Code, error) {
	enc := coding.Alpha(text)
	if err := enc.Check(); err != nil {
		return nil, fmt.Errorf("make QR code: %w", err)
	}
	for v := coding.Version(1); v <= coding.Version(version); v++ {
		if enc.Bits(v) > 8*v.DataBytes(coding.L) {
			continue
		}
		var best *Code
		fewest := 0
		for mask := range coding.Mask(8) {
			c, err := masked(enc, v, mask)
			if err != nil {
				return nil, fmt.Errorf("make QR code: %w", err)
			}
			if p := c.penalty(); best == nil || p < fewest {
				best, fewest = c, p
			}
		}
		return best, nil
	}
	return nil, fmt.Errorf("make QR code: %d characters do not fit version %d", len(text), version)
}

func masked(enc coding.Encoding, v coding.Version, mask coding.Mask) (*Code, error) {
	plan, err := coding.NewPlan(v, coding.L, mask)
	if err != nil {
		return nil, err
	}
	drawn, err := plan.Encode(enc)
	if err != nil {
		return nil, err
	}
	c := &Code{Size: drawn.Size, dark: make([]bool, drawn.Size*drawn.Size)}
	for i := range c.dark {
		c.dark[i] = drawn.Black(i%c.Size, i/c.Size)
	}
	return c, nil
}

// penalty counts what makes a code hard to read, by the four rules of ISO/IEC 18004:2015, 7.8.3: long runs, blocks of two by two, what looks like a
// corner's square, and too much of dark or light.
func (c *Code) penalty() int {
	sum, darks := 0, 0
	for y := range c.Size {
		sum += c.line(func(i int) bool { return c.Dark(i, y) }) + c.line(func(i int) bool { return c.Dark(y, i) })
		for x := range c.Size {
			d := c.Dark(x, y)
			if d {
				darks++
			}
			if x > 0 && y > 0 && d == c.Dark(x-1, y) && d == c.Dark(x, y-1) && d == c.Dark(x-1, y-1) {
				sum += 3
			}
		}
	}
	apart := 100*darks/(c.Size*c.Size) - 50
	return sum + 10*(max(apart, -apart)/5)
}

// line counts runs of five and more of one sort in a row or column, and the pattern of the corners with four light squares before or after it.
func (c *Code) line(at func(int) bool) int {
	sum, run := 0, 0
	bits := 0 // the last eleven squares
	for i := range c.Size {
		d := at(i)
		if i > 0 && d == at(i-1) {
			run++
		} else {
			run = 1
		}
		switch {
		case run == 5:
			sum += 3
		case run > 5:
			sum++
		}
		bits = bits << 1 & 0x7ff
		if d {
			bits |= 1
		}
		if i >= 10 && (bits == 0b10111010000 || bits == 0b00001011101) {
			sum += 40
		}
	}
	return sum
}
