package engine

import (
	"fmt"

	"downtime/game/device"
	"downtime/game/patient"
	"downtime/game/wave"
)

// Observation is everything the trainee can perceive now, and the only thing a screen of play may read. It holds what devices
// display, never what is true, save what the trainee's own hands feel on a bag and eyes see while squeezing it.
type Observation struct {
	Tick     int64         `json:"tick"`
	Seconds  float64       `json:"seconds"`
	Clock    string        `json:"clock"` // the ward clock: "03:14:20"
	Place    string        `json:"place"`
	Walk     float64       `json:"walk,omitempty"` // seconds from bed to bed, on a ward
	Over     bool          `json:"over,omitempty"`
	Ending   string        `json:"ending,omitempty"`
	Patients []PatientView `json:"patients"`
	Devices  []DeviceView  `json:"devices"`
	People   []PersonView  `json:"people"`
	Scenes   []SceneView   `json:"scenes"`
	Bag      *BagView      `json:"bag,omitempty"`
}

// PatientView is what is plain from the end of the bed.
type PatientView struct {
	ID     string    `json:"id"`
	Name   string    `json:"name"`
	Story  string    `json:"story"`
	Airway string    `json:"airway"`                 // the device on the airway; "none"
	Oxygen float64   `json:"oxygen,omitempty"`       // fraction breathed by mask; none if nothing is given
	News   *NewsView `json:"news2,omitempty"`        // on wards that score it
	With   []string  `json:"with,omitempty"`         // the people at the bed
	Press  string    `json:"compressions,omitempty"` // who presses on the chest: a person, or others
	Due    []DueView `json:"due,omitempty"`          // what the board says is due
}

// DeviceView is one device as it shows itself.
type DeviceView struct {
	Index    int         `json:"-"`
	ID       string      `json:"id"`
	Label    string      `json:"label"`
	Kind     string      `json:"kind"`
	Mode     string      `json:"mode"` // a device.Mode, or "failed"
	Patient  string      `json:"patient,omitempty"`
	Network  bool        `json:"network,omitempty"` // it is on the network
	Line     bool        `json:"line,omitempty"`    // a telephone or bleep
	Act      string      `json:"act,omitempty"`     // what you last decided about it; nothing: it was left as it is
	Scored   bool        `json:"scored"`
	Belief   *float64    `json:"belief"` // last stated probability of a fault; null: unstated
	Page     bool        `json:"page"`   // its measured page is open
	Readings []Reading   `json:"readings"`
	Alarms   []AlarmView `json:"alarms"`
	Limits   []LimitView `json:"limits,omitempty"`
	Log      []string    `json:"log,omitempty"`
	Strip    *StripView  `json:"strip,omitempty"`  // the paper of a cardiotocograph
	Sample   string      `json:"sample,omitempty"` // the patient whose blood an analyser says that it shows; none before the first sample
	Wave     wave.Params `json:"-"`
}

// StripView is the paper of a cardiotocograph: what was displayed in the last ten minutes, a point every so many seconds, the latest last.
type StripView struct {
	Seconds int   `json:"seconds"` // from point to point
	Fetal   []int `json:"fhr"`     // per minute; 0: no signal
	Womb    []int `json:"toco"`    // relative units; 0: no signal
}

// Reading is one number on a device's screen.
type Reading struct {
	Name     string   `json:"name"`
	Label    string   `json:"label"`          // as on the machine's own panel
	Words    string   `json:"words"`          // as in a sentence
	Value    *float64 `json:"value"`          // null: the screen shows no number
	Says     string   `json:"says,omitempty"` // to be shown in place of the number, where a word says it better: "OFF"
	Unit     string   `json:"unit"`
	Amount   string   `json:"amount,omitempty"` // what a concentration counts, for a voice: "micrograms"
	Decimals int      `json:"-"`
	Setting  bool     `json:"setting"`
	Priority string   `json:"alarm,omitempty"` // priority of an alarm on this channel whose cause still holds
}

