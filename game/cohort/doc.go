// Package cohort owns the figures over many learners: how far a score can be relied on and what each item adds to that, how many cases it takes, and
// where a standard lies.
//
// It may import nothing of game. It reads a table of scores, a row a learner and a column an item (a case, a clue, a scored line), and stores
// nothing. With 10 to 15 learners every index here swings widely from group to group: who shows them says so, and flags nothing below 30.
//
// The source of each formula stands at its function; the numbers that the tests want were worked out apart from this code.
package cohort
