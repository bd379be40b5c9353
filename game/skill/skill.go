package skill

// TicksPerSecond is the engine's: one tick is 20 ms.
const TicksPerSecond = 50

// Version is raised when the same inputs no longer give the same result: attempts of another version are readable and cannot be replayed.
const Version = 2

// Skill is one manual skill of the lab.
type Skill struct {
	ID       string // in files and on the command line: lower case, no spaces
	Title    string // as a verb: "Count a drip"
	Minutes  int    // what one go takes, 1 to 4
	Standard string // of mastery, in words: what a go must show
	About    string // why a ward needs it and how it is done at a bedside, in a few sentences
	Levels   []string
	Untimed  []int    // levels that have no limit: there the timing changes nothing
	Modes    []string // ways to practise it, as Setup.Mode has them, the first one usual; none: there is one way
	Sources  []Source
	Begin    func(Setup) Exercise
	Bots     []Bot // at least "good", which does it well, and "usual", which does it as the studies say people do
}

// Source is where a number or a rule of a skill comes from, with its mark (V seen, K general knowledge, C calculated, D chosen for the simulation).
type Source struct{ ID, Text, Mark string }

// Setup is everything that decides an exercise beside the inputs.
type Setup struct {
	Seed   uint64 `json:"seed"`
	Level  int    `json:"level"`            // 0 to len(Levels)-1: out of range is the nearest
	Timing Timing `json:"timing,omitempty"` // how hard the clock is
	Guided bool   `json:"guided,omitempty"` // feedback is shown on the way; a guided go does not count towards mastery
	Before uint64 `json:"before,omitempty"` // seed of the learner's last go at this skill, 0 if there was none: nothing comes twice in a row
	Mode   string `json:"mode,omitempty"`   // of skills that have modes, else "": spot the liar has "drill" and "shift"

	// Given are true quantities of a patient in a case, whom the hands then have in place of those that the lab draws, once; nil: the lab draws.
	// Which they are, and what Mode is then, says engine.HandSkills. Nobody stands by to be asked.
	Given []float64 `json:"given,omitempty"`
}

// Timing is how hard the clock is. It never changes what accuracy earns: a line of a Result that is for time is left out when the clock is off.
type Timing string

// The timings.
const (
	Usual  Timing = ""
	Double Timing = "double" // every limit is twice as long
	Off    Timing = "off"    // there is no limit, and nothing is earned for speed
)

// Limit is a limit of so many seconds under this timing, in ticks; 0 if there is none.
func (t Timing) Limit(seconds int) int64 {
	switch t {
	case Off:
		return 0
	case Double:
		return int64(2 * seconds * TicksPerSecond)
	}
	return int64(seconds * TicksPerSecond)
}

// Exercise is one go at a skill. Apply and Step are called by Attempt alone, which keeps the inputs with their ticks.
type Exercise interface {
	View() View        // what the learner perceives now
	Apply(Input) error // an error says in the learner's words what is wrong with the input, and nothing has changed
	Step() []Event     // one tick passes; what could be perceived in it
	Done() bool
	Result() Result // of a go that is done
}

// Input is one thing that the learner did: a field was filled in, or a control was used.
type Input struct {
	Tick  int64   `json:"tick"`
	Set   string  `json:"set,omitempty"`   // the field's id
	Value string  `json:"value,omitempty"` // as typed: what it means is the skill's to say
	Do    string  `json:"do,omitempty"`    // the control's id
	By    float64 `json:"by,omitempty"`    // how far, for a control that says so
}

// Event is something that could be perceived at a tick: a drop falls, a beat is felt, somebody speaks.
type Event struct {
	Tick int64  `json:"tick"`
	Kind string `json:"kind"` // "drop", "beat", "breath", "sound", "say"
	Text string `json:"text,omitempty"`
}

// Result is what a go comes to.
type Result struct {
	Score    float64 `json:"score"`              // 0 to 100: the points of the lines by what they could be
	Met      bool    `json:"met"`                // the standard
	Critical string  `json:"critical,omitempty"` // why the score is capped at 49, or ""
	Lines    []Line  `json:"lines"`
	Summary  string  `json:"summary"`           // one sentence
	Written  string  `json:"written,omitempty"` // what the learner made, if it is to be read or printed
	Words    string  `json:"words,omitempty"`   // what the learner said, to be read beside Model, where Written is something else
	Model    string  `json:"model,omitempty"`   // a model to compare it with; the learner compares, no machine marks prose
	Later    string  `json:"later,omitempty"`   // what came of it weeks on, told by itself: it is no model of what was made
	Trials   []Trial `json:"trials,omitempty"`

	Found *float64 `json:"found,omitempty"` // where Given was: the number that the hands came to; nil: the Score is that number
}

// Line is one line of a result: what it is for, what it earned, and why, with the source.
type Line struct {
	Label  string  `json:"label"`
	Points float64 `json:"points"`
	Of     float64 `json:"of"`
	Why    string  `json:"why"`              // what was done, beside what was right
	Source string  `json:"source,omitempty"` // the id of a Source of the skill
	Time   bool    `json:"time,omitempty"`   // earned by speed
}

// Trial is one judgement of a device: at fault or not (see game/calibration).
type Trial struct {
	Family string  `json:"family"`
	Kind   string  `json:"kind"`
	Faulty bool    `json:"faulty"`
	Stated bool    `json:"stated"`
	P      float64 `json:"p"`
	Ideal  float64 `json:"ideal"`
}

// Number is what a go comes to in a case: what the hands found, or the score.
func (r Result) Number() float64 {
	if r.Found != nil {
		return *r.Found
	}
	return r.Score
}

// Sum makes Score and Critical's cap from the lines. With the clock off, lines for time are dropped and the others carry the whole.
func (r *Result) Sum(t Timing) {
	lines := r.Lines[:0:0]
	points, of := 0.0, 0.0
	for _, l := range r.Lines {
		if l.Time && t == Off {
			continue
		}
		lines = append(lines, l)
		points += l.Points
		of += l.Of
	}
	r.Lines, r.Score = lines, 0
	if of > 0 {
		r.Score = max(0, min(100, 100*points/of))
	}
	if r.Critical != "" {
		r.Score = min(r.Score, cap49)
	}
}

// cap49: a critical failure caps a score, as on the Card.
const cap49 = 49
