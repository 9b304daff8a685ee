import type { Context } from '@handoff/host';
import type { ReferralOffered } from '@handoff/schemas';

/** Who stands at the two ends of a referral, and what it belongs to. */
export type Parties = Readonly<{
  referralId: string;
  referrer: string;
  agency: string;
  journeyId: string;
  intakeId: string;
  personId: string;
  reference: string;
  service: string;
  program: string | null;
  step: string;
}>;

type Row = { _id: string } & Omit<Parties, 'referralId'>;

const rows = ({ db }: Context) => db.collection<Row>('parties');

export const keepParties = async (context: Context, offered: ReferralOffered): Promise<void> => {
  const { referrer, agency, journeyId, intakeId, personId, reference, service, program, step } = offered;
  const row = { referrer, agency, journeyId, intakeId, personId, reference, service, program, step };
  await rows(context).updateOne({ _id: offered.referralId }, { $set: row }, { upsert: true });
};

/**
 * Whoever reports on a referral was told of it by us first, so its parties are known here by then; only a partition of
 * `handoff.referrals` that is still being read can make an outcome come early, and then it waits its turn.
 */
export const partiesOf = async (context: Context, referralId: string): Promise<Parties> => {
  const row = await rows(context).findOne({ _id: referralId });
  if (!row) throw new NotYet(`the offer of ${referralId} has not been read yet`);
  const { _id, ...parties } = row;
  return { referralId: _id, ...parties };
};

class NotYet extends Error {
  override readonly name = 'NotYet';
  readonly transient = true;
  readonly code = 'offer-not-read-yet';
}
