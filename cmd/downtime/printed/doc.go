// Package printed owns what leaves the program on paper: a debrief as one self-contained HTML file. Its charts are inline SVG, each with a title, a
// description and its data as a table; it holds no script and fetches nothing.
//
// It may import game; never a screen, a profile or the network.
package printed
