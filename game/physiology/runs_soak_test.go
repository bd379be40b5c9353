//go:build soak

package physiology

// randomRuns in the long work: 24 million steps.
const randomRuns = 2000
