package wave

// A bump is one Gaussian of a beat: where, how high, how wide.
type bump struct {
	angle  float64 // rad, R at 0
	mv     float64 // height in mV when nothing else is near
	width  float64 // rad, standard deviation
	follow float64 // how far the angle moves out when the heart is fast: 0 not, 1 with sqrt(HR/60)
	part   part    // what the membrane's potassium does to it
}

// A part is one of the named waves of a beat.
type part uint8

const (
	qrs part = iota
	pWave
	tWave
)

// A form is all that distinguishes one rhythm from another. A new rhythm is a new
// row, not a new function.
type form struct {
	name      string
	waves     int // how many of beat are used; 0: no beats
	beat      [6]bump
	breathing bool    // respiratory sinus arrhythmia
	scatter   float64 // coefficient of variation of the beat length
	perfuses  bool    // beats reach the finger and the artery
	fibLow    float64 // Hz, slowest of the fibrillation sines; 0: none
	fibHigh   float64 // Hz, fastest
	fibMV     float64 // mV
	flutterMV float64 // mV of the sawtooth of flutter; 0: none
	wander    float64 // mV of baseline that moves with the chest
}

const (
	degree     = pi / 180
	spikeAngle = -0.32     // rad before R at which a ventricular pacing spike falls
	spikeMV    = 2.2       // mV, taller than any R wave
	rMV        = 1.2       // mV of the R wave
	unit       = rMV / 0.3 // McSharry's heights are a*b*b; his R is 30*0.1*0.1 = 0.3
)

// normalBeat is the beat of McSharry PE et al. 2003, IEEE Trans Biomed Eng 50:289,
// DOI 10.1109/TBME.2003.808805, table I: angles -70, -15, 0, 15, 100 degrees,
// a = 1.2, -5, 30, -7.5, 0.75, b = 0.25, 0.1, 0.1, 0.1, 0.4. Integrated, each wave is
// a Gaussian of height a*b*b; the sum is scaled so that R is 1.2 mV. The way angles
// follow the rate is that of its published program; Bazett's root for the T wave.
var normalBeat = [6]bump{
	{-70 * degree, 1.2 * 0.25 * 0.25 * unit, 0.25, 0.5, pWave},
	{-15 * degree, -5 * 0.1 * 0.1 * unit, 0.1, 1, qrs},
	{0, rMV, 0.1, 0, qrs},
	{15 * degree, -7.5 * 0.1 * 0.1 * unit, 0.1, 1, qrs},
	{100 * degree, 0.75 * 0.4 * 0.4 * unit, 0.4, 1, tWave},
}

// wideBeat begins in the ventricle: broad, notched, T against it. Invented shape
// (mark D): textbooks describe it, no source gives its numbers.
var wideBeat = [6]bump{
	{-4 * degree, 0.95, 0.21, 0, qrs},
	{14 * degree, 0.35, 0.13, 0.5, qrs},
	{34 * degree, -0.45, 0.20, 0.5, qrs},
	{105 * degree, -0.38, 0.42, 0.8, tWave},
}

// conductedBeat is the normal beat without its P wave.
var conductedBeat = [6]bump{normalBeat[1], normalBeat[2], normalBeat[3], normalBeat[4]}

var forms = [rhythmCount]form{
	Sinus: {
		name: "sinus rhythm", waves: 5, beat: normalBeat, breathing: true,
		scatter: 0.012, perfuses: true, wander: 0.04,
	},
	// f waves 4-9 Hz, RR coefficient of variation 0.15-0.30: Lian J et al. 2007,
	// Biomed Eng Online 6:9, DOI 10.1186/1475-925X-6-9.
	AtrialFibrillation: {
		name: "atrial fibrillation", waves: 4, beat: conductedBeat,
		scatter: 0.20, perfuses: true, fibLow: 4.5, fibHigh: 8.5, fibMV: 0.06, wander: 0.04,
	},
	VentricularTachycardia: {
		name: "broad complex tachycardia", waves: 4, beat: ventricularRun,
		scatter: 0.008, perfuses: true, wander: 0.05,
	},
	VentricularFibrillation: {
		name:   "ventricular fibrillation",
		fibLow: 3.2, fibHigh: 6.2, fibMV: 0.55, wander: 0.08,
	},
	Asystole: {name: "asystole", wander: 0.05},
	CompleteBlock: {
		name: "complete heart block", waves: 4, beat: wideBeat,
		scatter: 0.01, perfuses: true, wander: 0.04,
	},
	Paced: {
		name: "paced rhythm", waves: 4, beat: wideBeat,
		perfuses: true, wander: 0.04,
	},
	LeadOff: {name: "leads off"},
	// The atria turn near 300 a minute and the node lets every second, third or fourth
	// turn through (textbook); the rate says which.
	AtrialFlutter: {
		name: "atrial flutter", waves: 4, beat: conductedBeat,
		scatter: 0.005, perfuses: true, flutterMV: 0.16, wander: 0.04,
	},
}

// ventricularRun is one beat of a tachycardia: a sine-like sawtooth with no rest.
var ventricularRun = [6]bump{
	{-20 * degree, 1.25, 0.62, 0, qrs},
	{30 * degree, 0.30, 0.30, 0, qrs},
	{130 * degree, -0.85, 0.60, 0, qrs},
	{75 * degree, -0.30, 0.40, 0, qrs},
}

func (p *Params) form() *form {
	if p.Rhythm >= rhythmCount {
		return &forms[LeadOff]
	}
	return &forms[p.Rhythm]
}
