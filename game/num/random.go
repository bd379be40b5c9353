package num

import "math"

// Roll is randomness as a function: 64 well-mixed bits that depend on its arguments alone, so
// a new draw in one place moves nothing elsewhere. Each argument is folded in by one round of
// the SplitMix64 finaliser (Steele, Lea and Flood 2014, 10.1145/2660193.2660195).
func Roll(seed uint64, stream uint32, tick int64, n uint32) uint64 {
	h := mix(seed + 0x9e3779b97f4a7c15)
	h = mix(h ^ (uint64(stream)<<32 | uint64(n)))
	return mix(h + uint64(tick)*0xd1342543de82ef95)
}

// Unit draws uniformly from [0, 1), in steps of 2^-53.
func Unit(seed uint64, stream uint32, tick int64, n uint32) float64 {
	return fraction(Roll(seed, stream, tick, n))
}

// Shuffle puts all in an order that the arguments alone decide (Fisher and Yates, from the end).
func Shuffle[T any](all []T, seed uint64, stream uint32, tick int64) {
	for i := len(all) - 1; i > 0; i-- {
		j := int(Roll(seed, stream, tick, uint32(i)) % uint64(i+1))
		all[i], all[j] = all[j], all[i]
	}
}

// Normal draws from the standard normal distribution by the method of Box and Muller (1958,
// 10.1214/aoms/1177706645), the second uniform being a further mixing of the first. |result| < 8.6.
func Normal(seed uint64, stream uint32, tick int64, n uint32) float64 {
	bits := Roll(seed, stream, tick, n)
	radius := math.Sqrt(float64(-2 * Log(1-fraction(bits))))
	angle := float64(2 * math.Pi * fraction(mix(bits+0x9e3779b97f4a7c15)))
	return float64(radius * Cos(angle))
}

func fraction(bits uint64) float64 { return float64(float64(bits>>11) * 0x1p-53) }

func mix(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}
