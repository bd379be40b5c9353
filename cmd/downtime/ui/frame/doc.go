// Package frame turns what a screen draws into things that can be kept: a plain grid
// of characters and a map of its pens for golden tests, and an SVG picture for pages.
//
// It is the only package that knows the cell buffer of the terminal library. The same
// frame gives the same bytes on every machine.
package frame
