package num

// Clamp returns x held within [low, high].
func Clamp(x, low, high float64) float64 {
	if x < low {
		return low
	}
	if x > high {
		return high
	}
	return x
}

// Toward returns x moved the fraction k of the way to target: one step of a first-order lag
// when k is dt/tau. The arguments are rounded here, so that a caller's product is not fused with
// this sum when the call is inlined.
func Toward(x, target, k float64) float64 {
	from := float64(x)
	return from + float64(k*(float64(target)-from))
}
