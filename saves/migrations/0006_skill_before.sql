-- The seed of the learner's last go at the skill, 0 if there was none: nothing comes twice
-- in a row, and a go that is taken up again must be drawn as it was begun.

ALTER TABLE skill_attempt ADD COLUMN before INTEGER NOT NULL DEFAULT 0;
