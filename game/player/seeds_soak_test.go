//go:build soak

package player

const gateSeeds = 20
