// Package pack owns what a case is on paper: a facilitator's pack, and the case itself to be played without a computer, for the day on which ours
// fails. Both are Markdown worked out of the compiled case, so that they never say anything else than the program does.
//
// It may import game; never a screen, a profile or the network.
package pack
