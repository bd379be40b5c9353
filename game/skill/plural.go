package skill

import "fmt"

// Plural is a number of things in words: "1 drop", "3 drops".
func Plural[N int | int64](n N, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
