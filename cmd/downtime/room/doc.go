// Package room owns one learner's way through a session: which case comes next with which seed, when it stops, what is told when, and where that
// stands in the profile, so that the machine may die in between.
//
// It may import game, content's cases as compiled, and the packages of memory; never a screen.
package room
