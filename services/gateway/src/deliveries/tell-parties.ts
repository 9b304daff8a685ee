import type { EventMeta } from '@handoff/host';
import type { ReferralNotice } from '@handoff/schemas';
import type { About, Role } from '../domain/view.ts';
import { externalId } from '../external-id.ts';
import type { Gateway } from '../gateway.ts';
import type { Parties } from '../register/cases.ts';
import { comingWith } from './coming-with.ts';
import { factNotice, referralNotice } from './notice.ts';
import { partiesOf } from './parties-of.ts';
import { type Release, release } from './release.ts';
import { withdrawal } from './withdrawal.ts';

export type Said = Readonly<
  {
    status: string /** Where the referral itself stands, where that is another thing. */;
    standing?: string;
  } & Partial<
    Pick<
      ReferralNotice,
      | 'cohort'
      | 'respondBy'
      | 'screenedUnder'
      | 'reason'
      | 'question'
      | 'result'
      | 'next'
      | 'mode'
      | 'priority'
    >
  >
>;

/** The receiver hears under consent to be found a place (routing), the referrer under consent to hear (progress). */
export const tellParties = async (
  referralId: string,
  meta: EventMeta,
  gateway: Gateway,
  { standing, ...said }: Said,
  agency?: string,
): Promise<void> => {
  const parties = await partiesOf(gateway, referralId, agency);
  const purpose = parties.several && agency !== undefined ? { purpose: agency } : {};
  const receiver = toReceiver(gateway, parties, said);
  const source = meta.envelope.sequence === undefined ? {} : { source: meta.envelope.sequence };
  const queue = queueOf(parties, said, meta);
  await release(gateway, meta, {
    ...receiver,
    about: { ...receiver.about, ...source },
    shows: { ...receiver.shows, ...queue },
    ...purpose,
  });
  // Who refers to a service of its own has one view of it, as the one that serves: told twice, the second would undo it.
  if (parties.referrer === parties.agency) return;
  const referrer = toReferrer(gateway, parties, said);
  const shows = { ...referrer.shows, ...(standing === undefined ? {} : { status: standing }) };
  await release(gateway, meta, { ...referrer, about: { ...referrer.about, ...source }, shows, ...purpose });
};

/** Most urgent first, who has no order last; among equals who has waited longest. */
const queueOf = (
  { reference }: Parties,
  { mode, priority }: Said,
  { envelope }: EventMeta,
): Pick<About, 'queue' | 'priority'> => {
  if (mode !== 'queue') return {};
  const urgency = String(priority ?? 9_999).padStart(4, '0');
  return { queue: `${urgency} ${envelope.time} ${reference}`, priority: priority ?? null };
};

const toReceiver = (gateway: Gateway, parties: Parties, said: Said): Release =>
  said.status === 'withdrawn' || said.status === 'offer-closed'
    ? withdrawal(gateway, parties, 'receiver', said.status)
    : {
        ...common(parties, 'receiver', said),
        ownIdOf: parties.referralId,
        needs: { personId: parties.personId, recipient: parties.agency, purpose: 'routing' },
        message: async ({ localRef, term, now }) => {
          const comesWith = await comingWith(gateway, parties);
          return referralNotice({
            ...named(gateway, parties, 'receiver'),
            ...said,
            comesWith,
            localRef,
            term,
            at: now,
          });
        },
      };

const toReferrer = (gateway: Gateway, parties: Parties, said: Said): Release => {
  const { referrer, personId, intakeId, journeyId, step } = parties;
  const whole = {
    intake: externalId(gateway, referrer, intakeId),
    journey: externalId(gateway, referrer, journeyId),
    step,
  };
  const notice = named(gateway, parties, 'referrer');
  return {
    ...common(parties, 'referrer', said),
    ownIdOf: intakeId,
    needs: { personId, recipient: referrer, purpose: 'progress' },
    message: ({ localRef, now }) => referralNotice({ ...notice, ...whole, ...said, localRef, at: now }),
    withheld: ({ localRef, now, reason }) =>
      factNotice({
        kind: 'withheld',
        referral: notice.referral,
        ...whole,
        localRef,
        on: now.slice(0, 10),
        reason,
        at: now,
      }),
  };
};

const common = (parties: Parties, role: Role, { status, respondBy = null }: Said) => {
  const { referralId, personId, intakeId, journeyId, referrer, agency } = parties;
  const { reference, service, program, step, groupId } = parties;
  return {
    partner: role === 'receiver' ? agency : referrer,
    kind: 'referral',
    subject: referralId,
    about: { personId, intakeId, journeyId, role },
    shows: {
      reference,
      service,
      program,
      from: referrer,
      to: agency,
      ...(role === 'referrer' && { step }),
      ...(role === 'receiver' && groupId !== undefined && { groupId }),
      status,
      respondBy,
    },
  } as const;
};

const named = (gateway: Gateway, parties: Parties, role: Role) => {
  const { referralId, referrer, agency, reference, service, program } = parties;
  const referral = externalId(gateway, role === 'receiver' ? agency : referrer, referralId);
  return { referral, reference, role, service, program, from: referrer, to: agency };
};
