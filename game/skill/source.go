package skill

// Means says what the mark of a source means.
func (s Source) Means() string {
	switch s.Mark {
	case "V":
		return "read in the source itself, often its abstract"
	case "V2":
		return "read in a second-hand copy"
	case "K":
		return "general knowledge, not checked for this skill"
	case "C":
		return "computed for the simulation"
	case "D":
		return "chosen for the simulation"
	}
	return "not marked"
}
