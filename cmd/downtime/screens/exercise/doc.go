// Package exercise is the screen of one go at a skill, whichever it is, and the page of its result.
//
// It draws a skill.View and gives inputs to the go; it knows no skill. What a learner cannot perceive is not in a View, so it cannot be shown here.
// The go's clock follows wall time at 50 ticks a second; pictures are drawn only while something moves.
//
// It may import game/skill, practice and the drawing kit, never a package below game/skill.
package exercise