// AlarmView is one alarm that is on, or whose message stands although its cause has gone.
type AlarmView struct {
	Name         string  `json:"name"`
	Label        string  `json:"label"`
	Priority     string  `json:"priority"`
	Seconds      float64 `json:"seconds"` // since it began
	Acknowledged bool    `json:"acknowledged"`
	Silenced     bool    `json:"silenced"`
	Ended        bool    `json:"ended,omitempty"` // its cause has gone; the message stays until it is acknowledged or half a minute has gone, without sound
}

// LimitView is one alarm limit as set.
type LimitView struct {
	Index         int     `json:"-"`
	Name          string  `json:"name"`
	Label         string  `json:"label"`
	Unit          string  `json:"unit"`
	Low, High     float64 `json:"-"`
	LowOn, HighOn bool    `json:"-"`
	Words         string  `json:"limits"`
}

// PersonView is one pair of hands.
type PersonView struct {
	ID     string  `json:"id"`
	Label  string  `json:"label"`
	At     string  `json:"at,omitempty"`   // the patient at whose bed they are
	Away   bool    `json:"away,omitempty"` // sent off the ward: back in Left seconds
	Doing  string  `json:"doing,omitempty"`
	Left   float64 `json:"left,omitempty"` // seconds until the hands are free
	Voice  string  `json:"voice,omitempty"`
	Bag    string  `json:"bag,omitempty"`
	Press  string  `json:"presses,omitempty"` // the patient on whose chest they press
	Rhythm float64 `json:"rhythm,omitempty"`  // breaths per minute, counted by eye; yours only once you have squeezed
}

// SceneView is a question that waits for an answer.
type SceneView struct {
	Index   int          `json:"-"`
	ID      string       `json:"id"`
	Speaker string       `json:"speaker"`
	Text    string       `json:"text"`
	Asks    string       `json:"asks,omitempty"` // a device: state a belief, or let it pass
	Left    float64      `json:"left,omitempty"` // seconds until it passes
	Choices []ChoiceView `json:"choices"`
}

// ChoiceView is one answer.
type ChoiceView struct {
	Index int    `json:"-"`
	ID    string `json:"id"`
	Label string `json:"label"`
	Legal bool   `json:"legal"`
}

// BagView is what the hands on a bag feel and the eyes see while squeezing.
type BagView struct {
	Device  string  `json:"device"`
	Patient string  `json:"patient"`
	By      string  `json:"by"`
	Yours   bool    `json:"yours"`
	Full    float64 `json:"full"`   // how full the bag is, 0..1
	Chest   float64 `json:"chest"`  // how far the chest has risen, 0..1
	Rising  bool    `json:"rising"` // gas goes in: the chest rises; false with Chest above 0: it falls
	Paw     float64 `json:"paw"`    // cmH2O on the bag's gauge
	CO2     float64 `json:"co2"`    // kPa on the capnograph now
	Feel    string  `json:"feel"`
	Rate    float64 `json:"rate"` // per minute, of the last squeezes
	ML      float64 `json:"ml"`   // of the last squeeze
}

