// Package scenario owns the language in which a case is written: the plain structures that a scenario file decodes into (Doc), and the
// compiler that checks a Doc, reports every problem with its path, and turns it into an immutable engine.Scenario.
//
// Conditions are parsed by the expression library and compiled here to a short postfix program that the engine runs itself. The
// library's own virtual machine is not used: a case asks hundreds of conditions each simulated second, the machine reaches values by
// reflection and allocates, and the engine that decides must stay free of code that is not ours.
//
// It may import the rest of game below the players, and the expression library, whose grammar conditions use. It reads no file:
// package content does that, keeps the position of every path, and hands over a Doc.
package scenario

// Doc is one scenario.yaml as written, before any check. Long words live in Markdown files beside it.
type Doc struct {
	ID          string `yaml:"id"`    // kebab-case; equals the folder's name
	Title       string `yaml:"title"` // shown only in the debrief
	Place       string `yaml:"place"` // "ICU, bed 4"
	Hour        string `yaml:"hour"`  // "03:14"
	Specialty   string `yaml:"specialty"`
	Grade       string `yaml:"grade"`   // the trainee's grade in the case: "resident doctor"
	Minutes     int    `yaml:"minutes"` // typical paced duration
	Order       int    `yaml:"order"`   // where it stands in a list of cases: 1 first; none after those that have one
	Limit       int    `yaml:"limit"`   // seconds of simulated time after which the run ends by itself
	Setting     string `yaml:"setting"` // bed or ward: picks the weights of the domains, and a ward has a board
	Walk        int    `yaml:"walk"`    // of a ward: seconds from one bed to another; absent: everything is within reach
	Author      string `yaml:"author"`
	Reviewer    string `yaml:"reviewer"` // "not yet reviewed" until a clinician has
	SourcesDate string `yaml:"sources-date"`
	ReviewBy    string `yaml:"review-by"`
	Warning     string `yaml:"warning"`  // content warning, announced before the case
	Summary     string `yaml:"summary"`  // one line for the home screen; gives nothing away
	Credits     string `yaml:"credits"`  // attribution of the case's origin
	Unscored    bool   `yaml:"unscored"` // the tutorial bed

	Patients  []Patient   `yaml:"patients"`
	Devices   []Device    `yaml:"devices"`
	People    []Person    `yaml:"people"`
	Flags     []Flag      `yaml:"flags"`
	Variants  []Variant   `yaml:"variants"`
	Actions   []Action    `yaml:"actions"`
	Scenes    []Scene     `yaml:"scenes"`
	Triggers  []Trigger   `yaml:"triggers"`
	Clues     []Clue      `yaml:"clues"`
	Utilities []Utility   `yaml:"utilities"`
	Decisions []Decision  `yaml:"decisions"`
	Rubric    []Criterion `yaml:"rubric"`
	Critical  []Critical  `yaml:"critical"`
	Expert    []Rule      `yaml:"expert"`
	Report    []Fact      `yaml:"report"`
	Due       []Due       `yaml:"due"`
	Questions []Question  `yaml:"questions"`
	Endings   []Ending    `yaml:"endings"`
	Sources   []Source    `yaml:"sources"`
	Owed      *Owed       `yaml:"owed"` // who owed what: told in the debrief after the trainee has divided responsibility, unscored
	Oath      []Promise   `yaml:"oath"` // of a connected implant or an app: which promises of the oath for connected devices it kept

	// Words from the Markdown files beside scenario.yaml: brief.md, debrief.md, howto.md, action-card.md.
	Brief      string `yaml:"-"`
	Debrief    string `yaml:"-"`
	HowTo      string `yaml:"-"`
	ActionCard string `yaml:"-"`

	// Signs are the ids of the field guide, which clues may name.
	Signs []string `yaml:"-"`
}

// Patient is one body. Knobs are starting values of patient knobs (resistance, compliance, shunt…); it is settled under the
// settings of the device that drives its airway before the first tick.
type Patient struct {
	ID     string             `yaml:"id"` // "bed4": letters and digits
	Name   string             `yaml:"name"`
	Preset string             `yaml:"preset"`
	Knobs  map[string]float64 `yaml:"knobs"`
	Story  string             `yaml:"story"`  // one or two lines, seen on the bedside screen
	Goal   *Goal              `yaml:"goal"`   // what hand ventilation of this patient should achieve
	Harm   float64            `yaml:"harm"`   // weight of this patient in the outcome, 0..1; they sum to 1
	Oxygen float64            `yaml:"oxygen"` // fraction breathed by mask at the start: 0.35; absent: air
	News2  int                `yaml:"news2"`  // this ward scores NEWS2, on this scale for oxygen: 1, or 2 for a target of 88 to 92 %; absent: it does not
}

