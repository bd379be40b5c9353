// Package ui is the drawing kit of the screens: theme, sweep traces, numerics, boxes
// of exact size, small charts, the bag, and Markdown.
//
// Everything here but Run, which gives a screen the terminal, is a function from values
// to text, or a small buffer that such a function reads. A function that takes a width
// and a height returns exactly that many cells and lines, whatever it is given; nothing
// overflows and nothing is short.
// Every drawing exists in braille, in blocks and in plain ASCII, in true colour, 256,
// 16 and no colours, and means the same in all of them: colour never carries a meaning
// alone.
//
// It may import game/wave and the terminal libraries. It knows no screen, no engine
// and no profile.
package ui
