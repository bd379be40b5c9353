package skill

// Digits are figures for a number that is read and written: no two neighbours are the same, so that two of them swapped are seen. pick draws a
// whole number below ten for each place.
func Digits(n int, pick func(place int) int) []byte {
	out := make([]byte, n)
	for k := range out {
		d := pick(k)
		if k > 0 && out[k-1] == '0'+byte(d) {
			d = (d + 3) % 10
		}
		out[k] = '0' + byte(d)
	}
	return out
}
