// Package num owns the arithmetic that every run must reproduce bit for bit on every
// processor: the elementary functions, clamping, and randomness as a pure function of
// (seed, stream, tick, n).
//
// The standard math.Exp, Log, Sin and their kin differ between processors (assembly on
// some, fused multiply-add on others), and the compiler may fuse x*y+z. So the functions
// here use only +, -, *, /, Sqrt and bit patterns, and round every product with an
// explicit float64 conversion before it meets a sum.
//
// It imports nothing but math, and from math only what is exact everywhere.
package num
