package engine

import (
	"downtime/game/device"
	"downtime/game/num"
)

// Streams of randomness: one for each use, so that a new draw in one place moves nothing elsewhere.
const (
	streamVariant uint32 = 1
	streamRhythm  uint32 = 16 // plus the person
	streamHands   uint32 = 64 // plus the person
)

// hold puts a bag into a person's hands; one pair of hands a bag.
func (st *stepper) hold(bag, person int) {
	s := st.s
	h := &s.People[person]
	if h.Hand.Busy || h.Press >= 0 && h.Press != int64(s.Devices[bag].Patient) { // sent to do something else meanwhile: whoever has the bag keeps it
		st.emit(Event{Kind: HandsFull, Ref: bag, By: person})
		return
	}
	st.drop(bag)
	h.Bag = int64(bag)
	if bed := int(s.Devices[bag].Patient); bed >= 0 {
		st.goTo(person, bed)
	}
	if !h.Rhythm.Measured {
		h.Rhythm = st.habit(person)
	}
	h.Rhythm.Since, h.Rhythm.Next = s.Tick, s.Tick+25
	st.emit(Event{Kind: HandsOn, Ref: bag, By: person})
}

// habit is how a person squeezes without counting: drawn once from the distribution of people like them.
func (st *stepper) habit(person int) Rhythm {
	p := &st.sc.People[person]
	n := num.Normal(st.s.Seed, streamRhythm+uint32(person), 0, 0)
	m := num.Normal(st.s.Seed, streamRhythm+uint32(person), 0, 1)
	return Rhythm{
		Rate:    min(max(p.Rate+float64(p.RateSD*n), 6), 45),
		Volume:  min(max(p.Volume+float64(p.VolumeSD*m), 150), device.SqueezeMax),
		Seconds: 1,
	}
}

func (st *stepper) drop(bag int) {
	for i := range st.sc.People {
		if st.s.People[i].Bag == int64(bag) {
			st.s.People[i].Bag = -1
			st.s.Live = st.s.Live && i != 0
			st.emit(Event{Kind: HandsOff, Ref: bag, By: i})
		}
	}
}

// teach resets a person's rhythm to the middle of the first goal of the case, from which it will drift again.
func (st *stepper) teach(person int) {
	for i := range st.sc.Patients {
		if p := &st.sc.Patients[i]; p.HasGoal {
			st.s.People[person].Rhythm = Rhythm{
				Rate: mid(p.Goal.Rate), Volume: mid(p.Goal.Volume), Seconds: mid(p.Goal.Squeeze),
				Measured: true, Since: st.s.Tick, Next: st.s.Tick + 25,
			}
			return
		}
	}
}

func mid(band [2]float64) float64 { return (band[0] + band[1]) * 0.5 }

// rhythms squeezes for everyone who holds a bag, except for your own hands in a live bout.
func (st *stepper) rhythms() {
	s := st.s
	for i := range st.sc.People {
		h := &s.People[i]
		if h.Bag < 0 || h.Hand.Busy || s.Tick < h.Rhythm.Next || (i == 0 && s.Live) {
			continue
		}
		r := &h.Rhythm
		jitter := num.Normal(s.Seed, streamRhythm+uint32(i), s.Tick, 2)
		depth := num.Normal(s.Seed, streamRhythm+uint32(i), s.Tick, 3)
		minutes := seconds(s.Tick-r.Since) * (1.0 / 60)
		rate := min(r.Rate+float64(st.sc.People[i].Drift*minutes), 40)
		period := 60 / rate * (1 + float64(0.08*jitter))
		st.squeeze(i, min(max(r.Volume*(1+float64(0.1*depth)), 50), device.SqueezeMax), min(r.Seconds, period*0.6), false)
		r.Next = s.Tick + max(int64(period*TicksPerSecond), 20)
	}
}

