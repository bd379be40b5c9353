// Package browse owns the screen on which an instructor reviews a cohort: tables that are sorted and filtered by one key, and from any row the runs
// behind it, each beside the truth, from clue to clue.
//
// It may import cmd/downtime/review, the screen of a debrief, the drawing kit and the forms of saves/cohort; it reads no store and knows no engine
// rule: what it shows is handed to it.
package browse
