import type { Evidence, Placed } from './evidence.ts';
import { type Step, walk } from './referral-walk.ts';

export type ReferralRead = Readonly<{
  referralId: string;
  journeyId: string;
  personId: string;
  agency: string;
  step: string;
  cohort: string | null;
  status: string;
  steps: readonly Step[];
  /** The acceptance it stands on, if it stands on one. */
  accepted?: Placed;
  result: string | null;
  /** Whose word struck it as an error, if one did. */
  struckBy: string | null;
}>;

/** Every referral, as its events tell it. */
export const referralsOf = ({ events, state }: Evidence): readonly ReferralRead[] =>
  state.streams
    .filter(({ id }) => id.startsWith('referral-'))
    .flatMap(({ id }) => {
      const own = events.filter(({ stream }) => stream.id === id);
      const [offered] = own;
      return offered ? [read(offered, own)] : [];
    });

const read = (offered: Placed, own: readonly Placed[]): ReferralRead => {
  const data = offered.data as Pick<
    ReferralRead,
    'referralId' | 'journeyId' | 'personId' | 'agency' | 'step' | 'cohort'
  >;
  const { referralId, journeyId, personId, agency, step, cohort } = data;
  const { status, steps } = walk(own);
  const accepted = own.findLast(({ type }) => type === 'ReferralAccepted');
  const completed = own.findLast(({ type }) => type === 'ReferralCompleted');
  const struck = own.findLast(({ type }) => type === 'ReferralEnteredInError');
  return {
    referralId,
    journeyId,
    personId,
    agency,
    step,
    cohort,
    status,
    steps,
    ...(accepted ? { accepted } : {}),
    result: (completed?.data['result'] as string | undefined) ?? null,
    struckBy: (struck?.data['by'] as string | null | undefined) ?? null,
  };
};
