-- Runs at the State, on the State's own machine, with DuckDB alone:   duckdb -c ".read match-wages.sql"
-- Reads two files beside it and writes one. Nothing but the one it writes may leave: it holds no row of a person.
--   roster.csv   person, match_key, program, exited_on   who left; the key that the State matches by, empty where there is none
--   wages.csv    match_key, year, quarter, cents         the State's wage records, one row an employer; a fifth column: employer
--   wage-match.json                                      by program and quarter of exit: how many, how many matched, median
-- 20 CFR 603 keeps wage records with the State; TAC-17-04 lets aggregates out. Below 11 people nothing is said of a line.
-- README.md beside this file says how the roster is made, and where the result goes.

-- The day the match is as of; another one:   duckdb -c "SET VARIABLE matched_on = DATE '2026-12-31'" -c ".read match-wages.sql"
CREATE TEMP TABLE asked AS SELECT CAST(coalesce(getvariable('matched_on'), current_date) AS DATE) AS matched_on;

-- How a file is written is said, not guessed; its header is row 0, to be looked at.
CREATE TEMP TABLE roster_lines AS
  SELECT row_number() OVER () - 1 AS row, *
  FROM read_csv('roster.csv', auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', store_rejects = true,
    columns = {person: 'VARCHAR', match_key: 'VARCHAR', program: 'VARCHAR', exited_on: 'VARCHAR'});
CREATE TEMP TABLE wage_lines AS
  SELECT row_number() OVER () - 1 AS row, *
  FROM read_csv('wages.csv', auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', store_rejects = true,
    null_padding = true, parallel = false, columns = {match_key: 'VARCHAR', year: 'VARCHAR', quarter: 'VARCHAR', cents: 'VARCHAR', employer: 'VARCHAR'});
-- A quote that does not end may swallow all that follows, unsaid: then there are more lines than rows.
CREATE TEMP TABLE lines AS SELECT filename AS file, count(line) AS lines
  FROM read_csv(['roster.csv', 'wages.csv'], auto_detect = false, header = false, delim = chr(1), quote = '', escape = '', filename = true, store_rejects = true,
    columns = {line: 'VARCHAR'}) GROUP BY ALL;

-- A row that cannot be read stops the run: left out in silence, it would pass for a "no". No key is ever printed.
SELECT error('row-malformed: ' || arg_min(file_path || ', line ' || line, (file_path, line)) || ': not the columns there are, or not UTF-8; write it anew.')
  FROM reject_errors JOIN reject_scans USING (scan_id, file_id) HAVING count(*) > 0;
SELECT error('row-malformed: ' || min(file) || ': a quote that does not end; write it anew.')
  FROM lines WHERE lines <> if(file = 'roster.csv', (SELECT count(*) FROM roster_lines), (SELECT count(*) FROM wage_lines)) HAVING count(*) > 0;
SELECT error('header-wrong: roster.csv: the first line is not person,match_key,program,exited_on; write these columns, in this order.')
  WHERE coalesce((SELECT concat_ws(',', person, match_key, program, exited_on) FROM roster_lines WHERE row = 0), '') <> 'person,match_key,program,exited_on';
CREATE TEMP TABLE wage_head AS
  SELECT (SELECT concat_ws(',', match_key, year, quarter, cents, employer) FROM wage_lines WHERE row = 0) AS columns;
SELECT error('header-wrong: wages.csv: the first line is not match_key,year,quarter,cents; write these columns, in this order; employer may follow.')
  FROM wage_head WHERE coalesce(columns NOT IN ('match_key,year,quarter,cents', 'match_key,year,quarter,cents,employer'), true);
SELECT error('row-malformed: wages.csv, row ' || min(row) || ': five columns where the first line names four; write it anew.')
  FROM wage_lines, wage_head WHERE employer IS NOT NULL AND columns NOT LIKE '%,employer' HAVING count(*) > 0;
CREATE TEMP VIEW roster_rows AS FROM roster_lines WHERE row > 0;
CREATE TEMP VIEW wage_rows AS FROM wage_lines WHERE row > 0;

SELECT error('person-missing: roster.csv, row ' || min(row) || ': nobody is named; write any id of your own, the same for one person.')
  FROM roster_rows WHERE person IS NULL HAVING count(*) > 0;
