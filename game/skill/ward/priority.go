package ward

// Dependence is how a patient hangs on the systems under suspicion. That the part which technology plays decides is of Straw et al. 2024
// (10.2196/50505); these inputs, the index and the tiers are a design of our own, not validated [D].
type Dependence struct {
	Exposed         bool `yaml:"exposed"`         // something of theirs runs on a suspect system
	Override        bool `yaml:"override"`        // airway, breathing or circulation is threatened now
	Dependence      int  `yaml:"dependence"`      // 4 sustains life; 3 doses a titrated therapy; 2 informs a decision due now; 1 record only; 0 none
	Time            int  `yaml:"time"`            // to serious harm: 4 under 5 min; 3 up to 1 h; 2 up to 6 h; 1 up to 24 h; 0 longer
	Fallback        int  `yaml:"fallback"`        // 0 running; 1 at the bedside; 2 must be fetched, or a specialist; 3 none on site
	Integrity       int  `yaml:"integrity"`       // 2 may be silently wrong; 1 known lost; 0 unaffected
	Irreversibility int  `yaml:"irreversibility"` // 2 permanent or fatal; 1 significant; 0 recoverable
}

// Index is the priority index, 0 to 42. Known lost is safer than silently wrong, and so weighs less.
func (d *Dependence) Index() int {
	if !d.Exposed {
		return 0
	}
	return 4*d.Time + 3*d.Dependence + 2*d.Fallback + 2*d.Integrity + 2*d.Irreversibility
}

// Tier is 0 and 1 for now, 2 within 30 minutes, 3 within 2 hours, 4 for routine.
func (d *Dependence) Tier() int {
	switch {
	case d.Override:
		return 0
	case !d.Exposed:
		return 4
	case (d.Time == 4 || d.Dependence == 4 && d.Time >= 3) && d.Fallback >= 1:
		return 1
	case d.Time == 3 && d.Fallback >= 1, d.Dependence >= 2 && d.Irreversibility == 2 && d.Time >= 2:
		return 2
	case d.Time >= 1 && d.Dependence >= 1:
		return 3
	}
	return 4
}

// before reports whether a comes before b on the list: tier, index, time, fallback, integrity, and then who is sicker.
func before(a, b *Patient) bool {
	for _, k := range [...][2]int{
		{b.Tier(), a.Tier()}, {a.Index(), b.Index()}, {a.Time, b.Time}, {a.Fallback, b.Fallback}, {a.Integrity, b.Integrity}, {a.Early, b.Early},
	} {
		if k[0] != k[1] {
			return k[0] > k[1]
		}
	}
	return false
}
