// Package review owns what an instructor is told about a cohort: who has played what, how domains, scored lines, clues, answers and beliefs stand over
// many learners, the standards that were set, and how all of that leaves the program.
//
// Figures are those of game/cohort and game/calibration; here they are gathered out of the store and put into tables. It may import game, the
// packages of memory, cmd/downtime/proof and room, and the drawing kit for the widths of words; never a screen.
//
// # What is counted
//
// Of each learner and case the first run that has ended counts for lines, clues and answers: later goes have seen the debrief. Judgements of all runs
// count. A table over learners names pseudonyms; a table over the cohort hides cells of fewer than five learners wherever it leaves the room.
package review