// squeeze begins one squeeze of the bag a person holds: mL over seconds.
func (st *stepper) squeeze(person int, ml, sec float64, own bool) {
	s := st.s
	h := &s.People[person]
	dev := &s.Devices[h.Bag]
	dev.Press(s.Tick, ml, sec)
	r := &h.Rhythm
	if own {
		// Only the time since another squeeze of your own is a rhythm of yours.
		if gap := seconds(s.Tick - r.Last); r.Last > 0 && gap < 15 {
			r.Rate = smooth(r.Measured, r.Rate, 60/gap)
			r.Volume = smooth(r.Measured, r.Volume, ml)
			r.Seconds = smooth(r.Measured, r.Seconds, sec)
			r.Measured = true
		}
		r.Since, r.Next, r.Last = s.Tick, s.Tick+max(int64(60/max(r.Rate, 4)*TicksPerSecond), 20), s.Tick
	}
	if dev.Patient >= 0 {
		st.count(int(dev.Patient), ml, sec, own)
	}
}

// smooth follows a new value by a third; the first measured value replaces the habit outright.
func smooth(started bool, old, now float64) float64 {
	if !started {
		return now
	}
	return old + float64((now-old)*(1.0/3))
}

// live begins or ends squeezing by your own keys; your rhythm is measured anew.
func (st *stepper) live(on bool) {
	st.s.Live = on
	if on {
		st.s.People[0].Rhythm.Last = 0
	}
}

// release lets go of the bag: the squeeze in progress is cut to the time it was really held.
func (st *stepper) release() {
	s := st.s
	h := &s.People[0]
	dev := &s.Devices[h.Bag]
	dev.Release(s.Tick)
	if dev.Patient < 0 {
		return
	}
	b := &s.Bagging[dev.Patient]
	if held := seconds(s.Tick - b.At); b.Open && b.Own && held < b.Sec {
		b.ML *= held / b.Sec
		b.Sec = held
		h.Rhythm.Volume, h.Rhythm.Seconds = b.ML, max(held, 0.3)
	}
}

// count enters a squeeze into the patient's record; the one before it is closed.
func (st *stepper) count(p int, ml, sec float64, own bool) {
	b := &st.s.Bagging[p]
	st.settleSqueeze(p)
	if b.First == 0 {
		b.First = st.s.Tick
	}
	b.Breaths++
	b.Last, b.At, b.Open, b.Own = st.s.Tick, st.s.Tick, true, own
	b.ML, b.Sec = ml, sec
}

// settleSqueeze adds the last squeeze, as it was really held, to the sums.
func (st *stepper) settleSqueeze(p int) {
	b := &st.s.Bagging[p]
	if !b.Open {
		return
	}
	b.Open = false
	b.Volume = smooth(b.Breaths > 1, b.Volume, b.ML)
	if g := &st.sc.Patients[p].Goal; b.Sec >= g.Squeeze[0] && b.Sec <= g.Squeeze[1] {
		b.Squeezes++
	}
}

// watchBag keeps, once a second, how long hand ventilation was inside the patient's goal.
func (st *stepper) watchBag(p int) {
	s, b := st.s, &st.s.Bagging[p]
	d := s.Airway[p]
	if d < 0 || s.Devices[d].Kind != device.Bag {
		b.Driven, b.Rate = 0, 0
		return
	}
	b.Rate = s.Devices[d].Chan[device.BagRate].Effect
	if b.Driven == 0 {
		b.Driven = s.Tick
	}
	gap := seconds(s.Tick - max(b.Last, b.Driven))
	b.Gap = max(b.Gap, gap)
	b.Seconds++
	b.Yours += truth(s.People[0].Bag == d)
	if gap > 15 {
		return
	}
	g := &st.sc.Patients[p].Goal
	b.InRate += truth(b.Rate >= g.Rate[0] && b.Rate <= g.Rate[1])
	b.InVolume += truth(b.Volume >= g.Volume[0] && b.Volume <= g.Volume[1])
	co2 := quantityEtCO2.Get(&s.Patients[p])
	b.InCO2 += truth(co2 >= g.EtCO2[0] && co2 <= g.EtCO2[1])
	b.TooFast += truth(b.Rate > 20)
}
