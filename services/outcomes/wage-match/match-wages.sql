-- Runs at the State, on the State's own machine, with DuckDB alone:   duckdb -c ".read match-wages.sql"
-- Reads two files beside it and writes one. Nothing but the one it writes may leave: it holds no row of a person.
--   roster.csv   match_key, program, exited_on      who left, under the key that the State matches by
--   wages.csv    match_key, year, quarter, cents    the State's wage records, one row an employer
--   wage-match.json                                 by program and quarter of exit: how many, how many matched, median
-- 20 CFR 603 keeps wage records with the State; TAC-17-04 lets aggregates out. Below 11 people nothing is said of a line.

CREATE TEMP TABLE roster AS
  SELECT DISTINCT match_key, program, CAST(exited_on AS DATE) AS exited_on
  FROM read_csv('roster.csv', header = true, all_varchar = true);

CREATE TEMP TABLE earned AS
  SELECT match_key, make_date(CAST(year AS INTEGER), CAST(quarter AS INTEGER) * 3 - 2, 1) AS begins, sum(CAST(cents AS BIGINT)) AS cents
  FROM (SELECT DISTINCT * FROM read_csv('wages.csv', header = true, all_varchar = true))
  WHERE CAST(quarter AS INTEGER) BETWEEN 1 AND 4
  GROUP BY ALL HAVING sum(CAST(cents AS BIGINT)) > 0;

COPY (
  SELECT program, quarter_of_exit, people,
    CASE WHEN shown THEN employed_q2 END AS employed_q2,
    CASE WHEN shown THEN employed_q4 END AS employed_q4,
    CASE WHEN shown AND employed_q2 >= 11 THEN CAST(round(median_q2 / 500) * 500 AS BIGINT) END AS median_cents_q2
  FROM (
    SELECT program, year(exited_on) || 'Q' || quarter(exited_on) AS quarter_of_exit, count(*) AS people,
      count(q2.cents) AS employed_q2, count(q4.cents) AS employed_q4, median(q2.cents) AS median_q2,
      -- A count that all or nobody have says of each what it is; so does one of few.
      count(*) >= 11 AND least(count(q2.cents), count(*) - count(q2.cents), count(q4.cents), count(*) - count(q4.cents)) >= 3 AS shown
    FROM roster
    LEFT JOIN earned q2 ON q2.match_key = roster.match_key AND q2.begins = date_trunc('quarter', exited_on) + INTERVAL 6 MONTH
    LEFT JOIN earned q4 ON q4.match_key = roster.match_key AND q4.begins = date_trunc('quarter', exited_on) + INTERVAL 12 MONTH
    GROUP BY ALL)
  WHERE people >= 11
  ORDER BY program, quarter_of_exit
) TO 'wage-match.json' (FORMAT json, ARRAY true);
