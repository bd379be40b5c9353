// Package cohort remembers many learners' runs for an instructor: one SQLite file, apart from every profile, with its own migrations.
//
// It owns the file, what is stored of a run, which run is new, known or a contradiction, ratings and notes, the audit of standards, and the end of
// people's data: retention, expiry and erasure. What it stores was proved by its caller; it knows no engine rule. It may import saves,
// saves/handin and saves/lab, and neither game, content nor cmd.
//
// # How little is kept
//
// A pseudonym, the machine's public key, and the run. Words that many runs share are stored once (term); of each run there are lists of numbers that
// refer to them (facet), so that five thousand runs stay well under 100 MB and any question about all of them reads one kind of list.
package cohort
