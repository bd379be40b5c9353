// Package counterfactual owns the question that a trainee asks after a run: what if I had? For each key decision it simulates the same run again
// with that decision moved, replaced by the expert's, or left out, and everything else held as it was.
//
// A key decision is something that could have changed the body or brought help: an act on a device, a treatment, a pair of hands, a call, or an
// answer to a question. It was made, or the expert made it and this trainee had not when the time for it had passed; so an idle run has
// some too. Later inputs replay at their own ticks; those that are no longer legal are dropped and counted. A difference that
// is owed to those, or to an act that had to come first, is not told as the decision's.
//
// It also sets two truths of a case side by side (Part): the same seed, the same inputs, and the first second at which somebody who looks and listens
// could tell them apart.
//
// It may import game/wave, game/engine, game/run and game/track; what the expert would have done is handed to it. It starts no goroutine: a caller computes one decision at a
// time, in what order and on what processor it likes.
package counterfactual
