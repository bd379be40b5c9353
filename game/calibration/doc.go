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
// The formulas and worked numbers are those of the project's scoring brief, sections 4.2 (detection) and 4.3 (probability);
// the original source stands at each function. [D] marks a choice of our own that nobody has validated.
package calibration
