// Package device owns everything that stands between a patient and a clinician: monitors, ventilators, bags, pumps, and the
// faults that make them lie. A device orders, delivers, measures and displays, and the four may differ.
//
// Alarms, the same on every device:
//
//   - An alarm begins when its condition does and sounds until it is silenced or acknowledged.
//   - A low or medium alarm, and one that was acknowledged, goes when its condition ends.
//   - A high alarm that nobody acknowledged leaves its message, silent and marked as ended (Alarm.Latched), until it is acknowledged or for
//     half a minute, so that somebody who looks round late still learns of it.
//   - Putting a patient back on a ventilator answers the alarms that had begun before: they go when their condition ends.
//   - Stand-by and quarantine end all alarms. A dead alarm never begins. A screen that has stopped begins and ends none.
//   - A number that drops out for want of a signal is no recovery: its alarm stands.
//
// It may import game/num, game/patient and game/wave, and nothing else of the project: a device knows no scenario, no trainee and no score.
package device

// Kind says what a device is.
type Kind uint8

// The kinds of device. A transport ventilator is a Ventilator that is on no network.
const (
	None Kind = iota
	Monitor
	Ventilator
	Bag
	SyringePump
	Drip       // by gravity
	CTG        // a cardiotocograph
	System     // an information system: a record, an archive of images, a server, an app; it shows words, which findings tell
	Analyser   // of blood: a gas machine, a laboratory, a meter
	Stimulator // an implant that stimulates nerves
)

// Shared reports whether such a device may serve many patients and be on none.
func (k Kind) Shared() bool { return k == System || k == Analyser }

// Infuses reports whether such a device runs something into a vein.
func (k Kind) Infuses() bool { return k == SyringePump || k == Drip }

// Ticks reports whether such a device senses at every tick; any other does so on the second alone.
func (k Kind) Ticks() bool {
	return k == Ventilator || k == Monitor || k == Bag || k == Drip || k == CTG
}

// Mode is the state a clinician has put a device in.
type Mode uint8

// The modes of a device. SafeMode is the simplest fixed mode with every self-adjusting function off. Quarantined is kept apart and
// powered, so that its log survives.
const (
	InService Mode = iota
	SafeMode
	Standby
	Disconnected
	Quarantined
)

// Caps of the flat State: more is a compile diagnostic of the scenario, never a silent cut.
const (
	MaxChannels = 24
	MaxAlarms   = 10
	MaxFaults   = 6
	MaxLog      = 16
)

// Value holds the four layers of truth of one channel, in the channel's own unit. Of a measurement, Delivered is what the sensors honestly
// measure, averaged as such machines do, and Displayed is that after the faults of the screen. Of a setting, Displayed is what the panel
// says is set.
type Value struct {
	Ordered   float64 // what the clinician asked for; for a measurement, unused
	Delivered float64 // what the device really does
	Effect    float64 // what it does to the patient: the true value of the thing measured
	Displayed float64 // what the screen says
}

// Limit is one alarm limit that the trainee may edit. High and Low are in the unit of the alarm's channel.
type Limit struct {
	Low, High     float64
	LowOn, HighOn bool
}

// Priority of an alarm; shown by colour and by shape.
type Priority uint8

// The three alarm priorities of IEC 60601-1-8, and none.
const (
	Quiet Priority = iota
	Low
	Medium
	High
)

// Alarm is one alarm condition and what the trainee did about it.
type Alarm struct {
	Active        bool
	Latched       bool // the condition has gone; the message stays, marked as ended
	Priority      Priority
	Since         int64 // tick at which it became active
	Acknowledged  int64 // tick at which it was acknowledged, 0 never
	SilencedUntil int64 // tick until which its sound is off; of a latched one, until which the message stays
}

// Entry is one line of a device's own event log, on the device's own clock.
type Entry struct {
	Tick int64 // by the device's clock, which may be wrong
	Code LogCode
	What uint8 // channel, alarm or mode concerned
	A, B float32
}