// Goal is the band a bagged patient should be kept in. Rates per minute, volumes mL, end-tidal CO2 kPa, squeeze seconds.
type Goal struct {
	Rate    [2]float64 `yaml:"rate"`
	Volume  [2]float64 `yaml:"volume"`
	EtCO2   [2]float64 `yaml:"etco2"`
	Squeeze [2]float64 `yaml:"squeeze"`
	Source  string     `yaml:"source"`
}

// Device is one device of the case.
type Device struct {
	ID         string               `yaml:"id"` // "vent4": letters and digits
	Kind       string               `yaml:"kind"`
	Label      string               `yaml:"label"`
	Patient    string               `yaml:"patient"` // the patient it is on; empty: in the store
	Airway     bool                 `yaml:"airway"`  // it drives the patient's airway at the start
	Networked  bool                 `yaml:"networked"`
	Settings   map[string]float64   `yaml:"settings"`
	Limits     map[string][]float64 `yaml:"limits"` // alarm name: [low, high]; .nan leaves one off
	Drug       string               `yaml:"drug"`
	Conc       float64              `yaml:"concentration"`
	Dependence string               `yaml:"dependence"` // high, medium, low: which utilities row prices an act on it
	Scored     bool                 `yaml:"scored"`     // the trainee may state a belief about it, and it counts as a trial
	Away       bool                 `yaml:"away"`       // not here until an effect fetches it
	Line       bool                 `yaml:"line"`       // a system that is a telephone or bleep: calls need one that works
}

// Person is a pair of hands. The first is the trainee ("you").
type Person struct {
	ID     string     `yaml:"id"`
	Label  string     `yaml:"label"`
	Away   bool       `yaml:"away"`
	Rate   [2]float64 `yaml:"rate"`   // mean and SD of the breaths per minute with which they bag
	Volume [2]float64 `yaml:"volume"` // mean and SD of squeezed mL
	Drift  float64    `yaml:"drift"`  // breaths per minute by which their rhythm drifts each minute
	Source string     `yaml:"source"`
}

// Flag is a named number the case keeps; 0 unless Start says otherwise.
type Flag struct {
	ID    string  `yaml:"id"`
	Start float64 `yaml:"start"`
	Doc   string  `yaml:"doc"`
}

// Variant is one hidden truth. Setup effects run at tick 1, after the first Observation.
type Variant struct {
	ID     string   `yaml:"id"`
	Kind   string   `yaml:"kind"` // silent, overt, mimic, plain
	Weight float64  `yaml:"weight"`
	Faulty []string `yaml:"faulty"` // devices at fault in this variant (material at some time)
	Truth  string   `yaml:"truth"`  // what was really wrong, for the debrief
	Since  string   `yaml:"since"`  // since when its faults were there, if they began before the run: "an update ten days ago", for the debrief
	Twin   string   `yaml:"twin"`   // the variant shown beside it, and what would have told them apart is in Tell
	Tell   string   `yaml:"tell"`
	Setup  []Effect `yaml:"setup"`
}

