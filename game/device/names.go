package device

var (
	kindNames  = [...]string{"none", "monitor", "ventilator", "bag", "syringe-pump", "drip", "ctg", "system", "analyser", "stimulator"}
	modeNames  = [...]string{"in-service", "safe", "standby", "disconnected", "quarantined"}
	faultNames = [...]string{
		"none", "freeze", "drift", "offset", "scale", "lag", "silent-limiter", "auto-setting", "over-delivery",
		"dead-alarm", "wrong-clock", "unavailable", "wrong-patient", "silent-unavailable", "tissued", "crossed", "maternal",
		"corrupted", "stale",
	}
)

// String gives the name used in files and conditions.
func (k Kind) String() string { return kindNames[k] }

// String gives the name used in files and conditions.
func (m Mode) String() string { return modeNames[m] }

// String gives the name used in files.
func (k FaultKind) String() string { return faultNames[k] }

// KindNamed returns the kind of device with that name.
func KindNamed(name string) (Kind, bool) {
	i, ok := indexOf(kindNames[:], name)
	return Kind(i), ok && i > 0
}

// ModeNamed returns the mode with that name.
func ModeNamed(name string) (Mode, bool) {
	i, ok := indexOf(modeNames[:], name)
	return Mode(i), ok
}

// FaultNamed returns the kind of fault with that name.
func FaultNamed(name string) (FaultKind, bool) {
	i, ok := indexOf(faultNames[:], name)
	return FaultKind(i), ok && i > 0
}

func indexOf(names []string, name string) (int, bool) {
	for i, n := range names {
		if n == name {
			return i, true
		}
	}
	return 0, false
}
