-- One go at one skill of the Skills Lab. inputs, result and trials are JSON that
-- only game/skill understands; a result stays readable when the skill has moved on.
-- What is long stands last, so that a list never walks over it.

CREATE TABLE skill_attempt (
	n       INTEGER PRIMARY KEY,
	id      TEXT    NOT NULL UNIQUE,
	skill   TEXT    NOT NULL,
	version INTEGER NOT NULL,
	level   INTEGER NOT NULL,
	mode    TEXT    NOT NULL,
	timing  TEXT    NOT NULL,
	guided  INTEGER NOT NULL CHECK (guided IN (0, 1)),
	asked   INTEGER NOT NULL CHECK (asked IN (0, 1)),
	seed    INTEGER NOT NULL,
	started INTEGER NOT NULL,
	status  TEXT    NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'ended', 'abandoned')),
	ended   INTEGER,
	tick    INTEGER NOT NULL CHECK (tick >= 0),
	score   REAL,
	met     INTEGER CHECK (met IN (0, 1)),
	seq     INTEGER NOT NULL CHECK (seq >= 0),
	inputs  TEXT    NOT NULL,
	trials  TEXT,
	result  TEXT,
	CHECK ((status = 'open') = (ended IS NULL)),
	CHECK ((status = 'ended') = (score IS NOT NULL)),
	CHECK ((status = 'ended') = (met IS NOT NULL)),
	CHECK ((status = 'ended') = (result IS NOT NULL))
) STRICT;

CREATE INDEX skill_attempt_by_start ON skill_attempt (started DESC, n DESC);
