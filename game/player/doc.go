// Package player owns the bots that keep scenarios honest, the table of what they score, and the gates that the table must pass.
//
// It may import game/num, game/device, game/engine, game/run and game/score. It starts no goroutine: Cell plays one cell of the table, and a command that
// wants to use every processor calls it from its own.
//
// What a player sees. A player is handed a View: the Observation, the options, what happened in words, and nothing of the State. The expert is
// data in the scenario, "when something observable, do this". Evaluating such a condition takes the State, so the View does it on the
// player's behalf; the compiler has refused every condition that names what a trainee cannot perceive. A test plays every bot in every
// variant and proves that none of them parts from itself before the variants can be told apart.
//
// The other players are general: they work on the menu of any scenario (categories, what an act decides about a device) and borrow the
// medicine they need from the expert's rules.
package player
