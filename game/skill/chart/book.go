package chart

// Book is content/skills/chart.yaml.
type Book struct {
	Patients []Patient `yaml:"patients"`
	Drugs    []Order   `yaml:"drugs"`
	Insulins []Order   `yaml:"insulins"`
	Fluids   []Fluid   `yaml:"fluids"`
	Lines    []Line    `yaml:"lines"`
}

// Patient is whose chart it is.
type Patient struct {
	ID         string   `yaml:"id"`
	Name       string   `yaml:"name"`
	Twin       string   `yaml:"twin"` // a neighbour whose label lies about
	Sex        string   `yaml:"sex"`  // "f" or "m": the story's pronouns are held against it
	Born       string   `yaml:"born"` // "14 Feb 1958"
	Place      string   `yaml:"place"`
	Story      string   `yaml:"story"`
	Height     float64  `yaml:"height"` // cm
	Weight     float64  `yaml:"weight"` // kg; a go shifts it by up to 4
	Allergy    string   `yaml:"allergy"`
	Class      string   `yaml:"class"` // of drugs that the allergy is to; "" if there is none
	Means      []string `yaml:"means"` // words any of which name the allergy
	ReactWords []string `yaml:"react"` // words any of which name the reaction
	Trap       string   `yaml:"trap"`  // what an old screen says of allergies
	State      []string `yaml:"state"` // what the story says of the patient: see Order.State
}

// Amount is how much an order is: Each for Of, up to Most, rounded to Round.
type Amount struct {
	Each   float64 `yaml:"each"`
	Of     string  `yaml:"of"`   // "kg", "m2" or "": fixed
	Unit   string  `yaml:"unit"` // "mg", "g", "microgram", "unit"
	Most   float64 `yaml:"most"`
	Round  float64 `yaml:"round"`
	Hourly bool    `yaml:"hourly"`
}

// Order is a drug that is asked for, and what is right for it. Any patient may have it, so that Asked and Why name nobody as he or she; {due} in Asked
// is half an hour from now. State is what it tells or takes for granted of the patient, Not the states with which it makes no sense: what is drawn
// together never contradicts itself.
type Order struct {
	ID      string     `yaml:"id"`
	Level   int        `yaml:"level"` // from which it is drawn
	Asked   string     `yaml:"asked"`
	Card    [][]string `yaml:"card"` // what the ward card says of it
	Names   []string   `yaml:"names"`
	Brands  []string   `yaml:"brands"`
	Class   string     `yaml:"class"`
	Instead string     `yaml:"instead"` // the order for who is allergic to the class
	Dose    Amount     `yaml:"dose"`
	Routes  []string   `yaml:"routes"`
	Often   []string   `yaml:"often"`
	Watch   string     `yaml:"watch"` // of an insulin
	Basal   string     `yaml:"basal"` // of an insulin
	State   []string   `yaml:"state"`
	Not     []string   `yaml:"not"`
	Why     string     `yaml:"why"`
	Source  string     `yaml:"source"`
}

// Fluid is a bag that is asked for. State and Not are as of an Order.
type Fluid struct {
	ID     string     `yaml:"id"`
	Level  int        `yaml:"level"`
	Asked  string     `yaml:"asked"`
	Card   [][]string `yaml:"card"`
	Bag    string     `yaml:"bag"` // one of the bags
	Volume float64    `yaml:"volume"`
	Hours  float64    `yaml:"hours"`  // over which; 0 if Litres says
	Litres float64    `yaml:"litres"` // per m2 a day
	State  []string   `yaml:"state"`
	Not    []string   `yaml:"not"`
	Why    string     `yaml:"why"`
	Source string     `yaml:"source"`
}

// Line is something that somebody else wrote for another patient, for the second check. {soon} in its rows is half an hour from now.
type Line struct {
	ID     string     `yaml:"id"`
	Rows   [][]string `yaml:"rows"`
	Errors []string   `yaml:"errors"` // of checks; none: it is sound
	Why    string     `yaml:"why"`
}
