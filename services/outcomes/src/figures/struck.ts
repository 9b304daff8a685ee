import type { FactRow } from '../tables/fact-row.ts';
import { type Facts, textIn } from './facts-as-of.ts';

/** Whether this is the move by which a referral was struck. */
export const struckIn = (move: FactRow): boolean => move['status'] === 'entered-in-error';

/**
 * Referrals entered in error: they never were one. What a provider reported under them is its own entry, and stands
 * until the provider takes it back; no figure of the network rests on it (docs/decisions/0026).
 */
export const struckReferrals = ({ rows }: Pick<Facts, 'rows'>): ReadonlySet<string> =>
  new Set(rows.referral_moves.filter(struckIn).flatMap((row) => textIn(row, 'referralId') ?? []));
