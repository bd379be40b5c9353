// Package prove owns the proof of a scenario by play: what the players score and which gates that passes, what was never seen in all those runs,
// runs of the expert that are lost, worse acts that score more, variants in which nothing matters, and strategies that need no look at the patient.
//
// It may import game/engine, game/run, game/score and game/player. It starts no goroutine: Plan lists the work in pieces, a command does them on
// as many processors as it has, and Judge puts them together. The same scenario and seeds give the same report, whoever did which piece first.
package prove
