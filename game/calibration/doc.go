// Package calibration owns the figures over many runs and vignettes: how well a trainee tells a device at fault from a sound one (hits and
// false alarms, d′), which way the trainee leans (criterion), whether stated probabilities come true (Brier score and its parts, the
// calibration curve), and whether a belief moves as far as the evidence does. It owns the rule on how much may be said from how few trials.
//
// It may import game/num and game/score. It reads Trials and nothing else: no State, no clock. It stores nothing and ranks nobody: telling
// learners apart would take about 50 trials of each class.
//
// Cases, drills and shifts are never pooled: every figure is of one Pool. Trials of several people are never pooled either: people differ in their
// criterion, and d′ of pooled counts is biased by that. A caller who wants a cohort's d′ takes the mean of the single ones.
//
// The source of each formula stands at its function; the numbers that the tests want were worked out apart from this code. [D] marks a choice of
// our own that nobody has validated.
package calibration
