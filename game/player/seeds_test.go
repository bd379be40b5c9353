//go:build !soak

package player

// gateSeeds is how many seeds the players without dice try the gates on in every test run; make soak tries all 20.
const gateSeeds = 4
