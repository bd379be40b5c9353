package pressure

// run is one time that the cuff was blown up and let down.
type run struct {
	ears     bool    // the stethoscope was on all the way down
	peak     float64 // mmHg
	from     float64 // mmHg at which the fall began to be measured: just above the systolic, or at the top
	fromTick int64
	low      float64 // mmHg, the lowest so far
	pumped   bool    // blown up again on the way down
	complete bool    // let down past the diastolic with the stethoscope on
	rate     float64 // mmHg/s from there to the diastolic
	spacing  float64 // s, mean time between the beats on the way
	firstAt  int64   // tick of the first beat on the way
	lastAt   int64
	beats    int
	sounds   int
	first    float64 // mmHg at the first sound
	last     float64
	marked   [2]float64 // mmHg where the learner marked the first and the last sound; 0: did not
}

// Where the fall is measured, mmHg.
const (
	worn  = 30.0 // with more than this in it the cuff is up
	above = 6.0  // over the systolic
	below = 4.0  // under the diastolic
)

// follow takes one tick of a cuff that is up.
func (r *run) follow(tick int64, mmHg float64, a *artery, ears bool) {
	if mmHg >= r.peak {
		*r = run{peak: mmHg, from: mmHg, fromTick: tick, low: mmHg, ears: ears, marked: r.marked}
		return
	}
	r.ears = r.ears && ears
	r.pumped = r.pumped || mmHg > r.low+3
	r.low = min(r.low, mmHg)
	if mmHg > a.systolic+above {
		r.from, r.fromTick, r.ears = mmHg, tick, ears
	}
	if !r.complete && r.ears && mmHg < a.diastolic-below && r.peak > a.diastolic {
		r.complete = true
		if tick > r.fromTick {
			r.rate = (r.from - mmHg) / float64(tick-r.fromTick) / tickSeconds
		}
	}
}

// beat takes note of a beat on the way down, with what was heard of it.
func (r *run) beat(at int64, mmHg, loud float64) {
	if r.complete {
		return
	}
	if r.beats++; r.beats == 1 {
		r.firstAt = at
	}
	r.lastAt = at
	if r.beats > 1 {
		r.spacing = float64(r.lastAt-r.firstAt) * tickSeconds / float64(r.beats-1)
	}
	if loud <= 0 || !r.ears {
		return
	}
	if r.sounds++; r.sounds == 1 {
		r.first = mmHg
	}
	r.last = mmHg
}
