-- One file is one cohort: many learners' runs, each proved before it came in. Times are Unix milliseconds, UTC. Learners are pseudonyms; no name of
-- a person has a column here. Seeds are unsigned 64-bit numbers stored as the signed integer of the same bits.

CREATE TABLE learner (
	n    INTEGER PRIMARY KEY,
	name TEXT    NOT NULL UNIQUE
) STRICT;

-- A file that was taken in, so that it is known again. sum is the SHA-256 of its bytes.
CREATE TABLE file (
	n        INTEGER PRIMARY KEY,
	sum      BLOB    NOT NULL UNIQUE,
	learner  INTEGER NOT NULL REFERENCES learner (n) ON DELETE CASCADE,
	observer TEXT    NOT NULL,
	session  TEXT    NOT NULL,
	made     INTEGER NOT NULL,
	imported INTEGER NOT NULL,
	program  TEXT    NOT NULL,
	engine   INTEGER NOT NULL,
	machine  TEXT    NOT NULL -- public key
) STRICT;

CREATE INDEX file_by_learner ON file (learner);

CREATE TABLE run (
	n        INTEGER PRIMARY KEY,
	id       TEXT    NOT NULL UNIQUE,
	learner  INTEGER NOT NULL REFERENCES learner (n) ON DELETE CASCADE,
	file     INTEGER NOT NULL REFERENCES file (n) ON DELETE CASCADE,
	session  TEXT    NOT NULL,
	scenario TEXT    NOT NULL,
	variant  TEXT    NOT NULL,
	kind     TEXT    NOT NULL,
	seed     INTEGER NOT NULL,
	engine   INTEGER NOT NULL,
	content  TEXT    NOT NULL,
	pace     TEXT    NOT NULL,
	started  INTEGER NOT NULL,
	ended    INTEGER,
	status   TEXT    NOT NULL CHECK (status IN ('open', 'ended', 'abandoned')),
	ticks    INTEGER NOT NULL CHECK (ticks >= 0),
	inputs   INTEGER NOT NULL CHECK (inputs >= 0),
	scored   INTEGER NOT NULL CHECK (scored IN (0, 1)),
	total    REAL,
	uncapped REAL,
	ending   TEXT    NOT NULL,
	play     BLOB    NOT NULL, -- what was played, without who and when: equal plays are equal here
	domains  TEXT    NOT NULL  -- [[id, points, weight], …]
) STRICT;

CREATE INDEX run_by_learner ON run (learner, scenario);
CREATE INDEX run_by_play ON run (play);

-- What is read of many runs at once, one kind of it together: lists of numbers, or text that was packed.
CREATE TABLE facet (
	kind INTEGER NOT NULL,
	run  INTEGER NOT NULL REFERENCES run (n) ON DELETE CASCADE,
	body BLOB    NOT NULL,
	PRIMARY KEY (kind, run)
) STRICT, WITHOUT ROWID;

CREATE INDEX facet_by_run ON facet (run);

-- Finished goes at skills. trials are judgements of devices: [[family, kind, faulty, stated, p, ideal], …].
CREATE TABLE attempt (
	n       INTEGER PRIMARY KEY,
	id      TEXT    NOT NULL UNIQUE,
	learner INTEGER NOT NULL REFERENCES learner (n) ON DELETE CASCADE,
	file    INTEGER NOT NULL REFERENCES file (n) ON DELETE CASCADE,
	session TEXT    NOT NULL,
	skill   TEXT    NOT NULL,
	version INTEGER NOT NULL,
	level   INTEGER NOT NULL,
	mode    TEXT    NOT NULL,
	timing  TEXT    NOT NULL,
	guided  INTEGER NOT NULL CHECK (guided IN (0, 1)),
	seed    INTEGER NOT NULL,
	started INTEGER NOT NULL,
	seconds REAL    NOT NULL,
	score   REAL    NOT NULL,
	met     INTEGER NOT NULL CHECK (met IN (0, 1)),
	trials  TEXT    NOT NULL
) STRICT;

CREATE INDEX attempt_by_learner ON attempt (learner, skill);

-- The words behind the numbers: scored lines, clues, scenes, choices, devices, patients.
CREATE TABLE term (
	n        INTEGER PRIMARY KEY,
	scenario TEXT NOT NULL,
	kind     TEXT NOT NULL,
	id       TEXT NOT NULL,
	label    TEXT NOT NULL,
	extra    TEXT NOT NULL,
	UNIQUE (scenario, kind, id)
) STRICT;

CREATE TABLE reflection (
	run  INTEGER NOT NULL REFERENCES run (n) ON DELETE CASCADE,
	part TEXT    NOT NULL,
	body TEXT    NOT NULL,
	at   INTEGER NOT NULL,
	PRIMARY KEY (run, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE answer (
	learner INTEGER NOT NULL REFERENCES learner (n) ON DELETE CASCADE,
	session TEXT    NOT NULL,
	moment  TEXT    NOT NULL,
	item    TEXT    NOT NULL,
	choice  INTEGER NOT NULL CHECK (choice BETWEEN 1 AND 5),
	PRIMARY KEY (learner, session, moment, item)
) STRICT, WITHOUT ROWID;

-- What an instructor said of a run. Nothing is overwritten: the latest counts, the others are its history.
CREATE TABLE rating (
	n     INTEGER PRIMARY KEY,
	run   INTEGER NOT NULL REFERENCES run (n) ON DELETE CASCADE,
	at    INTEGER NOT NULL,
	rater TEXT    NOT NULL,
	grade INTEGER CHECK (grade BETWEEN 1 AND 5),
	note  TEXT    NOT NULL
) STRICT;

CREATE INDEX rating_by_run ON rating (run);

-- The sessions that were set, so that a run handed in under a code is held to it.
CREATE TABLE session (
	code TEXT PRIMARY KEY,
	body TEXT NOT NULL -- the first line of its file
) STRICT, WITHOUT ROWID;

-- Every standard that was set and every other decision about people's data, with who and when.
CREATE TABLE audit (
	n    INTEGER PRIMARY KEY,
	at   INTEGER NOT NULL,
	who  TEXT    NOT NULL,
	what TEXT    NOT NULL, -- standard, erase, expire, retention
	body TEXT    NOT NULL  -- JSON
) STRICT;

-- Who asked to be erased, as a keyed hash: a folder that is imported again must not bring them back.
CREATE TABLE erased (
	hash BLOB PRIMARY KEY,
	at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
	key   TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
