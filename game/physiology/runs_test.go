//go:build !soak

package physiology

// randomRuns is no more than row D03 asks for; make soak treats more.
const randomRuns = 0
