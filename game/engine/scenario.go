package engine

import (
	"slices"

	"downtime/game/device"
	"downtime/game/patient"
)

// Published caps of the flat State. A scenario that exceeds one does not compile.
const (
	MaxPatients = 8
	MaxDevices  = 32
	MaxStrips   = 4 // cardiotocographs
	MaxPeople   = 8
	MaxActions  = 256 // after actions with targets are expanded
	MaxScenes   = 64
	MaxFlags    = 256
	MaxClues    = 96
	MaxTriggers = 128
	MaxCriteria = 128
	MaxCritical = 16
	MaxRamps    = 32
	MaxPending  = 128
	MaxChoices  = 8
	MaxHoles    = 4 // numbers in one text
)

// Scenario is one compiled case: immutable, and the same for every run of it. Step reads its numbers; screens read its words.
type Scenario struct {
	ID, Title, Place, Hour, Specialty, Grade string
	Author, Reviewer, SourcesDate, ReviewBy  string
	Warning, Summary, Credits                string
	Brief, Debrief, HowTo, ActionCard        string
	Minutes                                  int
	Limit                                    int64 // ticks after which the run ends by itself
	Ward                                     bool  // weights of a ward rather than of a single bed
	Unscored                                 bool
	Walk                                     int64 // ticks from one bed to another; 0: everything is within reach
	StartSecond                              int   // seconds after midnight at tick 0
	Hash                                     string

	Patients  []Patient
	Devices   []Device
	People    []Person
	Flags     []Flag
	Variants  []Variant
	Actions   []Action
	Scenes    []Scene
	Triggers  []Trigger
	Clues     []Clue
	Utilities []Utility // by Device.Dependence
	Decisions []Decision
	Criteria  []Criterion
	Critical  []Critical
	Expert    []Rule
	Report    []Fact
	Dues      []Due
	Questions []Question
	Endings   []Ending
	Sources   []Source
	Owed      Owed
	Oath      []Promise

	Effects []Effect // every effect of the case; blocks refer to ranges of it
	Texts   []Text   // every text with numbers in it

	opening State // at tick 0, made by Settle, and with it
	lines   []int // the devices that infuse, whoever they are on
	all     []int // every device
	ticking []int // those that sense at every tick
}

// Block is a run of effects: Scenario.Effects[From:To].
type Block struct{ From, To int }

// Text is words with up to MaxHoles numbers; Parts has one more element than Holes.
type Text struct {
	Parts    []string
	Holes    []Expr
	Decimals []int
}

// Patient is one body as the case begins.
type Patient struct {
	ID, Name, Story string
	Params          patient.Params
	Goal            Goal
	HasGoal         bool
	Weight          float64 // share of the outcome, 0..1
	Oxygen          float64 // fraction breathed by mask at the start; 0 air
	News2           int     // the scale for oxygen on which the ward scores NEWS2, 1 or 2; 0: it does not
}

// Goal is the band in which hand ventilation should keep this patient: breaths per minute, mL, kPa, seconds; [low, high].
type Goal struct {
	Rate, Volume, EtCO2, Squeeze [2]float64
	Source                       string
}

// Device is one device as the case begins.
type Device struct {
	ID, Label string
	Spec      device.Spec
	Airway    bool // drives its patient's airway at the start
	Utility   int  // row of Utilities; -1 none
	Scored    bool
	Away      bool
	Line      bool // a telephone or bleep: calls need one that works
}

// Person is a pair of hands; People[0] is the trainee. Rates per minute, volumes mL.
type Person struct {
	ID, Label        string
	Away             bool
	Rate, RateSD     float64
	Volume, VolumeSD float64
	Drift            float64 // breaths per minute, each minute
	Source           string
}

// Flag is a named number and its value at the start.
type Flag struct {
	ID    string
	Start float64
}

// VariantKind says what sort of truth a variant is.
type VariantKind uint8

