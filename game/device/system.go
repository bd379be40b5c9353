package device

// An information system has no numbers of its own: what it shows are words, and the findings of acts tell them. It can be unavailable,
// corrupted (it shows what is not so), stale (it shows what was), be open on the wrong patient, have a wrong clock, or be mute.

// systemFailure is the one alarm of an information system: no answer.
const systemFailure uint8 = 0

var systemAlarms = [...]AlarmInfo{
	{"failure", "not available", All, Low, Limit{}, ""},
}
