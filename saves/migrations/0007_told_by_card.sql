-- What the figures over many runs read of a card, each in a column of its own, so that
-- thousands of runs are read without walking over JSON: whether it is scored (null: it does
-- not say), the kind of its truth, its judgements of devices, one a line, its fields parted
-- by tabs (family, faulty, stated, p, ideal, from, lr), and the signs of device failure that
-- were met in the run, parted by spaces. They take the place of judged (migration 0003). A
-- trigger fills them, whichever way a card comes in.

ALTER TABLE run ADD COLUMN scored INTEGER;
ALTER TABLE run ADD COLUMN kind TEXT;
ALTER TABLE run ADD COLUMN trials TEXT;
ALTER TABLE run ADD COLUMN signs TEXT;

DROP TRIGGER judged_by_card;

UPDATE run SET scored = card ->> '$.scored', kind = card ->> '$.kind', trials = (
	SELECT group_concat(line, char(10)) FROM (
		SELECT coalesce(t.value ->> '$.family', '') || char(9) || coalesce(t.value ->> '$.faulty', 0) || char(9) || coalesce(t.value ->> '$.stated', 0) || char(9) ||
			coalesce(t.value -> '$.p', 0) || char(9) || coalesce(t.value -> '$.ideal', 0) || char(9) || coalesce(t.value -> '$.from', 0) || char(9) || coalesce(t.value -> '$.lr', 0) AS line
		FROM json_each(card, '$.trials') AS t WHERE t.type = 'object' ORDER BY t.key)
	), signs = (SELECT group_concat(value, ' ') FROM json_each(card, '$.signs'))
FROM result WHERE result.run = run.n;

CREATE TRIGGER told_by_card AFTER INSERT ON result BEGIN
	UPDATE run SET scored = new.card ->> '$.scored', kind = new.card ->> '$.kind', trials = (
		SELECT group_concat(line, char(10)) FROM (
			SELECT coalesce(t.value ->> '$.family', '') || char(9) || coalesce(t.value ->> '$.faulty', 0) || char(9) || coalesce(t.value ->> '$.stated', 0) || char(9) ||
				coalesce(t.value -> '$.p', 0) || char(9) || coalesce(t.value -> '$.ideal', 0) || char(9) || coalesce(t.value -> '$.from', 0) || char(9) || coalesce(t.value -> '$.lr', 0) AS line
			FROM json_each(new.card, '$.trials') AS t WHERE t.type = 'object' ORDER BY t.key)
		), signs = (SELECT group_concat(value, ' ') FROM json_each(new.card, '$.signs'))
	WHERE n = new.run;
END;

ALTER TABLE run DROP COLUMN judged;
