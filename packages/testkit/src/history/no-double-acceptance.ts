import { type Evidence, groupBy } from './evidence.ts';
import { isOpenStatus } from './referral-walk.ts';
import { type ReferralRead, referralsOf } from './referrals.ts';
import { type Violation, violationsOf } from './violation.ts';

const twice = violationsOf('I2');

/** A referral is accepted once an offer, and one step of a journey never stands with two agencies. */
export const noDoubleAcceptance = (evidence: Evidence): readonly Violation[] => {
  const referrals = referralsOf(evidence);
  const bySteps = groupBy(referrals, ({ journeyId, step }) => `${journeyId} ${step}`);
  return [
    ...referrals.flatMap(acceptedOnce),
    ...referrals.flatMap((referral) => acknowledgedOnce(referral, evidence)),
    ...[...bySteps].flatMap(([step, sharing]) => oneAgency(step, sharing)),
  ];
};

const acceptedOnce = ({ referralId, steps }: ReferralRead): readonly Violation[] => {
  let accepted = 0;
  for (const { event } of steps) {
    if (event.type === 'ReferralOffered') accepted = 0;
    if (event.type === 'ReferralAccepted') accepted += 1;
    if (accepted > 1) return [twice(referralId, 'was accepted twice on one offer')];
  }
  return [];
};

/** As many acceptances were acknowledged, by whatever way, as there are. */
const acknowledgedOnce = ({ referralId, steps }: ReferralRead, { ops }: Evidence): readonly Violation[] => {
  const acknowledged = new Set(
    ops
      .filter(
        ({ args, known, answer }) =>
          known === 'ok' &&
          answer?.kind === 'done' &&
          args['status'] === 'accepted' &&
          args.stream === referralId,
      )
      .map(({ args }) => args.causation),
  );
  const moves = steps.filter(({ event }) => acknowledged.has(event.causation));
  return acknowledged.size > moves.length
    ? [twice(referralId, `${acknowledged.size} acceptances were acknowledged and ${moves.length} stand`)]
    : [];
};

const oneAgency = (step: string, referrals: readonly ReferralRead[]): readonly Violation[] => {
  const open = referrals.filter(({ status }) => isOpenStatus(status));
  if (open.length <= 1) return [];
  const where = open.map(({ agency, status }) => `${status} at ${agency}`).join(', ');
  return [twice(step, `is under way ${open.length} times: ${where}`)];
};
