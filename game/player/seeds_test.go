//go:build !soak

package player

// gateSeeds is how many seeds the gates are tried on in every test run; make soak tries all 20.
const gateSeeds = 2
