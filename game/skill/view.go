package skill

// View is what the learner perceives now. A screen lays it out in this order and adds nothing.
type View struct {
	Step     string    `json:"step,omitempty"` // "Order 2 of 3"
	Say      []string  `json:"say,omitempty"`  // paragraphs: what is asked, what somebody says
	Papers   []Paper   `json:"papers,omitempty"`
	Drip     *Drip     `json:"drip,omitempty"`
	Bag      *Bag      `json:"bag,omitempty"`
	Pulse    *Pulse    `json:"pulse,omitempty"`
	Cuff     *Cuff     `json:"cuff,omitempty"`
	Fields   []Field   `json:"fields,omitempty"`
	Controls []Control `json:"controls,omitempty"`
	Watch    float64   `json:"watch"`           // seconds on the watch: since the step began, or since the learner started it
	Left     *float64  `json:"left,omitempty"`  // seconds left; nil if there is no limit
	Hint     string    `json:"hint,omitempty"`  // feedback on the way, in guided goes and where the learner asked
	Still    bool      `json:"still,omitempty"` // nothing moves: the clock need not be drawn
}

// Until sets the time that is left at a tick of a limit, both in ticks; a limit of 0 is none.
func (v *View) Until(limit, tick int64) {
	if limit > 0 {
		left := float64(max(0, limit-tick)) / TicksPerSecond
		v.Left = &left
	}
}

// Paper is something printed: an order, a packet, a print-out, a chart. Each row is a label and its value; a row of one cell is a heading or a
// sentence. Mark "D" says on the paper that its numbers were made up for the simulation.
type Paper struct {
	Title string     `json:"title"`
	Rows  [][]string `json:"rows"`
	Mark  string     `json:"mark,omitempty"`
}

// FieldKind is how a field is filled in. In every kind the input's Value is text.
type FieldKind string

// The kinds of field.
const (
	Number FieldKind = "number" // a decimal number in the field's unit, with a point
	Text   FieldKind = "text"   // free words, one line
	Choice FieldKind = "choice" // the id of one option
	Ticks  FieldKind = "ticks"  // ids of any number of options, joined by commas: the whole set each time
	Order  FieldKind = "order"  // ids of all options, joined by commas, first first
)

// Field is one place to write.
type Field struct {
	ID      string    `json:"id"`
	Label   string    `json:"label"`
	Unit    string    `json:"unit,omitempty"`
	Kind    FieldKind `json:"kind"`
	Options []Option  `json:"options,omitempty"`
	Value   string    `json:"value"` // as it stands, canonical
	Help    string    `json:"help,omitempty"`
}

// Option is one of a field's answers.
type Option struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

// Control is one thing that the hands can do now.
type Control struct {
	ID    string  `json:"id"`
	Label string  `json:"label"`
	Key   string  `json:"key"`            // the key that a screen should give it: one lower-case letter, "space", "enter", "+", "-"
	By    float64 `json:"by,omitempty"`   // what one press moves by; 0 for a control that has no size
	Hold  bool    `json:"hold,omitempty"` // it lasts: used again (By 0) at its end, like letting go of a bag
	Big   bool    `json:"big,omitempty"`  // ends the step or the go: drawn apart
}

// Drip is the giving set as it hangs: what an eye can see, and no rate.
type Drip struct {
	Drops   int64   `json:"drops"`   // that have fallen since the step began; a screen shows them falling, not this number
	Forming float64 `json:"forming"` // how far the next one has grown, 0 to 1
	Stream  bool    `json:"stream"`  // they run together and cannot be counted
	Clamp   float64 `json:"clamp"`   // how far the roller is open, 0 to 1
	Left    float64 `json:"left"`    // mL by the marks of the bag
	Bag     float64 `json:"bag"`     // mL when full
	Height  float64 `json:"height"`  // cm of the bag above the site
	Bent    bool    `json:"bent"`    // the arm is bent at the cannula
	Tape    []Mark  `json:"tape,omitempty"`
}

// Mark is one mark of a time-tape: the level that the bag should have at that time.
type Mark struct {
	Label string  `json:"label"` // "14:00"
	Left  float64 `json:"left"`  // mL
}

// Bag is a hand on a bag and what it can feel and see.
type Bag struct {
	Squeezed float64   `json:"squeezed"`      // how far the bag is squeezed, 0 to 1
	Chest    float64   `json:"chest"`         // how far the chest has risen, 1 for a good breath, more for a deep one
	Feel     string    `json:"feel"`          // "easy", "stiff", …
	Kind     string    `json:"kind"`          // "self-inflating" or "mapleson-c"
	Full     float64   `json:"full"`          // how full the bag is, 0 to 1
	CO2      []float64 `json:"co2,omitempty"` // kPa, the last ten seconds at 10 a second, where a capnograph is on
	Number   []Reading `json:"numbers,omitempty"`
}

// Pulse is a finger on an artery and an eye on the chest, with a monitor beside them that may lie.
type Pulse struct {
	Beats   int64     `json:"beats"`  // felt since the step began; a screen shows each, not this number
	Since   float64   `json:"since"`  // seconds since the last one; negative before the first
	Strong  float64   `json:"strong"` // how strong the last one was, 0 to 1
	Breaths int64     `json:"breaths"`
	Chest   float64   `json:"chest"`          // 0 to 1
	Apex    bool      `json:"apex,omitempty"` // the beats are heard over the heart, every one, instead of felt at the wrist
	Monitor []Reading `json:"monitor,omitempty"`
}

// Cuff is a cuff, its gauge, and a stethoscope over the artery.
type Cuff struct {
	Gauge  float64 `json:"gauge"`  // mmHg, as the needle stands
	Top    float64 `json:"top"`    // end of the scale
	Sounds int64   `json:"sounds"` // heard since the step began; a screen lets each be heard, not this number
	Since  float64 `json:"since"`  // seconds since the last
	Loud   float64 `json:"loud"`   // of the last, 0 to 1
	Pulse  bool    `json:"pulse"`  // a finger on the wrist feels the pulse come through
	Valve  float64 `json:"valve"`  // how far it is open, 0 to 1
	Ears   bool    `json:"ears"`   // the stethoscope is over the artery, and no finger on the wrist
}

// Reading is a number on a display.
type Reading struct {
	Label string `json:"label"`
	Value string `json:"value"`
	Unit  string `json:"unit,omitempty"`
}
