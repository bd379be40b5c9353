package debrief

import (
	"slices"

	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/run"
)

// faultWords say what a fault does, in a trainee's words. A kind that is not among them is told by its name.
var faultWords = map[device.FaultKind]string{
	device.Freeze: "what it shows stands still", device.Drift: "what it shows drifts away", device.Offset: "what it shows is shifted", device.Scale: "what it shows is multiplied",
	device.Lag: "what it shows comes late", device.SilentLimiter: "it gives less than it was set to, and says nothing", device.AutoSetting: "it changes its own settings",
	device.OverDelivery: "it gives more than it shows", device.DeadAlarm: "an alarm of it is dead", device.WrongClock: "its clock is wrong", device.Unavailable: "it has failed",
	device.SilentUnavailable: "it has failed without saying so", device.WrongPatient: "it believes that it is on somebody else", device.Tissued: "its cannula lies in the tissues",
	device.Crossed: "somebody else's signals reach it", device.Maternal: "it counts the mother's pulse as the child's", device.Corrupted: "what it shows is not so",
	device.Stale: "it shows what was, as if it were now",
}

func faultWord(kind int) string {
	if w := faultWords[device.FaultKind(kind)]; w != "" {
		return w
	}
	return device.FaultKind(kind).String()
}

// Fault is a fault that acts at a moment.
type Fault struct {
	Device, Words string
	Patient       string // on whom the device was at the beginning; "" none, or several
}

// foregone reports whether a fault was there before the run, and since when, if the case says so.
func foregone(sc *engine.Scenario, s *engine.State, e *engine.Event) (there bool, since string) {
	since = sc.Variants[s.Variant].Since
	return since != "" || e.Tick <= 1, since // setups act at tick 1
}

// acting lists the faults that have begun and not ended by a tick; one that acts on several settings of a device is told once.
func acting(sc *engine.Scenario, r *run.Run, tick int64) (out []Fault) {
	type fault struct{ dev, kind int }
	var on []fault
	for i := range r.Events {
		e := &r.Events[i]
		f := fault{e.Ref, e.Sub}
		switch e.Kind {
		case engine.FaultBegan:
			if there, _ := foregone(sc, &r.State, e); there || e.Tick <= tick {
				on = append(on, f)
			}
		case engine.FaultEnded:
			if k := slices.Index(on, f); k >= 0 && e.Tick <= tick {
				on = slices.Delete(on, k, k+1)
			}
		}
	}
	told := map[fault]bool{}
	for _, f := range on {
		if told[f] {
			continue
		}
		told[f] = true
		d := &sc.Devices[f.dev]
		x := Fault{Device: d.Label, Words: faultWord(f.kind)}
		if p := d.Spec.Patient; p >= 0 {
			x.Patient = sc.TargetLabel(sc.Patients[p].ID)
		}
		out = append(out, x)
	}
	return out
}
