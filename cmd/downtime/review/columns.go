package review

// least is how narrow a column becomes before the widest one does.
const least = 12

// Shared shares a line of w cells out among columns with a cell before each: each what it needs. Where that is too much, those beside the widest one
// lose down to a dozen cells, then all the widest.
func Shared(needed []int, w int) []int {
	out, sum := append([]int(nil), needed...), len(needed)
	for _, n := range out {
		sum += n
	}
	for main := widestOf(out, -1); sum > w; sum-- {
		i := widestOf(out, main)
		if i < 0 || out[i] <= least {
			i = widestOf(out, -1)
		}
		if out[i] <= 4 {
			break
		}
		out[i]--
	}
	return out
}

// widestOf is the place of the widest column, but for one; −1 if there is none.
func widestOf(widths []int, but int) int {
	most := -1
	for i, n := range widths {
		if i != but && (most < 0 || n > widths[most]) {
			most = i
		}
	}
	return most
}