// Observe gives all that the trainee can perceive in s.
func Observe(sc *Scenario, s *State) Observation {
	o := Observation{
		Tick: s.Tick, Seconds: seconds(s.Tick), Clock: sc.Clock(s.Tick), Place: sc.Place, Over: s.Over,
		Walk: seconds(sc.Walk), Scenes: []SceneView{},
	}
	if s.Over {
		o.Ending = sc.EndingText(int(s.Ending))
	}
	for p := range sc.Patients {
		spec := &sc.Patients[p]
		v := PatientView{ID: spec.ID, Name: spec.Name, Story: spec.Story, Airway: deviceID(sc, s.Airway[p]), News: observeNews(sc, s, p), With: with(sc, s, p), Due: observeDue(sc, s, p)}
		if s.Care[p].Press > 0 && !s.Harm[p].Died {
			v.Press = presser(sc, s, p)
		}
		if s.Airway[p] < 0 && s.Care[p].Oxygen > airFraction {
			v.Oxygen = s.Care[p].Oxygen
		}
		o.Patients = append(o.Patients, v)
	}
	for d := range sc.Devices {
		if s.Here[d] {
			o.Devices = append(o.Devices, observeDevice(sc, s, d))
		}
	}
	for i := range sc.People {
		if s.People[i].Here {
			o.People = append(o.People, observePerson(sc, s, i))
		}
	}
	for i := range sc.Scenes {
		if s.Scenes[i].Open() {
			o.Scenes = append(o.Scenes, observeScene(sc, s, i))
		}
	}
	o.Bag = observeBag(sc, s)
	return o
}

// Clock is the ward clock at a tick.
func (sc *Scenario) Clock(tick int64) string {
	t := (int64(sc.StartSecond) + tick/TicksPerSecond) % 86400
	return fmt.Sprintf("%02d:%02d:%02d", t/3600, t/60%60, t%60)
}

// EndingText is what is said when the run ends with that ending (MaxEndings: the time limit).
func (sc *Scenario) EndingText(ending int) string {
	if ending < 0 || ending >= len(sc.Endings) {
		return "The day team has arrived. The case ends here."
	}
	return sc.Endings[ending].Text
}

func deviceID(sc *Scenario, d int64) string {
	if d < 0 {
		return "none"
	}
	return sc.Devices[d].ID
}

func observeDevice(sc *Scenario, s *State, d int) DeviceView {
	spec, dev := &sc.Devices[d], &s.Devices[d]
	v := DeviceView{
		Index: d, ID: spec.ID, Label: spec.Label, Kind: dev.Kind.String(), Mode: mode(dev, s.Tick),
		Network: dev.Networked, Line: spec.Line, Scored: spec.Scored, Page: s.Page[d], Wave: dev.Wave(), Alarms: []AlarmView{}, Readings: []Reading{},
	}
	if dev.Patient >= 0 && (spec.Spec.Patient >= 0 || !dev.Kind.Shared()) { // the ward's gas machine stays the ward's
		v.Patient = sc.Patients[dev.Patient].ID
	}
	v.recall(s, d)
	for i, c := range device.Channels(dev.Kind) {
		if (c.Setting || c.Front || s.Page[d]) && !dev.Unseen(uint8(i)) {
			v.Readings = append(v.Readings, observeChannel(dev, i, c))
		}
	}
	for a, info := range device.Alarms(dev.Kind) {
		observeAlarm(&v, dev, s.Tick, a, info)
	}
	if dev.Kind == device.CTG {
		v.Strip = observeStrip(sc, s, d)
	}
	if dev.Drawn > 0 {
		v.Sample = sc.Patients[dev.Believes].ID
	}
	if s.LogOpen[d] {
		for e := range dev.Entries {
			v.Log = append(v.Log, device.Describe(e, dev.Kind))
		}
	}
	return v
}

// Shared reports whether a device serves the whole ward: it is on no patient, and of a kind that may be.
func (v *DeviceView) Shared() bool {
	return v.Patient == "" && (v.Kind == device.System.String() || v.Kind == device.Analyser.String())
}

// recall is what you last said and decided of the device.
func (v *DeviceView) recall(s *State, d int) {
	if s.Beliefs[d].Times > 0 {
		p := s.Beliefs[d].P
		v.Belief = &p
	}
	if s.Acts[d].Times > 0 {
		v.Act = Act(s.Acts[d].Act).String()
	}
}