// Effect is one change. Exactly one of the verbs is set; After delays it, When guards it (evaluated at the time it acts).
type Effect struct {
	When  string  `yaml:"when"`
	After float64 `yaml:"after"` // seconds

	Flag string  `yaml:"flag"` // set a flag To (default 1) or Add to it
	Add  float64 `yaml:"add"`

	Knob  string   `yaml:"knob"` // "bed4.resistance": move to To, or by the factor Times, over Over seconds
	To    *float64 `yaml:"to"`
	Times *float64 `yaml:"times"`
	Over  float64  `yaml:"over"`

	Device  string `yaml:"device"`  // with Set, Mode, Act, Page: this device
	Set     string `yaml:"set"`     // setting channel, To its value (or the act's own value if To is absent)
	Mode    string `yaml:"mode"`    // in-service, safe, standby, disconnected, quarantined
	Connect string `yaml:"connect"` // attach this device to On and let it drive the airway if it is an airway device
	On      string `yaml:"on"`      // the patient, with Connect
	Fetch   string `yaml:"fetch"`   // an away device or person arrives
	Act     string `yaml:"act"`     // keep, safe, manual, disconnect: what the trainee has decided about Device
	Page    bool   `yaml:"page"`    // show the device's measured page from now on
	Logs    bool   `yaml:"logs"`    // show the device's event log from now on
	Quiet   bool   `yaml:"quiet"`   // acknowledge and silence its alarms for two minutes
	Undock  bool   `yaml:"undock"`  // Device is taken off the network and runs on alone

	Fault   string  `yaml:"fault"`   // begin this fault on Device: its kind
	Mend    string  `yaml:"mend"`    // end this fault on Device
	Sample  string  `yaml:"sample"`  // this analyser gets blood of the patient On
	Channel string  `yaml:"channel"` // channel or alarm of the fault; empty: all
	A       float64 `yaml:"a"`
	B       float64 `yaml:"b"`

	Hold   string `yaml:"hold"`  // this bag is now squeezed by Person (default: whoever acts)
	Drop   string `yaml:"drop"`  // nobody squeezes this bag
	Teach  string `yaml:"teach"` // this person's rhythm is reset to what was just taught
	Person string `yaml:"person"`

	Give string   `yaml:"give"` // a drug bolus: drug name, Dose in its unit, to On
	Dose *float64 `yaml:"dose"` // absent: the act's own value
	Line bool     `yaml:"line"` // noradrenaline, or a fluid, enters by noradrenaline's line and its dead space

	Infuse string   `yaml:"infuse"` // a fluid by hand: so many ML to On over Over seconds; 0 mL stops it
	ML     *float64 `yaml:"ml"`     // absent: the act's own value
	Flush  string   `yaml:"flush"`  // ML are pushed through the noradrenaline line of this patient

	Compress string   `yaml:"compress"` // chest compressions on this patient from now on, of quality To (0 stops them), by Person (in an act of the hands: whoever acts)
	Oxygen   string   `yaml:"oxygen"`   // this patient breathes a fraction To by mask from now on; 0: air
	Assess   string   `yaml:"assess"`   // how awake this patient is is looked at, and charted for NEWS2
	Shock    string   `yaml:"shock"`    // a shock across the chest of this patient, of Joules
	Joules   *float64 `yaml:"joules"`   // absent: the act's own value
	Pace     string   `yaml:"pace"`     // pads on the chest of this patient pace from now on, Rate a minute (0 stops them) with Current mA
	Rate     float64  `yaml:"rate"`
	Current  *float64 `yaml:"current"` // absent: the act's own value

	Open  string `yaml:"open"`  // open a scene
	Close string `yaml:"close"` // close a scene without an answer
	Note  string `yaml:"note"`  // a line of narrative; may hold {expression:decimals}
	Clue  string `yaml:"clue"`  // the trainee has seen this clue
	Fact  string `yaml:"fact"`  // this field of the device report is given, by a tag or a list that somebody else will write it from
	End   string `yaml:"end"`   // the run ends with this ending
}

// Action is something a trainee can do. In an action with Targets, "@" in any string stands for the number at the end of the target's id.
type Action struct {
	ID       string    `yaml:"id"`
	Label    string    `yaml:"label"`
	Category string    `yaml:"category"` // look listen ask check device treat hands call report wait
	Key      string    `yaml:"key"`      // preferred key; unique
	Seconds  float64   `yaml:"seconds"`
	Targets  []string  `yaml:"targets"`
	By       []string  `yaml:"by"`    // who can; default: you
	Voice    bool      `yaml:"voice"` // needs no hands: may be done while bagging
	Phone    bool      `yaml:"phone"` // a call: needs a line that works, where the case has one
	Away     bool      `yaml:"away"`  // takes who does it off the ward until it is done: neither hands nor voice can be had
	Value    *Range    `yaml:"value"` // the act carries a number (a setting)
	Skill    Skill     `yaml:"skill"` // the number is what hands find or set: a manual skill of the lab, done in the case
	When     string    `yaml:"when"`  // legal only if
	Why      string    `yaml:"why"`   // said when it is not
	Once     bool      `yaml:"once"`
	Confirm  string    `yaml:"confirm"` // irreversible: asked once
	Findings []Finding `yaml:"findings"`
	Effects  []Effect  `yaml:"effects"` // at the end of the action
	Starts   []Effect  `yaml:"starts"`  // at its beginning (a disconnection is at once, not at the end)
	Text     string    `yaml:"text"`    // "say", "report" or "rank": what is written with it; matched words of "say" go in Matches
	Matches  []Match   `yaml:"matches"`
}

// Skill is a manual skill of the lab by which an action is done: what the hands come to is the action's value.
type Skill struct {
	ID     string   `yaml:"id"`     // pulse pressure news2 drip gas chart methane liar kit
	Level  int      `yaml:"level"`  // as in the lab, from 0
	Mode   string   `yaml:"mode"`   // pulse or breaths, of pulse; drill or shift, of liar; the first if it is left out
	Given  []string `yaml:"given"`  // the true numbers that the hands perceive there, in the order of LANGUAGE.md
	Device string   `yaml:"device"` // of drip: the drip that is set
}

