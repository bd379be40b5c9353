package wave

// Rhythm is what the electrocardiogram shows.
type Rhythm uint8

// The rhythms and the ways of having none. LeadOff is what a monitor shows when
// nothing joins skin and machine.
const (
	Sinus Rhythm = iota
	AtrialFibrillation
	VentricularTachycardia
	VentricularFibrillation
	Asystole
	CompleteBlock
	Paced
	LeadOff
	AtrialFlutter
	rhythmCount
)

// String names the rhythm.
func (r Rhythm) String() string {
	if r >= rhythmCount {
		return "unknown rhythm"
	}
	return forms[r].name
}

// Params are what a monitor and a ventilator believe and show, after faults: the
// only input of every trace. The zero value is a patient with no signal at all.
type Params struct {
	HR       float64 // beats/min, displayed; 0 or below: no beats
	AtrialHR float64 // beats/min of the P waves in CompleteBlock; 0: 85
	Rhythm   Rhythm
	Capture  bool    // Paced only: each spike is followed by a QRS
	PaceRate float64 // spikes/min that fall without regard to the beats; 0: none, or in Paced those of HR
	Membrane Membrane
	Artefact Artefact

	PlethAmp float64 // pulse amplitude at the finger, 0..1 of a full trace
	SBP, DBP float64 // mmHg
	ArtOn    bool    // an arterial line is connected and read
	ArtHz    float64 // natural frequency of line and transducer; with ArtZeta 0 the line is faithful
	ArtZeta  float64 // damping coefficient: 0.15 rings, 0.6 is right, 2 is a clot or a bubble
	Flush    bool    // the line is being flushed: 300 mmHg stand at the transducer
	CVP      float64 // mmHg, mean
	CVPOn    bool    // a central line is connected and read

	FHR  float64 // beats/min of the fetal heart, displayed; 0 or below: no signal
	Toco float64 // mmHg, or the relative units of an external transducer

	RR     float64 // breaths/min; 0 or below: none begins
	Ti     float64 // s, inspiratory time; 0: a third of the breath
	EtCO2  float64 // kPa at the end of expiration
	FiCO2  float64 // kPa during inspiration; above 0 it is rebreathing
	Slope  float64 // 0 a box, 1 a shark fin
	TauE   float64 // s, expiratory time constant (resistance x compliance); 0: 0.5
	VT     float64 // L, tidal volume of one breath
	CO2Off bool    // no sampling line, no capnogram

	PPeak, PPlat, PEEP float64 // cmH2O
	SquareFlow         bool    // volume control: constant flow; otherwise constant pressure
	Limited            float64 // 0..1, part of inspiration spent held at the pressure limit

	Frozen bool // the picture stands still
}
