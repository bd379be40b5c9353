package nav

// What the page of progress asks for.
type (
	// Progress opens the page of progress.
	Progress struct{}
	// Calibration opens the figures on how beliefs came true.
	Calibration struct{}
	// Train goes on with the open go at a skill, or begins the next one, over the lab.
	Train struct{ Skill string }
)

func (Progress) intent()    {}
func (Calibration) intent() {}
func (Train) intent()       {}
