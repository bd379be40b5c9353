// Package game is the root of the rules: what a device shows, what a patient gets, what a run is
// worth. It holds no code of its own, only this map and the tests that keep the house in order.
//
// From the ground up, each package importing only those above it in the list:
//
//	num       deterministic mathematics, and randomness as a function of its arguments
//	rank      how well an order of patients agrees with the experts'
//	cohort    items, consistency and standards over many learners
//	sign      the field guide of the signs of device failure
//	patient   physiology: gases, lungs, circulation, brain; it answers to what was delivered
//	wave      the traces a monitor would draw of such a patient
//	device    monitors, ventilators, pumps, analysers and hands: ordered, delivered, displayed; faults as data
//	physiology  tests alone: one table that holds patient, wave and device to published numbers
//	news      the early warning score of what is seen and displayed
//	engine    State, Step, Observe, Legal: the one step function that everything else uses
//	scenario  the compiler of an authored case, with every problem and its place; conditions
//	run       header, inputs and hashes: recording, replaying, verifying
//	track     going back in a run, to any instant of it
//	score     calibration and the Card, each line explained
//	walk      scripted tests of a scenario in a few readable lines
//	calibration  hits, misses and beliefs over many runs
//	skill     the contract of the manual skills; each skill is a package below it
//	player    bots that keep scenarios honest
//	prove     plays a scenario many times over, and says whether it is fair
//	counterfactual  a run with one of its decisions changed
//	debrief   what was shown beside what was true
//
// Everything under game is pure: no clock, no file, no network, no goroutine, no global randomness,
// and the same bits on every machine. It imports nothing but the standard library, except that
// scenario uses an expression language for conditions. It never imports content, saves or cmd.
//
// arch_test.go states every forbidden import with its reason; purity_test.go reads the syntax and the
// types of the non-test files and names each line that could differ between two machines.
package game
