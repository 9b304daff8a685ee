import { actors, closedStatuses, type Status, transitionFor } from '../domain/referral/transitions.ts';
import { type Finding, flagged, refused } from './finding.ts';
import type { ReferralRecord } from './referral-record.ts';

/** What can't have happened, whoever tells it. `all`: what came with it, its parent perhaps. */
export const checkRecord = ({ record, place }: Placed, all: readonly Placed[]): readonly Finding[] => [
  ...beforeSent(record, place),
  ...outOfOrder(record, place),
  ...movesOf(record, place),
  ...endsElsewhere(record, place),
  ...againstParent(record, place, all),
];

const beforeSent = ({ at, sentAt, status }: ReferralRecord, place: string): readonly Finding[] => {
  if (at === null || at >= sentAt) return [];
  const isClosed = (closedStatuses as readonly string[]).includes(status);
  return [
    refused(isClosed ? 'completed-before-sent' : 'moved-before-sent', `${place}.at`, {
      reason: `It stands as ${status} since ${at}, and was sent only at ${sentAt}.`,
      mend: 'Correct the earlier of the two times in the system it comes from.',
    }),
  ];
};

const outOfOrder = ({ history, sentAt }: ReferralRecord, place: string): readonly Finding[] =>
  history.flatMap(({ status, at }, index) => {
    const before = index === 0 ? sentAt : (history[index - 1]?.at ?? sentAt);
    if (at >= before) return [];
    return [
      refused('history-out-of-order', `${place}.history[${index}].at`, {
        reason: `${status} is dated ${at}, before what came before it (${before}).`,
        mend: 'List the moves in the order in which they happened, with their own times.',
      }),
    ];
  });

const movesOf = ({ history }: ReferralRecord, place: string): readonly Finding[] =>
  history.flatMap(({ status, by }, index) => {
    const from: Status = index === 0 ? 'none' : (history[index - 1]?.status ?? 'none');
    const who = by === null ? actors : [by];
    if (from === status || who.some((actor) => transitionFor(from, status, actor))) return [];
    return [
      flagged('impossible-move', `${place}.history[${index}]`, {
        reason: `Nobody${by === null ? '' : ` who is ${by}`} can move a referral from ${from} to ${status}.`,
        mend: 'See the table of transitions; a step between may be missing.',
      }),
    ];
  });

const endsElsewhere = ({ history, status }: ReferralRecord, place: string): readonly Finding[] => {
  const last = history.at(-1);
  if (!last || last.status === status) return [];
  return [
    refused('status-against-history', `${place}.status`, {
      reason: `It says ${status}, and its history ends with ${last.status}.`,
      mend: 'Add the last move to the history, or correct the status.',
    }),
  ];
};

/** A referral that was passed on can't be older than the one it was passed on from. */
const againstParent = (record: ReferralRecord, place: string, all: readonly Placed[]): readonly Finding[] => {
  if (record.partOf === null) return [];
  if (record.partOf === record.referral) return [ownParent(place)];
  const parent = all.find(({ record: { referral } }) => referral === record.partOf)?.record;
  if (!parent) return [unknownParent(record.partOf, place)];
  return parent.sentAt <= record.sentAt ? [] : [olderThanParent(record, parent, place)];
};

export type Placed = Readonly<{ record: ReferralRecord; place: string }>;

const ownParent = (place: string): Finding =>
  refused('child-before-parent', `${place}.partOf`, {
    reason: 'It names itself as the referral it was passed on from.',
    mend: 'Name the other referral, or leave partOf out.',
  });

const unknownParent = (partOf: string, place: string): Finding =>
  flagged('dangling-reference', `${place}.partOf`, {
    reason: `${partOf} is not in this file, so the order of the two could not be checked.`,
    mend: 'Send both together.',
  });

const olderThanParent = (child: ReferralRecord, parent: ReferralRecord, place: string): Finding =>
  refused('child-before-parent', `${place}.sentAt`, {
    reason: `It was sent at ${child.sentAt}, before the referral it was passed on from (${parent.sentAt}).`,
    mend: 'Correct the time of the one that is wrong.',
  });
