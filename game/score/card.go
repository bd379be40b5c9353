package score

// Kind says how a line came about.
type Kind string

// The kinds of line.
const (
	KindCriterion Kind = "criterion" // an authored criterion
	KindDeduction Kind = "deduction" // an authored criterion that costs points
	KindHarm      Kind = "harm"      // measured on the simulated body
	KindOutcome   Kind = "outcome"   // regret of an act, in truth
	KindCoherence Kind = "coherence" // regret of an act, at the trainee's own belief
	KindBrier     Kind = "brier"     // the last stated belief against the truth
	KindUpdating  Kind = "updating"  // the last stated belief against the evidence found
	KindHands     Kind = "hands"     // what the hands delivered
	KindFacts     Kind = "facts"     // fields of a device report
	KindRank      Kind = "rank"      // the trainee's order of the patients against the experts'
	KindFloor     Kind = "floor"     // what keeps a domain from going below zero
)

// CriticalCap is the most a run with a critical failure can earn [D].
const CriticalCap = 49

// Card is the score of one run. All points are points of the total, to one decimal; the lines of a domain add up to its points and the
// domains to Uncapped, exactly in tenths. Total is Uncapped, or less if a critical failure caps it.
type Card struct {
	Scenario  string    `json:"scenario"`
	Variant   string    `json:"variant"`
	Kind      string    `json:"kind"`
	Scored    bool      `json:"scored"` // false for a practice bed: there is no total
	Ending    string    `json:"ending"`
	Tick      int64     `json:"tick"` // at which the run ended
	Domains   []Domain  `json:"domains"`
	Criticals []Failure `json:"criticals"`
	Trials    []Trial   `json:"trials"`
	Signs     []string  `json:"signs,omitempty"` // of device failure, met in this run: ids of the field guide
	Uncapped  float64   `json:"uncapped"`
	Capped    bool      `json:"capped"`
	Total     float64   `json:"total"` // 0 to 100
}

// Domain is one of the nine domains as this run used it.
type Domain struct {
	ID     string  `json:"id"`
	Label  string  `json:"label"`
	Weight float64 `json:"weight"` // points of the total it can give, rescaled over the domains used
	Points float64 `json:"points"` // points of the total it gave
	Score  float64 `json:"score"`  // 0 to 100: Points as a percentage of Weight
	Lines  []Line  `json:"lines"`
}

// Line is one entry of the ledger.
type Line struct {
	ID       string  `json:"id"`
	Label    string  `json:"label"`
	Kind     Kind    `json:"kind"`
	Earned   float64 `json:"earned"`   // points of the total; below zero for a deduction
	Possible float64 `json:"possible"` // 0 for a deduction
	Tick     int64   `json:"tick"`     // when it was earned or lost; 0: at no one moment
	Clock    string  `json:"clock,omitempty"`
	Input    int64   `json:"input,omitempty"` // number of the input that earned or lost it, counted from 1; 0: none
	What     string  `json:"what"`            // what was found in this run, in words
	Reason   string  `json:"reason"`          // why it counts
	SourceID string  `json:"source,omitempty"`
}

// Failure is a critical failure: it caps the total at CriticalCap.
type Failure struct {
	ID       string `json:"id"`
	Label    string `json:"label"`
	Tick     int64  `json:"tick"`
	Clock    string `json:"clock"`
	Input    int64  `json:"input"`
	Reason   string `json:"reason"`
	SourceID string `json:"source"`
}

// Trial is one judgement for the figures over many runs: one scored device in one run, by the last belief stated before the end.
type Trial struct {
	Device string  `json:"device"`
	Family string  `json:"family"` // kind of device
	Faulty bool    `json:"faulty"` // a fault of it was material in this run
	Stated bool    `json:"stated"`
	P      float64 `json:"p"` // 0 if not stated: read Stated first
	Tick   int64   `json:"tick"`
	Ideal  float64 `json:"ideal"` // what the clues found support
	From   float64 `json:"from"`  // the first belief stated, where another followed; read LR first
	LR     float64 `json:"lr"`    // likelihood ratio of the clues found from the first to the last belief; 0: there is but one, 1: none was found
}

// Lost is what a line left on the table.
func (l *Line) Lost() float64 { return tenths(units(l.Possible) - units(l.Earned)) }

// Domain finds a domain of the Card by its id; nil if the run did not use it.
func (c *Card) Domain(id string) *Domain {
	for i := range c.Domains {
		if c.Domains[i].ID == id {
			return &c.Domains[i]
		}
	}
	return nil
}