// The kinds of a matched set.
const (
	Silent VariantKind = iota
	Overt
	Mimic
	Plain
)

// String gives the name used in files and on the wire.
func (k VariantKind) String() string { return [...]string{"silent", "overt", "mimic", "plain"}[k] }

// Innocent reports whether no device is at fault in variants of this kind.
func (k VariantKind) Innocent() bool { return k == Mimic || k == Plain }

// Variant is one hidden truth.
type Variant struct {
	ID          string
	Kind        VariantKind
	Weight      float64
	Faulty      [MaxDevices]bool
	Truth, Tell string
	Since       string // since when its faults were there, if they began before the run; "" they began in it
	Twin        int    // -1 none
	Setup       Block
}

// Action is one thing that can be done, on one target. Actions written with several targets are expanded: they share ID and Label.
type Action struct {
	ID, Label, Category, Key string
	Target                   string // "" none
	Ticks                    int64
	By                       [MaxPeople]bool
	Voice                    bool
	Phone                    bool // a call: needs a line that works
	Away                     bool // takes who does it off the ward until it is done
	HasValue                 bool
	Low, High                float64
	Unit                     string
	Skill                    Skill // the skill by which it is done, and its number found
	When                     Expr  // zero: always
	Why                      string
	Once                     bool
	Confirm                  string
	Findings                 []Finding
	Starts, Effects          Block
	Matches                  []Match
	Report                   bool // carries report fields
	Say                      bool // carries free text
	Rank                     bool // carries an order of patients
	patient, device          int  // the target's number, from 1; 0 it is none. Settle finds them
}

// Finding is what an action tells.
type Finding struct {
	When Expr
	Text int // index of Texts
	Clue int // -1 none
	Mark string
}

// Match sets Flag when a typed text holds one of Any (lower case).
type Match struct {
	Flag int
	Any  []string
}

// Scene is a branch point.
type Scene struct {
	ID, Speaker string
	Text        int
	When        Expr
	Deadline    int64 // ticks; 0: none
	Default     int   // choice; -1: passes unanswered
	Asks        int   // device of a belief moment; -1 none
	Phone       bool
	Choices     []Choice
}

// Choice is one answer to a scene.
type Choice struct {
	ID, Label string
	When      Expr
	Reply     int // Text; -1 none
	Effects   Block
}

// Trigger runs Effects when When has held for Hold ticks.
type Trigger struct {
	ID      string
	When    Expr
	Hold    int64
	Repeat  bool
	Effects Block
}

// Clue is a piece of evidence about a device.
type Clue struct {
	ID, Label, Group, Why string
	Device                int // -1: about no device
	LR                    float64
	Available             Expr
	Sign                  string // of the field guide; "": it is no example of one
}

// Utility prices the four acts on a device of one dependence: [act][0 if faulty, 1 if sound].
type Utility struct {
	Dependence string
	Act        [NumActs][2]float64
	Source     string
}

// Decision is a key decision, for the counterfactuals of the debrief.
type Decision struct {
	ID, Label, Why string
	Scene          int // -1: it is an action
	Expert         int // the expert's choice
	Action         int // -1: it is a scene
	By             int64
	When           Expr
}

// Criterion is one scored line.
type Criterion struct {
	ID, Label, Reason string
	Domain            Domain
	Points            float64
	If                Expr
	Any               []Expr
	Need              int
	Order             []Place // instead of Any: the experts' order of the patients; weighted agreement with it earns the points
	Disputed          [][2]int
	By                int64
	Late              float64
	Source            int
}

// Place is one patient in the experts' order. Ranks count from 1; equal ranks are a tie, which is not asked. Criterion.Disputed holds pairs of
// places on whose order the experts differed: they count half.
type Place struct {
	Patient, Rank int
	Why           string
}

