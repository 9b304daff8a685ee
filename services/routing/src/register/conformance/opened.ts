import { fold } from '@handoff/decider';
import type { StoredEvent, StreamStore } from '@handoff/stream-store';
import type { ReferralEvent } from '../../domain/referral/events.ts';
import * as sample from '../../domain/referral/referral.samples.ts';
import type { Needs, Register, Screening } from '../register.ts';

export type Opened = Readonly<{
  register: Register;
  stores: Readonly<Record<'referral' | 'journey' | 'seats', StreamStore>>;
}>;

export type Open = () => Promise<Opened>;

const sealed = { keyId: 'key-1', purpose: 'routing', nonce: 'bm9uY2U', ciphertext: 'c2VjcmV0', tag: 'dGFn' };
export const screening = (factsSequence: number): Screening => ({
  screeningId: 'screening-1',
  rulesVersion: `rules after ${factsSequence}`,
  factsSequence,
  verdicts: sealed,
});
export const needs: Needs = {
  intakeId: 'intake-1',
  personId: 'person-1',
  referrer: 'harbor-worker-center',
  jurisdiction: 'US-MA',
  language: 'es',
  needs: ['learn.esl'],
  pathway: null,
  follows: null,
  choices: [{ rank: 1, service: 'learn.esl', agency: 'bayside-community-college' }],
};
/** A stream as the handler would have stored it. */
export const put = async (
  store: StreamStore,
  id: string,
  state: object,
  ...told: readonly (readonly [type: string, time: string])[]
): Promise<void> => {
  const events = (told.length > 0 ? told : [['Sample', sample.at] as const]).map(
    ([type, time], index): StoredEvent => ({
      id: `${id} ${index}`,
      type,
      schema: 1,
      sequence: index + 1,
      time,
      causation: id,
      data: {},
    }),
  );
  await store.append(id, 0, {
    events,
    handled: {
      causation: id,
      bodyHash: 'body',
      at: sample.at,
      outcome: { kind: 'done', version: events.length },
    },
    snapshot: { fold: 1, state },
    dueAt: null,
  });
};

export const putReferral = (
  { stores }: Opened,
  name: string,
  ...events: readonly ReferralEvent[]
): Promise<void> => {
  const named = events.map((event, minute) => ({
    ...event,
    data: { ...event.data, referralId: `referral-${name}` },
    at: `2026-01-05T14:0${minute + name.length}:00.000Z`,
  })) as ReferralEvent[];
  return put(stores.referral, `referral-${name}`, fold(sample.referral, named));
};
