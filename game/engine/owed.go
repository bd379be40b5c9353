package engine

// Owed says who owed what in a case: told in the debrief after the trainee has divided responsibility, and never scored.
type Owed struct {
	Clinician string `json:"clinician"`
	Trust     string `json:"trust"`
	Maker     string `json:"maker"`
	Regulator string `json:"regulator"`
}

// Parties are the ids of those between whom responsibility is divided, in the order in which Owed.By gives their texts.
func Parties() [4]string { return [4]string{"clinician", "trust", "maker", "regulator"} }

// By gives the four texts in the order of Parties.
func (o *Owed) By() [4]string { return [4]string{o.Clinician, o.Trust, o.Maker, o.Regulator} }

// Said reports whether the case says who owed what.
func (o *Owed) Said() bool { return *o != Owed{} }

// Promise is one of the five promises of the Hippocratic oath for connected medical devices (I Am The Cavalry, 2016), and whether the device of
// the case kept it.
type Promise struct {
	Promise string // one of Promises
	Verdict
	Innocent Verdict // where no device is at fault; the zero Verdict: the same there
}

// Verdict says whether a promise was kept, and what shows it.
type Verdict struct {
	Kept bool
	Why  string
}

// In is the verdict of a truth in which a device is at fault, or in which none is.
func (p *Promise) In(innocent bool) Verdict {
	if innocent && p.Innocent.Why != "" {
		return p.Innocent
	}
	return p.Verdict
}

// Promises are the ids of the five promises, in the order of the oath: cyber safety by design, third-party collaboration, evidence capture,
// resilience and containment, cyber safety updates.
func Promises() [5]string {
	return [5]string{"design", "collaboration", "evidence", "resilience", "updates"}
}
