package engine

import (
	"downtime/game/device"
	"downtime/game/patient"
)

// State is everything true now. It is one flat value: copying it is a branch in time, comparing it is ==, and a test proves it flat.
type State struct {
	Tick    int64
	Seed    uint64
	Inputs  int64 // inputs taken so far; the cause of events
	Variant int64
	Kind    int64 // VariantKind of it
	Over    bool
	Moved   bool  // something was done or decided since the rules were last looked at: steady conditions may have changed
	Live    bool  // your own keys squeeze the bag; otherwise your last rhythm stands
	Ending  int64 // -1 none yet; MaxEndings the time limit

	Patients  [MaxPatients]patient.State
	Devices   [MaxDevices]device.Device
	Airway    [MaxPatients]int64      // the device that drives each airway; -1 none
	Strips    [MaxStrips]device.Strip // the paper of each cardiotocograph, in the order of the devices
	Here      [MaxDevices]bool        // the device is present
	Page      [MaxDevices]bool        // its measured page is open
	LogOpen   [MaxDevices]bool
	People    [MaxPeople]Hands
	Free      int64 // tick at which the next of their hands or voices comes free; 0 none is busy
	Flags     [MaxFlags]float64
	Done      [MaxActions]Record
	Scenes    [MaxScenes]SceneState
	SceneText [MaxScenes][MaxHoles]float64 // the numbers of each open scene's text
	Triggers  [MaxTriggers]TriggerState
	Clues     [MaxClues]ClueState
	Beliefs   [MaxDevices]Belief
	Order     [MaxPatients]int64 // rank that the trainee last gave each patient, from 1; 0 none
	Acts      [MaxDevices]Decided
	Wrong     [MaxDevices]int64 // tick at which a fault of the device first mattered; 0 never
	Met       [MaxCriteria]Latch
	Failed    [MaxCritical]Latch
	Harm      [MaxPatients]Harm
	Bagging   [MaxPatients]Bagging
	Ramps     [MaxRamps]Ramp
	Pending   [MaxPending]Pending
	Due       int64                               // tick of the next of them; 0 none
	EndHold   [MaxEndings]int64                   // tick since which each ending's condition has held; 0 not
	Sounding  [MaxDevices][device.MaxAlarms]int64 // tick since which each alarm announced as begun is on; negative once its end is announced too
	Facts     [MaxFacts]Latch                     // report facts first given rightly
	Reported  Latch                               // the last report
	Reports   int64                               // reports sent
	Care      [MaxPatients]Care
	Level     [MaxPatients]int64 // news.Level as last charted
}

// MaxEndings caps the endings of a case; the index MaxEndings itself means the time limit.
const MaxEndings = 16

// MaxFacts caps the fields of a device report.
const MaxFacts = 24

// Hands is one person: their hands, their voice, and the bag they may be squeezing.
type Hands struct {
	Here   bool
	Hand   Task
	Voice  Task  // talking never stops the hands
	At     int64 // the patient at whose bed they are, or to whom they are on their way; -1 at nobody's
	Bag    int64 // the bag they squeeze; -1 none
	Press  int64 // the patient on whose chest they press; -1 none
	Rhythm Rhythm
}

// Task is an action in progress.
type Task struct {
	Busy   bool
	Action int64 // -1: setting a device
	From   int64 // tick at which they are there to begin it; 0 it has begun
	Until  int64 // tick at which it ends
	Cause  int64 // the input that began it
	Value  float64
}

// Rhythm is how a person squeezes when nobody is counting for them.
type Rhythm struct {
	Rate, Volume, Seconds float64 // per minute, mL, s: what they aim at
	Measured              bool    // it was measured in a bout of their own
	Since                 int64   // tick at which they started with it; drift counts from here
	Next                  int64   // tick of the next squeeze
	Last                  int64   // tick of the last squeeze of their own counting; 0 none
}

// Record says how often and when an action was completed.
type Record struct {
	Times, First, Last int64
}

// SceneState is what became of a scene.
type SceneState struct {
	Opened, Closed int64 // ticks; 0 not yet (a scene opens at tick 1 at the earliest)
	Choice         int64 // -1 none
	ByDefault      bool
}

// Open reports whether the scene waits for an answer.
func (s SceneState) Open() bool { return s.Opened > 0 && s.Closed == 0 }

// TriggerState remembers whether a trigger has fired and since when its condition holds.
type TriggerState struct {
	Fired bool
	Since int64 // 0: does not hold
}

// ClueState says when a clue could first be found and when it was.
type ClueState struct {
	Available, Seen int64
}

// Belief is the last stated probability that a device is at fault. An unstated belief has Times 0: it is never taken for one half.
type Belief struct {
	P       float64
	Tick    int64
	Times   int64
	Cause   int64   // the input that stated it
	First   float64 // the first one stated
	FirstAt int64   // its tick
}

// Decided is the trainee's last act on a device, with the belief held then.
type Decided struct {
	Act   int64
	Tick  int64
	P     float64 // -1 unstated
	Times int64
	Cause int64 // the input that led to it
}

// Latch is the first tick at which something was so.
type Latch struct {
	Tick  int64
	Cause int64
}

// Harm is what a patient suffered, measured on the simulated body once a second.
type Harm struct {
	Hypoxia     float64 // % · s of true saturation below 88
	Depth       float64 // %² · s of the same: deep counts more than long
	Acidosis    float64 // pH · s below 7.20
	Hypotension float64 // mmHg · s of MAP below 60
	Arrest      float64 // s without a pulse
	HypoxiaFor  float64 // s with true saturation below 88 %, and the lowest of them
	HypoxiaLow  float64
	AcidosisFor float64 // s with pH below 7.20, and the lowest of them
	AcidosisLow float64
	LowFor      float64 // s with MAP below 60 mmHg, and the lowest of them
	LowMAP      float64
	Since       int64 // tick at which the pulse was lost; 0: has one
	First       int64 // tick of the first second of harm
	Died        bool
}

// Bagging is what hands have done on one patient: counted with each squeeze, and looked at once a second while a bag drives the airway. A second
// that comes more than 15 s after the last squeeze is inside no goal.
type Bagging struct {
	Breaths  int64
	First    int64   // tick of the first squeeze
	Last     int64   // tick of the last
	Rate     float64 // per minute, of the last squeezes; 0 after 15 s without one
	Volume   float64 // squeezed mL, following each squeeze by a third
	Gap      float64 // longest gap while a bag drove the airway, s
	Seconds  float64 // time a bag drove the airway
	InRate   float64 // s of it with the rate inside the goal
	InVolume float64
	InCO2    float64
	TooFast  float64 // s of it above 20 breaths per minute
	Yours    float64 // s of it with the bag in your own hands
	Squeezes int64   // squeezes inside the goal's duration
	Open     bool    // a squeeze is in progress, or not yet counted
	At       int64   // tick at which it began
	ML, Sec  float64 // what it was meant to be; once let go of, what it was
	Own      bool    // by your own hand
	Driven   int64   // tick since which a bag drives the airway; 0 none does
}

// Ramp moves one knob of one patient steadily.
type Ramp struct {
	Active     bool
	Patient    int64
	Knob       int64
	From, To   float64
	Start, End int64
}

// Pending is an effect that waits for its time.
type Pending struct {
	Active bool
	Effect int64
	At     int64
	Person int64
	Value  float64
	Cause  int64
}
