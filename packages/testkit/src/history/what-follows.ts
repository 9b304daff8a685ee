import { type Evidence, groupBy, type Placed } from './evidence.ts';
import { isOpenStatus } from './referral-walk.ts';
import { type ReferralRead, referralsOf } from './referrals.ts';
import { type Violation, violationsOf } from './violation.ts';

const missing = violationsOf('what follows');

/** What one service decided has had its consequences in the others. */
export const whatFollows = (evidence: Evidence): readonly Violation[] => {
  const referrals = referralsOf(evidence);
  const open = referrals.filter(({ status }) => isOpenStatus(status));
  return [
    ...referrals.flatMap((referral) => toldOfItsEnd(referral, evidence)),
    ...evidence.ofType('ParticipantErased').flatMap((event) => nothingUnderWay(event, open, evidence)),
    ...stillKept(evidence),
    ...open.flatMap((referral) => covered(referral, evidence)),
    ...evidence.ofType('EnrollmentRecorded', 'EmploymentRecorded').flatMap((fact) => completed(fact, open)),
  ];
};

const nothingUnderWay = (
  { data }: Placed,
  open: readonly ReferralRead[],
  { ofType }: Evidence,
): readonly Violation[] => {
  const { personId, intakeId } = data as { personId: string; intakeId: string };
  const journeyId = ofType('JourneyOpened').find((event) => event.data['intakeId'] === intakeId)?.stream.id;
  const ended = ofType('JourneyEnded').some(({ stream }) => stream.id === journeyId);
  return [
    ...open
      .filter((referral) => referral.personId === personId)
      .map(({ referralId }) => missing(referralId, 'is under way though the person was erased')),
    ...(journeyId === undefined || ended ? [] : [missing(journeyId, 'goes on though the person was erased')]),
  ];
};

/**
 * Whoever works on a referral hears when it is over: the last word to each partner leaves nobody waiting. Without
 * consent an agency is not told what it said itself; an erasure, though, is told to all.
 */
const toldOfItsEnd = (
  { referralId, personId, status }: ReferralRead,
  { state: { takes = [] }, ofType }: Evidence,
): readonly Violation[] => {
  const happened = (type: string) => ofType(type).some(({ data }) => data['personId'] === personId);
  const withheld = happened('ConsentWithdrawn') && !happened('ParticipantErased');
  if (isOpenStatus(status) || withheld) return [];
  const told = takes.filter((take) => take.referralId === referralId && take.kind === 'ReferralNotice');
  return [...groupBy(told, ({ partner }) => partner)].flatMap(([partner, notices]) => {
    const { status: last = '' } = (notices.at(-1)?.body ?? {}) as { status?: string };
    return isOpenStatus(last)
      ? [missing(referralId, `is ${status}, and the last that ${partner} heard is '${last}'`)]
      : [];
  });
};

/** What partners were told of them is gone, and with it the way back from a partner's ids. */
const stillKept = ({ events, ofType }: Evidence): readonly Violation[] => {
  const erased = new Set(ofType('ParticipantErased').map(({ data }) => data['personId']));
  const views = events.filter(({ stream, data }) => {
    const { personId } = (data['about'] ?? {}) as { personId?: string };
    return stream.id.startsWith('view-') && erased.has(personId);
  });
  return [...new Set(views.map(({ stream }) => stream.id))].map((id) =>
    missing(id, 'is still kept though the person was erased'),
  );
};

type Terms = readonly Readonly<{ recipient: string; purposes: readonly string[] }>[];

/** Who took consent back from an agency is not with it any more. */
const covered = (
  { referralId, personId, agency }: ReferralRead,
  { events }: Evidence,
): readonly Violation[] => {
  const own = events.filter(
    ({ stream, data }) => stream.id.startsWith('consent-') && data['personId'] === personId,
  );
  let live = true;
  for (const { type, data } of own) {
    if (type === 'ConsentGranted' && grants(data, agency)) live = true;
    if (type === 'ConsentWithdrawn' && withdraws(data, agency)) live = false;
  }
  return live ? [] : [missing(referralId, `is under way at ${agency} without consent`)];
};

const grants = (data: Placed['data'], agency: string): boolean =>
  (data['terms'] as Terms).some(
    ({ recipient, purposes }) => recipient === agency && purposes.includes('routing'),
  );

const withdraws = (data: Placed['data'], agency: string): boolean => {
  const { recipient, purposes } = data as { recipient: string | null; purposes: readonly string[] | null };
  return [null, agency].includes(recipient) && (purposes === null || purposes.includes('routing'));
};

/** Who is enrolled or placed is not waited for any more. */
const completed = ({ type, data }: Placed, open: readonly ReferralRead[]): readonly Violation[] =>
  open
    .filter(({ referralId, agency }) => referralId === data['referralId'] && agency === data['provider'])
    .map(({ referralId, status }) => missing(referralId, `is ${status} after ${type}`));
