import type { Definition } from './duckdb/write-database.ts';

/**
 * Program years as the programs count them. WIOA's begins on 1 July (20 CFR 677.150); a federal fiscal year on 1 October.
 * Quarters are calendar quarters: those of 677.155 are counted after the quarter of exit.
 */
export const macros: readonly Definition[] = [
  {
    name: 'program_year',
    kind: 'macro',
    doc: "The year a day belongs to, by its first calendar year: program_year('WIOA', DATE '2026-06-30') is 2025.",
    sql: `CREATE MACRO program_year(kind, d) AS CASE kind
      WHEN 'WIOA' THEN year(d) - CASE WHEN month(d) < 7 THEN 1 ELSE 0 END
      WHEN 'federal' THEN year(d) + CASE WHEN month(d) >= 10 THEN 1 ELSE 0 END
      WHEN 'calendar' THEN year(d) END`,
  },
  {
    name: 'program_quarter',
    kind: 'macro',
    doc: "Year and quarter: program_quarter('WIOA', DATE '2026-07-01') is 'PY2026 Q1'.",
    sql: `CREATE MACRO program_quarter(kind, d) AS CASE kind
      WHEN 'WIOA' THEN 'PY' || program_year('WIOA', d) || ' Q' || CAST((month(d) + 5) % 12 // 3 + 1 AS INTEGER)
      WHEN 'federal' THEN 'FY' || program_year('federal', d) || ' Q' || CAST((month(d) + 2) % 12 // 3 + 1 AS INTEGER)
      WHEN 'calendar' THEN year(d) || ' Q' || quarter(d) END`,
  },
  {
    name: 'quarter_after',
    kind: 'macro',
    doc: 'First day of the n-th calendar quarter after the quarter a day is in: quarter_after(exit, 2) for the second quarter after exit.',
    sql: "CREATE MACRO quarter_after(d, n) AS CAST(date_trunc('quarter', d) + to_months(CAST(3 * n AS INTEGER)) AS DATE)",
  },
];
