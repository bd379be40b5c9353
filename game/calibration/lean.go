package calibration

// Lean is which way a trainee's criterion leans.
type Lean uint8

// The ways to lean.
const (
	LeanUnknown Lean = iota // the interval allows more than one of the others
	LeanTrust               // slow to call a fault: misses rather than false alarms
	LeanEven
	LeanDoubt // quick to call a fault: false alarms rather than misses
)

// EvenWithin is how far from 0 a criterion may lie and still be called even [D]. At d′ = 1.5 and c = 0.5 four faults in ten are missed and one
// sound device in ten is called faulty.
const EvenWithin = 0.5

// LeanOf reads a criterion by its interval, never by the estimate alone: to one side if all of the interval lies there, even only if none of
// it is further from 0 than EvenWithin. That an interval holds 0 does not make a judgement even; it may only be short of trials.
func LeanOf(c Interval) Lean {
	switch {
	case c.Low > 0:
		return LeanTrust
	case c.High < 0:
		return LeanDoubt
	case c.Low >= -EvenWithin && c.High <= EvenWithin:
		return LeanEven
	}
	return LeanUnknown
}

// String puts the lean to the trainee.
func (l Lean) String() string {
	return [...]string{"it is too early to say which way you lean", "you tend to trust", "you doubt evenly", "you doubt too soon"}[l]
}

// MarshalText implements encoding.TextMarshaler: a lean goes over the wire as "unknown", "trust", "even" or "doubt".
func (l Lean) MarshalText() ([]byte, error) {
	return []byte([...]string{"unknown", "trust", "even", "doubt"}[l]), nil
}
