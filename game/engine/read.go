package engine

import "downtime/game/patient"

// read gives what one instruction names, from the State.
func (s *State) read(op *Op, c context) float64 {
	a, b := int(op.A), int(op.B)
	switch op.Code {
	case OpConst:
		return op.V
	case OpTime:
		return seconds(s.Tick)
	case OpPatient:
		return patient.Quantities[b].Get(&s.Patients[a])
	case OpDisplayed:
		return s.Devices[a].Chan[b].Displayed
	case OpOrdered:
		return s.Devices[a].Chan[b].Ordered
	case OpDelivered:
		return s.Devices[a].Chan[b].Delivered
	case OpEffect:
		return s.Devices[a].Chan[b].Effect
	case OpMode:
		return truth(int(s.Devices[a].Mode) == b)
	case OpAlarm:
		return s.readAlarm(a, b)
	case OpFlag:
		return s.Flags[a]
	case OpDone, OpSince, OpTimes:
		return s.readDone(op)
	case OpValue:
		return c.value
	case OpBy:
		return truth(c.person == a)
	default:
		return s.readCase(op.Code, a, b)
	}
}

func (s *State) readAlarm(d, alarm int) float64 {
	if !s.Here[d] {
		return 0
	}
	for i := range s.Devices[d].Alarm {
		if s.Devices[d].Alarm[i].Active && !s.Devices[d].Alarm[i].Latched && (alarm < 0 || alarm == i) {
			return 1
		}
	}
	return 0
}

// readDone looks over the expanded actions A, A+1 … that share a name.
func (s *State) readDone(op *Op) float64 {
	var times, last int64
	for i := op.A; i < op.A+op.B; i++ {
		r := &s.Done[i]
		times += r.Times
		last = max(last, r.Last)
	}
	switch {
	case op.Code == OpTimes:
		return float64(times)
	case op.Code == OpDone:
		return truth(times > 0)
	case times == 0:
		return Never
	default:
		return seconds(s.Tick - last)
	}
}

// readCase gives what concerns people, scenes, clues and beliefs.
func (s *State) readCase(code OpCode, a, b int) float64 {
	switch code {
	case OpDrives:
		return truth(s.Airway[a] == int64(b))
	case OpHolds:
		return truth(s.People[a].Bag == int64(b))
	case OpFree:
		return truth(s.People[a].free())
	case OpHere:
		if a == 1 {
			return truth(s.Here[b])
		}
		return truth(s.People[b].Here)
	case OpOpen:
		return truth(s.Scenes[a].Open())
	case OpChose:
		return truth(s.Scenes[a].Closed > 0 && s.Scenes[a].Choice == int64(b))
	case OpSeen:
		return truth(s.Clues[a].Seen > 0)
	case OpBelief:
		if s.Beliefs[a].Times == 0 {
			return -1
		}
		return s.Beliefs[a].P
	case OpAct:
		return truth(s.Acts[a].Act == int64(b))
	default:
		return s.readTruth(code, a, b)
	}
}

// free reports whether somebody is here whose hands are at nothing.
func (h *Hands) free() bool { return h.Here && !h.Hand.Busy && h.Bag < 0 && h.Press < 0 }

// readTruth gives what only conditions about the hidden truth name, and what the hands on a bag did.
func (s *State) readTruth(code OpCode, p, b int) float64 {
	switch code {
	case OpVariant:
		return truth(s.Variant == int64(p))
	case OpKind:
		return truth(s.Kind == int64(p))
	case OpHarm:
		return s.Harm[p].Points()
	case OpBagRate:
		return s.Bagging[p].Rate
	case OpBagVolume:
		return s.Bagging[p].Volume
	case OpNews:
		return s.newsTotal(p, b)
	case OpReported:
		return truth(s.Facts[p].Tick > 0)
	default: // OpBagGap
		return s.Bagging[p].Gap
	}
}
