// Package skill owns the contract of the manual skills: what a skill is, what a learner sees of an exercise, what hands and pen may do to it, what
// it comes to, and the attempt that keeps the inputs so that it can be taken up again and replayed to the same score.
//
// Each skill is a package of its own below this one. A skill is pure like the rest of game: the same seed, level and inputs give the same result on
// every processor. Time passes in ticks (50 a second); a screen steps an attempt in real time, a driver as fast as it likes.
//
// A learner sees a View: words, printed papers, fields to fill in, controls for the hands, and at most one live picture (drops in a chamber, a pulse
// under a finger, a gauge, a bag). The same View is drawn by the full screen, read out by the line mode, and printed by the driver, so that
// no skill knows what shows it. What a learner cannot perceive is not in a View.
//
// It may import game/num, never a screen, saves or content. Texts and data that a clinician may want to change lie in
// content/skills and are handed to a skill's New.
package skill
