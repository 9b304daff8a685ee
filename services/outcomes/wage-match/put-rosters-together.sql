-- Runs at the State, before match-wages.sql, with DuckDB alone:   duckdb -c ".read put-rosters-together.sql"
-- A program may have several agencies, and its figures are of all of them: their rosters are matched as one.
--   rosters/*.csv   one roster an agency, as make-roster.sql writes it
--   roster.csv      what match-wages.sql reads
-- Each agency has ids of its own: 7 of one is not 7 of another.
-- How a file is written is said, not guessed; its header is a row, to be looked at. No key is ever printed.
CREATE TEMP TABLE laid AS
  SELECT row_number() OVER () AS row, *
  FROM read_csv('rosters/*.csv', auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', filename = true, store_rejects = true,
    columns = {person: 'VARCHAR', match_key: 'VARCHAR', program: 'VARCHAR', exited_on: 'VARCHAR'});
-- A quote that does not end may swallow all that follows, unsaid: then there are more lines than rows.
CREATE TEMP TABLE lines AS SELECT filename AS file, count(line) AS lines
  FROM read_csv('rosters/*.csv', auto_detect = false, header = false, delim = chr(1), quote = '', escape = '', filename = true, store_rejects = true,
    columns = {line: 'VARCHAR'}) GROUP BY ALL;
CREATE TEMP TABLE heads AS SELECT filename AS file, min(row) AS row, count(*) AS rows FROM laid GROUP BY ALL;

SELECT error('row-malformed: ' || arg_min(file_path || ', line ' || line, (file_path, line)) || ': not four columns, or not UTF-8; make this agency''s roster anew.')
  FROM reject_errors JOIN reject_scans USING (scan_id, file_id) HAVING count(*) > 0;

SELECT error('row-malformed: ' || min(file) || ': a quote that does not end; make this agency''s roster anew.')
  FROM lines JOIN heads USING (file) WHERE lines <> rows HAVING count(*) > 0;
SELECT error('header-wrong: ' || min(file) || ': the first line is not person,match_key,program,exited_on; make this agency''s roster anew.')
  FROM glob('rosters/*.csv') LEFT JOIN heads USING (file) LEFT JOIN laid USING (row)
  WHERE concat_ws(',', person, match_key, program, exited_on) <> 'person,match_key,program,exited_on' HAVING count(*) > 0;

COPY (
  SELECT parse_filename(filename, true) || ' ' || person AS person, match_key, program, exited_on
  FROM laid WHERE row NOT IN (SELECT row FROM heads)
  ORDER BY ALL
) TO 'roster.csv' (HEADER);