// Ranked lists the patients whose order the case asks for, by their number; none if it asks for none. The compiler has every ranking of a case
// ask for the same ones.
func (sc *Scenario) Ranked() []int {
	for i := range sc.Criteria {
		if places := sc.Criteria[i].Order; len(places) > 0 {
			out := make([]int, len(places))
			for j := range places {
				out[j] = places[j].Patient
			}
			slices.Sort(out)
			return out
		}
	}
	return nil
}

// Domain is one of the nine domains of a Card.
type Domain uint8

// The nine domains, in the order in which a Card shows them.
const (
	Outcome Domain = iota
	DecisionDomain
	Prioritisation
	Verification
	Calibration
	HandsDomain
	Escalation
	ReportDomain
	Candour
	NumDomains
)

// Critical is a failure that caps the Card.
type Critical struct {
	ID, Label, Reason string
	When              Expr
	Source            int
}

// Rule is one line of the expert's data.
type Rule struct {
	When                       Expr
	Input                      Input // Kind says what; for Bag, Breaths are made by the player
	BagRate, BagML, BagSeconds float64
	Once                       bool
	Why                        string
}

// Fact is one field of a device report.
type Fact struct {
	ID, Label string
	Critical  bool
	Any       []string
	Source    int
}

// Question is one retrieval question.
type Question struct {
	ID, Ask, Because string
	Answers          []string
	Right            int
	Source           int
}

// Ending is one way the run ends.
type Ending struct {
	ID, Text string
	When     Expr
	Hold     int64
}

// Source is one reference, with its mark: V, V2, K, C or D.
type Source struct {
	ID, Text, DOI, Mark string
}

// Act is what a trainee has decided about a device.
type Act uint8

// The four acts.
const (
	Keep Act = iota
	Safe
	Manual
	Disconnect
	NumActs
)

// String gives the name used in files and on screens.
func (a Act) String() string { return [...]string{"keep", "safe", "manual", "disconnect"}[a] }

// EffectKind says which verb an effect is.
type EffectKind uint8

// The verbs of effects.
const (
	SetFlag EffectKind = iota
	AddFlag
	TurnKnob  // Ref patient, Sub knob, Value target, Over ticks
	ScaleKnob // Ref patient, Sub knob, Value factor
	SetDevice // Ref device, Sub channel, Value (or the act's value if UseValue)
	SetMode   // Ref device, Sub mode
	Connect   // Ref device or -1, Sub patient
	FetchDevice
	FetchPerson
	DecideAct // Ref device, Sub act
	ShowPage
	ShowLog
	QuietAlarms
	Undock     // Ref device: off the network from now on
	BeginFault // Ref device, Fault
	MendFault  // Ref device, Fault.Kind
	TakeSample // Ref analyser, Sub patient
	HoldBag    // Ref device, Sub person or -1 for whoever acts
	DropBag
	TeachPerson
	Compress   // Ref patient, Value quality of chest compressions from now on, 0 none to 1; Sub person, -1 whoever acts or Nobody
	GiveDrug   // Ref patient, Sub drug, Value dose; Line: into noradrenaline's line
	Infuse     // Ref patient, Sub fluid, Value mL, Over ticks; 0 mL stops it; Line: through noradrenaline's line
	FlushLine  // Ref patient, Value mL
	GiveShock  // Ref patient, Value J
	GiveOxygen // Ref patient, Value fraction breathed by mask
	Assess     // Ref patient: how awake they are is looked at and charted
	Pace       // Ref patient, Value pulses per minute through the pads, Current mA
	OpenScene
	CloseScene
	Note // Ref text
	SeeClue
	EndRun   // Ref ending
	GiveFact // Ref field of the device report
)

// Nobody in Effect.Sub of compressions: hands that are nobody's in the case, as those of nurses from the next ward.
const Nobody = -2

// Effect is one compiled change.
type Effect struct {
	Kind     EffectKind
	When     Expr
	After    int64 // ticks
	Ref, Sub int
	Value    float64
	UseValue bool // in place of Value, the number of the act; of Pace, in place of Current
	Line     bool
	Current  float64
	Over     int64
	Fault    device.Fault
}
