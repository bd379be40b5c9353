-- One file is one profile. Times are Unix milliseconds, UTC. Seeds and state
-- hashes are unsigned 64-bit numbers stored as the signed integer of the same bits.

CREATE TABLE profile (
	one     INTEGER PRIMARY KEY CHECK (one = 1),
	id      TEXT    NOT NULL,
	name    TEXT    NOT NULL,
	created INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (
	key   TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- n keeps the child tables' keys small; id is what the outside knows.
CREATE TABLE run (
	n            INTEGER PRIMARY KEY,
	id           TEXT    NOT NULL UNIQUE,
	scenario     TEXT    NOT NULL,
	variant      TEXT    NOT NULL,
	seed         INTEGER NOT NULL,
	engine       INTEGER NOT NULL,
	content_hash TEXT    NOT NULL,
	pace         TEXT    NOT NULL,
	started      INTEGER NOT NULL,
	practice     INTEGER NOT NULL CHECK (practice IN (0, 1)),
	status       TEXT    NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'ended', 'abandoned')),
	last_tick    INTEGER NOT NULL DEFAULT 0 CHECK (last_tick >= 0),
	ended        INTEGER,
	score        REAL,
	CHECK ((status = 'open') = (ended IS NULL)),
	CHECK ((status = 'ended') = (score IS NOT NULL))
) STRICT;

CREATE INDEX run_by_start ON run (started DESC, n DESC);

CREATE TABLE input (
	run  INTEGER NOT NULL REFERENCES run (n) ON DELETE CASCADE,
	seq  INTEGER NOT NULL CHECK (seq >= 1),
	tick INTEGER NOT NULL CHECK (tick >= 0),
	body TEXT    NOT NULL,
	PRIMARY KEY (run, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE mark (
	run  INTEGER NOT NULL REFERENCES run (n) ON DELETE CASCADE,
	seq  INTEGER NOT NULL CHECK (seq >= 0),
	tick INTEGER NOT NULL CHECK (tick >= 0),
	hash INTEGER NOT NULL,
	PRIMARY KEY (run, tick, seq)
) STRICT, WITHOUT ROWID;

-- Apart from run, so that listing thousands of runs never walks over their
-- cards. events is one JSON array, gzipped: it is read whole or not at all.
CREATE TABLE result (
	run    INTEGER PRIMARY KEY REFERENCES run (n) ON DELETE CASCADE,
	card   TEXT NOT NULL,
	events BLOB NOT NULL
) STRICT;
