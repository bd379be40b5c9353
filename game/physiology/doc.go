// Package physiology holds the simulated body to published numbers. It owns one table, testdata/rows.csv, the runner of its rows, and the
// page that they write, docs/physiology.md. All of it is test code; nothing may import it.
//
// A row is id, preset, protocol, expression, low, high, source, mark. The preset is a patient (or - where none is needed, or every, for all
// of them); the protocol is what is done to it; the expression is what is then read, and must lie from low to high. The
// words "as above" stand for those of the row before. Of the ids 76 were set as targets before the body was written: rows_test.go.
//
// A protocol is a list of deeds, parted by semicolons. Before the first that needs a body:
//
//	for X in A B C            all that follows is done once for each value, from the beginning (also: for X from A to B by C)
//	with FIELD X …            the parameters of the preset that differ: with FRC 2000 Shunt 0.3
//	on air, on oxygen         breathing alone, from the settling on
//	on vt 500 rate 12 ti 1    a ventilator: vt or pressure, rate, ti, peep, pmax, fio2, fico2
//	in bed                    the preset's usual support, pressor and basal insulin
//	settle                    nothing but the settling, where no other deed asks for it
//
// and then, or again:
//
//	wait 3 min                also s and h
//	until sao2 < 90 as t      at most two hours (within 20 min); t is seconds since the start or the last zero
//	zero                      starts the clock of until
//	let x = E                 keeps a number;  watch map  keeps its low, high, average and smooth from here on
//	save A, back A            one body, taken up again later: what was let stays
//	set KNOB X                turns a knob;  put FIELD X  reaches into the State
//	give DRUG X               a dose;  run DRUG X or run FLUID X  for each minute
//	line pump X carrier X     moves noradrenaline's line
//	paralyse, clamp, compress X, shock J, pace RATE CURRENT
//	connect KIND CHANNEL X …  a device in place of the bare support;  turn CHANNEL X
//	show PARAMETER X …        what a monitor is told to draw;  draw CHANNEL S  and  beat CHANNEL  draw it
//	trace QUANTITY MIN        four samples a second;  falls MIN  measures decelerations;  pains MIN  outputs
//
// The words of engineering rows (alike, disturb, story, halve, time) stand in engineering_test.go.
//
// An expression is arithmetic over quantities of the patient (game/patient), fields of its State, what was let or watched, and the functions of
// readings_test.go. Where a protocol has a for, it begins with most of, least of or rises of (how often it rose from one to the next).
package physiology