// FaultKind says how a device goes wrong.
type FaultKind uint8

// The kinds of fault. Faults are data, composable and timed.
const (
	NoFault           FaultKind = iota
	Freeze                      // the channel (or the whole display) shows the values of the moment it began
	Drift                       // displayed departs from true by A per minute, at most by B if B > 0
	Offset                      // displayed = true + A
	Scale                       // displayed = true * A
	Lag                         // displayed follows true with a time constant of A seconds
	SilentLimiter               // a ventilator caps airway pressure at A cmH2O, says nothing, and volume falls
	AutoSetting                 // the device rewrites its own setting: channel to A, logged under a proprietary mode name; again B s after it was corrected if B > 0
	OverDelivery                // delivered = ordered * A, display honest to the order
	DeadAlarm                   // alarm Channel never sounds
	WrongClock                  // the device's clock is A seconds off
	Unavailable                 // the device stops working, and says so
	WrongPatient                // the device believes it is on patient A
	SilentUnavailable           // the device stops delivering and says nothing
	Tissued                     // of a line that infuses: its cannula lies in the tissues
	Crossed                     // a monitor or cardiotocograph receives the signals of patient A, an analyser the blood
	Maternal                    // a cardiotocograph takes the mother's pulse, times A if A > 0, for the child's
	Corrupted                   // shows what is not so, and nothing tells: of an analyser or an implant, A in place of the true value
	Stale                       // shows what was under the time of now: of an analyser, the values of the sample before
)

// Fault is one timed change to what a device displays or delivers.
type Fault struct {
	Kind    FaultKind
	Channel uint8 // channel or alarm concerned; 255 means all
	From    int64 // tick at which it starts acting
	A, B    float64
	Held    float64 // state of Lag, AutoSetting and DeadAlarm
}

// Device is the whole of one device: flat, so that copying it is a branch in time.
type Device struct {
	Kind      Kind
	Mode      Mode
	Networked bool
	Still     bool   // the whole screen is frozen
	Patient   int8   // the patient it is attached to, -1 none
	Believes  int8   // the patient it believes it is on
	Blank     uint32 // channels that show no value, one bit each
	Kinds     uint32 // kinds of fault it has, one bit each
	Clock     int64  // time of day that its clock showed at tick 0, in ticks
	Chan      [MaxChannels]Value
	Limit     [MaxAlarms]Limit
	Alarm     [MaxAlarms]Alarm
	Log       [MaxLog]Entry
	Logged    int64 // entries ever written; the ring holds the last MaxLog
	Fault     [MaxFaults]Fault
	Vent      vent
	Pump      pump
	Drip      drip
	Swelling  float64 // mL in the tissues about the cannula of a line that infuses
	Mon       monitor
	Squeeze   squeeze
	Drawn     int64 // tick at which an analyser took its last sample; 0 none
}

// Spec is what a scenario says of a device before the run starts.
type Spec struct {
	Kind      Kind
	Networked bool
	Patient   int8
	Clock     int64     // time of day at tick 0, in ticks
	Settings  []Setting // ordered channel values
	Limits    []LimitSpec
	Drug      int // syringe pump: index of the patient's drug; -1 none
	Conc      float64
}

// Setting is an ordered value of one channel.
type Setting struct {
	Channel uint8
	Value   float64
}

// LimitSpec is the starting limit of one alarm.
type LimitSpec struct {
	Alarm uint8
	Limit
}

// Failed reports whether d has stopped working and says so.
func (d *Device) Failed(tick int64) bool { return d.acting(tick, Unavailable, All) != nil }

// Attached reports whether d is in use: connected and switched on, on a patient unless it is shared.
func (d *Device) Attached() bool {
	return (d.Patient >= 0 || d.Kind.Shared()) && (d.Mode == InService || d.Mode == SafeMode)
}
