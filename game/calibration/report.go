package calibration

// Level says how much may be said from so many trials.
type Level uint8

// The levels.
const (
	CountsOnly  Level = iota // fewer than FewestProvisional of a class: counts and Wilson intervals, no d′
	Provisional              // d′ and criterion, marked as provisional
	Reported                 // d′ and criterion with their interval
)

// Fewest trials of each class, faulty and sound, for a level [D]. With a true d′ of 1.5 the estimate's standard deviation is 0.56 at 12 of
// each, 0.44 at 20 and 0.28 at 50.
const (
	FewestProvisional = 10
	FewestReported    = 20
)

// String gives the level in a word.
func (l Level) String() string { return [...]string{"counts only", "provisional", "reported"}[l] }

// MarshalText implements encoding.TextMarshaler: a level goes over the wire as its word.
func (l Level) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// LevelOf is the level that so many trials allow.
func LevelOf(c Counts) Level {
	switch fewer := min(c.Signals(), c.Noise()); {
	case fewer < FewestProvisional:
		return CountsOnly
	case fewer < FewestReported:
		return Provisional
	}
	return Reported
}

// Group is the judgements of one family of device, or of one kind of case, or all.
type Group struct {
	Name           string    `json:"name,omitempty"` // "" for all
	Counts         Counts    `json:"counts"`
	HitRate        Interval  `json:"hitRate"`        // Wilson
	FalseAlarmRate Interval  `json:"falseAlarmRate"` // Wilson
	Level          Level     `json:"level"`
	Detection      Detection `json:"detection,omitzero"` // zero at CountsOnly
	Lean           Lean      `json:"lean"`               // LeanUnknown at CountsOnly
}

// Report is the figures of one person from one pool.
type Report struct {
	Pool     Pool      `json:"pool"`
	All      Group     `json:"all"`
	ByFamily []Group   `json:"byFamily"` // in the order of their names
	ByKind   []Group   `json:"byKind"`   // in the order of their names
	Stated   Forecasts `json:"stated"`
	Curve    Curve     `json:"curve"`
	Evidence Evidence  `json:"evidence"`
}

// For makes the report of one person's trials from one pool; those of any other are left out, never put together.
//
// A sound device has no kind of fault, so a kind of fault is measured against the false alarms of every sound device; its own Counts stay its own.
func For(trials []Trial, pool Pool) Report {
	own := inPool(trials, pool)
	r := Report{
		Pool: pool, ByFamily: tally(own, func(t *Trial) string { return t.Family }), ByKind: tally(own, func(t *Trial) string { return t.Kind }),
		Stated: Forecast(own), Curve: CurveOf(own), Evidence: AgainstIdeal(own),
	}
	for i := range own {
		r.All.Counts.Add(&own[i])
	}
	r.All.measure(r.All.Counts)
	for i := range r.ByFamily {
		r.ByFamily[i].measure(r.ByFamily[i].Counts)
	}
	for i := range r.ByKind {
		g := &r.ByKind[i]
		against := g.Counts
		if g.Counts.Signals() > 0 {
			against.FalseAlarms, against.CorrectRejections = r.All.Counts.FalseAlarms, r.All.Counts.CorrectRejections
		}
		g.measure(against)
	}
	return r
}

// inPool gives the trials of one pool. A trial is large and there are thousands, so that none of another pool is copied.
func inPool(trials []Trial, pool Pool) []Trial {
	n := 0
	for i := range trials {
		if trials[i].Pool == pool {
			n++
		}
	}
	own := make([]Trial, 0, n)
	for i := range trials {
		if trials[i].Pool == pool {
			own = append(own, trials[i])
		}
	}
	return own
}

// measure fills in what the counts allow to be said.
func (g *Group) measure(c Counts) {
	g.HitRate, g.FalseAlarmRate = Wilson(c.Hits, c.Signals()), Wilson(c.FalseAlarms, c.Noise())
	g.Level = LevelOf(c)
	if g.Level == CountsOnly {
		return
	}
	g.Detection = Detect(c)
	g.Lean = LeanOf(g.Detection.CriterionInterval)
}

// Trials is how many judgements a report is of, with those not made.
func (r *Report) Trials() int {
	c := &r.All.Counts
	return c.Signals() + c.Noise() + c.Unstated
}
