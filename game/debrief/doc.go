// Package debrief owns what a trainee is told after a run: what was shown beside what was true, what could have been found and when, what
// went right, where the run and the best play parted, and the twin case.
//
// It may import what stands below it in game. It draws nothing: a Report is plain data for the screens'
// charts, and Markdown for everything else. Wording never blames: a gap is said as what was seen in the log, why it matters, and a question.
package debrief
