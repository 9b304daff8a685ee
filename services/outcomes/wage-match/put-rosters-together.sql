-- Runs at the State, before match-wages.sql, with DuckDB alone:   duckdb -c ".read put-rosters-together.sql"
-- A program may have several agencies, and its figures are of all of them: their rosters are matched as one.
--   rosters/*.csv   one roster an agency, as make-roster.sql writes it
--   roster.csv      what match-wages.sql reads
-- Each agency has ids of its own: 7 of one is not 7 of another.
COPY (
  SELECT parse_filename(filename, true) || ' ' || person AS person, match_key, program, exited_on
  FROM read_csv('rosters/*.csv', header = true, all_varchar = true, filename = true)
  ORDER BY ALL
) TO 'roster.csv' (HEADER);
