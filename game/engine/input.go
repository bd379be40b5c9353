package engine

// TicksPerSecond is the resolution of simulated time: one tick is 20 ms. The engine knows no other clock.
const TicksPerSecond = 50

// MaxWait is the longest single Wait: an hour, far beyond any case.
const MaxWait = 3600 * TicksPerSecond

// InputKind says what a trainee did.
type InputKind uint8

// The kinds of input.
const (
	Wait      InputKind = iota // let Ticks pass
	DoAct                      // begin Action with the hands of By
	Choose                     // answer Scene with Choice
	Believe                    // state the probability P that Device is at fault
	Squeeze                    // squeeze the bag you hold: ML over Seconds (a held key: the maximum, ended by Release)
	Release                    // let go of the bag
	Live                       // On: your own keys squeeze the bag from now on; off: your last rhythm stands
	MoveLimit                  // move an alarm limit of Device: Alarm, Low, High
	Inject                     // open Scene: somebody who runs a session has read its word aloud
)

// Input is one thing a trainee did, with the tick at which they did it. Inputs suffice to replay a run.
type Input struct {
	Kind    InputKind         `json:"kind"`
	Tick    int64             `json:"tick"`
	Ticks   int64             `json:"ticks,omitempty"`
	On      bool              `json:"on,omitempty"`
	Action  int               `json:"action,omitempty"` // index of Scenario.Actions
	By      int               `json:"by,omitempty"`     // index of Scenario.People
	Value   float64           `json:"value,omitempty"`
	Found   bool              `json:"found,omitempty"` // in an action with a skill: Value is what hands found; without it careful hands find, and others as people do
	Text    string            `json:"text,omitempty"`
	Fields  map[string]string `json:"fields,omitempty"` // a report: fact id to words; read by a pure matcher
	Order   []int             `json:"order,omitempty"`  // a ranking: indices of Scenario.Patients, the first to be seen first
	Scene   int               `json:"scene,omitempty"`
	Choice  int               `json:"choice,omitempty"`
	Device  int               `json:"device,omitempty"`
	P       float64           `json:"p,omitempty"`
	ML      float64           `json:"ml,omitempty"`
	Seconds float64           `json:"seconds,omitempty"`
	Alarm   int               `json:"alarm,omitempty"`
	Low     float64           `json:"low,omitempty"`
	High    float64           `json:"high,omitempty"`
	LowOn   bool              `json:"lowOn,omitempty"`
	HighOn  bool              `json:"highOn,omitempty"`
}

// IllegalError says, in a trainee's words, why an input cannot be done now. The State it was given is unchanged.
type IllegalError struct{ Why string }

// Error implements error.
func (e *IllegalError) Error() string { return e.Why }

// limitTicks is how long setting an alarm limit takes, with both hands.
const limitTicks = 5 * TicksPerSecond
