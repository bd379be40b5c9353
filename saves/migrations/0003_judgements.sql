-- What the figures over many runs read of a card: whether it is scored, the kind of
-- its truth, and its judgements of devices (trials), as JSON. It is kept beside the
-- run, so that thousands of them are read without walking over their cards. A
-- trigger fills it, whichever way a card comes in.

ALTER TABLE run ADD COLUMN judged TEXT;

UPDATE run SET judged = (
	SELECT json_object('scored', json(card -> '$.scored'), 'kind', json(card -> '$.kind'), 'trials', json(card -> '$.trials'))
	FROM result WHERE result.run = run.n
);

CREATE TRIGGER judged_by_card AFTER INSERT ON result BEGIN
	UPDATE run SET judged = json_object(
		'scored', json(new.card -> '$.scored'), 'kind', json(new.card -> '$.kind'), 'trials', json(new.card -> '$.trials')
	) WHERE n = new.run;
END;
