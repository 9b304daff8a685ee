-- Runs at the program, or at the State, with DuckDB alone:   duckdb -c ".read make-roster.sql"
-- Whom the State is to look for: everybody who left as the program reported it and stands in a rate, whether there is a key or none.
--   handoff.duckdb   of `handoff analyze`
--   own-keys.csv     person_id, match_key: the keys are the program's own. They never enter the exchange
--   roster.csv       what match-wages.sql reads
ATTACH 'handoff.duckdb' AS handoff (READ_ONLY);

-- How the file is written is said, not guessed; its header is a row, to be looked at. No key is ever printed.
CREATE TEMP TABLE laid AS
  SELECT row_number() OVER () AS row, *
  FROM read_csv('own-keys.csv', auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', store_rejects = true,
    columns = {person_id: 'VARCHAR', match_key: 'VARCHAR'});
-- A quote that does not end may swallow all that follows, unsaid: then there are more lines than rows.
CREATE TEMP TABLE lines AS SELECT count(line) AS lines
  FROM read_csv('own-keys.csv', auto_detect = false, header = false, delim = chr(1), quote = '', escape = '', store_rejects = true,
    columns = {line: 'VARCHAR'});

SELECT error('row-malformed: own-keys.csv, line ' || min(line) || ': not two columns, or not UTF-8; write it anew.')
  FROM reject_errors HAVING count(*) > 0;
SELECT error('row-malformed: own-keys.csv: a quote that does not end; write it anew.')
  FROM lines WHERE lines <> (SELECT count(*) FROM laid);
SELECT error('header-wrong: own-keys.csv: the first line is not person_id,match_key; write these columns, in this order.')
  WHERE coalesce((SELECT concat_ws(',', person_id, match_key) FROM laid WHERE row = 1), '') <> 'person_id,match_key';

COPY (
  SELECT person_id AS person, match_key, program, exit AS exited_on
  FROM handoff.periods
  LEFT JOIN (FROM laid WHERE row > 1) USING (person_id)
  WHERE exit_basis = 'program' AND employment_q2 <> 'excluded'
  ORDER BY ALL
) TO 'roster.csv' (HEADER);
