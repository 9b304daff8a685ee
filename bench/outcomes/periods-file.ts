import type { DuckDBConnection } from '@duckdb/node-api';

/** So many periods of participation, the same every time, with exits over five years; as the snapshot writes them. */
export const writePeriods = async (
  connection: DuckDBConnection,
  file: string,
  periods: number,
): Promise<void> => {
  const pick = (salt: number, ...values: readonly string[]): string =>
    `(${JSON.stringify(values).replaceAll('"', "'")})[1 + (hash(i, ${salt}) % ${values.length})::INTEGER]`;
  const counted = (salt: number): string =>
    pick(salt, 'success', 'success', 'success', 'failure', 'unknowable', 'not-yet-known', 'excluded');
  await connection.run(
    `COPY (
      SELECT 'period-' || lpad(i::VARCHAR, 8, '0') AS period_id, 'referral-' || i AS referral_id,
        'person-' || (hash(i, 1) % ${Math.ceil(periods * 0.8)}) AS person_id,
        ${pick(2, 'adult', 'dw', 'youth', 'aefla', 'wp', 'vr')} AS program, 'agency-' || (hash(i, 3) % 40) AS provider,
        1::BIGINT AS ordinal, DATE '2021-07-01' + (hash(i, 4) % 1500)::INTEGER AS entry,
        entry + (90 + hash(i, 5) % 400)::INTEGER AS exit,
        ${pick(6, 'program', 'program', 'program', 'exchange-estimate')} AS exit_basis,
        (hash(i, 7) % 200)::DOUBLE AS contact_hours, NULL::VARCHAR AS entering_level,
        ${counted(8)} AS employment_q2, ${counted(9)} AS employment_q4,
        CASE employment_q2 WHEN 'success' THEN (300000 + hash(i, 10) % 900000)::BIGINT END AS earnings_q2_cents,
        CASE employment_q2 WHEN 'success' THEN 'supplemental' END AS evidence_q2, NULL::VARCHAR AS evidence_q4,
        CASE WHEN hash(i, 13) % 50 = 0 THEN 'earningsCents' END AS contested_q2, NULL::VARCHAR AS contested_q4,
        CASE program WHEN 'wp' THEN NULL ELSE ${counted(11)} END AS credential,
        CASE program WHEN 'wp' THEN NULL ELSE ${counted(12)} END AS skill_gain, false AS same_employer
      FROM range(${periods}) AS t(i) ORDER BY period_id
    ) TO '${file}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 100000)`,
  );
};