// Range bounds the number an act carries.
type Range struct {
	Low  float64 `yaml:"low"`
	High float64 `yaml:"high"`
	Unit string  `yaml:"unit"`
}

// Match sets a flag when a typed text holds any of the words (case-folded); the text itself stays in the Input.
type Match struct {
	Flag string   `yaml:"flag"`
	Any  []string `yaml:"any"`
}

// Finding is what an action tells: the first whose When holds. Text may hold {expression:decimals}.
type Finding struct {
	When string `yaml:"when"`
	Text string `yaml:"text"`
	Clue string `yaml:"clue"`
	Mark string `yaml:"mark"` // V, V2, K, C, D: how well the numbers in it are known
}

// Scene is a branch point. It opens by an effect or when When first holds, and stays open until answered or until Deadline.
type Scene struct {
	ID       string   `yaml:"id"`
	Speaker  string   `yaml:"speaker"`
	Text     string   `yaml:"text"`
	When     string   `yaml:"when"`
	Deadline float64  `yaml:"deadline"` // seconds
	Default  string   `yaml:"default"`  // choice taken at the deadline; without one it would pass unanswered, and a check asks for one
	Asks     string   `yaml:"asks"`     // a belief moment: the device asked about; no choices
	Phone    bool     `yaml:"phone"`    // a call: may ring while hands are busy, and never on a dead line
	Choices  []Choice `yaml:"choices"`
}

// Choice is one answer.
type Choice struct {
	ID      string   `yaml:"id"`
	Label   string   `yaml:"label"`
	When    string   `yaml:"when"`
	Reply   string   `yaml:"reply"`
	Effects []Effect `yaml:"effects"`
}

// Trigger runs its effects once, when When has held for Hold seconds.
type Trigger struct {
	ID      string   `yaml:"id"`
	When    string   `yaml:"when"`
	Hold    float64  `yaml:"hold"`
	Repeat  bool     `yaml:"repeat"` // may fire again after When has been false
	Effects []Effect `yaml:"effects"`
}

// Clue is a piece of evidence about Device, with the likelihood ratio (fault : no fault) that the author gives it.
type Clue struct {
	ID     string  `yaml:"id"`
	Label  string  `yaml:"label"`
	Device string  `yaml:"device"`
	LR     float64 `yaml:"lr"`
	When   string  `yaml:"available"` // true condition from which it could have been found
	Group  string  `yaml:"group"`     // clues of one group share a failure and are not independent
	Why    string  `yaml:"why"`
	Sign   string  `yaml:"sign"` // the general sign of device failure that it is an example of: an id of content/signs.yaml
}

// Utility prices the four acts on a device of one dependence: [if faulty, if sound].
type Utility struct {
	Dependence string               `yaml:"dependence"`
	Acts       map[string][]float64 `yaml:"acts"` // keep, safe, manual, disconnect
	Source     string               `yaml:"source"`
}

// Decision is a key decision for the debrief's counterfactuals.
type Decision struct {
	ID     string  `yaml:"id"`
	Label  string  `yaml:"label"`
	Scene  string  `yaml:"scene"`  // the decision is this scene's answer, or
	Action string  `yaml:"action"` // the doing of this action
	Target string  `yaml:"target"`
	Expert string  `yaml:"expert"` // choice the expert makes, for a scene
	By     float64 `yaml:"by"`     // seconds by which the expert has acted
	When   string  `yaml:"when"`   // it is a decision only in these variants
	Why    string  `yaml:"why"`
}

// Criterion is one scored line. Points are earned when Need of Any hold (or When holds) by By seconds, in the variants where If holds.
// A negative Points is a deduction. With Rank the points are earned by how well the order of patients last given agrees with the experts'.
type Criterion struct {
	ID       string     `yaml:"id"`
	Domain   string     `yaml:"domain"` // outcome decision prioritisation verification calibration hands escalation report candour
	Label    string     `yaml:"label"`
	Points   float64    `yaml:"points"`
	If       string     `yaml:"if"` // counts only if (checked at the end; variant(...) usually)
	When     string     `yaml:"when"`
	Any      []string   `yaml:"any"`
	Need     int        `yaml:"need"`
	Rank     []Place    `yaml:"rank"`     // instead of when and any: the experts' order of the patients
	Disputed [][]string `yaml:"disputed"` // pairs of patients on whose order the experts differed: they count half
	By       float64    `yaml:"by"`       // seconds; 0: any time
	Late     float64    `yaml:"late"`     // share of the points still earned after By, 0..1
	Reason   string     `yaml:"reason"`
	Source   string     `yaml:"source"`
}