SELECT error('program-unknown: roster.csv, row ' || min(row) || ': not one of the six programs; write adult, dw, youth, aefla, wp or vr.')
  FROM roster_rows WHERE coalesce(program NOT IN ('adult', 'dw', 'youth', 'aefla', 'wp', 'vr'), true) HAVING count(*) > 0;
SELECT error('exit-malformed: roster.csv, row ' || min(row) || ': not a day that has been; write it as 2025-11-10.')
  FROM roster_rows, asked WHERE coalesce(TRY_CAST(exited_on AS DATE) > matched_on, true) HAVING count(*) > 0;
SELECT error('quarter-wrong: wages.csv, row ' || min(row) || ': no quarter that is over; write a year and 1, 2, 3 or 4.')
  FROM wage_rows, asked
  WHERE coalesce(TRY_CAST(quarter AS INTEGER) NOT BETWEEN 1 AND 4 OR TRY_CAST(year AS INTEGER) NOT BETWEEN 2000 AND 2100
      OR TRY_CAST(year AS INTEGER) * 4 + TRY_CAST(quarter AS INTEGER) >= year(matched_on) * 4 + quarter(matched_on), true)
  HAVING count(*) > 0;
SELECT error('cents-malformed: wages.csv, row ' || min(row) || ': not whole cents.')
  FROM wage_rows WHERE coalesce(NOT regexp_full_match(cents, '-?\d+'), true) HAVING count(*) > 0;

-- Once a person, program and quarter: a row that stands there twice counts once. Who has no key stays in, and is never found.
CREATE TEMP TABLE roster AS
  SELECT person, program, date_trunc('quarter', CAST(exited_on AS DATE)) AS left_in, min(match_key) AS match_key
  FROM roster_rows GROUP BY ALL;

CREATE TEMP TABLE earned AS
  SELECT match_key, make_date(CAST(year AS INTEGER), CAST(quarter AS INTEGER) * 3 - 2, 1) AS begins, sum(CAST(cents AS BIGINT)) AS cents
  FROM (SELECT DISTINCT * EXCLUDE (row) FROM wage_rows)
  GROUP BY ALL HAVING sum(CAST(cents AS BIGINT)) > 0;

-- Until the two-quarter lag is over nobody can be said not to have worked (TAC-17-01 page 8; TAC-17-04, Table 2). A count that
-- nearly all or nearly nobody have says of each what it is. Who left two agencies stands there twice under one key: how few there
-- are is asked of people, so that two exits of six people do not pass for twelve.
COPY (
  SELECT program, year(left_in) || 'Q' || quarter(left_in) AS quarter_of_exit, strftime(matched_on, '%Y-%m-%d') AS matched_on, people,
    CASE WHEN matched_on >= left_in + INTERVAL 15 MONTH - INTERVAL 1 DAY AND least(found_q2, humans - found_q2) >= 3 THEN q2 END AS employed_q2,
    CASE WHEN matched_on >= left_in + INTERVAL 21 MONTH - INTERVAL 1 DAY AND least(found_q4, humans - found_q4) >= 3 THEN q4 END AS employed_q4,
    CASE WHEN employed_q2 IS NOT NULL AND found_q2 >= 11 THEN CAST(round(median_q2 / 500) * 500 AS BIGINT) END AS median_cents_q2
  FROM (
    SELECT program, left_in, count(*) AS people, count(q2.cents) AS q2, count(q4.cents) AS q4, median(q2.cents) AS median_q2,
      count(DISTINCT coalesce(roster.match_key, person)) AS humans,
      count(DISTINCT q2.match_key) AS found_q2, count(DISTINCT q4.match_key) AS found_q4
    FROM roster
    LEFT JOIN earned q2 ON q2.match_key = roster.match_key AND q2.begins = left_in + INTERVAL 6 MONTH
    LEFT JOIN earned q4 ON q4.match_key = roster.match_key AND q4.begins = left_in + INTERVAL 12 MONTH
    GROUP BY ALL), asked
  WHERE humans >= 11
  ORDER BY program, quarter_of_exit
) TO 'wage-match.json' (FORMAT json, ARRAY true);
