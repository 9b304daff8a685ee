import { type Evidence, groupBy } from './evidence.ts';
import type { StreamRead } from './final-state.ts';
import { isOpenStatus } from './referral-walk.ts';
import { type ReferralRead, referralsOf } from './referrals.ts';
import { type Violation, violationsOf } from './violation.ts';

const misplaced = violationsOf('no place twice');

type Change = Readonly<{
  agency: string;
  cohort: string;
  kind: string;
  seats: number;
  change: string;
  referralId: string | null;
  heldUntil: string | null;
}>;
type Place = Readonly<{ as: 'held' | 'taken'; until: string | null }>;
type Cohort = Readonly<{ id: string; last: Change; places: ReadonlyMap<string, Place> }>;

/** Never more places given than there are, and whoever was accepted on one has it in the end; nobody else does. */
export const noPlaceTwice = (evidence: Evidence): readonly Violation[] => {
  const cohorts = new Map<string, Cohort>();
  const faults: Violation[] = [];
  for (const stream of evidence.state.streams.filter(({ id }) => id.startsWith('seats-'))) {
    const { cohort, overfull } = replay(stream);
    faults.push(...overfull);
    if (cohort) cohorts.set(`${cohort.last.agency}/${cohort.last.cohort}`, cohort);
  }
  const referrals = referralsOf(evidence);
  return [
    ...faults,
    ...referrals.flatMap((referral) => settled(referral, cohorts)),
    ...acceptedBeyond(referrals, cohorts),
    ...[...cohorts.values()].flatMap((cohort) => nobodyLeftHolding(cohort, referrals, evidence.state.now)),
  ];
};

const replay = ({ id, events }: StreamRead): { cohort?: Cohort; overfull: readonly Violation[] } => {
  const places = new Map<string, Place>();
  const overfull: Violation[] = [];
  let last: Change | undefined;
  for (const { data, sequence } of events) {
    last = data as Change;
    give(places, last);
    if (last.kind === 'held' && places.size > last.seats)
      overfull.push(misplaced(id, `gave ${places.size} of ${last.seats} places at version ${sequence}`));
  }
  return { ...(last ? { cohort: { id, last, places } } : {}), overfull };
};

const give = (places: Map<string, Place>, { change, referralId, heldUntil }: Change): void => {
  if (referralId === null) return;
  if (change === 'released') places.delete(referralId);
  if (change === 'taken') places.set(referralId, { as: 'taken', until: null });
  if (change === 'held' || change === 'hold-due') places.set(referralId, { as: 'held', until: heldUntil });
};

const keeping = ['enrolled', 'placed', 'served'];

/** Who is enrolled sits there also if somebody else than the agency strikes the referral they came by. */
const standsOnPlace = ({ status, result, accepted, struckBy }: ReferralRead): boolean => {
  if (accepted === undefined) return false;
  const seated = keeping.includes(result ?? '');
  if (status === 'entered-in-error') return seated && struckBy !== null && struckBy !== 'T';
  return status === 'completed' ? seated : ['accepted', 'active', 'withdrawal-requested'].includes(status);
};

const settled = (referral: ReferralRead, cohorts: ReadonlyMap<string, Cohort>): readonly Violation[] => {
  const { referralId, agency, accepted } = referral;
  const named = (accepted?.data['cohort'] ?? referral.cohort) as string | null;
  const place = cohorts.get(`${agency}/${named}`)?.places.get(referralId);
  if (standsOnPlace(referral) && isHeld(accepted?.data['hold']))
    return place?.as === 'taken' ? [] : [misplaced(referralId, 'was accepted on a hold and has no place')];
  if (!isOpenStatus(referral.status) && !standsOnPlace(referral) && place)
    return [misplaced(referralId, `is ${referral.status} and still has a place`)];
  return [];
};

const isHeld = (hold: unknown): boolean => hold !== null && hold !== undefined;

/** Asked of the referrals alone, so that it shows also when nobody wrote the places down. A fact needs no place. */
const acceptedBeyond = (
  referrals: readonly ReferralRead[],
  cohorts: ReadonlyMap<string, Cohort>,
): readonly Violation[] => {
  const standing = referrals.filter(
    (referral) => standsOnPlace(referral) && typeof referral.accepted?.data['impliedBy'] !== 'string',
  );
  const by = groupBy(standing, ({ agency, accepted }) => `${agency}/${String(accepted?.data['cohort'])}`);
  return [...by].flatMap(([name, accepted]) => {
    const last = cohorts.get(name)?.last;
    if (!last || last.kind !== 'held' || accepted.length <= last.seats) return [];
    return [misplaced(name, `has ${last.seats} places and ${accepted.length} referrals accepted on them`)];
  });
};

const nobodyLeftHolding = (
  { id, places }: Cohort,
  referrals: readonly ReferralRead[],
  now: string,
): readonly Violation[] =>
  [...places].flatMap(([referralId, { as, until }]) => {
    if (!referrals.some((one) => one.referralId === referralId))
      return [misplaced(id, `gives a place to ${referralId}, which is not there`)];
    return as === 'held' && until !== null && until < now
      ? [misplaced(id, `still holds a place for ${referralId}, until ${until}`)]
      : [];
  });
