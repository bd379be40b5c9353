// Package score owns the Card: what one run was worth, by domain, each line with the input that earned or lost it, the minute, the reason
// and the source. It owns the formulas behind it too: regret, Brier score, the ideal observer.
//
// It may import game/num, game/rank, game/device and game/engine. It reads the final State and the Scenario, nothing else: no events, no inputs, no clock.
//
// How a Card is made. Each domain that the run used holds parts (what the body suffered, what the acts were worth, the authored criteria …),
// each part lines, each line a weight and the share of it that was earned. The domain's weight in the Card is divided over its lines in
// tenths of a point, so that the lines add up to the domain and the domains to the total, exactly and on every screen. No line pays for being
// quick: a deadline only ends the time in which a right act counts in full.
package score
