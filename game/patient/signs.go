package patient

import "downtime/game/num"

// Signs that a torch and a voice bring out. The Glasgow coma scale follows brain function by steps; its
// parts are those that usually make up that total. Pupils are 4 mm; opioids make them pinpoint and still
// reacting, atropine and adrenaline wide, want of oxygen wide and fixed; pressure in the skull widens
// and fixes the one on the side of the mass (here the right) from 40 mmHg and the other from 60. All
// sizes and steps are invented for the simulation.
//
// Units: mm, points. Left out: focal weakness, old injuries, hearing, language; what a tube or a
// relaxant hides from whoever examines.

// gcsSteps are the thresholds of brain function for each total of the scale, with its parts.
var gcsSteps = [...]struct{ above, eye, verbal, motor float64 }{
	{0.92, 4, 5, 6},
	{0.85, 4, 4, 6},
	{0.75, 3, 4, 6},
	{0.65, 3, 3, 5},
	{0.5, 2, 2, 5},
	{0.4, 1, 2, 4},
	{0.3, 1, 1, 3},
	{0.2, 1, 1, 2},
}

// GCSParts are the eye, verbal and motor points of the Glasgow coma scale.
func (b *Brain) GCSParts() (eye, verbal, motor float64) {
	for _, step := range gcsSteps {
		if b.Index > step.above {
			return step.eye, step.verbal, step.motor
		}
	}
	return 1, 1, 1
}

// GCS is the Glasgow coma scale, 3 to 15.
func (b *Brain) GCS() float64 {
	eye, verbal, motor := b.GCSParts()
	return eye + verbal + motor
}

const (
	restPupil    = 4.0 // mm
	widestPupil  = 7.5
	rightPressed = 40.0 // mmHg in the skull at which the pupil on the side of the mass begins to fix
	leftPressed  = 60.0
	pressedSpan  = 10.0
)

// fixedPupil is how far a pupil is fixed and wide, 0 to 1, that pressure reaches at a given ICP.
func (s *State) fixedPupil(from float64) float64 {
	starved := num.Clamp((starvedBelow-s.Brain.Oxygen)/0.1, 0, 1)
	return max(starved, s.Brain.Injury, num.Clamp((s.icp()-from)/pressedSpan, 0, 1))
}

// pupil is its size, mm.
func (s *State) pupil(from float64) float64 {
	d, w := &s.Drugs, s.Par.Weight
	size := restPupil - float64(2.7*d.opioid(w)) - float64(0.7*s.Par.Sedation)
	size += float64(2.5*d.effect(Atropine, w)) + float64(1.5*d.effect(Adrenaline, w))
	if s.seizing() {
		size += 2.5
	}
	size = num.Clamp(size, 1.2, widestPupil)
	return num.Toward(size, widestPupil, s.fixedPupil(from))
}