// observeStrip is the paper of cardiotocograph d.
func observeStrip(sc *Scenario, s *State, d int) *StripView {
	n := 0
	for i := range d {
		n += int(truth(sc.Devices[i].Spec.Kind == device.CTG))
	}
	v := &StripView{Seconds: device.StripSeconds, Fetal: []int{}, Womb: []int{}}
	for fetal, womb := range s.Strips[n].Points {
		v.Fetal, v.Womb = append(v.Fetal, int(fetal)), append(v.Womb, int(womb))
	}
	return v
}

// mode is what the device says of itself: one that has stopped in service has failed.
func mode(dev *device.Device, tick int64) string {
	if dev.Attached() && dev.Failed(tick) {
		return "failed"
	}
	return dev.Mode.String()
}

func observeChannel(dev *device.Device, i int, c device.ChannelInfo) Reading {
	r := Reading{Name: c.Name, Label: c.Label, Words: c.Words, Unit: c.Unit, Decimals: c.Decimals, Setting: c.Setting}
	if x, ok := dev.Shown(uint8(i)); ok {
		x = roundTo(x, c.Decimals)
		r.Value, r.Says = &x, dev.Says(uint8(i))
		if dev.Kind == device.Bag && uint8(i) == device.BagOxygen && x == 0 {
			r.Says = "OFF"
		}
		if dev.Kind == device.Drip && uint8(i) == device.DripFluid {
			r.Says = patient.Fluid(x).String()
		}
	}
	if drug := dev.Pump.Drug; dev.Kind == device.SyringePump && uint8(i) == device.PumpConc && drug >= 0 {
		r.Amount = patient.DrugUnit(patient.Drug(drug))
	}
	for a, info := range device.Alarms(dev.Kind) {
		if al := &dev.Alarm[a]; al.Active && !al.Latched && info.Channel == uint8(i) {
			r.Priority = priorityWords[al.Priority]
		}
	}
	return r
}

func observeAlarm(v *DeviceView, dev *device.Device, tick int64, a int, info device.AlarmInfo) {
	if al := &dev.Alarm[a]; al.Active {
		v.Alarms = append(v.Alarms, AlarmView{
			Name: info.Name, Label: info.Label, Priority: priorityWords[al.Priority], Seconds: seconds(tick - al.Since),
			Acknowledged: al.Acknowledged > 0, Silenced: al.SilencedUntil > tick && !al.Latched, Ended: al.Latched,
		})
	}
	l := &dev.Limit[a]
	if !l.LowOn && !l.HighOn {
		return
	}
	v.Limits = append(v.Limits, LimitView{
		Index: a, Name: info.Name, Label: info.Label, Unit: info.Unit,
		Low: l.Low, High: l.High, LowOn: l.LowOn, HighOn: l.HighOn, Words: limitWords(l, info.Unit),
	})
}

func limitWords(l *device.Limit, unit string) string {
	switch {
	case l.LowOn && l.HighOn:
		return fmt.Sprintf("%g to %g %s", l.Low, l.High, unit)
	case l.LowOn:
		return fmt.Sprintf("below %g %s", l.Low, unit)
	default:
		return fmt.Sprintf("above %g %s", l.High, unit)
	}
}

func observePerson(sc *Scenario, s *State, i int) PersonView {
	h := &s.People[i]
	v := PersonView{ID: sc.People[i].ID, Label: sc.People[i].Label, Away: sc.gone(h)}
	if h.At >= 0 {
		v.At = sc.Patients[h.At].ID
	}
	if h.Hand.Busy {
		v.Doing, v.Left = "setting a device", seconds(h.Hand.Until-s.Tick)
		if h.Hand.Action >= 0 {
			v.Doing = sc.Actions[h.Hand.Action].Label
		}
	}
	if h.Voice.Busy {
		v.Voice = sc.Actions[h.Voice.Action].Label
	}
	if h.Press >= 0 {
		v.Press = sc.Patients[h.Press].ID
	}
	if h.Bag >= 0 {
		v.Bag = sc.Devices[h.Bag].ID
		// Your own is told once you have squeezed: hands that squeeze by themselves are not counted by whose they are.
		if s.Devices[h.Bag].Patient >= 0 && (i > 0 || h.Rhythm.Measured) {
			v.Rhythm = roundTo(s.Devices[h.Bag].Chan[device.BagRate].Effect, 0)
		}
	}
	return v
}