// Place is one patient in the experts' order. Equal places are a tie, which is not asked.
type Place struct {
	Patient string `yaml:"patient"`
	Place   int    `yaml:"place"` // from 1: the first to be seen
	Why     string `yaml:"why"`   // told where the trainee put a later one before this one
}

// Critical is a critical failure: it caps the Card at 49 and is named.
type Critical struct {
	ID     string `yaml:"id"`
	Label  string `yaml:"label"`
	When   string `yaml:"when"`
	Reason string `yaml:"reason"`
	Source string `yaml:"source"`
}

// Rule is one line of the expert: when an observable condition holds, do an input. The first rule that holds and is legal is done.
type Rule struct {
	When    string            `yaml:"when"`
	Do      string            `yaml:"do"` // action id
	On      string            `yaml:"on"` // target
	By      string            `yaml:"by"` // person
	Value   *float64          `yaml:"value"`
	Choose  string            `yaml:"choose"`  // "scene/choice"
	Believe string            `yaml:"believe"` // device, with P
	P       float64           `yaml:"p"`
	Bag     string            `yaml:"bag"` // "rate volume seconds": one bout of 30 s
	Wait    float64           `yaml:"wait"`
	Text    string            `yaml:"text"`   // what is typed, in an action with text: say
	Fields  map[string]string `yaml:"fields"` // a report
	Order   []string          `yaml:"order"`  // a ranking: patients, the first to be seen first
	Once    bool              `yaml:"once"`
	Why     string            `yaml:"why"`
}

// Fact is one field of the device report: true values by variant-independent text or the words that count as right.
type Fact struct {
	ID       string   `yaml:"id"`
	Label    string   `yaml:"label"`
	Critical bool     `yaml:"critical"`
	Any      []string `yaml:"any"` // accepted words; empty: any text
	Source   string   `yaml:"source"`
}

// Due is what a patient is to get, or to have done, at a time that the ward's board knows.
type Due struct {
	ID      string `yaml:"id"`
	Patient string `yaml:"patient"`
	Label   string `yaml:"label"` // as on the board: "Folinic acid"
	At      int    `yaml:"at"`    // seconds after the case begins
	When    string `yaml:"when"`  // it is on the board only while this holds: observable names only
	Done    string `yaml:"done"`  // it has been done: observable names only
}

// Question is one retrieval question of the debrief.
type Question struct {
	ID      string   `yaml:"id"`
	Ask     string   `yaml:"ask"`
	Answers []string `yaml:"answers"`
	Right   int      `yaml:"right"`
	Because string   `yaml:"because"`
	Source  string   `yaml:"source"`
}

// Ending is one way a run ends by itself: by an effect, or when When holds for Hold seconds.
type Ending struct {
	ID   string  `yaml:"id"`
	When string  `yaml:"when"`
	Hold float64 `yaml:"hold"`
	Text string  `yaml:"text"`
}

// Source is a numbered reference. Mark: V seen in the source, V2 in a secondary copy, K general knowledge, C computed, D chosen for the simulation.
type Source struct {
	ID   string `yaml:"id"`
	Text string `yaml:"text"`
	DOI  string `yaml:"doi"`
	Mark string `yaml:"mark"`
}

// Owed says who owed what in the case, a few sentences each: what those at the bed could do, the trust that runs the place, the maker of the
// device, and the regulator. It holds for every variant.
type Owed struct {
	Clinician string `yaml:"clinician"`
	Trust     string `yaml:"trust"`
	Maker     string `yaml:"maker"`
	Regulator string `yaml:"regulator"`
}

// Promise is one of the five promises of the Hippocratic oath for connected medical devices (I Am The Cavalry, 2016): cyber safety by design,
// third-party collaboration, evidence capture, resilience and containment, cyber safety updates.
type Promise struct {
	Promise string `yaml:"promise"` // design, collaboration, evidence, resilience, updates
	Kept    *bool  `yaml:"kept"`
	Why     string `yaml:"why"` // what the device did or lacked that shows it

	Innocent *Verdict `yaml:"innocent"` // in the truths in which no device is at fault, if it is another thing there
}

// Verdict says whether a promise was kept, and what shows it.
type Verdict struct {
	Kept *bool  `yaml:"kept"`
	Why  string `yaml:"why"`
}
