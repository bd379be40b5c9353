-- What a trainee writes in a debrief, in their own words: one text for each part of it.
CREATE TABLE reflection (
	run  INTEGER NOT NULL REFERENCES run (n) ON DELETE CASCADE,
	part TEXT    NOT NULL,
	body TEXT    NOT NULL,
	at   INTEGER NOT NULL,
	PRIMARY KEY (run, part)
) STRICT, WITHOUT ROWID;

-- The log of answers to questions that come back. When each is due is worked out of it,
-- never stored; goes at skills have a log of their own (skill_attempt).
CREATE TABLE review (
	n     INTEGER PRIMARY KEY,
	item  TEXT    NOT NULL,
	at    INTEGER NOT NULL,
	grade INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 4)
) STRICT;