// presser is who presses on the chest of patient p; Others if that is nobody of the case.
func presser(sc *Scenario, s *State, p int) string {
	for i := range sc.People {
		if s.People[i].Press == int64(p) {
			return sc.People[i].ID
		}
	}
	return Others
}

// Others are hands that are nobody's in the case.
const Others = "others"

func observeScene(sc *Scenario, s *State, i int) SceneView {
	spec := &sc.Scenes[i]
	v := SceneView{Index: i, ID: spec.ID, Speaker: spec.Speaker, Choices: []ChoiceView{}}
	v.Text = sc.Say(spec.Text, s.SceneText[i])
	if spec.Deadline > 0 {
		v.Left = max(0, seconds(s.Scenes[i].Opened+spec.Deadline-s.Tick))
	}
	if spec.Asks >= 0 {
		v.Asks = sc.Devices[spec.Asks].ID
	}
	for j := range spec.Choices {
		c := &spec.Choices[j]
		v.Choices = append(v.Choices, ChoiceView{j, c.ID, c.Label, c.When.holds(s, context{})})
	}
	return v
}

// observeBag shows the bag in use: yours first, else one that somebody squeezes.
func observeBag(sc *Scenario, s *State) *BagView {
	for i := range sc.People {
		h := &s.People[i]
		if h.Bag < 0 || s.Devices[h.Bag].Patient < 0 {
			continue
		}
		dev := &s.Devices[h.Bag]
		body := &s.Patients[dev.Patient]
		bagging := &s.Bagging[dev.Patient]
		return &BagView{
			Device: sc.Devices[h.Bag].ID, Patient: sc.Patients[dev.Patient].ID, By: sc.People[i].ID, Yours: i == 0,
			Full: roundTo(dev.Squeeze.Left*(1/device.BagVolume), 3), Chest: chest(body, dev), Rising: rising(body),
			Paw: roundTo(quantityPaw.Get(body), 1), CO2: capnograph(sc, s, dev.Patient), Feel: device.Feel(dev.Chan[device.BagFeel].Displayed),
			Rate: roundTo(dev.Chan[device.BagRate].Displayed, 0), ML: roundTo(bagging.ML, 0),
		}
	}
	return nil
}

// capnograph is what the patient's monitor draws of the carbon dioxide now; 0 without one.
func capnograph(sc *Scenario, s *State, p int8) float64 {
	for d := range sc.Devices {
		if dev := &s.Devices[d]; dev.Kind == device.Monitor && dev.Patient == p && s.Here[d] {
			return roundTo(dev.Trace(quantityCO2.Get(&s.Patients[p])), 2)
		}
	}
	return 0
}

// chest is how far the chest has risen above where the PEEP valve lets it rest, 0 to 1.
func chest(body *patient.State, bag *device.Device) float64 {
	rest := float64(body.Mech.Compliance * bag.Chan[device.BagPEEP].Delivered)
	return roundTo(min(max((quantityVolume.Get(body)-rest)*(1/chestFull), 0), 1), 3)
}

// rising reports whether gas enters the lung now, fast enough to be seen.
func rising(body *patient.State) bool {
	return body.Par.Tube != patient.TubeOut && quantityFlow.Get(body) > leastSeen
}

// leastSeen is the flow, L/min, below which a chest seems to stand still [D].
const leastSeen = 3.0

// chestFull is the volume above rest, mL, at which a chest looks fully risen [D].
const chestFull = 600.0

var (
	quantityVolume = mustQuantity("volume")
	quantityFlow   = mustQuantity("flow")
	quantityPaw    = mustQuantity("paw")
	quantityCO2    = mustQuantity("co2")
)
