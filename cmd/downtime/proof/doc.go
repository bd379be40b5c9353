// Package proof owns the proof of a hand-in: every run in it is simulated again from its inputs, and a score is taken only where that gives it.
//
// What it proves: that these inputs, at these ticks, of this case, seed and variant lead to these States and this score. What it cannot prove: who
// gave the inputs, when, and how often they had tried before. It may import game, content, the packages of memory,
// cmd/downtime/room and sitting; never a screen.
package proof
