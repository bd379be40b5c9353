// Package patient owns the body: a 0-D model of gas exchange, lung mechanics, breathing,
// circulation, fluids, kidney, acid-base, glucose, insulin, ketones, potassium, brain, drugs and oximetry. It receives what the devices really
// deliver (Inputs) and nothing else; it knows neither what was ordered nor what is shown.
//
// State is one flat value: copy it to branch in time, compare it with ==. Step advances it by
// one tick of 20 ms: mechanics and gas transport at 50 Hz, gas exchange and circulation at
// 10 Hz, metabolism, acid-base, drugs, fluids, control of breathing and brain at 1 Hz, chosen by the integer tick.
// Each part reads the previous values of later parts; nothing iterates.
//
// Inside: time in s, gas tension in mmHg, gas amounts in mL STPD, gas volumes in mL BTPS,
// airway pressure in cmH2O, vascular pressure in mmHg, blood contents in mL/mL, solutes in
// mmol, insulin in units. Quantities give
// the units of a UK bedside (kPa, mmHg, cmH2O).
//
// It may import game/num alone. It holds no clock, no input or output, no randomness of its own.
package patient
