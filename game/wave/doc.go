// Package wave draws the bedside waveforms: electrocardiogram with its artefacts, pleth,
// arterial and central venous pressure, capnogram, airway pressure and flow, and the two
// lines of a cardiotocograph.
//
// It owns the shape of a trace and nothing else. A trace is computed when a frame
// is drawn, from what a monitor believes and shows (Params), and is never fed back
// into the patient: no rule of the game may read it. It imports only game/num,
// holds no clock and no randomness of its own, and gives the same sample for the
// same Params and Phase on every machine.
//
// Three functions make a trace: Phase.Advance moves on in time, Sample reads one
// channel at that moment, and the screen keeps the samples.
package wave
