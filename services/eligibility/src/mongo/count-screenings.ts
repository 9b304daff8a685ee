import type { Context } from '@handoff/host';

/** Intakes screened at least once. By verdict nothing is counted: verdicts are sealed, here too. */
export const countScreenings = ({ db }: Context): Promise<number> =>
  db.collection('screening').countDocuments({ version: { $gt: 0 } });
