// Package wall is what a room looks at together: how many have handed in, the clue that most missed, everybody's beliefs laid over one another, what was
// answered, and the twin: the same patient with the other truth, played on by the room from the second at which the two part.
//
// It owns what may be shown of many learners to all of them: nobody is named, nothing is told of fewer than five, nor what would let it be worked out. It
// reads a cohort, which others open for it, and plays on what nobody keeps.
//
// # What it does not hide
//
// That all gave the same answer; who asked to see the wall twice, since a wall begun anew knows nothing of the one before; and what five who came in between
// two pictures said between them, where both pictures show a number.
package wall
