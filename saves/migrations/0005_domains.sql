-- What the heat map over many runs reads of a card: of each domain its id, the points
-- it gave and those it could give, as JSON [[id, points, weight], …]. It is kept beside
-- the run, so that thousands of them are read without walking over their cards. A
-- trigger fills it, whichever way a card comes in.

ALTER TABLE run ADD COLUMN domains TEXT;

UPDATE run SET domains = (
	SELECT json_group_array(json_array(d.value ->> '$.id', d.value ->> '$.points', d.value ->> '$.weight'))
	FROM result, json_each(result.card, '$.domains') AS d WHERE result.run = run.n AND d.type = 'object'
) WHERE status = 'ended';

CREATE TRIGGER domains_by_card AFTER INSERT ON result BEGIN
	UPDATE run SET domains = (
		SELECT json_group_array(json_array(d.value ->> '$.id', d.value ->> '$.points', d.value ->> '$.weight'))
		FROM json_each(new.card, '$.domains') AS d WHERE d.type = 'object'
	) WHERE n = new.run;
END;
