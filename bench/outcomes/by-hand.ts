/**
 * What an analyst who knows the file would write for one program year: no macro, no name of ours, one pass, dates worked out by
 * hand.
 */
export const byHand = `
WITH c AS (
  SELECT program,
    count(*) FILTER (employment_q2 = 'success' AND q2) AS n2,
    count(*) FILTER (employment_q2 IN ('success', 'failure', 'unknowable') AND q2) AS d2,
    count(*) FILTER (employment_q2 = 'unknowable' AND q2) AS u2,
    count(*) FILTER (employment_q2 = 'not-yet-known' AND q2) AS y2,
    count(*) FILTER (employment_q2 = 'excluded' AND q2) AS x2,
    count(*) FILTER (contested_q2 IS NOT NULL AND employment_q2 IN ('success', 'failure', 'unknowable') AND q2) AS k2,
    count(*) FILTER (employment_q4 = 'success' AND q4) AS n4,
    count(*) FILTER (employment_q4 IN ('success', 'failure', 'unknowable') AND q4) AS d4,
    count(*) FILTER (employment_q4 = 'unknowable' AND q4) AS u4,
    count(*) FILTER (employment_q4 = 'not-yet-known' AND q4) AS y4,
    count(*) FILTER (employment_q4 = 'excluded' AND q4) AS x4,
    count(*) FILTER (contested_q4 IS NOT NULL AND employment_q4 IN ('success', 'failure', 'unknowable') AND q4) AS k4,
    count(*) FILTER (credential = 'success' AND q4) AS nc,
    count(*) FILTER (credential IN ('success', 'failure', 'unknowable') AND q4) AS dc,
    count(*) FILTER (credential = 'unknowable' AND q4) AS uc,
    count(*) FILTER (credential = 'not-yet-known' AND q4) AS yc,
    count(*) FILTER (credential = 'excluded' AND q4) AS xc,
    count(*) FILTER (skill_gain = 'success') AS ng,
    count(*) FILTER (skill_gain IN ('success', 'failure', 'unknowable')) AS dg,
    count(*) FILTER (skill_gain = 'unknowable') AS ug,
    count(*) FILTER (skill_gain = 'not-yet-known') AS yg,
    count(*) FILTER (skill_gain = 'excluded') AS xg
  FROM (SELECT *, exit_basis = 'program' AND exit BETWEEN DATE '2023-07-01' AND DATE '2024-06-30' AS q2,
          exit_basis = 'program' AND exit BETWEEN DATE '2023-01-01' AND DATE '2023-12-31' AS q4 FROM periods)
  GROUP BY program)
SELECT *, round(numerator / nullif(denominator, 0), 6) AS regulatory_rate, round(numerator / nullif(denominator - unknowable, 0), 6) AS descriptive_rate FROM (
  SELECT program, if(program = 'youth', 'youth_education_employment_q2', 'employment_rate_q2') AS measure, n2 AS numerator, d2 AS denominator, u2 AS unknowable, y2 AS not_yet_known, x2 AS excluded, k2 AS contested FROM c
  UNION ALL SELECT program, if(program = 'youth', 'youth_education_employment_q4', 'employment_rate_q4'), n4, d4, u4, y4, x4, k4 FROM c
  UNION ALL SELECT program, 'credential_attainment', nc, dc, uc, yc, xc, 0 FROM c WHERE program <> 'wp'
  UNION ALL SELECT program, 'measurable_skill_gains', ng, dg, ug, yg, xg, 0 FROM c WHERE program <> 'wp')
ORDER BY program, measure`;

export const medianByHand = `
SELECT program, CAST(ceil(median(earnings_q2_cents)) AS BIGINT) AS cents, count(earnings_q2_cents) AS counted
FROM periods WHERE exit_basis = 'program' AND exit BETWEEN DATE '2023-07-01' AND DATE '2024-06-30'
GROUP BY program HAVING count(earnings_q2_cents) > 0 ORDER BY program`;
