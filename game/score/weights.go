package score

import "downtime/game/engine"

// weightsBed and weightsWard are the points of the nine domains [D]; 0: the setting does not use the domain.
var (
	weightsBed  = [engine.NumDomains]float64{20, 20, 0, 15, 10, 10, 10, 10, 5}
	weightsWard = [engine.NumDomains]float64{20, 10, 20, 10, 10, 5, 10, 10, 5}
)

var domainIDs = [engine.NumDomains]string{
	"outcome", "decision", "prioritisation", "verification", "calibration", "hands", "escalation", "report", "candour",
}

var domainLabels = [engine.NumDomains]string{
	"Patient outcome", "Decision", "Prioritisation", "Verification", "Calibration", "Hands", "Escalation", "Report and evidence",
	"Candour and family",
}

// DomainID is a domain's name in files and on the wire.
func DomainID(d engine.Domain) string { return domainIDs[d] }

// DomainLabel is a domain's name on a screen.
func DomainLabel(d engine.Domain) string { return domainLabels[d] }

// Weights gives the authored points of every domain in a setting, before those not used are dropped; they sum to 100.
func Weights(ward bool) [engine.NumDomains]float64 {
	if ward {
		return weightsWard
	}
	return weightsBed
}
