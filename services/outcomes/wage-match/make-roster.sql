-- Runs at the program, or at the State, with DuckDB alone:   duckdb -c ".read make-roster.sql"
-- Whom the State is to look for: everybody who left as the program reported it and stands in a rate, whether there is a key or none.
--   handoff.duckdb   of `handoff analyze`
--   own-keys.csv     person_id, match_key: the keys are the program's own. They never enter the exchange
--   roster.csv       what match-wages.sql reads
ATTACH 'handoff.duckdb' AS handoff (READ_ONLY);

COPY (
  SELECT person_id AS person, match_key, program, exit AS exited_on
  FROM handoff.periods
  LEFT JOIN read_csv('own-keys.csv', header = true, all_varchar = true) USING (person_id)
  WHERE exit_basis = 'program' AND employment_q2 <> 'excluded'
  ORDER BY ALL
) TO 'roster.csv' (HEADER);
