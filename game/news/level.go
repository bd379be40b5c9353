package news

// String is the letter of the chart: A, C, V, P or U.
func (l Level) String() string {
	if l > Unresponsive {
		return "?"
	}
	return "ACVPU"[l : l+1]
}
