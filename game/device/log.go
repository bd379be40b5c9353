package device

import (
	"strconv"
	"strings"
)

// Simulated time.
const (
	ticksPerSecond = 50
	ticksPerMinute = 60 * ticksPerSecond
	ticksPerDay    = 24 * 60 * ticksPerMinute
	tickSeconds    = 0.02
)

// AutoMode is the name under which a ventilator of this (invented) make logs that it has rewritten its own setting.
const AutoMode = "AUTO-FIT 2"

// LogCode says what a line of a device's log records.
type LogCode uint8

// The lines of a device's log.
const (
	NoEntry         LogCode = iota
	LogSetting              // by hand: What channel, from A to B
	LogAuto                 // by the machine itself: What channel, from A to B
	LogMode                 // What mode
	LogAlarm                // What alarm began
	LogAlarmOver            // What alarm ended
	LogLimitLow             // What alarm: low limit from A to B
	LogLimitHigh            // What alarm: high limit from A to B
	LogAcknowledged         // alarms acknowledged
	LogSilenced             // sound off for A seconds
)

// Now is the time of day that the device's clock shows, in ticks.
func (d *Device) Now(tick int64) int64 {
	now := tick + d.Clock
	if d.has(WrongClock) {
		for i := range d.Fault {
			if f := &d.Fault[i]; f.Kind == WrongClock && f.From <= tick {
				now += int64(f.A) * ticksPerSecond
			}
		}
	}
	return now
}

func (d *Device) write(tick int64, e Entry) {
	e.Tick = d.Now(tick)
	d.Log[d.Logged%MaxLog] = e
	d.Logged++
}

// Entries calls yield with the lines of the log that the ring still holds, oldest first, until yield returns false.
func (d *Device) Entries(yield func(Entry) bool) {
	for i := max(0, d.Logged-MaxLog); i < d.Logged; i++ {
		if !yield(d.Log[i%MaxLog]) {
			return
		}
	}
}

// Describe words a log entry as the machine does: "03:12:20  AUTO-FIT 2  VT 450 > 310".
func Describe(e Entry, k Kind) string {
	words := []string{clock(e.Tick)}
	switch e.Code {
	case LogSetting:
		words = append(words, "SET", change(Channels(k)[e.What].Label, Channels(k)[e.What].Decimals, e))
	case LogAuto:
		words = append(words, AutoMode, change(Channels(k)[e.What].Label, Channels(k)[e.What].Decimals, e))
	case LogMode:
		words = append(words, "MODE", strings.ToUpper(modeNames[e.What]))
	case LogAlarm:
		words = append(words, "ALARM", strings.ToUpper(Alarms(k)[e.What].Label))
	case LogAlarmOver:
		words = append(words, "ALARM OFF", strings.ToUpper(Alarms(k)[e.What].Label))
	case LogLimitLow:
		words = append(words, "LIMIT", change(strings.ToUpper(Alarms(k)[e.What].Label)+" LOW", 1, e))
	case LogLimitHigh:
		words = append(words, "LIMIT", change(strings.ToUpper(Alarms(k)[e.What].Label)+" HIGH", 1, e))
	case LogAcknowledged:
		words = append(words, "ACKNOWLEDGED")
	case LogSilenced:
		words = append(words, "SOUND OFF "+number(float64(e.A), 0)+" s")
	}
	return strings.Join(words, "  ")
}

func change(label string, decimals int, e Entry) string {
	return label + " " + number(float64(e.A), decimals) + " > " + number(float64(e.B), decimals)
}

func number(v float64, decimals int) string { return strconv.FormatFloat(v, 'f', decimals, 64) }

// ofDay is the second of the day of a clock.
func ofDay(ticks int64) int64 {
	return ((ticks%ticksPerDay + ticksPerDay) % ticksPerDay) / ticksPerSecond
}

// clock writes a time of day.
func clock(ticks int64) string {
	s := ofDay(ticks)
	return two(s/3600) + ":" + two(s/60%60) + ":" + two(s%60)
}

func two(n int64) string {
	if n < 10 {
		return "0" + strconv.FormatInt(n, 10)
	}
	return strconv.FormatInt(n, 10)
}
